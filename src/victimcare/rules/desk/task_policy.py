"""Rules for tasks: their level of harm, who must not handle them, when a receipt is due, and how long they may be put
off, and by whom."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum

from victimcare.rules.clock import WorkingDays, end_of_day, london_date

# How much harm it may do to let the victim down, as far as the record shows.


def harm_level(*, is_guarded: bool, is_enhanced: bool) -> int:
    """Return 1 to 3. Guarded comes before enhanced rights, and both before all others (design, section 2: no one is
    skipped)."""
    if is_guarded:
        return 3
    return 2 if is_enhanced else 1


# A matter about a colleague's own work: that colleague neither owns, reads nor answers it.


def is_own_matter(staff_id: int | None, concerned: Collection[int]) -> bool:
    """Whether the matter is about what this member of staff did."""
    return staff_id is not None and staff_id in concerned


# When a colleague who was handed work must confirm receipt.

_WITHIN = {3: timedelta(hours=1), 2: timedelta(hours=4)}  # by harm; the rest by the end of the next working day


def receipt_due_at(*, harm: int, handed_at: datetime, due_at: datetime, calendar: WorkingDays) -> datetime:
    """Return when the receipt is due; without one the task then escalates. Never later than the task's own due time, if
    that was still ahead."""
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
    """Why a task cannot be put off."""

    PAST = "past"  # that moment has passed
    TOO_LONG = "too_long"
    HIGH_HARM = "high_harm"  # beyond the due time: only a supervisor may
    NEVER = "never"  # a person may be in danger, or was promised this very time


def refuse_snooze(
    until: datetime, *, harm: int, due_at: datetime, may_wait: bool, is_supervisor: bool, now: datetime
) -> SnoozeRefusal | None:
    """Return why the task may not be put off until then; None: it may. `may_wait`: whether this kind of work may be put
    off at all."""
    if not may_wait:
        return SnoozeRefusal.NEVER
    if until <= now:
        return SnoozeRefusal.PAST
    if until > now + LONGEST_SNOOZE:
        return SnoozeRefusal.TOO_LONG
    if harm >= _HIGH and until > due_at and not is_supervisor:
        return SnoozeRefusal.HIGH_HARM
    return None
