"""A victim's hearings from the timeline, and when we answer their questions about court."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from victimcare.rules import clock
from victimcare.rules.cases.event_effects import must_victim_attend
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import ONE_DAY, WorkingDays
from victimcare.rules.rights import Fact, order_facts


@dataclass(frozen=True, slots=True)
class CourtDay:
    """`key` is the record system's own name for the hearing; `is_called`: the victim is asked to give evidence."""

    key: str
    kind: str
    starts_at: datetime
    court: str
    is_called: bool


def list_court_days(facts: Iterable[Fact], *, victim_id: str, now: datetime) -> tuple[CourtDay, ...]:
    """List the hearings ahead that have no result yet, the soonest first. The last listing of each counts."""
    days: dict[str, CourtDay] = {}
    for fact in order_facts(fact for fact in facts if fact.time <= now):
        key = fact.data.get("hearing_ref", "")
        if fact.type == EventType.HEARING_LISTED:
            starts_at, court = clock.parse_moment(fact.data["starts_at"]), fact.data["court"].strip()
            days[key] = CourtDay(key, fact.data["kind"], starts_at, court, must_victim_attend(fact, victim_id))
        elif fact.type == EventType.HEARING_RESULTED:
            days.pop(key, None)
    return tuple(sorted((day for day in days.values() if day.starts_at > now), key=lambda day: day.starts_at))


# When a colleague answers the victim's questions about court, money or belongings. Our own standard: the Code sets no
# number.

ANSWERED_WITHIN = 3  # working days
BEFORE_COURT = timedelta(days=2)  # at the latest this long before a hearing
HALF_DAYS = ("am", "pm")
OFFERED_DAYS = 6


def court_answer_due_at(asked_at: datetime, calendar: WorkingDays, *, court_at: datetime | None = None) -> datetime:
    """Return the end of the third working day; sooner where a hearing comes before that, but never sooner than
    tomorrow."""
    today = clock.london_date(asked_at)
    usual = calendar.later(today, ANSWERED_WITHIN)
    if court_at is None or court_at <= asked_at:
        return clock.end_of_day(usual)
    before_court = clock.london_date(court_at - BEFORE_COURT)
    return clock.end_of_day(min(usual, max(before_court, today + ONE_DAY)))


def list_half_days(now: datetime, calendar: WorkingDays) -> tuple[str, ...]:
    """List the half days a victim can tick as suiting them, over six working days from the day after we answer. Each as
    "2026-12-03 am". None past the end of the calendar."""
    first = clock.london_date(court_answer_due_at(now, calendar))
    days = (calendar.after(first, number) for number in range(1, OFFERED_DAYS + 1))
    return tuple(f"{day.isoformat()} {half}" for day in days if day for half in HALF_DAYS)


def parse_half_day(text: str) -> tuple[date, str]:
    """Raises ValueError for text that is not a half day."""
    day, _, half = text.partition(" ")
    if half not in HALF_DAYS:
        raise ValueError(text)
    return date.fromisoformat(day), half
