from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from victimcare.records.models.challenges import AskedBy as AskedBy
from victimcare.records.models.challenges import ChallengeOutcome as ChallengeOutcome
from victimcare.records.models.challenges import ReviewOf as ReviewOf
from victimcare.records.models.challenges import ReviewOutcome as ReviewOutcome
from victimcare.rules.challenges import ChallengeStep
from victimcare.rules.clock import london_date
from victimcare.rules.rights import DutyStanding
from victimcare.rules.sentences import Sentence
from victimcare.services.cases.shapes import Asked


class ReviewStep(StrEnum):
    """What is owed next for a request to look at a decision again."""

    ACKNOWLEDGE = "acknowledge"
    PASS_ON = "pass_on"  # noqa: S105  to the prosecutors
    DECIDE = "decide"
    CHASE = "chase"  # the prosecutors have it
    TELL = "tell"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Received:
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
class Named:
    """A duty of hers that a challenge can name. `key` names it in a form, `what` is the right in her words, `title` in
    staff's."""

    key: str
    what: Sentence
    title: str
    started_on: date
    status: str


@dataclass(frozen=True, slots=True)
class WindowShown:
    """Her time to ask for a second look. `why_not` is the id of the ledger's reason, empty while it is open."""

    key: str
    of: ReviewOf
    until: date | None
    is_verified: bool
    why_not: str
    is_late: bool
    may_ask: bool
    is_asked: bool
    asked: Asked | None = None  # how it stands, on the victim's own page


@dataclass(frozen=True, slots=True)
class ListedItem:
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
class Said:
    """One thing that was said in the course of it: by her, or to her."""

    at: datetime
    what: str  # the event's type
    by: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChallengeInFull:
    """`is_mine`: the reader has taken it. `is_own_matter`: it is about their own doing, so they neither read what the
    victim said nor answer. `has_answered_first`: they gave the answer with which the victim did not agree. `said`: for
    the colleague who has taken it and may answer."""

    id: UUID
    victim: UUID
    reference: str
    title: str
    standing: DutyStanding | None
    channel: AskedBy
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
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ReviewInFull:
    id: UUID
    victim: UUID
    reference: str
    of: ReviewOf
    decision: str  # the event's type
    decided_first_at: datetime
    decider: str
    channel: AskedBy
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
    said: tuple[Said, ...]
