"""One piece of work for one piece of news: while a person reaches a victim with news that may put them in danger,
telling them the news is part of that. A second person would ring the same victim, perhaps outside the agreed hours.

The telling stays, with its duties, and stands on the lists again if the news is still owed once nobody reaches them.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from victimcare.records.models import Task
from victimcare.records.models.desk import TaskKind
from victimcare.services.desk import owning
from victimcare.services.desk.kinds import TELLING


def without_folded(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Without the tellings that are part of reaching a victim now. One that a colleague has in hand stays theirs."""
    reached = Task.objects.filter(kind=TaskKind.REACH_HER, is_danger=True, closed_at=None, victim__isnull=False)
    return tasks.exclude(kind__in=TELLING, owner__isnull=True, victim_id__in=reached.values("victim_id"))


def fold_tellings(*, victim_id: int, now: datetime) -> int:
    """Take the tellings about this victim from those to whom they came by themselves, as the victim is reached now. A
    colleague who took one by hand may be on the telephone with the victim, and keeps it. Returns how many; runs in the
    caller's transaction."""
    held = Task.objects.select_for_update().filter(victim_id=victim_id, kind__in=TELLING, closed_at=None)
    given = [task for task in held.filter(owner__isnull=False) if owning.was_given(task)]
    for task in given:
        owning.goes_to(task, None, now)
    owning.save_all(given)
    owning.record_all(given, "folded", now)
    return len(given)
