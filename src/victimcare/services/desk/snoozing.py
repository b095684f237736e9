"""Work that is put off, with a reason, until a moment: it stands apart until then, still somebody's, and comes back by
itself; sooner where its matter grows worse."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.rules.desk import task_policy
from victimcare.rules.desk.task_policy import SnoozeRefusal as SnoozeRefusal
from victimcare.services.access import Act, Actor, Role, permit
from victimcare.services.desk import actions, owning
from victimcare.services.desk.actions import NoteMissing
from victimcare.services.desk.kinds import NEVER_PUT_OFF
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.sealed_columns import SNOOZED_WHY


class NotPutOff(Exception):
    """It may not wait until then."""

    def __init__(self, why: SnoozeRefusal) -> None:
        super().__init__(why)
        self.why = why


@transaction.atomic
def snooze(*, actor: Actor, task_id: UUID, until: datetime, why: str, now: datetime) -> None:
    """Put it off until then. What nobody has becomes theirs. Raises UnknownTask, TaskTaken, NoteMissing, NotPutOff."""
    permit(actor, Act.WORK_TASK)
    if not why.strip():
        raise NoteMissing
    task = actions.held(actor, task_id)
    actions.refuse_if_anothers(actor, task)
    refused = task_policy.refuse_snooze(
        until,
        harm=task.harm,
        due_at=task.due_at,
        may_wait=not task.is_danger and task.kind not in NEVER_PUT_OFF,
        is_supervisor=Role.SUPERVISOR in actor.roles,
        now=now,
    )
    if refused is not None:
        raise NotPutOff(refused)
    actions.receive(actor, task, now)
    if task.owner_id is None:
        owning.goes_to(task, actor.staff_id, now)
    task.snoozed_until, task.updated_at = until, now
    SNOOZED_WHY.put_words(task, why.strip(), fetch_victim_key(task.victim_id))
    task.save(update_fields=owning.FIELDS)
    actions.record(actor, task, "snoozed", now, note=why.strip())


@transaction.atomic
def wake(*, actor: Actor, task_id: UUID, now: datetime) -> None:
    """Work on it now after all. Raises UnknownTask, TaskTaken."""
    permit(actor, Act.WORK_TASK)
    task = actions.held(actor, task_id)
    actions.refuse_if_anothers(actor, task)
    if task.snoozed_until is None:
        return
    owning.wakes(task)
    task.updated_at = now
    task.save(update_fields=owning.FIELDS)
    actions.record(actor, task, "woke", now)
