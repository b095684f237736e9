"""Records in one press that a caller is in danger now, with or without an identity check, and follows it until help has
come.

It is a task of the colleague who took the call. Danger pressed on the blank screen becomes a victim's once they pass
the identity check in the same call. Where no call of ours links the two, the colleague is asked: another caller may
have come since, and a patrol must not go to the wrong door.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import Call, ContactSession, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import FieldRequired
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note as audit
from victimcare.services.conversations import contact_sessions, identity_checks
from victimcare.services.desk import news_tasks, task_actions
from victimcare.services.desk.task_shapes import HarmLevel, TaskOutcome

FOLLOWED_WITHIN = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class ImmediateDanger:
    """Danger that was reported and whose outcome is not recorded yet. `call_id`: the call in which it was reported.
    `is_victim_unclear`: it was reported before the person was known, and staff have not said yet whether it is about
    the victim of this screen."""

    task_id: UUID
    said_at: datetime
    call_id: UUID | None
    is_victim_unclear: bool = False


@transaction.atomic
def report_danger(
    *,
    actor: Actor,
    now: datetime,
    victim_id: int | None = None,
    call_id: UUID | None = None,
    since: datetime | None = None,
) -> None:
    """Record the danger. Two presses in one contact make one."""
    permit(actor, Act.RECORD_CONTACT)
    spell = contact_sessions.begin_contact_session(
        actor=actor, now=now, victim_id=victim_id, call_id=call_id, since=since
    )
    made = task_actions.make_task(
        kind=TaskKind.DANGER_NOW,
        victim_id=victim_id,
        reason="danger_now",
        harm=HarmLevel.HIGH,
        due_at=now + FOLLOWED_WITHIN,
        now=now,
        subject_key=_about(spell),
        is_danger=True,
    )
    task = Task.objects.get(id=made)
    if task.owner_id is None:
        task_actions.take_task(actor=actor, task_id=task.public_id, now=now)
    audit(
        actor,
        "danger.said",
        at=now,
        case_id=_case_of(victim_id),
        victim_id=victim_id,
        detail={"task": str(task.public_id), **({"call": str(call_id)} if call_id else {})},
    )


@transaction.atomic
def find_danger_of_contact(
    *, actor: Actor, now: datetime, victim_id: int | None = None, call_id: UUID | None = None
) -> ImmediateDanger | None:
    """The danger reported in the open contact. `call_id`: the call in progress. Danger from the blank screen of this
    call becomes the victim's once they have passed the identity check; until then the page asks whose it is. One query
    where there is no danger."""
    permit(actor, Act.RECORD_CONTACT)
    said = {task.subject_key: task for task in _open(actor)}
    spell = contact_sessions.find_open_session(staff_id=actor.staff_id or 0, victim_id=victim_id) if said else None
    task = said.get(_about(spell)) if spell is not None else None
    if task is None:
        return None
    in_call = Call.objects.filter(id=spell.call_id or 0).values_list("public_id", flat=True).first() if spell else None
    is_before_proof = task.victim_id is None and victim_id is not None
    is_same_call = in_call is not None and in_call == call_id
    if (
        victim_id is not None
        and is_before_proof
        and is_same_call
        and identity_checks.is_checked(actor, victim_id, now=now)
    ):
        _assign_to_victim(actor, task, victim_id, now)
        is_before_proof = False
    return ImmediateDanger(task.public_id, task.created_at, in_call, is_victim_unclear=is_before_proof)


@transaction.atomic
def assign_danger(*, actor: Actor, victim_id: int, is_theirs: bool, now: datetime) -> None:
    """Say whether the danger reported before the identity check is this victim's. If not, it stays apart from this
    contact, as danger of a person without a known case. Does nothing where this was said before."""
    permit(actor, Act.RECORD_CONTACT)
    spell = contact_sessions.find_open_session(staff_id=actor.staff_id or 0, victim_id=victim_id)
    unclear = _open(actor).select_for_update(of=("self",)).filter(victim=None)
    task = unclear.filter(subject_key=_about(spell)).first() if spell is not None else None
    if task is None:
        return
    if is_theirs:
        _assign_to_victim(actor, task, victim_id, now)
        return
    task.subject_key = f"danger:apart:{task.public_id}"
    task.save(update_fields=["subject_key"])
    detail = {"task": str(task.public_id), "is_theirs": False}
    audit(actor, "danger.said", at=now, case_id=_case_of(victim_id), victim_id=victim_id, detail=detail)


@transaction.atomic
def close_danger_task(*, actor: Actor, task_id: UUID, outcome: TaskOutcome, note: str, now: datetime) -> None:
    """Close the danger with its outcome, however it ended. As `desk.task_actions.close_task`."""
    if not note.strip():
        raise FieldRequired("note")
    task_actions.close_task(actor=actor, task_id=task_id, outcome=outcome, note=note, now=now)


def may_see_danger_victim(actor: Actor, task_id: UUID, victim_id: int | None, *, now: datetime) -> bool:
    """Whether this task tells its owner where the victim can be reached: not the colleague who pressed it for a caller,
    unless the victim has passed their identity check."""
    task = Task.objects.filter(public_id=task_id)
    if news_tasks.exclude_own_danger(actor, task).exists():
        return True
    since = task.values_list("created_at", flat=True).get()
    return victim_id is not None and identity_checks.was_identity_checked_since(actor, victim_id, since=since, now=now)


def _assign_to_victim(actor: Actor, task: Task, victim_id: int, now: datetime) -> None:
    task.victim_id = victim_id
    task.save(update_fields=["victim"])
    detail = {"task": str(task.public_id), "is_theirs": True}
    audit(actor, "danger.said", at=now, case_id=_case_of(victim_id), victim_id=victim_id, detail=detail)


def _open(actor: Actor) -> QuerySet[Task]:
    return Task.objects.filter(kind=TaskKind.DANGER_NOW, closed_at=None, owner_id=actor.staff_id or 0)


def _about(spell: ContactSession) -> str:
    return f"danger:{spell.public_id}"


def _case_of(victim_id: int | None) -> int | None:
    return Victim.objects.filter(id=victim_id or 0).values_list("case_id", flat=True).first()
