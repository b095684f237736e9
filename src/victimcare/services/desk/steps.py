"""A task whose matter goes on: a step of it was done in another room, and it waits for the next."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from victimcare.records.models import Task, TaskChange
from victimcare.records.models.desk import TaskKind
from victimcare.services.access import Act, Actor, permit
from victimcare.services.desk import actions, owning


def hold(*, actor: Actor, kind: TaskKind, subject_key: str) -> None:
    """Keep the open task about this as it is until the transaction ends. Raises TaskTaken when a colleague has it."""
    task = _open_one(kind, subject_key)
    if task is not None:
        actions.refuse_if_anothers(actor, task)


@transaction.atomic
def stands(*, actor: Actor, kind: TaskKind, subject_key: str, what: str, note: str, now: datetime) -> None:
    """Something was said of it, and all of it stands. Raises UnknownTask, TaskTaken."""
    actions.record(actor, _to_work_on(actor, kind, subject_key, now), what, now, note=note)


@transaction.atomic
def try_again(
    *,
    actor: Actor,
    kind: TaskKind,
    subject_key: str,
    again_key: str,
    due_at: datetime,
    note: str,
    now: datetime,
    what: str = "tried",
) -> None:
    """It was tried and goes on, with its owner and its history: due anew, and about what comes next (`again_key`).
    `what`: as which step its history keeps it. Raises UnknownTask, TaskTaken."""
    task = _to_work_on(actor, kind, subject_key, now)
    task.subject_key, task.due_at, task.updated_at = again_key, due_at, now
    owning.wakes(task)
    task.save(update_fields=["subject_key", "due_at", *owning.SNOOZED, "updated_at"])
    actions.record(actor, task, what, now, note=note)


@transaction.atomic
def goes_on(
    *, actor: Actor, kind: TaskKind, subject_key: str, reason: str, due_at: datetime, note: str, now: datetime
) -> None:
    """One step of it is done and the next is owed: it stays with its owner and its history, for another reason and
    until another time. Whoever does a step of a task that nobody has makes it theirs. Raises UnknownTask, TaskTaken.
    """
    task = _to_work_on(actor, kind, subject_key, now)
    task.reason, task.due_at, task.updated_at = reason, due_at, now
    owning.goes_to(task, task.owner_id or actor.staff_id, now)
    task.save(update_fields=["reason", "due_at", *owning.FIELDS])
    actions.record(actor, task, "went_on", now, note=note)


@transaction.atomic
def move(*, kind: TaskKind, subject_key: str, reason: str, due_at: datetime, now: datetime) -> None:
    """She has said when anew: the task is due then, with its owner and its history. Raises UnknownTask."""
    task = _open_one(kind, subject_key)
    if task is None:
        raise actions.UnknownTask(subject_key)
    task.reason, task.due_at, task.updated_at = reason, due_at, now
    owning.wakes(task)
    task.save(update_fields=["reason", "due_at", *owning.SNOOZED, "updated_at"])
    TaskChange.objects.create(task=task, what="moved", at=now, team_id=task.team_id)


@transaction.atomic
def give_back(*, actor: Actor, kind: TaskKind, subject_key: str, now: datetime) -> None:
    """Whoever had it has done their part: the next part is another's, whom nobody has chosen."""
    task = _open_one(kind, subject_key)
    if task is None:
        return
    owning.goes_to(task, None, now)
    task.save(update_fields=owning.FIELDS)
    actions.record(actor, task, "handed_on", now)


def _to_work_on(actor: Actor, kind: TaskKind, subject_key: str, now: datetime) -> Task:
    permit(actor, Act.WORK_TASK)
    task = _open_one(kind, subject_key)
    if task is None:
        raise actions.UnknownTask(subject_key)
    actions.refuse_own_matter(actor, task)
    actions.refuse_if_anothers(actor, task)
    actions.receive(actor, task, now)
    return task


def _open_one(kind: TaskKind, subject_key: str) -> Task | None:
    """The open task about this, locked."""
    return Task.objects.select_for_update().filter(kind=kind, subject_key=subject_key, closed_at=None).first()
