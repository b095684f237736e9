"""A challenge goes forward only, always owes something until it ends, and is asked again once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.challenges import Course, Step, may_disagree, step
from victimcare.rules.clock import end_of_day

AT = datetime(2026, 11, 25, 9, tzinfo=UTC)
MOMENT = st.none() | st.just(AT)
COURSES = st.builds(
    Course,
    holding_by=st.just(end_of_day(date(2026, 11, 26))),
    answer_by=st.just(end_of_day(date(2026, 12, 9))),
    acknowledged_at=MOMENT,
    answered_at=MOMENT,
    put_right_on=st.none() | st.just(date(2026, 12, 1)),
    put_right_at=MOMENT,
    is_second=st.booleans(),
    is_asked_again=st.booleans(),
)
ORDER = [Step.HOLDING, Step.ANSWER, Step.PUT_RIGHT, Step.ENDED]


@given(COURSES)
def test_whatever_has_not_ended_has_a_moment_by_which_it_is_owed(course: Course) -> None:
    owed, by = step(course)

    assert (by is None) == (owed is Step.ENDED)


@given(COURSES)
def test_what_is_done_leads_forward_and_never_back(course: Course) -> None:
    before = ORDER.index(step(course)[0])

    for done in ({"acknowledged_at": AT}, {"answered_at": AT}, {"put_right_at": AT}):
        assert ORDER.index(step(replace(course, **done))[0]) >= before  # type: ignore[arg-type]


@given(COURSES)
def test_she_may_disagree_once_and_only_with_an_answer(course: Course) -> None:
    if may_disagree(course):
        assert course.answered_at is not None
        assert not may_disagree(replace(course, is_asked_again=True))
        assert not may_disagree(replace(course, is_second=True))


def test_an_answer_that_promises_something_does_not_end_it() -> None:
    answered = Course(AT, AT, answered_at=AT, put_right_on=date(2026, 12, 1))

    assert step(answered) == (Step.PUT_RIGHT, end_of_day(date(2026, 12, 1)))
    assert step(replace(answered, put_right_at=AT)) == (Step.ENDED, None)
