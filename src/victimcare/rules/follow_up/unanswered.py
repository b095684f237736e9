"""Decides when unanswered danger, and unanswered news of today, rises to other people: in minutes, not days.

Work that no person has rises to the supervisors. Work without a step in time rises further: danger to every supervisor
on duty and the force's duty number, and again until a step is taken; news of today to the care team.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class RisesTo(StrEnum):
    SUPERVISOR = "supervisor"
    DUTY = "duty"  # every supervisor on duty, and the duty number
    CARE_TEAM = "care_team"


@dataclass(frozen=True, slots=True)
class RiseTimes:
    """The minutes of one kind of work, as the force's policy says them.

    `take_gives`: for so long a person who takes the work is left alone; None: only a step is an answer, and the owner
    keeps the work when it rises. `again_after`: it rises again and again after so long; None: once, until it is taken.
    """

    unowned: timedelta  # without an owner, or with a message at which the owner has not looked
    without_step: timedelta
    last: RisesTo  # to whom it rises without a step
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


def step_is_due_at(work: UnansweredWork, times: RiseTimes) -> datetime:
    """By when the next step is due: as the last step said it, and soon after a message at which nobody looked."""
    due_at = max(work.starts_at + times.without_step, work.next_due_at or work.starts_at)
    return due_at if work.unread_at is None else min(due_at, work.unread_at + times.without_step)


def find_rise(work: UnansweredWork, times: RiseTimes, *, now: datetime) -> RisesTo | None:
    """To whom this work rises now. None: it waits for nobody yet, or the people to whom it rose know of it."""
    if now < work.starts_at or _is_left_to_owner(work, times, now):
        return None
    is_late = now >= step_is_due_at(work, times)
    if is_late and _may_rise_again(work, times, now):
        return times.last
    if _waits_unread(work, times, now) or (not is_late and _waits_for_an_owner(work, times, now)):
        return RisesTo.SUPERVISOR
    return None


def find_untold(rising: Collection[str], told_at: dict[str, datetime], times: RiseTimes, *, now: datetime) -> set[str]:
    """Of these matters that rise to the duty number, those of which it was not told lately. `told_at`: when it was last
    told of each matter. A victim is one matter, however many tasks there are about them."""
    quiet_for = times.again_after or timedelta(0)
    return {matter for matter in rising if matter not in told_at or now - told_at[matter] >= quiet_for}


def _is_left_to_owner(work: UnansweredWork, times: RiseTimes, now: datetime) -> bool:
    if times.take_gives is None or not work.is_owned or work.taken_at is None:
        return False
    return now < max(work.taken_at + times.take_gives, work.next_due_at or work.taken_at)


def _may_rise_again(work: UnansweredWork, times: RiseTimes, now: datetime) -> bool:
    rose_at = work.rose_to_last_at
    if rose_at is None:
        return True
    if times.again_after is not None:
        return now - rose_at >= times.again_after
    return any(at is not None and at > rose_at for at in (work.taken_at, work.last_step_at))


def _waits_for_an_owner(work: UnansweredWork, times: RiseTimes, now: datetime) -> bool:
    since = max(work.starts_at, work.last_step_at or work.starts_at)
    if (work.is_owned and times.take_gives is None) or now - since < times.unowned:
        return False
    return work.rose_to_supervisor_at is None or work.rose_to_supervisor_at < max(since, work.taken_at or since)


def _waits_unread(work: UnansweredWork, times: RiseTimes, now: datetime) -> bool:
    return work.unread_since_rise_at is not None and now - work.unread_since_rise_at >= times.unowned
