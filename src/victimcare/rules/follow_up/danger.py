"""When work of danger rises, and by when its next step is due: minutes, not days.

Where nobody has taken it, it rises to the supervisors. Where no step was taken in time, it rises to every supervisor on
duty and to the force's duty number, and again until a step is taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class DangerRise(StrEnum):
    SUPERVISOR = "supervisor"  # nobody has taken it
    DUTY = "duty"  # no step was taken in time: every supervisor on duty, and the duty number


@dataclass(frozen=True, slots=True)
class DangerTimes:
    """As the force's policy says them."""

    unowned: timedelta  # that nobody may have it for, since it came or since its last step
    without_step: timedelta  # that may pass without a step, since it came or since its last step
    next_step: timedelta  # after a step, until the next is due


@dataclass(frozen=True, slots=True)
class DangerStanding:
    """One task of danger at a moment. `next_due_at`: as its last step says it; None: no step was taken yet."""

    made_at: datetime
    is_owned: bool
    last_step_at: datetime | None
    next_due_at: datetime | None
    rose_to_supervisor_at: datetime | None
    rose_to_duty_at: datetime | None


def step_is_due_at(standing: DangerStanding, times: DangerTimes) -> datetime:
    return standing.next_due_at or standing.made_at + times.without_step


def rises_to(standing: DangerStanding, times: DangerTimes, *, now: datetime) -> DangerRise | None:
    """To whom it rises now; None: nobody who does not know it yet."""
    due_at = step_is_due_at(standing, times)
    if now >= due_at:
        last = standing.rose_to_duty_at
        return DangerRise.DUTY if last is None or last < due_at or now - last >= times.without_step else None
    since = standing.last_step_at or standing.made_at
    if standing.is_owned or now - since < times.unowned:
        return None
    last = standing.rose_to_supervisor_at
    return DangerRise.SUPERVISOR if last is None or last < since else None
