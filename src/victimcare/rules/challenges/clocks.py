"""By when she hears of what she challenged: first that it has come, then an answer with reasons.

The answer's time is the edition's own for complaints (Victims' Code, right 12) and is read from there. That she hears
within a working day is this force's word and not a right: it is never called one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from victimcare.rules import clock
from victimcare.rules.clock import ONE_DAY, WorkingDays
from victimcare.rules.rights.catalogue import Span, Unit

HOLDING = Span(1, Unit.WORKING_DAY)


@dataclass(frozen=True, slots=True)
class Clocks:
    """Both moments are ends of days in London; the holding answer is never due after the answer."""

    holding_by: datetime
    answer_by: datetime


def clocks(received_at: datetime, span: Span | None, calendar: WorkingDays) -> Clocks:
    """`span`: the edition's for complaints. Where it gives none, or the calendar does not reach, the answer is due with
    the holding answer, which then says by when."""
    holding = end_of(received_at, HOLDING, calendar) or clock.end_of_day(clock.london_date(received_at) + ONE_DAY)
    answer = end_of(received_at, span, calendar) or holding
    return Clocks(min(holding, answer), answer)


def end_of(start: datetime, span: Span | None, calendar: WorkingDays) -> datetime | None:
    """When a time that began at `start` is over (ledger rules 2 to 6). None without a number, or past the calendar."""
    if span is None:
        return None
    if span.unit is Unit.HOUR:
        return clock.hours_after(start, span.amount)
    day = clock.london_date(start)
    if span.unit is Unit.WORKING_DAY:
        last = calendar.after(day, span.amount)
    elif span.unit is Unit.CALENDAR_MONTH:
        last = clock.months_after(day, span.amount)
    else:
        last = day + ONE_DAY * span.amount
    return clock.end_of_day(last) if last else None
