"""Why a duty is due when it is: each step of the count, so that staff can check it by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from victimcare.rules.clock import WorkingDays
from victimcare.rules.rights import Duty, Edition, Span, Unit


@dataclass(frozen=True, slots=True)
class Sum:
    """A count. `counted` are the working days counted, in order, and `skipped` the bank holidays passed over (both only
    for working days). `span` None: the Code gives no number, or the date was fixed by a birthday."""

    starts_on: date
    span: Span | None
    is_enhanced: bool
    counted: tuple[date, ...]
    skipped: tuple[date, ...]
    due_on: date | None


def sum_of(duty: Duty, edition: Edition, calendar: WorkingDays) -> Sum:
    """The count that led to this duty's date. Where rights were enhanced half-way its days start at that change."""
    entry = edition.entitlements[duty.id]
    span, is_enhanced, starts_on = _span(duty, entry.standard, entry.enhanced, calendar)
    counted, skipped = _days(starts_on, duty.due_on, calendar) if _in_working_days(span) else ((), ())
    return Sum(starts_on, span, is_enhanced, counted, skipped, duty.due_on)


def _span(
    duty: Duty, standard: Span | None, enhanced: Span | None, calendar: WorkingDays
) -> tuple[Span | None, bool, date]:
    """Which of the two spans gives the due date, and counted from when."""
    if standard is None or duty.due_on is None or duty.unit is None:
        return None, False, duty.starts_on
    if not _in_working_days(standard):
        return standard, False, duty.starts_on
    for span, is_enhanced in ((standard, False), (enhanced, True)):
        if span is not None and calendar.after(duty.starts_on, span.amount) == duty.due_on:
            return span, is_enhanced and span != standard, duty.starts_on
    # Enhanced half-way: the day of the change is the one from which the enhanced span leads to the due date.
    day = duty.due_on
    while enhanced is not None and day > duty.starts_on:
        day -= timedelta(days=1)
        if calendar.after(day, enhanced.amount) == duty.due_on:
            return enhanced, True, day
    return standard, False, duty.starts_on


def _in_working_days(span: Span | None) -> bool:
    return span is not None and span.unit is Unit.WORKING_DAY


def _days(after: date, until: date | None, calendar: WorkingDays) -> tuple[tuple[date, ...], tuple[date, ...]]:
    if until is None:
        return (), ()
    passed = [after + timedelta(days=n) for n in range(1, (until - after).days + 1)]
    counted = tuple(day for day in passed if calendar.is_working_day(day))
    return counted, tuple(day for day in passed if day in calendar.closed and day.weekday() < 5)
