"""How long a piece of work may be put off, and by whom."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

LONGEST = timedelta(days=14)
_HIGH = 3


class Refused(StrEnum):
    """Why not."""

    PAST = "past"  # that moment is over
    TOO_LONG = "too_long"
    HIGH_HARM = "high_harm"  # past its due time: a supervisor's act
    NEVER = "never"  # somebody may be in danger, or was promised this very time


def refused(
    until: datetime, *, harm: int, due_at: datetime, may_wait: bool, is_supervisor: bool, now: datetime
) -> Refused | None:
    """Why it may not be put off until then; None: it may. `may_wait`: whether work of its kind may be at all."""
    if not may_wait:
        return Refused.NEVER
    if until <= now:
        return Refused.PAST
    if until > now + LONGEST:
        return Refused.TOO_LONG
    if harm >= _HIGH and until > due_at and not is_supervisor:
        return Refused.HIGH_HARM
    return None
