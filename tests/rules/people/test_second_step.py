"""The second step: which numbers can be right, how long, and how often somebody may try."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.people import second_step
from victimcare.rules.people.second_step import STEP, Guessed, Number, NumberKind

NOW = datetime(2026, 11, 25, 9, 0, 10, tzinfo=UTC)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("123456", Number("123456", NumberKind.SHORT)),
        (" 123 456 ", Number("123456", NumberKind.SHORT)),
        ("01234-56789", Number("0123456789", NumberKind.RECOVERY)),
        ("12345", None),
        ("123 456 789 012", Number("123456789012", NumberKind.PAIR)),
        ("1234567890123", None),
        ("12345a", None),
        ("१२३४५६", None),
        ("", None),
    ],
)
def test_a_number_is_read_however_it_is_spaced(typed: str, read: Number | None) -> None:
    assert second_step.read(typed) == read


@given(st.from_regex(r"[0-9]{6}|[0-9]{10}|[0-9]{12}", fullmatch=True))
def test_what_is_read_out_is_read_in_again(digits: str) -> None:
    number = second_step.read(second_step.spaced(digits))

    assert number is not None
    assert number.digits == digits


@given(moments, st.integers(-3, 3))
def test_no_number_of_an_app_counts_twice_nor_one_that_is_older(now: datetime, taken: int) -> None:
    last = int(now.timestamp()) // 30 + taken

    steps = second_step.steps_that_count(now=now, last=last)
    pairs = second_step.pairs_that_count(now=now, last=last)

    assert all(step > last for step in (*steps, *pairs))
    assert len(steps) <= second_step.FITS[Guessed.APP]
    assert len(pairs) <= 2 * second_step.STEPS_OFF + 1


@given(moments, st.integers(-600, 600))
def test_a_number_counts_while_it_is_shown_and_half_a_minute_after_it(now: datetime, seconds: int) -> None:
    """Two in a row, also where the clock of the app is a minute and a half off."""
    shown = int((now + timedelta(seconds=seconds)).timestamp()) // 30
    half_minutes = shown - int(now.timestamp()) // 30

    assert (shown in second_step.steps_that_count(now=now, last=0)) is (half_minutes in (-1, 0))
    if abs(seconds) <= 3 * STEP.total_seconds():
        assert {shown, shown - 1} & set(second_step.pairs_that_count(now=now, last=0))


@given(st.lists(st.sampled_from([(Guessed.APP,), (Guessed.TEXT,), (Guessed.APP, Guessed.TEXT)]), max_size=30))
def test_whatever_is_tried_takes_over_no_likelier_than_five_in_a_million(tries: list[tuple[Guessed, ...]]) -> None:
    """Each wrong number is compared with what listens of those that she has at that moment."""
    spent = 0
    for has in tries:
        spent += sum(second_step.FITS[one] for one in second_step.listening(has, spent))

    assert spent <= second_step.SPENT
    assert second_step.chance() <= Fraction(5, 1_000_000)


@given(st.lists(st.integers(0, 7200), max_size=10))
def test_three_texts_an_hour_are_asked_for_at_most(waits: list[int]) -> None:
    asked: list[datetime] = []
    now = NOW
    for wait in waits:
        now += timedelta(seconds=wait)
        if second_step.may_text(asked, now=now):
            asked.append(now)

    assert all(sum(at - timedelta(hours=1) < other <= at for other in asked) <= 3 for at in asked)
