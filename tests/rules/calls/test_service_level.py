"""The figures of a wallboard, worked out by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from victimcare.rules.calls.service_level import (
    QueueStay,
    ServiceFigures,
    ServiceTarget,
    agent_occupancy,
    figures_by_half_hour,
    service_figures,
)

TEN = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
NOW = TEN + timedelta(minutes=50)


def after(minutes: float = 0, seconds: float = 0) -> datetime:
    return TEN + timedelta(minutes=minutes, seconds=seconds)


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)


QUICK = QueueStay(after(1), after(1, 20), is_answered=True, talked=seconds(200), wrapped_up=seconds(40))
SLOW = QueueStay(after(2), after(2, 60), is_answered=True, talked=seconds(100))  # is being wrapped up
SHORT = QueueStay(after(3), after(3, 9.9), gave_up=True)
GAVE_UP = QueueStay(after(31), after(32), gave_up=True)
CALL_BACK = QueueStay(after(33), after(40))
WAITS = QueueStay(after(45), None)


def test_each_caller_is_counted_once() -> None:
    found = service_figures([QUICK, SLOW, SHORT, GAVE_UP, CALL_BACK, WAITS], ServiceTarget(), NOW)

    assert found == ServiceFigures(
        asked=6,
        waiting=1,
        longest_wait=seconds(300),
        answered=2,
        in_time=1,
        abandoned=1,
        short_abandons=1,
        left_otherwise=1,
        answer=seconds(40),
        handling=seconds(240),
    )
    assert found.service_level == 1 / 4  # of two answered, one who gave up and one who was promised a call back


def test_without_callers_nothing_is_divided() -> None:
    assert service_figures([], ServiceTarget(), NOW) == ServiceFigures()
    assert ServiceFigures().service_level is None
    assert service_figures([SHORT], ServiceTarget(), NOW).service_level is None
    assert agent_occupancy(timedelta(), timedelta()) is None


def test_each_half_hour_has_its_own_callers() -> None:
    first, second = figures_by_half_hour([QUICK, GAVE_UP, WAITS], ServiceTarget(), TEN, after(60), NOW)

    assert (first.answered, first.abandoned, first.waiting) == (1, 0, 0)
    assert (second.answered, second.abandoned, second.waiting) == (0, 1, 1)


def test_occupancy_is_of_the_time_they_could_take_a_call() -> None:
    assert agent_occupancy(seconds(300), seconds(100)) == 0.75
