"""When a service is open, from a schedule of Open Referral (RFC 5545), in a few words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

_DAYS = {"MO": "Mon", "TU": "Tue", "WE": "Wed", "TH": "Thu", "FR": "Fri", "SA": "Sat", "SU": "Sun"}
_ORDER = tuple(_DAYS)
_TIME = re.compile(r"(\d{2}):(\d{2})")
LONGEST = 200


def in_words(schedules: Iterable[Mapping[str, Any]]) -> str:
    """Each schedule by its days and times, or else as it describes itself, and between which days it holds. What is
    only a date is left out."""
    said = [f"{words}{_between(one)}" for one in schedules if (words := _one(one))]
    return "; ".join(dict.fromkeys(said))[:LONGEST]


def _one(schedule: Mapping[str, Any]) -> str:
    days, opens, closes = _days(schedule), _time(schedule.get("opens_at")), _time(schedule.get("closes_at"))
    if days and opens and closes and schedule.get("freq", "WEEKLY") == "WEEKLY":
        return f"{days} {opens} to {closes}"
    return " ".join(str(schedule.get("description") or "").split())


def _between(schedule: Mapping[str, Any]) -> str:
    """The hours of a season, or of what is over: whoever reads them sees that."""
    first, last = _day(schedule.get("valid_from")), _day(schedule.get("valid_to") or schedule.get("until"))
    return (f", from {first}" if first else "") + (f", until {last}" if last else "")


def _day(text: object) -> str:
    try:
        on = date.fromisoformat(str(text or "")[:10])
    except ValueError:
        return ""
    return f"{on.day} {on:%B %Y}"


def _days(schedule: Mapping[str, Any]) -> str:
    """`MO,TU,WE` is "Mon to Wed"; days apart are named one by one."""
    named = set(str(schedule.get("byday") or "").replace(" ", "").upper().split(","))
    found = [day for day in _ORDER if day in named]
    if not found or named - set(_ORDER):
        return ""
    first, last = _ORDER.index(found[0]), _ORDER.index(found[-1])
    if len(found) > 2 and last - first + 1 == len(found):
        return f"{_DAYS[found[0]]} to {_DAYS[found[-1]]}"
    return ", ".join(_DAYS[day] for day in found)


def _time(text: object) -> str:
    found = _TIME.match(str(text or ""))
    return f"{found[1]}:{found[2]}" if found else ""
