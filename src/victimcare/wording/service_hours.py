"""When a service is open, as people read or hear it: "Monday to Friday, 10am to 6pm"; the service's own words are left
unchanged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from victimcare.rules.referrals.opening_times import DAY_CODES, ServiceOpening, are_days_in_a_row
from victimcare.wording import dates
from victimcare.wording.fluent import say


def describe_opening_hours(
    openings: Iterable[ServiceOpening], *, manner: str, today: date, language: str | None = None
) -> str:
    """`manner`: "page", "spoken", or "staff", with short names of days and the 24-hour clock."""
    return "; ".join(_one(each, manner, today, language) for each in openings)


def _one(opening: ServiceOpening, manner: str, today: date, language: str | None) -> str:
    hours = _week(opening, manner, language) if opening.days else opening.words
    for name, day in (("from", opening.first), ("until", opening.last)):
        if day is not None:
            of_days = "spoken" if manner == "spoken" else "short"
            written = dates.write_day(day, manner=of_days, today=today, language=language)
            hours = say(f"dates-open-{name}", language, hours=hours, day=written)
    return hours


def _week(opening: ServiceOpening, manner: str, language: str | None) -> str:
    days = _days(opening.days, ".short" if manner == "staff" else "", language)
    if opening.is_at_any_hour:
        return say("dates-open-any-hour", language, days=days)
    start, end = (_time(each, manner, language) for each in (opening.opens, opening.closes))
    return say("dates-open", language, days=days, start=start, end=end)


def _days(days: tuple[str, ...], form: str, language: str | None) -> str:
    if days == DAY_CODES:
        return say("dates-open-every-day", language)
    names = [say(f"dates-weekday-{DAY_CODES.index(day)}{form}", language) for day in days]
    return (
        say("dates-open-span", language, first=names[0], last=names[-1])
        if are_days_in_a_row(days)
        else ", ".join(names)
    )


def _time(clock: str, manner: str, language: str | None) -> str:
    if manner == "staff":
        return clock
    return dates.write_time(
        time.fromisoformat("00:00" if clock == "24:00" else clock), manner=manner, language=language
    )
