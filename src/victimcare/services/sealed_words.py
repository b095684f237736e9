"""Which columns hold words about a person, sealed under that person's key, and how each is read and written.

The words of a column `note` lie in `sealed_note`. Rows of before have them in `note` still: `seal_old_words` seals
those, some at a time. Nothing else writes the column in the clear, and every reader comes through here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F, Model, Q, QuerySet

from victimcare.records.models import (
    ClosingCall,
    Contact,
    GuardDecision,
    HandoverItem,
    HandoverStep,
    KeptSound,
    Need,
    PlanPoint,
    QueueEntry,
    ReachAttempt,
    TaskChange,
    TellOnceNote,
)
from victimcare.services import person_keys
from victimcare.services.person_keys import OpeningKeys, SealingKey, load_person_keys


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """A column of words. A row is one of the table, or a named tuple with the columns that `place` names."""

    table: type[Model]
    name: str
    place: str  # what the words are bound to: their row and column, such as "contact:{row.public_id}:note"
    person: str  # the way from a row to the person whom the words are about

    @property
    def sealed_name(self) -> str:
        return f"sealed_{self.name}"

    def put_words(self, row: Any, words: str, key: SealingKey) -> None:
        """Into a row that is stored afterwards: sealed, and nothing in the clear."""
        setattr(row, self.name, "")
        setattr(row, self.sealed_name, key.seal_words(words, self._place_of(row)))

    def open_words(self, row: Any, keys: OpeningKeys | None = None) -> str:
        """The words of one row. `keys`: where several rows are shown, of all of them."""
        sealed: bytes | memoryview | None = getattr(row, self.sealed_name)
        if not sealed:
            return str(getattr(row, self.name))
        return (keys or load_person_keys([sealed])).open_words(sealed, self._place_of(row))

    def is_filled(self, row: Any) -> bool:
        return bool(getattr(row, self.sealed_name) or getattr(row, self.name))

    def load_keys(self, rows: Iterable[Any]) -> OpeningKeys:
        """What opens the words of all these rows, by one query."""
        return load_person_keys(getattr(row, self.sealed_name) for row in rows)

    def has_words(self) -> Q:
        return ~Q(**{self.name: ""}) | (Q(**{f"{self.sealed_name}__isnull": False}) & ~Q(**{self.sealed_name: b""}))

    def _place_of(self, row: Any) -> str:
        place = self.place.format(row=row)
        assert "None" not in place, "the row says which it is before its words are sealed"
        assert "<" not in place, "the database would say which row it is later"
        return place


CONTACT_NOTE = SealedColumn(Contact, "note", "contact:{row.public_id}:note", "victim__person")
TASK_NOTE = SealedColumn(TaskChange, "note", "task:{row.task_id}:note", "task__victim__person")
CALL_NOTE = SealedColumn(QueueEntry, "note", "call:{row.call_id}:note", "call__victim__person")
REACH_NOTE = SealedColumn(ReachAttempt, "note", "reach-attempt:{row.public_id}:note", "task__victim__person")
TELL_ONCE_AVOID, TELL_ONCE_NEEDS, TELL_ONCE_HAPPENED = (
    SealedColumn(TellOnceNote, name, "tell-once:{row.victim_id}:{row.version}:" + name, "victim__person")
    for name in ("avoid", "needs", "happened")
)
GUARD_REASON = SealedColumn(GuardDecision, "reason", "guard-decision:{row.victim_id}:reason", "victim__person")
PLAN_SEEN_BY = SealedColumn(PlanPoint, "seen_by", "plan:{row.plan_id}:seen_by", "plan__victim__person")
CLOSING_NOTE = SealedColumn(ClosingCall, "note", "closing-call:{row.victim_id}:note", "victim__person")
NEED_WHY = SealedColumn(Need, "why", "need:{row.assessment_id}:{row.code}:why", "victim__person")
PACKET_STEP_WORDS = SealedColumn(HandoverStep, "words", "packet:{row.packet_id}:words", "packet__victim__person")
PACKET_ITEM_REASON = SealedColumn(
    HandoverItem, "reason", "packet:{row.packet_id}:{row.item}:reason", "packet__victim__person"
)
SOUND_SUMMARY = SealedColumn(KeptSound, "summary", "sound:{row.public_id}:summary", "victim__person")

SEALED_COLUMNS: tuple[SealedColumn, ...] = (
    CONTACT_NOTE,
    TASK_NOTE,
    CALL_NOTE,
    REACH_NOTE,
    TELL_ONCE_AVOID,
    TELL_ONCE_NEEDS,
    TELL_ONCE_HAPPENED,
    GUARD_REASON,
    PLAN_SEEN_BY,
    CLOSING_NOTE,
    NEED_WHY,
    PACKET_STEP_WORDS,
    PACKET_ITEM_REASON,
    SOUND_SUMMARY,
)


def blank_words(rows: QuerySet[Any], *columns: SealedColumn) -> int:
    """Take the words of these columns away. Returns in how many rows there were some."""
    some = Q()
    for column in columns:
        some |= column.has_words()
    blank = {column.name: "" for column in columns} | {column.sealed_name: b"" for column in columns}
    return rows.filter(some).update(**blank)


def count_old_words() -> int:
    """How many rows have words in the clear still."""
    return sum(_old(table, columns).count() for table, columns in _by_table())


def seal_old_words(*, most: int = 1000) -> int:
    """Seal words that rows of before have in the clear, newest first, at most so many rows of each table. Returns how
    many rows it sealed: none when nothing is left. Each table is a transaction of its own."""
    return sum(_seal_rows(table, columns, most) for table, columns in _by_table())


@transaction.atomic
def _seal_rows(table: type[Model], columns: Sequence[SealedColumn], most: int) -> int:
    old = _old(table, columns).select_for_update(of=("self",), skip_locked=True)
    rows = list(old.annotate(person_of_words=F(columns[0].person)).order_by("-pk")[:most])
    keys = person_keys.fetch_person_keys({row.person_of_words for row in rows})
    for row in rows:
        for column in columns:
            if words := getattr(row, column.name):
                column.put_words(row, words, keys[row.person_of_words])
    names = [name for column in columns for name in (column.name, column.sealed_name)]
    table._base_manager.bulk_update(rows, names, batch_size=200)
    return len(rows)


def _old(table: type[Model], columns: Collection[SealedColumn]) -> QuerySet[Any]:
    some = Q()
    for column in columns:
        some |= ~Q(**{column.name: ""})
    return table._base_manager.filter(some)


def _by_table() -> list[tuple[type[Model], list[SealedColumn]]]:
    found: dict[type[Model], list[SealedColumn]] = {}
    for column in SEALED_COLUMNS:
        found.setdefault(column.table, []).append(column)
    return list(found.items())
