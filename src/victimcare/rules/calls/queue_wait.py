"""How long she will wait, told honestly: from how fast the line has moved lately, as a span, or not at all."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from victimcare.rules.calls.stay import Stay

LOOKS_BACK = timedelta(minutes=30)
LEAST_ANSWERS = 5  # fewer tell nothing that one may say aloud
_DEVIATIONS = 1.2816  # of the normal distribution, which leave a tenth on either side


@dataclass(frozen=True, slots=True)
class Measured:
    """How the line moved while somebody waited in it: `answers` in `busy` (the time in which at least one waited),
    and how many gave up (`leaves`) in `waited`, the waits of all of them added up."""

    answers: int
    busy: timedelta
    leaves: int = 0
    waited: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Wait:
    """From now, in whole minutes: eight of ten wait no less than `least` and no longer than `most`."""

    least: int
    most: int


def measured(stays: Iterable[Stay], now: datetime) -> Measured:
    """What the last half hour shows. Answers without a wait tell nothing of how fast a line moves: left out."""
    since = now - LOOKS_BACK
    within = [
        (max(stay.entered_at, since), min(stay.left_at or now, now), stay)
        for stay in stays
        if stay.entered_at < now and (stay.left_at is None or stay.left_at > since)
    ]
    spans = sorted((start, end) for start, end, _ in within if end > start)
    left = [stay for _, end, stay in within if stay.left_at is not None and since < stay.left_at <= now]
    return Measured(
        answers=sum(stay.is_answered and (stay.left_at or now) - stay.entered_at > _AT_ONCE for stay in left),
        busy=_covered(spans),
        leaves=sum(stay.gave_up for stay in left),
        waited=sum((end - start for start, end in spans), timedelta()),
    )


def wait(place: int, so_far: Measured) -> Wait | None:
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
    return Wait(math.floor(least / 60), max(1, math.ceil(most / 60)))


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
