"""How long what a service wrote for the officer may stand unread."""

from __future__ import annotations

from datetime import datetime

from victimcare.rules.clock import WorkingDays, end_of_day, london_date

READ_IN = 5  # working days after it was passed on; then a person brings it to the officer


def read_by(passed_on_at: datetime, calendar: WorkingDays) -> datetime:
    return end_of_day(calendar.later(london_date(passed_on_at), READ_IN))
