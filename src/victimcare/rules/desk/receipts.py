"""By when somebody who was handed a piece of work says that they have it."""

from __future__ import annotations

from datetime import datetime, timedelta

from victimcare.rules.clock import WorkingDays, end_of_day, london_date

_WITHIN = {3: timedelta(hours=1), 2: timedelta(hours=4)}  # by its harm; the rest by the end of the next working day


def wanted_by(*, harm: int, handed_at: datetime, due_at: datetime, calendar: WorkingDays) -> datetime:
    """Then it rises. Never later than it is due, where that was still to come."""
    within = _WITHIN.get(harm)
    if within is not None:
        latest = handed_at + within
    else:
        today = london_date(handed_at)
        latest = end_of_day(calendar.later(today, 1))
    return min(latest, due_at) if due_at > handed_at else latest
