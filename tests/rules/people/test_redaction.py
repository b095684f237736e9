"""What remains of a birth date: never more than the month, and every answer that follows from it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules import clock
from victimcare.rules.people.privacy import redact_birth_date

BIRTH_DATES = st.dates(date(1999, 1, 1), date(2015, 12, 31))
DAYS = st.tuples(st.dates(date(2015, 1, 1), date(2020, 12, 31)), st.integers(0, 400)).map(
    lambda pair: (pair[0], pair[0] + timedelta(days=pair[1]))
)


@given(BIRTH_DATES, DAYS)
def test_a_child_stays_protected_and_no_more_than_the_month_is_kept(born: date, days: tuple[date, date]) -> None:
    left = redact_birth_date(born, days)

    for day in days:
        for age in (16, 18):
            was_under = day < clock.birthday(born, age)
            if was_under:
                assert left is not None
                assert day < clock.birthday(left, age)
    if left is not None:
        assert (left.year, left.month) == (born.year, born.month)
        assert left.day == 1 or (left + timedelta(days=1)).day == 1


def test_nothing_stays_of_an_adults() -> None:
    assert redact_birth_date(date(1980, 5, 17), [date(2026, 5, 1)]) is None


def test_a_childs_day_is_not_kept() -> None:
    assert redact_birth_date(date(2012, 5, 17), [date(2026, 6, 1)]) == date(2012, 5, 1)


def test_the_last_of_the_month_where_the_first_would_make_the_child_sixteen_already() -> None:
    assert redact_birth_date(date(2010, 5, 17), [date(2026, 5, 10)]) == date(2010, 5, 31)
