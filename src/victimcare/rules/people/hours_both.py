"""The hours that lie in two plans for reaching her: what is still allowed where one of them allows less."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = 24 * 60
_WEEK = 7 * _DAY
_HALVES = ((0, _DAY // 2), (_DAY // 2, _DAY))
Stated = Mapping[str, Any]  # the feed's shape: {"days": ["mon"], "from": "10:00", "to": "14:00"}


def both(one: Sequence[Stated], other: Sequence[Stated]) -> list[dict[str, Any]] | None:
    """What lies in both, in the same shape. Hours that say nothing are any hour. None: no minute lies in both."""
    if not one or not other:
        return [dict(hours) for hours in one or other]
    shared = _minutes(one) & _minutes(other)
    return _stated(shared) or None


def whole_days(hours: Iterable[Stated]) -> list[tuple[str, ...]]:
    """The days that two halves make whole, as `both` writes them: in one, a day would end at its own beginning."""
    spans: dict[tuple[str, ...], set[tuple[int, int]]] = {}
    for window in hours:
        span = _minute(window["from"]), _minute(window["to"]) or _DAY
        spans.setdefault(tuple(window["days"]), set()).add(span)
    return [days for days, found in spans.items() if found.issuperset(_HALVES)]


def _minutes(hours: Iterable[Stated]) -> frozenset[int]:
    """The minutes of the week, from Monday's midnight."""
    return frozenset(
        (_DAYS.index(day) * _DAY + minute) % _WEEK
        for window in hours
        for day in window["days"]
        for minute in _span(_minute(window["from"]), _minute(window["to"]))
    )


def _span(start: int, end: int) -> range:
    """An end before its start is on the next morning; one that equals it is no time at all."""
    return range(start, end if start <= end else end + _DAY)


def _stated(minutes: frozenset[int]) -> list[dict[str, Any]]:
    """Day by day, and days with the same hours together."""
    days_of: dict[tuple[int, int], list[str]] = {}
    for place, day in enumerate(_DAYS):
        for span in _spans(sorted(each - place * _DAY for each in minutes if each // _DAY == place)):
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
    """A whole day would end at its own beginning, which is no time at all."""
    return list(_HALVES) if (start, end) == (0, _DAY) else [(start, end)]


def _minute(written: str) -> int:
    hours, minutes = written.split(":")
    return int(hours) * 60 + int(minutes)


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"
