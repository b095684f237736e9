"""A challenge's two clocks, for any day and edition."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.challenges import challenge_deadlines, span_ends_at
from victimcare.rules.clock import LONDON, WorkingDays, end_of_day, london_date
from victimcare.rules.rights.catalogue import Span, Unit

CALENDAR = WorkingDays(
    frozenset({date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1), date(2027, 12, 27)}), range(2026, 2028)
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31, 23, 59), timezones=st.just(UTC))
SPANS = st.builds(Span, st.integers(1, 40), st.sampled_from(Unit)) | st.none()


@pytest.mark.parametrize(
    ("received", "holding", "answer"),
    [
        (datetime(2026, 11, 25, 9, 0, tzinfo=UTC), date(2026, 11, 26), date(2026, 12, 9)),  # a Wednesday
        (datetime(2026, 11, 27, 23, 30, tzinfo=UTC), date(2026, 11, 30), date(2026, 12, 11)),  # late on a Friday
        (datetime(2026, 12, 24, 12, 0, tzinfo=UTC), date(2026, 12, 29), date(2027, 1, 12)),  # before Christmas
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), date(2026, 7, 2), date(2026, 7, 15)),  # past midnight in London
    ],
)
def test_a_working_day_and_the_editions_ten(received: datetime, holding: date, answer: date) -> None:
    found = challenge_deadlines(received, Span(10, Unit.WORKING_DAY), CALENDAR)

    assert (london_date(found.holding_by), london_date(found.answer_by)) == (holding, answer)


@given(received_at=MOMENTS, span=SPANS)
def test_both_lie_ahead_and_the_holding_answer_is_never_the_later(received_at: datetime, span: Span | None) -> None:
    found = challenge_deadlines(received_at, span, CALENDAR)

    assert received_at < found.holding_by <= found.answer_by


@given(received_at=MOMENTS, days=st.integers(1, 30))
def test_what_is_counted_in_working_days_ends_on_one_at_the_last_second(received_at: datetime, days: int) -> None:
    end = span_ends_at(received_at, Span(days, Unit.WORKING_DAY), CALENDAR)

    if end is not None:
        local = end.astimezone(LONDON)
        assert CALENDAR.is_working_day(local.date())
        assert end == end_of_day(local.date())


@given(received_at=MOMENTS)
def test_without_a_number_the_holding_answer_says_by_when(received_at: datetime) -> None:
    found = challenge_deadlines(received_at, None, CALENDAR)

    assert found.holding_by == found.answer_by


def test_past_the_calendar_nothing_is_guessed() -> None:
    last = datetime(2027, 12, 31, 12, tzinfo=UTC)

    assert span_ends_at(last, Span(10, Unit.WORKING_DAY), CALENDAR) is None
    assert challenge_deadlines(last, Span(10, Unit.WORKING_DAY), CALENDAR).holding_by == end_of_day(date(2028, 1, 1))


def test_months_hours_and_days_are_counted_as_the_ledger_counts_them() -> None:
    at = datetime(2026, 11, 30, 12, tzinfo=UTC)

    assert span_ends_at(at, Span(3, Unit.CALENDAR_MONTH), CALENDAR) == end_of_day(date(2027, 2, 28))
    assert span_ends_at(at, Span(24, Unit.HOUR), CALENDAR) == at + timedelta(hours=24)
    assert span_ends_at(at, Span(2, Unit.CALENDAR_DAY), CALENDAR) == end_of_day(date(2026, 12, 2))
