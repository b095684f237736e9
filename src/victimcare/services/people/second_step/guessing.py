"""A second step that rests because of wrong numbers: whoever tried has her code, so it comes to a person.

Looked for by the job that looks for guessed codes, some time after the tries (`people.guessing`).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from victimcare.records.models import AccessGrant, SetUpWindow, Task
from victimcare.records.models.desk import TaskKind
from victimcare.services.desk.actions import make_tasks
from victimcare.services.desk.shapes import NewTask

DUE_IN = timedelta(hours=2)


def look(*, now: datetime, within: timedelta) -> int:
    """One task for each code with which the second step rests since lately, and for each window that ended so; whatever
    was told is not told again. Returns how many are new."""
    resting = AccessGrant.objects.filter(second_rests_since__gt=now - within, second_rests_since__lte=now)
    windows = SetUpWindow.objects.filter(ended_reason="wrong_tries", ended_at__gt=now - within, ended_at__lte=now)
    wanted = [
        *(_task(one.victim_id, "second_step_guessed", f"second:{one.id}", now) for one in resting.order_by("id")),
        *(_task(one.victim_id, "set_up_guessed", f"window:{one.id}", now) for one in windows.order_by("id")),
    ]
    subjects = [task.subject_key for task in wanted]
    told = set(
        Task.objects.filter(kind=TaskKind.WRONG_CODES, subject_key__in=subjects).values_list("subject_key", flat=True)
    )
    return len(make_tasks([task for task in wanted if task.subject_key not in told], now=now))


def _task(victim_id: int, reason: str, subject: str, now: datetime) -> NewTask:
    return NewTask(TaskKind.WRONG_CODES, victim_id, reason, harm=3, due_at=now + DUE_IN, subject_key=subject)
