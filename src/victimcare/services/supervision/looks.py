"""The looks that a supervisor answers for: who, when, why they said they looked, and what is odd about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import AuditEntry, LookReview
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.looks import LookAnswer as LookAnswer
from victimcare.rules.desk.supervisor_reviews import ODD_FROM, AccessReviewReason
from victimcare.services.access import Act, Actor, permit, scopes
from victimcare.services.audit import note
from victimcare.services.desk import task_actions as desk
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.sealed_columns import LOOK_NOTE
from victimcare.services.supervision.watching import TASK

PAGE = 25


class UnknownLook(LookupError):
    """No such look, or not for this actor: nobody answers for their own."""


class WordsMissing(ValueError):
    """What was talked about, or why it is passed on, stands with it."""


@dataclass(frozen=True, slots=True)
class LookShown:
    """One look. `why`: what they said when they looked. No name of the victim; `reference` empty: nobody was found."""

    id: UUID
    who: str
    team: str
    at: datetime
    by: tuple[str, ...]  # what they had typed: a reference, a name
    why: str
    reference: str
    is_drawn: bool
    reasons: tuple[AccessReviewReason, ...]
    due_at: datetime


@dataclass(frozen=True, slots=True)
class ToAnswer:
    looks: tuple[LookShown, ...]
    odd: int
    drawn: int
    has_more: bool


@transaction.atomic
def to_answer(*, actor: Actor, start: int = 0, now: datetime) -> ToAnswer:
    """Those of the whole force, without their own; what stands out first. The look is in the audit."""
    permit(actor, Act.ANSWER_LOOKS)
    rows = _open_to(actor)
    found = list(
        rows.select_related("staff__team", "victim__case").order_by("-score", "due_at", "id")[start : start + PAGE + 1]
    )
    entries = AuditEntry.objects.in_bulk([row.entry_id for row in found])
    note(actor, "looks.see", at=now, detail={"shown": len(found[:PAGE])})
    return ToAnswer(
        looks=tuple(_shown(row, entries[row.entry_id]) for row in found[:PAGE]),
        odd=rows.filter(score__gte=ODD_FROM).count(),
        drawn=rows.filter(score__lt=ODD_FROM).count(),
        has_more=len(found) > PAGE,
    )


@transaction.atomic
def answer(*, actor: Actor, look_id: UUID, answer: LookAnswer, words: str, now: datetime) -> None:
    """Raises UnknownLook, WordsMissing."""
    permit(actor, Act.ANSWER_LOOKS)
    if answer is not LookAnswer.FINE and not words.strip():
        raise WordsMissing
    row = (
        _open_to(actor).select_for_update(of=("self",)).select_related("staff__team").filter(public_id=look_id).first()
    )
    if row is None:
        raise UnknownLook(look_id)
    row.answer, row.answered_at, row.answered_by_id = answer, now, actor.staff_id
    said = words.strip()
    LOOK_NOTE.put_words(row, said, fetch_victim_key(row.victim_id if said else None))
    row.save(update_fields=["answer", "answered_at", "answered_by", "sealed_note"])
    code = row.staff.team.code if row.staff.team else ""
    if not LookReview.objects.filter(answered_at=None, staff__team=row.staff.team_id).exists():
        desk.close_settled_tasks(
            kind=TaskKind.WATCH, victim_id=None, subject_key=f"{TASK}:{code}", now=now, by=actor.staff_id
        )
    note(actor, "looks.answered", at=now, detail={"look": row.id, "answer": answer})


def _open_to(actor: Actor) -> QuerySet[LookReview]:
    rows = LookReview.objects.filter(answered_at=None).exclude(staff_id=actor.staff_id or 0)
    return scopes.without_shut(actor, rows)


def _shown(row: LookReview, entry: AuditEntry) -> LookShown:
    return LookShown(
        id=row.public_id,
        who=row.staff.name,
        team=row.staff.team.name if row.staff.team else "",
        at=row.at,
        by=tuple(entry.detail.get("by", ())),
        why=entry.reason,
        reference=row.victim.case.reference if row.victim else "",
        is_drawn=row.is_drawn,
        reasons=tuple(AccessReviewReason(reason) for reason in row.reasons),
        due_at=row.due_at,
    )
