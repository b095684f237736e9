"""What victims are owed and how far it is met: the contract's ledger, and one victim's duties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from victimcare.records.models import Case, Event, Victim
from victimcare.rules import rights
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import london_text
from victimcare.rules.errors import NotFound
from victimcare.rules.rights import (
    CaseDuties,
    Duty,
    DutyReason,
    DutyStanding,
    EventRef,
    Fact,
    Ledger,
    StandingPromise,
    VictimDuties,
    VictimLedger,
)
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.cases import case_timeline
from victimcare.services.cases.case_timeline import TimelineEntry
from victimcare.services.rights import duty_rows
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import working_days
from victimcare.wording import say

# The ledger in the form defined by its contract (contracts/ledger.md).


def build_ledger_object(crime_reference: str, ledger: Ledger) -> dict[str, Any]:
    """Every key is present, None where empty; times are in London with their offset."""
    return {
        "crime_reference": crime_reference,
        "as_of": london_text(ledger.as_of),
        "victims": [_victim_object(victim, ledger.as_of) for victim in ledger.victims],
    }


def _victim_object(victim: VictimLedger, as_of: datetime) -> dict[str, Any]:
    return {
        "victim_id": victim.victim_id,
        "enhanced": victim.is_enhanced,
        "enhanced_grounds": list(victim.grounds),
        "duties": [_duty_object(standing) for standing in victim.duties],
        "promises": [_promise_object(victim.promise, as_of)] if victim.promise else [],
    }


def _promise_object(promise: StandingPromise, as_of: datetime) -> dict[str, Any]:
    """A promise of the force, never a duty of the Code. Its id is that of the event in which it was agreed."""
    return {
        "id": promise.agreed_by.id,
        "every_days": promise.every_days,
        "channel": promise.channel,
        "starts_on": promise.starts_on.isoformat(),
        "due_on": promise.due_on.isoformat(),
        "status": promise.status(as_of).value,
        "last_kept_at": london_text(promise.last_kept_at) if promise.last_kept_at else None,
    }


def _duty_object(standing: DutyStanding) -> dict[str, Any]:
    duty = standing.duty
    return {
        "id": duty.id,
        "edition": duty.edition,
        "right": duty.right,
        "triggered_by": duty.triggered_by.id,
        "starts_on": duty.starts_on.isoformat(),
        "due_on": duty.due_on.isoformat() if duty.due_on else None,
        "due_at": london_text(duty.due_at) if duty.due_at else None,
        "status": standing.status.value,
        "met_at": london_text(standing.met_at) if standing.met_at else None,
        "met_by": standing.met_by.id if standing.met_by else None,
        "reason": duty_reason_text(standing.reason) if standing.reason else None,
    }


def duty_reason_text(reason: DutyReason) -> str:
    return say(f"rights-reason-{reason.replace('_', '-')}")


_CASES_IN_CHUNK = 500  # the number of cases that `iterate_ledgers` reads at once


@transaction.atomic
def read_ledger(
    *, actor: Actor, reference: str, victim_id: str | None = None, as_of: datetime | None = None, now: datetime
) -> dict[str, Any]:
    """The contract's object for one crime: from the stored duties, or with `as_of` worked out from the timeline.

    `victim_id`: only this one, by the record system's id. Raises NotFound.
    """
    permit(actor, Act.SEE_LEDGER)
    case = _visible_cases(actor).filter(reference=reference).only("id", "reference").first()
    if case is None:
        raise NotFound("no such case")
    note(actor, "ledger.see", at=now, case_id=case.id, detail={"as_of": as_of.isoformat() if as_of else None})
    return _objects([case], as_of, now, victim_id)[0]


def iterate_ledgers(*, actor: Actor, as_of: datetime | None = None, now: datetime) -> Iterator[dict[str, Any]]:
    """The contract's object for every crime that is not hidden from this actor, in row order. One audit entry, with the
    count."""
    permit(actor, Act.SEE_LEDGER)
    with transaction.atomic():
        note(actor, "ledger.see_all", at=now, detail={"cases": _visible_cases(actor).count()})
    last = 0
    while cases := list(
        _visible_cases(actor).filter(id__gt=last).order_by("id").only("id", "reference")[:_CASES_IN_CHUNK]
    ):
        yield from _objects(cases, as_of, now, None)
        last = cases[-1].id


def load_duty_standings(victim_id: int, *, now: datetime) -> tuple[DutyStanding, ...]:
    """The state of each started duty of the victim, by day, duty and event. The caller has permitted the access."""
    case_id = Victim.objects.values_list("case_id", flat=True).get(id=victim_id)
    found = _current_ledgers([case_id], now, with_promises=False)[case_id]
    record_id = Victim.objects.values_list("record_id", flat=True).get(id=victim_id)
    return next((victim.duties for victim in found.victims if victim.victim_id == record_id), ())


def duty_standings_at(victim: Victim, entries: Sequence[TimelineEntry], *, now: datetime) -> tuple[DutyStanding, ...]:
    """The same for a caller that has the victim's row with its case, and the timeline: from the stored rows where they
    are valid now, else from the timeline. One query."""
    return _standing_of(victim, entries, duty_rows.load_duty_rows([victim.id]), now)


def duty_standings_with_rows(
    victim: Victim, entries: Sequence[TimelineEntry], *, now: datetime
) -> Iterator[tuple[int, DutyStanding]]:
    """The same with the row of each duty, without those worked out for a moment that the stored rows do not reach. One
    query."""
    stored = duty_rows.load_duty_rows([victim.id])
    events = {entry.fact.ref: entry.id for entry in entries}
    for standing in _standing_of(victim, entries, stored, now):
        duty = standing.duty
        if row := stored.get(duty_rows.DutyKey(victim.id, events[duty.triggered_by], duty.id)):
            yield row[0], standing


def _standing_of(
    victim: Victim,
    entries: Sequence[TimelineEntry],
    stored: Mapping[duty_rows.DutyKey, tuple[int, duty_rows.DutyValues]],
    now: datetime,
) -> tuple[DutyStanding, ...]:
    until = victim.case.duties_until
    if (until is not None and until <= now) or (until is None and any(entry.fact.time > now for entry in entries)):
        ledger = rights.work_out_ledger(
            (entry.fact for entry in entries), rights_catalogue(), working_days(), as_of=now
        )
    else:
        events = {entry.id: entry.fact.ref for entry in entries}
        own = _in_order(
            duty_rows.duty_from_row(victim.record_id, key, values, events) for key, (_, values) in stored.items()
        )
        duties = VictimDuties(victim.record_id, victim.is_enhanced, tuple(victim.enhanced_grounds), own)
        ledger = rights.ledger_at(CaseDuties(None, (duties,), None, None), now)
    return next((one.duties for one in ledger.victims if one.victim_id == victim.record_id), ())


def _visible_cases(actor: Actor) -> QuerySet[Case]:
    return access_scopes.filter_visible_case_rows(actor, Case.objects.all(), case="id")


def _objects(
    cases: Sequence[Case], as_of: datetime | None, now: datetime, victim_id: str | None
) -> list[dict[str, Any]]:
    ids = [case.id for case in cases]
    found = _current_ledgers(ids, now, with_promises=True) if as_of is None else _ledgers_from_timelines(ids, as_of)
    objects = [build_ledger_object(case.reference, found[case.id]) for case in cases]
    for each in objects:
        each["victims"] = [one for one in each["victims"] if victim_id in (None, one["victim_id"])]
    return objects


def _ledgers_from_timelines(case_ids: Sequence[int], as_of: datetime) -> dict[int, Ledger]:
    return {
        case_id: rights.work_out_ledger(
            (entry.fact for entry in entries), rights_catalogue(), working_days(), as_of=as_of
        )
        for case_id, entries in case_timeline.load_timelines(case_ids).items()
    }


def _current_ledgers(case_ids: Sequence[int], now: datetime, *, with_promises: bool) -> dict[int, Ledger]:
    """From the stored rows, where they are valid at this moment; else from the timeline."""
    stale = _find_stale_cases(case_ids, now)
    fresh = [case_id for case_id in case_ids if case_id not in stale]
    found = _stored_duties(fresh, _promise_timelines(fresh, now) if with_promises else {})
    standing = {case_id: rights.ledger_at(duties, now) for case_id, duties in found.items()}
    return standing | _ledgers_from_timelines(sorted(stale), now)


_STALE_CASES = """
SELECT c.id FROM records_case c
 WHERE c.id = ANY(%s)
   AND (c.duties_until <= %s
        OR c.duties_until IS NULL
           AND EXISTS (SELECT FROM records_event e WHERE e.case_id = c.id AND e.time > %s))
