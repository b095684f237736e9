"""Moments as this site writes them."""

from __future__ import annotations

from datetime import datetime

from victimcare.rules.clock import london_date
from victimcare.wording import dates, say


def moment(at: datetime, now: datetime) -> str:
    """Today 09:00, or Wed 25 November, 09:00."""
    day = london_date(at)
    if day == london_date(now):
        return say("partners-today", time=dates.staff_time(at))
    return say("partners-moment", day=_day(at, now), time=dates.staff_time(at))


def due(at: datetime, now: datetime) -> str:
    return say("partners-late" if now > at else "partners-by", day=_day(at, now))


def _day(at: datetime, now: datetime) -> str:
    return dates.write_day(london_date(at), manner="page", today=london_date(now))
