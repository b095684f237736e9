"""One caller's stay in the line, as what is measured of it reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Stay:
    """`left_at` None: she waits still. Where she was answered `talked` and `wrapped_up` are the times it took; None:
    not over."""

    entered_at: datetime
    left_at: datetime | None
    is_answered: bool = False
    gave_up: bool = False
    talked: timedelta | None = None
    wrapped_up: timedelta | None = None

    def waited(self, now: datetime) -> timedelta:
        return (self.left_at or now) - self.entered_at
