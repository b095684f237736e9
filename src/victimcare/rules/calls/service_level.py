"""How well callers who asked for a person were served: the figures of a wallboard, out of the records of their waits.

The words are the field's (COPC CX Standard; ISO 18295-1): who gave up at once, a *short abandon*, has not waited for us
and stands apart; the *service level* is

    answered within so many seconds / (answered + gave up, short abandons left out + left otherwise)

so that whoever was promised a call back or was sent away when the line closed counts as not answered in time.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

# One caller's stay in the line, as what is measured of it reads it.


@dataclass(frozen=True, slots=True)
class QueueStay:
    """`left_at` None: she waits still. Where she was answered `talked` and `wrapped_up` are the times it took; None:
    not over."""

    entered_at: datetime
    left_at: datetime | None
    is_answered: bool = False
    gave_up: bool = False
    talked: timedelta | None = None
    wrapped_up: timedelta | None = None

    def waited(self, now: datetime) -> timedelta:
        return (self.left_at or now) - self.entered_at


HALF_HOUR = timedelta(minutes=30)
# Who is back in the line sooner than that after she was answered was lost, or only put on: she has reached nobody.
COUNTS_AS_REACHED_AFTER = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class ServiceTarget:
    """What the force aims at: so large a part of the callers answered within so long. `short`: who gives up sooner
    than that is a short abandon."""

    part: float = 0.8
    within: timedelta = timedelta(seconds=20)
    short: timedelta = timedelta(seconds=10)
    answer: timedelta = timedelta(seconds=30)  # the average speed of answer
    longest: timedelta = timedelta(minutes=5)  # that anybody waits
    abandoned: float = 0.05  # so large a part of those who did not leave at once may give up


USUAL_TARGET = ServiceTarget()


@dataclass(frozen=True, slots=True)
class ServiceFigures:
    """Counts of callers; None where there is nothing to divide by."""

    asked: int = 0
    waiting: int = 0
    longest_wait: timedelta = timedelta()
    answered: int = 0
    in_time: int = 0
    abandoned: int = 0  # short abandons are not in it
    short_abandons: int = 0
    left_otherwise: int = 0  # promised a call back, left a message, or sent away when the line closed
    answer: timedelta | None = None  # average speed of answer, of those answered
    handling: timedelta | None = None  # average of talking and wrapping up, of those that are over

    @property
    def counted(self) -> int:
        """Whose wait is over and was one."""
        return self.answered + self.abandoned + self.left_otherwise

    @property
    def service_level(self) -> float | None:
        return self.in_time / self.counted if self.counted else None


def service_figures(stays: Iterable[QueueStay], aim: ServiceTarget, now: datetime) -> ServiceFigures:
    """Of these callers together."""
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
    """The same for each half-hour from `start` until `end`, by when callers asked for a person."""
    slots: list[list[QueueStay]] = [[] for _ in range(-(-(end - start) // HALF_HOUR))]
    for stay in stays:
        if start <= stay.entered_at < end:
            slots[(stay.entered_at - start) // HALF_HOUR].append(stay)
    return [service_figures(slot, aim, now) for slot in slots]


def agent_occupancy(busy: timedelta, available: timedelta) -> float | None:
    """The part of their time in which agents talk or wrap up; `available`: what they were ready. Away and
    debrief are in neither. None: nobody was there."""
    whole = busy + available
    return busy / whole if whole else None


def _mean(spans: Sequence[timedelta]) -> timedelta | None:
    return sum(spans, timedelta()) / len(spans) if spans else None


# How long she will wait, told honestly: from how fast the line has moved lately, as a span, or not at all.


MEASURED_OVER = timedelta(minutes=30)
LEAST_ANSWERS = 5  # fewer tell nothing that one may say aloud
_DEVIATIONS = 1.2816  # of the normal distribution, which leave a tenth on either side


@dataclass(frozen=True, slots=True)
class QueueMovement:
    """How the line moved while somebody waited in it: `answers` in `busy` (the time in which at least one waited),
    and how many gave up (`leaves`) in `waited`, the waits of all of them added up."""

    answers: int
    busy: timedelta
    leaves: int = 0
    waited: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class WaitEstimate:
    """From now, in whole minutes: eight of ten wait no less than `least` and no longer than `most`."""

    least: int
    most: int


def measure_queue(stays: Iterable[QueueStay], now: datetime) -> QueueMovement:
    """What the last half hour shows. Answers without a wait tell nothing of how fast a line moves: left out."""
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
    """How long whoever is at this place waits. None: too little was measured to say anything.

    Each step forward comes by an answer, or because somebody before her gives up; how long n such steps take has the
    mean and the variance of a sum of exponential times, and how little the rate itself is known widens the span.
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


_AT_ONCE = timedelta(seconds=2)  # the router looks twice a second: whoever waited no longer found somebody free


def _quantile(mean: float, variation: float, deviations: float) -> float:
    """Of a gamma distribution with this mean and squared coefficient of variation (Wilson and Hilferty 1931)."""
    return mean * max(0.0, 1 - variation / 9 + deviations * math.sqrt(variation) / 3) ** 3


def _covered(spans: Sequence[tuple[datetime, datetime]]) -> timedelta:
    """How long at least one of these lasted; sorted by their start."""
    total = timedelta()
    reached: datetime | None = None
    for start, end in spans:
        if reached is None or end > reached:
            total += end - (start if reached is None else max(start, reached))
            reached = end
    return total
