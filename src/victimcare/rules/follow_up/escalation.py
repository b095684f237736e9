"""To whom a duty rises when it is not done: before it is late, when it is, and after.

A step is made once and only ever followed by a later one, so nothing rises twice or in a circle. What nobody saw in
time goes to the step that its lateness asks for, not through all before it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from victimcare.rules.clock import ONE_DAY, WorkingDays, end_of_day, london_date

_INSTANT = timedelta(seconds=1)


class EscalationTarget(StrEnum):
    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    CARE_TEAM = "care_team"


_RANK: Mapping[EscalationTarget | None, int] = {to: rank for rank, to in enumerate(EscalationTarget)}


@dataclass(frozen=True, slots=True)
class EscalationRule:
    """`working_days` from the due time: before it (negative), at it (0) or after it. Whoever takes the matter over
    keeps it for `keeps` working days."""

    working_days: int
    to: EscalationTarget
    keeps: int


@dataclass(frozen=True, slots=True)
class CallEscalationRule:
    """The same for a call that she was promised, which has an hour: `after` the time by which she is to be rung, before
    it (negative) or at it (0)."""

    after: timedelta
    to: EscalationTarget


def escalation_target_of_call(
    due_at: datetime, risen_to: EscalationTarget | None, steps: Sequence[CallEscalationRule], *, now: datetime
) -> EscalationTarget | None:
    """To whom it rises now; None: it has risen as far as it should have. `steps` stand in the order of their times."""
    due = [step.to for step in steps if due_at + step.after <= now]
    to = due[-1] if due else None
    return None if to is None or _RANK[to] <= _RANK.get(risen_to, -1) else to


@dataclass(frozen=True, slots=True)
class EscalationMatter:
    """A duty or a promise. `is_open`: neither met nor held, declined or not owed."""

    due_at: datetime
    is_open: bool


@dataclass(frozen=True, slots=True)
class EscalationRecord:
    """A step that was made, and since when a person has taken the matter over; None: nobody has, or it was handed
    back."""

    step: int
    taken_at: datetime | None


def next_rule_due(
    matter: EscalationMatter,
    made: Sequence[EscalationRecord],
    steps: Sequence[EscalationRule],
    calendar: WorkingDays,
    *,
    now: datetime,
) -> int | None:
    """The place of the step to make now; None: nothing is to be done. `steps` stand in the order of their days."""
    if not matter.is_open:
        return None
    due = [place for place, step in enumerate(steps) if rule_due_at(step, matter.due_at, calendar) <= now]
    last = max((one.step for one in made), default=-1)
    if not due or due[-1] <= last:
        return None
    if any(_keeps(one, steps, calendar, now) for one in made):
        return None
    return due[-1]


def rule_due_at(step: EscalationRule, due_at: datetime, calendar: WorkingDays) -> datetime:
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


def is_taken_over(taken_at: datetime | None, step: EscalationRule, calendar: WorkingDays, *, now: datetime) -> bool:
    """Whether whoever took a matter over then still has it, at this step."""
    return taken_at is not None and london_date(now) <= calendar.later(london_date(taken_at), step.keeps)


def _keeps(one: EscalationRecord, steps: Sequence[EscalationRule], calendar: WorkingDays, now: datetime) -> bool:
    """A step that is no longer configured keeps nothing."""
    return one.step < len(steps) and is_taken_over(one.taken_at, steps[one.step], calendar, now=now)


# Decides when unanswered danger, and unanswered news of today, rises to other people: in minutes, not days.
#
# Work that no person has rises to the supervisors. Work without a step in time rises further: danger to every
# supervisor on duty and the force's duty number, and again until a step is taken; news of today to the care team.


class UrgentEscalationTarget(StrEnum):
    SUPERVISOR = "supervisor"
    DUTY = "duty"  # every supervisor on duty, and the duty number
    CARE_TEAM = "care_team"


@dataclass(frozen=True, slots=True)
class UrgentEscalationTimes:
    """The minutes of one kind of work, as the force's policy says them.

    `take_gives`: for so long a person who takes the work is left alone; None: only a step is an answer, and the owner
    keeps the work when it rises. `again_after`: it rises again and again after so long; None: once, until it is taken.
    """

    unowned: timedelta  # without an owner, or with a message at which the owner has not looked
    without_step: timedelta
    last: UrgentEscalationTarget  # to whom it rises without a step
    take_gives: timedelta | None = None
    again_after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class UnansweredWork:
    """One open task at a moment. `starts_at`: from when its minutes count.

    `unread_at`: when the oldest message came at which its owner has not looked; `unread_since_rise_at`: the oldest of
    those that came after it rose last.
    """

    starts_at: datetime
    is_owned: bool = False
    taken_at: datetime | None = None
    last_step_at: datetime | None = None
    next_due_at: datetime | None = None
    unread_at: datetime | None = None
    unread_since_rise_at: datetime | None = None
    rose_to_supervisor_at: datetime | None = None
    rose_to_last_at: datetime | None = None


def urgent_step_due_at(work: UnansweredWork, times: UrgentEscalationTimes) -> datetime:
    """By when the next step is due: as the last step said it, and soon after a message at which nobody looked."""
    due_at = max(work.starts_at + times.without_step, work.next_due_at or work.starts_at)
    return due_at if work.unread_at is None else min(due_at, work.unread_at + times.without_step)


def find_urgent_escalation(
    work: UnansweredWork, times: UrgentEscalationTimes, *, now: datetime
) -> UrgentEscalationTarget | None:
    """To whom this work rises now. None: it waits for nobody yet, or the people to whom it rose know of it."""
    if now < work.starts_at or _is_left_to_owner(work, times, now):
        return None
    is_late = now >= urgent_step_due_at(work, times)
    if is_late and _may_rise_again(work, times, now):
        return times.last
    if _waits_unread(work, times, now) or (not is_late and _waits_for_an_owner(work, times, now)):
        return UrgentEscalationTarget.SUPERVISOR
    return None


def find_matters_to_report(
    rising: Collection[str], told_at: dict[str, datetime], times: UrgentEscalationTimes, *, now: datetime
) -> set[str]:
    """Of these matters that rise to the duty number, those of which it was not told lately. `told_at`: when it was last
    told of each matter. A victim is one matter, however many tasks there are about them."""
    quiet_for = times.again_after or timedelta(0)
    return {matter for matter in rising if matter not in told_at or now - told_at[matter] >= quiet_for}


def _is_left_to_owner(work: UnansweredWork, times: UrgentEscalationTimes, now: datetime) -> bool:
    if times.take_gives is None or not work.is_owned or work.taken_at is None:
        return False
    return now < max(work.taken_at + times.take_gives, work.next_due_at or work.taken_at)


def _may_rise_again(work: UnansweredWork, times: UrgentEscalationTimes, now: datetime) -> bool:
    rose_at = work.rose_to_last_at
    if rose_at is None:
        return True
    if times.again_after is not None:
        return now - rose_at >= times.again_after
    return any(at is not None and at > rose_at for at in (work.taken_at, work.last_step_at))


def _waits_for_an_owner(work: UnansweredWork, times: UrgentEscalationTimes, now: datetime) -> bool:
    since = max(work.starts_at, work.last_step_at or work.starts_at)
    if (work.is_owned and times.take_gives is None) or now - since < times.unowned:
        return False
    return work.rose_to_supervisor_at is None or work.rose_to_supervisor_at < max(since, work.taken_at or since)


def _waits_unread(work: UnansweredWork, times: UrgentEscalationTimes, now: datetime) -> bool:
    return work.unread_since_rise_at is not None and now - work.unread_since_rise_at >= times.unowned
