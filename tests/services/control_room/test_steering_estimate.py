"""The estimate finds an effect that was planted, and none where there is none."""

from __future__ import annotations

from datetime import date, timedelta

from benchmarks.steering import recover_effect

from victimcare.rules.control_room.contact_kinds import ContactPriority
from victimcare.rules.control_room.figures.steering import SteeringDays, draw_control_days, is_steering_withheld
from victimcare.services.control_room.figures.steering_estimate import DayMean, estimate_difference

FIRST = date(2027, 3, 1)  # a Monday; the clocks go forward within the plan
PLAN = SteeringDays(FIRST, FIRST + timedelta(days=55), 50, seed=7)


def test_the_same_seed_draws_the_same_days_half_of_each_weekday() -> None:
    drawn = draw_control_days(PLAN)

    assert drawn == draw_control_days(PLAN) != draw_control_days(SteeringDays(FIRST, PLAN.ends_on, 50, seed=8))
    assert sorted(day.weekday() for day in drawn) == sorted([*range(7)] * 4)
    assert min(drawn) >= FIRST
    assert max(drawn) <= PLAN.ends_on


def test_over_many_seeds_each_day_is_a_control_day_as_often_as_the_plan_says() -> None:
    plans = [
        SteeringDays(FIRST, FIRST + timedelta(days=16), 30, seed, is_by_weekday=seed % 2 == 0) for seed in range(400)
    ]

    drawn = [draw_control_days(plan) for plan in plans]

    for ahead in range(17):
        assert 0.2 < sum(FIRST + timedelta(days=ahead) in days for days in drawn) / 400 < 0.4


def test_steering_is_never_withheld_from_danger_or_where_something_is_owed() -> None:
    def is_withheld(priority: ContactPriority, *, possible: bool = False, owed: bool = False) -> bool:
        return is_steering_withheld(
            is_control_day=True, priority=priority, is_possible_danger=possible, is_duty_owed=owed
        )

    assert is_withheld(ContactPriority.ROUTINE)
    assert not is_withheld(ContactPriority.DANGER)
    assert not is_withheld(ContactPriority.HIGH, possible=True)
    assert not is_withheld(ContactPriority.ROUTINE, owed=True)


def test_of_a_thousand_plans_without_an_effect_about_fifty_seem_to_show_one() -> None:
    assert 3.5 < recover_effect(range(1000), days=56, less=0).shown < 6.6


def test_a_planted_effect_lies_within_the_interval_as_often_as_it_says() -> None:
    found = recover_effect(range(300), days=56, less=0.3)

    assert 91 < found.holds < 99
    assert found.shown > 45


def test_too_few_days_of_one_kind_give_no_estimate() -> None:
    days = [DayMean(FIRST + timedelta(days=ahead), ahead < 4, 1.0) for ahead in range(20)]

    assert estimate_difference(days, is_by_weekday=False) is None


def test_weekdays_that_differ_are_not_taken_for_an_effect() -> None:
    weekend = [
        DayMean(FIRST + timedelta(days=ahead), ahead % 2 == 0, 5.0 if ahead % 7 > 4 else 1.0) for ahead in range(56)
    ]

    found = estimate_difference(weekend, is_by_weekday=True)

    assert found is not None
    assert abs(found.difference) < 1e-9
