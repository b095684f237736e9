"""Asks the colleague who was named as a witness of an identity check whether they were there.

An identity check by a photo document, or by the word of a person who has met the victim, takes two of us. Only the
second colleague can say whether they were there: a member of staff who wants to see their spouse's record could name a
colleague who knows nothing about it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import AuditEntry, Staff, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.desk import ownership, task_actions
from victimcare.services.desk.task_shapes import HarmLevel

WITNESS_TASK = "proof"  # the start of the task's subject, before the id of the audit entry


@dataclass(frozen=True, slots=True)
class WitnessCheckRow:
    """Without the victim's name. `reference` empty: the case is hidden from this actor."""

    id: UUID
    by: str
    at: datetime
    reference: str
    how: str


def create_witness_checks(entries: Collection[int], *, now: datetime) -> None:
    """Make a task for each colleague named in these identity checks. A check that was only carried over to a new
    sign-in is not a new one. Runs in the caller's transaction."""
    proofs = AuditEntry.objects.filter(id__in=entries, detail__has_key="colleague")
    for proof in proofs.exclude(detail__has_key="first_at").order_by("id"):
        person = Staff.objects.select_related("team").filter(id=proof.detail["colleague"], is_active=True).first()
        if person is None:
            continue
        made = task_actions.make_task(
            kind=TaskKind.WATCH,
            victim_id=None,
            reason="named_there",
            harm=HarmLevel.STANDARD,
            due_at=None,
            now=now,
            subject_key=f"{WITNESS_TASK}:{proof.id}",
            team=person.team.code if person.team else None,
        )
        task = Task.objects.get(id=made)
        ownership.assign_owner(task, person.id, now)
        task.save(update_fields=ownership.OWNERSHIP_FIELDS)


@transaction.atomic
def list_witness_checks(*, actor: Actor, now: datetime) -> tuple[WitnessCheckRow, ...]:
    """The oldest first. The listing is audited."""
    permit(actor, Act.READ_OWN_FEEDBACK)
    tasks = list(_of(actor).order_by("id")[:40])
    proofs = AuditEntry.objects.in_bulk([_proof_of(task) for task in tasks])
    by = [proof.actor.removeprefix("staff:") for proof in proofs.values()]
    people = dict(Staff.objects.filter(public_id__in=by).values_list("public_id", "name"))
    about = Victim.objects.filter(id__in=[one.victim_id for one in proofs.values()])
    seen = (
        dict(access_scopes.filter_visible_rows(actor, about, victim="id").values_list("id", "case__reference"))
        if tasks
        else {}
    )
    if tasks:
        note(actor, "proofs.named_seen", at=now, detail={"shown": len(tasks)})
    return tuple(
        WitnessCheckRow(
            id=task.public_id,
            by=people.get(UUID(proof.actor.removeprefix("staff:")), ""),
            at=proof.at,
            reference=seen.get(proof.victim_id or 0, ""),
            how=proof.detail["how"],
        )
        for task in tasks
        if (proof := proofs.get(_proof_of(task))) is not None
    )


@transaction.atomic
def answer_witness_check(*, actor: Actor, task_id: UUID, was_there: bool, now: datetime) -> int | None:
    """Record whether the actor was there. If not, returns the audit entry of the identity check that must be accounted
    for. Raises NotFound."""
    permit(actor, Act.READ_OWN_FEEDBACK)
    task = _of(actor).filter(public_id=task_id).first()
    if task is None:
        raise NotFound("no such witness check")
    proof = AuditEntry.objects.get(id=_proof_of(task))
    task_actions.close_settled_tasks(
        kind=TaskKind.WATCH, victim_id=None, subject_key=task.subject_key, now=now, by=actor.staff_id
    )
    act = "proof.vouched" if was_there else "proof.disowned"
    note(actor, act, at=now, case_id=proof.case_id, victim_id=proof.victim_id, detail={"proof": proof.id})
    return None if was_there else proof.id


def _of(actor: Actor) -> QuerySet[Task]:
    mine = Task.objects.filter(kind=TaskKind.WATCH, closed_at=None, owner_id=actor.staff_id or 0)
    return mine.filter(subject_key__startswith=f"{WITNESS_TASK}:")


def _proof_of(task: Task) -> int:
    return int(task.subject_key.partition(":")[2])
