"""The second step: which numbers can be right, for how long, and how often a visitor may try."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.access_codes import second_factor
from victimcare.rules.access_codes.second_factor import TIME_STEP, FactorNumber, NumberKind, ShortNumberSource

NOW = datetime(2026, 11, 25, 9, 0, 10, tzinfo=UTC)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("123456", FactorNumber("123456", NumberKind.SHORT)),
        (" 123 456 ", FactorNumber("123456", NumberKind.SHORT)),
        ("01234-56789", FactorNumber("0123456789", NumberKind.RECOVERY)),
        ("12345", None),
        ("123 456 789 012", FactorNumber("123456789012", NumberKind.PAIR)),
        ("1234567890123", None),
        ("12345a", None),
        ("१२३४५६", None),
        ("", None),
    ],
)
def test_a_number_is_read_however_it_is_spaced(typed: str, read: FactorNumber | None) -> None:
    assert second_factor.parse_factor_number(typed) == read


@given(st.from_regex(r"[0-9]{6}|[0-9]{10}|[0-9]{12}", fullmatch=True))
def test_what_is_read_out_is_read_in_again(digits: str) -> None:
    number = second_factor.parse_factor_number(second_factor.space_digits(digits))

    assert number is not None
    assert number.digits == digits


@given(moments, st.integers(-3, 3))
def test_no_number_of_an_app_counts_twice_nor_one_that_is_older(now: datetime, taken: int) -> None:
    last = int(now.timestamp()) // 30 + taken

    steps = second_factor.valid_time_steps(now=now, last=last)
    pairs = second_factor.valid_pair_steps(now=now, last=last)

    assert all(step > last for step in (*steps, *pairs))
    assert len(steps) <= second_factor.VALID_NUMBERS[ShortNumberSource.APP]
    assert len(pairs) <= 2 * second_factor.STEPS_OFF + 1


@given(moments, st.integers(-600, 600))
def test_a_number_counts_while_it_is_shown_and_half_a_minute_after_it(now: datetime, seconds: int) -> None:
    """Two in a row, also where the clock of the app is a minute and a half off."""
    shown = int((now + timedelta(seconds=seconds)).timestamp()) // 30
    half_minutes = shown - int(now.timestamp()) // 30

    assert (shown in second_factor.valid_time_steps(now=now, last=0)) is (half_minutes in (-1, 0))
    if abs(seconds) <= 3 * TIME_STEP.total_seconds():
        assert {shown, shown - 1} & set(second_factor.valid_pair_steps(now=now, last=0))


@given(
    st.lists(
        st.sampled_from(
            [(ShortNumberSource.APP,), (ShortNumberSource.TEXT,), (ShortNumberSource.APP, ShortNumberSource.TEXT)]
        ),
        max_size=30,
    )
)
def test_whatever_is_tried_takes_over_no_likelier_than_five_in_a_million(
    tries: list[tuple[ShortNumberSource, ...]],
) -> None:
    """Each wrong number is compared with those of the victim's sources that may be compared at that moment."""
    spent = 0
    for has in tries:
        spent += sum(second_factor.VALID_NUMBERS[one] for one in second_factor.comparable_sources(has, spent))

    assert spent <= second_factor.MOST_SPENT
    assert second_factor.guessing_chance() <= Fraction(5, 1_000_000)


@given(st.lists(st.integers(0, 7200), max_size=10))
def test_three_texts_an_hour_are_asked_for_at_most(waits: list[int]) -> None:
    asked: list[datetime] = []
    now = NOW
    for wait in waits:
        now += timedelta(seconds=wait)
        if second_factor.may_text_number(asked, now=now):
            asked.append(now)

    assert all(sum(at - timedelta(hours=1) < other <= at for other in asked) <= 3 for at in asked)
