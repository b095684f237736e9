"""When people take calls: the hours of the week, bank holidays, both changes of the clock, and closed by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.calls.opening_hours import OpeningHours, OpeningState, OpeningWindow, opening_state
from victimcare.rules.clock import LONDON, WorkingDays

DAY = OpeningWindow(time(8), time(20))
HOURS = OpeningHours(
    {
        **dict.fromkeys(range(5), (DAY,)),
        5: (OpeningWindow(time(10), time(16)),),
        7: (OpeningWindow(time(12), time(14)),),
    }
)
CALENDAR = WorkingDays(frozenset({date(2026, 12, 25), date(2026, 12, 28)}), range(2026, 2030))


def at(day: str, hour: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at("2026-12-01", "08:00"), OpeningState(True)),
        (at("2026-12-01", "07:59"), OpeningState(False, at("2026-12-01", "08:00"))),
        (at("2026-12-01", "20:00"), OpeningState(False, at("2026-12-02", "08:00"))),
        (at("2026-12-05", "16:30"), OpeningState(False, at("2026-12-07", "08:00"))),  # no Sundays
        (at("2026-12-25", "13:00"), OpeningState(True)),
        (at("2026-12-25", "14:00"), OpeningState(False, at("2026-12-26", "10:00"))),
    ],
)
def test_hours_of_the_week_and_of_bank_holidays(now: datetime, expected: OpeningState) -> None:
    assert opening_state(now, HOURS, CALENDAR) == expected


def test_closed_by_hand_until_a_time_within_the_hours() -> None:
    now, until = at("2026-12-01", "11:00"), at("2026-12-01", "12:30")

    assert opening_state(now, HOURS, CALENDAR, until) == OpeningState(False, until)
    assert opening_state(until, HOURS, CALENDAR, until) == OpeningState(True)
    assert opening_state(now, HOURS, CALENDAR, at("2026-12-01", "21:00")) == OpeningState(
        False, at("2026-12-02", "08:00")
    )


def test_round_the_clock_is_never_closed_while_the_clocks_change() -> None:
    always = OpeningHours({day: (OpeningWindow(time(0), time(0)),) for day in range(8)})

    for changes in (datetime(2027, 3, 28, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)):
        for minutes in range(0, 240, 10):
            assert opening_state(changes + timedelta(minutes=minutes), always, CALENDAR).is_open


def test_a_force_that_names_no_hours_has_no_agents() -> None:
    assert opening_state(at("2026-12-01", "11:00"), OpeningHours(), CALENDAR) == OpeningState(False)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC)))
def test_it_is_open_when_it_said_that_it_would_be(now: datetime) -> None:
    found = opening_state(now, HOURS, CALENDAR)

    assert found.is_open or (found.opens_at is not None and opening_state(found.opens_at, HOURS, CALENDAR).is_open)
