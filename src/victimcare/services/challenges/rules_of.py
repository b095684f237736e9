"""Rows as the rules read them."""

from __future__ import annotations

from datetime import datetime

from victimcare.records.models import Challenge, ComplaintLevel, ReviewRequest
from victimcare.rules.challenges import ChallengeCourse, span_ends_at
from victimcare.rules.challenges.challenge_course import HOLDING_SPAN
from victimcare.rules.clock import end_of_day
from victimcare.services.challenges.shapes import ReviewOf, ReviewStep
from victimcare.services.rights.working_days import working_days


def course_of(row: Challenge) -> ChallengeCourse:
    """Asks the database whether it was asked again, unless the row was read with `again`."""
    return ChallengeCourse(
        holding_by=row.holding_due_at,
        answer_by=row.answer_due_at,
        acknowledged_at=row.acknowledged_at,
        answered_at=row.answered_at,
        put_right_on=row.put_right_on,
        put_right_at=row.put_right_at,
        tell_by=_tell_by(untold_since(row)),
        is_second=row.again_of_id is not None,
        is_asked_again=hasattr(row, "again"),
    )


def course_of_level(row: ComplaintLevel) -> ChallengeCourse:
    """One level of a complaint, read with its complaint. Where no way to answer was left, no holding reply is owed."""
    complaint = row.complaint
    has_way = complaint.victim_id is not None or complaint.way_back is not None
    return ChallengeCourse(
        holding_by=row.holding_due_at,
        answer_by=end_of_day(row.expected_on) if row.expected_on else row.answer_due_at,
        acknowledged_at=row.held_at if has_way else row.read_at,
        answered_at=row.answered_at,
        tell_by=_tell_by(untold_since(row)) if complaint.victim_id is not None else None,
        read_by=None if row.read_at else row.read_due_at,
    )


def review_step(row: ReviewRequest) -> tuple[ReviewStep, datetime | None]:
    """What is owed next, and by when. Prosecutors acknowledge and decide theirs: ours is to pass it on, and to ask."""
    if row.decided_at is not None:
        tell_by = _tell_by(untold_since(row))
        return (ReviewStep.ENDED, None) if tell_by is None else (ReviewStep.TELL, tell_by)
    if row.of == ReviewOf.CPS:
        is_passed_on = row.passed_on_at is not None
        return (ReviewStep.CHASE, row.result_due_at) if is_passed_on else (ReviewStep.PASS_ON, row.acknowledge_due_at)
    if row.acknowledged_at is None:
        return ReviewStep.ACKNOWLEDGE, row.acknowledge_due_at
    return ReviewStep.DECIDE, row.result_due_at


def untold_since(row: Challenge | ReviewRequest | ComplaintLevel) -> datetime | None:
    """When the latest of our answers was given that she has not been told; None: she knows all of them."""
    given: tuple[datetime | None, ...]
    if isinstance(row, ComplaintLevel):
        given = (row.held_at, row.answered_at)
    elif isinstance(row, Challenge):
        given = (row.acknowledged_at, row.answered_at, row.put_right_at)
    else:
        given = (row.acknowledged_at, row.passed_on_at, row.decided_at)
    latest = max((at for at in given if at), default=None)
    is_known = latest is not None and row.told_at is not None and row.told_at >= latest
    return None if is_known else latest


def _tell_by(since: datetime | None) -> datetime | None:
    """A message may have told her there is something; a working day later a person sees to it."""
    return (span_ends_at(since, HOLDING_SPAN, working_days()) or since) if since else None
