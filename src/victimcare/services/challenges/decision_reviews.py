"""Victims' Right to Review: a victim asks for a review of a decision not to prosecute.

A review of a police decision is acknowledged and decided by a person other than the one who decided; the prosecutors'
are passed on, and chased until they answer. The edition sets the times.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from victimcare.records.models import Event, ReviewRequest, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.cases.page_rights import right_key_of_duty
from victimcare.rules.challenges import (
    DecisionMaker,
    ReviewWindow,
    list_decisions_told,
    list_review_windows,
    may_request_review,
    span_ends_at,
)
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.force import Force
from victimcare.rules.rights import Edition, Trigger
from victimcare.services.access import Act, Actor, ActorKind, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.challenges.challenge_answers import OwnMatter, StepUnavailable, notify_and_advance
from victimcare.services.challenges.challenge_receipt import LONGEST_CHALLENGE, append_challenge_event
from victimcare.services.challenges.challenge_shapes import (
    RequestReceipt,
    ReviewOutcome,
    ReviewStep,
    SubmissionChannel,
    find_review_step,
)
from victimcare.services.challenges.victim_duties import (
    ChallengeableDuties,
    find_duty_event,
    list_event_authors,
    list_lead_staff,
    load_victim_duties,
    lock_victim_and_case,
    require_asker,
)
from victimcare.services.desk.eligibility import is_own_matter
from victimcare.services.desk.task_actions import ensure_team_row, make_task
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.desk.task_steps import lock_matter_task
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.safe_contact.page_access import may_see_full_case

_ASKED = {DecisionMaker.POLICE: Trigger.POLICE_REVIEW_REQUESTED, DecisionMaker.CPS: Trigger.CPS_REVIEW_REQUESTED}


class ReviewUnavailable(Exception):
    """This decision cannot be reviewed, or only a person may accept the request; the window says why."""

    def __init__(self, window: ReviewWindow) -> None:
        super().__init__(window.code)
        self.window = window


class ReviewAlreadyAsked(Exception):
    """The victim has asked already; that request is in progress."""


@transaction.atomic
def request_review(
    *,
    actor: Actor,
    victim_id: int,
    window: str,
    channel: SubmissionChannel,
    words: str,
    now: datetime,
    late_because: str = "",
) -> RequestReceipt:
    """Keep the victim's request, and start the clocks. `window`: the key of their window to ask.

    Staff may accept a late request to the police, with a reason. Raises NotFound, ReviewUnavailable,
    ReviewAlreadyAsked, FieldRequired, IdentityCheckMissing.
    """
    victim = require_asker(actor, victim_id, channel, now)
    if channel is SubmissionChannel.WEB and not may_see_full_case(actor, now):
        raise NotFound("no such decision open to review")  # no window was shown
    known = load_victim_duties(victim, now)
    found = find_review_window(known, window)
    is_staff = actor.kind is ActorKind.STAFF
    if not may_request_review(found, of_a_person=is_staff):
        raise ReviewUnavailable(found)
    if found.is_late and found.of is DecisionMaker.POLICE and not late_because.strip():
        raise FieldRequired("late_because")
    contact, decision = find_duty_event(victim, found.contact), _decision(victim, known, found)
    if ReviewRequest.objects.filter(victim=victim, of=found.of, window=contact).exists():
        raise ReviewAlreadyAsked(window)
    row = _open(actor, victim, known, found, contact, decision, channel, _said(words, late_because), now)
    is_aim = not are_review_clocks_verified(known.edition, found.of)
    return RequestReceipt(row.public_id, row.acknowledge_due_at, row.result_due_at, is_aim, joined=False)


@transaction.atomic
def acknowledge_review(*, actor: Actor, review_id: UUID, words: str, now: datetime) -> None:
    """Acknowledge that the police have the request, and say by when the victim gets the result. Raises NotFound,
    OwnMatter, StepUnavailable, FieldRequired, TaskTaken."""
    row = _row_for(actor, review_id, Act.ANSWER_CHALLENGE, ReviewStep.ACKNOWLEDGE)
    _answer(actor, row, EventType.REVIEW_ACKNOWLEDGED, {}, words, now)
    row.acknowledged_at, row.acknowledged_by_id = now, actor.staff_id
    _go_on(actor, row, now)


@transaction.atomic
def pass_review_on(*, actor: Actor, review_id: UUID, words: str, now: datetime) -> None:
    """Record that the request was passed on to the prosecutors, who are chased from now on. `words` are for the victim.
    Raises as `acknowledge_review`."""
    row = _row_for(actor, review_id, Act.ANSWER_CHALLENGE, ReviewStep.PASS_ON)
    _answer(actor, row, EventType.REVIEW_PASSED_ON, {}, words, now)
    row.passed_on_at, row.passed_on_by_id = now, actor.staff_id
    _go_on(actor, row, now)


@transaction.atomic
def decide_review(*, actor: Actor, review_id: UUID, outcome: ReviewOutcome, words: str, now: datetime) -> None:
    """Record the result with its reasons for the victim: decided by this person, or entered for the prosecutors.

    Raises as `acknowledge_review`.
    """
    row = _row_for(actor, review_id, Act.ANSWER_CHALLENGE, ReviewStep.ACKNOWLEDGE, ReviewStep.DECIDE, ReviewStep.CHASE)
    if row.of == DecisionMaker.POLICE:
        permit(actor, Act.DECIDE_REVIEW)
    row.answer = _answer(actor, row, EventType.REVIEW_DECIDED, {"outcome": outcome.value}, words, now)
    row.decided_at, row.decided_by_id, row.outcome = now, actor.staff_id, outcome
    _go_on(actor, row, now)


def review_task_key(row: ReviewRequest) -> str:
    """The subject key of a request's task."""
    return f"review:{row.public_id}"


