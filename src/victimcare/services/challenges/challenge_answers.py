"""Answers a challenge: an acknowledgement, an answer with reasons, then the promised remedy. Each step is taken by
staff whose own conduct is not challenged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Challenge, ComplaintLevel, Event, ReviewRequest, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_rights.complaints import ComplaintSubject
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.challenges import ChallengeStep, next_challenge_step
from victimcare.rules.clock import london_date
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.rights import Trigger
from victimcare.rules.safe_contact.contact_plan import ContactByStaff
from victimcare.services import suppliers
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.challenges.challenge_receipt import append_challenge_event, challenge_task_key
from victimcare.services.challenges.challenge_shapes import (
    ChallengeOutcome,
    ReviewStep,
    SubmissionChannel,
    build_challenge_course,
    build_level_course,
    find_review_step,
    find_untold_since,
)
from victimcare.services.challenges.victim_duties import list_started_entries, lock_victim_and_case
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.conversations import identity_checks
from victimcare.services.desk.eligibility import has_answered_first, is_own_matter
from victimcare.services.desk.task_actions import close_settled_tasks
from victimcare.services.desk.task_steps import advance_task, lock_matter_task
from victimcare.services.messages import special_messages
from victimcare.services.rights import ledger_upkeep
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.safe_contact import gate

# Telling the victim about an answer: through the gate that all messages pass, on their page after an identity check, or
# by a person.
#
# A message says only that there is something new, worded like any other. If the safe contact plan allows no automatic
# message, a person keeps the task until the victim knows.

_Asked = TypeVar("_Asked", Challenge, ReviewRequest)


def notify_and_advance(
    *, actor: Actor, victim: Victim, kind: TaskKind, subject_key: str, owed: str, due_at: datetime | None, now: datetime
) -> None:
    """Move the task about the victim's request to what is `owed` next, and notify the victim in the way that is safe
    for them."""
    assert due_at is not None  # the victim has yet to be told what was just said
    advance_task(actor=actor, kind=kind, subject_key=subject_key, reason=owed, due_at=due_at, note="", now=now)
    _tell(actor, victim, now)


@transaction.atomic
def record_answers_told(*, actor: Actor, victim_id: int, door: str, now: datetime) -> int:
    """Record that the victim has read or heard (`door`) every answer so far, and close the tasks that waited only for
    that. Returns how many answers were new to them. The caller has checked permission.

    Replies to complaints are told only on the victim's own page, or by the colleague who has the complaint: other staff
    know nothing of them.
    """
    victim = gate.lock_victims([victim_id])[victim_id]
    challenges = [row for row in _locked(Challenge, victim) if find_untold_since(row)]
    reviews = [row for row in _locked(ReviewRequest, victim) if find_untold_since(row)]
    if any(row.answered_at for row in challenges):
        # Each answer also tells the victim who decides if we cannot agree: that duty ends when they have been told.
        about = list_started_entries(rights_catalogue().edition(victim.case.edition), Trigger.COMPLAINT_ANSWERED)
        _contacted(actor, victim, door, about, now)
    for decided in [review.answer for review in reviews if review.answer is not None]:
        # The duty to give a review's result is met when the victim knows it, not when we decide it.
        _contacted(actor, victim, door, [decided.source_event_id], now, about_source=decided.source)
    for challenge in challenges:
        challenge.told_at = now
        challenge.save(update_fields=["told_at"])
        if next_challenge_step(build_challenge_course(challenge))[0] is ChallengeStep.ENDED:
            _close(actor, TaskKind.CHALLENGE, victim_id, f"challenge:{challenge.public_id}", now)
    for review in reviews:
        review.told_at = now
        review.save(update_fields=["told_at"])
        if find_review_step(review)[0] is ReviewStep.ENDED:
            _close(actor, TaskKind.REVIEW, victim_id, f"review:{review.public_id}", now)
    count = len(challenges) + len(reviews)
    if actor.staff_id is None:
        count += record_complaint_replies_told(actor=actor, victim=victim, door=door, now=now)
    if count:
        detail = {"door": door, "answers": count}
        note(actor, "answer.told", at=now, case_id=victim.case_id, victim_id=victim_id, detail=detail)
    return count


def record_complaint_replies_told(
    *, actor: Actor, victim: Victim, door: str, now: datetime, only: int | None = None
) -> int:
    """Record that the victim has read or heard our replies to their complaints, or to this one (`only`). Returns how
    many were new. The caller holds the victim's lock."""
    levels = ComplaintLevel.objects.select_for_update(of=("self",)).select_related("complaint")
    levels = levels.filter(complaint__victim=victim) if only is None else levels.filter(complaint_id=only)
    untold = [row for row in levels.order_by("id") if find_untold_since(row)]
    if any(row.answered_at and row.complaint.about == ComplaintSubject.SERVICE for row in untold):
        about = list_started_entries(rights_catalogue().edition(victim.case.edition), Trigger.COMPLAINT_ANSWERED)
        _contacted(actor, victim, door, about, now)
    for row in untold:
        row.told_at = now
        row.save(update_fields=["told_at"])
        if next_challenge_step(build_level_course(row))[0] is ChallengeStep.ENDED:
            subject = f"complaint:{row.complaint.public_id}"
            close_settled_tasks(
                kind=TaskKind.FRONT_DOOR, victim_id=None, subject_key=subject, now=now, by=actor.staff_id
            )
    return len(untold)


