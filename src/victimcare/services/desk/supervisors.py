"""Work that a supervisor must have by name, whoever is at work: it must not wait in a list of many."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from victimcare.records.models import Staff, Task
from victimcare.services.access import Role
from victimcare.services.desk import owning
from victimcare.services.desk.eligibility import barred_from
from victimcare.services.desk.rota import away_at, leads


def give_to_supervisor(task_id: int, *, now: datetime) -> bool:
    """Give this task, where nobody has it, to the supervisor who leads its team, else to another who is not away and
    may have it. Returns whether it was given; else it stays with its team."""
    task = Task.objects.select_for_update().get(id=task_id)
    if task.owner_id is not None:
        return False
    asked = list(_list_supervisors(task, now))
    barred = barred_from([task], asked).get(task.id, frozenset())
    to = next((person for person in asked if person not in barred), None)
    if to is None:
        return False
    owning.goes_to(task, to, now)
    owning.save_all([task])
    owning.record_all([task], "given", now)
    return True


def _list_supervisors(task: Task, now: datetime) -> Iterable[int]:
    """The lead of the team first, then those of the same team, then the others; nobody who is away."""
    away = away_at(now)
    lead = leads([task.team_id], now=now).get(task.team_id)
    rows = Staff.objects.filter(is_active=True, roles__contains=[Role.SUPERVISOR]).order_by("id")
    there = [(person, team) for person, team in rows.values_list("id", "team") if person not in away]
    return [
        person
        for person, _ in sorted(there, key=lambda row: (lead is None or row[0] != lead.id, row[1] != task.team_id))
    ]
