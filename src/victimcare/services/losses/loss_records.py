"""Stores things and lists sealed in their rows, reads them back as this package's shapes, and compares lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from victimcare.records.models import LossList, LostItem, LostItemFile
from victimcare.rules.court.belongings import (
    LossFault,
    LossKind,
    LossLimit,
    LossTotal,
    ValueSource,
    find_loss_fault,
    parse_clear_value,
    total_values,
)
from victimcare.services.files.file_store import FileSummary, summarise_file
from victimcare.services.person_keys import OpeningKeys, fetch_victim_key, load_person_keys
from victimcare.services.sealing import Unopened

LONGEST_ANSWER = 200  # characters of one answer
LONGEST_VALUE = 20
NO_FILES: tuple[FileSummary, ...] = ()


class TooManyThings(Exception):
    """The list is full; the victim can still ring."""


class TooManyFiles(Exception):
    """These files would exceed a limit, and none was stored. `which`: of the limits."""

    def __init__(self, which: LossLimit) -> None:
        super().__init__(which)
        self.which = which


class NothingToSend(ValueError):
    """The list is empty, or a thing on it must be mended first."""


class TooManySent(Exception):
    """The limit of lists sent in a day is reached; the victim can still ring."""


@dataclass(frozen=True, slots=True)
class ThingAnswers:
    """A victim's answers about one thing. All but the name may be empty, meaning not known."""

    what: str = ""
    happened: LossKind = LossKind.NOT_KNOWN
    value: str = ""  # in pounds, as typed
    known_by: ValueSource = ValueSource.NOT_KNOWN
    bought: str = ""
    mark: str = ""  # a serial number, or another mark that identifies it


@dataclass(frozen=True, slots=True)
class LostThingDetail:
    """One thing on a list. `pence` None: its value is not known."""

    id: UUID
    answers: ThingAnswers
    pence: int | None
    to_mend: LossFault | None
    files: tuple[FileSummary, ...]


@dataclass(frozen=True, slots=True)
class SentListDetail:
    """A list as it was sent. `added_at`: when it was added to the crime record, by `added_by`, an officer or a
    colleague. `things` None: they were erased. `with_second_factor`: a second factor besides the code was shown when it
    was sent. `is_news_to_victim`: the victim has not read on their page that the officer added it."""

    id: UUID
    number: int
    sent_at: datetime
    answer_by: date | None
    things: tuple[LostThingDetail, ...] | None
    total: LossTotal
    added_at: datetime | None
    added_by: str
    is_added_by_officer: bool
    is_news_to_victim: bool
    with_second_factor: bool

    @property
    def has_media(self) -> bool:
        return any(thing.files for thing in self.things or ())


_GONE = ThingAnswers()


def seal_answers(answers: ThingAnswers, victim_id: int, thing_id: UUID) -> bytes:
    return fetch_victim_key(victim_id).seal_json(asdict(answers), _about_thing(thing_id))


def seal_things(things: Iterable[LostThingDetail], victim_id: int, list_id: UUID) -> bytes:
    """The whole list as sent, with the ids of its files."""
    rows = [
        {"id": str(thing.id), "files": [str(file.id) for file in thing.files], **asdict(thing.answers)}
        for thing in things
    ]
    return fetch_victim_key(victim_id).seal_json(rows, _about_list(list_id))


def load_things(rows: Collection[LostItem]) -> tuple[LostThingDetail, ...]:
    """Things on a victim's unsent list, with their files. Two queries."""
    return _things(rows, load_person_keys(row.sealed for row in rows))


def load_things_and_lists(
    victim_id: int, rows: Collection[LostItem]
) -> tuple[tuple[LostThingDetail, ...], tuple[SentListDetail, ...]]:
    """Things on a victim's unsent list, and every list that they sent. Four queries, one of them for all keys."""
    sent = _sent_by([victim_id])
    keys = load_person_keys([*(row.sealed for row in rows), *(row.sealed for row in sent)])
    return _things(rows, keys), _lists([victim_id], sent, keys).get(victim_id, ())


def _things(rows: Collection[LostItem], keys: OpeningKeys) -> tuple[LostThingDetail, ...]:
    files: dict[int, list[FileSummary]] = {}
    attached = LostItemFile.objects.filter(thing__in=rows, taken_away_at=None).select_related("file").order_by("id")
    for one in attached:
        files.setdefault(one.thing_id, []).append(summarise_file(one.file))
    return tuple(_thing(row.public_id, _answers_in(row, keys), tuple(files.get(row.id, NO_FILES))) for row in rows)


def load_lists(victim_id: int) -> tuple[SentListDetail, ...]:
    """Every list that a victim sent, the newest first. Three queries."""
    return load_lists_by_victim([victim_id]).get(victim_id, ())


