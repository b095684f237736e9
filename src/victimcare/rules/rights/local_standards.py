"""The force's own standard for duties to which the Code gives no number: always "our standard", never her right.

It decides nothing in the ledger, where such a duty has no date and is due until it is met. Standards are working days
by the entry's id (`Force.local_standards`), counted as the Code counts them: the day of the start never.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from victimcare.rules.clock import WorkingDays
from victimcare.rules.rights.shapes import Duty

Standards = Mapping[str, int]


def our_due_on(duty: Duty, standards: Standards, calendar: WorkingDays) -> date | None:
    """By when we want to have done it. None where the Code gives a number, the force has set none, or the calendar
    does not reach."""
    days = standards.get(duty.id)
    if days is None or duty.unit is not None or duty.is_window:
        return None
    return calendar.after(duty.starts_on, days)


def cut_offs(standards: Standards, calendar: WorkingDays, today: date) -> dict[str, date]:
    """By the entry's id, the day before which a duty must have started for our standard to be over today: a list finds
    them by `starts_on < cut-off` alone. What the calendar does not reach is left out."""
    found = {code: calendar.before(today, days) for code, days in standards.items()}
    return {code: day for code, day in found.items() if day is not None}
