"""How long callers wait for how many people who answer: Erlang's formulas, with patience (A) and without (C).

Calls come by chance (Poisson), last by chance (exponential), and wait in the order they came. Erlang C lets everybody
wait for ever; Erlang A lets each give up after a time of her own (exponential as well), as people do. References:
A. K. Erlang 1917; C. Palm 1957; Mandelbaum and Zeltyn, "Service engineering in action: the Palm/Erlang-A queue", 2007.

Rates are an hour, times are seconds.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_HOUR = 3600.0
_NEGLIGIBLE = 1e-12  # of all the time: states that are rarer than this are left out
MOST_PEOPLE = 500  # asked for more, somebody has mistyped


@dataclass(frozen=True, slots=True)
class Demand:
    """Calls an hour, and how long one keeps a person, wrapping up included; both above 0."""

    calls: float
    handling: float

    @property
    def erlangs(self) -> float:
        """How many people it keeps busy all the time (ITU-T E.600)."""
        return self.calls * self.handling / _HOUR


@dataclass(frozen=True, slots=True)
class Waits:
    """What callers meet. Parts of all calls, from 0 to 1; `answer`: average speed of answer of those answered, in
    seconds. All waits are endless (`math.inf`) where more come than can be answered and nobody gives up."""

    waits_at_all: float
    within: float  # answered within the time that was asked about
    abandons: float
    answer: float
    occupancy: float  # part of their time in which the people are busy


def blocked(erlangs: float, people: int) -> float:
    """Erlang B, by its recurrence: the part of calls that find everybody busy where none may wait."""
    found = 1.0
    for number in range(1, people + 1):
        found = erlangs * found / (number + erlangs * found)
    return found


def erlang_c(demand: Demand, people: int, *, within: float) -> Waits:
    """Nobody gives up."""
    load = demand.erlangs
    if people <= load:
        return Waits(1.0, 0.0, 0.0, math.inf, 1.0)
    loss = blocked(load, people)
    waits = people * loss / (people - load * (1 - loss))
    spare = (people - load) / demand.handling  # how fast the queue empties, a second
    return Waits(waits, 1 - waits * math.exp(-spare * within), 0.0, waits / spare, load / people)


def erlang_a(demand: Demand, people: int, *, patience: float, within: float) -> Waits:
    """Each gives up after `patience` seconds on average; at least one person answers."""
    states = _states(demand, people, patience)
    free = sum(states[:people])
    queue = states[people:]  # at place j: all are busy and j callers wait
    abandons = sum(waiting * part for waiting, part in enumerate(queue)) * _HOUR / (patience * demand.calls)
    rate = people * patience / demand.handling  # answers in the time of one patience
    horizon = -math.expm1(-within / patience)
    in_time = sum(
        part * rate / (ahead + 1 + rate) * reached
        for ahead, (part, reached) in enumerate(zip(queue, _reached(horizon, rate + 1), strict=False))
    )
    answered = 1 - abandons
    waited = sum(part * _waited(ahead, rate) for ahead, part in enumerate(queue)) * patience
    busy = sum(min(number, people) * part for number, part in enumerate(states))
    return Waits(sum(queue), min(1.0, free + in_time), abandons, waited / answered, busy / people)


def people_for(service: float, waits: Callable[[int], Waits]) -> int:
    """The fewest people with whom at least this part of the calls is answered in time; `waits` says what callers meet
    with so many. Raises ValueError where MOST_PEOPLE are not enough."""
    for people in range(1, MOST_PEOPLE + 1):
        if waits(people).within >= service:
            return people
    raise ValueError(f"more than {MOST_PEOPLE} people would be needed")


def measured_patience(gave_up: int, waited: float) -> float | None:
    """Average patience in seconds, out of how many gave up and what all callers waited together, answered or not.

    The estimate of greatest likelihood for exponential patience that is cut off by an answer (Brown et al. 2005).
    None: nobody has given up, so nothing is known but that they are patient.
    """
    return waited / gave_up if gave_up else None


def _states(demand: Demand, people: int, patience: float) -> list[float]:
    """The part of the time in which 0, 1, 2, … callers are there: a birth and death process, from its middle outwards
    so that nothing overflows."""
    arrivals = demand.calls / _HOUR

    def leaves(number: int) -> float:  # a second, with so many there
        return min(number, people) / demand.handling + max(0, number - people) / patience

    middle = people
    up = [1.0]
    while up[-1] > _NEGLIGIBLE * max(up) or arrivals > leaves(middle + len(up)):
        up.append(up[-1] * arrivals / leaves(middle + len(up)))
    down = [1.0]
    for number in range(middle, 0, -1):
        down.append(down[-1] * leaves(number) / arrivals)
    weights = [*reversed(down[1:]), *up]
    whole = math.fsum(weights)
    return [weight / whole for weight in weights]


def _reached(horizon: float, rate: float) -> Iterator[float]:
    """For 0, 1, 2, … callers ahead of her: the chance that her turn has come by then, if she is still there.

    Her wait is a sum of exponentials whose rates grow by one patience's each; seen through 1 - exp(-wait / patience) it
    is a beta variable, and each further caller takes one term away (the recurrence of the incomplete beta function).
    """
    if horizon <= 0:
        while True:
            yield 0.0
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


def _waited(ahead: int, rate: float) -> float:
    """Average wait of one who is answered, in patiences, times her chance of it, with so many ahead of her."""
    answered = rate / (ahead + 1 + rate)
    return answered * sum(1 / (rate + 1 + step) for step in range(ahead + 1))
