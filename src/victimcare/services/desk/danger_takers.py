"""Assigns danger whose words are about the staff at work, who cannot see it, to another colleague by name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from victimcare.records.models import Staff, Task, Team
from victimcare.rules.desk.rota import next_working_moment
from victimcare.services.access import Role
from victimcare.services.desk import owning
from victimcare.services.desk.assigning import list_colleagues
from victimcare.services.desk.eligibility import barred_from
from victimcare.services.desk.rota import OF_THE_DESK, away_at, leads


def give_danger_kept_from_all_at_work(task_id: int, *, now: datetime) -> bool:
    """Where this danger is kept from everyone now at work, give it to the person who leads the team, else to another
    lead, a supervisor or a colleague who is not away. Returns whether it was given. With no staff at work, or none left
    to take it, it escalates as all danger does."""
    task = Task.objects.select_for_update().get(id=task_id)
    if task.owner_id is not None:
        return False
    people = list_colleagues(now, only_who_get_work=False)
    at_work = {person.key for person in people if next_working_moment(person.shifts, now) == now}
    if not at_work or at_work - barred_from([task], at_work).get(task.id, frozenset()):
        return False
    return owning.give_to_first_allowed(task, list(_in_order(task, now)), now)


def _in_order(task: Task, now: datetime) -> Iterable[int]:
    """The order in which they are asked: leads, supervisors, then other desk staff; none who are away."""
    away = away_at(now)
    leading = leads(list(Team.objects.order_by("id").values_list("id", flat=True)), now=now)
    own = [leading[task.team_id].id] if task.team_id in leading else []
    rows = Staff.objects.filter(is_active=True, roles__overlap=[*OF_THE_DESK]).order_by("id")
    there = {person: roles for person, roles in rows.values_list("id", "roles") if person not in away}
    supervisors = [person for person, roles in there.items() if Role.SUPERVISOR in roles]
    ordered = dict.fromkeys([*own, *(lead.id for lead in leading.values()), *supervisors, *there])
    return [person for person in ordered if person in there]
