"""How long the middle of the past cases waited: Kaplan and Meier's estimate, from ended and from open waits alike.

Waits that go on are counted for as long as they have lasted. To leave them out would count mostly the short ones, and
tell her too soon a day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

FEWEST = 30  # ended waits; of fewer the middle half says too little
_LOW, _HIGH = 0.25, 0.75
_ABOUT_HALF = (45, 55)  # of 100: said as "half"


@dataclass(frozen=True, slots=True)
class Waited:
    """`count` cases that waited so many days: until the wait ended, or until now and on."""

    days: int
    is_over: bool
    count: int = 1


@dataclass(frozen=True, slots=True)
class Spread:
    """Of 100 other cases, `share` wait from `low` to `high` days. Days are whole, so it can be more than half."""

    low: int
    high: int
    share: int
    count: int  # waits that have ended

    @property
    def is_half(self) -> bool:
        return _ABOUT_HALF[0] <= self.share <= _ABOUT_HALF[1]


def spread(waits: Iterable[Waited]) -> Spread | None:
    """The middle half. None for fewer than FEWEST ended waits; where so many still wait that nobody knows how long the
    longer ones take; and where nearly all take the same."""
    over, left = Counter[int](), Counter[int]()
    for waited in waits:
        (over if waited.is_over else left)[waited.days] += waited.count
    count = over.total()
    if count < FEWEST:
        return None
    ended_by = dict(_ended_by(over, left))
    low = next((day for day, share in ended_by.items() if share >= _LOW), None)
    high = next((day for day, share in ended_by.items() if share >= _HIGH), None)
    if low is None or high is None or low == high:
        return None
    before = max((share for day, share in ended_by.items() if day < low), default=0.0)
    inside = ended_by[high] - before
    # Both ends are waits of these very cases: of other cases one less of so many lies between them.
    return Spread(low, high, round(100 * (inside * count - 1) / (count + 1)), count)


def _ended_by(over: Counter[int], left: Counter[int]) -> Iterator[tuple[int, float]]:
    """By day, in order: the share of all waits that has ended by then. One that was left open on a day was still there
    when others ended on it."""
    waiting, still = over.total() + left.total(), 1.0
    for day in sorted(over.keys() | left.keys()):
        if over[day]:
            still *= 1 - over[day] / waiting
            yield day, 1 - still
        waiting -= over[day] + left[day]
