"""When a service is open: days of the week with times where they are known, otherwise in the service's own words.

Stored in a form that belongs to no language: "MO-FR 10:00-18:00 until 2026-12-24; By appointment".
`wording.service_hours` turns it into sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # as in RFC 5545
LONGEST_OPENINGS = 200

_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d|24:00"
_KEPT = re.compile(
    rf"(?:(?P<days>[A-Z,-]+) (?P<opens>{_CLOCK})-(?P<closes>{_CLOCK})|(?P<words>.*?))"
    r"(?: from (?P<first>\d{4}-\d\d-\d\d))?(?: until (?P<last>\d{4}-\d\d-\d\d))?"
)
_ENDS_OF_A_DAY = ("00:00", "23:59", "24:00")


@dataclass(frozen=True, slots=True)
class ServiceOpening:
    """`days` with their times, or `words`. `first`, `last`: the dates between which they apply."""

    days: tuple[str, ...] = ()
    opens: str = ""
    closes: str = ""
    words: str = ""
    first: date | None = None
    last: date | None = None

    @property
    def is_at_any_hour(self) -> bool:
        return self.opens == "00:00" and self.closes in _ENDS_OF_A_DAY


def are_days_in_a_row(days: tuple[str, ...]) -> bool:
    """Whether there are three or more days without a gap, which are written as the first and the last."""
    return len(days) > 2 and DAY_CODES.index(days[-1]) - DAY_CODES.index(days[0]) + 1 == len(days)


def read_schedules(schedules: Iterable[Mapping[str, Any]]) -> tuple[ServiceOpening, ...]:
    """Read each schedule by its days and times, or else by its description. A schedule with only a date is left out."""
    return _few(each for one in schedules for each in _openings(one))


def parse_openings(text: str) -> tuple[ServiceOpening, ...]:
    """Parse the stored form, and what a person types: a part without the form becomes words."""
    return _few(_from_part(part) for part in text.split(";") if part.strip())


def format_openings(openings: Iterable[ServiceOpening]) -> str:
    return "; ".join(map(_as_part, openings))


def _few(found: Iterable[ServiceOpening]) -> tuple[ServiceOpening, ...]:
    """Keep no more openings than people will read."""
    kept: list[ServiceOpening] = []
    for one in dict.fromkeys(found):
        if kept and len(format_openings([*kept, one])) > LONGEST_OPENINGS:
            break
        kept.append(one)
    return tuple(kept)


def _openings(schedule: Mapping[str, Any]) -> Iterator[ServiceOpening]:
    first, last = _day(schedule.get("valid_from")), _day(schedule.get("valid_to") or schedule.get("until"))
    days = _days(str(schedule.get("byday") or "").replace(" ", "").upper())
    opens, closes = _time(schedule.get("opens_at")), _time(schedule.get("closes_at"))
    if days and opens and closes and schedule.get("freq", "WEEKLY") == "WEEKLY":
        yield ServiceOpening(days, opens, closes, first=first, last=last)
    elif words := " ".join(str(schedule.get("description") or "").split()):
        yield ServiceOpening(words=words.replace(";", ",")[:LONGEST_OPENINGS], first=first, last=last)


def _from_part(part: str) -> ServiceOpening:
    words = " ".join(part.split())
    found = _KEPT.fullmatch(words)
    if found is None:
        return ServiceOpening(words=words[:LONGEST_OPENINGS])
    first, last, days = _day(found["first"]), _day(found["last"]), _days(found["days"] or "")
    if days:
        return ServiceOpening(days, found["opens"], found["closes"], first=first, last=last)
    said = found["words"] if found["days"] is None else f"{found['days']} {found['opens']}-{found['closes']}"
    return ServiceOpening(words=said[:LONGEST_OPENINGS], first=first, last=last)


def _as_part(one: ServiceOpening) -> str:
    words = one.words
    if one.days:
        days = f"{one.days[0]}-{one.days[-1]}" if are_days_in_a_row(one.days) else ",".join(one.days)
        words = f"{days} {one.opens}-{one.closes}"
    return words + (f" from {one.first}" if one.first else "") + (f" until {one.last}" if one.last else "")


def _days(named: str) -> tuple[str, ...]:
    """ "MO-FR,SU" as single days, in the order of the week; empty if any part is not a day."""
    found: set[str] = set()
    for part in named.split(","):
        first, _, last = part.partition("-")
        last = last or first
        if first not in DAY_CODES or last not in DAY_CODES or DAY_CODES.index(last) < DAY_CODES.index(first):
            return ()
        found |= set(DAY_CODES[DAY_CODES.index(first) : DAY_CODES.index(last) + 1])
    return tuple(day for day in DAY_CODES if day in found)


def _time(text: object) -> str:
    found = re.match(_CLOCK, str(text or ""))
    return found[0] if found else ""


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text or "")[:10])
    except ValueError:
        return None
