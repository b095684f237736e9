"""Keeps what a stored duty said before it changed, and why it changed. Append-only; decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from victimcare.records.models.victim_rights.duties import DutyChangeReason
from victimcare.rules.rights import Fact, duty_acts
from victimcare.rules.rights.case_facts import DETAILS_ACCEPTED, fact_order
from victimcare.services.bulk_copy import CopyCell, copy_in_rows, moment_cell, truth_cell
from victimcare.services.cases.timeline import Entry
from victimcare.services.rights.rows import Key, Rewritten

_COLUMNS = (
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


class Cause(NamedTuple):
    why: DutyChangeReason
    event_id: int | None


class News(NamedTuple):
    """The events just appended to a victim's case, by the id in the record system with which they name the victim."""

    record_id: str
    entries: Sequence[Entry]


def keep(
    rewritten: Iterable[Rewritten], news: Callable[[int], News], *, otherwise: DutyChangeReason | None, now: datetime
) -> None:
    """Keep the earlier reading of each duty that was not merely met for the first time.

    `news` answers for a victim's row; `otherwise` is why, where it is known and no event is the cause.
    """
    rows = []
    for one in rewritten:
        if not one.is_only_met:
            cause = _cause(one, news(one.key.victim_id), otherwise)
            rows.append(_cells(one, cause, now))
    if rows:
        copy_in_rows("records_dutyreading", _COLUMNS, rows)


def _cause(one: Rewritten, news: News, otherwise: DutyChangeReason | None) -> Cause:
    before, after = one.before, one.after
    if not news.entries:
        is_other_edition = after is not None and after.edition != before.edition
        return Cause(DutyChangeReason.EDITION if is_other_edition else otherwise or DutyChangeReason.TIME, None)
    hers = [entry for entry in news.entries if entry.fact.data.get("victim_id") == news.record_id]
    if decided := [entry for entry in hers if _bears_on(entry.fact, one.key)]:
        return Cause(DutyChangeReason.ACT, decided[-1].id)
    known = [entry for entry in hers if entry.fact.type in ("victim.needs_assessed", DETAILS_ACCEPTED)]
    if known and after is not None and before.due_at != after.due_at:
        return Cause(DutyChangeReason.ENHANCED, known[-1].id)
    if after is not None and after.met_by_id in {entry.id for entry in news.entries}:
        return Cause(DutyChangeReason.LATE_FACT, after.met_by_id)
    return Cause(DutyChangeReason.LATE_FACT, min(news.entries, key=lambda entry: fact_order(entry.fact)).id)


def _bears_on(fact: Fact, key: Key) -> bool:
    return fact.type in duty_acts.CHOICES or (fact.type in duty_acts.ABOUT_ONE_DUTY and fact.data["duty"] == key.code)


def _cells(one: Rewritten, cause: Cause, now: datetime) -> tuple[CopyCell, ...]:
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
