from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.clock import WorkingDays
from victimcare.rules.updates.officer_questions import (
    MOST_IN_A_MAIL,
    OpenQuestion,
    choose_for_mail,
    is_officer_silent,
    is_time_to_ask,
    order_questions,
)

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
CALENDAR = WorkingDays(frozenset({date(2026, 12, 25)}), range(2026, 2028))
WAITING = st.lists(
    st.builds(
        lambda case, harm, days: (case, harm, NOW + timedelta(days=days)),
        st.integers(1, 6),
        st.integers(1, 3),
        st.integers(-5, 5),
    ),
    max_size=25,
)


@settings(max_examples=50, deadline=None)
@given(WAITING)
def test_a_mail_asks_of_different_cases_the_worst_first_and_three_at_most(
    rows: list[tuple[int, int, datetime]],
) -> None:
    waiting = [OpenQuestion(number, *row) for number, row in enumerate(rows)]

    mail = choose_for_mail(waiting)

    assert len(mail) == min(MOST_IN_A_MAIL, len({one.case_id for one in waiting}))
    assert len({one.case_id for one in mail}) == len(mail)
    assert [(-one.harm, one.due_at) for one in mail] == sorted((-one.harm, one.due_at) for one in mail)
    assert sorted(order_questions(waiting), key=lambda one: one.id) == waiting  # the page has all of them


@pytest.mark.parametrize(
    ("moment", "is_time"),
    [
        (datetime(2026, 11, 25, 7, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 25, 8, 0, tzinfo=UTC), True),
        (datetime(2026, 7, 1, 7, 0, tzinfo=UTC), True),  # eight by London's summer
        (datetime(2026, 11, 25, 18, 0, tzinfo=UTC), False),
        (datetime(2026, 11, 28, 9, 0, tzinfo=UTC), False),  # a Saturday
        (datetime(2026, 12, 25, 9, 0, tzinfo=UTC), False),
    ],
)
def test_officers_are_written_to_in_the_hours_of_an_office(moment: datetime, is_time: bool) -> None:
    assert is_time_to_ask(moment, CALENDAR) is is_time


def test_two_mails_and_a_day_are_silence() -> None:
    today = NOW.date()

    assert not is_officer_silent(asked=1, last_asked_on=today - timedelta(days=3), today=today)
    assert not is_officer_silent(asked=2, last_asked_on=today, today=today)
    assert is_officer_silent(asked=2, last_asked_on=today - timedelta(days=1), today=today)
