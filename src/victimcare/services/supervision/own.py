"""What is said of somebody's own work: they are given a task of their own to read it."""

from __future__ import annotations

from datetime import datetime

from victimcare.records.models import Staff, Task
from victimcare.records.models.desk import TaskKind
from victimcare.services.desk import task_actions as desk
from victimcare.services.desk.task_shapes import HarmLevel


def give_to(person_id: int, *, reason: str, about: str, now: datetime) -> None:
    """Nobody else can read it, so it is theirs from the first."""
    person = Staff.objects.select_related("team").get(id=person_id)
    task_id = desk.make_task(
        kind=TaskKind.READ_FEEDBACK,
        victim_id=None,
        reason=reason,
        harm=HarmLevel.STANDARD,
        due_at=None,
        now=now,
        subject_key=about,
        team=person.team.code if person.team else None,
    )
    Task.objects.filter(id=task_id).update(owner_id=person_id)


def read(person_id: int, about: str, now: datetime) -> None:
    desk.close_settled_tasks(kind=TaskKind.READ_FEEDBACK, victim_id=None, subject_key=about, now=now, by=person_id)
