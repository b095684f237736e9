"""Appends events to timelines and updates what is derived from them: the case's rows, its duties and its contact
promises.

The one place where this is done, for bulk loads and for single acts at the desk. Runs in the caller's transaction, with
the cases locked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import uuid4

from django.db import transaction

from victimcare.records.models import Case, ContactPromise, Event, Victim
from victimcare.records.models.victim_rights.duties import DutyChangeReason
from victimcare.rules import clock
from victimcare.rules.cases.case_projection import project_case
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.cases.projection_types import CaseProjection
from victimcare.rules.clock import WorkingDays
from victimcare.rules.rights import CaseDuties, Catalogue, EventRef, Fact, order_facts, work_out_duties
from victimcare.rules.rights.ledger_types import StandingPromise
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.bulk_copy import reserve_ids
from victimcare.services.cases import case_timeline, projection_writer
from victimcare.services.cases.case_timeline import NewEvent, TimelineEntry
from victimcare.services.cases.projection_writer import CaseToWrite
from victimcare.services.cases.stored_projection import OfficerStore, load_stored_cases
from victimcare.services.rights import duty_rows
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.duty_rows import AppendedNews
from victimcare.services.rights.working_calendar import working_days

# Contact promises as rows, one per victim while in force: derived from the timeline, like the duties.


class StandingPromises(NamedTuple):
    """The promises in force for those victims of one case who were ever given one: their rows, their ids in the record
    system, and the rows of the events."""

    victim_ids: Mapping[str, int]
    promises: Mapping[str, StandingPromise]
    events: Mapping[EventRef, int]


def has_promises(facts: Iterable[Fact]) -> bool:
    """Whether a promise was ever made in this case; in most cases none was."""
    return any(fact.type == EventType.PROMISE_AGREED for fact in facts)


def find_standing_promises(
    duties: CaseDuties, facts: Iterable[Fact], victim_ids: Mapping[str, int], events: Mapping[EventRef, int]
) -> StandingPromises:
    """The engine's result for every victim who was ever given a promise."""
    ever = {fact.data["victim_id"] for fact in facts if fact.type == EventType.PROMISE_AGREED}
    promises = {victim.victim_id: victim.promise for victim in duties.victims if victim.promise is not None}
    return StandingPromises({name: victim_ids[name] for name in ever if name in victim_ids}, promises, events)


def write_promises(found: StandingPromises) -> None:
    """Store the promises in force for these victims, and delete those that no longer are."""
    for name, victim_id in found.victim_ids.items():
        promise = found.promises.get(name)
        if promise is None:
            ContactPromise.objects.filter(victim_id=victim_id).delete()
        else:
            ContactPromise.objects.update_or_create(
                victim_id=victim_id, defaults=_promise_columns(promise, found.events)
            )


def are_promises_outdated(found: StandingPromises, victim_ids: Sequence[int]) -> bool:
    """Whether the stored promises for these victims of one case differ from its timeline."""
    wanted = {found.victim_ids[name]: one for name, one in found.promises.items()}
    stored = {row.victim_id: row for row in ContactPromise.objects.filter(victim_id__in=victim_ids)}
    return stored.keys() != wanted.keys() or any(
        getattr(stored[victim_id], name) != value
        for victim_id, promise in wanted.items()
        for name, value in _promise_columns(promise, found.events).items()
    )


def _promise_columns(promise: StandingPromise, events: Mapping[EventRef, int]) -> dict[str, object]:
    return {
        "agreed_by_id": events[promise.agreed_by],
        "every_days": promise.every_days,
        "channel": promise.channel,
        "starts_on": promise.starts_on,
        "kept_at": promise.last_kept_at,
        "next_due_on": promise.due_on,
    }


@dataclass(slots=True)
class CaseChange:
    """One case and the events to append to it. `id` is None for a case that these events create."""

    reference: str
    id: int | None
    held: list[TimelineEntry]
    new: list[NewEvent]

    @property
    def facts(self) -> list[Fact]:
        return [*(entry.fact for entry in self.held), *(event.fact for event in self.new)]