def find_review_window(known: ChallengeableDuties, key: str) -> ReviewWindow:
    """Raises NotFound."""
    window = next(
        (one for one in list_review_windows(known.duties, known.edition) if review_window_key(known, one) == key), None
    )
    if window is None:
        raise NotFound("no such decision open to review")
    return window


def are_review_clocks_verified(edition: Edition, of: str) -> bool:
    """Whether a public page confirms these times after a request; otherwise they are never shown as the victim's
    right."""
    return all(entry.is_verified for entry in edition.by_trigger.get(_ASKED[DecisionMaker(of)], ()))


def review_window_key(known: ChallengeableDuties, window: ReviewWindow) -> str:
    """The window's key on the victim's page."""
    duties = (one.duty for one in known.duties)
    return next(
        right_key_of_duty(duty) for duty in duties if (duty.id, duty.triggered_by) == (window.code, window.contact)
    )


def _decision(victim: Victim, known: ChallengeableDuties, window: ReviewWindow) -> Event:
    return find_duty_event(victim, list_decisions_told(window, known.duties, known.edition)[-1])


def _said(words: str, late_because: str) -> dict[str, Any]:
    said = {"words": words.strip()[:LONGEST_CHALLENGE], "reason": late_because.strip()[:LONGEST_CHALLENGE]}
    return {name: value for name, value in said.items() if value}


def _open(
    actor: Actor,
    victim: Victim,
    known: ChallengeableDuties,
    window: ReviewWindow,
    contact: Event,
    decision: Event,
    channel: SubmissionChannel,
    said: dict[str, Any],
    now: datetime,
) -> ReviewRequest:
    public_id = uuid4()
    data = {"review": str(public_id), "of": window.of.value, "channel": channel.value, **said}
    data |= {"decision": decision.source_event_id, "decision_source": decision.source}
    asked = append_challenge_event(actor, victim, EventType.REVIEW_REQUESTED, channel, data, now, now)
    acknowledge_by, result_by = _due(known, window, now)
    force: Force = settings.FORCE
    row = ReviewRequest.objects.create(
        public_id=public_id,
        victim=victim,
        of=window.of,
        window=contact,
        decision=decision,
        asked=asked,
        channel=channel,
        received_at=now,
        recorded_at=now,
        recorded_by_id=actor.staff_id,
        team=ensure_team_row(force.team_for(victim.case.area).code),
        decider=victim.case.officer,
        concerned=sorted({*list_lead_staff(victim), *list_event_authors(victim, [decision.id])}),
        acknowledge_due_at=acknowledge_by,
        result_due_at=result_by,
    )
    _create_review_task(row, now)
    detail = {"review": str(public_id), "of": window.of.value, "channel": channel.value}
    note(actor, "review.made", at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)
    return row


def _create_review_task(row: ReviewRequest, now: datetime) -> None:
    step, due_at = find_review_step(row)
    make_task(
        kind=TaskKind.REVIEW,
        victim_id=row.victim_id,
        reason=f"review_{step}",
        harm=max(load_harm_levels([row.victim_id]).values()),
        due_at=due_at,
        now=now,
        subject_key=review_task_key(row),
    )


def _due(known: ChallengeableDuties, window: ReviewWindow, now: datetime) -> tuple[datetime, datetime]:
    """The days by which the request is acknowledged (or passed on) and decided: the shortest and the longest time that
    the edition gives from a request."""
    clocks = known.edition.by_trigger.get(_ASKED[window.of], ())
    ends = [span_ends_at(now, entry.standard, working_days()) for entry in clocks]
    dated = sorted(end for end in ends if end is not None)
    return (dated[0], dated[-1]) if dated else (now, now)


def _row_for(actor: Actor, review_id: UUID, act: Act, *steps: ReviewStep) -> ReviewRequest:
    permit(actor, act)
    if actor.staff_id is None:
        raise PermissionRefused("a person answers")
    victim_id = ReviewRequest.objects.filter(public_id=review_id).values_list("victim_id", flat=True).first()
    if victim_id is None:
        raise NotFound("no such request for a review")
    victim = lock_victim_and_case(victim_id)
    row = ReviewRequest.objects.select_for_update(of=("self",)).get(public_id=review_id)
    row.victim = victim
    if row.of == DecisionMaker.POLICE and is_own_matter(actor.staff_id, row.concerned):
        raise OwnMatter(review_id)
    if find_review_step(row)[0] not in steps:
        raise StepUnavailable(review_id)
    lock_matter_task(actor=actor, kind=TaskKind.REVIEW, subject_key=review_task_key(row))
    return row


def _answer(
    actor: Actor, row: ReviewRequest, kind: EventType, said: dict[str, Any], words: str, now: datetime
) -> Event:
    if not words.strip():
        raise FieldRequired("words")
    data = {"review": str(row.public_id), "answer": words.strip()[:LONGEST_CHALLENGE], **said}
    event = append_challenge_event(actor, row.victim, kind, SubmissionChannel.DESK, data, now, now)
    detail = {"review": str(row.public_id), "event": event.id}
    note(actor, kind, at=now, case_id=row.victim.case_id, victim_id=row.victim_id, detail=detail)
    return event


def _go_on(actor: Actor, row: ReviewRequest, now: datetime) -> None:
    row.save()
    step, due_at = find_review_step(row)
    notify_and_advance(
        actor=actor,
        victim=row.victim,
        kind=TaskKind.REVIEW,
        subject_key=review_task_key(row),
        owed=f"review_{step}",
        due_at=due_at,
        now=now,
    )
