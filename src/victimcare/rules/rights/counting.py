"""By when: a time limit counted from its start, and again when Enhanced Rights change (ledger rules 2 to 6, 30)."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from victimcare.rules import clock
from victimcare.rules.clock import WorkingDays
from victimcare.rules.rights.catalogue import Entitlement, Span, Unit
from victimcare.rules.rights.ends import Met
from victimcare.rules.rights.enhanced import Change, Enhancement
from victimcare.rules.rights.starts import Start


class Due(NamedTuple):
    """The end of a time limit: `at` is 23:59:59 in London on `on`, unless it was counted in hours."""

    on: date
    at: datetime
    unit: Unit


def due_of(
    entry: Entitlement, start: Start, end: Met | None, enhancement: Enhancement, calendar: WorkingDays
) -> Due | None:
    """None where the Code gives no number, or where the calendar does not reach."""
    due = count(entry, start, enhancement.at(start.at), calendar)
    # Where both are the same, counted again from a later day it could only be later.
    if start.fixed_on is not None or entry.standard == entry.enhanced:
        return due
    for change in enhancement.changes:
        if change.at > start.at and _is_open(due, end, change.at):
            due = recount(entry, start, due, change, calendar)
    return due


def count(entry: Entitlement, start: Start, is_enhanced: bool, calendar: WorkingDays) -> Due | None:
    """As the clock starts."""
    if start.fixed_on is not None:
        return Due(start.fixed_on, clock.end_of_day(start.fixed_on), Unit.CALENDAR_DAY)
    return count_from(entry.enhanced if is_enhanced else entry.standard, start.at, start.counted_from, calendar)


def count_from(span: Span | None, at: datetime, day: date | None, calendar: WorkingDays) -> Due | None:
    """Count the span from this moment; or, where a day is given, from that day."""
    if span is None:
        return None
    if span.unit is Unit.HOUR:
        due_at = clock.hours_after(at, span.amount)
        return Due(clock.london_date(due_at), due_at, span.unit)
    on = _day_after(span, day or clock.london_date(at), calendar)
    return Due(on, clock.end_of_day(on), span.unit) if on else None


def _day_after(span: Span, day: date, calendar: WorkingDays) -> date | None:
    if span.unit is Unit.WORKING_DAY:
        return calendar.after(day, span.amount)
    if span.unit is Unit.CALENDAR_MONTH:
        return clock.months_after(day, span.amount)
    return day + clock.ONE_DAY * span.amount


def _is_open(due: Due | None, end: Met | None, at: datetime) -> bool:
    """Neither met nor past due at this moment."""
    is_met = end is not None and end.at <= at
    return not is_met and (due is None or not is_past(due, at))


def is_past(due: Due, at: datetime) -> bool:
    """Hours run out at their moment; days with the London date."""
    return at > due.at if due.unit is Unit.HOUR else clock.london_date(at) > due.on


def recount(entry: Entitlement, start: Start, due: Due | None, change: Change, calendar: WorkingDays) -> Due | None:
    """To enhanced: the earlier of what was due and the enhanced time from the change. To standard: from its start."""
    if not change.is_enhanced:
        return count_from(entry.standard, start.at, start.counted_from, calendar)
    if due is None and clock.london_date(start.at) < calendar.first_day:
        return None  # what was due lies before the calendar or in it: nobody knows whether it was earlier
    sooner = count_from(entry.enhanced, change.at, None, calendar)
    return min((each for each in (due, sooner) if each), key=lambda each: each.at, default=None)
