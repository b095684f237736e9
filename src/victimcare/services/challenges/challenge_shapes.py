from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from victimcare.records.models import Challenge, ComplaintLevel, ReviewRequest
from victimcare.records.models.victim_rights.challenges import ChallengeOutcome as ChallengeOutcome
from victimcare.records.models.victim_rights.challenges import ReviewOutcome as ReviewOutcome
from victimcare.records.models.victim_rights.challenges import SubmissionChannel as SubmissionChannel
from victimcare.rules.cases.page_shapes import VictimRequest
from victimcare.rules.challenges import ChallengeCourse, ChallengeStep, span_ends_at
from victimcare.rules.challenges.challenge_course import HOLDING_SPAN
from victimcare.rules.challenges.review_requests import DecisionMaker
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.rights import DutyStanding
from victimcare.rules.sentences import Sentence
from victimcare.services.rights.working_calendar import working_days


class ReviewStep(StrEnum):
    """The next step owed for a request to review a decision."""

    ACKNOWLEDGE = "acknowledge"
    PASS_ON = "pass_on"  # noqa: S105  to the prosecutors
    DECIDE = "decide"
    CHASE = "chase"  # the prosecutors have it
    TELL = "tell"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class RequestReceipt:
    """The receipt for a victim's request. `joined`: it was added to an open one about the same thing."""

    id: UUID
    holding_by: datetime
    answer_by: datetime
    answer_is_aim: bool  # that time has not been confirmed as a right
    joined: bool

    @property
    def holding_on(self) -> date:
        return london_date(self.holding_by)

    @property
    def answer_on(self) -> date:
        return london_date(self.answer_by)


@dataclass(frozen=True, slots=True)
class NameableDuty:
    """A duty that the victim's challenge can name. `key` names it in a form, `what` is the right in the words of the
    victim's page, `title` in those of staff."""

    key: str
    what: Sentence
    title: str
    started_on: date
    status: str


@dataclass(frozen=True, slots=True)
class ReviewWindowDetail:
    """The time in which the victim may ask for a review. `why_not` is the id of the ledger's reason, empty while the
    window is open."""

    key: str
    of: DecisionMaker
    until: date | None
    is_verified: bool
    why_not: str
    is_late: bool
    may_ask: bool
    is_asked: bool
    asked: VictimRequest | None = None  # its state, on the victim's own page


@dataclass(frozen=True, slots=True)
class OpenItemRow:
    """A row of the list of open challenges and review requests: nothing of the victim but the case's reference."""

    id: UUID
    is_review: bool
    of: str  # of a review: who decided
    step: str
    due_at: datetime
    reference: str
    title: str
    owner: str
    team: str
    is_second: bool


@dataclass(frozen=True, slots=True)
class ExchangeItem:
    """One statement in its course, by the victim or to them."""

    at: datetime
    what: str  # the event's type
    by: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChallengeDetail:
    """`is_mine`: the reader has taken it. `is_own_matter`: it concerns their own conduct, so they can neither read the
    victim's words nor answer. `has_answered_first`: they gave the answer that the victim contests. `said`: for the
    colleague who has taken it and may answer."""

    id: UUID
    victim: UUID
    reference: str
    title: str
    standing: DutyStanding | None
    channel: SubmissionChannel
    received_at: datetime
    step: ChallengeStep
    due_at: datetime | None
    holding_by: datetime
    answer_by: datetime
    outcome: str
    put_right_on: date | None
    is_second: bool
    first: UUID | None
    again: UUID | None
    owner: str
    team: str
    task: UUID | None
    is_mine: bool
    is_own_matter: bool
    has_answered_first: bool
    may_read: bool
    is_told: bool
    said: tuple[ExchangeItem, ...]


@dataclass(frozen=True, slots=True)
class ReviewRequestDetail:
    id: UUID
    victim: UUID
    reference: str
    of: DecisionMaker
    decision: str  # the event's type
    decided_first_at: datetime
    decider: str
    channel: SubmissionChannel
    received_at: datetime
    step: ReviewStep
    due_at: datetime | None
    acknowledge_by: datetime
    result_by: datetime
    passed_on_at: datetime | None
    outcome: str
    owner: str
    team: str
    task: UUID | None
    is_mine: bool
    is_own_matter: bool
    may_decide: bool
    may_read: bool
    is_told: bool
    said: tuple[ExchangeItem, ...]


# Conversions of rows to what the rules read.


def build_challenge_course(row: Challenge) -> ChallengeCourse:
    """Queries whether the answer was contested, unless the row was read with `again`."""
    return ChallengeCourse(
        holding_by=row.holding_due_at,
        answer_by=row.answer_due_at,
        acknowledged_at=row.acknowledged_at,
        answered_at=row.answered_at,
        put_right_on=row.put_right_on,
        put_right_at=row.put_right_at,
        tell_by=_tell_by(find_untold_since(row)),
        is_second=row.again_of_id is not None,
        is_asked_again=hasattr(row, "again"),
    )


def build_level_course(row: ComplaintLevel) -> ChallengeCourse:
    """One level of a complaint, read with its complaint. If the person left no way to reach them, no holding reply is
    owed."""
    complaint = row.complaint
    has_way = complaint.victim_id is not None or complaint.way_back is not None
    return ChallengeCourse(
        holding_by=row.holding_due_at,
        answer_by=end_of_day(row.expected_on) if row.expected_on else row.answer_due_at,
        acknowledged_at=row.held_at if has_way else row.read_at,
        answered_at=row.answered_at,
        tell_by=_tell_by(find_untold_since(row)) if complaint.victim_id is not None else None,
        read_by=None if row.read_at else row.read_due_at,
    )


def find_review_step(row: ReviewRequest) -> tuple[ReviewStep, datetime | None]:
    """What is owed next, and by when. Prosecutors acknowledge and decide their own reviews: we pass them on and chase
    the answer."""
    if row.decided_at is not None:
        tell_by = _tell_by(find_untold_since(row))
        return (ReviewStep.ENDED, None) if tell_by is None else (ReviewStep.TELL, tell_by)
    if row.of == DecisionMaker.CPS:
        is_passed_on = row.passed_on_at is not None
        return (ReviewStep.CHASE, row.result_due_at) if is_passed_on else (ReviewStep.PASS_ON, row.acknowledge_due_at)
    if row.acknowledged_at is None:
        return ReviewStep.ACKNOWLEDGE, row.acknowledge_due_at
    return ReviewStep.DECIDE, row.result_due_at


def find_untold_since(row: Challenge | ReviewRequest | ComplaintLevel) -> datetime | None:
    """When our latest answer that the victim has not been told was given; None: they know every answer."""
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
    """A message may have told the victim that there is news; a working day later a person takes over."""
    return (span_ends_at(since, HOLDING_SPAN, working_days()) or since) if since else None
