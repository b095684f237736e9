"""What victims are owed and how far it is met: the ledger of the contract, and one victim's duties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from victimcare.records.models import Case, Event, Victim
from victimcare.rules import rights
from victimcare.rules.clock import london_date
from victimcare.rules.rights import (
    CaseDuties,
    Duty,
    DutyStanding,
    EventRef,
    Fact,
    Ledger,
    OptOut,
    VictimDuties,
    duty_acts,
)
from victimcare.services.access import Act, Actor, permit, scopes
from victimcare.services.audit import note
from victimcare.services.cases import timeline
from victimcare.services.cases.queries import UnknownCase
from victimcare.services.cases.timeline import Entry
from victimcare.services.rights import rows
from victimcare.services.rights.catalogue import catalogue
from victimcare.services.rights.contract import ledger_object
from victimcare.services.rights.working_days import working_days

_CHUNK = 500  # cases read at once by `ledgers`


@transaction.atomic
def ledger(
    *, actor: Actor, reference: str, victim_id: str | None = None, as_of: datetime | None = None, now: datetime
) -> dict[str, Any]:
    """The contract's object for one crime: from the stored duties, or with `as_of` worked out from the timeline.

    `victim_id`: only this one, by the record system's id. Raises UnknownCase.
    """
    permit(actor, Act.SEE_LEDGER)
    case = _seen(actor).filter(reference=reference).only("id", "reference").first()
    if case is None:
        raise UnknownCase(reference)
    note(actor, "ledger.see", at=now, case_id=case.id, detail={"as_of": as_of.isoformat() if as_of else None})
    return _objects([case], as_of, now, victim_id)[0]


def ledgers(*, actor: Actor, as_of: datetime | None = None, now: datetime) -> Iterator[dict[str, Any]]:
    """The contract's object for every crime that is not shut to this actor, in the order of their rows. One audit
    entry, with the count."""
    permit(actor, Act.SEE_LEDGER)
    with transaction.atomic():
        note(actor, "ledger.see_all", at=now, detail={"cases": _seen(actor).count()})
    last = 0
    while cases := list(_seen(actor).filter(id__gt=last).order_by("id").only("id", "reference")[:_CHUNK]):
        yield from _objects(cases, as_of, now, None)
        last = cases[-1].id


def duties_of(victim_id: int, *, now: datetime) -> tuple[DutyStanding, ...]:
    """The state of each started duty of the victim, by day, duty and event. The caller has permitted the look."""
    case_id = Victim.objects.values_list("case_id", flat=True).get(id=victim_id)
    found = _standing([case_id], now, with_promises=False)[case_id]
    record_id = Victim.objects.values_list("record_id", flat=True).get(id=victim_id)
    return next((victim.duties for victim in found.victims if victim.victim_id == record_id), ())


def standing_at(victim: Victim, entries: Sequence[Entry], *, now: datetime) -> tuple[DutyStanding, ...]:
    """The same for a caller that has the victim's row, with its case, and timeline: from the stored rows where they are
    valid now, else from the timeline. One query."""
    return _standing_of(victim, entries, rows.stored([victim.id]), now)


def standing_in_rows(victim: Victim, entries: Sequence[Entry], *, now: datetime) -> Iterator[tuple[int, DutyStanding]]:
    """The same with the row of each, without what was worked out for a moment that the rows do not reach yet. One
    query."""
    stored = rows.stored([victim.id])
    events = {entry.fact.ref: entry.id for entry in entries}
    for standing in _standing_of(victim, entries, stored, now):
        duty = standing.duty
        if row := stored.get(rows.Key(victim.id, events[duty.triggered_by], duty.id)):
            yield row[0], standing


def _standing_of(
    victim: Victim, entries: Sequence[Entry], stored: Mapping[rows.Key, tuple[int, rows.Values]], now: datetime
) -> tuple[DutyStanding, ...]:
    until = victim.case.duties_until
    if (until is not None and until <= now) or (until is None and any(entry.fact.time > now for entry in entries)):
        ledger = rights.work_out_ledger((entry.fact for entry in entries), catalogue(), working_days(), as_of=now)
    else:
        events = {entry.id: entry.fact.ref for entry in entries}
        hers = _in_order(rows.duty_of(victim.record_id, key, values, events) for key, (_, values) in stored.items())
        duties = VictimDuties(victim.record_id, victim.is_enhanced, tuple(victim.enhanced_grounds), hers)
        ledger = rights.ledger_at(CaseDuties(None, (duties,), None, None), now)
    return next((one.duties for one in ledger.victims if one.victim_id == victim.record_id), ())


def choices_in(case_id: int, record_id: str, *, now: datetime) -> frozenset[OptOut]:
    """What this victim has nothing more of. The caller has permitted the look."""
    chosen = Event.objects.filter(
        case_id=case_id, type__in=duty_acts.CHOICES, time__lte=now, facts__victim_id=record_id
    )
    last = {facts["of"]: kind for kind, facts in chosen.order_by("time", "sequence").values_list("type", "facts")}
    return frozenset(OptOut(of) for of, kind in last.items() if kind == duty_acts.OPTED_OUT)


@dataclass(frozen=True, slots=True)
class ChoiceTakenBack:
    """Something that a victim wanted no more of for a time, and has again."""

    of: OptOut
    out_on: date
    in_on: date


def list_choices_taken_back(case_id: int, record_id: str, *, now: datetime) -> tuple[ChoiceTakenBack, ...]:
    """The last of each kind, by when they wanted it again. The caller has permitted the look."""
    chosen = Event.objects.filter(
        case_id=case_id, type__in=duty_acts.CHOICES, time__lte=now, facts__victim_id=record_id
    )
    out_at, found = dict[str, datetime](), dict[str, ChoiceTakenBack]()
    for kind, facts, at in chosen.order_by("time", "sequence").values_list("type", "facts", "time"):
        of = facts["of"]
        if kind == duty_acts.OPTED_OUT:
            out_at[of] = at
            found.pop(of, None)
        elif of in out_at:
            found[of] = ChoiceTakenBack(OptOut(of), london_date(out_at.pop(of)), london_date(at))
    return tuple(sorted(found.values(), key=lambda one: (one.in_on, one.of)))


def choices_among(entries: Iterable[Entry], record_id: str, *, now: datetime) -> frozenset[OptOut]:
    """The same for a caller that has the timeline. No query."""
    facts = (entry.fact for entry in entries)
    hers = [
        fact
        for fact in facts
        if fact.type in duty_acts.CHOICES and fact.time <= now and fact.data.get("victim_id") == record_id
    ]
    last = {fact.data["of"]: fact.type for fact in hers}
    return frozenset(OptOut(of) for of, kind in last.items() if kind == duty_acts.OPTED_OUT)


def opted_out(case_ids: Iterable[int], of: OptOut, *, now: datetime) -> frozenset[tuple[int, str]]:
    """The victims of these cases who have opted out of this: each by the case and the victim's id in it. One query,
    whatever their number. The caller has permitted the look."""
    chosen = Event.objects.filter(
        case_id__in=list(case_ids), type__in=duty_acts.CHOICES, time__lte=now, facts__of=of.value
    )
    last = {
        (case_id, facts["victim_id"]): kind
        for case_id, kind, facts in chosen.order_by("time", "sequence").values_list("case_id", "type", "facts")
    }
    return frozenset(name for name, kind in last.items() if kind == duty_acts.OPTED_OUT)


def _seen(actor: Actor) -> QuerySet[Case]:
    return scopes.without_shut_cases(actor, Case.objects.all(), case="id")


def _objects(
    cases: Sequence[Case], as_of: datetime | None, now: datetime, victim_id: str | None
) -> list[dict[str, Any]]:
    ids = [case.id for case in cases]
    found = _standing(ids, now, with_promises=True) if as_of is None else _worked_out(ids, as_of)
    objects = [ledger_object(case.reference, found[case.id]) for case in cases]
    for each in objects:
        each["victims"] = [one for one in each["victims"] if victim_id in (None, one["victim_id"])]
    return objects


def _worked_out(case_ids: Sequence[int], as_of: datetime) -> dict[int, Ledger]:
    return {
        case_id: rights.work_out_ledger((entry.fact for entry in entries), catalogue(), working_days(), as_of=as_of)
        for case_id, entries in timeline.timelines(case_ids).items()
    }


def _standing(case_ids: Sequence[int], now: datetime, *, with_promises: bool) -> dict[int, Ledger]:
    """From the stored rows, where they hold at this moment; else from the timeline."""
    stale = _stale(case_ids, now)
    fresh = [case_id for case_id in case_ids if case_id not in stale]
    found = _stored(fresh, _promised(fresh, now) if with_promises else {})
    standing = {case_id: rights.ledger_at(duties, now) for case_id, duties in found.items()}
    return standing | _worked_out(sorted(stale), now)


_STALE = """
SELECT c.id FROM records_case c
 WHERE c.id = ANY(%s)
   AND (c.duties_until <= %s
        OR c.duties_until IS NULL
           AND EXISTS (SELECT FROM records_event e WHERE e.case_id = c.id AND e.time > %s))
