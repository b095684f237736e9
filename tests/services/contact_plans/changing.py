"""A victim's number changes: what they agree to, whom we record as linked to them, and what follows."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, staff
from tests.services.plans import wanted
from victimcare.records.models import (
    ContactPoint,
    DetailsProposal,
    LinkedPerson,
    PointChange,
    Staff,
    Task,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.linked_people import RelationToVictim
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services.access import Actor
from victimcare.services.contact import contact_recording
from victimcare.services.contact_plans import linked_people, point_changes
from victimcare.services.contact_plans.linked_people import LinkedPersonEntry
from victimcare.services.conversations import identity_checks
from victimcare.services.safe_contact import gate
from victimcare.services.safe_contact.plan_shapes import PlanSaveResult, ProposedPlan

DAY = timedelta(hours=24)
VICTIMS, NEW, HIS = "07700 900123", "07700 900666", "07700 900999"
JOB = Actor.system("contact.apply_cooled")


def mobile(victim: Victim) -> ContactPoint:
    return victim.person.contact_points.get(kind="mobile", retired_at=None)


def agree(
    actor: Actor,
    victim: Victim,
    now: datetime = NOW,
    *,
    text: ContactPoint | str | None = None,
    call: ContactPoint | str | None = None,
) -> PlanSaveResult:
    """Agrees texts and calls to a number of the victim's, or to one that they give now."""
    chosen = [
        wanted(channel, given=to) if isinstance(to, str) else wanted(channel, to)
        for channel, to in ((ContactMethod.TEXT, text), (ContactMethod.CALL, call))
        if to is not None
    ]
    colleague = Staff.objects.get(id=staff("Colleague There").staff_id or 0).public_id
    identity_checks.record_identity_check(
        actor=actor, victim_id=victim.id, how=identity_checks.CheckMethod.IN_PERSON, colleague=colleague, now=now
    )
    return contact_recording.confirm_plan(
        actor=actor, victim_id=victim.id, plan=ProposedPlan(ways=tuple(chosen)), now=now
    )


def keep(actor: Actor, victim: Victim, number: str = HIS, now: datetime = NOW) -> LinkedPerson:
    link = LinkedPersonEntry(RelationToVictim.SUSPECT, name="Baris Demir", numbers=[number])
    link_id = linked_people.add_linked_person(actor=actor, victim_id=victim.public_id, link=link, now=now)
    return LinkedPerson.objects.get(public_id=link_id)


def decision(victim: Victim, now: datetime) -> Any:
    with transaction.atomic():
        return gate.decide_contact([gate.lock_victims([victim.id])[victim.id]], now=now)[victim.id].decision


def cooled(now: datetime) -> int:
    return point_changes.apply_cooled_changes(actor=JOB, now=now)


def open_tasks() -> set[str]:
    return set(Task.objects.filter(closed_at=None).values_list("kind", flat=True)) - {
        TaskKind.TELL_VICTIM,
        "make_first_contact",
    }


def clash() -> PointChange:
    return PointChange.objects.get(waits_for="clash")


def proposed(victim: Victim, **new: Any) -> DetailsProposal:
    load(
        victim.case.reference,
        fact("victim.details_proposed", NOW - timedelta(hours=1), victim_id=victim.record_id, changes=new),
    )
    return DetailsProposal.objects.get(victim=victim, event__type="victim.details_proposed")


def in_another_case(victim: Victim) -> Victim:
    """Another case of the same person: the record system files both under one id."""
    same = a_person(victim.record_id, mobile="07700 900444")
    return load("44/00009/26", recorded(same))[victim.record_id]
