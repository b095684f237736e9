"""The promise beside the line's number: whether a person answers day and night, or when, and what to do otherwise.

Pages and the leaflet use only these words, so that none promises what the force has not staffed.
"""

from __future__ import annotations

from datetime import date, time

from victimcare.rules.force import ForceLine, LineCover
from victimcare.rules.referrals.opening_times import DAY_CODES, ServiceOpening
from victimcare.wording import service_hours
from victimcare.wording.fluent import say

_BANK_HOLIDAY = 7


def describe_line_promise(line: ForceLine, *, today: date, language: str | None = None) -> str:
    """Who answers the line, and when."""
    match line.answers:
        case LineCover.DAY_AND_NIGHT:
            return say("ui-line-always", language)
        case LineCover.ON_DUTY:
            return say("ui-line-on-duty", language)
    hours = service_hours.describe_opening_hours(_openings(line), manner="page", today=today, language=language)
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
