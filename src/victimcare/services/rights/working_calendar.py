"""The working calendar: the bank holidays of England and Wales as GOV.UK publishes them, shipped with the product or
refreshed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from django.conf import settings

from victimcare.rules.clock import WorkingDays, end_of_day, london_date

SHIPPED_CALENDAR = Path(__file__).parent / "calendar" / "bank-holidays.json"
REFRESHED_CALENDAR = "bank-holidays.json"  # in the installation's home
CALENDAR_DIVISION = "england-and-wales"


class BadCalendar(Exception):
    """A file of bank holidays that cannot be used; the text says which and what was expected."""


@cache
def shipped_working_days() -> WorkingDays:
    """The calendar in the package."""
    return read_working_days(SHIPPED_CALENDAR)


def read_working_days(path: Path) -> WorkingDays:
    """Read a file in the form of GOV.UK's feed. It covers whole years, from that of its first holiday to that of its
    last.

    Raises BadCalendar, also when a year in between has no holiday, because its working days could not be counted.
    """
    try:
        events = json.loads(path.read_text(encoding="utf-8"))[CALENDAR_DIVISION]["events"]
        closed = frozenset(date.fromisoformat(event["date"]) for event in events)
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise BadCalendar(f"{path}: {fault!r}; expected GOV.UK's bank holidays with {CALENDAR_DIVISION!r}") from fault
    years = {day.year for day in closed}
    if not years or years != set(range(min(years), max(years) + 1)):
        raise BadCalendar(f"{path}: the years are {sorted(years)}; expected an unbroken run of years with holidays")
    return WorkingDays(closed, range(min(years), max(years) + 1))


def working_days() -> WorkingDays:
    """The one calendar of this installation: a refreshed file in its home, else the one in the package. Every process
    uses a newer file at once."""
    refreshed: Path = settings.HOME / REFRESHED_CALENDAR
    try:
        written = refreshed.stat().st_mtime_ns
    except FileNotFoundError:
        return shipped_working_days()
    return _read_refreshed(refreshed, written)


@lru_cache(maxsize=2)
def _read_refreshed(path: Path, written: int) -> WorkingDays:
    return read_working_days(path)


# The names of the bank holidays, from the same file that counts working days.


def bank_holiday_names() -> Mapping[date, str]:
    """Each bank holiday's name by its day; a file without names gives none."""
    refreshed: Path = settings.HOME / REFRESHED_CALENDAR
    return _read_names(refreshed if refreshed.exists() else SHIPPED_CALENDAR)


@cache
def _read_names(path: Path) -> Mapping[date, str]:
    events = json.loads(path.read_text(encoding="utf-8"))[CALENDAR_DIVISION]["events"]
    titled = {date.fromisoformat(event["date"]): event.get("title", "") for event in events}
    return MappingProxyType({day: title for day, title in titled.items() if title})


def end_of_working_day(days: int, now: datetime) -> datetime:
    """The end of the n-th working day from today; beyond the calendar's reach, of the n-th day."""
    return end_of_day(working_days().later(london_date(now), days))
