"""How many people written messages need beside calls."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.calls.staffing import (
    MOST_OCCUPIED,
    SHIFT_HOURS,
    StaffedHalfHour,
    WrittenWorkNeed,
    count_hours_left,
    work_out_written_need,
)

A_DAY = (StaffedHalfHour(people=4, erlangs=1.4),) * 20  # ten hours, in each 4 × 0.85 - 1.4 = 2 people are free

_half_hours = st.lists(st.builds(StaffedHalfHour, st.integers(0, 40), st.floats(0, 40)), max_size=48)
_messages, _handling = st.floats(0, 5_000), st.floats(1, 1_800)


@pytest.mark.parametrize(
    ("messages", "more"),
    [(0, 0), (100, 0), (200, 0), (201, 1), (263, 1), (264, 2), (327, 2)],
    ids=["none", "fewer than fit", "all that fit", "one too many", "a shift", "a shift and one", "two shifts"],
)
def test_six_minutes_a_message_beside_twenty_free_hours(messages: int, more: int) -> None:
    need = work_out_written_need(messages, handling=360, half_hours=A_DAY)

    assert need.hours == pytest.approx(messages / 10)
    assert need.left == pytest.approx(20)
    assert need.more == more


def test_without_agents_for_calls_every_hour_needs_another_person() -> None:
    assert work_out_written_need(40, handling=360) == WrittenWorkNeed(40, 4.0, 0.0, 1)


def test_a_half_hour_in_which_calls_keep_everybody_busy_leaves_nothing_and_takes_nothing() -> None:
    busy, free = StaffedHalfHour(people=3, erlangs=2.9), StaffedHalfHour(people=4, erlangs=1.4)

    assert count_hours_left([busy]) == 0
    assert count_hours_left([busy, free]) == pytest.approx(1.0)


@given(messages=_messages, besides=_messages, handling=_handling, half_hours=_half_hours)
def test_more_messages_never_take_fewer_people(
    messages: float, besides: float, handling: float, half_hours: list[StaffedHalfHour]
) -> None:
    few = work_out_written_need(messages, handling=handling, half_hours=half_hours)
    many = work_out_written_need(messages + besides, handling=handling, half_hours=half_hours)

    assert few.more <= many.more


@given(handling=_handling, half_hours=_half_hours)
def test_no_message_needs_no_more_people(handling: float, half_hours: list[StaffedHalfHour]) -> None:
    assert work_out_written_need(0, handling=handling, half_hours=half_hours).more == 0


@given(messages=_messages, handling=_handling, half_hours=_half_hours)
def test_all_work_fits_and_with_one_person_fewer_it_would_not(
    messages: float, handling: float, half_hours: list[StaffedHalfHour]
) -> None:
    need = work_out_written_need(messages, handling=handling, half_hours=half_hours)
    shift = SHIFT_HOURS * MOST_OCCUPIED

    assert need.hours <= need.left + need.more * shift + 1e-6
    assert need.more == 0 or need.hours > need.left + (need.more - 1) * shift
