"""A challenge only moves forward, always owes something until it ends, and can be repeated once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.challenges import ChallengeCourse, ChallengeStep, may_ask_once_more, next_challenge_step
from victimcare.rules.clock import end_of_day

AT = datetime(2026, 11, 25, 9, tzinfo=UTC)
MOMENT = st.none() | st.just(AT)
COURSES = st.builds(
    ChallengeCourse,
    holding_by=st.just(end_of_day(date(2026, 11, 26))),
    answer_by=st.just(end_of_day(date(2026, 12, 9))),
    acknowledged_at=MOMENT,
    answered_at=MOMENT,
    put_right_on=st.none() | st.just(date(2026, 12, 1)),
    put_right_at=MOMENT,
    is_second=st.booleans(),
    is_asked_again=st.booleans(),
)
ORDER = [ChallengeStep.HOLDING, ChallengeStep.ANSWER, ChallengeStep.PUT_RIGHT, ChallengeStep.ENDED]


@given(COURSES)
def test_whatever_has_not_ended_has_a_moment_by_which_it_is_owed(course: ChallengeCourse) -> None:
    owed, by = next_challenge_step(course)

    assert (by is None) == (owed is ChallengeStep.ENDED)


@given(COURSES)
def test_what_is_done_leads_forward_and_never_back(course: ChallengeCourse) -> None:
    before = ORDER.index(next_challenge_step(course)[0])

    for done in ({"acknowledged_at": AT}, {"answered_at": AT}, {"put_right_at": AT}):
        assert ORDER.index(next_challenge_step(replace(course, **done))[0]) >= before  # type: ignore[arg-type]


@given(COURSES)
def test_a_victim_may_disagree_once_and_only_with_an_answer(course: ChallengeCourse) -> None:
    if may_ask_once_more(course):
        assert course.answered_at is not None
        assert not may_ask_once_more(replace(course, is_asked_again=True))
        assert not may_ask_once_more(replace(course, is_second=True))


def test_an_answer_that_promises_something_does_not_end_it() -> None:
    answered = ChallengeCourse(AT, AT, answered_at=AT, put_right_on=date(2026, 12, 1))

    assert next_challenge_step(answered) == (ChallengeStep.PUT_RIGHT, end_of_day(date(2026, 12, 1)))
    assert next_challenge_step(replace(answered, put_right_at=AT)) == (ChallengeStep.ENDED, None)
