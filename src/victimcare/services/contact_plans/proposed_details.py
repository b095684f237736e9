"""Handles details that the record system proposes for a victim. They change nothing until a person decides, and no
message is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import (
    ContactPoint,
    DetailsProposal,
    EventPrivate,
    Person,
    PointChange,
    SafeContactPlan,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.linked_people import PointChangeEnd, PointChangeWait
from victimcare.rules.cases.case_projection import contact_points_in, proposed_details, read_stated_plan
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.cases.projection_types import PointRow
from victimcare.rules.safe_contact.contact_points import PointProposal
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.cases import person_names
from victimcare.services.cases.case_timeline import merge_event_data
from victimcare.services.contact_plans import point_waits
from victimcare.services.contact_plans.approvals import AlreadyDecided, SecondPersonRequired
from victimcare.services.desk import task_actions
from victimcare.services.messages import message_states
from victimcare.services.rights import ledger_upkeep
from victimcare.services.safe_contact import gate


@dataclass(frozen=True, slots=True)
class ProposedDetails:
    """Details that the record system proposes and no colleague has decided on."""

    id: int
    at: datetime
    changes: Mapping[str, Any]


_OF_PERSON = ("given_name", "family_name", "business_name", "ethnicity", "sex", "disability")


@transaction.atomic
def decide_details(*, actor: Actor, proposal_id: int, accept: bool, now: datetime) -> bool:
    """Accept or refuse what an event proposes for one victim. True when it is in force now.

    A new number or address waits, and the colleague who accepts it is told no more than that
    (rules.safe_contact.contact_points). Nothing goes to the old or the new point until then. Raises AlreadyDecided.
    """
    permit(actor, Act.DECIDE_DETAILS)
    staff_id = _staff(actor)
    proposal = _locked(proposal_id)
    if proposal.accepted is not None:
        raise AlreadyDecided(proposal_id)
    changes = load_proposed_changes(proposal)
    needs_second = accept and bool(new := list_new_points(proposal.victim, changes))
    proposal.accepted, proposal.decided_at, proposal.decided_by_id = accept, now, staff_id
    proposal.needs_second = needs_second
    proposal.save(update_fields=["accepted", "decided_at", "decided_by", "needs_second"])
    _close(TaskKind.DECIDE_DETAILS, proposal, now, staff_id)
    _note(actor, "details.accepted" if accept else "details.refused", proposal, now)
    if needs_second:
        point_waits.begin_wait(
            proposal.victim_id,
            point_waits.decide_wait(proposal.victim_id, _change(new), now=now, by=staff_id),
            held=_replaced(proposal.victim, new),
            asked_by=staff_id,
            details_proposal_id=proposal.id,
            now=now,
        )
        point_waits.queue_linked_people_checks(proposal.victim_id)
        return False
    if accept:
        _apply(proposal, changes, now)
    return accept


@transaction.atomic
def decide_details_as_second(*, actor: Actor, proposal_id: int, agrees: bool, now: datetime) -> None:
    """Record the second person's decision on a new number or address of the victim. The person who accepted it may
    withdraw that alone, which refuses it. Raises AlreadyDecided, SecondPersonRequired."""
    permit(actor, Act.DECIDE_DETAILS)
    staff_id = _staff(actor)
    proposal = _locked(proposal_id)
    if not proposal.needs_second or not proposal.accepted or proposal.seconded_by_id is not None:
        raise AlreadyDecided(proposal_id)
    change = PointChange.objects.filter(details_proposal=proposal, ended_at=None).first()
    if agrees and change is not None and change.waits_for == PointChangeWait.CLASH:
        raise AlreadyDecided(proposal_id)  # decided by two people who have seen the clash
    if proposal.decided_by_id == staff_id:
        if agrees:
            raise SecondPersonRequired
        proposal.accepted, proposal.decided_at, proposal.needs_second = False, now, False
    else:
        proposal.accepted, proposal.seconded_by_id, proposal.seconded_at = agrees, staff_id, now
    proposal.save(update_fields=["accepted", "decided_at", "needs_second", "seconded_by", "seconded_at"])
    if change is not None:
        point_waits.end_wait(
            change, PointChangeEnd.IN_FORCE if agrees else PointChangeEnd.REFUSED, now=now, by=staff_id
        )
    said = "details.seconded" if agrees else "details.not_seconded" if proposal.seconded_by_id else "details.refused"
    _note(actor, said, proposal, now)
    if agrees:
        _apply(proposal, load_proposed_changes(proposal), now)


def details_change(proposal: DetailsProposal) -> PointProposal:
    """The part of the proposal that has to wait."""
    return _change(list_new_points(proposal.victim, load_proposed_changes(proposal)))


def apply_details_proposal(proposal: DetailsProposal, *, now: datetime) -> None:
    """Put the proposal in force once its wait is over. The caller holds the victim's rows and writes the audit
    entry."""
    proposal.needs_second = False
    proposal.save(update_fields=["needs_second"])
    _apply(proposal, load_proposed_changes(proposal), now)


def end_details_proposal(proposal: DetailsProposal, *, now: datetime) -> None:
    """End the proposal's wait without putting it in force."""
    proposal.accepted, proposal.decided_at, proposal.needs_second = False, now, False
    proposal.save(update_fields=["accepted", "decided_at", "needs_second"])


def load_proposed_changes(proposal: DetailsProposal) -> Mapping[str, Any]:
    """What the event proposes, in the feed's own words; empty once its private part was redacted."""
    private = EventPrivate.objects.filter(event_id=proposal.event_id).first()
    data = merge_event_data(proposal.event.facts, private.content if private else None)
    return proposed_details(EventType(proposal.event.type), data, proposal.victim.record_id)


