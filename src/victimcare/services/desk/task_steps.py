"""Steps of a task whose matter continues: another module has done one step, and the task waits for the next; and
snoozing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Task, TaskChange
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.desk import task_policy
from victimcare.rules.desk.task_policy import SnoozeRefusal as SnoozeRefusal
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act, Actor, Role, permit
from victimcare.services.desk import ownership, task_actions
from victimcare.services.desk.task_kinds import NEVER_PUT_OFF
from victimcare.services.desk.task_shapes import TaskStep
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.sealed_columns import SNOOZED_WHY, TASK_NOTE


def lock_matter_task(*, actor: Actor, kind: TaskKind, subject_key: str) -> None:
    """Lock the open task about this until the transaction ends. Raises TaskTaken when a colleague has it."""
    task = _open_one(kind, subject_key)
    if task is not None:
        task_actions.refuse_if_taken(actor, task)


@transaction.atomic
def record_task_step(*, actor: Actor, kind: TaskKind, subject_key: str, what: str, note: str, now: datetime) -> None:
    """Record a note in the task's history, and change nothing else. Raises NotFound, TaskTaken."""
    task_actions.record_task_change(actor, _lock_to_work_on(actor, kind, subject_key, now), what, now, note=note)


@transaction.atomic
def retry_task(
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
    """Record an attempt and keep the task open, with its owner and history: newly due, and about what comes next
    (`again_key`). `what`: the name of the step in its history. Raises NotFound, TaskTaken."""
    task = _lock_to_work_on(actor, kind, subject_key, now)
    task.subject_key, task.due_at, task.updated_at = again_key, due_at, now
    ownership.clear_snooze(task)
    task.save(update_fields=["subject_key", "due_at", *ownership.SNOOZED, "updated_at"])
    task_actions.record_task_change(actor, task, what, now, note=note)


@transaction.atomic
def advance_task(
    *, actor: Actor, kind: TaskKind, subject_key: str, reason: str, due_at: datetime, note: str, now: datetime
) -> None:
    """Record that one step is done and the next is owed: the task keeps its owner and history, with a new reason and
    due time. Unowned, it becomes the actor's. Raises NotFound, TaskTaken."""
    task = _lock_to_work_on(actor, kind, subject_key, now)
    task.reason, task.due_at, task.updated_at = reason, due_at, now
    ownership.assign_owner(task, task.owner_id or actor.staff_id, now)
    task.save(update_fields=["reason", "due_at", *ownership.OWNERSHIP_FIELDS])
    task_actions.record_task_change(actor, task, "went_on", now, note=note)


@transaction.atomic
def reschedule_task(*, kind: TaskKind, subject_key: str, reason: str, due_at: datetime, now: datetime) -> None:
    """Move the task to the new time that the victim chose, with its owner and history. Raises NotFound."""
    task = _open_one(kind, subject_key)
    if task is None:
        raise NotFound("no such task")
    task.reason, task.due_at, task.updated_at = reason, due_at, now
    ownership.clear_snooze(task)
    task.save(update_fields=["reason", "due_at", *ownership.SNOOZED, "updated_at"])
    TaskChange.objects.create(task=task, what="moved", at=now, team_id=task.team_id)


@transaction.atomic
def release_task(*, actor: Actor, kind: TaskKind, subject_key: str, now: datetime) -> None:
    """Return the task to its team: its owner has done their part, and no one is chosen for the next."""
    task = _open_one(kind, subject_key)
    if task is None:
        return
    ownership.assign_owner(task, None, now)
    task.save(update_fields=ownership.OWNERSHIP_FIELDS)
    task_actions.record_task_change(actor, task, "handed_on", now)


def _lock_to_work_on(actor: Actor, kind: TaskKind, subject_key: str, now: datetime) -> Task:
    permit(actor, Act.WORK_TASK)
    task = _open_one(kind, subject_key)
    if task is None:
        raise NotFound("no such task")
    task_actions.refuse_own_matter(actor, task)
    task_actions.refuse_if_taken(actor, task)
    task_actions.mark_task_received(actor, task, now)
    return task


def _open_one(kind: TaskKind, subject_key: str) -> Task | None:
    """Return the open task about this, locked."""
    return Task.objects.select_for_update().filter(kind=kind, subject_key=subject_key, closed_at=None).first()


# Snoozed tasks wait until a moment, for a reason. They keep their owner, are listed apart, and return by themselves, or
# sooner if their matter grows worse.


class SnoozeRefused(Exception):
    """The task may not wait until then."""

    def __init__(self, why: SnoozeRefusal) -> None:
        super().__init__(why)
        self.why = why


@transaction.atomic
def snooze_task(*, actor: Actor, task_id: UUID, until: datetime, why: str, now: datetime) -> None:
    """Snooze the task until then; if unowned, it becomes the actor's. Raises NotFound, TaskTaken, FieldRequired,
    SnoozeRefused."""
    permit(actor, Act.WORK_TASK)
    if not why.strip():
        raise FieldRequired("why")
    task = task_actions.lock_task(actor, task_id)
    task_actions.refuse_if_taken(actor, task)
    refused = task_policy.refuse_snooze(
        until,
        harm=task.harm,
        due_at=task.due_at,
        may_wait=not task.is_danger and task.kind not in NEVER_PUT_OFF,
        is_supervisor=Role.SUPERVISOR in actor.roles,
        now=now,
    )
    if refused is not None:
        raise SnoozeRefused(refused)
    task_actions.mark_task_received(actor, task, now)
    if task.owner_id is None:
        ownership.assign_owner(task, actor.staff_id, now)
    task.snoozed_until, task.updated_at = until, now
    SNOOZED_WHY.put_words(task, why.strip(), fetch_victim_key(task.victim_id))
    task.save(update_fields=ownership.OWNERSHIP_FIELDS)
    task_actions.record_task_change(actor, task, "snoozed", now, note=why.strip())


@transaction.atomic
def wake_task(*, actor: Actor, task_id: UUID, now: datetime) -> None:
    """End the snooze now. Raises NotFound, TaskTaken."""
    permit(actor, Act.WORK_TASK)
    task = task_actions.lock_task(actor, task_id)
    task_actions.refuse_if_taken(actor, task)
    if task.snoozed_until is None:
        return
    ownership.clear_snooze(task)
    task.updated_at = now
    task.save(update_fields=ownership.OWNERSHIP_FIELDS)
    task_actions.record_task_change(actor, task, "woke", now)


def list_task_steps(changes: Sequence[TaskChange]) -> tuple[TaskStep, ...]:
    """Return a task's history as its page shows it."""
    keys = TASK_NOTE.load_keys(changes)
    return tuple(
        TaskStep(
            what=change.what,
            at=change.at,
            by=change.by.name if change.by else "",
            team=change.team.name if change.team else "",
            note=TASK_NOTE.open_words(change, keys),
        )
        for change in changes
    )
