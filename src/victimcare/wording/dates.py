"""Days, times and spans as people read or hear them, in the manners of the product.

| Manner | 3 December 2026 | 14:30 |
|---|---|---|
| page | Thursday 3 December | 2:30pm |
| short | 3 December | 2:30pm |
| text | Thu 3 December | 2:30pm |
| spoken | Thursday the third of December | half past two in the afternoon |

A year is given only when it is not this year. Every moment is first converted to London time, which the victim's clock
shows.
"""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from victimcare.wording.fluent import say

LONDON = ZoneInfo("Europe/London")


def write_date(value: date | datetime, *, manner: str, today: date, language: str | None = None) -> str:
    """A day ("Thursday 3 December") or, for a moment, day and time ("today at 9:10am")."""
    if isinstance(value, datetime):
        moment = value.astimezone(LONDON)
        return say(
            "dates-day-and-time",
            language,
            day=near_day(moment.date(), manner=manner, today=today, language=language),
            time=write_time(moment.time(), manner=manner, language=language),
        )
    return write_day(value, manner=manner, today=today, language=language)


def write_day(day: date, *, manner: str, today: date, language: str | None = None) -> str:
    written = say(
        f"dates-day-{manner}",
        language,
        weekday=say(f"dates-weekday-{day.weekday()}" + (".short" if manner == "text" else ""), language),
        day=say(f"dates-ordinal-{day.day}", language) if manner == "spoken" else day.day,
        month=say(f"dates-month-{day.month}", language),
    )
    if day.year == today.year:
        return written
    year = _spoken_year(day.year, language) if manner == "spoken" else str(day.year)
    return say("dates-with-year", language, day=written, year=year)


def write_time(clock: time, *, manner: str = "page", language: str | None = None) -> str:
    if manner == "spoken":
        return _spoken_time(clock, language)
    if (clock.hour, clock.minute) in ((0, 0), (12, 0)):
        return say("dates-midday" if clock.hour else "dates-midnight", language)
    hour = clock.hour % 12 or 12
    written = f"{hour}:{clock.minute:02}" if clock.minute else str(hour)
    return say(f"dates-{_part(clock)}", language, time=written)


def staff_time(moment: datetime) -> str:
    """The 24-hour clock that staff use, "14:30"."""
    return moment.astimezone(LONDON).strftime("%H:%M")


def near_day(day: date, *, manner: str, today: date, language: str | None = None) -> str:
    """Say "today", "tomorrow", "yesterday", otherwise the day: for things close at hand."""
    name = {0: "today", 1: "tomorrow", -1: "yesterday"}.get((day - today).days)
    return say(f"dates-{name}", language) if name else write_day(day, manner=manner, today=today, language=language)


def _spoken_time(clock: time, language: str | None) -> str:
    if (clock.hour, clock.minute) in ((0, 0), (12, 0)):
        return say("dates-midday" if clock.hour else "dates-midnight", language)
    named = clock.hour % 12 or 12
    if clock.minute == 45:
        named = named % 12 + 1  # quarter to the next hour
    hour = say(f"dates-hour-{named}", language)
    if clock.minute % 15:
        said = say("dates-spoken-minutes", language, hour=hour, minute=clock.minute)
    else:
        said = say(f"dates-spoken-at-{clock.minute}", language, hour=hour)
    return say(f"dates-spoken-{_part(clock)}", language, time=said)


def _part(clock: time) -> str:
    return "morning" if clock.hour < 12 else "afternoon" if clock.hour < 18 else "evening"


def _spoken_year(year: int, language: str | None) -> str:
    return say("dates-spoken-year", language, year=str(year))
