"""Asks for what takes two people, and records what the second decides (docs/adr/0060).

What follows from a decision stands beside the action that asked. The caller has permitted the act and audits it, and
all of it is one transaction.
"""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from victimcare.records.models import Approval
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.approvals import ApprovalKind
from victimcare.rules.errors import FieldRequired
from victimcare.services.access import Actor, PermissionRefused
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.safe_contact import gate
from victimcare.services.sealed_columns import APPROVAL_REASON

_TASK_REASONS = {ApprovalKind.GUARD: "second_unmark", ApprovalKind.OVERRIDE: "second_override"}


class SecondPersonRequired(Exception):
    """The second person must not be the first."""


class OwnEntry(SecondPersonRequired):
    """The colleague who entered the linked person may have received the victim's number from that person, given as the
    person's own."""


class AlreadyDecided(LookupError):
    """The request was decided already, or something newer has replaced it."""


def ask_for_approval(
    *, actor: Actor, kind: ApprovalKind, victim_id: int, reason: str, harm: HarmLevel, now: datetime, lifts: str = ""
) -> Approval:
    """Ask a second person, by a task. An earlier request of this kind about the victim is withdrawn. The caller holds
    the victim's row (`gate.lock_victims`). Raises FieldRequired."""
    if not reason.strip():
        raise FieldRequired("reason")
    withdraw_approvals(actor=actor, kind=kind, victim_ids=[victim_id], now=now)
    row = Approval(
        public_id=uuid4(), kind=kind, victim_id=victim_id, lifts=lifts, asked_at=now, asked_by_id=require_person(actor)
    )
    APPROVAL_REASON.put_words(row, reason.strip(), fetch_victim_key(victim_id))
    row.save(force_insert=True)
    task_actions.make_task(
        kind=TaskKind.SECOND_PERSON,
        victim_id=victim_id,
        reason=_TASK_REASONS[kind],
        harm=harm,
        due_at=None,
        now=now,
        subject_key=_task_subject(row),
    )
    return row


def decide_approval(*, actor: Actor, kind: ApprovalKind, approval_id: int, agrees: bool, now: datetime) -> Approval:
    """Record the second person's decision; the colleague who asked may withdraw alone. The victim's rows are locked as
    the gate locks them before a message leaves. Raises AlreadyDecided, SecondPersonRequired."""
    victim_id = Approval.objects.filter(id=approval_id, kind=kind).values_list("victim_id", flat=True).first()
    if victim_id is None:
        raise AlreadyDecided(approval_id)
    gate.lock_victims([victim_id])
    row = Approval.objects.select_for_update(of=("self",)).select_related("victim").get(id=approval_id)
    if row.accepted is not None:
        raise AlreadyDecided(approval_id)
    if agrees and row.asked_by_id == require_person(actor):
        raise SecondPersonRequired
    _settle(actor, row, agrees, now)
    return row


def withdraw_approvals(*, actor: Actor, kind: ApprovalKind, victim_ids: list[int], now: datetime) -> None:
    """End what is asked about these victims: something newer has replaced it. The caller holds their rows."""
    for row in Approval.objects.filter(victim__in=victim_ids, kind=kind, accepted=None).order_by("id"):
        _settle(actor, row, False, now)


def require_person(actor: Actor) -> int:
    """The row of the member of staff who acts. Raises PermissionRefused."""
    if actor.staff_id is None:
        raise PermissionRefused("two people decide")
    return actor.staff_id


def _settle(actor: Actor, row: Approval, accepted: bool, now: datetime) -> None:
    row.accepted, row.decided_at, row.decided_by_id = accepted, now, require_person(actor)
    row.save(update_fields=["accepted", "decided_at", "decided_by"])
    task_actions.close_settled_tasks(
        kind=TaskKind.SECOND_PERSON,
        victim_id=row.victim_id,
        subject_key=_task_subject(row),
        now=now,
        by=actor.staff_id,
    )


def _task_subject(row: Approval) -> str:
    return f"{row.kind}:{row.id}"
