"""A plan that is confirmed with the victim, and what waits for a second person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.services.people_and_cases import NOW, staff
from tests.services.plans import wanted
from victimcare.records.models import (
    ContactPoint,
    PlanPoint,
    Staff,
    Task,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services.access import Actor
from victimcare.services.contact import contact_recording
from victimcare.services.conversations import identity_checks
from victimcare.services.safe_contact.plan_shapes import ProposedPlan, ProposedWay


def prove(
    actor: Actor,
    victim: Victim,
    how: identity_checks.CheckMethod = identity_checks.CheckMethod.IN_PERSON,
    now: datetime = NOW,
) -> None:
    colleague = Staff.objects.get(id=staff("Colleague There").staff_id or 0).public_id
    identity_checks.record_identity_check(actor=actor, victim_id=victim.id, how=how, colleague=colleague, now=now)


def confirm(
    actor: Actor,
    victim: Victim,
    *ways: ProposedWay,
    how: identity_checks.CheckMethod = identity_checks.CheckMethod.IN_PERSON,
    **plan: Any,
) -> Any:
    prove(actor, victim, how)
    return contact_recording.confirm_plan(
        actor=actor, victim_id=victim.id, plan=ProposedPlan(ways=ways, **plan), now=NOW
    )


def text(point: ContactPoint | int | None = None, **values: Any) -> ProposedWay:
    return wanted(ContactMethod.TEXT, point, **values)


def call(point: ContactPoint | int | None = None, **values: Any) -> ProposedWay:
    return wanted(ContactMethod.CALL, point, **values)


def used(victim: Victim, channel: str = "call") -> ContactPoint:
    return PlanPoint.objects.get(plan__victim=victim, channel=channel).point


def waiting() -> list[str]:
    return list(Task.objects.filter(kind=TaskKind.SECOND_PERSON, closed_at=None).values_list("subject_key", flat=True))
