"""A duty that is not done is escalated step by step: never twice, never in a circle, and no further than its end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.clock import WorkingDays, end_of_day
from victimcare.rules.follow_up.escalation import (
    EscalationMatter,
    EscalationRecord,
    EscalationRule,
    EscalationTarget,
    next_rule_due,
    rule_due_at,
)

CALENDAR = WorkingDays(frozenset({date(2026, 12, 25), date(2026, 12, 28)}), range(2026, 2028))
STEPS = (
    EscalationRule(-1, EscalationTarget.OFFICER, 1),
    EscalationRule(0, EscalationTarget.SUPERVISOR, 1),
    EscalationRule(2, EscalationTarget.CARE_TEAM, 2),
)
DUE = end_of_day(date(2026, 11, 25))  # a Wednesday
OPEN = EscalationMatter(DUE, is_open=True)


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "step"),
    [(at(23), None), (at(24, 0), 0), (at(25), 0), (at(26, 0), 1), (at(27), 1), (at(28, 0), 2)],
)
def test_it_goes_where_its_lateness_asks_for(now: datetime, step: int | None) -> None:
    assert next_rule_due(OPEN, [], STEPS, CALENDAR, now=now) == step


def test_days_before_and_after_are_working_days() -> None:
    due = end_of_day(date(2026, 12, 29))  # the day after Christmas, its substitute and a week-end

    assert rule_due_at(STEPS[0], due, CALENDAR) == datetime(2026, 12, 24, tzinfo=UTC)
    assert rule_due_at(STEPS[2], due, CALENDAR) == datetime(2027, 1, 1, tzinfo=UTC)


def test_a_step_that_was_made_is_not_made_again() -> None:
    assert next_rule_due(OPEN, [EscalationRecord(0, None)], STEPS, CALENDAR, now=at(25)) is None
    assert next_rule_due(OPEN, [EscalationRecord(0, None)], STEPS, CALENDAR, now=at(26, 0)) == 1


def test_an_ended_duty_goes_no_further() -> None:
    assert next_rule_due(EscalationMatter(DUE, is_open=False), [], STEPS, CALENDAR, now=at(30)) is None


def test_a_colleague_who_takes_it_over_keeps_it_for_its_days_and_no_longer() -> None:
    taken = [EscalationRecord(1, taken_at=at(27))]  # a Friday

    assert next_rule_due(OPEN, taken, STEPS, CALENDAR, now=at(30, 20)) is None
    assert next_rule_due(OPEN, taken, STEPS, CALENDAR, now=datetime(2026, 12, 1, tzinfo=UTC)) == 2
    assert next_rule_due(OPEN, [EscalationRecord(1, taken_at=None)], STEPS, CALENDAR, now=at(30)) == 2


_STEPS = st.lists(st.integers(-5, 10), min_size=1, max_size=6, unique=True).map(
    lambda days: tuple(EscalationRule(day, EscalationTarget.SUPERVISOR, 2) for day in sorted(days))
)


@given(_STEPS, st.lists(st.tuples(st.integers(0, 72), st.booleans()), max_size=80))
def test_however_often_it_is_looked_at_each_step_is_made_once_and_only_upwards(
    steps: tuple[EscalationRule, ...], looks: list[tuple[int, bool]]
) -> None:
    """Checks at any moments; after each a colleague may take the duty over, or hand it back."""
    made: list[EscalationRecord] = []
    now = DUE - timedelta(days=9)
    for hours, is_taken in looks:
        now += timedelta(hours=hours)
        step = next_rule_due(OPEN, made, steps, CALENDAR, now=now)
        if step is not None:
            made.append(EscalationRecord(step, None))
        if made:
            made[-1] = EscalationRecord(made[-1].step, now if is_taken else None)

    places = [one.step for one in made]
    assert places == sorted(set(places))
    assert len(places) <= len(steps)