@dataclass(slots=True)
class ChangedCase:
    """The result for a case: its row, the new events, and its victims by their ids in the record system."""

    id: int
    reference: str
    appended: list[TimelineEntry]
    victim_ids: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DerivedCase:
    """Everything derived from a timeline."""

    duties: CaseDuties
    fold: CaseProjection


def derive_case(facts: Sequence[Fact], editions: Catalogue, calendar: WorkingDays, *, now: datetime) -> DerivedCase:
    """Derive a case from its events, given in any order. A caller that derives many loads the calendar once: loading
    checks whether its file has changed."""
    ordered = order_facts(facts)
    recorded = next(fact for fact in ordered if fact.type == EventType.CASE_RECORDED)
    reported_on = clock.london_date(clock.parse_moment(recorded.data["reported_at"]))
    # A record system's clock may run ahead: its case exists from the moment it is loaded.
    duties = work_out_duties(ordered, editions, calendar, as_of=max(now, recorded.time))
    return DerivedCase(duties, project_case(ordered, duties, edition=editions.edition_on(reported_on).id))


def bring_cases_up_to_date(
    changes: Sequence[CaseChange], *, now: datetime, why: DutyChangeReason | None = None
) -> list[ChangedCase]:
    """Append the new events and write what they change. The number of queries does not grow with the cases.

    `why`: what else changes duties, where no event is appended.
    """
    known = load_stored_cases([change.id for change in changes if change.id is not None])
    fresh_ids = iter(reserve_ids("records_case", sum(change.id is None for change in changes)))
    editions, calendar = rights_catalogue(), working_days()
    derived = [derive_case(change.facts, editions, calendar, now=now) for change in changes]
    cases = [
        CaseToWrite(change.id or next(fresh_ids), change.reference, what.fold, known[change.id] if change.id else None)
        for change, what in zip(changes, derived, strict=True)
    ]
    officers = OfficerStore(officer for what in derived for officer in what.fold.officers)
    officers.add()
    projection_writer.write_cases(cases, officers.ids)
    projection_writer.write_victims(cases, now)
    appended = _append_events(changes, cases)
    _write_duties(changes, cases, derived, appended, why, now)
    _write_case_promises(changes, cases, derived, appended)
    officers.rename()
    return [
        ChangedCase(case.id, case.reference, entries, case.victim_ids)
        for case, entries in zip(cases, appended, strict=True)
    ]


def _write_case_promises(
    changes: Sequence[CaseChange],
    cases: Sequence[CaseToWrite],
    derived: Sequence[DerivedCase],
    appended: Sequence[Sequence[TimelineEntry]],
) -> None:
    for change, case, what, new in zip(changes, cases, derived, appended, strict=True):
        if has_promises(change.facts):
            events = {entry.fact.ref: entry.id for entry in (*change.held, *new)}
            write_promises(find_standing_promises(what.duties, change.facts, case.victim_ids, events))


def _append_events(changes: Sequence[CaseChange], cases: Sequence[CaseToWrite]) -> list[list[TimelineEntry]]:
    entries = iter(
        case_timeline.store_events(
            (case.id, event) for change, case in zip(changes, cases, strict=True) for event in change.new
        )
    )
    return [[next(entries) for _ in change.new] for change in changes]


def _write_duties(
    changes: Sequence[CaseChange],
    cases: Sequence[CaseToWrite],
    derived: Sequence[DerivedCase],
    appended: Sequence[Sequence[TimelineEntry]],
    why: DutyChangeReason | None,
    now: datetime,
) -> None:
    wanted: dict[duty_rows.DutyKey, duty_rows.DutyValues] = {}
    proposing: list[CaseToWrite] = []
    event_ids: dict[EventRef, int] = {}
    for change, case, what, new in zip(changes, cases, derived, appended, strict=True):
        ids = {entry.fact.ref: entry.id for entry in (*change.held, *new)}
        wanted.update(duty_rows.duty_values(what.duties, what.fold.harm, case.victim_ids, ids))
        if what.fold.proposals or (case.stored and case.stored.proposals):
            proposing.append(case)
            event_ids |= ids
    known = duty_rows.load_duty_rows(
        [victim.id for case in cases if case.stored for victim in case.stored.victims.values()]
    )
    if rewritten := duty_rows.write_duty_rows(wanted, known):
        duty_rows.store_earlier_readings(rewritten, _news_of(cases, appended).__getitem__, otherwise=why, now=now)
    if proposing:
        projection_writer.write_proposals(proposing, event_ids)


