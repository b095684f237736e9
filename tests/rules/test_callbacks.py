"""For when a call back is promised."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.calls.callback_times import NOTICE, CallbackWindow, has_callback_place, next_callback_window
from victimcare.rules.clock import LONDON, WorkingDays
from victimcare.rules.force import CallbackSlot

CHRISTMAS = WorkingDays(frozenset({date(2026, 12, 25), date(2026, 12, 28)}), range(2026, 2028))
SLOTS = (CallbackSlot(time(10), time(12)), CallbackSlot(time(14), time(17)))


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=LONDON)


def test_the_window_that_is_open_now_is_promised_from_the_next_quarter_hour() -> None:
    assert next_callback_window(_at(23, 10, 5), SLOTS, CHRISTMAS) == CallbackWindow(_at(23, 10, 15), _at(23, 12))


def test_a_window_with_less_than_half_an_hour_left_is_not_promised() -> None:
    assert next_callback_window(_at(23, 11, 40), SLOTS, CHRISTMAS) == CallbackWindow(_at(23, 14), _at(23, 17))


def test_christmas_is_passed_over() -> None:
    assert next_callback_window(_at(24, 16, 45), SLOTS, CHRISTMAS) == CallbackWindow(_at(29, 10), _at(29, 12))


def test_the_victims_hours_narrow_the_window() -> None:
    promised = next_callback_window(
        _at(23, 9), SLOTS, CHRISTMAS, suits_victim=lambda moment: 15 <= moment.astimezone(LONDON).hour < 16
    )

    assert promised == CallbackWindow(_at(23, 15), _at(23, 16))


def test_hours_that_never_meet_ours_are_not_promised() -> None:
    assert next_callback_window(_at(23, 9), SLOTS, CHRISTMAS, suits_victim=lambda moment: False) is None


def test_a_moment_past_the_quarter_is_not_promised_backwards() -> None:
    now = _at(23, 14).replace(microsecond=1)

    assert next_callback_window(now, SLOTS, CHRISTMAS) == CallbackWindow(_at(23, 14, 15), _at(23, 17))


@given(st.datetimes(datetime(2026, 1, 5), datetime(2027, 11, 30)), st.integers(0, 23), st.integers(1, 10))
def test_a_promise_lies_in_our_hours_and_the_victims(naive: datetime, from_hour: int, hours: int) -> None:
    now = naive.replace(tzinfo=LONDON)

    def suits(moment: datetime) -> bool:
        return (moment.astimezone(LONDON).hour - from_hour) % 24 < hours

    promised = next_callback_window(now, SLOTS, CHRISTMAS, suits)

    if promised is None:
        return
    assert promised.start >= now
    assert promised.until - promised.start >= NOTICE
    assert suits(promised.start)
    assert any(slot.start <= promised.start.time() and promised.until.time() <= slot.end for slot in SLOTS)
    assert CHRISTMAS.is_working_day(promised.start.date())


@pytest.mark.parametrize("places", [1, 2, 3, 8])
def test_however_many_are_promised_without_a_check_known_victims_have_a_share_of_each_time(places: int) -> None:
    """A caller who falls silent is refused no time, so there can be more of them than places."""
    share = max(1, places // 4)

    assert has_callback_place(places, known=share - 1, unproved=1000, is_known=True)
    assert not has_callback_place(places, known=share, unproved=1000, is_known=True)
    assert has_callback_place(places, known=places - 1, unproved=0, is_known=True)


def test_callers_without_a_check_take_no_place_of_the_share_and_none_where_all_are_taken() -> None:
    assert [has_callback_place(8, known=0, unproved=taken, is_known=False) for taken in (0, 5, 6)] == [
        True,
        True,
        False,
    ]
    assert not has_callback_place(8, known=8, unproved=0, is_known=False)
    assert has_callback_place(1, known=0, unproved=0, is_known=False)
