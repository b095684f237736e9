"""A referral never ends nowhere, whatever is said of it in whatever order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.referrals import consent, partners, self_referral
from victimcare.rules.referrals.consent import Kind
from victimcare.rules.referrals.course import (
    OPEN,
    CameOf,
    Course,
    Move,
    NotNow,
    Settled,
    State,
    Why,
    may,
    moved,
    owed_by_us,
    settle,
)

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)

_MOVES = st.sampled_from([*Move])
_SAYS = st.tuples(_MOVES, st.sampled_from([None, *CameOf]), st.booleans(), st.integers(0, 90))


@settings(max_examples=200)
@given(st.sampled_from([State.READY, State.SENT]), st.lists(_SAYS, max_size=8))
def test_somebody_owes_the_next_step_or_it_is_settled(
    begins: State, says: list[tuple[Move, CameOf | None, bool, int]]
) -> None:
    now, course = NOW, Course(begins, NOW + timedelta(days=2))
    for move, came_of, by_her, days in says:
        now += timedelta(days=days)
        before = course
        try:
            course = moved(course, move, due_at=now + timedelta(days=5), came_of=came_of, by_her=by_her)
        except NotNow:
            assert course == before
        owed = owed_by_us(course, now)
        theirs = course.state in OPEN and course.state is not State.READY and now <= course.due_at
        assert [course.settled is not None, owed is not None, theirs].count(True) == 1
        assert course.settled is None or course.state not in OPEN


@pytest.mark.parametrize("state", [State.REFUSED, State.EXPIRED, State.RECALLED, State.ENDED])
def test_what_is_over_and_not_settled_is_settled_by_a_person_once(state: State) -> None:
    over = Course(state, NOW)

    done = settle(over, Settled.NOT_WANTED)

    assert owed_by_us(done, NOW) is None
    with pytest.raises(NotNow):
        settle(done, Settled.NOT_WANTED)


def test_reading_it_buys_no_time_and_silence_is_ours_after_two_days() -> None:
    sent = Course(State.SENT, NOW)

    seen = moved(sent, Move.SEE, due_at=NOW + timedelta(days=9))

    assert (seen.state, seen.due_at) == (State.SEEN, NOW)
    assert owed_by_us(seen, NOW) is None
    assert owed_by_us(seen, NOW + timedelta(seconds=1)) is Why.SILENT


def test_what_a_service_may_say_follows_from_where_it_stands() -> None:
    assert may(State.SEEN) == (Move.ACCEPT, Move.WAIT, Move.MEET, Move.REFUSE)
    assert may(State.IN_CONTACT) == (Move.MEET, Move.END)
    assert may(State.REFUSED) == ()


@pytest.mark.parametrize(
    ("group", "flags", "is_bereaved", "is_guarded", "kind"),
    [
        ("burglary", [], False, False, Kind.TOLD),
        ("sexual", [], False, False, Kind.EXPLICIT),
        ("violence", ["domestic_abuse"], False, False, Kind.EXPLICIT),
        ("homicide", [], True, False, Kind.EXPLICIT),
        ("burglary", [], False, True, Kind.EXPLICIT),
    ],
)
def test_consent_is_explicit_where_the_code_says_so(
    group: str, flags: list[str], is_bereaved: bool, is_guarded: bool, kind: Kind
) -> None:
    assert consent.needed(group=group, flags=flags, is_bereaved=is_bereaved, is_guarded=is_guarded) is kind
    assert consent.ends_on(date(2026, 11, 25)) == date(2027, 5, 24)


def test_both_look_every_90_days_and_nobody_vouches_for_himself() -> None:
    then = NOW - timedelta(days=80)

    assert not partners.Certified(False, then, NOW).is_over(NOW)
    assert partners.Certified(False, then, NOW).is_near(NOW)
    assert partners.Certified(False, then, NOW).is_over(NOW + timedelta(days=10))
    assert not partners.Certified(True, then, NOW).is_near(NOW)


def test_wrong_tries_rest_and_then_shut() -> None:
    assert partners.rests_until(4, NOW) is None
    assert partners.rests_until(5, NOW) == NOW + timedelta(minutes=15)
    assert [partners.is_shut(tries) for tries in (19, 20)] == [False, True]


@pytest.mark.parametrize(
    ("seen", "ended", "days", "is_over"),
    [(None, None, 29, False), (None, None, 30, True), (1, None, 89, False), (1, None, 90, True), (1, 2, 16, True)],
)
def test_what_was_asked_without_the_police_is_deleted_in_time(
    seen: int | None, ended: int | None, days: int, is_over: bool
) -> None:
    def at(day: int | None) -> datetime | None:
        return None if day is None else NOW + timedelta(days=day)

    now = NOW + timedelta(days=days)
    assert self_referral.is_over(sent_at=NOW, seen_at=at(seen), ended_at=at(ended), now=now) is is_over
