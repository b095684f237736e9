from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from victimcare.records.models import Challenge, ComplaintLevel, ReviewRequest
from victimcare.records.models.victim_rights.challenges import ChallengeOutcome as ChallengeOutcome
from victimcare.records.models.victim_rights.challenges import DecisionMaker as DecisionMaker
from victimcare.records.models.victim_rights.challenges import ReviewOutcome as ReviewOutcome
from victimcare.records.models.victim_rights.challenges import SubmissionChannel as SubmissionChannel
from victimcare.rules.challenges import ChallengeCourse, ChallengeStep, span_ends_at
from victimcare.rules.challenges.challenge_course import HOLDING_SPAN
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.rights import DutyStanding
from victimcare.rules.sentences import Sentence
from victimcare.services.cases.page_shapes import VictimRequest
from victimcare.services.rights.working_calendar import working_days


class ReviewStep(StrEnum):
    """What is owed next for a request to look at a decision again."""

    ACKNOWLEDGE = "acknowledge"
    PASS_ON = "pass_on"  # noqa: S105  to the prosecutors
    DECIDE = "decide"
    CHASE = "chase"  # the prosecutors have it
    TELL = "tell"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class RequestReceipt:
    """What became of what she asked. `joined`: the same was open already, and this stands with it."""

    id: UUID
    holding_by: datetime
    answer_by: datetime
    answer_is_aim: bool  # nobody has confirmed that time as a right
    joined: bool

    @property
    def holding_on(self) -> date:
        return london_date(self.holding_by)

    @property
    def answer_on(self) -> date:
        return london_date(self.answer_by)


@dataclass(frozen=True, slots=True)
class NameableDuty:
    """A duty of hers that a challenge can name. `key` names it in a form, `what` is the right in her words, `title` in
    staff's."""

    key: str
    what: Sentence
    title: str
    started_on: date
    status: str


@dataclass(frozen=True, slots=True)
class ReviewWindowDetail:
    """Her time to ask for a second look. `why_not` is the id of the ledger's reason, empty while it is open."""

    key: str
    of: DecisionMaker
    until: date | None
    is_verified: bool
    why_not: str
    is_late: bool
    may_ask: bool
    is_asked: bool
    asked: VictimRequest | None = None  # how it stands, on the victim's own page


@dataclass(frozen=True, slots=True)
class OpenItemRow:
    """One open challenge or request for a review, as a list shows it: nothing of the victim but the reference."""

    id: UUID
    is_review: bool
    of: str  # of a review: whose decision
    step: str
    due_at: datetime
    reference: str
    title: str
    owner: str
    team: str
    is_second: bool


@dataclass(frozen=True, slots=True)
class ExchangeItem:
    """One thing that was said in the course of it: by her, or to her."""

    at: datetime
    what: str  # the event's type
    by: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChallengeDetail:
    """`is_mine`: the reader has taken it. `is_own_matter`: it is about their own doing, so they neither read what the
    victim said nor answer. `has_answered_first`: they gave the answer with which the victim did not agree. `said`: for
    the colleague who has taken it and may answer."""

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


# Rows as the rules read them.


def build_challenge_course(row: Challenge) -> ChallengeCourse:
    """Asks the database whether it was asked again, unless the row was read with `again`."""
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
    """One level of a complaint, read with its complaint. Where no way to answer was left, no holding reply is owed."""
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
    """What is owed next, and by when. Prosecutors acknowledge and decide theirs: ours is to pass it on, and to ask."""
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
