"""Decides the next way to reach a victim with news, one way after another, as far as their safe contact plan allows.

Each step is taken once, so the escalation takes at most five steps and always ends; a person takes the last step. It is
finished only when the victim has the news, or a person has recorded why not.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from victimcare.rules.follow_up.risk_news import STAFF_TELL_WITHIN


class EscalationStep(StrEnum):
    """The ways to reach a victim, in their order."""

    TEXT = "text"
    VOICE = "voice"
    OTHER_NUMBER = "other_number"
    LETTER = "letter"
    VISIT = "visit"  # or a partner whom the victim trusts


LAST_STEP = EscalationStep.VISIT


class EscalationMethod(StrEnum):
    SENT = "sent"  # by the product
    ASKED = "asked"  # a person is asked to
    SKIPPED = "skipped"  # not allowed, and recorded as such


@dataclass(frozen=True, slots=True)
class StepOption:
    """What the gate answers for one step. `why`: why it is skipped, or why a person must take it."""

    how: EscalationMethod
    why: str = ""


@dataclass(frozen=True, slots=True)
class EscalationEntry:
    rung: EscalationStep
    how: EscalationMethod
    at: datetime


@dataclass(frozen=True, slots=True)
class EscalationTiming:
    """For one urgency: how long each step waits before the next, and which steps the product may take by itself."""

    waits: Mapping[EscalationStep, timedelta]
    by_machine: Collection[EscalationStep]
    for_a_person: timedelta = timedelta(0)  # how long before the due time, where there is one, a person is asked


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
    """The last step was taken: a person has the task."""


EscalationMove = TakeStep | WaitForStep | LeaveToStaff


def next_escalation_move(
    taken: Sequence[EscalationEntry],
    can: Mapping[EscalationStep, StepOption],
    timing: EscalationTiming,
    *,
    now: datetime,
    due_at: datetime | None = None,
) -> EscalationMove:
    """Return what to do now. A skipped step takes no time; the last is never skipped, so a person always has it.

    `due_at`: by when a person must have told the victim, or have decided how. A message waits no longer than leaves
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
