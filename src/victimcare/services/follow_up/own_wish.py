"""How often a guarded victim asked on their page to hear from us, as work for the person who agrees it with them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from victimcare.records.models import Task
from victimcare.records.models.desk import TaskKind
from victimcare.services.desk.task_actions import close_settled_tasks

SUBJECT = "how_often"
_REASON = "how_often_"


def reason_of(every_days: int) -> str:
    """Why the task is there: the choice itself, so that whoever rings knows it."""
    return f"{_REASON}{every_days}"


def every_days_in(reason: str) -> int:
    """The choice that this reason says."""
    return int(reason.removeprefix(_REASON))


def open_tasks(victim: Any) -> QuerySet[Task]:
    """Those that wait for this victim: its row, or a reference to it in an outer query."""
    return Task.objects.filter(kind=TaskKind.NEXT_STEP, victim_id=victim, subject_key=SUBJECT, closed_at=None)


def settle_own_wish(*, victim_id: int, by: int | None, now: datetime) -> None:
    """It was agreed with the victim, one way or the other."""
    close_settled_tasks(kind=TaskKind.NEXT_STEP, victim_id=victim_id, subject_key=SUBJECT, now=now, by=by)
