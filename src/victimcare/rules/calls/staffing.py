"""How many people a force needs: how long callers wait for a given number of agents, how many calls to expect, and the
work of written messages.

Erlang's formulas, with patience (A) and without (C). Calls arrive at random (Poisson), have random lengths
(exponential), and are answered in the order they came. Erlang C lets every caller wait for ever; Erlang A lets each
give up after a random time (also exponential), as people do. References: A. K. Erlang 1917; C. Palm 1957; Mandelbaum
and Zeltyn, "Service engineering in action: the Palm/Erlang-A queue", 2007. Rates are per hour, times in seconds.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate, count

_HOUR = 3600.0
_NEGLIGIBLE = 1e-12  # of all the time: rarer states are left out
MOST_AGENTS = 500  # a request for more is a typing mistake


@dataclass(frozen=True, slots=True)
class CallDemand:
    """Calls an hour, and how long one keeps an agent, wrapping up included; both above 0."""

    calls: float
    handling: float

    @property
    def erlangs(self) -> float:
        """How many people these calls keep busy all the time (ITU-T E.600)."""
        return self.calls * self.handling / _HOUR


@dataclass(frozen=True, slots=True)
class WaitForecast:
    """What callers experience. Shares of all calls, from 0 to 1; `answer`: average speed of answer over answered calls,
    in seconds. Waits are infinite (`math.inf`) where more calls come than can be answered and no caller gives up."""

    waits_at_all: float
    within: float  # answered within the time in question
    abandons: float
    answer: float
    occupancy: float  # share of their time in which the people are busy


def erlang_b(erlangs: float, people: int) -> float:
    """Erlang B, by its recurrence: the share of calls that find everyone busy where none may wait."""
    found = 1.0
    for number in range(1, people + 1):
        found = erlangs * found / (number + erlangs * found)
    return found


def erlang_c(demand: CallDemand, people: int, *, within: float) -> WaitForecast:
    """Forecast waits if no caller gives up."""
    load = demand.erlangs
    if people <= load:
        return WaitForecast(1.0, 0.0, 0.0, math.inf, 1.0)
    loss = erlang_b(load, people)
    waits = people * loss / (people - load * (1 - loss))
    spare = (people - load) / demand.handling  # how fast the queue empties, per second
    return WaitForecast(waits, 1 - waits * math.exp(-spare * within), 0.0, waits / spare, load / people)


def erlang_a(demand: CallDemand, people: int, *, patience: float, within: float) -> WaitForecast:
    """Forecast waits if callers give up after `patience` seconds on average; at least one person answers."""
    states = _states(demand, people, patience)
    free = sum(states[:people])
    queue = states[people:]  # at index j: all are busy and j callers wait
    abandons = sum(waiting * part for waiting, part in enumerate(queue)) * _HOUR / (patience * demand.calls)
    rate = people * patience / demand.handling  # answers during one average patience
    horizon = -math.expm1(-within / patience)
    in_time = sum(
        part * rate / (ahead + 1 + rate) * reached
        for ahead, (part, reached) in enumerate(zip(queue, _reached(horizon, rate + 1), strict=False))
    )
    answered = 1 - abandons
    waited = sum(part * spent for part, spent in zip(queue, _waited(rate), strict=False)) * patience
    busy = sum(min(number, people) * part for number, part in enumerate(states))
    return WaitForecast(sum(queue), min(1.0, free + in_time), abandons, waited / answered, busy / people)


def count_agents_needed(service: float, waits: Callable[[int], WaitForecast], *, abandoned: float = 1.0) -> int:
    """Return the fewest people who answer at least this share of calls in time while at most `abandoned` of them give
    up; `waits` forecasts for a number of people, and one person more never makes it worse. Raises ValueError if
    MOST_AGENTS are not enough."""

    def are_enough(people: int) -> bool:
        found = waits(people)
        return found.within >= service and found.abandons <= abandoned

    people = bisect_left(range(1, MOST_AGENTS + 1), True, key=are_enough) + 1
    if people > MOST_AGENTS:
        raise ValueError(f"more than {MOST_AGENTS} people would be needed")
    return people


def estimate_patience(gave_up: int, waited: float) -> float | None:
    """Estimate average patience in seconds, from how many callers gave up and the total wait of all callers, answered
    or not.

    The maximum likelihood estimate for exponential patience that an answer cuts off (Brown et al. 2005). None: no
    caller gave up, so we only know that they are patient.
    """
    return waited / gave_up if gave_up else None


def _states(demand: CallDemand, people: int, patience: float) -> list[float]:
    """Share of the time in which 0, 1, 2, … callers are present: a birth and death process, computed from its most
    likely state outwards so that nothing overflows. Rarer states than `_NEGLIGIBLE` are 0, or left out at the end."""
    arrivals = demand.calls / _HOUR

    def leaves(number: int) -> float:  # per second, with this many present
        return min(number, people) / demand.handling + max(0, number - people) / patience

    likeliest = math.floor(demand.erlangs)
    if demand.erlangs > people:
        likeliest = people + math.floor((arrivals - people / demand.handling) * patience)
    up = [1.0]
    while up[-1] > _NEGLIGIBLE:
        up.append(up[-1] * arrivals / leaves(likeliest + len(up)))
    down = [1.0]
    for number in range(likeliest, 0, -1):
        rarer = down[-1] * leaves(number) / arrivals
        down.append(rarer if rarer > _NEGLIGIBLE else 0.0)
    weights = [*reversed(down[1:]), *up]
    whole = math.fsum(weights)
    return [weight / whole for weight in weights]


def _reached(horizon: float, rate: float) -> Iterator[float]:
    """For 0, 1, 2, … callers ahead: the chance that the caller's turn has come by then, if they are still there.

    The wait is a sum of exponentials whose rates grow by one patience's each; seen through 1 - exp(-wait / patience) it
    is a beta variable, and each further caller removes one term (the recurrence of the incomplete beta function).
    """
    if not 0 < horizon < 1:  # at once, or so late that all who are still there have had their turn
        while True:
            yield horizon
    reached, ahead = 1 - (1 - horizon) ** rate, 0
    while True:
        yield max(0.0, reached)
        ahead += 1
        reached -= math.exp(
            math.lgamma(ahead + rate)
            - math.lgamma(ahead + 1)
            - math.lgamma(rate)
            + ahead * math.log(horizon)
            + rate * math.log1p(-horizon)
        )


def _waited(rate: float) -> Iterator[float]:
    """For 0, 1, 2, … callers ahead: the average wait of an answered caller, in patiences, times the chance of an
    answer."""
    steps = accumulate(1 / (rate + 1 + step) for step in count())
    return (rate / (ahead + 1 + rate) * waited for ahead, waited in enumerate(steps))


# Forecasts the calls in each half-hour of a day, from the force's own call log.
#
# A day resembles the last days of its kind: the same day of the week, or a holiday. That is scaled by how busy the last
# two weeks were against what such days usually bring, and by any event that a supervisor has entered with its factor.
# The range follows from how far off earlier forecasts were. No more than that: a supervisor must be able to see why.

HALF_HOURS = 48  # of a day by local time; when the clocks change, the skipped hour has none
LIKE_DAYS = 8  # of the same kind, taken from the past: two months
_RECENT = 14  # days that show how busy the service is at present
_MOST = 2.0  # times the usual: more than that is an event, and a supervisor should enter it
_EIGHT_IN_TEN = 1.2816  # standard deviations on each side that hold 80 %
_SUNDAY, _HOLIDAY = 6, 7

CallLog = Mapping[date, Sequence[int]]  # calls in each half-hour, for each whole day on record


@dataclass(frozen=True, slots=True)
class SpecialDays:
    """Days that differ from others: holidays, and events with the factor by which they multiply calls."""

    holidays: frozenset[date] = frozenset()
    events: Mapping[date, float] = field(default_factory=dict)

    def factor(self, day: date) -> float:
        return self.events.get(day, 1.0)


@dataclass(frozen=True, slots=True)
class ExpectedCalls:
    """For one half-hour: the most likely number of calls, and the range that holds it eight times in ten."""

    calls: float
    low: int
    high: int


class CallLogTooShort(Exception):
    """The log has no day like this one yet."""


def forecast_calls(log: CallLog, day: date, special: SpecialDays) -> tuple[ExpectedCalls, ...]:
    """Return the expected calls in each of the 48 half-hours, from the days before `day`. Raises CallLogTooShort."""
    known = {each: counts for each, counts in log.items() if each < day}
    usual = _usual(known, day, special)
    if usual is None:
        raise CallLogTooShort(day)
    recent = list(_recent(known, day, special))
    busy = _busyness(recent)
    spread = _spread(recent, busy)
    return tuple(_expected(calls * busy * special.factor(day), spread) for calls in usual)


def _expected(calls: float, spread: float) -> ExpectedCalls:
    around = _EIGHT_IN_TEN * math.sqrt(calls * spread)
    return ExpectedCalls(calls, max(0, round(calls - around)), round(calls + around))


def _usual(log: CallLog, day: date, special: SpecialDays) -> list[float] | None:
    """Return what days of this kind bring, each half-hour smoothed by its neighbours; None if the log has no such
    day."""
    like = _days_like(log, day, special)
    if not like:
        return None
    mean = [sum(log[each][slot] / special.factor(each) for each in like) / len(like) for slot in range(HALF_HOURS)]
    return [(mean[slot - 1] + 2 * mean[slot] + mean[(slot + 1) % HALF_HOURS]) / 4 for slot in range(HALF_HOURS)]


def _days_like(log: CallLog, day: date, special: SpecialDays) -> list[date]:
    """List the last days of the same kind on record; for a holiday without any, the last Sundays."""
    kinds = [_kind(day, special), _SUNDAY] if day in special.holidays else [_kind(day, special)]
    for kind in kinds:
        found = sorted((each for each in log if each < day and _kind(each, special) == kind), reverse=True)[:LIKE_DAYS]
        if found:
            return found
    return []


def _kind(day: date, special: SpecialDays) -> int:
    return _HOLIDAY if day in special.holidays else day.weekday()


def _recent(log: CallLog, day: date, special: SpecialDays) -> Iterator[tuple[Sequence[int], list[float]]]:
    """For each day of the last two weeks: the calls that came, and what such a day usually brings."""
    for ago in range(1, _RECENT + 1):
        each = day - timedelta(days=ago)
        usual = _usual(log, each, special) if each in log else None
        if usual is not None:
            yield log[each], [calls * special.factor(each) for calls in usual]


def _busyness(recent: Sequence[tuple[Sequence[int], list[float]]]) -> float:
    """Compare the last two weeks with what such days usually bring."""
    usual = sum(sum(expected) for _, expected in recent)
    return min(_MOST, max(1 / _MOST, sum(sum(came) for came, _ in recent) / usual)) if usual else 1.0


def _spread(recent: Sequence[tuple[Sequence[int], list[float]]], busy: float) -> float:
    """How much wider the deviations are than by chance alone (variance over mean, where chance is 1); at least 1."""
    squares, expected = 0.0, 0.0
    for came, usual in recent:
        squares += sum((calls - likely * busy) ** 2 for calls, likely in zip(came, usual, strict=True))
        expected += sum(usual) * busy
    return max(1.0, squares / expected) if expected else 1.0


# How many people written messages need besides calls. A message can wait for hours, so it is dealt with between calls.
#
# Times are in hours. No one is busy all the time: the time left for messages counts up to `MOST_OCCUPIED`.

MOST_OCCUPIED = 0.85  # of a person's time, calls and messages together; above it people tire and callers wait
SHIFT_HOURS = 7.5  # hours that one more person works on a day
_HALF_HOUR = 0.5
_SECONDS_AN_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class StaffedHalfHour:
    """A half-hour with this many people for calls; `erlangs`: how many of them the calls keep busy, if no caller gives
    up."""

    people: int
    erlangs: float


@dataclass(frozen=True, slots=True)
class WrittenWorkNeed:
    """The work of one day's written messages. `hours`: the time they take; `left`: the hours that the people for calls
    have free; `more`: how many more people are needed so that no message of the day is left over."""

    messages: float
    hours: float
    left: float
    more: int


def count_hours_left(half_hours: Iterable[StaffedHalfHour]) -> float:
    """Sum the hours in which the people for calls are free for messages."""
    return _HALF_HOUR * sum(max(0.0, one.people * MOST_OCCUPIED - one.erlangs) for one in half_hours)


def work_out_written_need(
    messages: float, *, handling: float, half_hours: Iterable[StaffedHalfHour] = ()
) -> WrittenWorkNeed:
    """`handling`: seconds per message. Messages are dealt with on the day they arrive."""
    hours, left = messages * handling / _SECONDS_AN_HOUR, count_hours_left(half_hours)
    more = math.ceil(max(0.0, hours - left) / (SHIFT_HOURS * MOST_OCCUPIED) - 1e-9)
    return WrittenWorkNeed(messages, hours, left, max(0, more))
