"""Derives cases again from nothing but their timelines, and compares with the rows that are stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from victimcare.records.models import Case
from victimcare.records.models.victim_rights.duties import DutyChangeReason
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.cases import timeline
from victimcare.services.cases.queries import UnknownCase
from victimcare.services.cases.rows import points_wanted
from victimcare.services.cases.stored import StoredCase, StoredVictim, stored_cases
from victimcare.services.cases.timeline import Entry
from victimcare.services.rights import actions, promise_rows, rows
from victimcare.services.rights.catalogue import catalogue
from victimcare.services.rights.upkeep import Derived, derive
from victimcare.services.rights.working_days import working_days

_CHUNK = 300
_INSTANT = timedelta(microseconds=1)


def check(*, actor: Actor, reference: str | None, now: datetime) -> Iterator[tuple[str, list[str]]]:
    """For each case whose rows differ from what its timeline gives: its reference and what differs, never values.

    `reference` None: every case. What people have settled (a confirmed plan, accepted details) is not the timeline's
    and is not compared. Raises UnknownCase.
    """
    for cases in _chunks(actor, reference, "cases.checked", now):
        ids = [case.id for case in cases]
        with transaction.atomic():
            list(Case.objects.select_for_update(no_key=True).filter(id__in=ids).order_by("reference").only("id"))
            known = stored_cases(ids)
            held = timeline.timelines(list(known))
        editions, calendar = catalogue(), working_days()
        for case_id, case in known.items():
            facts = [entry.fact for entry in held[case_id]]
            what = derive(facts, editions, calendar, now=_moment_of_upkeep(case, now))
            if differences := _differences(case, held[case_id], what):
                yield case.reference, differences


def rebuild(*, actor: Actor, reference: str | None, now: datetime) -> int:
    """Write the rows of one case, or of every case, as the timeline gives them. Returns how many were gone through."""
    count = 0
    for cases in _chunks(actor, reference, "cases.rebuilt", now):
        actions.refresh([case.id for case in cases], now=now, why=DutyChangeReason.REBUILT)
        count += len(cases)
    return count


def _chunks(actor: Actor, reference: str | None, act: str, now: datetime) -> Iterator[Sequence[Case]]:
    permit(actor, Act.REBUILD)
    every = Case.objects.order_by("id").only("id", "reference")
    if reference is not None:
        cases = list(every.filter(reference=reference))
        if not cases:
            raise UnknownCase(reference)
        with transaction.atomic():
            note(actor, act, at=now, case_id=cases[0].id)
        yield cases
        return
    with transaction.atomic():
        note(actor, act, at=now, detail={"cases": every.count()})
    last = 0
    while cases := list(every.filter(id__gt=last)[:_CHUNK]):
        yield cases
        last = cases[-1].id


def _differences(case: StoredCase, held: Sequence[Entry], what: Derived) -> list[str]:
    found = _fields("case", case.row, what.fold.case)
    wanted = {victim.record_id: victim for victim in what.fold.victims}
    found += [f"victim {name} is stored and not in the timeline" for name in case.victims.keys() - wanted.keys()]
    for name, victim in wanted.items():
        stored = case.victims.get(name)
        if stored is None:
            found.append(f"victim {name} is in the timeline and not stored")
            continue
        found += _fields(f"victim {name}", stored.row, victim.row)
        if not stored.is_person_settled:
            found += _fields(f"person of victim {name}", stored.person, victim.person)
        if not stored.is_plan_settled and stored.plan != victim.plan:
            found.append(f"plan of victim {name}")
        if stored.points.keys() != points_wanted(stored, victim):
            found.append(f"contact points of victim {name}")
    undecided = {proposal for proposal, is_decided in case.proposals.items() if not is_decided}
    if not undecided <= what.fold.proposals <= case.proposals.keys():
        found.append("details that are proposed")
    if _promises_differ(case, held, what):
        found.append("promises to be in touch")
    return found + _duty_differences(case.victims, held, what)


def _promises_differ(case: StoredCase, held: Sequence[Entry], what: Derived) -> bool:
    victim_ids = {name: victim.id for name, victim in case.victims.items()}
    events = {entry.fact.ref: entry.id for entry in held}
    found = promise_rows.standing(what.duties, [entry.fact for entry in held], victim_ids, events)
    return promise_rows.differ(found, list(victim_ids.values()))


def _moment_of_upkeep(case: StoredCase, now: datetime) -> datetime:
    """Rows that an event ahead has overtaken are compared as they were right, which the moment before it is."""
    until = case.row.duties_until
    return now if until is None or now < until else until - _INSTANT


def _duty_differences(victims: dict[str, StoredVictim], held: Sequence[Entry], what: Derived) -> list[str]:
    victim_ids = {name: victim.id for name, victim in victims.items()}
    if any(victim.victim_id not in victim_ids for victim in what.duties.victims):
        return []  # told already
    event_ids = {entry.fact.ref: entry.id for entry in held}
    wanted = rows.values_of(what.duties, what.fold.harm, victim_ids, event_ids)
    stored = {key: values for key, (_, values) in rows.stored(list(victim_ids.values())).items()}
    return sorted({f"duty {key.code}" for key in wanted.keys() | stored.keys() if wanted.get(key) != stored.get(key)})


def _fields(what: str, stored: tuple[object, ...], wanted: tuple[object, ...]) -> list[str]:
    names: tuple[str, ...] = getattr(stored, "_fields", ())
    return [f"{what}: {name}" for name, old, new in zip(names, stored, wanted, strict=True) if old != new]
