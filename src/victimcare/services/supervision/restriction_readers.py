"""Tells staff that they were named as readers of a restricted record: each gets a task of their own until they confirm
it.

The task is about the victim, so only readers see or count it. The reason for the restriction is shown on the readers'
own page alone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import RestrictedRecordReader, Task, Victim
from victimcare.records.models.restrictions import RestrictionKind
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.desk import ownership, task_actions
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.sealed_columns import CASE_SEAL_WHY

REASON = "reader_named"
TASK = "reader"  # the start of the task's subject, before the id of the reader's row


@dataclass(frozen=True, slots=True)
class ReaderTaskRow:
    """One restricted record that a colleague may now read, by the id of their task."""

    id: UUID
    reference: str
    kind: RestrictionKind
    why: str
    by: str
    at: datetime


def notify_new_readers(readers: Collection[RestrictedRecordReader], *, now: datetime) -> None:
    """Give each new reader a task, where the case has a victim to look after. Runs in the caller's transaction."""
    for reader in readers:
        victim = Victim.objects.filter(case=reader.seal.case_id).order_by("position").first()
        if victim is None:
            continue
        made = task_actions.make_task(
            kind=TaskKind.WATCH,
            victim_id=victim.id,
            reason=REASON,
            harm=HarmLevel.STANDARD,
            due_at=None,
            now=now,
            subject_key=_matter(reader.id),
        )
        task = Task.objects.get(id=made)
        ownership.assign_owner(task, reader.staff_id, now)
        task.save(update_fields=ownership.OWNERSHIP_FIELDS)


def close_reader_tasks(readers: Collection[int], *, now: datetime, by: int | None) -> None:
    """Close the tasks of readers whose reading has ended. Runs in the caller's transaction."""
    tasks = _open().filter(subject_key__in=[_matter(reader) for reader in readers])
    for victim_id, matter in list(tasks.values_list("victim_id", "subject_key")):
        task_actions.close_settled_tasks(kind=TaskKind.WATCH, victim_id=victim_id, subject_key=matter, now=now, by=by)


@transaction.atomic
def list_reader_tasks(*, actor: Actor, now: datetime) -> tuple[ReaderTaskRow, ...]:
    """The records for which this actor was named and has not confirmed it, the oldest first. The listing is audited."""
    permit(actor, Act.READ_OWN_FEEDBACK)
    found = _of(actor)
    if found:
        note(actor, "seals.named_seen", at=now, detail={"shown": len(found)})
    return tuple(
        ReaderTaskRow(
            id=task.public_id,
            reference=reader.seal.case.reference,
            kind=RestrictionKind(reader.seal.kind),
            why=CASE_SEAL_WHY.open_words(reader.seal),
            by=reader.given_by.name,
            at=reader.given_at,
        )
        for task, reader in found
    )


@transaction.atomic
def confirm_reader_task(*, actor: Actor, task_id: UUID, now: datetime) -> None:
    """Record that the actor has read it, which ends the task. Raises NotFound."""
    permit(actor, Act.READ_OWN_FEEDBACK)
    reader = next((reader for task, reader in _of(actor) if task.public_id == task_id), None)
    if reader is None:
        raise NotFound("no such task to confirm as a reader")
    close_reader_tasks([reader.id], now=now, by=actor.staff_id)
    note(actor, "seal.reader_knows", at=now, case_id=reader.seal.case_id, detail={"seal": reader.seal_id})


def _of(actor: Actor) -> list[tuple[Task, RestrictedRecordReader]]:
    """The open tasks that name the actor as a reader, including those that a colleague owns now."""
    named = RestrictedRecordReader.objects.filter(staff_id=actor.staff_id or 0, ended_at=None, seal__lifted_at=None)
    seen = access_scopes.filter_visible_case_rows(actor, named, case="seal__case_id").select_related(
        "seal__case", "given_by"
    )
    readers = {_matter(reader.id): reader for reader in seen}
    tasks = _open().filter(subject_key__in=readers).order_by("id")
    return [(task, readers[task.subject_key]) for task in tasks]


def _open() -> QuerySet[Task]:
    return Task.objects.filter(kind=TaskKind.WATCH, reason=REASON, closed_at=None)


def _matter(reader: int) -> str:
    return f"{TASK}:{reader}"
