"""The clocks of a complaint's levels, over weekends, bank holidays and clock changes; and where each answer leads."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.challenges.challenge_course import (
    ComplaintStage,
    ReviewBody,
    complaint_read_by,
    next_complaint_stage,
    next_stage_sentences,
    review_request_due_on,
    stage_deadlines,
)
from victimcare.rules.clock import WorkingDays, end_of_day, london_date
from victimcare.rules.rights.catalogue import Span, Unit

HOLIDAYS = frozenset(
    {date(2026, 4, 3), date(2026, 4, 6), date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1), date(2027, 8, 30)}
)
CALENDAR = WorkingDays(HOLIDAYS, range(2026, 2029))
TEN = Span(10, Unit.WORKING_DAY)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31, 23, 59), timezones=st.just(UTC))


def _counted(day: date, working_days: int) -> date:
    """Counted by hand, without the product's calendar."""
    while working_days:
        day += timedelta(days=1)
        working_days -= day.weekday() < 5 and day not in HOLIDAYS
    return day


@given(opened_at=MOMENTS)
def test_a_complaint_is_read_on_the_next_working_day_and_held_within_ten(opened_at: datetime) -> None:
    day = london_date(opened_at)
    first, formal, review = (stage_deadlines(level, opened_at, TEN, CALENDAR) for level in ComplaintStage)

    next_day, tenth = _counted(day, 1), _counted(day, 10)
    assert {london_date(one.read_by) for one in (first, formal, review)} == {next_day}
    assert complaint_read_by(opened_at, CALENDAR) == first.read_by
    assert (london_date(first.holding_by), london_date(first.answer_by)) == (next_day, tenth)
    assert london_date(formal.holding_by) == tenth
    assert london_date(review.holding_by) == _counted(day, 5)
    for one in (first, formal, review):
        assert opened_at < one.read_by <= one.holding_by <= one.answer_by
        assert {end_of_day(london_date(at)) for at in (one.read_by, one.holding_by, one.answer_by)} == {
            one.read_by,
            one.holding_by,
            one.answer_by,
        }


@given(opened_at=MOMENTS, level=st.sampled_from(ComplaintStage))
def test_a_crime_by_one_of_us_is_read_within_the_hour_and_no_other_day_moves(
    opened_at: datetime, level: ComplaintStage
) -> None:
    usual = stage_deadlines(level, opened_at, TEN, CALENDAR)

    found = stage_deadlines(level, opened_at, TEN, CALENDAR, is_crime=True)

    assert found.read_by == min(opened_at + timedelta(hours=1), usual.read_by)
    assert (found.holding_by, found.answer_by) == (usual.holding_by, usual.answer_by)


@given(opened_at=MOMENTS, level=st.sampled_from(ComplaintStage))
def test_without_a_number_in_the_edition_each_step_still_has_a_day(opened_at: datetime, level: ComplaintStage) -> None:
    found = stage_deadlines(level, opened_at, None, CALENDAR)

    assert opened_at < found.read_by <= found.holding_by <= found.answer_by


def test_the_review_body_must_have_the_request_within_28_days() -> None:
    assert review_request_due_on(datetime(2026, 4, 1, 9, 0, tzinfo=UTC)) == date(2026, 4, 29)  # the body's own example
    assert review_request_due_on(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == date(
        2026, 7, 29
    )  # past midnight in London


@pytest.mark.parametrize(
    ("level", "body", "offered"),
    [
        (ComplaintStage.FIRST_ANSWER, None, ("challenges-next-standards", "challenges-next-ombudsman")),
        (ComplaintStage.STANDARDS, ReviewBody.IOPC, ("challenges-next-review-iopc", "challenges-next-ombudsman")),
        (ComplaintStage.STANDARDS, ReviewBody.LOCAL, ("challenges-next-review-local", "challenges-next-ombudsman")),
        (ComplaintStage.REVIEW, None, ("challenges-next-ombudsman",)),
    ],
)
def test_every_answer_offers_what_comes_next(
    level: ComplaintStage, body: ReviewBody | None, offered: tuple[str, ...]
) -> None:
    assert tuple(said.id for said in next_stage_sentences(level, datetime(2026, 4, 1, tzinfo=UTC), body)) == offered
    assert next_complaint_stage(ComplaintStage.REVIEW) is None
