"""Limits how many people a member of staff looks up: counted from the audit, reported to a supervisor, and stopped if
it continues.

A supervisor who has looked into it closes the task, which lifts the limit: staff who answer calls in a bad hour must
still be able to find people.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from victimcare.records.models import AuditEntry, Staff, Task
from victimcare.records.models.desk import TaskKind
from victimcare.rules.contact.record_lookup import LOOKUPS_WITHIN, LookupPace, judge_lookup_pace
from victimcare.services.access import Act, Actor, NotPermitted, Role, permit
from victimcare.services.audit import note as audit
from victimcare.services.contact.proofs import LOOKED_UP
from victimcare.services.desk import actions as desk
from victimcare.services.desk.shapes import Outcome, TaskInFull

LOOKED_AT_WITHIN = timedelta(hours=1)
_STAFF = "staff:"


@dataclass(frozen=True, slots=True)
class Many:
    """Who looks up so many people, and how many within the last hour. The people looked up are not named."""

    name: str
    team: str
    count: int
    is_me: bool


def count(*, actor: Actor, now: datetime) -> LookupPace:
    """Count the look-up that this actor is about to make. In the caller's transaction, one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"contact.looking:{actor.id}"])
    found = judge_lookup_pace(_lately(actor.id, now))
    if found is not LookupPace.USUAL:
        _tell(actor, now)
    return found


@transaction.atomic
def seen(*, actor: Actor, task: TaskInFull, now: datetime) -> Many | None:
    """The figures for the task that asks a supervisor to look; None for every other task."""
    if task.item.kind is not TaskKind.MANY_LOOK_UPS:
        return None
    permit(actor, Act.SEE_TASKS)
    person = _whom(task.subject_key)
    return Many(
        person.name,
        person.team.name if person.team else "",
        _lately(f"{_STAFF}{person.public_id}", now),
        person.id == actor.staff_id,
    )


@transaction.atomic
def close(*, actor: Actor, task_id: UUID, outcome: Outcome, note: str, now: datetime) -> None:
    """A supervisor has looked into it, says what it was, and lifts the limit. Staff cannot close their own. Raises
    NotPermitted, NoteMissing, UnknownTask."""
    permit(actor, Act.WORK_TASK)
    task = Task.objects.select_for_update().filter(public_id=task_id, closed_at=None).first()
    if task is None:
        raise desk.UnknownTask(task_id)
    if Role.SUPERVISOR not in actor.roles or _whom(task.subject_key).id == actor.staff_id:
        raise NotPermitted("another supervisor looks at it")
    if not note.strip():
        raise desk.NoteMissing
    desk.close(actor=actor, task_id=task_id, outcome=outcome, note=note, now=now)
    audit(actor, "look_ups.let_go_on", at=now, detail={"staff": task.subject_key.removeprefix(_STAFF)})


def _lately(name: str, now: datetime) -> int:
    """Look-ups since the hour began, or since a supervisor lifted the limit."""
    let_go_on = Task.objects.filter(kind=TaskKind.MANY_LOOK_UPS, subject_key=name, closed_at__gt=now - LOOKUPS_WITHIN)
    since = max([now - LOOKUPS_WITHIN, *(at for at in let_go_on.values_list("closed_at", flat=True) if at)])
    return AuditEntry.objects.filter(actor=name, act=LOOKED_UP, at__gt=since, at__lte=now).count()


def _tell(actor: Actor, now: datetime) -> None:
    if desk.is_open(kind=TaskKind.MANY_LOOK_UPS, subject_key=actor.id):
        return
    person = Staff.objects.select_related("team").get(id=actor.staff_id or 0)
    desk.make_task(
        kind=TaskKind.MANY_LOOK_UPS,
        victim_id=None,
        reason="many_look_ups",
        harm=3,
        due_at=now + LOOKED_AT_WITHIN,
        now=now,
        subject_key=actor.id,
        team=person.team.code if person.team else None,
    )


def _whom(subject_key: str) -> Staff:
    return Staff.objects.select_related("team").get(public_id=subject_key.removeprefix(_STAFF))