def _news_of(cases: Sequence[CaseToWrite], appended: Sequence[Sequence[TimelineEntry]]) -> dict[int, AppendedNews]:
    """The appended events, by victim row."""
    return {
        victim_id: AppendedNews(record_id, new)
        for case, new in zip(cases, appended, strict=True)
        for record_id, victim_id in case.victim_ids.items()
    }


# Acts in the product that go on a case's timeline, and keeping its duties current.

PRODUCT_SOURCE = "urn:victimcare:"


@transaction.atomic
def append_event(
    *,
    actor: Actor,
    case_id: int,
    victim_id: int | None,
    type: EventType,  # noqa: A002  the feed's own word
    source: str,
    data: Mapping[str, Any],
    time: datetime,
    now: datetime,
) -> Event:
    """Append an act done in the product to a case's timeline, and update its duties.

    `source` is `urn:victimcare:<door>`, `data` has the feed's shape for this type; the victim's own id is added where
    `victim_id` is given. The caller has permitted the act. Raises Case.DoesNotExist.
    """
    if not source.startswith(PRODUCT_SOURCE):
        raise ValueError(f"{source} is not a door of the product")
    case = _lock_cases([case_id])[0]
    held = case_timeline.load_timelines([case_id])[case_id]
    said = dict(data)
    if victim_id is not None and "victim_id" not in said:
        said["victim_id"] = Victim.objects.values_list("record_id", flat=True).get(id=victim_id, case_id=case_id)
    # Our sequence numbers rise within the case, across all of the product's own sources.
    sequence = 1 + max(
        (entry.fact.sequence for entry in held if entry.fact.source.startswith(PRODUCT_SOURCE)), default=0
    )
    fact = Fact(source, str(uuid4()), type, time, sequence, said)
    new = NewEvent(fact, None, case_timeline.digest_line(_event_as_line(case.reference, fact)), now, is_history=False)
    changed = bring_cases_up_to_date([CaseChange(case.reference, case_id, held, [new])], now=now)[0]
    event_id = changed.appended[0].id
    note(actor, f"event.{type}", at=now, case_id=case_id, victim_id=victim_id, detail={"event": event_id})
    return Event.objects.get(id=event_id)


@transaction.atomic
def refresh_cases(case_ids: Sequence[int], *, now: datetime, why: DutyChangeReason = DutyChangeReason.TIME) -> None:
    """Derive these cases again from their timelines, because a moment has come or for another reason than an event."""
    cases = _lock_cases(case_ids)
    held = case_timeline.load_timelines([case.id for case in cases])
    changes = [CaseChange(case.reference, case.id, held[case.id], []) for case in cases]
    bring_cases_up_to_date(changes, now=now, why=why)


def refresh_overtaken_cases(*, now: datetime, at_most: int = 500) -> int:
    """Refresh cases whose stored duties are no longer valid, because a future event has come. Returns how many."""
    passed = list(
        Case.objects.filter(duties_until__lte=now).order_by("duties_until").values_list("id", flat=True)[:at_most]
    )
    refresh_cases(passed, now=now)
    return len(passed)


def _lock_cases(case_ids: Sequence[int]) -> list[Case]:
    """The cases, locked in the order in which every loader locks them. Raises Case.DoesNotExist."""
    case_timeline.force_index_lookups()
    cases = list(
        Case.objects.select_for_update(no_key=True)
        .filter(id__in=list(case_ids))
        .order_by("reference")
        .only("id", "reference")
    )
    if len(cases) != len(set(case_ids)):
        raise Case.DoesNotExist(f"of cases {sorted(case_ids)} some do not exist")
    return cases


def _event_as_line(reference: str, fact: Fact) -> dict[str, Any]:
    return {
        "specversion": "1.0",
        "id": fact.id,
        "source": fact.source,
        "type": fact.type,
        "subject": reference,
        "time": fact.time.isoformat(),
        "sequence": fact.sequence,
        "data": fact.data,
    }
