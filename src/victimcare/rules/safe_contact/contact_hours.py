"""The hours at which a victim may be reached, in London local time, also on the nights when the clocks change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from victimcare.rules.clock import LONDON, ONE_DAY
from victimcare.rules.force import DailyHours

# The provider is called within this time of the gate's answer, so both ends of it must be in the victim's hours.
HAND_OVER_WITHIN = timedelta(seconds=5)

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_A_MONDAY = date(2024, 1, 1)
_DAYS_AHEAD = 8  # days to search for the next opening: the same window a week on, if today's has begun


@dataclass(frozen=True, slots=True)
class ContactWindow:
    """Hours on some days, in London local time. `end` is exclusive; if it is before `start`, it is on the next
    morning."""

    days: frozenset[int]  # Monday is 0
    start: time
    end: time

    def is_open(self, local: datetime) -> bool:
        today, at = local.weekday(), local.time()
        if self.start <= self.end:
            return today in self.days and self.start <= at < self.end
        return (today in self.days and at >= self.start) or ((today - 1) % 7 in self.days and at < self.end)


def next_open_moment(windows: tuple[ContactWindow, ...], quiet: DailyHours, now: datetime) -> datetime | None:
    """Return from when a message may be sent: `now` if at once; None: never. All in UTC.

    Without windows of the victim's own, every hour is open except the force's quiet hours.
    """
    if _fits(windows, quiet, now):
        return now
    return next((opening for opening in _openings(windows, quiet, now) if _fits(windows, quiet, opening)), None)


def parse_contact_windows(stated: Sequence[Mapping[str, object]]) -> tuple[ContactWindow, ...]:
    """Parse windows in the feed's own shape: `[{"days": ["mon"], "from": "10:00", "to": "14:00"}]`.

    A `to` equal to its `from` is no time at all.
    """
    return tuple(_window(one) for one in stated)


def covers_all_hours(windows: tuple[ContactWindow, ...]) -> bool:
    """Whether these hours are all hours: at each moment when one window ends, another is open."""
    ends = [
        datetime.combine(_A_MONDAY + (day + (window.end < window.start)) * ONE_DAY, window.end)
        for window in windows
        for day in window.days
        if window.start != window.end
    ]
    return bool(ends) and all(any(window.is_open(end) for window in windows) for end in ends)


def _window(stated: Mapping[str, object]) -> ContactWindow:
    days = stated["days"]
    assert isinstance(days, list)
    return ContactWindow(
        frozenset(_DAYS.index(day) for day in days),
        time.fromisoformat(str(stated["from"])),
        time.fromisoformat(str(stated["to"])),
    )


def _fits(windows: tuple[ContactWindow, ...], quiet: DailyHours, now: datetime) -> bool:
    return _is_open(windows, quiet, now) and _is_open(windows, quiet, now + HAND_OVER_WITHIN)


def _is_open(windows: tuple[ContactWindow, ...], quiet: DailyHours, at: datetime) -> bool:
    local = at.astimezone(LONDON)
    if windows:
        return any(window.is_open(local) for window in windows)
    return not quiet.hold(local.time())


def _openings(windows: tuple[ContactWindow, ...], quiet: DailyHours, now: datetime) -> Iterator[datetime]:
    """Yield the moments after `now`, in order, at which a window could open."""
    starts = {window.start for window in windows} or {quiet.end}
    today = now.astimezone(LONDON).date()
    for days in range(_DAYS_AHEAD + 1):
        on = today + days * ONE_DAY
        # An hour that comes twice in autumn is tried twice; one that is skipped in spring is read as one hour later.
        at_these = (datetime.combine(on, start, LONDON).replace(fold=fold) for start in starts for fold in (0, 1))
        yield from sorted({moment for at in at_these if (moment := at.astimezone(UTC)) > now})


# The hours common to two contact plans: what is still allowed if one of them allows less.

_DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MINUTES_A_DAY = 24 * 60
_MINUTES_A_WEEK = 7 * _MINUTES_A_DAY
_HALF_DAYS = ((0, _MINUTES_A_DAY // 2), (_MINUTES_A_DAY // 2, _MINUTES_A_DAY))
StatedHours = Mapping[str, Any]  # the feed's shape: {"days": ["mon"], "from": "10:00", "to": "14:00"}


def intersect_hours(one: Sequence[StatedHours], other: Sequence[StatedHours]) -> list[dict[str, Any]] | None:
    """Return the hours that are in both, in the same shape. Empty hours mean any hour. None: they share no minute."""
    if not one or not other:
        return [dict(hours) for hours in one or other]
    shared = _minutes(one) & _minutes(other)
    return _stated(shared) or None


def find_split_days(hours: Iterable[StatedHours]) -> list[tuple[str, ...]]:
    """Return the days that `intersect_hours` has written as two halves: as one window, a whole day would end at its own
    start."""
    spans: dict[tuple[str, ...], set[tuple[int, int]]] = {}
    for window in hours:
        span = _minute(window["from"]), _minute(window["to"]) or _MINUTES_A_DAY
        spans.setdefault(tuple(window["days"]), set()).add(span)
    return [days for days, found in spans.items() if found.issuperset(_HALF_DAYS)]


def _minutes(hours: Iterable[StatedHours]) -> frozenset[int]:
    """The minutes of the week, from midnight before Monday."""
    return frozenset(
        (_DAY_NAMES.index(day) * _MINUTES_A_DAY + minute) % _MINUTES_A_WEEK
        for window in hours
        for day in window["days"]
        for minute in _span(_minute(window["from"]), _minute(window["to"]))
    )


def _span(start: int, end: int) -> range:
    """An end before its start is on the next morning; one that equals it is no time at all."""
    return range(start, end if start <= end else end + _MINUTES_A_DAY)


def _stated(minutes: frozenset[int]) -> list[dict[str, Any]]:
    """Build the windows day by day, then join days with the same hours."""
    days_of: dict[tuple[int, int], list[str]] = {}
    for place, day in enumerate(_DAY_NAMES):
        for span in _spans(
            sorted(each - place * _MINUTES_A_DAY for each in minutes if each // _MINUTES_A_DAY == place)
        ):
            days_of.setdefault(span, []).append(day)
    return [{"days": days, "from": _clock(start), "to": _clock(end)} for (start, end), days in days_of.items()]


def _spans(minutes: Sequence[int]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for minute in minutes:
        if spans and spans[-1][1] == minute:
            spans[-1] = spans[-1][0], minute + 1
        else:
            spans.append((minute, minute + 1))
    return [half for span in spans for half in _halves(*span)]


def _halves(start: int, end: int) -> list[tuple[int, int]]:
    """Split a whole day in two: as one window it would end at its own start, which is no time at all."""
    return list(_HALF_DAYS) if (start, end) == (0, _MINUTES_A_DAY) else [(start, end)]


def _minute(written: str) -> int:
    hours, minutes = written.split(":")
    return int(hours) * 60 + int(minutes)


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"