@transaction.atomic
def record_answers_told_by_staff(*, actor: Actor, victim_id: UUID, channel: ContactChannel, now: datetime) -> int:
    """Record that a member of staff told the victim, in a contact with an identity check. Raises NotFound,
    IdentityCheckMissing."""
    permit(actor, Act.RECORD_CONTACT)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    identity_checks.require_identity_check(actor, victim.id, now=now)
    return record_answers_told(actor=actor, victim_id=victim.id, door=channel.value, now=now)


def _locked(model: type[_Asked], victim: Victim) -> list[_Asked]:
    return list(model._default_manager.select_for_update(of=("self",)).filter(victim=victim).order_by("id"))


def _contacted(actor: Actor, victim: Victim, door: str, about: Iterable[str], now: datetime, **more: str) -> None:
    """Put on the timeline that the victim was told this."""
    ledger_upkeep.append_event(
        actor=actor,
        case_id=victim.case_id,
        victim_id=victim.id,
        type=EventType.VICTIM_CONTACTED,
        source=f"urn:victimcare:{door if door in ('page', 'line') else 'desk'}",
        data={"channel": door, "about": list(about), "reached": True, **more},
        time=now,
        now=now,
    )


def _close(actor: Actor, kind: TaskKind, victim_id: int, subject_key: str, now: datetime) -> None:
    close_settled_tasks(kind=kind, victim_id=victim_id, subject_key=subject_key, now=now, by=actor.staff_id)


def _tell(actor: Actor, victim: Victim, now: datetime) -> None:
    """Notify the victim, if an automatic message is allowed. The caller holds the victim's lock."""
    decision = gate.decide_contact([victim], now=now, channels=suppliers.list_carried_channels())[victim.id].decision
    is_for_a_person = isinstance(decision, ContactByStaff)
    if not isinstance(decision, ContactByStaff):
        special_messages.queue_answer_notice(victim, decision, now=now)
    note(
        actor,
        "answer.to_be_told",
        at=now,
        case_id=victim.case_id,
        victim_id=victim.id,
        detail={"by_a_person": is_for_a_person},
    )


class OwnMatter(Exception):
    """The matter concerns this member of staff's own conduct: a colleague must answer."""


class AnsweredFirstLevel(OwnMatter):
    """This member of staff gave the first answer: a colleague must give the second."""


class StepUnavailable(Exception):
    """This step is done already, or another comes first."""


@transaction.atomic
def acknowledge_challenge(*, actor: Actor, challenge_id: UUID, words: str, now: datetime) -> None:
    """Send the holding answer: the challenge has come, who looks at it, and by when it is answered.

    Raises NotFound, OwnMatter, StepUnavailable, FieldRequired, TaskTaken.
    """
    row = _row_for(actor, challenge_id, ChallengeStep.HOLDING)
    if not words.strip():
        raise FieldRequired("words")
    row.acknowledged = _said(actor, row, EventType.CHALLENGE_ACKNOWLEDGED, {"answer": words.strip()}, now)
    row.acknowledged_at, row.acknowledged_by_id = now, actor.staff_id
    _complaint_answered(actor, row, now, is_final=False)
    _go_on(actor, row, now)


