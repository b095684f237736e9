"""Tells the force's duty number that danger waits: how much, and nothing of anybody."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from victimcare.records.models import Installation, Task, TaskChange
from victimcare.rules.follow_up.escalation import UrgentEscalationTarget
from victimcare.rules.force import Force
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.messages import agency_messages
from victimcare.services.port_registry import PortUnbound
from victimcare.services.ports import RefusedForGood
from victimcare.wording import say


def tell_later(*, now: datetime) -> None:
    """Queue the text about what rises now, in the caller's transaction; nothing where the force has no such number."""
    if _number():
        queue_job(Job.TELL_DUTY_NUMBER, at=now.isoformat())


def tell_duty_number(*, at: datetime, now: datetime) -> bool:
    """Send one text about what rose at `at`; the history of each task then says so. False where nothing of it waits any
    more, or there is no number. Raises TryLater, InDoubt."""
    rose = Task.objects.filter(
        closed_at=None, is_danger=True, changes__what=f"rose_{UrgentEscalationTarget.DUTY}", changes__at=at
    )
    waiting = list(rose.distinct().values_list("id", "team_id"))
    number = _number()
    if not waiting or not number or Installation.objects.filter(sending_held_since__isnull=False).exists():
        return False
    force: Force = settings.FORCE
    try:
        agency_messages.send_duty_text(
            reference=f"duty-{at.timestamp():.0f}",
            to=number,
            body=say("danger-duty-text", count=len(waiting)),
            sender_name=force.senders.neutral,
        )
    except (RefusedForGood, PortUnbound):
        return False  # the bar of every page and the sound tell the supervisors still
    TaskChange.objects.bulk_create(
        TaskChange(task_id=task_id, what="told_duty_number", at=now, team_id=team_id) for task_id, team_id in waiting
    )
    return True


def _number() -> str:
    force: Force = settings.FORCE
    return force.telephones.duty
