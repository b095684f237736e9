"""Gives work to a supervisor by name, so that it does not wait in a list of many."""

from __future__ import annotations

from datetime import datetime

from victimcare.records.models import Staff, Task
from victimcare.services.access import Role
from victimcare.services.desk import owning
from victimcare.services.desk.rota import away_at, leads


def give_to_supervisor(task_id: int, *, now: datetime) -> bool:
    """Give a task without an owner to the supervisor who leads its team, else to another supervisor who is not away and
    may have it. Returns whether it was given; else it stays with its team."""
    task = Task.objects.select_for_update().get(id=task_id)
    if task.owner_id is not None:
        return False
    return owning.give_to_first_allowed(task, _list_supervisors(task, now), now)


def _list_supervisors(task: Task, now: datetime) -> list[int]:
    """The lead of the team first, then supervisors of the same team, then the others. Leaves out those who are away."""
    away = away_at(now)
    lead = leads([task.team_id], now=now).get(task.team_id)
    rows = Staff.objects.filter(is_active=True, roles__contains=[Role.SUPERVISOR]).order_by("id")
    there = [(person, team) for person, team in rows.values_list("id", "team") if person not in away]
    return [
        person
        for person, _ in sorted(there, key=lambda row: (lead is None or row[0] != lead.id, row[1] != task.team_id))
    ]
