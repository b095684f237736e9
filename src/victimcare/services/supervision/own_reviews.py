"""Quality reviews of one's own contacts, to read and answer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import QualityReview
from victimcare.records.models.supervision import QualityReviewState
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.supervision import coaching_notes, quality_reviews
from victimcare.services.supervision.quality_reviews import QualityReviewDetail

_GIVEN = (QualityReviewState.GIVEN, QualityReviewState.ANSWERED)


@transaction.atomic
def list_own_reviews(*, actor: Actor, now: datetime) -> tuple[QualityReviewDetail, ...]:
    """Reviews of about the last year, the newest first, without those that no supervisor has read yet."""
    permit(actor, Act.READ_OWN_FEEDBACK)
    rows = list(_of(actor).order_by("-read_at", "-id")[:40])
    note(actor, "reviews.see_own", at=now, detail={"shown": len(rows)})
    return tuple(quality_reviews.build_review_detail(row) for row in rows)


@transaction.atomic
def answer_own_review(*, actor: Actor, review_id: UUID, words: str, now: datetime) -> None:
    """Record that the colleague has read it, with their answer, if any, for the reviewer. Raises NotFound."""
    permit(actor, Act.READ_OWN_FEEDBACK)
    row = _of(actor).select_for_update(of=("self",)).filter(public_id=review_id).first()
    if row is None:
        raise NotFound("no such quality review")
    quality_reviews.record_review_answer(row, words, now)
    coaching_notes.close_own_work_task(row.person_id, f"review:{row.public_id}", now)
    note(actor, "review.answered", at=now, detail={"review": str(row.public_id)})


def _of(actor: Actor) -> QuerySet[QualityReview]:
    if actor.staff_id is None:
        raise PermissionRefused("a person reads it")
    rows = QualityReview.objects.select_related("contact__victim__case", "person__team", "draw", "read_by")
    return rows.filter(person_id=actor.staff_id, state__in=_GIVEN)
