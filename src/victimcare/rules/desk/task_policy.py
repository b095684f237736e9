"""How long a piece of work may be put off, and by whom."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum

from victimcare.rules.clock import WorkingDays, end_of_day, london_date

# How much harm may come of letting her down, as far as her record tells.


def harm_level(*, is_guarded: bool, is_enhanced: bool) -> int:
    """1 to 3. Guarded before enhanced rights, and both before everybody else (design, section 2: nobody is skipped)."""
    if is_guarded:
        return 3
    return 2 if is_enhanced else 1


# Whose own work a matter is about: who neither has it, nor reads it, nor answers it.


def is_own_matter(staff_id: int | None, concerned: Collection[int]) -> bool:
    """Whether it is about what this member of staff did themselves."""
    return staff_id is not None and staff_id in concerned


# By when somebody who was handed a piece of work says that they have it.

_WITHIN = {3: timedelta(hours=1), 2: timedelta(hours=4)}  # by its harm; the rest by the end of the next working day


def receipt_due_at(*, harm: int, handed_at: datetime, due_at: datetime, calendar: WorkingDays) -> datetime:
    """Then it rises. Never later than it is due, where that was still to come."""
    within = _WITHIN.get(harm)
    if within is not None:
        latest = handed_at + within
    else:
        today = london_date(handed_at)
        latest = end_of_day(calendar.later(today, 1))
    return min(latest, due_at) if due_at > handed_at else latest


LONGEST_SNOOZE = timedelta(days=14)
_HIGH = 3


class SnoozeRefusal(StrEnum):
    """Why not."""

    PAST = "past"  # that moment is over
    TOO_LONG = "too_long"
    HIGH_HARM = "high_harm"  # past its due time: a supervisor's act
    NEVER = "never"  # somebody may be in danger, or was promised this very time


def refuse_snooze(
    until: datetime, *, harm: int, due_at: datetime, may_wait: bool, is_supervisor: bool, now: datetime
) -> SnoozeRefusal | None:
    """Why it may not be put off until then; None: it may. `may_wait`: whether work of its kind may be at all."""
    if not may_wait:
        return SnoozeRefusal.NEVER
    if until <= now:
        return SnoozeRefusal.PAST
    if until > now + LONGEST_SNOOZE:
        return SnoozeRefusal.TOO_LONG
    if harm >= _HIGH and until > due_at and not is_supervisor:
        return SnoozeRefusal.HIGH_HARM
    return None
