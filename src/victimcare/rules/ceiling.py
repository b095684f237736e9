"""When there is room under a ceiling on how many may leave in an hour."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable
from datetime import datetime, timedelta

ONE_HOUR = timedelta(hours=1)


def moments_of_room(count: int, *, taken: Iterable[datetime], ceiling: int, now: datetime) -> list[datetime]:
    """The soonest moments for this many to leave, none before `now`, each with its place among those taken already.

    `taken`: when others left or are to leave. Of any that lie within less than an hour no more than `ceiling`
    come to be, except where those taken exceed it by themselves.
    """
    row = sorted(taken)
    found: list[datetime] = []
    moment = now
    for _ in range(count):
        while (free := _free_after(moment, row, ceiling)) > moment:
            moment = free
        insort(row, moment)
        found.append(moment)
    return found


def _free_after(moment: datetime, row: list[datetime], ceiling: int) -> datetime:
    """This moment where nothing is in its way; else the end of the last full hour that it would lie in."""
    place = bisect_right(row, moment)
    ends = [moment]
    for first in range(max(place - ceiling, 0), min(place, len(row) - ceiling) + 1):
        begins, ends_at = row[first], row[first + ceiling - 1]
        if max(ends_at, moment) - min(begins, moment) < ONE_HOUR:
            ends.append(begins + ONE_HOUR)
    return max(ends)
