"""The second step: which numbers can be right, how long, and how often somebody may try."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.people import second_step
from victimcare.rules.people.second_step import STEP, Number, NumberKind

NOW = datetime(2026, 11, 25, 9, 0, 10, tzinfo=UTC)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("123456", Number("123456", NumberKind.SHORT)),
        (" 123 456 ", Number("123456", NumberKind.SHORT)),
        ("01234-56789", Number("0123456789", NumberKind.RECOVERY)),
        ("12345", None),
        ("123456789012", None),
        ("12345a", None),
        ("१२३४५६", None),
        ("", None),
    ],
)
def test_a_number_is_read_however_it_is_spaced(typed: str, read: Number | None) -> None:
    assert second_step.read(typed) == read


@given(st.from_regex(r"[0-9]{6}|[0-9]{10}", fullmatch=True))
def test_what_is_read_out_is_read_in_again(digits: str) -> None:
    number = second_step.read(second_step.spaced(digits))

    assert number is not None
    assert number.digits == digits


@given(moments, st.integers(-3, 3))
def test_no_number_of_an_app_counts_twice_nor_one_that_is_older(now: datetime, taken: int) -> None:
    last = int(now.timestamp()) // 30 + taken

    steps = second_step.steps_that_count(now=now, last=last)

    assert all(step > last for step in steps)
    assert len(steps) <= 3


@given(moments, st.integers(-600, 600))
def test_a_number_counts_while_it_is_shown_and_half_a_minute_on_either_side(now: datetime, seconds: int) -> None:
    shown = int((now + timedelta(seconds=seconds)).timestamp()) // 30

    counts = shown in second_step.steps_that_count(now=now, last=0)

    if abs(seconds) <= STEP.total_seconds():
        assert counts
    if abs(seconds) > 2 * STEP.total_seconds():
        assert not counts


@given(st.lists(st.integers(0, 7200), max_size=10))
def test_three_texts_an_hour_are_asked_for_at_most(waits: list[int]) -> None:
    asked: list[datetime] = []
    now = NOW
    for wait in waits:
        now += timedelta(seconds=wait)
        if second_step.may_text(asked, now=now):
            asked.append(now)

    assert all(sum(at - timedelta(hours=1) < other <= at for other in asked) <= 3 for at in asked)
