"""A second step that ended because of wrong tries: whoever tried has her code, so it comes to a person.

Looked for by the job that looks for guessed codes, some time after the tries (`people.guessing`).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from victimcare.records.models import SecondFactor, SetUpWindow, Task
from victimcare.records.models.desk import TaskKind
from victimcare.services.desk.actions import make_tasks
from victimcare.services.desk.shapes import NewTask

DUE_IN = timedelta(hours=2)
_BY_TRIES = "wrong_tries"


def look(*, now: datetime, within: timedelta) -> int:
    """One task for each that ended so lately; whatever was told is not told again. Returns how many are new."""
    lately: dict[str, Any] = {"ended_reason": _BY_TRIES, "ended_at__gt": now - within, "ended_at__lte": now}
    wanted = [
        *(
            _task(one.victim_id, "second_step_guessed", f"second:{one.id}", now)
            for one in SecondFactor.objects.filter(**lately).order_by("id")
        ),
        *(
            _task(one.victim_id, "set_up_guessed", f"window:{one.id}", now)
            for one in SetUpWindow.objects.filter(**lately).order_by("id")
        ),
    ]
    subjects = [task.subject_key for task in wanted]
    told = set(
        Task.objects.filter(kind=TaskKind.WRONG_CODES, subject_key__in=subjects).values_list("subject_key", flat=True)
    )
    return len(make_tasks([task for task in wanted if task.subject_key not in told], now=now))


def _task(victim_id: int, reason: str, subject: str, now: datetime) -> NewTask:
    return NewTask(TaskKind.WRONG_CODES, victim_id, reason, harm=3, due_at=now + DUE_IN, subject_key=subject)