"""


def _stale(case_ids: Sequence[int], now: datetime) -> set[int]:
    """Cases with an event between the last calculation and now."""
    with connection.cursor() as cursor:
        cursor.execute(_STALE, [list(case_ids), now, now])
        return {row[0] for row in cursor.fetchall()}


def _stored(case_ids: Sequence[int], promised: Mapping[int, Sequence[Fact]]) -> dict[int, CaseDuties]:
    victims = list(
        Victim.objects.filter(case_id__in=list(case_ids))
        .order_by("case_id", "position")
        .values_list("case_id", "id", "record_id", "is_enhanced", "enhanced_grounds")
    )
    duties = rows.stored([row[1] for row in victims])
    events = _refs(duties)
    by_victim: dict[int, list[tuple[rows.Key, rows.Values]]] = {row[1]: [] for row in victims}
    for key, (_, values) in duties.items():
        by_victim[key.victim_id].append((key, values))
    found: dict[int, list[VictimDuties]] = {case_id: [] for case_id in case_ids}
    for case_id, victim_id, record_id, is_enhanced, grounds in victims:
        hers = _in_order(rows.duty_of(record_id, key, values, events) for key, values in by_victim[victim_id])
        promise = rights.find_promise(record_id, promised.get(case_id, ()))
        found[case_id].append(VictimDuties(record_id, is_enhanced, tuple(grounds), hers, promise))
    return {case_id: CaseDuties(None, tuple(answers), None, None) for case_id, answers in found.items()}


def _in_order(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    return tuple(sorted(duties, key=lambda duty: (duty.starts_on, duty.id, duty.triggered_by.id, duty.triggered_by)))


def _promised(case_ids: Sequence[int], now: datetime) -> dict[int, list[Fact]]:
    """The timelines, up to now, of those cases in which a promise was ever made."""
    agreed = Event.objects.filter(case_id__in=list(case_ids), type="promise.agreed").values_list("case_id", flat=True)
    if not (made := sorted(set(agreed))):
        return {}
    found = timeline.timelines(made)
    return {case_id: [entry.fact for entry in found[case_id] if entry.fact.time <= now] for case_id in made}


def _refs(duties: Mapping[rows.Key, tuple[int, rows.Values]]) -> dict[int, EventRef]:
    wanted = {key.triggered_by_id for key in duties}
    named = ((values.met_by_id, values.explained_by_id) for _, values in duties.values())
    wanted |= {event_id for pair in named for event_id in pair if event_id is not None}
    found = Event.objects.filter(id__in=wanted).values_list("id", "source", "source_event_id")
    return {event_id: EventRef(source, name) for event_id, source, name in found}
