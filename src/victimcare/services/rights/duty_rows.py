"""Stores duties as rows, and the earlier reading of each row that changes. A row keeps its id for as long as the duty
exists, because messages and tasks point at it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import connection

from victimcare.records.models.victim_rights.duties import DutyChangeReason
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights import (
    CaseDuties,
    Duty,
    DutyEnding,
    DutyReason,
    DutyStatus,
    EventRef,
    Fact,
    Unit,
    duty_acts,
)
from victimcare.rules.rights.case_facts import fact_order
from victimcare.services.bulk_copy import CopyCell, CopyRow, copy_in_rows, moment_cell, truth_cell
from victimcare.services.cases.case_timeline import TimelineEntry


class DutyKey(NamedTuple):
    victim_id: int
    triggered_by_id: int
    code: str


class DutyValues(NamedTuple):
    edition: str
    right: int
    starts_at: datetime
    starts_on: date
    unit: str
    is_window: bool
    due_on: date | None
    due_at: datetime | None
    met_at: datetime | None
    met_by_id: int | None
    ending: str
    reason: str
    note: str
    ending_at: datetime | None
    review_on: date | None
    explained_by_id: int | None
    harm: int


_HARM_WHEN_ENDED = 1


class DutyChange(NamedTuple):
    """A stored row that has changed or was removed."""

    key: DutyKey
    before: DutyValues
    after: DutyValues | None

    @property
    def is_only_met(self) -> bool:
        """Whether the duty was only met for the first time, its lateness explained, or its harm regraded: the earlier
        row is then still true for its time."""
        was, now = self.before, self.after
        if now is None:
            return False
        as_then = now._replace(explained_by_id=was.explained_by_id, harm=was.harm)
        return was in (as_then, as_then._replace(met_at=None, met_by_id=None))


_COLUMNS = ('"right"' if name == "right" else name for name in DutyValues._fields)
_ALL = ("victim_id", "triggered_by_id", "code", *_COLUMNS)

_STORED = f"SELECT id, {', '.join(_ALL)} FROM records_duty WHERE victim_id = ANY(%s)"  # noqa: S608  our names
_CHANGE = f"UPDATE records_duty SET {', '.join(f'{name} = %s' for name in _ALL[3:])} WHERE id = %s"  # noqa: S608


def duty_values(
    duties: CaseDuties, harm: Mapping[str, int], victim_ids: Mapping[str, int], event_ids: Mapping[EventRef, int]
) -> dict[DutyKey, DutyValues]:
    """The engine's result for a case, as rows. `harm` is keyed by the record system's id of the victim."""
    return {
        DutyKey(victim_ids[victim.victim_id], event_ids[duty.triggered_by], duty.id): _values(
            duty, event_ids, harm[victim.victim_id]
        )
        for victim in duties.victims
        for duty in victim.duties
    }


def _values(duty: Duty, event_ids: Mapping[EventRef, int], harm: int) -> DutyValues:
    ending, note = duty.ending, duty.note
    return DutyValues(
        duty.edition,
        duty.right,
        duty.starts_at,
        duty.starts_on,
        duty.unit or "",
        duty.is_window,
        duty.due_on,
        duty.due_at,
        duty.met_at,
        event_ids[duty.met_by] if duty.met_by else None,
        ending.status if ending else "",
        ending.reason if ending else "",
        note or "",
        ending.since if ending else None,
        ending.review_on if ending else None,
        event_ids[duty.explained_by] if duty.explained_by else None,
        harm if _is_open(duty) else _HARM_WHEN_ENDED,
    )


def _is_open(duty: Duty) -> bool:
    """Whether the duty is open, or held and may open again. Later facts change no other duty."""
    return duty.met_at is None and (duty.ending is None or duty.ending.status is DutyStatus.HELD)


def duty_from_row(record_id: str, key: DutyKey, values: DutyValues, events: Mapping[int, EventRef]) -> Duty:
    """The engine's own type again, from a stored row. `events` holds the events that the row points at."""
    return Duty(
        victim_id=record_id,
        id=key.code,
        edition=values.edition,
        right=values.right,
        triggered_by=events[key.triggered_by_id],
        starts_at=values.starts_at,
        starts_on=values.starts_on,
        unit=Unit(values.unit) if values.unit else None,
        due_on=values.due_on,
        due_at=values.due_at,
        met_at=values.met_at,
        met_by=events[values.met_by_id] if values.met_by_id else None,
        is_window=values.is_window,
        ending=_ending(values),
        note=DutyReason(values.note) if values.note else None,
        explained_by=events[values.explained_by_id] if values.explained_by_id else None,
    )


def _ending(values: DutyValues) -> DutyEnding | None:
    if not values.ending or values.ending_at is None:
        return None
    return DutyEnding(DutyStatus(values.ending), DutyReason(values.reason), values.ending_at, values.review_on)


def load_duty_rows(victim_ids: Sequence[int]) -> dict[DutyKey, tuple[int, DutyValues]]:
    """The rows of these victims with their ids. One query."""
    if not victim_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_STORED, [list(victim_ids)])
        return {DutyKey(*row[1:4]): (row[0], DutyValues(*row[4:])) for row in cursor.fetchall()}


