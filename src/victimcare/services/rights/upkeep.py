"""Appends events to timelines and brings what is derived from them up to date: the case's rows and its duties.

The one place where this is done, for a bulk load and for one act at the desk alike. Runs in the caller's transaction,
with the cases locked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from victimcare.records.models.victim_rights.duties import DutyChangeReason
from victimcare.rules import clock
from victimcare.rules.clock import WorkingDays
from victimcare.rules.rights import CaseDuties, Catalogue, EventRef, Fact, order_facts, work_out_duties
from victimcare.services.bulk_copy import reserve_ids
from victimcare.services.cases import rows as case_rows
from victimcare.services.cases import timeline
from victimcare.services.cases.fold import fold
from victimcare.services.cases.folded import CaseFold
from victimcare.services.cases.officers import Officers
from victimcare.services.cases.rows import CaseToWrite
from victimcare.services.cases.stored import stored_cases
from victimcare.services.cases.timeline import Entry, NewEvent
from victimcare.services.rights import promise_rows, readings, rows
from victimcare.services.rights.catalogue import catalogue
from victimcare.services.rights.readings import News
from victimcare.services.rights.working_days import working_days


@dataclass(slots=True)
class CaseChange:
    """One case and the events to append to it. `id` is None for a case that these events record."""

    reference: str
    id: int | None
    held: list[Entry]
    new: list[NewEvent]

    @property
    def facts(self) -> list[Fact]:
        return [*(entry.fact for entry in self.held), *(event.fact for event in self.new)]


@dataclass(slots=True)
class ChangedCase:
    """The result for a case: its row, the new events, and its victims by their ids in the record system."""

    id: int
    reference: str
    appended: list[Entry]
    victim_ids: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Derived:
    """Everything that follows from a timeline."""

    duties: CaseDuties
    fold: CaseFold


def derive(facts: Sequence[Fact], editions: Catalogue, calendar: WorkingDays, *, now: datetime) -> Derived:
    """Derive a case from its events, given in any order. A caller that derives many loads the calendar once: loading
    checks whether its file has changed."""
    ordered = order_facts(facts)
    recorded = next(fact for fact in ordered if fact.type == "case.recorded")
    reported_on = clock.london_date(clock.parse_moment(recorded.data["reported_at"]))
    # A record system's clock may run ahead: its case is there from the moment that it is loaded.
    duties = work_out_duties(ordered, editions, calendar, as_of=max(now, recorded.time))
    return Derived(duties, fold(ordered, duties, edition=editions.edition_on(reported_on).id))


def bring_up_to_date(
    changes: Sequence[CaseChange], *, now: datetime, why: DutyChangeReason | None = None
) -> list[ChangedCase]:
    """Append the new events and write what changes by them. The number of queries does not rise with the cases.

    `why`: what else makes duties change, where no event is appended.
    """
    known = stored_cases([change.id for change in changes if change.id is not None])
    fresh_ids = iter(reserve_ids("records_case", sum(change.id is None for change in changes)))
    editions, calendar = catalogue(), working_days()
    derived = [derive(change.facts, editions, calendar, now=now) for change in changes]
    cases = [
        CaseToWrite(change.id or next(fresh_ids), change.reference, what.fold, known[change.id] if change.id else None)
        for change, what in zip(changes, derived, strict=True)
    ]
    officers = Officers(officer for what in derived for officer in what.fold.officers)
    officers.add()
    case_rows.write_cases(cases, officers.ids)
    case_rows.write_victims(cases, now)
    appended = _append(changes, cases)
    _write_duties(changes, cases, derived, appended, why, now)
    _write_promises(changes, cases, derived, appended)
    officers.rename()
    return [
        ChangedCase(case.id, case.reference, entries, case.victim_ids)
        for case, entries in zip(cases, appended, strict=True)
    ]


def _write_promises(
    changes: Sequence[CaseChange],
    cases: Sequence[CaseToWrite],
    derived: Sequence[Derived],
    appended: Sequence[Sequence[Entry]],
) -> None:
    for change, case, what, new in zip(changes, cases, derived, appended, strict=True):
        if promise_rows.were_made(change.facts):
            events = {entry.fact.ref: entry.id for entry in (*change.held, *new)}
            promise_rows.write(promise_rows.standing(what.duties, change.facts, case.victim_ids, events))


def _append(changes: Sequence[CaseChange], cases: Sequence[CaseToWrite]) -> list[list[Entry]]:
    entries = iter(
        timeline.store((case.id, event) for change, case in zip(changes, cases, strict=True) for event in change.new)
    )
    return [[next(entries) for _ in change.new] for change in changes]


def _write_duties(
    changes: Sequence[CaseChange],
    cases: Sequence[CaseToWrite],
    derived: Sequence[Derived],
    appended: Sequence[Sequence[Entry]],
    why: DutyChangeReason | None,
    now: datetime,
) -> None:
    wanted: dict[rows.Key, rows.Values] = {}
    proposing: list[CaseToWrite] = []
    event_ids: dict[EventRef, int] = {}
    for change, case, what, new in zip(changes, cases, derived, appended, strict=True):
        ids = {entry.fact.ref: entry.id for entry in (*change.held, *new)}
        wanted.update(rows.values_of(what.duties, what.fold.harm, case.victim_ids, ids))
        if what.fold.proposals or (case.stored and case.stored.proposals):
            proposing.append(case)
            event_ids |= ids
    known = rows.stored([victim.id for case in cases if case.stored for victim in case.stored.victims.values()])
    if rewritten := rows.write(wanted, known):
        readings.keep(rewritten, _news_of(cases, appended).__getitem__, otherwise=why, now=now)
    if proposing:
        case_rows.write_proposals(proposing, event_ids)


def _news_of(cases: Sequence[CaseToWrite], appended: Sequence[Sequence[Entry]]) -> dict[int, News]:
    """By the rows of the victims."""
    return {
        victim_id: News(record_id, new)
        for case, new in zip(cases, appended, strict=True)
        for record_id, victim_id in case.victim_ids.items()
    }
