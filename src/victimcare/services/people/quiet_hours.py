"""Records that a named person decides to ring a victim in the force's quiet hours, and why: only for danger and news of
risk.

Hours that the victim agreed are never overridden: then a visit, or a supporter as agreed, is next.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Pursuit, Task, TaskChange, Victim
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.contact import ways
from victimcare.services.contact.shapes import MayRing
from victimcare.services.desk import actions as desk
from victimcare.services.desk import owning
from victimcare.services.desk.actions import NoteMissing as NoteMissing
from victimcare.services.desk.folding import RISK_TODAY
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.sealed_words import QUIET_LIFTED_WHY, TASK_NOTE

QUIET_LIFTED = "quiet_lifted"  # in the history of the task
FOR_THE_NIGHT = timedelta(hours=12)  # how long a decision holds: the next night needs a new one


class NotQuietHours(Exception):
    """There is nothing to decide: no number of the victim's is held back by the quiet hours alone."""


@dataclass(frozen=True, slots=True)
class QuietDecision:
    """Who decided to ring in quiet hours, when and why."""

    by: str
    at: datetime
    why: str


@transaction.atomic
def ring_in_quiet_hours(*, actor: Actor, task_id: UUID, why: str, now: datetime) -> None:
    """Record that this person decides to ring now, and why, with the task and with the pursuit of its news. An unowned
    task becomes theirs. Raises UnknownTask, TaskTaken, NoteMissing, NotQuietHours."""
    permit(actor, Act.WORK_TASK)
    if not why.strip():
        raise NoteMissing
    task = desk.held(actor, task_id)
    desk.refuse_if_anothers(actor, task)
    if not may_be_decided(task, now=now):
        raise NotQuietHours(task_id)
    if task.owner_id is None:
        owning.goes_to(task, actor.staff_id, now)
        task.save(update_fields=owning.FIELDS)
    desk.record(actor, task, QUIET_LIFTED, now, note=why.strip())
    if (pursuit_id := _pursuit_of(task)) is not None:
        pursuit = Pursuit.objects.filter(public_id=pursuit_id).first()
        if pursuit is not None:
            pursuit.quiet_lifted_at, pursuit.quiet_lifted_by_id = now, actor.staff_id
            QUIET_LIFTED_WHY.put_words(pursuit, why.strip(), fetch_victim_key(pursuit.victim_id))
            pursuit.save(update_fields=["quiet_lifted_at", "quiet_lifted_by", "sealed_quiet_lifted_why"])
    note(
        actor,
        "quiet_hours.lifted",
        at=now,
        case_id=task.victim.case_id if task.victim else None,
        victim_id=task.victim_id,
        detail={"task": task.id},
    )


def may_be_decided(task: Task, *, now: datetime) -> bool:
    """Whether this decision is open for this task: it concerns danger or news of risk, only the quiet hours hold back a
    number of the victim's, and there is no decision for tonight."""
    if (
        task.victim_id is None
        or not (task.is_danger or task.reason == RISK_TODAY)
        or find_quiet_hours_decision(task, now=now)
    ):
        return False
    victim = Victim.objects.select_related("case", "person").get(id=task.victim_id)
    return any(one.may is MayRing.QUIET_HOURS for one in ways.numbers_known(victim, now=now))


def find_quiet_hours_decision(task: Task, *, now: datetime) -> QuietDecision | None:
    """The decision in force tonight."""
    changes = TaskChange.objects.filter(task=task, what=QUIET_LIFTED, at__gt=now - FOR_THE_NIGHT)
    last = changes.select_related("by").order_by("-id").first()
    return QuietDecision(last.by.name if last.by else "", last.at, TASK_NOTE.open_words(last)) if last else None


def _pursuit_of(task: Task) -> UUID | None:
    about, _, public_id = task.subject_key.partition(":")
    return UUID(public_id) if about == "pursuit" else None