def load_lists_by_victim(victim_ids: Collection[int]) -> dict[int, tuple[SentListDetail, ...]]:
    """The same for each of these victims who sent one. Three queries."""
    rows = _sent_by(victim_ids)
    return _lists(victim_ids, rows, load_person_keys(row.sealed for row in rows))


def _sent_by(victim_ids: Collection[int]) -> list[LossList]:
    rows = LossList.objects.filter(victim_id__in=victim_ids).order_by("-number")
    return list(rows.select_related("message", "added_by", "added_by_officer"))


def _lists(
    victim_ids: Collection[int], rows: Collection[LossList], keys: OpeningKeys
) -> dict[int, tuple[SentListDetail, ...]]:
    sent = LostItemFile.objects.filter(thing__victim_id__in=victim_ids, sent_at__isnull=False).select_related("file")
    files = {str(one.file.public_id): summarise_file(one.file) for one in sent}
    found: dict[int, list[SentListDetail]] = {}
    for row in rows:
        found.setdefault(row.victim_id, []).append(_list(row, files, keys))
    return {victim_id: tuple(lists) for victim_id, lists in found.items()}


def _list(row: LossList, files: dict[str, FileSummary], keys: OpeningKeys) -> SentListDetail:
    things = _things_in(row, files, keys)
    return SentListDetail(
        id=row.public_id,
        number=row.number,
        sent_at=row.sent_at,
        answer_by=row.message.answer_by,
        things=things,
        total=total_values(thing.pence for thing in things or ()),
        added_at=row.added_at,
        added_by=by.name if (by := row.added_by_officer or row.added_by) else "",
        is_added_by_officer=row.added_by_officer_id is not None,
        is_news_to_victim=row.added_by_officer_id is not None and row.added_read_at is None,
        with_second_factor=row.message.with_second_factor,
    )


def _things_in(row: LossList, files: dict[str, FileSummary], keys: OpeningKeys) -> tuple[LostThingDetail, ...] | None:
    """None: they were erased, or can no longer be opened."""
    try:
        opened: list[dict[str, Any]] | None = keys.open_json(
            row.sealed, _about_list(row.public_id), instead=lambda _: None
        )
    except Unopened:
        return None
    if opened is None:
        return None
    return tuple(
        _thing(UUID(one["id"]), _answers(one), tuple(files[file] for file in one["files"] if file in files))
        for one in opened
    )


def _answers_in(row: LostItem, keys: OpeningKeys) -> ThingAnswers:
    try:
        opened: dict[str, Any] | None = keys.open_json(row.sealed, _about_thing(row.public_id), instead=lambda _: None)
    except Unopened:
        return _GONE
    return _GONE if opened is None else _answers(opened)


def _answers(kept: dict[str, Any]) -> ThingAnswers:
    return ThingAnswers(
        what=kept["what"],
        happened=LossKind(kept["happened"]),
        value=kept["value"],
        known_by=ValueSource(kept["known_by"]),
        bought=kept["bought"],
        mark=kept["mark"],
    )


def _thing(thing_id: UUID, answers: ThingAnswers, files: tuple[FileSummary, ...]) -> LostThingDetail:
    mend = find_loss_fault(what=answers.what, value=answers.value)
    return LostThingDetail(thing_id, answers, parse_clear_value(answers.value), mend, files)


def _about_thing(thing_id: UUID) -> str:
    return f"lost_thing:{thing_id}"


def _about_list(list_id: UUID) -> str:
    return f"loss_list:{list_id}"


# What a list has that an earlier one lacked: for an officer who has dealt with the earlier one.


@dataclass(frozen=True, slots=True)
class ListChanges:
    """`added`, `changed`: things of the newer list. `taken_off`: things of the earlier one that are no longer
    listed."""

    added: frozenset[UUID] = frozenset()
    changed: frozenset[UUID] = frozenset()
    taken_off: tuple[LostThingDetail, ...] = ()

    @property
    def count(self) -> int:
        return len(self.added) + len(self.changed) + len(self.taken_off)


def compare_lists(earlier: Sequence[LostThingDetail], newer: Sequence[LostThingDetail]) -> ListChanges:
    """Things are matched by id: a thing with other answers or files counts as changed."""
    before = {thing.id: thing for thing in earlier}
    now_listed = {thing.id for thing in newer}
    return ListChanges(
        added=frozenset(thing.id for thing in newer if thing.id not in before),
        changed=frozenset(
            thing.id for thing in newer if thing.id in before and not _is_same_thing(before[thing.id], thing)
        ),
        taken_off=tuple(thing for thing in earlier if thing.id not in now_listed),
    )


def _is_same_thing(one: LostThingDetail, other: LostThingDetail) -> bool:
    return one.answers == other.answers and [file.id for file in one.files] == [file.id for file in other.files]
