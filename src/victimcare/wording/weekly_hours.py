"""Hours of the week as people write them: "Mondays to Fridays, 10:00 to 14:00"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from victimcare.rules.safe_contact.contact_hours import covers_all_hours, parse_contact_windows
from victimcare.wording.fluent import say

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def describe_hours(stated: Sequence[Mapping[str, Any]]) -> list[str]:
    """One line each, from the feed's own shape; `contact_hours.parse_contact_windows` reads the same."""
    if covers_all_hours(parse_contact_windows(stated)):
        return [say("desk-hours-any")]
    return [say("desk-hours", days=_days(one["days"]), start=one["from"], end=one["to"]) for one in stated]


def join_words(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return say("desk-list", first=", ".join(words[:-1]), last=words[-1])


def _days(chosen: Sequence[str]) -> str:
    """Three or more in a row are given as first and last: "Mondays to Fridays"."""
    places = sorted(DAYS.index(day) for day in chosen)
    names = [say(f"desk-day-{DAYS[place]}") for place in places]
    if len(places) > 2 and places[-1] - places[0] == len(places) - 1:
        return say("desk-days-span", first=names[0], last=names[-1])
    return join_words(names)
