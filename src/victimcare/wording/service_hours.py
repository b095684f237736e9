"""Hours as people read or hear them: when a service is open ("Monday to Friday, 10am to 6pm"; its own words are left
unchanged), hours of a victim's or a colleague's week, and the promise beside the line's number.

The promise says whether a person answers day and night, or when, and what to do otherwise. Pages and the leaflet use
only these words, so that none promises what the force has not staffed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any

from victimcare.rules.force import ForceLine, LineCover
from victimcare.rules.referrals.opening_times import DAY_CODES, ServiceOpening, are_days_in_a_row
from victimcare.rules.safe_contact.contact_hours import covers_all_hours, parse_contact_windows
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


DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def describe_hours(stated: Sequence[Mapping[str, Any]]) -> list[str]:
    """One line each, from the feed's own shape; `contact_hours.parse_contact_windows` reads the same."""
    if covers_all_hours(parse_contact_windows(stated)):
        return [say("desk-hours-any")]
    return [say("desk-hours", days=_name_days(one["days"]), start=one["from"], end=one["to"]) for one in stated]


def join_words(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return say("desk-list", first=", ".join(words[:-1]), last=words[-1])


def _name_days(chosen: Sequence[str]) -> str:
    """Three or more in a row are given as first and last: "Mondays to Fridays"."""
    places = sorted(DAYS.index(day) for day in chosen)
    names = [say(f"desk-day-{DAYS[place]}") for place in places]
    if len(places) > 2 and places[-1] - places[0] == len(places) - 1:
        return say("desk-days-span", first=names[0], last=names[-1])
    return join_words(names)


_BANK_HOLIDAY = 7


def describe_line_promise(line: ForceLine, *, today: date, language: str | None = None) -> str:
    """Who answers the line, and when."""
    match line.answers:
        case LineCover.DAY_AND_NIGHT:
            return say("ui-line-always", language)
        case LineCover.ON_DUTY:
            return say("ui-line-on-duty", language)
    hours = describe_opening_hours(_openings(line), manner="page", today=today, language=language)
    said = say("ui-line-hours", language, hours=hours)
    usual = {tuple(line.hours.of_day.get(day, ())) for day in range(5)}
    on_holidays = tuple(line.hours.of_day.get(_BANK_HOLIDAY, ()))
    return said if usual == {on_holidays} else f"{said} {say('ui-line-bank-holidays', language)}"


def _openings(line: ForceLine) -> tuple[ServiceOpening, ...]:
    """Days with the same hours together, in the order of the week."""
    by_hours: dict[tuple[str, str], list[str]] = {}
    for day, name in enumerate(DAY_CODES):
        for window in line.hours.of_day.get(day, ()):
            by_hours.setdefault((_clock(window.start), _clock(window.end, "24:00")), []).append(name)
    return tuple(
        ServiceOpening(days=tuple(days), opens=opens, closes=closes) for (opens, closes), days in by_hours.items()
    )


def _clock(of_day: time, midnight: str = "00:00") -> str:
    return midnight if of_day == time(0) else of_day.strftime("%H:%M")
