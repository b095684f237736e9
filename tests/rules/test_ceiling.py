from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.ceiling import ONE_HOUR, moments_of_room

NOW = datetime(2026, 11, 25, 14, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def test_where_nothing_has_left_as_many_as_allowed_leave_now_and_the_rest_an_hour_later_each() -> None:
    assert moments_of_room(5, taken=[], ceiling=2, now=NOW) == [at(0), at(0), at(60), at(60), at(120)]


def test_in_a_full_hour_each_leaves_when_one_of_it_is_an_hour_old() -> None:
    assert moments_of_room(3, taken=[at(-10), at(-50)], ceiling=2, now=NOW) == [at(10), at(50), at(70)]


def test_what_is_to_leave_already_keeps_its_place() -> None:
    taken = [at(-10), at(30)]

    assert moments_of_room(1, taken=taken, ceiling=1, now=NOW) == [at(90)]
    assert moments_of_room(1, taken=[at(-70), at(90)], ceiling=1, now=NOW) == [at(0)]


@given(taken=st.lists(st.integers(-59, 300), max_size=12), count=st.integers(0, 12), ceiling=st.integers(1, 5))
def test_no_hour_comes_to_hold_more_than_the_ceiling(taken: list[int], count: int, ceiling: int) -> None:
    before = sorted(at(minute) for minute in taken)

    found = moments_of_room(count, taken=before, ceiling=ceiling, now=NOW)

    row = sorted(before + found)
    assert len(found) == count
    assert all(moment >= NOW for moment in found)
    for moment in found:
        for first in [one for one in row if moment - ONE_HOUR < one <= moment]:
            hour = [one for one in row if first <= one < first + ONE_HOUR]
            assert len(hour) <= max(ceiling, len([one for one in before if first <= one < first + ONE_HOUR]))
