"""Moments as whole minutes on London's wall clock: cheap to add up, written as RFC 3339 with London's offset.

A minute is `ordinal of the day × 1440 + minute of the day`. Twice a year a wall clock skips or repeats an hour; the
offset written is then the one zoneinfo gives for the first reading, so what is written is always a real moment.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
DAY = 1440
HOUR = 60
_CLOCKS = tuple(f"T{minute // 60:02}:{minute % 60:02}:00" for minute in range(DAY))


def london_minute(moment: datetime) -> int:
    """The London minute an aware moment falls in."""
    local = moment.astimezone(LONDON)
    return local.toordinal() * DAY + local.hour * HOUR + local.minute


def london_midnight(day: date) -> datetime:
    """Midnight in London."""
    return datetime.combine(day, time(), LONDON)


def write_minute(minute: int) -> str:
    """RFC 3339, e.g. 2026-07-01T00:30:00+01:00."""
    day, clock = divmod(minute, DAY)
    date_written, offset = _written_day(day)
    if offset is None:
        return datetime.combine(date.fromordinal(day), time(clock // 60, clock % 60), LONDON).isoformat()
    return date_written + _CLOCKS[clock] + offset


def write_day_of_minute(minute: int) -> str:
    """The day alone, e.g. 2026-07-01."""
    return _written_day(minute // DAY)[0]


def move_to_office_hours(minute: int) -> int:
    """On the same day, in the same order, between eight and eight."""
    day, clock = divmod(minute, DAY)
    return day * DAY + 8 * HOUR + clock // 2


@lru_cache(maxsize=100_000)
def _written_day(ordinal: int) -> tuple[str, str | None]:
    """The day as written and its offset; None on the two days of the year that have two."""
    day = date.fromordinal(ordinal)
    offset = _utc_offset(london_midnight(day))
    return day.isoformat(), offset if offset == _utc_offset(london_midnight(day + timedelta(days=1))) else None


def _utc_offset(moment: datetime) -> str:
    return moment.isoformat()[-6:]
