"""Decides when a late duty, a late promised call or unanswered urgent work is escalated, and to whom.

A duty is escalated before it is late, when it is late, and after. Each step is made once and is followed only by a
later one, so a duty is never escalated twice or in a circle. A duty found late goes straight to the step for its
lateness, not through the earlier ones.

Unanswered danger, and unanswered news of today, are escalated in minutes, not days.
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
    """`working_days` from the due time: before it (negative), at it (0) or after it. The person who takes the matter
    over keeps it for `keeps` working days."""

    working_days: int
    to: EscalationTarget
    keeps: int


@dataclass(frozen=True, slots=True)
class CallEscalationRule:
    """The same for a promised call, which is due at an hour: `after` the time by which we must ring, before it
    (negative) or at it (0)."""

    after: timedelta
    to: EscalationTarget


def escalation_target_of_call(
    due_at: datetime, risen_to: EscalationTarget | None, steps: Sequence[CallEscalationRule], *, now: datetime
) -> EscalationTarget | None:
    """Return to whom the call is escalated now; None: it needs no further escalation yet. `steps` are in the order of
    their times."""
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
    """A step that was made, and when a person took the matter over; None: no person has, or it was handed back."""

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
    """Return the index of the step to make now; None: there is nothing to do. `steps` are in the order of their
    days."""
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
    """When this step is due. Before the due time: from the start of that working day; at it: once the matter is late;
    after it: once that working day has ended."""
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
    """Whether the person who took the matter over at `taken_at` still has it at this step."""
    return taken_at is not None and london_date(now) <= calendar.later(london_date(taken_at), step.keeps)


def _keeps(one: EscalationRecord, steps: Sequence[EscalationRule], calendar: WorkingDays, now: datetime) -> bool:
    """A step that is no longer configured keeps nothing."""
    return one.step < len(steps) and is_taken_over(one.taken_at, steps[one.step], calendar, now=now)


# Urgent work. Work without an owner is escalated to the supervisors. Work without a step in time is escalated further:
# danger to every supervisor on duty and the force's duty number, again and again until a step is taken; news of today
# to the care team.


class UrgentEscalationTarget(StrEnum):
    SUPERVISOR = "supervisor"
    DUTY = "duty"  # every supervisor on duty, and the duty number
    CARE_TEAM = "care_team"


@dataclass(frozen=True, slots=True)
class UrgentEscalationTimes:
    """The force's limits for one kind of urgent work.

    `take_gives`: how long a person who takes the work is left alone; None: only a step is an answer, and the owner
    keeps the work when it is escalated. `again_after`: how often the escalation repeats; None: once, until the work is
    taken.
    """

    unowned: timedelta  # no owner, or a message that the owner has not read
    without_step: timedelta
    last: UrgentEscalationTarget  # the last target when no step was taken
    take_gives: timedelta | None = None
    again_after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class UnansweredWork:
    """One open task at one moment. `starts_at`: from when its minutes count.

    `unread_at`: when the oldest message arrived that the owner has not read; `unread_since_rise_at`: the same for
    messages since the last escalation.
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
    """By when the next step is due: as the last step set it, or soon after an unread message if that is earlier."""
    due_at = max(work.starts_at + times.without_step, work.next_due_at or work.starts_at)
    return due_at if work.unread_at is None else min(due_at, work.unread_at + times.without_step)


def find_urgent_escalation(
    work: UnansweredWork, times: UrgentEscalationTimes, *, now: datetime
) -> UrgentEscalationTarget | None:
    """Return to whom this work is escalated now. None: it is too early, or those to whom it was escalated know about
    it."""
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
    """Return the matters of which the duty number was not told lately, from those now escalated to it.

    `told_at`: when it was last told of each matter. A victim is one matter, however many tasks concern them.
    """
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
