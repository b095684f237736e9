"""A task that rises: whoever had it had their days, and it is open to others again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from victimcare.records.models import Task, TaskChange
from victimcare.services.desk import owning
from victimcare.services.desk.teams import team_row


@transaction.atomic
def rise(due: Mapping[int, datetime], *, to: str, is_care_teams: bool, now: datetime) -> None:
    """Let these tasks rise, each due by what is late at the latest. Nobody has them then, so that whoever they rose to
    sees that they wait, and they are given to nobody by themselves; `is_care_teams`: they become those of the team that
    owns what no other does."""
    tasks = list(Task.objects.select_for_update().filter(id__in=due, closed_at=None).order_by("id"))
    care_team = team_row(None)
    for task in tasks:
        owning.goes_to(task, None, now)
        task.due_at, task.rose_at = min(task.due_at, due[task.id]), now
        if is_care_teams:
            task.team = care_team
    owning.save_all(tasks, "due_at", "team")
    TaskChange.objects.bulk_create(
        TaskChange(task=task, what=f"rose_{to}", at=now, team_id=task.team_id) for task in tasks
    )
