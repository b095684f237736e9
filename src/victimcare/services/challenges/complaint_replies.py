"""The steps of a complaint's level, taken by the colleague who has its task: a holding reply, an answer, or a move to
another level.

A victim gets a reply only through the safe-contact gate: on their page after an identity check, or from a person. A
person we have not identified gets it only by the way that they gave, and the colleague who sent it records that.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Complaint, ComplaintLevel, Event, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_rights.complaints import (
    ComplaintLevelReason,
    ComplaintOutcome,
    ComplaintReplyMethod,
    ComplaintSubject,
    ComplaintTarget,
)
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.challenges import ChallengeStep, next_challenge_step
from victimcare.rules.challenges.challenge_course import ComplaintStage, ReviewBody, next_complaint_stage
from victimcare.rules.clock import london_date
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.challenges.challenge_answers import (
    StepUnavailable,
    notify_and_advance,
    record_complaint_replies_told,
)
from victimcare.services.challenges.challenge_receipt import append_challenge_event
from victimcare.services.challenges.challenge_shapes import SubmissionChannel, build_level_course
from victimcare.services.challenges.complaint_exclusions import (
    KEPT_OUT,
    is_kept_from,
    keep_out_named,
    release_from_kept_out,
)
from victimcare.services.challenges.complaint_levels import (
    close_complaint_task,
    complaint_audit_detail,
    complaint_task_key,
    find_latest_level,
    level_task_reason,
    open_complaint_level,
    open_next_level,
)
from victimcare.services.challenges.complaint_receipt import ComplaintWords, read_words_for_danger
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.conversations import identity_checks
from victimcare.services.desk.task_steps import advance_task, lock_matter_task
from victimcare.services.person_keys import seal_for_victim
from victimcare.services.safe_contact import gate


@transaction.atomic
def send_holding_reply(
    *, actor: Actor, complaint_id: UUID, words: str, expected_on: date | None, now: datetime
) -> None:
    """Record the holding reply that was sent: who looks at the complaint, and by which day they answer.

    Raises NotFound, StepUnavailable, FieldRequired, TaskTaken.
    """
    row, level = _level_for(actor, complaint_id, ChallengeStep.READ, ChallengeStep.HOLDING)
    if not words.strip() or expected_on is None or expected_on < london_date(now):
        raise FieldRequired("words", "a holding reply has words and a day to come")
    level.held_at, level.held_by_id, level.held_way = now, actor.staff_id, _reply_way(row)
    level.sealed_holding = seal_for_victim(row.victim_id, words.strip(), complaint_task_key(row))
    level.expected_on = expected_on
    level.read_at = level.read_at or now
    level.save()
    _count_for_the_code(actor, row, level, is_final=False, now=now)
    _go_on(actor, row, level, now)
    note(
        actor,
        "complaint.held",
        at=now,
        victim_id=row.victim_id,
        detail={**complaint_audit_detail(row), "level": level.level},
    )


@transaction.atomic
def answer_complaint(
    *,
    actor: Actor,
    complaint_id: UUID,
    outcome: ComplaintOutcome,
    words: str,
    review_body: ReviewBody | None = None,
    now: datetime,
) -> None:
    """Answer at this level, and name the next one. The answer to a formal complaint says which body reviews it.

    Raises NotFound, StepUnavailable, FieldRequired, TaskTaken.
    """
    row, level = _level_for(actor, complaint_id, ChallengeStep.READ, ChallengeStep.HOLDING, ChallengeStep.ANSWER)
    if not words.strip() or (level.level == ComplaintStage.STANDARDS and review_body is None):
        raise FieldRequired("words", "an answer has words, and after Professional Standards a review body")
    _end_level(actor, row, level, outcome, words, now)
    level.review_body = review_body or ""
    level.save()
    _count_for_the_code(actor, row, level, is_final=True, now=now)
    _go_on(actor, row, level, now)
    more = {"level": level.level, "outcome": outcome.value}
    note(actor, "complaint.answered", at=now, victim_id=row.victim_id, detail={**complaint_audit_detail(row), **more})


@transaction.atomic
def refer_to_standards(*, actor: Actor, complaint_id: UUID, why: str, whom: str, now: datetime) -> None:
    """Refer a complaint that a member of staff broke the law or a rule to professional standards. `whom`: the names of
    those whom it concerns, who can no longer read it. Raises NotFound, StepUnavailable, FieldRequired, TaskTaken."""
    row, level = _level_for(actor, complaint_id, ChallengeStep.READ, ChallengeStep.HOLDING, ChallengeStep.ANSWER)
    following = next_complaint_stage(ComplaintStage(level.level))
    if following is not ComplaintStage.STANDARDS:
        raise StepUnavailable(complaint_id)
    if not why.strip():
        raise FieldRequired("why")
    _end_level(actor, row, level, ComplaintOutcome.PASSED_ON, why, now)
    level.told_at = now  # the victim is not told of this step: the next level tells them its result
    level.save()
    keep_out_named(row, words=why, whom=whom)
    row.save(update_fields=KEPT_OUT)
    release_from_kept_out(row, now=now)
    close_complaint_task(row, now=now, by=actor.staff_id)
    open_complaint_level(row, following, opened_for=ComplaintLevelReason.RAISED, words=why, now=now)
    read_words_for_danger(actor, row, ComplaintWords(why), now=now)
    note(actor, "complaint.raised", at=now, victim_id=row.victim_id, detail=complaint_audit_detail(row))


@transaction.atomic
def escalate_complaint(*, actor: Actor, complaint_id: UUID, words: str, now: datetime) -> None:
    """Open the next level for a person who says, by telephone or letter, that the answer does not settle their
    complaint.

    Raises NotFound, LevelOpen, FieldRequired.
    """
    permit(actor, Act.ANSWER_CHALLENGE)
    row = lock_complaint(actor, complaint_id)
    if not words.strip():
        raise FieldRequired("words")
    open_next_level(row, words=words, opened_for=ComplaintLevelReason.NOT_SATISFIED, now=now)
    read_words_for_danger(actor, row, ComplaintWords(words), now=now)
    note(actor, "complaint.not_satisfied", at=now, victim_id=row.victim_id, detail=complaint_audit_detail(row))


@transaction.atomic
def record_complaint_told(*, actor: Actor, complaint_id: UUID, channel: ContactChannel, now: datetime) -> int:
    """Record that the colleague who has the task told the victim these replies, in a contact with an identity check.

    Raises VictimNotFound, NotFound, IdentityCheckMissing, TaskTaken.
    """
    permit(actor, Act.RECORD_CONTACT)
    row = lock_complaint(actor, complaint_id)
    if row.victim_id is None:
        raise NotFound("no such complaint")
    lock_matter_task(actor=actor, kind=TaskKind.FRONT_DOOR, subject_key=complaint_task_key(row))
    identity_checks.require_identity_check(actor, row.victim_id, now=now)
    victim = gate.lock_victims([row.victim_id])[row.victim_id]
    return record_complaint_replies_told(actor=actor, victim=victim, only=row.id, door=channel.value, now=now)


def _level_for(actor: Actor, complaint_id: UUID, *steps: ChallengeStep) -> tuple[Complaint, ComplaintLevel]:
    """The complaint and its present level, locked, for the colleague who has its task."""
    permit(actor, Act.ANSWER_CHALLENGE)
    if actor.staff_id is None:
        raise PermissionRefused("a person answers")
    row = lock_complaint(actor, complaint_id)
    level = find_latest_level(row)
    level.complaint = row
    if next_challenge_step(build_level_course(level))[0] not in steps or row.meant == ComplaintTarget.OPEN:
        raise StepUnavailable(complaint_id)
    lock_matter_task(actor=actor, kind=TaskKind.FRONT_DOOR, subject_key=complaint_task_key(row))
    return row, level


def lock_complaint(actor: Actor, complaint_id: UUID) -> Complaint:
    """A complaint that is missing, concerns this person, or belongs to a case hidden from them gives the same
    answer."""
    victim_id = Complaint.objects.filter(public_id=complaint_id).values_list("victim_id", flat=True).first()
    if victim_id is not None:
        gate.lock_victims([victim_id])
    row = Complaint.objects.select_for_update().filter(public_id=complaint_id).first()
    if row is None or is_kept_from(actor, row):
        raise NotFound("no such complaint")
    return row


def _end_level(
    actor: Actor, row: Complaint, level: ComplaintLevel, outcome: ComplaintOutcome, words: str, now: datetime
) -> None:
    level.answered_at, level.answered_by_id, level.outcome = now, actor.staff_id, outcome
    level.answered_way = ComplaintReplyMethod.NONE if outcome is ComplaintOutcome.PASSED_ON else _reply_way(row)
    level.sealed_answer = seal_for_victim(row.victim_id, words.strip(), complaint_task_key(row))
    level.read_at = level.read_at or now


def _reply_way(row: Complaint) -> ComplaintReplyMethod:
    if row.victim_id is not None:
        return ComplaintReplyMethod.SAFE_CONTACT
    return ComplaintReplyMethod.WAY_LEFT if row.way_back else ComplaintReplyMethod.NONE


def _go_on(actor: Actor, row: Complaint, level: ComplaintLevel, now: datetime) -> None:
    """Move its task to what is owed next, and notify a victim in the way that is safe for them."""
    owed, due_at = next_challenge_step(build_level_course(level))
    subject = complaint_task_key(row)
    if owed is ChallengeStep.ENDED:
        close_complaint_task(row, now=now, by=actor.staff_id)
        return
    assert due_at is not None  # all that has not ended has a due date
    reason = level_task_reason(row, level, owed)
    if row.victim_id is not None:
        victim = Victim.objects.select_related("case").get(id=row.victim_id)
        kind = TaskKind.FRONT_DOOR
        notify_and_advance(
            actor=actor, victim=victim, kind=kind, subject_key=subject, owed=reason, due_at=due_at, now=now
        )
    else:
        advance_task(
            actor=actor,
            kind=TaskKind.FRONT_DOOR,
            subject_key=subject,
            reason=reason,
            due_at=due_at,
            note="",
            now=now,
        )


def _count_for_the_code(actor: Actor, row: Complaint, level: ComplaintLevel, *, is_final: bool, now: datetime) -> None:
    """Record the answer as the Code counts complaints, if this one is on the timeline
    (`complaint_levels.open_complaint_of_victim`). Its clock ends with the first answer: at the next level, if the first
    was passed on without one."""
    is_first = level.level == ComplaintStage.FIRST_ANSWER or level.opened_for == ComplaintLevelReason.RAISED
    if row.victim_id is None or row.about != ComplaintSubject.SERVICE or not is_first:
        return
    victim = Victim.objects.select_related("case__officer").get(id=row.victim_id)
    received = Event.objects.filter(case_id=victim.case_id, type=EventType.COMPLAINT_RECEIVED)
    if not received.filter(facts__complaint=str(row.public_id)).exists():
        return
    data = {"complaint": str(row.public_id), "is_final": is_final}
    append_challenge_event(actor, victim, EventType.COMPLAINT_ANSWERED, SubmissionChannel.DESK, data, now, now)
