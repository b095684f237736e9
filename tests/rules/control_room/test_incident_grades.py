"""By when an incident is attended: each day by the target of that day, from the moment that the target names."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from victimcare.rules.control_room.incidents.incident_grades import (
    EXAMPLE_TARGETS,
    ClockStart,
    GradeTarget,
    IncidentMoments,
    TargetState,
    find_grade_target,
    judge_target,
    work_out_attend_by,
)
from victimcare.rules.control_room.incidents.incident_kinds import IncidentGrade

NOON = datetime(2026, 12, 2, 12, 0, tzinfo=UTC)
MOMENTS = IncidentMoments(
    presented_at=NOON, answered_at=NOON + timedelta(seconds=8), recorded_at=NOON + timedelta(minutes=2),
    graded_at=NOON + timedelta(minutes=3), dispatched_at=NOON + timedelta(minutes=5),
)  # fmt: skip


def target(starts: ClockStart, **more: object) -> GradeTarget:
    return GradeTarget(IncidentGrade.EMERGENCY, 15, starts, **more)  # type: ignore[arg-type]


def test_each_target_counts_from_the_moment_that_it_names() -> None:
    found = {start: work_out_attend_by(target(start), MOMENTS, is_country=False) for start in ClockStart}

    assert {start: at - NOON for start, at in found.items() if at} == {
        ClockStart.PRESENTED: timedelta(minutes=15),
        ClockStart.ANSWERED: timedelta(minutes=15, seconds=8),
        ClockStart.RECORDED: timedelta(minutes=17),
        ClockStart.GRADED: timedelta(minutes=18),
        ClockStart.DISPATCHED: timedelta(minutes=20),
    }


def test_the_country_has_its_own_minutes_where_the_force_gives_them() -> None:
    assert work_out_attend_by(
        target(ClockStart.RECORDED, country_minutes=20), MOMENTS, is_country=True
    ) == MOMENTS.recorded_at + timedelta(minutes=20)
    assert work_out_attend_by(target(ClockStart.RECORDED), MOMENTS, is_country=True) == MOMENTS.recorded_at + timedelta(
        minutes=15
    )


def test_a_clock_that_starts_at_dispatch_has_no_time_until_a_unit_is_sent() -> None:
    unsent = IncidentMoments(recorded_at=NOON, graded_at=NOON)

    assert work_out_attend_by(target(ClockStart.DISPATCHED), unsent, is_country=False) is None


def test_a_past_day_keeps_the_target_of_its_day() -> None:
    old = target(ClockStart.RECORDED, until_on=date(2026, 3, 31))
    new = GradeTarget(IncidentGrade.EMERGENCY, 12, ClockStart.RECORDED, from_on=date(2026, 4, 1))

    days = [date(2026, 3, 31), date(2026, 4, 1)]

    assert [find_grade_target([old, new], IncidentGrade.EMERGENCY, day) for day in days] == [old, new]


def test_nobody_is_sent_to_what_is_resolved_without_deployment() -> None:
    assert find_grade_target(EXAMPLE_TARGETS, IncidentGrade.WITHOUT_DEPLOYMENT, date(2026, 12, 2)) is None
    assert all(each.is_example for each in EXAMPLE_TARGETS)


def test_arriving_at_the_very_moment_is_in_time() -> None:
    second = timedelta(seconds=1)
    assert judge_target(NOON, NOON, NOON) is TargetState.KEPT
    assert judge_target(NOON, NOON + second, NOON) is TargetState.MISSED
    assert judge_target(NOON, None, NOON) is TargetState.RUNNING
    assert judge_target(NOON, None, NOON + second) is TargetState.LATE
    assert judge_target(None, None, NOON) is TargetState.NONE
