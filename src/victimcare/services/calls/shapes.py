from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from victimcare.rules.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Promised:
    """A call back that has an owner and a due time. `until` is the due time; both are moments in London. `said`: the
    very sentence that the victim is to be told, kept as told to them. `keeps_place`: they are rung when their turn in
    the queue comes."""

    start: datetime
    until: datetime
    said: Sentence
    keeps_place: bool = False


@dataclass(frozen=True, slots=True)
class CallRecord:
    """A call as `victimcare calls` prints it (contracts/doors.md)."""

    id: UUID
    direction: str
    started_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    path: tuple[str, ...]
    outcome: str
    queue_seconds: int
    crime_reference: str | None  # of the victim whose code was right; None where no identity check was passed
