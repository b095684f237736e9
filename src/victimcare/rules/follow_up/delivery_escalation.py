"""The ladder to reach her: one way after the other, none twice, each as far as her plan allows.

A rung is taken once. So whatever happens the ladder ends, after five rungs at most; the last is a person's, and only
her having the news, or a person who says why, ends the pursuit.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from victimcare.rules.follow_up.risk_news import STAFF_TELL_WITHIN


class EscalationStep(StrEnum):
    """In their order."""

    TEXT = "text"
    VOICE = "voice"
    OTHER_NUMBER = "other_number"
    LETTER = "letter"
    VISIT = "visit"  # or a partner she trusts


LAST_STEP = EscalationStep.VISIT


class EscalationMethod(StrEnum):
    SENT = "sent"  # by the machine
    ASKED = "asked"  # a person is asked to
    SKIPPED = "skipped"  # not allowed, and said


@dataclass(frozen=True, slots=True)
class StepOption:
    """What the gate answers for one rung. `why`: why it is skipped, or why a person and no machine."""

    how: EscalationMethod
    why: str = ""


@dataclass(frozen=True, slots=True)
class EscalationEntry:
    rung: EscalationStep
    how: EscalationMethod
    at: datetime


@dataclass(frozen=True, slots=True)
class EscalationTiming:
    """For one urgency: how long each rung stands before the next is taken, and which rungs a machine may take."""

    waits: Mapping[EscalationStep, timedelta]
    by_machine: Collection[EscalationStep]
    for_a_person: timedelta = timedelta(0)  # so long before its time, where it has one, a person is asked


@dataclass(frozen=True, slots=True)
class TakeStep:
    rung: EscalationStep
    how: EscalationMethod
    why: str = ""


@dataclass(frozen=True, slots=True)
class WaitForStep:
    until: datetime


@dataclass(frozen=True, slots=True)
class LeaveToStaff:
    """The last rung was taken: a person has it."""


EscalationMove = TakeStep | WaitForStep | LeaveToStaff


def next_escalation_move(
    taken: Sequence[EscalationEntry],
    can: Mapping[EscalationStep, StepOption],
    timing: EscalationTiming,
    *,
    now: datetime,
    due_at: datetime | None = None,
) -> EscalationMove:
    """What to do now. A rung that was skipped takes no time; the last is never skipped: a person always has it.

    `due_at`: by when a person must have told the victim, or have decided how. A message stands no longer than leaves
    them time for that.
    """
    if taken:
        last = taken[-1]
        if last.rung is LAST_STEP:
            return LeaveToStaff()
        until = last.at if last.how is EscalationMethod.SKIPPED else last.at + timing.waits.get(last.rung, timedelta(0))
        if due_at is not None and last.how is EscalationMethod.SENT:
            until = min(until, max(due_at - timing.for_a_person, min(last.at + STAFF_TELL_WITHIN, due_at)))
        if now < until:
            return WaitForStep(until)
    rungs = list(EscalationStep)
    rung = rungs[rungs.index(taken[-1].rung) + 1] if taken else rungs[0]
    return _take(rung, can[rung], timing)


def _take(rung: EscalationStep, can: StepOption, timing: EscalationTiming) -> TakeStep:
    if can.how is EscalationMethod.SKIPPED and rung is LAST_STEP:
        return TakeStep(rung, EscalationMethod.ASKED, can.why)
    if can.how is EscalationMethod.SENT and rung not in timing.by_machine:
        return TakeStep(rung, EscalationMethod.ASKED)
    return TakeStep(rung, can.how, can.why)
