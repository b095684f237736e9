"""How many calls will come in each half-hour of a day, learnt from the force's own log of calls.

A day is like the last days of its kind: the same day of the week, or a holiday. On top of that comes how busy these two
weeks are against what such days usually bring, and an event that a person has entered with how much busier it makes a
day. How sure it is follows from how far it was off before. No more than that: a supervisor must be able to see why.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

HALF_HOURS = 48  # of a day by the clock on the wall; when it changes, the hour that is skipped has none
LIKE_DAYS = 8  # of the same kind are looked back on: two months
_RECENT = 14  # days that show how busy these weeks are
_MOST = 2.0  # times the usual: more than that is an event, and a person should say which
_EIGHT_IN_TEN = 1.2816  # standard deviations to each side that hold 80 %
_SUNDAY, _HOLIDAY = 6, 7

Log = Mapping[date, Sequence[int]]  # calls that came in each half-hour, for each whole day that is known


@dataclass(frozen=True, slots=True)
class Special:
    """Days that are not as others: holidays, and events with how many times as many calls they bring."""

    holidays: frozenset[date] = frozenset()
    events: Mapping[date, float] = field(default_factory=dict)

    def factor(self, day: date) -> float:
        return self.events.get(day, 1.0)


@dataclass(frozen=True, slots=True)
class Expected:
    """For one half-hour: the most likely number of calls, and between which two it will be eight times in ten."""

    calls: float
    low: int
    high: int


class TooLittleKnown(Exception):
    """The log holds no day like this one yet."""


def forecast(log: Log, day: date, special: Special) -> tuple[Expected, ...]:
    """Expected calls in each of the 48 half-hours, out of the days before `day`. Raises TooLittleKnown."""
    known = {each: counts for each, counts in log.items() if each < day}
    usual = _usual(known, day, special)
    if usual is None:
        raise TooLittleKnown(day)
    recent = list(_recent(known, day, special))
    busy = _busyness(recent)
    spread = _spread(recent, busy)
    return tuple(_expected(calls * busy * special.factor(day), spread) for calls in usual)


def _expected(calls: float, spread: float) -> Expected:
    around = _EIGHT_IN_TEN * math.sqrt(calls * spread)
    return Expected(calls, max(0, round(calls - around)), round(calls + around))


def _usual(log: Log, day: date, special: Special) -> list[float] | None:
    """What days of this kind bring, each half-hour helped by its neighbours; None when there was none."""
    like = _days_like(log, day, special)
    if not like:
        return None
    mean = [sum(log[each][slot] / special.factor(each) for each in like) / len(like) for slot in range(HALF_HOURS)]
    return [(mean[slot - 1] + 2 * mean[slot] + mean[(slot + 1) % HALF_HOURS]) / 4 for slot in range(HALF_HOURS)]


def _days_like(log: Log, day: date, special: Special) -> list[date]:
    """The last days of its kind that are known; for a holiday, where none is, the last Sundays."""
    kinds = [_kind(day, special), _SUNDAY] if day in special.holidays else [_kind(day, special)]
    for kind in kinds:
        found = sorted((each for each in log if each < day and _kind(each, special) == kind), reverse=True)[:LIKE_DAYS]
        if found:
            return found
    return []


def _kind(day: date, special: Special) -> int:
    return _HOLIDAY if day in special.holidays else day.weekday()


def _recent(log: Log, day: date, special: Special) -> Iterator[tuple[Sequence[int], list[float]]]:
    """For each of the last two weeks' days: what came, and what such a day usually brings."""
    for ago in range(1, _RECENT + 1):
        each = day - timedelta(days=ago)
        usual = _usual(log, each, special) if each in log else None
        if usual is not None:
            yield log[each], [calls * special.factor(each) for calls in usual]


def _busyness(recent: Sequence[tuple[Sequence[int], list[float]]]) -> float:
    """These two weeks against what such days usually bring."""
    usual = sum(sum(expected) for _, expected in recent)
    return min(_MOST, max(1 / _MOST, sum(sum(came) for came, _ in recent) / usual)) if usual else 1.0


def _spread(recent: Sequence[tuple[Sequence[int], list[float]]], busy: float) -> float:
    """How many times farther off than by chance alone (variance over mean, where chance is 1); at least 1."""
    squares, expected = 0.0, 0.0
    for came, usual in recent:
        squares += sum((calls - likely * busy) ** 2 for calls, likely in zip(came, usual, strict=True))
        expected += sum(usual) * busy
    return max(1.0, squares / expected) if expected else 1.0
