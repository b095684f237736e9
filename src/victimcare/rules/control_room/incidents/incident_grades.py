"""By when an incident of each grade is attended, from which moment that is counted, and whether it was kept.

Targets are the force's own and change: each has the days on which it held, so past incidents stay measured by the
target of their day. The usual ones are examples, and pages say so until the force has set its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from victimcare.rules.control_room.incidents.incident_kinds import IncidentGrade


class ClockStart(StrEnum):
    """The moment from which a target is counted."""

    PRESENTED = "presented"  # the call reached us
    ANSWERED = "answered"
    RECORDED = "recorded"  # the incident was opened
    GRADED = "graded"
    DISPATCHED = "dispatched"  # the first unit was sent


@dataclass(frozen=True, slots=True)
class GradeTarget:
    """`minutes`: in a town; `country_minutes`: elsewhere; none: as in a town. `until_on`: the last day."""

    grade: IncidentGrade
    minutes: int
    starts: ClockStart
    country_minutes: int | None = None
    from_on: date = date.min
    until_on: date = date.max
    is_example: bool = False

    def holds_on(self, day: date) -> bool:
        return self.from_on <= day <= self.until_on


@dataclass(frozen=True, slots=True)
class IncidentMoments:
    """`presented_at`, `answered_at`: of the call, where there was one."""

    recorded_at: datetime
    graded_at: datetime
    presented_at: datetime | None = None
    answered_at: datetime | None = None
    dispatched_at: datetime | None = None

    def at(self, start: ClockStart) -> datetime | None:
        match start:
            case ClockStart.PRESENTED:
                return self.presented_at or self.recorded_at
            case ClockStart.ANSWERED:
                return self.answered_at or self.presented_at or self.recorded_at
            case ClockStart.RECORDED:
                return self.recorded_at
            case ClockStart.GRADED:
                return self.graded_at
        return self.dispatched_at


EXAMPLE_TARGETS: tuple[GradeTarget, ...] = (
    GradeTarget(IncidentGrade.EMERGENCY, 15, ClockStart.RECORDED, country_minutes=20, is_example=True),
    GradeTarget(IncidentGrade.PRIORITY, 60, ClockStart.RECORDED, is_example=True),
    GradeTarget(IncidentGrade.SCHEDULED, 48 * 60, ClockStart.RECORDED, is_example=True),
)


def find_grade_target(targets: Sequence[GradeTarget], grade: IncidentGrade, day: date) -> GradeTarget | None:
    """Return the grade's target on this day; None: the force has set none, as where nobody is sent."""
    return next((each for each in targets if each.grade is grade and each.holds_on(day)), None)


def work_out_attend_by(target: GradeTarget | None, moments: IncidentMoments, *, is_country: bool) -> datetime | None:
    """Return by when a unit is there. None: there is no target, or its clock has not started."""
    if target is None or (start := moments.at(target.starts)) is None:
        return None
    minutes = target.minutes if not is_country or target.country_minutes is None else target.country_minutes
    return start + timedelta(minutes=minutes)


class TargetState(StrEnum):
    NONE = "none"
    RUNNING = "running"
    LATE = "late"  # not there yet, and the time has passed
    KEPT = "kept"
    MISSED = "missed"  # a unit arrived after the time


def judge_target(attend_by: datetime | None, arrived_at: datetime | None, now: datetime) -> TargetState:
    """Say how the target stands. Arriving at the very moment is in time."""
    if attend_by is None:
        return TargetState.NONE
    if arrived_at is not None:
        return TargetState.KEPT if arrived_at <= attend_by else TargetState.MISSED
    return TargetState.RUNNING if now <= attend_by else TargetState.LATE


@dataclass(frozen=True, slots=True)
class OtherControlRoom:
    """Another agency's control room. `telephone`: rung where the machine does not get through."""

    code: str
    name: str
    telephone: str


@dataclass(frozen=True, slots=True)
class IncidentSettings:
    """The force's own: targets by grade, areas that count as country, and other control rooms. `seen_within`: after
    this long without a person there seeing what we sent, we are warned, and ring."""

    targets: tuple[GradeTarget, ...] = EXAMPLE_TARGETS
    country_areas: frozenset[str] = frozenset()
    control_rooms: tuple[OtherControlRoom, ...] = ()
    seen_within: timedelta = timedelta(minutes=5)

    def find_control_room(self, code: str) -> OtherControlRoom | None:
        return next((each for each in self.control_rooms if each.code == code), None)

    def control_room_name(self, code: str) -> str:
        """The name of a control room; its code where the force has not named it."""
        found = self.find_control_room(code)
        return found.name if found else code


USUAL_INCIDENTS = IncidentSettings()
