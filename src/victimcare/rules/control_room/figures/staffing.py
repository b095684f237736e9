"""How many people the control room needs in each half-hour: for calls by Erlang's formulas, for written work by its
minutes.

Calls: `rules/calls/staffing.py` has the formulas and their sources (Erlang 1917, Palm 1957, Mandelbaum and Zeltyn
2007). Written work waits for minutes or hours, so it is spread: of all ways to keep every time limit, the one that
needs the fewest people at its busiest (Yao, Demers and Shenker, "A scheduling model for reduced CPU energy", 1995, read
as people instead of speed).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from victimcare.rules.calls.staffing import (
    MOST_OCCUPIED,
    CallDemand,
    WaitForecast,
    count_agents_needed,
    erlang_a,
    erlang_c,
)
from victimcare.rules.control_room.incidents.incident_kinds import CallService

FEWEST_CALLS = 0.05  # in a half-hour: with fewer, no person need be there for them
_SECONDS = 1800.0  # of a half-hour


@dataclass(frozen=True, slots=True)
class CallAim:
    """The share of calls answered within so many seconds, and the greatest share that may be abandoned."""

    part: float
    within: float
    abandoned: float


# 999: the national aim. 101 has no national standard: an example, which a force changes (one force: 90 in 100 within 10
# minutes, at most 5 in 100 abandoned).
CALL_AIMS: Mapping[CallService, CallAim] = {
    CallService.EMERGENCY: CallAim(0.9, 10, 0.02),
    CallService.NON_EMERGENCY: CallAim(0.9, 300, 0.05),
}


@dataclass(frozen=True, slots=True)
class StaffingInputs:
    """What the control room tells us. `shrinkage`: the share of paid time in which people cannot answer (leave,
    training, breaks, sickness). `after_call`: seconds of work after a call, which call records do not hold."""

    shrinkage: float = 0.3
    after_call: int = 60


@dataclass(frozen=True, slots=True)
class CallNeed:
    """`people`: who answer at the aim; None: more than can be advised. `waits`: what callers then experience. Without
    `has_patience` no caller is taken to give up (Erlang C), which asks for more people."""

    calls: float
    people: int | None
    waits: WaitForecast | None
    has_patience: bool


def count_call_takers(calls: float, *, handling: float, patience: float | None, aim: CallAim) -> CallNeed:
    """Count the fewest people for this many calls in a half-hour. `handling`, `patience`: seconds on average; patience
    None: not known."""
    if calls < FEWEST_CALLS:
        return CallNeed(calls, 0, None, patience is not None)
    demand = CallDemand(2 * calls, handling)  # an hour

    def forecast(people: int) -> WaitForecast:
        if patience is None:
            return erlang_c(demand, people, within=aim.within)
        return erlang_a(demand, people, patience=patience, within=aim.within)

    try:
        people = count_agents_needed(aim.part, forecast, abandoned=aim.abandoned)
    except ValueError:
        return CallNeed(calls, None, None, patience is not None)
    return CallNeed(calls, people, forecast(people), patience is not None)


@dataclass(frozen=True, slots=True)
class WrittenArrivals:
    """Contacts expected in each half-hour, all with the same minutes; the first half-hour holds the backlog too."""

    counts: Sequence[float]
    minutes: float


def spread_written_work(arrivals: Iterable[WrittenArrivals], *, handling: float) -> list[float]:
    """Return how many people each half-hour needs so that every contact is dealt with in its minutes. `handling`:
    seconds for one.

    Takes the span with the most work for its time again and again, and gives all its half-hours the same number of
    people: no plan that keeps the minutes has a lower peak. A contact whose minutes are shorter than a half-hour is
    dealt with in the half-hour in which it comes. The last half-hours take what is due after the end.
    """
    given = list(arrivals)
    slots = max((len(each.counts) for each in given), default=0)
    work = _sum_by_span(given, slots, handling)
    people: list[float | None] = [None] * slots
    while any(map(any, work)):
        begins, ends, rate = _busiest_span(work, people)
        for slot in range(begins, ends):
            people[slot] = rate if people[slot] is None else people[slot]
            for due in range(begins, ends + 1):
                work[slot][due] = 0.0
    return [rate or 0.0 for rate in people]


def roster_people(people: float, *, shrinkage: float) -> int:
    """Return how many people to roster so that this many work all the time: people are busy at most `MOST_OCCUPIED` of
    the time that is left after shrinkage."""
    return math.ceil(people / (MOST_OCCUPIED * (1 - shrinkage)) - 1e-9)


def roster_call_takers(people: int, *, shrinkage: float) -> int:
    """As `roster_people`, for calls: the formulas count idle time already."""
    return math.ceil(people / (1 - shrinkage) - 1e-9)


def _sum_by_span(given: Iterable[WrittenArrivals], slots: int, handling: float) -> list[list[float]]:
    """At [a][b]: people for one half-hour, of work that comes in half-hour a and is due by the end of half-hour b-1."""
    work = [[0.0] * (slots + 1) for _ in range(slots)]
    for each in given:
        span = max(1, math.floor(each.minutes * 60 / _SECONDS))
        for slot, count in enumerate(each.counts):
            work[slot][min(slots, slot + span)] += count * handling / _SECONDS
    return work


def _busiest_span(work: Sequence[Sequence[float]], people: Sequence[float | None]) -> tuple[int, int, float]:
    """The span in which the work that both comes and is due there needs the most people in its free half-hours."""
    slots = len(people)
    free = [0, *accumulate(rate is None for rate in people)]
    inside = [0.0] * (slots + 1)  # at b: all that comes from the span's beginning on and is due by then
    best = (0, slots, -1.0)
    for begins in range(slots - 1, -1, -1):
        inside = [sum_ + due for sum_, due in zip(inside, accumulate(work[begins]), strict=True)]
        for ends in range(begins + 1, slots + 1):
            room = free[ends] - free[begins]
            if room and inside[ends] / room > best[2]:
                best = (begins, ends, inside[ends] / room)
    return best
