"""What staff are shown of following up: who will be let down, how one victim is followed up, who stands in for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from victimcare.rules.follow_up.unattended_duties import CommitmentKind, UnattendedVictim
from victimcare.services.cases.case_officers import OfficerInCase
from victimcare.services.desk.task_shapes import HarmLevel


@dataclass(frozen=True, slots=True)
class SilentCaseRow:
    """One line: no name of hers, as in every list. `task` is that of hers that somebody can take; `owner` whoever has;
    `risen_to` the highest to whom it has risen; `title` what is owed first, empty for a promise."""

    line: UnattendedVictim
    harm: HarmLevel
    reference: str
    title: str
    is_verified: bool
    carer: str
    task: UUID | None
    owner: str
    is_mine: bool
    risen_to: str


@dataclass(frozen=True, slots=True)
class SilentCasePage:
    items: tuple[SilentCaseRow, ...]
    count: int  # stops at `silence_checks.MOST`
    has_more: bool


@dataclass(frozen=True, slots=True)
class PromiseDetail:
    """`version`: to be named by whoever agrees another, or ends it."""

    every_days: int
    channel: str
    kept_at: datetime | None
    due_on: date
    due_at: datetime
    is_late: bool
    version: int


@dataclass(frozen=True, slots=True)
class EscalationStepDetail:
    """One rung. `state` of its message, empty where a person was asked or it was skipped."""

    rung: str
    how: str
    why: str
    at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class ReachCount:
    """Three things, never one: how often it was attempted, how often that was delivered, and whether she confirmed."""

    attempted: int
    delivered: int
    confirmed: int


@dataclass(frozen=True, slots=True)
class EscalationDetail:
    """`news`: what she is to hear, each by its event's type and when that was."""

    id: UUID
    urgency: str
    news: tuple[tuple[str, datetime], ...]
    opened_at: datetime
    next_at: datetime | None
    ended_at: datetime | None
    ended_as: str
    stopped_by: str
    stop_reason: str
    quiet_by: str  # who decided to ring in quiet hours, and why
    quiet_why: str
    steps: tuple[EscalationStepDetail, ...]
    reached: ReachCount


@dataclass(frozen=True, slots=True)
class RisenDutyRow:
    to: str
    title: str
    at: datetime
    owner: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class OwedItem:
    """One thing that a task is for. `title` is empty for a promise; `risen_to` for what has not risen."""

    title: str
    breaks: CommitmentKind
    due_at: datetime
    risen_to: str


@dataclass(frozen=True, slots=True)
class FollowUpDetail:
    """How one victim is followed up."""

    carer: OfficerInCase
    promise: PromiseDetail | None
    pursuits: tuple[EscalationDetail, ...]  # newest first
    risen: tuple[RisenDutyRow, ...]


@dataclass(frozen=True, slots=True)
class CoverRow:
    id: UUID
    officer: str
    by: str
    from_on: date
    until_on: date | None
    why: str
    entered_by: str
    cases: int
