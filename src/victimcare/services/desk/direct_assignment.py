"""Assigns tasks to a named person or team: hands one or several on, and gives tasks to a supervisor, or danger to a
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
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act, Actor, Role, permit
from victimcare.services.desk import ownership, task_actions, work_list
from victimcare.services.desk.eligibility import find_barred_staff, is_staff_barred
from victimcare.services.desk.rota import DESK_ROLES, find_absences, find_team_leads, list_colleagues
from victimcare.services.desk.task_shapes import WorkItem, ensure_team_row

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
    """Hand on each task as `hand_on_task` does; a refused one does not stop the others. Danger is refused,
    because it is handed on singly, so that it is read first. Raises FieldRequired, and NotFound for an unknown
    colleague or team."""
    permit(actor, Act.WORK_TASK)
    if not note.strip():
        raise FieldRequired("note")
    to = _receiver_name(to_person, to_team)
    stayed: list[tuple[UUID, HandOnRefusal]] = []
    handed = gone = 0
    for task_id in sorted({*task_ids})[:MOST_HANDED_ON]:
        try:
            if task_actions.lock_task(actor, task_id).is_danger:
                stayed.append((task_id, HandOnRefusal.DANGER))
                continue
            hand_on_task(actor=actor, task_id=task_id, note=note, to_person=to_person, to_team=to_team, now=now)
        except task_actions.TaskTaken:
            stayed.append((task_id, HandOnRefusal.TAKEN))
        except task_actions.OwnWork:
            stayed.append((task_id, HandOnRefusal.OWN))
        except NotFound:
            gone += 1
        except ColleagueUnavailable:
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


class ColleagueUnavailable(Exception):
    """The colleague cannot be given the task: they are away or have left, the case is hidden from them, or it is about
    their own work. The reason is never given: who knows the victim, or may not read restricted records, stays private.
    `name` is the colleague's, for the person handing on."""

    def __init__(self, name: str) -> None:
        super().__init__("not everybody is handed everything at every moment")
        self.name = name


def hand_on_task(
    *,
    actor: Actor,
    task_id: UUID,
    note: str,
    now: datetime,
    to_person: UUID | None = None,
    to_team: str | None = None,
) -> None:
    """Give the task to a colleague or a team, with a note that tells them what they need to know.

    Its owner, any supervisor and, while it has no owner, anyone may do so. The colleague confirms receipt, or the task
    escalates. Raises NotFound, TaskTaken, FieldRequired, ColleagueUnavailable.
    """
    permit(actor, Act.WORK_TASK)
    if not note.strip():
        raise FieldRequired("note")
    with transaction.atomic():  # the refusal is audited, so no exception may roll it back
        task = task_actions.lock_task(actor, task_id)
        task_actions.refuse_if_taken(actor, task)
        if to_person is not None:
            refused = _assign_to_colleague(actor, task, to_person, now)
        else:
            ownership.assign_owner(task, None, now)
            task.team, refused = ensure_team_row(to_team), None
        if refused is None:
            task.save(update_fields=[*ownership.OWNERSHIP_FIELDS, "team"])
            task_actions.record_task_change(actor, task, "handed_on", now, note=note, to=task.owner_id)
    if refused is not None:
        raise ColleagueUnavailable(refused)


def _assign_to_colleague(actor: Actor, task: Task, to_person: UUID, now: datetime) -> str | None:
    """Make this colleague the owner; the caller saves the task. Returns the colleague's name if they cannot have it,
    else None. Raises NotFound."""
    person = Staff.objects.filter(public_id=to_person).first()
    if person is None:
        raise NotFound("no such task")
    if is_staff_barred(task, person.id) or not person.is_active or person.id in find_absences(now):
        task_actions.audit_task_change(actor, "task.not_handed_on", task, now, to=person.id)
        return person.name
    ownership.assign_owner(task, person.id, now, handed_by=actor.staff_id)
    task.team_id = person.team_id or task.team_id
    return None
