"""How well callers who asked for a person were served: the figures of a wallboard, out of the records of their waits.

The words are the field's (COPC CX Standard; ISO 18295-1): who gave up at once, a *short abandon*, has not waited for us
and stands apart; the *service level* is

    answered within so many seconds / (answered + gave up, short abandons left out + left otherwise)

so that whoever was promised a call back or was sent away when the line closed counts as not answered in time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from victimcare.rules.calls.stay import Stay

HALF_HOUR = timedelta(minutes=30)
# Who is back in the line sooner than that after she was answered was lost, or only put on: she has reached nobody.
REACHED_AFTER = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Aim:
    """What the force aims at: so large a part of the callers answered within so long. `short`: who gives up sooner
    than that is a short abandon."""

    part: float = 0.8
    within: timedelta = timedelta(seconds=20)
    short: timedelta = timedelta(seconds=10)
    answer: timedelta = timedelta(seconds=30)  # the average speed of answer
    longest: timedelta = timedelta(minutes=5)  # that anybody waits
    abandoned: float = 0.05  # so large a part of those who did not leave at once may give up


USUAL_AIM = Aim()


@dataclass(frozen=True, slots=True)
class Figures:
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


def figures(stays: Iterable[Stay], aim: Aim, now: datetime) -> Figures:
    """Of these callers together."""
    every = list(stays)
    answered = [stay for stay in every if stay.is_answered]
    gave_up = [stay for stay in every if stay.gave_up]
    short = sum(stay.waited(now) < aim.short for stay in gave_up)
    waiting = [stay.waited(now) for stay in every if stay.left_at is None]
    done = [
        stay.talked + stay.wrapped_up for stay in answered if stay.talked is not None and stay.wrapped_up is not None
    ]
    return Figures(
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


def by_half_hour(stays: Iterable[Stay], aim: Aim, start: datetime, end: datetime, now: datetime) -> Sequence[Figures]:
    """The same for each half-hour from `start` until `end`, by when callers asked for a person."""
    slots: list[list[Stay]] = [[] for _ in range(-(-(end - start) // HALF_HOUR))]
    for stay in stays:
        if start <= stay.entered_at < end:
            slots[(stay.entered_at - start) // HALF_HOUR].append(stay)
    return [figures(slot, aim, now) for slot in slots]


def occupancy(busy: timedelta, available: timedelta) -> float | None:
    """The part of their time in which agents talk or wrap up; `available`: what they were ready. Away and
    debrief are in neither. None: nobody was there."""
    whole = busy + available
    return busy / whole if whole else None


def _mean(spans: Sequence[timedelta]) -> timedelta | None:
    return sum(spans, timedelta()) / len(spans) if spans else None