def write_duty_rows(
    wanted: Mapping[DutyKey, DutyValues], known: Mapping[DutyKey, tuple[int, DutyValues]]
) -> list[DutyChange]:
    """Store new rows, change those that differ, remove those that the timeline no longer gives. Returns the last
    two."""
    copy_duty_rows((key, values) for key, values in wanted.items() if key not in known)
    rewritten = [DutyChange(key, was, wanted.get(key)) for key, (_, was) in known.items() if wanted.get(key) != was]
    changed = [(*_cells(one.after), known[one.key][0]) for one in rewritten if one.after is not None]
    gone = [known[one.key][0] for one in rewritten if one.after is None]
    with connection.cursor() as cursor:
        if changed:
            cursor.executemany(_CHANGE, changed)
        if gone:
            cursor.execute("DELETE FROM records_duty WHERE id = ANY(%s)", [gone])
    return rewritten


def copy_duty_rows(duties: Iterable[tuple[DutyKey, DutyValues]]) -> None:
    rows: list[CopyRow] = [(*key, *_cells(values)) for key, values in duties]
    if rows:
        copy_in_rows("records_duty", _ALL, rows)


def _cells(values: DutyValues) -> CopyRow:
    return (
        values.edition,
        values.right,
        moment_cell(values.starts_at),
        moment_cell(values.starts_on),
        values.unit,
        truth_cell(values.is_window),
        moment_cell(values.due_on),
        moment_cell(values.due_at),
        moment_cell(values.met_at),
        values.met_by_id,
        values.ending,
        values.reason,
        values.note,
        moment_cell(values.ending_at),
        moment_cell(values.review_on),
        values.explained_by_id,
        values.harm,
    )


# Earlier readings: what a stored duty said before it changed, and why. Append-only.

_READING_COLUMNS = (
    "victim_id",
    "code",
    "triggered_by_id",
    "replaced_at",
    "why",
    "caused_by_id",
    "is_gone",
    "edition",
    "starts_at",
    "starts_on",
    "due_on",
    "due_at",
    "met_at",
    "met_by_id",
    "ending",
    "reason",
    "note",
    "ending_at",
    "review_on",
)


class ChangeCause(NamedTuple):
    why: DutyChangeReason
    event_id: int | None


class AppendedNews(NamedTuple):
    """The events just appended to a victim's case, with the record system's id by which they name the victim."""

    record_id: str
    entries: Sequence[TimelineEntry]


def store_earlier_readings(
    rewritten: Iterable[DutyChange],
    news: Callable[[int], AppendedNews],
    *,
    otherwise: DutyChangeReason | None,
    now: datetime,
) -> None:
    """Store the earlier reading of each duty that was not merely met for the first time.

    `news` gives the new events for a victim's row; `otherwise` is the reason, if known, where no event is the cause.
    """
    rows = []
    for one in rewritten:
        if not one.is_only_met:
            cause = _cause_of_change(one, news(one.key.victim_id), otherwise)
            rows.append(_reading_cells(one, cause, now))
    if rows:
        copy_in_rows("records_dutyrevision", _READING_COLUMNS, rows)


def _cause_of_change(one: DutyChange, news: AppendedNews, otherwise: DutyChangeReason | None) -> ChangeCause:
    before, after = one.before, one.after
    if not news.entries:
        is_other_edition = after is not None and after.edition != before.edition
        return ChangeCause(DutyChangeReason.EDITION if is_other_edition else otherwise or DutyChangeReason.TIME, None)
    own = [entry for entry in news.entries if entry.fact.data.get("victim_id") == news.record_id]
    if decided := [entry for entry in own if _bears_on_duty(entry.fact, one.key)]:
        return ChangeCause(DutyChangeReason.ACT, decided[-1].id)
    known = [
        entry
        for entry in own
        if entry.fact.type in (EventType.VICTIM_NEEDS_ASSESSED, EventType.VICTIM_DETAILS_ACCEPTED)
    ]
    if known and after is not None and before.due_at != after.due_at:
        return ChangeCause(DutyChangeReason.ENHANCED, known[-1].id)
    if after is not None and after.met_by_id in {entry.id for entry in news.entries}:
        return ChangeCause(DutyChangeReason.LATE_FACT, after.met_by_id)
    return ChangeCause(DutyChangeReason.LATE_FACT, min(news.entries, key=lambda entry: fact_order(entry.fact)).id)


def _bears_on_duty(fact: Fact, key: DutyKey) -> bool:
    return fact.type in duty_acts.CHOICES or (fact.type in duty_acts.ABOUT_ONE_DUTY and fact.data["duty"] == key.code)


def _reading_cells(one: DutyChange, cause: ChangeCause, now: datetime) -> tuple[CopyCell, ...]:
    was = one.before
    return (
        one.key.victim_id,
        one.key.code,
        one.key.triggered_by_id,
        moment_cell(now),
        cause.why.value,
        cause.event_id,
        truth_cell(one.after is None),
        was.edition,
        moment_cell(was.starts_at),
        moment_cell(was.starts_on),
        moment_cell(was.due_on),
        moment_cell(was.due_at),
        moment_cell(was.met_at),
        was.met_by_id,
        was.ending,
        was.reason,
        was.note,
        moment_cell(was.ending_at),
        moment_cell(was.review_on),
    )
