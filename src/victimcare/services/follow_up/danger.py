"""Raises tasks of danger that nobody has taken, or for which no step was taken in time; tells the duty number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q, QuerySet

from victimcare.records.models import Installation, Task, TaskChange
from victimcare.rules.follow_up.danger import DangerRise, DangerStanding, rises_to
from victimcare.rules.force import Force
from victimcare.services.follow_up import policy
from victimcare.services.messages import to_others
from victimcare.services.outside import NotBound
from victimcare.services.ports import RefusedForGood
from victimcare.services.queue import Job, later
from victimcare.wording import say

AT_ONCE = 500
ROSE = {to: f"rose_{to}" for to in DangerRise}


@transaction.atomic
def rise(*, now: datetime) -> int:
    """Let each task of danger rise that is due to. Its owner keeps it, and colleagues may take it over. The job that
    tells the duty number commits with it. Returns how many rose; safe to run twice, and at the same time."""
    tasks = list(_open().select_for_update(skip_locked=True).order_by("due_at", "id")[:AT_ONCE])
    standings = _standings(tasks)
    times = policy.danger_times()
    due = [(task, to) for task in tasks if (to := rises_to(standings[task.id], times, now=now)) is not None]
    for task, _ in due:
        task.rose_at, task.updated_at = now, now
    Task.objects.bulk_update([task for task, _ in due], ["rose_at", "updated_at"])
    TaskChange.objects.bulk_create(
        TaskChange(task=task, what=ROSE[to], at=now, team_id=task.team_id) for task, to in due
    )
    if any(to is DangerRise.DUTY for _, to in due) and _duty_number():
        later(Job.TELL_DUTY_NUMBER, at=now.isoformat())
    return len(due)


def tell_duty_number(*, at: datetime) -> bool:
    """Send the one text to the force's duty number: that danger waits, how much, and nothing of anybody. `at`: when it
    rose. False where nothing waits any more, or there is no number. Raises TryLater, InDoubt."""
    waiting = _open().filter(changes__what=ROSE[DangerRise.DUTY], changes__at=at).distinct().count()
    number = _duty_number()
    if not waiting or not number or Installation.objects.filter(sending_held_since__isnull=False).exists():
        return False
    force: Force = settings.FORCE
    try:
        to_others.send_text(
            reference=f"duty-{at.timestamp():.0f}",
            to=number,
            body=say("danger-duty-text", count=waiting),
            sender_name=force.senders.neutral,
        )
    except (RefusedForGood, NotBound):
        return False  # the bar of every page and the sound tell the supervisors still
    return True


def _open() -> QuerySet[Task]:
    return Task.objects.filter(closed_at=None, is_danger=True)


def _standings(tasks: Sequence[Task]) -> dict[int, DangerStanding]:
    """How each stands, in two queries."""
    ids = [task.id for task in tasks]
    steps = Task.objects.filter(id__in=ids).annotate(
        stepped_at=Max("attempts__at"), next_at=Max("attempts__next_due_at")
    )
    stepped = {task_id: (at, next_at) for task_id, at, next_at in steps.values_list("id", "stepped_at", "next_at")}
    risen = Task.objects.filter(id__in=ids).annotate(
        **{f"to_{to}": Max("changes__at", filter=Q(changes__what=what)) for to, what in ROSE.items()}
    )
    rose = {row.id: row for row in risen}
    return {
        task.id: DangerStanding(
            made_at=task.created_at,
            is_owned=task.owner_id is not None,
            last_step_at=stepped[task.id][0],
            next_due_at=stepped[task.id][1],
            rose_to_supervisor_at=getattr(rose[task.id], f"to_{DangerRise.SUPERVISOR}"),
            rose_to_duty_at=getattr(rose[task.id], f"to_{DangerRise.DUTY}"),
        )
        for task in tasks
    }


def _duty_number() -> str:
    force: Force = settings.FORCE
    return force.telephones.duty
