from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.safe_contact.contact_hours import find_split_days, intersect_hours, parse_contact_windows

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
A_MONDAY = datetime(2024, 1, 1, tzinfo=UTC)

clock = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.sampled_from([0, 30]))
window = st.fixed_dictionaries(
    {"days": st.lists(st.sampled_from(DAYS), min_size=1, unique=True), "from": clock, "to": clock}
)


def test_weekdays_from_ten_and_every_day_until_noon_leave_weekdays_from_ten_to_noon() -> None:
    weekdays = {"days": list(DAYS[:5]), "from": "10:00", "to": "14:00"}
    mornings = {"days": list(DAYS), "from": "08:00", "to": "12:00"}

    assert intersect_hours([weekdays], [mornings]) == [{"days": list(DAYS[:5]), "from": "10:00", "to": "12:00"}]


def test_hours_that_say_nothing_take_nothing_away() -> None:
    weekdays = {"days": list(DAYS[:5]), "from": "10:00", "to": "14:00"}

    assert intersect_hours([], [weekdays]) == intersect_hours([weekdays], []) == [weekdays]
    assert intersect_hours([], []) == []


def test_a_morning_and_an_evening_have_no_minute_in_common() -> None:
    assert (
        intersect_hours(
            [{"days": ["mon"], "from": "08:00", "to": "10:00"}], [{"days": ["mon"], "from": "18:00", "to": "20:00"}]
        )
        is None
    )


def test_days_that_are_whole_are_known_in_what_lies_in_two_plans() -> None:
    day_and_night = [
        {"days": ["sat", "sun"], "from": "08:00", "to": "20:00"},
        {"days": ["sat", "sun"], "from": "20:00", "to": "08:00"},
    ]
    any_hour = [
        {"days": list(DAYS), "from": "00:00", "to": "12:00"},
        {"days": list(DAYS), "from": "12:00", "to": "00:00"},
    ]

    assert find_split_days(intersect_hours(any_hour, day_and_night) or []) == [("sun",)]
    assert find_split_days(any_hour) == [DAYS]
    assert find_split_days(any_hour[:1] * 2) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(window, min_size=1, max_size=2), st.lists(window, min_size=1, max_size=2))
def test_a_moment_is_open_in_both_when_it_is_open_in_each(one: list[Any], other: list[Any]) -> None:
    shared = intersect_hours(one, other)

    for half_hour in range(7 * 48):
        at = A_MONDAY + timedelta(minutes=30 * half_hour)
        is_open = [
            any(each.is_open(at) for each in parse_contact_windows(hours)) for hours in (one, other, shared or [])
        ]
        assert is_open[2] == (is_open[0] and is_open[1])
