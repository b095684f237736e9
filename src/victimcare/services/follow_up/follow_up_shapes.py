"""Data for the follow-up pages: victims at risk of silence, how one victim is followed up, and who covers for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from victimcare.rules.cases.projection_types import OfficerInCase
from victimcare.rules.follow_up.unattended_duties import CommitmentKind, UnattendedVictim
from victimcare.services.desk.task_shapes import HarmLevel


@dataclass(frozen=True, slots=True)
class SilentCaseRow:
    """One row, without the victim's name as in every list. `task`: the victim's task that can be taken, and its
    `owner`; `risen_to`: the highest escalation; `title`: what is owed first, empty for a promise."""

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
    count: int  # at most `silence_checks.MOST`
    has_more: bool


@dataclass(frozen=True, slots=True)
class PromiseDetail:
    """`version`: must be named to agree another, or to end it."""

    every_days: int
    channel: str
    kept_at: datetime | None
    due_on: date
    due_at: datetime
    is_late: bool
    version: int


@dataclass(frozen=True, slots=True)
class EscalationStepDetail:
    """One step. `state`: of its message, empty if a person was asked or it was skipped."""

    rung: str
    how: str
    why: str
    at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class ReachCount:
    """Three separate facts: how often contact was attempted, how often it was delivered, and whether the victim
    confirmed."""

    attempted: int
    delivered: int
    confirmed: int


@dataclass(frozen=True, slots=True)
class EscalationDetail:
    """`news`: what the victim is to be told, each by its event's type and time."""

    id: UUID
    urgency: str
    news: tuple[tuple[str, datetime], ...]
    opened_at: datetime
    next_at: datetime | None
    ended_at: datetime | None
    ended_as: str
    stopped_by: str
    stop_reason: str
    quiet_by: str  # the colleague who decided to ring in quiet hours, and why
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
    """One thing that a task is for. `title`: empty for a promise; `risen_to`: empty if it was not escalated."""

    title: str
    breaks: CommitmentKind
    due_at: datetime
    risen_to: str


@dataclass(frozen=True, slots=True)
class FollowUpDetail:
    """How one victim is followed up."""

    carer: OfficerInCase
    promise: PromiseDetail | None
    pursuits: tuple[EscalationDetail, ...]  # the newest first
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
