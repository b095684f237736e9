"""What somebody who helps her wrote to us, read and answered by whoever has taken its task: they are answered without a
word with her, as they would be on the telephone, and learn nothing by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Supporter, SupporterNote, Task, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.rules.people.supporters import SupporterKind, may_read_for_guarded_victim
from victimcare.services.access import Act, Actor, NotPermitted, permit, scopes
from victimcare.services.audit import note
from victimcare.services.cases.guarding import is_guarded, last_marked
from victimcare.services.people.supporters import notes, roles
from victimcare.services.people.supporters.shapes import Note
from victimcare.services.sealed_words import SUPPORTER_SAFE_WAY


@dataclass(frozen=True, slots=True)
class Asked:
    """`reads_answers`: what is written back stands on their page; else they are rung."""

    task: UUID
    victim: UUID
    reference: str
    name: str
    kind: SupporterKind
    organisation: str
    phone: str
    safe_way: str
    is_guarded: bool
    reads_answers: bool  # of a guarded victim only where exactly that was agreed
    notes: tuple[Note, ...]


@transaction.atomic
def asked(*, actor: Actor, task_id: UUID, now: datetime) -> Asked | None:
    """None for everybody but whoever has it. What is shown counts as read."""
    permit(actor, Act.KEEP_SUPPORTERS)
    row = _of_my_task(actor, task_id)
    if row is None:
        return None
    SupporterNote.objects.filter(supporter=row, read_at=None).update(read_at=now, read_by_id=actor.staff_id)
    guarded = bool(is_guarded([row.victim_id]))
    marked = Victim.objects.annotate(marked_at=last_marked()).values_list("marked_at", flat=True).get(id=row.victim_id)
    note(actor, "supporters.read", at=now, case_id=row.victim.case_id, victim_id=row.victim_id)
    return Asked(
        task=task_id,
        victim=row.victim.public_id,
        reference=row.victim.case.reference,
        name=row.name,
        kind=SupporterKind(row.kind),
        organisation=row.organisation,
        phone=row.phone,
        safe_way=SUPPORTER_SAFE_WAY.open_words(row),
        is_guarded=guarded,
        reads_answers=not guarded or may_read_for_guarded_victim(row.guarded_agreed_at, marked),
        notes=notes.of([row.id]).get(row.id, ()),
    )


@transaction.atomic
def answer(*, actor: Actor, task_id: UUID, note_id: UUID, words: str, now: datetime) -> bool:
    """Answered on their page; empty words: by telephone. The task ends with the last of what they wrote. False where
    it is not theirs to answer."""
    permit(actor, Act.KEEP_SUPPORTERS)
    row = _of_my_task(actor, task_id)
    if row is None or actor.staff_id is None or not notes.answer(row, note_id, words=words, by=actor.staff_id, now=now):
        return False
    if not notes.unanswered(row.id):
        roles.settle(row, (TaskKind.SUPPORTER_WROTE,), by=actor.staff_id, now=now)
    detail = {"supporter": row.id}
    note(actor, "supporters.answered", at=now, case_id=row.victim.case_id, victim_id=row.victim_id, detail=detail)
    return True


def _of_my_task(actor: Actor, task_id: UUID) -> Supporter | None:
    if actor.staff_id is None:
        raise NotPermitted("a person answers")
    mine = Task.objects.filter(
        public_id=task_id, owner_id=actor.staff_id, kind=TaskKind.SUPPORTER_WROTE, closed_at=None
    )
    key = scopes.without_shut(actor, mine).values_list("subject_key", flat=True).first()
    if key is None:
        return None
    rows = Supporter.objects.select_related("victim__case")
    return rows.filter(public_id=key.partition(":")[2], ended_at=None).first()
