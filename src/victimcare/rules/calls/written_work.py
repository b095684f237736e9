"""How many people written messages take beside calls. A message can wait for hours, so it is done between calls.

Times are hours. A person is never busy all the time: what is left for messages is counted up to `MOST_OCCUPIED`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

MOST_OCCUPIED = 0.85  # of a person's time, with calls and messages; above it people tire and callers wait
SHIFT = 7.5  # hours that one person more is at work on a day
_HALF_HOUR = 0.5
_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class StaffedHalfHour:
    """A half-hour with so many people for calls; `erlangs`: how many of them calls keep busy, if nobody gave up."""

    people: int
    erlangs: float


@dataclass(frozen=True, slots=True)
class WrittenNeed:
    """What the written messages of one day take. `hours`: of work with them; `left`: hours that the people for calls
    have left; `more`: how many people more it takes, so that no message of the day is left over."""

    messages: float
    hours: float
    left: float
    more: int


def count_hours_left(half_hours: Iterable[StaffedHalfHour]) -> float:
    """Hours in which the people for calls are free for messages."""
    return _HALF_HOUR * sum(max(0.0, one.people * MOST_OCCUPIED - one.erlangs) for one in half_hours)


def work_out_written_need(
    messages: float, *, handling: float, half_hours: Iterable[StaffedHalfHour] = ()
) -> WrittenNeed:
    """`handling`: seconds that one message takes. Messages that come on a day are dealt with on that day."""
    hours, left = messages * handling / _HOUR, count_hours_left(half_hours)
    more = math.ceil(max(0.0, hours - left) / (SHIFT * MOST_OCCUPIED) - 1e-9)
    return WrittenNeed(messages, hours, left, max(0, more))
