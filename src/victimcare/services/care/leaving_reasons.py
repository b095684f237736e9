"""Why a victim left, in their words: asked once, kindly, and kept so that we can put the cause right.

Whatever the victim says, staff do not argue: they say that the victim may come back. The words are sealed; the figures
name reasons only, and hide counts that could identify a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Contact, Leaving, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.care.disengagement import (
    TOLD_DOOR_STAYS_OPEN,
    LeavingAnswer,
    LeavingReason,
    LeavingScope,
    hide_small_counts,
    is_leaving_answer_consistent,
)
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, access_scopes, permit, require_staff_id
from victimcare.services.audit import note
from victimcare.services.care import care_access
from victimcare.services.care.care_shapes import LeavingDetail, LeavingFigures, LeavingTaskDetail
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.desk import task_steps
from victimcare.services.desk.task_actions import close_settled_tasks, make_task
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.desk.timeline_acts import leaving_task_key
from victimcare.services.person_keys import OpeningKeys, fetch_victim_key, load_person_keys

FEWEST = 5  # smaller counts are hidden
NOT_ASKED = "not_asked"
RINGS_AGAIN = "asked_to_be_rung"


@transaction.atomic
def record_leaving_reasons(
    *,
    actor: Actor,
    victim_id: UUID,
    leaving_id: UUID,
    asked: LeavingAnswer,
    reasons: Collection[LeavingReason],
    words: str,
    ring_again_on: date | None,
    now: datetime,
) -> None:
    """Record what the victim said, or that they would rather not say. `ring_again_on`: they want to hear from us again,
    from that day.

    Raises VictimNotFound, NotFound, IdentityCheckMissing, ValueError, TaskTaken.
    """
    victim, _ = care_access.require_care_identity_check(actor, victim_id, Act.ASK_WHY_LEFT, now)
    if asked not in TOLD_DOOR_STAYS_OPEN or not is_leaving_answer_consistent(asked, reasons, words):
        raise ValueError("what the victim said does not fit the question")
    if ring_again_on is not None and ring_again_on <= london_date(now):
        raise ValueError("what the victim said does not fit the question")
    row = Leaving.objects.select_for_update().filter(public_id=leaving_id, victim=victim, asked_at=None).first()
    if row is None:
        raise NotFound("no such question about leaving")
    task_steps.lock_matter_task(actor=actor, kind=TaskKind.ASK_WHY_LEFT, subject_key=leaving_task_key(row))
    row.reasons = [reason for reason in LeavingReason if reason in reasons]
    row.sealed_words = _seal(row, words.strip()) if words.strip() else b""
    check_typed_words(actor=actor, about=f"leaving:{leaving_id}", texts=(words,), victim_id=victim.id, now=now)
    row.ring_again_on = ring_again_on
    _asked(actor, row, asked, now)
    if ring_again_on is not None:
        make_task(
            kind=TaskKind.EARLY_CALL,
            victim_id=victim.id,
            reason=RINGS_AGAIN,
            harm=load_harm_levels([victim.id])[victim.id],
            due_at=end_of_day(ring_again_on),
            now=now,
            subject_key=f"again:{row.id}",
        )


@transaction.atomic
def record_leaving_unasked(*, actor: Actor, leaving_id: UUID, asked: LeavingAnswer, now: datetime) -> None:
    """Record that the victim was not reached, or that asking is not safe: they are not pressed. Raises NotFound,
    ValueError, TaskTaken."""
    permit(actor, Act.ASK_WHY_LEFT)
    if asked in TOLD_DOOR_STAYS_OPEN:
        raise ValueError("what the victim said does not fit the question")
    row = Leaving.objects.select_for_update().filter(public_id=leaving_id, asked_at=None).first()
    if row is None or access_scopes.is_victim_hidden(actor, row.victim_id):
        raise NotFound("no such question about leaving")
    task_steps.lock_matter_task(actor=actor, kind=TaskKind.ASK_WHY_LEFT, subject_key=leaving_task_key(row))
    _asked(actor, row, asked, now)


@transaction.atomic
def read_leaving_task(*, actor: Actor, leaving_id: UUID, now: datetime) -> LeavingTaskDetail:
    """For the colleague who is about to ask. Raises NotFound."""
    permit(actor, Act.ASK_WHY_LEFT)
    row = Leaving.objects.select_related("victim__case").filter(public_id=leaving_id, asked_at=None).first()
    if row is None or access_scopes.is_victim_hidden(actor, row.victim_id):
        raise NotFound("no such question about leaving")
    victim = row.victim
    note(actor, "leaving.seen", at=now, case_id=victim.case_id, victim_id=victim.id)
    tried = Contact.objects.filter(victim=victim, reached=False, made_at__gte=row.noticed_at).count()
    return LeavingTaskDetail(
        row.public_id, victim.public_id, victim.case.reference, LeavingScope(row.leaves), row.noticed_at, tried
    )


def find_leaving_of_task(subject_key: str) -> UUID | None:
    """The `Leaving` that a task asks about. The caller has authorised the access."""
    kind, _, number = subject_key.partition(":")
    if kind != "leaving" or not number.isdigit():
        return None
    return Leaving.objects.filter(id=number).values_list("public_id", flat=True).first()


@transaction.atomic
def count_leaving_reasons(*, actor: Actor, days: int, now: datetime) -> LeavingFigures:
    """Why victims left in the last days, and how many were asked. Two queries."""
    permit(actor, Act.SEE_LEAVING)
    since = now - timedelta(days=days)
    seen = access_scopes.filter_visible_rows(actor, Leaving.objects.filter(noticed_at__gte=since))
    rows = list(seen.values_list("leaves", "asked_as", "reasons"))
    note(actor, "leaving.figures", at=now, detail={"days": days, "left": len(rows)})
    if len(rows) < FEWEST:
        return LeavingFigures(since=london_date(since), left=len(rows), by_what={}, asked={}, reasons={})
    by_what = Counter(leaves for leaves, _, _ in rows)
    asked = Counter(asked_as or NOT_ASKED for _, asked_as, _ in rows)
    reasons = Counter(reason for _, _, given in rows for reason in given)
    return LeavingFigures(
        since=london_date(since),
        left=len(rows),
        by_what=hide_small_counts({each: by_what[each] for each in LeavingScope}, fewest=FEWEST),  # type: ignore[arg-type]
        asked=hide_small_counts({each: asked[each] for each in (*LeavingAnswer, NOT_ASKED)}, fewest=FEWEST),
        reasons=hide_small_counts({each: reasons[each] for each in LeavingReason}, fewest=FEWEST),  # type: ignore[arg-type]
    )


def list_leavings(victim_id: int) -> tuple[LeavingDetail, ...]:
    """For staff after an identity check, the newest first."""
    rows = list(Leaving.objects.filter(victim=victim_id).order_by("-noticed_at"))
    keys = load_person_keys(row.sealed_words for row in rows)
    return tuple(_shown(row, keys) for row in rows)


def _shown(row: Leaving, keys: OpeningKeys) -> LeavingDetail:
    task = Task.objects.filter(kind=TaskKind.ASK_WHY_LEFT, subject_key=leaving_task_key(row), closed_at=None)
    return LeavingDetail(
        id=row.public_id,
        leaves=LeavingScope(row.leaves),
        noticed_at=row.noticed_at,
        task_id=task.values_list("public_id", flat=True).first(),
        asked_as=LeavingAnswer(row.asked_as) if row.asked_as else None,
        reasons=tuple(LeavingReason(reason) for reason in row.reasons),
        words=_words(row, keys),
        ring_again_on=row.ring_again_on,
    )


def _asked(actor: Actor, row: Leaving, asked: LeavingAnswer, now: datetime) -> None:
    row.asked_at, row.asked_by_id, row.asked_as = now, require_staff_id(actor), asked
    row.save(update_fields=["asked_at", "asked_by", "asked_as", "reasons", "sealed_words", "ring_again_on"])
    close_settled_tasks(
        kind=TaskKind.ASK_WHY_LEFT,
        victim_id=row.victim_id,
        subject_key=leaving_task_key(row),
        now=now,
        by=require_staff_id(actor),
    )
    case_id = row.victim.case_id
    detail = {"asked": asked, "reasons": len(row.reasons)}
    note(actor, "leaving.asked", at=now, case_id=case_id, victim_id=row.victim_id, detail=detail)


def _seal(row: Leaving, words: str) -> bytes:
    return fetch_victim_key(row.victim_id).seal_json({"words": words}, _about(row))


def _words(row: Leaving, keys: OpeningKeys) -> str:
    said: dict[str, str] = keys.open_json(row.sealed_words, _about(row), instead=lambda gone: {"words": gone})
    return said["words"]


def _about(row: Leaving) -> str:
    return f"leaving:{row.public_id}"
