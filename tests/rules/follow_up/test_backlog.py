"""How a backlog is worked down: what is left of today's share, and by when it is cleared."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from victimcare.rules.clock import WorkingDays
from victimcare.rules.follow_up.unattended_duties import backlog_days_left, backlog_last_day, remaining_share

CALENDAR = WorkingDays(frozenset({date(2026, 12, 25), date(2026, 12, 28)}), range(2026, 2028))


@pytest.mark.parametrize(("share", "handed_out", "left"), [(10, 0, 10), (10, 4, 6), (10, 10, 0), (3, 10, 0), (0, 0, 0)])
def test_what_is_left_of_todays_share(share: int, handed_out: int, left: int) -> None:
    assert remaining_share(share=share, handed_out=handed_out) == left


@pytest.mark.parametrize(
    ("left", "share", "day"),
    [
        (1, 10, date(2026, 12, 24)),
        (10, 10, date(2026, 12, 24)),
        (11, 10, date(2026, 12, 29)),  # Christmas Day, a weekend and its Monday between
        (5, 0, None),  # nothing is handed out
        (100_000, 10, None),  # beyond the calendar
    ],
)
def test_the_day_of_the_last_of_it(left: int, share: int, day: date | None) -> None:
    today = date(2026, 12, 23)

    assert backlog_last_day(left=left, share=share, today=today, working_day_after=CALENDAR.after) == day


@given(left=some.integers(0, 100_000), share=some.integers(1, 500))
def test_the_days_are_enough_and_none_is_too_many(left: int, share: int) -> None:
    days = backlog_days_left(left=left, share=share)

    assert days is not None
    assert days * share >= left
    assert left == 0 or (days - 1) * share < left
