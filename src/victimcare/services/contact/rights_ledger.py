"""Shows staff one victim's ledger after an identity check: every duty, how its date came about, what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction

from victimcare.records.models import Contact, Duty, DutyRevision, Event, Staff, Victim
from victimcare.rules import rights
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.force import Force
from victimcare.rules.rights import DutyStanding, DutyStatus, EventRef, Fact
from victimcare.rules.rights.deadline_explanation import explain_deadlines
from victimcare.rules.rights.duty_acts import NOT_OWED_REASONS
from victimcare.rules.rights.duty_status import DutyKey, court_duties_before, key_of_duty, local_due_on
from victimcare.rules.rights.enhanced_grounds import EnhancedGround
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.cases.case_timeline import TimelineEntry, load_timelines
from victimcare.services.contact.ledger_shapes import (
    DutyAction,
    DutyDecision,
    DutyDetail,
    DutyFulfilment,
    DutyRow,
    EarlierReading,
)
from victimcare.services.conversations import identity_checks
from victimcare.services.desk.agency_waiting import list_duty_requests
from victimcare.services.desk.duty_decisions import list_duty_decisions
from victimcare.services.desk.recorded_grounds import list_ground_history
from victimcare.services.rights import working_calendar
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.ledger_queries import load_duty_standings
from victimcare.services.rights.working_calendar import working_days

_REVIEW_AFTER = (1, 2, 3, 5, 10, 20)  # working days


@transaction.atomic
def list_victim_duties(*, actor: Actor, victim_id: UUID, now: datetime) -> tuple[DutyRow, ...]:
    """Every duty of the victim by day, duty and event. Raises VictimNotFound, NotFound, IdentityCheckMissing."""
    victim = _proved(actor, victim_id, now)
    note(actor, "ledger.see", at=now, case_id=victim.case_id, victim_id=victim.id)
    return _rows(victim, load_timelines([victim.case_id])[victim.case_id], now)


@transaction.atomic
def load_victim_duty(*, actor: Actor, victim_id: UUID, key: UUID, now: datetime) -> DutyDetail:
    """One duty with each step of its calculation. Raises VictimNotFound, NotFound, IdentityCheckMissing."""
    victim = _proved(actor, victim_id, now)
    entries = load_timelines([victim.case_id])[victim.case_id]
    rows = _rows(victim, entries, now)
    row = next((row for row in rows if row.key == key), None)
    if row is None:
        raise NotFound("the victim has no such duty")
    asked = list_duty_requests(victim.id, row.standing.duty.id, Duty.objects.get(id=row.duty_id).triggered_by_id)
    note(actor, "duty.see", at=now, case_id=victim.case_id, victim_id=victim.id, detail={"duty": row.duty_id})
    duty = row.standing.duty
    recorded_at = next(entry.fact.time for entry in entries if entry.fact.type == EventType.CASE_RECORDED)
    as_of = max(now, recorded_at)  # a record system's clock may run ahead: its case is visible all the same
    facts = [entry.fact for entry in entries if entry.fact.time <= as_of]
    trigger = next(entry for entry in entries if entry.fact.ref == duty.triggered_by)
    why = explain_deadlines(facts, victim.record_id, [duty], rights_catalogue(), working_days())[key_of_duty(duty)]
    chain = {row.key, row.before, *row.after}
    about = list_duty_decisions(facts, victim.record_id, key_of_duty(duty))
    return DutyDetail(
        row=row,
        why=why,
        holidays=working_calendar.bank_holiday_names(),
        event_recorded_at=Event.objects.values_list("received_at", flat=True).get(id=trigger.id),
        trigger_data={key: value for key, value in trigger.fact.data.items() if key not in ("victims", "victim")},
        readings=_readings(victim, duty.id, trigger.id),
        decided=_decisions(about),
        can=_can(
            row,
            is_waited_for=any(one.closed_at is None for one in asked),
            is_wanted_again=bool(about) and about[-1].type == EventType.DUTY_DECLINE_TAKEN_BACK,
        ),
        review_days=_review_days(now),
        asked=asked,
        chain=tuple(each for each in rows if each.key in chain) if len(chain - {None}) > 1 else (),
    )


def duty_key(victim: UUID, duty: DutyKey) -> UUID:
    """The key of a duty in an address: it cannot be guessed and reveals nothing."""
    code, event = duty
    return uuid5(victim, f"{code} {event.source} {event.id}")


def _proved(actor: Actor, victim_id: UUID, now: datetime) -> Victim:
    permit(actor, Act.SEE_LEDGER)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    identity_checks.require_identity_check(actor, victim.id, now=now)
    return victim


def _rows(victim: Victim, entries: Sequence[TimelineEntry], now: datetime) -> tuple[DutyRow, ...]:
    standings = load_duty_standings(victim.id, now=now)
    if not standings:
        return ()
    edition = rights_catalogue().edition(standings[0].duty.edition)
    known = {entry.fact.ref: entry for entry in entries}
    rows = {
        (code, event_id): row_id
        for row_id, code, event_id in Duty.objects.filter(victim=victim).values_list("id", "code", "triggered_by_id")
    }
    names = _names(victim)
    before = court_duties_before((standing.duty for standing in standings), edition)
    after: dict[DutyKey, list[UUID]] = {}
    for later, earlier in before.items():
        after.setdefault(earlier, []).append(duty_key(victim.public_id, later))
    shown = []
    for standing in standings:
        duty, entry = standing.duty, edition.entitlements[standing.duty.id]
        trigger = known[duty.triggered_by]
        row_id = rows.get((duty.id, trigger.id))
        if row_id is None:  # calculated for a moment that the stored rows do not reach yet
            continue
        name = key_of_duty(duty)
        shown.append(
            DutyRow(
                key=duty_key(victim.public_id, name),
                duty_id=row_id,
                entry=entry,
                standing=standing,
                event_type=trigger.fact.type,
                event_at=trigger.fact.time,
                met_by=_met_by(standing, known, names),
                hands=entry.holders,
                before=duty_key(victim.public_id, before[name]) if name in before else None,
                after=tuple(after.get(name, ())),
                our_standard=_our_standard(duty),
            )
        )
    return tuple(shown)


def _our_standard(duty: rights.Duty) -> tuple[int, date | None] | None:
    force: Force = settings.FORCE
    standards = force.local_standards
    if duty.id not in standards or duty.unit is not None:
        return None
    return standards[duty.id], local_due_on(duty, standards, working_days())


def _met_by(
    standing: DutyStanding, known: Mapping[EventRef, TimelineEntry], names: Mapping[int, str]
) -> DutyFulfilment | None:
    entry = known.get(standing.met_by) if standing.met_by else None
    if entry is None:
        return None
    data = entry.fact.data
    by = names.get(entry.id) or str((data.get("by") or {}).get("name", ""))
    return DutyFulfilment(entry.fact.type, entry.fact.time, str(data.get("channel", "")), by)


def _names(victim: Victim) -> dict[int, str]:
    """Who made each contact that was recorded at the desk, by its event."""
    made = Contact.objects.filter(victim=victim, event__isnull=False).values_list("event_id", "made_by__name")
    return {event_id: name for event_id, name in made if event_id is not None}


def _readings(victim: Victim, code: str, event_id: int) -> tuple[EarlierReading, ...]:
    kept = (
        DutyRevision.objects.filter(victim=victim, code=code, triggered_by_id=event_id)
        .select_related("caused_by")
        .order_by("-replaced_at", "-id")
    )
    return tuple(
        EarlierReading(
            until=one.replaced_at,
            why=one.why,
            caused_by=one.caused_by.type if one.caused_by else "",
            is_gone=one.is_gone,
            due_on=one.due_on,
            met_at=one.met_at,
            ending=one.ending,
            reason=one.reason,
        )
        for one in kept
    )


def _decisions(about: Sequence[Fact]) -> tuple[DutyDecision, ...]:
    """What was decided about a duty, newest first."""
    people = {
        str(public_id): name
        for public_id, name in Staff.objects.filter(public_id__in=_list_staff_ids(about)).values_list(
            "public_id", "name"
        )
    }
    return tuple(_decision(fact, people) for fact in reversed(about))


def _review_days(now: datetime) -> tuple[date, ...]:
    days = (working_days().after(london_date(now), count) for count in _REVIEW_AFTER)
    return tuple(day for day in days if day is not None)


def _list_staff_ids(facts: Sequence[Fact]) -> list[str]:
    return [fact.data["by"]["staff"] for fact in facts if "staff" in (fact.data.get("by") or {})]


def _decision(fact: Fact, people: Mapping[str, str]) -> DutyDecision:
    data = fact.data
    by = data.get("by") or {}
    is_explanation = fact.type == EventType.DUTY_LATENESS_EXPLAINED
    review_on = data.get("review_on")
    return DutyDecision(
        what=fact.type,
        at=fact.time,
        by=people.get(by.get("staff", ""), "") or by.get("name", ""),
        reason="" if is_explanation else data.get("reason", ""),
        words=data.get("reason" if is_explanation else "words") or "",
        channel=data.get("channel", ""),
        review_on=date.fromisoformat(review_on) if review_on else None,
    )


_OPEN = frozenset({DutyStatus.DUE, DutyStatus.HELD, DutyStatus.MISSED})
_CAN: Mapping[DutyStatus, tuple[DutyAction, ...]] = {
    DutyStatus.DUE: (DutyAction.HOLD, DutyAction.DECLINE, DutyAction.NOT_OWED),
    DutyStatus.HELD: (DutyAction.RENEW_HOLD, DutyAction.END_HOLD, DutyAction.DECLINE, DutyAction.NOT_OWED),
    DutyStatus.MISSED: (DutyAction.EXPLAIN, DutyAction.DECLINE, DutyAction.NOT_OWED),
    DutyStatus.MET_LATE: (DutyAction.EXPLAIN,),
    DutyStatus.DECLINED: (DutyAction.TAKE_BACK,),
    DutyStatus.NOT_OWED: (),
    DutyStatus.MET: (),
}


def _can(row: DutyRow, *, is_waited_for: bool, is_wanted_again: bool) -> tuple[DutyAction, ...]:
    """What may be decided about a duty, from its status; an ending may be withdrawn even where the duty is late anyway.
    A duty that fell due while declined and is wanted again stays declined until it is done: there is nothing more to
    withdraw."""
    standing = row.standing
    if standing.duty.is_window:
        return ()
    ending = standing.duty.ending
    found = [can for can in _CAN[standing.status] if not (is_wanted_again and can is DutyAction.TAKE_BACK)]
    if row.entry.is_of_another_agency and standing.status in _OPEN and not is_waited_for:
        found.insert(0, DutyAction.ASK)
    if standing.status is DutyStatus.MISSED and ending is not None:
        back = {DutyStatus.HELD: DutyAction.END_HOLD, DutyStatus.DECLINED: DutyAction.TAKE_BACK}.get(ending.status)
        found += [back] if back else []
    if (
        ending is not None
        and ending.reason in NOT_OWED_REASONS
        and standing.status in (DutyStatus.NOT_OWED, DutyStatus.MISSED)
    ):
        found.append(DutyAction.OWED_AFTER_ALL)
    return tuple(found)


# Lists a victim's grounds for Enhanced Rights for staff, after an identity check: each ground, since when, who gave or
# removed it, and why.


@dataclass(frozen=True, slots=True)
class GroundStep:
    """A ground was given or removed: by which kind of event, by whom if known, and in which words."""

    kind: str
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class GroundDetail:
    ground: EnhancedGround
    given: GroundStep
    removed: GroundStep | None


@transaction.atomic
def list_victim_grounds(*, actor: Actor, victim_id: UUID, now: datetime) -> tuple[GroundDetail, ...]:
    """The grounds in force first, then those removed, oldest first. Raises NotFound, IdentityCheckMissing."""
    permit(actor, Act.SEE_LEDGER)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    identity_checks.require_identity_check(actor, victim.id, now=now)
    note(actor, "grounds.see", at=now, case_id=victim.case_id, victim_id=victim.id)
    grounds = list_ground_history(victim.id, now=now)
    facts = {entry.fact.ref: entry.fact for entry in load_timelines([victim.case_id])[victim.case_id]}
    # Only what gave or removed a ground is read: in other facts `by` is a word, such as the prosecution's `cps`.
    moved = (ref for each in grounds for ref in (each.given_by, each.removed_by) if ref)
    people = _people(facts[ref] for ref in moved)
    shown = [
        GroundDetail(
            ground=each,
            given=_step(facts[each.given_by], people, "words"),
            removed=_step(facts[each.removed_by], people, "removed_reason") if each.removed_by else None,
        )
        for each in grounds
    ]
    return tuple(sorted(shown, key=lambda each: (each.removed is not None, each.ground.since)))


def _step(fact: Fact, people: Mapping[str, str], words: str) -> GroundStep:
    by = fact.data.get("by") or {}
    name = people.get(str(by.get("staff", "")), "") or str(by.get("name", ""))
    return GroundStep(fact.type, name, str(fact.data.get(words) or ""))


def _people(facts: Iterable[Fact]) -> Mapping[str, str]:
    """The names of the members of staff who signed these."""
    signed = {str((fact.data.get("by") or {}).get("staff", "")) for fact in facts} - {""}
    found = Staff.objects.filter(public_id__in=signed).values_list("public_id", "name")
    return {str(public_id): name for public_id, name in found}
