"""How often a victim may ask how things stand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.clock import WorkingDays
from victimcare.rules.contact.correspondence import UpdatePermission, UpdateRefusal, may_request_update

CALENDAR = WorkingDays(frozenset({date(2026, 12, 25), date(2026, 12, 28)}), range(2026, 2028))
MONDAY = date(2026, 11, 23)
DAYS = st.dates(date(2026, 2, 1), date(2026, 11, 30))


def _asked(today: date, *, is_open: bool = False, answered_on: date | None = None) -> UpdatePermission:
    return may_request_update(is_open=is_open, answered_on=answered_on, today=today, calendar=CALENDAR)


def test_a_victim_never_answered_can_ask() -> None:
    assert _asked(MONDAY) == UpdatePermission(None, None)


def test_while_an_answer_is_owed_no_victim_need_ask_again() -> None:
    assert _asked(MONDAY, is_open=True, answered_on=MONDAY - timedelta(days=90)) == UpdatePermission(
        UpdateRefusal.ASKED, None
    )


@pytest.mark.parametrize(
    ("answered_on", "expected"),
    [
        (MONDAY - timedelta(days=3), UpdatePermission(UpdateRefusal.ANSWERED, date(2026, 11, 27))),
        (MONDAY, UpdatePermission(UpdateRefusal.ANSWERED, date(2026, 11, 30))),
        (MONDAY - timedelta(days=7), UpdatePermission(None, None)),
    ],
)
def test_five_working_days_lie_between(answered_on: date, expected: UpdatePermission) -> None:
    assert _asked(MONDAY, answered_on=answered_on) == expected


def test_christmas_is_not_counted() -> None:
    before = date(2026, 12, 21)

    assert _asked(before, answered_on=before).from_on == date(2026, 12, 30)


@given(DAYS, st.none() | DAYS)
def test_a_day_that_is_named_is_ahead_and_on_it_the_victim_can_ask(today: date, answered_on: date | None) -> None:
    may = _asked(today, answered_on=answered_on)

    if may.from_on is None:
        assert may.why_not is None
    else:
        assert may.from_on > today
        assert _asked(may.from_on, answered_on=answered_on) == UpdatePermission(None, None)
