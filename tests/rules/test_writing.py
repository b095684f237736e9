"""How often it is kind to ask how things stand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.clock import WorkingDays
from victimcare.rules.people.writing import MayAsk, WhyNot, may_ask

CALENDAR = WorkingDays(frozenset({date(2026, 12, 25), date(2026, 12, 28)}), range(2026, 2028))
MONDAY = date(2026, 11, 23)
DAYS = st.dates(date(2026, 2, 1), date(2026, 11, 30))


def _asked(today: date, *, is_open: bool = False, asked_on: date | None = None, told_on: date | None = None) -> MayAsk:
    return may_ask(is_open=is_open, asked_on=asked_on, told_on=told_on, today=today, calendar=CALENDAR)


def test_who_has_never_asked_or_been_told_can_ask() -> None:
    assert _asked(MONDAY) == MayAsk(None, None)


def test_while_an_answer_is_owed_nobody_need_ask_again() -> None:
    assert _asked(MONDAY, is_open=True, asked_on=MONDAY - timedelta(days=90)) == MayAsk(WhyNot.ASKED, None)


@pytest.mark.parametrize(
    ("asked_on", "told_on", "expected"),
    [
        (MONDAY - timedelta(days=3), None, MayAsk(WhyNot.ANSWERED, date(2026, 11, 27))),
        (None, MONDAY - timedelta(days=3), MayAsk(WhyNot.NEWS, date(2026, 11, 27))),
        (MONDAY - timedelta(days=3), MONDAY, MayAsk(WhyNot.NEWS, date(2026, 11, 30))),
        (MONDAY - timedelta(days=7), MONDAY - timedelta(days=30), MayAsk(None, None)),
    ],
)
def test_five_working_days_lie_between(asked_on: date | None, told_on: date | None, expected: MayAsk) -> None:
    assert _asked(MONDAY, asked_on=asked_on, told_on=told_on) == expected


def test_christmas_is_not_counted() -> None:
    before = date(2026, 12, 21)

    assert _asked(before, told_on=before).from_on == date(2026, 12, 30)


@given(DAYS, st.none() | DAYS, st.none() | DAYS)
def test_a_day_that_is_named_is_ahead_and_on_it_she_can_ask(
    today: date, asked_on: date | None, told_on: date | None
) -> None:
    may = _asked(today, asked_on=asked_on, told_on=told_on)

    if may.from_on is None:
        assert may.why_not is None
    else:
        assert may.from_on > today
        assert _asked(may.from_on, asked_on=asked_on, told_on=told_on) == MayAsk(None, None)
