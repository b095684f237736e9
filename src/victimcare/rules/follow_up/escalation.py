"""To whom a duty rises when it is not done: before it is late, when it is, and after.

A step is made once and only ever followed by a later one, so nothing rises twice or in a circle. What nobody saw in
time goes to the step that its lateness asks for, not through all before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from victimcare.rules.clock import ONE_DAY, WorkingDays, end_of_day, london_date

_INSTANT = timedelta(seconds=1)


class To(StrEnum):
    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    CARE_TEAM = "care_team"


_RANK: Mapping[To | None, int] = {to: rank for rank, to in enumerate(To)}


@dataclass(frozen=True, slots=True)
class Step:
    """`working_days` from the due time: before it (negative), at it (0) or after it. Whoever takes the matter over
    keeps it for `keeps` working days."""

    working_days: int
    to: To
    keeps: int


@dataclass(frozen=True, slots=True)
class CallStep:
    """The same for a call that she was promised, which has an hour: `after` the time by which she is to be rung, before
    it (negative) or at it (0)."""

    after: timedelta
    to: To


def call_rises(due_at: datetime, risen_to: To | None, steps: Sequence[CallStep], *, now: datetime) -> To | None:
    """To whom it rises now; None: it has risen as far as it should have. `steps` stand in the order of their times."""
    due = [step.to for step in steps if due_at + step.after <= now]
    to = due[-1] if due else None
    return None if to is None or _RANK[to] <= _RANK.get(risen_to, -1) else to


@dataclass(frozen=True, slots=True)
class Matter:
    """A duty or a promise. `is_open`: neither met nor held, declined or not owed."""

    due_at: datetime
    is_open: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A step that was made, and since when a person has taken the matter over; None: nobody has, or it was handed
    back."""

    step: int
    taken_at: datetime | None


def next_step(
    matter: Matter, made: Sequence[Made], steps: Sequence[Step], calendar: WorkingDays, *, now: datetime
) -> int | None:
    """The place of the step to make now; None: nothing is to be done. `steps` stand in the order of their days."""
    if not matter.is_open:
        return None
    due = [place for place, step in enumerate(steps) if moment(step, matter.due_at, calendar) <= now]
    last = max((one.step for one in made), default=-1)
    if not due or due[-1] <= last:
        return None
    if any(_keeps(one, steps, calendar, now) for one in made):
        return None
    return due[-1]


def moment(step: Step, due_at: datetime, calendar: WorkingDays) -> datetime:
    """When this step is due. Before: from the start of that working day; at: once it is late; after: once that working
    day has ended."""
    due_on = london_date(due_at)
    if step.working_days < 0:
        return end_of_day(_before(due_on, -step.working_days, calendar) - ONE_DAY) + _INSTANT
    if step.working_days == 0:
        return due_at + _INSTANT
    return end_of_day(calendar.later(due_on, step.working_days)) + _INSTANT


def _before(day: date, days: int, calendar: WorkingDays) -> date:
    while days:
        day -= ONE_DAY
        days -= calendar.is_working_day(day) is not False
    return day


def is_kept(taken_at: datetime | None, step: Step, calendar: WorkingDays, *, now: datetime) -> bool:
    """Whether whoever took a matter over then still has it, at this step."""
    return taken_at is not None and london_date(now) <= calendar.later(london_date(taken_at), step.keeps)


def _keeps(one: Made, steps: Sequence[Step], calendar: WorkingDays, now: datetime) -> bool:
    """A step that is no longer configured keeps nothing."""
    return one.step < len(steps) and is_kept(one.taken_at, steps[one.step], calendar, now=now)