"""


def _find_stale_cases(case_ids: Sequence[int], now: datetime) -> set[int]:
    """Cases with an event between the last calculation and now."""
    with connection.cursor() as cursor:
        cursor.execute(_STALE_CASES, [list(case_ids), now, now])
        return {row[0] for row in cursor.fetchall()}


def _stored_duties(case_ids: Sequence[int], promised: Mapping[int, Sequence[Fact]]) -> dict[int, CaseDuties]:
    victims = list(
        Victim.objects.filter(case_id__in=list(case_ids))
        .order_by("case_id", "position")
        .values_list("case_id", "id", "record_id", "is_enhanced", "enhanced_grounds")
    )
    duties = duty_rows.load_duty_rows([row[1] for row in victims])
    events = _event_refs(duties)
    by_victim: dict[int, list[tuple[duty_rows.DutyKey, duty_rows.DutyValues]]] = {row[1]: [] for row in victims}
    for key, (_, values) in duties.items():
        by_victim[key.victim_id].append((key, values))
    found: dict[int, list[VictimDuties]] = {case_id: [] for case_id in case_ids}
    for case_id, victim_id, record_id, is_enhanced, grounds in victims:
        own = _in_order(duty_rows.duty_from_row(record_id, key, values, events) for key, values in by_victim[victim_id])
        promise = rights.find_promise(record_id, promised.get(case_id, ()))
        found[case_id].append(VictimDuties(record_id, is_enhanced, tuple(grounds), own, promise))
    return {case_id: CaseDuties(None, tuple(answers), None, None) for case_id, answers in found.items()}


def _in_order(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    return tuple(sorted(duties, key=lambda duty: (duty.starts_on, duty.id, duty.triggered_by.id, duty.triggered_by)))


def _promise_timelines(case_ids: Sequence[int], now: datetime) -> dict[int, list[Fact]]:
    """The timelines, up to now, of those cases in which a promise was ever made."""
    agreed = Event.objects.filter(case_id__in=list(case_ids), type=EventType.PROMISE_AGREED).values_list(
        "case_id", flat=True
    )
    if not (made := sorted(set(agreed))):
        return {}
    found = case_timeline.load_timelines(made)
    return {case_id: [entry.fact for entry in found[case_id] if entry.fact.time <= now] for case_id in made}


def _event_refs(duties: Mapping[duty_rows.DutyKey, tuple[int, duty_rows.DutyValues]]) -> dict[int, EventRef]:
    wanted = {key.triggered_by_id for key in duties}
    named = ((values.met_by_id, values.explained_by_id) for _, values in duties.values())
    wanted |= {event_id for pair in named for event_id in pair if event_id is not None}
    found = Event.objects.filter(id__in=wanted).values_list("id", "source", "source_event_id")
    return {event_id: EventRef(source, name) for event_id, source, name in found}
