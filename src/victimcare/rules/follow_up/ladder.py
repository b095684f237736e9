"""The ladder to reach her: one way after the other, none twice, each as far as her plan allows.

A rung is taken once. So whatever happens the ladder ends, after five rungs at most; the last is a person's, and only
her having the news, or a person who says why, ends the pursuit.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from victimcare.rules.follow_up.risk import A_PERSON_WITHIN


class Rung(StrEnum):
    """In their order."""

    TEXT = "text"
    VOICE = "voice"
    OTHER_NUMBER = "other_number"
    LETTER = "letter"
    VISIT = "visit"  # or a partner she trusts


LAST = Rung.VISIT


class How(StrEnum):
    SENT = "sent"  # by the machine
    ASKED = "asked"  # a person is asked to
    SKIPPED = "skipped"  # not allowed, and said


@dataclass(frozen=True, slots=True)
class Can:
    """What the gate answers for one rung. `why`: why it is skipped, or why a person and no machine."""

    how: How
    why: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    rung: Rung
    how: How
    at: datetime


@dataclass(frozen=True, slots=True)
class Timing:
    """For one urgency: how long each rung stands before the next is taken, and which rungs a machine may take."""

    waits: Mapping[Rung, timedelta]
    by_machine: Collection[Rung]
    for_a_person: timedelta = timedelta(0)  # so long before its time, where it has one, a person is asked


@dataclass(frozen=True, slots=True)
class Take:
    rung: Rung
    how: How
    why: str = ""


@dataclass(frozen=True, slots=True)
class Wait:
    until: datetime


@dataclass(frozen=True, slots=True)
class Stands:
    """The last rung was taken: a person has it."""


Move = Take | Wait | Stands


def next_move(
    taken: Sequence[Taken], can: Mapping[Rung, Can], timing: Timing, *, now: datetime, due_at: datetime | None = None
) -> Move:
    """What to do now. A rung that was skipped takes no time; the last is never skipped: a person always has it.

    `due_at`: by when a person must have told the victim, or have decided how. A message stands no longer than leaves
    them time for that.
    """
    if taken:
        last = taken[-1]
        if last.rung is LAST:
            return Stands()
        until = last.at if last.how is How.SKIPPED else last.at + timing.waits.get(last.rung, timedelta(0))
        if due_at is not None and last.how is How.SENT:
            until = min(until, max(due_at - timing.for_a_person, min(last.at + A_PERSON_WITHIN, due_at)))
        if now < until:
            return Wait(until)
    rungs = list(Rung)
    rung = rungs[rungs.index(taken[-1].rung) + 1] if taken else rungs[0]
    return _take(rung, can[rung], timing)


def _take(rung: Rung, can: Can, timing: Timing) -> Take:
    if can.how is How.SKIPPED and rung is LAST:
        return Take(rung, How.ASKED, can.why)
    if can.how is How.SENT and rung not in timing.by_machine:
        return Take(rung, How.ASKED)
    return Take(rung, can.how, can.why)
