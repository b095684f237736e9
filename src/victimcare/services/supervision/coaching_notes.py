"""Coaching notes: read only by the supervisor who wrote one and the colleague whom it is about; sealed, and deleted on
their last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import CoachingNote, Staff, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import london_date
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.force import Force
from victimcare.services.access import Act, Actor, permit, require_staff_id
from victimcare.services.audit import note
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.sealing import seal_bytes, unseal_bytes

# Tasks to read feedback on one's own work.


def create_own_work_task(person_id: int, *, reason: str, about: str, now: datetime) -> None:
    """No one else can read it, so it belongs to them from the start."""
    person = Staff.objects.select_related("team").get(id=person_id)
    task_id = task_actions.make_task(
        kind=TaskKind.READ_FEEDBACK,
        victim_id=None,
        reason=reason,
        harm=HarmLevel.STANDARD,
        due_at=None,
        now=now,
        subject_key=about,
        team=person.team.code if person.team else None,
    )
    Task.objects.filter(id=task_id).update(owner_id=person_id)


def close_own_work_task(person_id: int, about: str, now: datetime) -> None:
    task_actions.close_settled_tasks(
        kind=TaskKind.READ_FEEDBACK, victim_id=None, subject_key=about, now=now, by=person_id
    )


LONGEST = 4000


@dataclass(frozen=True, slots=True)
class CoachingNoteDetail:
    id: UUID
    person: str
    by: str
    written_at: datetime
    words: str
    ends_on: date
    seen_at: datetime | None
    answer: str
    answered_at: datetime | None
    is_mine: bool  # it is about the actor


@transaction.atomic
def write_coaching_note(*, actor: Actor, person_id: UUID, words: str, now: datetime) -> UUID:
    """Returns the note's id. Raises NotFound, FieldRequired."""
    permit(actor, Act.COACH)
    by = require_staff_id(actor)
    person = Staff.objects.filter(public_id=person_id, is_active=True).exclude(id=by).first()
    if person is None:
        raise NotFound("no such colleague to coach")
    if not words.strip():
        raise FieldRequired("words")
    force: Force = settings.FORCE
    ends_on = london_date(now) + timedelta(days=force.quality.coaching_days)
    row = CoachingNote.objects.create(
        person=person, written_by_id=by, written_at=now, sealed_words=b"", ends_on=ends_on
    )
    row.refresh_from_db(fields=["public_id"])
    row.sealed_words = seal_bytes(words.strip()[:LONGEST].encode(), _about(row, "words"))
    row.save(update_fields=["sealed_words"])
    create_own_work_task(person.id, reason="coaching_written", about=_matter(row), now=now)
    note(actor, "coaching.written", at=now, detail={"note": str(row.public_id), "person": str(person.public_id)})
    return row.public_id


@transaction.atomic
def list_written_notes(*, actor: Actor, now: datetime) -> tuple[CoachingNoteDetail, ...]:
    """The notes that the actor wrote, the newest first."""
    permit(actor, Act.COACH)
    rows = _rows().filter(written_by_id=require_staff_id(actor)).order_by("-written_at", "-id")
    note(actor, "coaching.see", at=now, detail={"shown": len(rows)})
    return tuple(_shown(actor, row) for row in rows)


@transaction.atomic
def list_notes_about_me(*, actor: Actor, now: datetime) -> tuple[CoachingNoteDetail, ...]:
    permit(actor, Act.READ_OWN_FEEDBACK)
    rows = list(_rows().filter(person_id=require_staff_id(actor)).order_by("-written_at", "-id"))
    note(actor, "coaching.see_own", at=now, detail={"shown": len(rows)})
    return tuple(_shown(actor, row) for row in rows)


@transaction.atomic
def answer_coaching_note(*, actor: Actor, note_id: UUID, words: str, now: datetime) -> None:
    """Record that its subject has read the note, with their answer, if any. Raises NotFound."""
    permit(actor, Act.READ_OWN_FEEDBACK)
    row = _rows().select_for_update(of=("self",)).filter(public_id=note_id, person_id=require_staff_id(actor)).first()
    if row is None:
        raise NotFound("no such coaching note")
    row.seen_at = row.seen_at or now
    if words.strip():
        row.sealed_answer, row.answered_at = seal_bytes(words.strip()[:LONGEST].encode(), _about(row, "answer")), now
    row.save(update_fields=["seen_at", "sealed_answer", "answered_at"])
    close_own_work_task(row.person_id, _matter(row), now)
    note(actor, "coaching.answered", at=now, detail={"note": str(row.public_id)})


@transaction.atomic
def end_coaching_note(*, actor: Actor, note_id: UUID, now: datetime) -> None:
    """The writer deletes the note's words before its last day. Raises NotFound."""
    permit(actor, Act.COACH)
    row = (
        _rows().select_for_update(of=("self",)).filter(public_id=note_id, written_by_id=require_staff_id(actor)).first()
    )
    if row is None:
        raise NotFound("no such coaching note")
    _empty(row, now)
    note(actor, "coaching.ended", at=now, detail={"note": str(row.public_id)})


@transaction.atomic
def delete_expired_notes(*, now: datetime) -> int:
    """Delete the words of notes past their last day. Returns how many. Safe to run twice."""
    rows = list(CoachingNote.objects.select_for_update().filter(gone_at=None, ends_on__lt=london_date(now))[:500])
    for row in rows:
        _empty(row, now)
    if rows:
        note(Actor.system("supervision.coaching"), "coaching.let_go", at=now, detail={"notes": len(rows)})
    return len(rows)


def _empty(row: CoachingNote, now: datetime) -> None:
    row.sealed_words, row.sealed_answer, row.gone_at = b"", b"", now
    row.save(update_fields=["sealed_words", "sealed_answer", "gone_at"])
    close_own_work_task(row.person_id, _matter(row), now)


def _rows() -> QuerySet[CoachingNote]:
    return CoachingNote.objects.select_related("person", "written_by").filter(gone_at=None)


def _shown(actor: Actor, row: CoachingNote) -> CoachingNoteDetail:
    return CoachingNoteDetail(
        row.public_id,
        row.person.name,
        row.written_by.name,
        row.written_at,
        unseal_bytes(bytes(row.sealed_words), _about(row, "words")).decode(),
        row.ends_on,
        row.seen_at,
        unseal_bytes(bytes(row.sealed_answer), _about(row, "answer")).decode() if row.sealed_answer else "",
        row.answered_at,
        row.person_id == actor.staff_id,
    )


def _matter(row: CoachingNote) -> str:
    return f"coaching:{row.public_id}"


def _about(row: CoachingNote, what: str) -> str:
    return f"coaching:{row.public_id}:{what}"
