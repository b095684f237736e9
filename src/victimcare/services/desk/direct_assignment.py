"""Assigns tasks to a named person or team: hands several on together, and gives tasks to a supervisor, or danger to a
colleague, by name."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Staff, Task, TaskChange, Team
from victimcare.rules.desk.rota import next_working_moment
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, Role, permit
from victimcare.services.desk import ownership, task_actions, work_list
from victimcare.services.desk.eligibility import find_barred_staff
from victimcare.services.desk.rota import DESK_ROLES, find_absences, find_team_leads
from victimcare.services.desk.task_assignment import list_colleagues
from victimcare.services.desk.task_shapes import WorkItem

MOST_HANDED_ON = 50  # one page of the list


class HandOnRefusal(StrEnum):
    """Why a task was not handed on. The values are parts of sentence ids."""

    DANGER = "danger"  # danger is handed on singly, so that it is read first
    CANNOT = "cannot"  # this colleague cannot have it; the reason is not given
    TAKEN = "taken"  # a colleague has it
    OWN = "own"  # it is about the actor's own work


@dataclass(frozen=True, slots=True)
class UnmovedTask:
    item: WorkItem
    why: HandOnRefusal


@dataclass(frozen=True, slots=True)
class BulkHandOnResult:
    """How many tasks were handed to whom, and each that was not; `gone`: how many were closed already."""

    to: str
    handed: int
    left: tuple[UnmovedTask, ...] = ()
    gone: int = 0


@dataclass(frozen=True, slots=True)
class HandedOnTask:
    """A task that was handed on, and the colleague or team who has it now."""

    item: WorkItem
    to: str


@transaction.atomic
def hand_on_tasks(
    *,
    actor: Actor,
    task_ids: Collection[UUID],
    note: str,
    now: datetime,
    to_person: UUID | None = None,
    to_team: str | None = None,
) -> BulkHandOnResult:
    """Hand on each task as `task_actions.hand_on_task` does; a refused one does not stop the others. Danger is refused,
    because it is handed on singly, so that it is read first. Raises TaskNoteMissing, and NotFound for an unknown
    colleague or team."""
    permit(actor, Act.WORK_TASK)
    if not note.strip():
        raise task_actions.TaskNoteMissing
    to = _receiver_name(to_person, to_team)
    stayed: list[tuple[UUID, HandOnRefusal]] = []
    handed = gone = 0
    for task_id in sorted({*task_ids})[:MOST_HANDED_ON]:
        try:
            if task_actions.lock_task(actor, task_id).is_danger:
                stayed.append((task_id, HandOnRefusal.DANGER))
                continue
            task_actions.hand_on_task(
                actor=actor, task_id=task_id, note=note, to_person=to_person, to_team=to_team, now=now
            )
        except task_actions.TaskTaken:
            stayed.append((task_id, HandOnRefusal.TAKEN))
        except task_actions.OwnWork:
            stayed.append((task_id, HandOnRefusal.OWN))
        except NotFound:
            gone += 1
        except task_actions.ColleagueUnavailable:
            stayed.append((task_id, HandOnRefusal.CANNOT))
        else:
            handed += 1
    items = work_list.list_work_items(actor=actor, task_ids=[task_id for task_id, _ in stayed], now=now)
    left = tuple(UnmovedTask(items[task_id], why) for task_id, why in stayed if task_id in items)
    return BulkHandOnResult(to, handed, left, gone)


def find_handed_on_task(*, actor: Actor, task_id: UUID) -> HandedOnTask | None:
    """Say where a task is that this actor handed on. None: they did not hand it on, or it is closed."""
    permit(actor, Act.SEE_TASKS)
    theirs = TaskChange.objects.filter(task__public_id=task_id, what="handed_on", by_id=actor.staff_id)
    if actor.staff_id is None or not theirs.exists():
        return None
    shown = work_list.load_task_detail(actor, task_id)
    if shown is None:
        return None
    team = Task.objects.values_list("team__name", flat=True).get(public_id=task_id)
    return HandedOnTask(shown.item, shown.item.owner or team or "")


def _receiver_name(to_person: UUID | None, to_team: str | None) -> str:
    """Return the receiver's name. Raises NotFound for an unknown colleague or team."""
    if to_person is None:
        return task_actions.ensure_team_row(to_team).name
    name = Staff.objects.filter(public_id=to_person).values_list("name", flat=True).first()
    if name is None:
        raise NotFound("no such task")
    return name


# Assigns a task to a supervisor by name, so that it does not wait in a long list.


def assign_to_supervisor(task_id: int, *, now: datetime) -> bool:
    """Give an unowned task to the supervisor who leads its team, or else to another supervisor who is not away and may
    have it. Returns whether it was given; otherwise it stays with its team."""
    task = Task.objects.select_for_update().get(id=task_id)
    if task.owner_id is not None:
        return False
    return ownership.give_to_first_allowed(task, _list_supervisors(task, now), now)


def _list_supervisors(task: Task, now: datetime) -> list[int]:
    """List the team's lead first, then supervisors of the same team, then others; staff who are away are left out."""
    away = find_absences(now)
    lead = find_team_leads([task.team_id], now=now).get(task.team_id)
    rows = Staff.objects.filter(is_active=True, roles__contains=[Role.SUPERVISOR]).order_by("id")
    there = [(person, team) for person, team in rows.values_list("id", "team") if person not in away]
    return [
        person
        for person, _ in sorted(there, key=lambda row: (lead is None or row[0] != lead.id, row[1] != task.team_id))
    ]


# Assigns danger that the staff at work cannot see, because its words are about them, to another colleague by name.


def assign_restricted_danger(task_id: int, *, now: datetime) -> bool:
    """If this danger is hidden from everyone now at work, give it to the team's lead, or else to another lead, a
    supervisor or a colleague who is not away. Returns whether it was given. Without staff at work, or any left who may
    take it, it escalates as all danger does."""
    task = Task.objects.select_for_update().get(id=task_id)
    if task.owner_id is not None:
        return False
    people = list_colleagues(now, only_who_get_work=False)
    at_work = {person.key for person in people if next_working_moment(person.shifts, now) == now}
    if not at_work or at_work - find_barred_staff([task], at_work).get(task.id, frozenset()):
        return False
    return ownership.give_to_first_allowed(task, list(_list_danger_takers(task, now)), now)


def _list_danger_takers(task: Task, now: datetime) -> Iterable[int]:
    """List candidates in order: leads, supervisors, then other desk staff; staff who are away are left out."""
    away = find_absences(now)
    leading = find_team_leads(list(Team.objects.order_by("id").values_list("id", flat=True)), now=now)
    own = [leading[task.team_id].id] if task.team_id in leading else []
    rows = Staff.objects.filter(is_active=True, roles__overlap=[*DESK_ROLES]).order_by("id")
    there = {person: roles for person, roles in rows.values_list("id", "roles") if person not in away}
    supervisors = [person for person, roles in there.items() if Role.SUPERVISOR in roles]
    ordered = dict.fromkeys([*own, *(lead.id for lead in leading.values()), *supervisors, *there])
    return [person for person in ordered if person in there]
