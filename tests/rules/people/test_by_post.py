"""Which news can wait for the post."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.people.plans import at
from tests.rules.people.test_safe_contact_at_random import MOMENTS

from victimcare.rules.clock import WorkingDays, london_date
from victimcare.rules.safe_contact.staff_contact import can_wait_for_post, letter_arrives_on

EASTER = frozenset({date(2026, 4, 3), date(2026, 4, 6)})
DAYS = WorkingDays(EASTER, range(2025, 2030))
WEDNESDAY = at("2026-03-04T12:00")  # three working days on is Monday the 9th


@pytest.mark.parametrize(
    ("due", "happens_on", "is_risk", "waits"),
    [
        ("2026-03-11T23:59:59", None, False, True),  # five working days, as most news
        ("2026-03-09T23:59:59", None, False, True),
        ("2026-03-06T23:59:59", None, False, False),
        ("2026-03-05T23:59:59", None, False, False),  # one working day: Enhanced Rights
        (None, None, False, True),
        (None, None, True, False),
        ("2026-03-11T23:59:59", None, True, False),
        ("2026-03-11T23:59:59", date(2026, 3, 10), False, True),
        ("2026-03-11T23:59:59", date(2026, 3, 9), False, False),  # they must know before the day itself
        ("2026-03-11T23:59:59", date(2026, 3, 5), False, False),
    ],
)
def test_a_letter_leaves_only_where_it_arrives_in_time(
    due: str | None, happens_on: date | None, is_risk: bool, waits: bool
) -> None:
    found = can_wait_for_post(
        due_at=at(due) if due else None, happens_on=happens_on, is_risk=is_risk, now=WEDNESDAY, calendar=DAYS
    )

    assert found is waits


@pytest.mark.parametrize(
    ("today", "arrives"),
    [
        (date(2026, 3, 6), date(2026, 3, 11)),  # a Friday
        (date(2026, 3, 7), date(2026, 3, 11)),  # a Saturday
        (date(2026, 4, 1), date(2026, 4, 8)),  # the Wednesday before Easter
        (date(2026, 3, 27), date(2026, 4, 1)),  # over the night on which the clocks change
    ],
)
def test_it_is_in_the_post_for_working_days(today: date, arrives: date) -> None:
    assert letter_arrives_on(today, DAYS) == arrives


@settings(max_examples=300, deadline=None)
@given(now=MOMENTS, due=st.timedeltas(timedelta(0), timedelta(days=20)), happens=st.integers(0, 20), risk=st.booleans())
def test_no_news_of_risk_and_nothing_that_is_due_sooner_waits_for_the_post(
    now: datetime, due: timedelta, happens: int, risk: bool
) -> None:
    happens_on = london_date(now) + timedelta(days=happens)

    if can_wait_for_post(due_at=now + due, happens_on=happens_on, is_risk=risk, now=now, calendar=DAYS):
        assert not risk
        assert london_date(now + due) >= letter_arrives_on(london_date(now), DAYS)
        assert happens_on > letter_arrives_on(london_date(now), DAYS)