def list_proposed_details(victim: Victim) -> tuple[ProposedDetails, ...]:
    """Proposals that wait for a decision, oldest first."""
    waiting = DetailsProposal.objects.filter(victim=victim, accepted=None).select_related("event", "victim")
    return tuple(ProposedDetails(one.id, one.event.time, load_proposed_changes(one)) for one in waiting.order_by("id"))


def list_new_points(victim: Victim, changes: Mapping[str, Any]) -> list[PointRow]:
    """The numbers and addresses among the changes that the victim does not have already."""
    known = set(
        ContactPoint.objects.filter(person_id=victim.person_id, retired_at=None).values_list("kind", "match_key")
    )
    return [point for point in contact_points_in(changes) if (point.kind, point.match_key) not in known]


def _change(new: Sequence[PointRow]) -> PointProposal:
    return PointProposal(others=frozenset(point.match_key for point in new))


def _replaced(victim: Victim, new: Sequence[PointRow]) -> QuerySet[ContactPoint]:
    """The victim's points of the kinds that new ones would replace."""
    kinds = {point.kind for point in new}
    return ContactPoint.objects.filter(person_id=victim.person_id, kind__in=kinds, retired_at=None)


def _apply(proposal: DetailsProposal, changes: Mapping[str, Any], now: datetime) -> None:
    """Apply the victim's name, their points and a stated plan. Language, formats, grounds and choices follow from the
    timeline and are not ours to set."""
    victim = proposal.victim
    values = {name: changes[name] for name in _OF_PERSON if name in changes}
    if "date_of_birth" in changes:
        values["date_of_birth"] = date.fromisoformat(changes["date_of_birth"])
    if values:
        before = person_names.load_person_names(victim.person_id)
        Person.objects.filter(id=victim.person_id).update(**values)
        person_names.record_name_change(
            victim.person_id, old=before, new=person_names.load_person_names(victim.person_id), now=now
        )
    for point in list_new_points(victim, changes):
        _replace_point(victim, point, now)
    if "safe_contact" in changes:
        _state_plan(victim, changes["safe_contact"])
    proposal.applied_at = now
    proposal.save(update_fields=["applied_at"])
    message_states.make_waiting_messages_due(victim.id, now=now)
    if "date_of_birth" in changes:
        _put_on_timeline(proposal, changes["date_of_birth"], now)


def _put_on_timeline(proposal: DetailsProposal, born: str, now: datetime) -> None:
    """Put a date of birth on the timeline: whether the victim was a child decides what they are owed and whether they
    are guarded, from the moment it is known."""
    assert proposal.decided_by is not None  # nothing is applied that no colleague has accepted
    ledger_upkeep.append_event(
        actor=Actor.system("details"),
        case_id=proposal.victim.case_id,
        victim_id=proposal.victim_id,
        type=EventType.VICTIM_DETAILS_ACCEPTED,
        source="urn:victimcare:desk",
        data={"accepted": {"date_of_birth": born}, "by": {"staff": str(proposal.decided_by.public_id)}},
        time=now,
        now=now,
    )


def _replace_point(victim: Victim, point: PointRow, now: datetime) -> None:
    """Retire the old point of its kind, unless it was confirmed with the victim: what they agreed to remains."""
    points = ContactPoint.objects.filter(person_id=victim.person_id, kind=point.kind)
    points.filter(confirmed_at=None, retired_at=None).update(retired_at=now)
    ContactPoint.objects.update_or_create(
        person_id=victim.person_id,
        kind=point.kind,
        match_key=point.match_key,
        defaults={"value": point.value, "is_from_feed": False, "retired_at": None},
    )


def _state_plan(victim: Victim, stated: Mapping[str, Any]) -> None:
    """Store the plan that the record system states; it never replaces one that was confirmed with the victim."""
    row = SafeContactPlan.objects.filter(victim=victim).first() or SafeContactPlan(victim=victim, version=1)
    if row.confirmed_at is not None:
        return
    plan = read_stated_plan(stated)
    row.stated, row.note = plan.stated, plan.note
    row.version += 1
    row.save()


def _locked(proposal_id: int) -> DetailsProposal:
    """Lock the victim's row and plan, then the proposal, in the gate's order."""
    victim_id = DetailsProposal.objects.filter(id=proposal_id).values_list("victim_id", flat=True).first()
    if victim_id is None:
        raise AlreadyDecided(proposal_id)
    gate.lock_victims([victim_id])
    return DetailsProposal.objects.select_for_update().get(id=proposal_id)


def _close(kind: TaskKind, proposal: DetailsProposal, now: datetime, staff_id: int) -> None:
    """A victim has one task for decisions on their details; it ends with the last decision."""
    if DetailsProposal.objects.filter(victim_id=proposal.victim_id, accepted=None).exists():
        return
    task_actions.close_settled_tasks(kind=kind, victim_id=proposal.victim_id, subject_key=None, now=now, by=staff_id)


def _note(actor: Actor, act: str, proposal: DetailsProposal, now: datetime) -> None:
    note(
        actor,
        act,
        at=now,
        case_id=proposal.victim.case_id,
        victim_id=proposal.victim_id,
        detail={"proposal": proposal.id},
    )


def _staff(actor: Actor) -> int:
    if actor.staff_id is None:
        raise PermissionRefused("a person decides")
    return actor.staff_id