@transaction.atomic
def answer_challenge(
    *,
    actor: Actor,
    challenge_id: UUID,
    outcome: ChallengeOutcome,
    words: str,
    put_right: str,
    put_right_on: date | None,
    now: datetime,
) -> None:
    """Answer with reasons, and with any remedy and the day it is due. Ends the challenge unless a remedy is
    outstanding. Raises NotFound, OwnMatter, StepUnavailable, FieldRequired, TaskTaken."""
    row = _row_for(actor, challenge_id, ChallengeStep.HOLDING, ChallengeStep.ANSWER)
    if not words.strip() or bool(put_right.strip()) != bool(put_right_on):
        raise FieldRequired("words", "an answer has words, and a remedy has its day")
    if put_right_on is not None and put_right_on < london_date(now):
        raise FieldRequired("put_right_on", "the day of the remedy is past")
    said: dict[str, Any] = {"outcome": outcome.value, "answer": words.strip()}
    if put_right_on is not None:
        said |= {"put_right": put_right.strip(), "put_right_on": put_right_on.isoformat()}
    row.answer = _said(actor, row, EventType.CHALLENGE_ANSWERED, said, now)
    row.answered_at, row.answered_by_id = now, actor.staff_id
    row.outcome, row.put_right_on = outcome, put_right_on
    _complaint_answered(actor, row, now, is_final=True)
    _go_on(actor, row, now)


@transaction.atomic
def record_remedy_done(*, actor: Actor, challenge_id: UUID, words: str, now: datetime) -> None:
    """Record that the promised remedy is done; `words` say what was done, for the victim. Raises as
    `answer_challenge`."""
    row = _row_for(actor, challenge_id, ChallengeStep.PUT_RIGHT)
    if not words.strip():
        raise FieldRequired("words")
    _said(actor, row, EventType.CHALLENGE_PUT_RIGHT, {"answer": words.strip()}, now)
    row.put_right_at, row.put_right_by_id = now, actor.staff_id
    _go_on(actor, row, now)


def _row_for(actor: Actor, challenge_id: UUID, *steps: ChallengeStep) -> Challenge:
    """The challenge, locked after its case, if one of these steps is owed and this person may take it."""
    permit(actor, Act.ANSWER_CHALLENGE)
    if actor.staff_id is None:
        raise PermissionRefused("a person answers")
    victim_id = Challenge.objects.filter(public_id=challenge_id).values_list("victim_id", flat=True).first()
    if victim_id is None:
        raise NotFound("no such challenge")
    victim = lock_victim_and_case(victim_id)
    row = Challenge.objects.select_for_update(of=("self",)).get(public_id=challenge_id)
    row.victim = victim
    if is_own_matter(actor.staff_id, row.concerned):
        is_second_look = has_answered_first(challenge_task_key(row), actor.staff_id)
        raise AnsweredFirstLevel(challenge_id) if is_second_look else OwnMatter(challenge_id)
    if next_challenge_step(build_challenge_course(row))[0] not in steps:
        raise StepUnavailable(challenge_id)
    lock_matter_task(actor=actor, kind=TaskKind.CHALLENGE, subject_key=challenge_task_key(row))
    return row


def _said(actor: Actor, row: Challenge, kind: EventType, said: dict[str, Any], now: datetime) -> Event:
    data = {"challenge": str(row.public_id), **said}
    event = append_challenge_event(actor, row.victim, kind, SubmissionChannel.DESK, data, now, now)
    note(
        actor,
        kind,
        at=now,
        case_id=row.victim.case_id,
        victim_id=row.victim_id,
        detail={"challenge": str(row.public_id), "event": event.id},
    )
    return event


def _complaint_answered(actor: Actor, row: Challenge, now: datetime, *, is_final: bool) -> None:
    """Record the answer as the Code counts complaints: acknowledged with a date, or answered (contracts/ledger.md,
    product acts)."""
    data = {"complaint": str(row.public_id), "challenge": str(row.public_id), "is_final": is_final}
    append_challenge_event(actor, row.victim, EventType.COMPLAINT_ANSWERED, SubmissionChannel.DESK, data, now, now)


def _go_on(actor: Actor, row: Challenge, now: datetime) -> None:
    """Save the row, move its task to what is owed next, and notify the victim in the way that is safe for them."""
    row.save()
    owed, due_at = next_challenge_step(build_challenge_course(row))
    notify_and_advance(
        actor=actor,
        victim=row.victim,
        kind=TaskKind.CHALLENGE,
        subject_key=challenge_task_key(row),
        owed=f"challenge_{owed}",
        due_at=due_at,
        now=now,
    )
