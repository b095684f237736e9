"""By when a person answers what she asks about court, money or her property. Our own word: the Code has no number."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from victimcare.rules import clock
from victimcare.rules.clock import ONE_DAY, WorkingDays

ANSWERED_WITHIN = 3  # working days
BEFORE_COURT = timedelta(days=2)  # so long before a day in court, at the latest
HALF_DAYS = ("am", "pm")
OFFERED_DAYS = 6


def answer_by(asked_at: datetime, calendar: WorkingDays, *, court_at: datetime | None = None) -> datetime:
    """The end of the third working day; sooner where a day in court comes before, but never sooner than tomorrow."""
    today = clock.london_date(asked_at)
    usual = calendar.later(today, ANSWERED_WITHIN)
    if court_at is None or court_at <= asked_at:
        return clock.end_of_day(usual)
    before_court = clock.london_date(court_at - BEFORE_COURT)
    return clock.end_of_day(min(usual, max(before_court, today + ONE_DAY)))


def half_days(now: datetime, calendar: WorkingDays) -> tuple[str, ...]:
    """What she can tick for when it suits her: the half days of six working days, from the day after we answer.

    Each as "2026-12-03 am". None where the calendar ends.
    """
    first = clock.london_date(answer_by(now, calendar))
    days = (calendar.after(first, number) for number in range(1, OFFERED_DAYS + 1))
    return tuple(f"{day.isoformat()} {half}" for day in days if day for half in HALF_DAYS)


def read_half_day(text: str) -> tuple[date, str]:
    """Raises ValueError for what is none."""
    day, _, half = text.partition(" ")
    if half not in HALF_DAYS:
        raise ValueError(text)
    return date.fromisoformat(day), half
