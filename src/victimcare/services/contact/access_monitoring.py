"""Lists who accessed or changed a victim's case, from the audit, for staff who may ask; and limits how many people a
member of staff looks up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from victimcare.records.models import AuditEntry, Staff, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.contact.record_lookup import LOOKUPS_WITHIN, LookupPace, judge_lookup_pace
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act, Actor, PermissionRefused, Role, permit
from victimcare.services.audit import note
from victimcare.services.audit import note as audit
from victimcare.services.conversations import identity_checks
from victimcare.services.conversations.identity_checks import LOOKED_UP
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import HarmLevel, TaskDetail, TaskOutcome


@dataclass(frozen=True, slots=True)
class RecordAccess:
    """An audit entry as staff read it. `stands_out`: an identity check was recorded without a task about the victim."""

    at: datetime
    who: str
    act: str
    reason: str
    stands_out: bool


@transaction.atomic
def list_record_accesses(*, actor: Actor, victim_id: UUID, now: datetime, most: int = 500) -> tuple[RecordAccess, ...]:
    """Who accessed or changed the victim's case, newest first, with their reasons. Asking is itself audited.

    Needs an identity check, like everything about the victim; a supervisor, who answers for the desk, needs none.
    Raises VictimNotFound, NotFound, IdentityCheckMissing.
    """
    permit(actor, Act.SEE_AUDITED_ACCESSES)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    if Role.SUPERVISOR not in actor.roles:
        identity_checks.require_identity_check(actor, victim.id, now=now)
    # Complaints are left out: the person complained about may read this list, and must not learn of the complaint.
    looks = AuditEntry.objects.filter(case_id=victim.case_id).exclude(act__startswith="complaint.")
    entries = list(looks.order_by("-at", "-id")[:most])
    note(actor, "audit.who_saw", at=now, case_id=victim.case_id, detail={"entries": len(entries)})
    names = {
        f"staff:{person.public_id}": person.name
        for person in Staff.objects.filter(public_id__in=_list_staff_names(entries))
    }
    return tuple(
        RecordAccess(
            at=entry.at,
            who=names.get(entry.actor, entry.actor_kind),
            act=entry.act,
            reason=entry.reason,
            stands_out=entry.detail.get("with_task") is False,
        )
        for entry in entries
    )


def _list_staff_names(entries: list[AuditEntry]) -> set[str]:
    return {entry.actor.removeprefix("staff:") for entry in entries if entry.actor.startswith("staff:")}


# Limits how many people a member of staff looks up: counted from the audit, reported to a supervisor, and stopped if
# it continues.
#
# A supervisor who has looked into it closes the task, which lifts the limit: staff who answer calls in a bad hour must
# still be able to find people.

PACE_CHECKED_WITHIN = timedelta(hours=1)
_STAFF_PREFIX = "staff:"


@dataclass(frozen=True, slots=True)
class LookupPaceAlert:
    """Who looks up so many people, and how many within the last hour. The people looked up are not named."""

    name: str
    team: str
    count: int
    is_me: bool


def count_lookup(*, actor: Actor, now: datetime) -> LookupPace:
    """Count the look-up that this actor is about to make. In the caller's transaction, one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"contact.looking:{actor.id}"])
    found = judge_lookup_pace(_lately(actor.id, now))
    if found is not LookupPace.USUAL:
        _tell(actor, now)
    return found


@transaction.atomic
def load_pace_alert(*, actor: Actor, task: TaskDetail, now: datetime) -> LookupPaceAlert | None:
    """The figures for the task that asks a supervisor to look; None for every other task."""
    if task.item.kind is not TaskKind.MANY_LOOK_UPS:
        return None
    permit(actor, Act.SEE_TASKS)
    person = _whom(task.subject_key)
    return LookupPaceAlert(
        person.name,
        person.team.name if person.team else "",
        _lately(f"{_STAFF_PREFIX}{person.public_id}", now),
        person.id == actor.staff_id,
    )


@transaction.atomic
def close_pace_alert(*, actor: Actor, task_id: UUID, outcome: TaskOutcome, note: str, now: datetime) -> None:
    """Record that a supervisor has looked into it and what it was, and lift the limit. Staff cannot close their own.
    Raises PermissionRefused, FieldRequired, NotFound."""
    permit(actor, Act.WORK_TASK)
    task = Task.objects.select_for_update().filter(public_id=task_id, closed_at=None).first()
    if task is None:
        raise NotFound("no such task")
    if Role.SUPERVISOR not in actor.roles or _whom(task.subject_key).id == actor.staff_id:
        raise PermissionRefused("another supervisor looks at it")
    if not note.strip():
        raise FieldRequired("note")
    task_actions.close_task(actor=actor, task_id=task_id, outcome=outcome, note=note, now=now)
    audit(actor, "look_ups.let_go_on", at=now, detail={"staff": task.subject_key.removeprefix(_STAFF_PREFIX)})


def _lately(name: str, now: datetime) -> int:
    """Look-ups within the hour, or since a supervisor lifted the limit."""
    let_go_on = Task.objects.filter(kind=TaskKind.MANY_LOOK_UPS, subject_key=name, closed_at__gt=now - LOOKUPS_WITHIN)
    since = max([now - LOOKUPS_WITHIN, *(at for at in let_go_on.values_list("closed_at", flat=True) if at)])
    return AuditEntry.objects.filter(actor=name, act=LOOKED_UP, at__gt=since, at__lte=now).count()


def _tell(actor: Actor, now: datetime) -> None:
    if task_actions.is_task_open(kind=TaskKind.MANY_LOOK_UPS, subject_key=actor.id):
        return
    person = Staff.objects.select_related("team").get(id=actor.staff_id or 0)
    task_actions.make_task(
        kind=TaskKind.MANY_LOOK_UPS,
        victim_id=None,
        reason="many_look_ups",
        harm=HarmLevel.HIGH,
        due_at=now + PACE_CHECKED_WITHIN,
        now=now,
        subject_key=actor.id,
        team=person.team.code if person.team else None,
    )


def _whom(subject_key: str) -> Staff:
    return Staff.objects.select_related("team").get(public_id=subject_key.removeprefix(_STAFF_PREFIX))
