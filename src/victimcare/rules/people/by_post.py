"""Whether news can wait for the post."""

from __future__ import annotations

from datetime import date, datetime

from victimcare.rules.clock import WorkingDays, london_date

# Printed by the next working day, and two more in the post: first class is no promise of the day after.
WORKING_DAYS_IN_THE_POST = 3


def arrives_on(today: date, calendar: WorkingDays) -> date:
    """The day by which a letter that is printed from today reaches the victim."""
    return calendar.later(today, WORKING_DAYS_IN_THE_POST)


def can_wait_for_post(
    *, due_at: datetime | None, happens_on: date | None, is_risk: bool, now: datetime, calendar: WorkingDays
) -> bool:
    """Whether a letter brings this news in time. Never news of risk. `due_at`: by when it must be told, None where no
    day is set; `happens_on`: the day of which it tells, such as one in court, that the victim must know of before."""
    if is_risk:
        return False
    arrives = arrives_on(london_date(now), calendar)
    is_in_time = due_at is None or arrives <= london_date(due_at)
    return is_in_time and (happens_on is None or arrives < happens_on)
