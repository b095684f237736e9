"""How well callers who asked for a person were served: the figures of a wallboard and estimates of the wait, from the
records of their stays in the queue.

The terms are the field's (COPC CX Standard; ISO 18295-1): a caller who gives up at once, a *short abandon*, has not
waited for us and is counted apart; the *service level* is

    answered within so many seconds / (answered + gave up, short abandons left out + left otherwise)

so a caller who was promised a callback, or sent away when the line closed, counts as not answered in time.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

# One caller's stay in the queue, as the figures need it.


@dataclass(frozen=True, slots=True)
class QueueStay:
    """`left_at` None: the caller still waits. For an answered caller, `talked` and `wrapped_up` are how long each took;
    None: not finished."""

    entered_at: datetime
    left_at: datetime | None
    is_answered: bool = False
    gave_up: bool = False
    talked: timedelta | None = None
    wrapped_up: timedelta | None = None

    def waited(self, now: datetime) -> timedelta:
        return (self.left_at or now) - self.entered_at


HALF_HOUR = timedelta(minutes=30)
# A caller who re-enters the queue within this time of being answered was cut off or transferred: they have reached no
# one.
COUNTS_AS_REACHED_AFTER = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class ServiceTarget:
    """The force's targets: the share of callers answered, and within what time. `short`: a caller who gives up sooner
    than this is a short abandon."""

    part: float = 0.8
    within: timedelta = timedelta(seconds=20)
    short: timedelta = timedelta(seconds=10)
    answer: timedelta = timedelta(seconds=30)  # the average speed of answer
    longest: timedelta = timedelta(minutes=5)  # longest wait of any caller
    abandoned: float = 0.05  # greatest share of callers, short abandons left out, who may give up


USUAL_TARGET = ServiceTarget()


@dataclass(frozen=True, slots=True)
class ServiceFigures:
    """Counts of callers; None where there is nothing to divide by."""

    asked: int = 0
    waiting: int = 0
    longest_wait: timedelta = timedelta()
    answered: int = 0
    in_time: int = 0
    abandoned: int = 0  # without short abandons
    short_abandons: int = 0
    left_otherwise: int = 0  # promised a callback, left a message, or sent away when the line closed
    answer: timedelta | None = None  # average speed of answer, over answered callers
    handling: timedelta | None = None  # average of talking and wrapping up, over finished calls

    @property
    def counted(self) -> int:
        """How many callers have finished a real wait: short abandons and callers still waiting are left out."""
        return self.answered + self.abandoned + self.left_otherwise

    @property
    def service_level(self) -> float | None:
        return self.in_time / self.counted if self.counted else None


def service_figures(stays: Iterable[QueueStay], aim: ServiceTarget, now: datetime) -> ServiceFigures:
    """Compute the figures of all these callers together."""
    every = list(stays)
    answered = [stay for stay in every if stay.is_answered]
    gave_up = [stay for stay in every if stay.gave_up]
    short = sum(stay.waited(now) < aim.short for stay in gave_up)
    waiting = [stay.waited(now) for stay in every if stay.left_at is None]
    done = [
        stay.talked + stay.wrapped_up for stay in answered if stay.talked is not None and stay.wrapped_up is not None
    ]
    return ServiceFigures(
        asked=len(every),
        waiting=len(waiting),
        longest_wait=max(waiting, default=timedelta()),
        answered=len(answered),
        in_time=sum(stay.waited(now) <= aim.within for stay in answered),
        abandoned=len(gave_up) - short,
        short_abandons=short,
        left_otherwise=len(every) - len(waiting) - len(answered) - len(gave_up),
        answer=_mean([stay.waited(now) for stay in answered]),
        handling=_mean(done),
    )


def figures_by_half_hour(
    stays: Iterable[QueueStay], aim: ServiceTarget, start: datetime, end: datetime, now: datetime
) -> Sequence[ServiceFigures]:
    """Compute the figures of each half-hour from `start` until `end`, by when callers asked for a person."""
    slots: list[list[QueueStay]] = [[] for _ in range(-(-(end - start) // HALF_HOUR))]
    for stay in stays:
        if start <= stay.entered_at < end:
            slots[(stay.entered_at - start) // HALF_HOUR].append(stay)
    return [service_figures(slot, aim, now) for slot in slots]


def agent_occupancy(busy: timedelta, available: timedelta) -> float | None:
    """Return the share of their time that agents spend talking or wrapping up; `available`: the time they were ready.
    Neither counts away and debrief. None: no agent was there."""
    whole = busy + available
    return busy / whole if whole else None


def _mean(spans: Sequence[timedelta]) -> timedelta | None:
    return sum(spans, timedelta()) / len(spans) if spans else None


# Estimates the wait honestly: from how fast the queue has moved lately, as a range, or not at all.


MEASURED_OVER = timedelta(minutes=30)
LEAST_ANSWERS = 5  # fewer are too few for an estimate that may be said aloud
_DEVIATIONS = 1.2816  # standard deviations of the normal distribution that leave a tenth on either side


@dataclass(frozen=True, slots=True)
class QueueMovement:
    """How the queue moved: `answers` in `busy` (the time during which at least one caller waited), and how many gave up
    (`leaves`) in `waited`, the sum of all waits."""

    answers: int
    busy: timedelta
    leaves: int = 0
    waited: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class WaitEstimate:
    """From now, in whole minutes: eight callers in ten wait at least `least` and at most `most`."""

    least: int
    most: int


def measure_queue(stays: Iterable[QueueStay], now: datetime) -> QueueMovement:
    """Measure the last half-hour. Answers without a wait say nothing about how fast the queue moves: left out."""
    since = now - MEASURED_OVER
    within = [
        (max(stay.entered_at, since), min(stay.left_at or now, now), stay)
        for stay in stays
        if stay.entered_at < now and (stay.left_at is None or stay.left_at > since)
    ]
    spans = sorted((start, end) for start, end, _ in within if end > start)
    left = [stay for _, end, stay in within if stay.left_at is not None and since < stay.left_at <= now]
    return QueueMovement(
        answers=sum(stay.is_answered and (stay.left_at or now) - stay.entered_at > _AT_ONCE for stay in left),
        busy=_covered(spans),
        leaves=sum(stay.gave_up for stay in left),
        waited=sum((end - start for start, end in spans), timedelta()),
    )


def estimate_wait(place: int, so_far: QueueMovement) -> WaitEstimate | None:
    """Estimate how long the caller at this place waits. None: too little was measured for an estimate.

    Each step forward comes from an answer, or from a caller ahead who gives up. The time of n such steps has the mean
    and the variance of a sum of exponential times; uncertainty about the rate itself widens the range.
    """
    if so_far.answers < LEAST_ANSWERS or so_far.busy <= timedelta():
        return None
    answers = so_far.answers / so_far.busy.total_seconds()
    leaves = so_far.leaves / so_far.waited.total_seconds() if so_far.waited > timedelta() else 0.0
    steps = [1 / (answers + before * leaves) for before in range(place)]
    mean = sum(steps)
    variation = sum(step * step for step in steps) / mean**2 + 1 / so_far.answers
    least, most = (_quantile(mean, variation, deviations) for deviations in (-_DEVIATIONS, _DEVIATIONS))
    return WaitEstimate(math.floor(least / 60), max(1, math.ceil(most / 60)))


# the router looks twice a second: a caller who waited no longer than this found a free agent
_AT_ONCE = timedelta(seconds=2)


def _quantile(mean: float, variation: float, deviations: float) -> float:
    """Quantile of a gamma distribution with this mean and squared coefficient of variation (Wilson and Hilferty
    1931)."""
    return mean * max(0.0, 1 - variation / 9 + deviations * math.sqrt(variation) / 3) ** 3


def _covered(spans: Sequence[tuple[datetime, datetime]]) -> timedelta:
    """How long at least one of these spans lasted; the spans are sorted by start."""
    total = timedelta()
    reached: datetime | None = None
    for start, end in spans:
        if reached is None or end > reached:
            total += end - (start if reached is None else max(start, reached))
            reached = end
    return total
