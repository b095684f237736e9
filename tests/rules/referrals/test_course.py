"""A referral always has a next step or an end, whatever is said about it in whatever order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.referrals import partner_accounts, referral_course, referral_details
from victimcare.rules.referrals.referral_course import (
    OPEN_REFERRALS,
    ReferralActionReason,
    ReferralConflict,
    ReferralCourse,
    ReferralMove,
    ReferralOutcome,
    ReferralSettlement,
    ReferralState,
    action_owed_by_staff,
    apply_move,
    list_possible_moves,
    settle_referral,
)
from victimcare.rules.referrals.referral_details import ConsentKind

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)

_MOVES = st.sampled_from([*ReferralMove])
_SAYS = st.tuples(_MOVES, st.sampled_from([None, *ReferralOutcome]), st.booleans(), st.integers(0, 90))


@settings(max_examples=200)
@given(st.sampled_from([ReferralState.READY, ReferralState.SENT]), st.lists(_SAYS, max_size=8))
def test_a_person_owes_the_next_step_or_it_is_settled(
    begins: ReferralState, says: list[tuple[ReferralMove, ReferralOutcome | None, bool, int]]
) -> None:
    now, course = NOW, ReferralCourse(begins, NOW + timedelta(days=2))
    for move, came_of, by_victim, days in says:
        now += timedelta(days=days)
        before = course
        try:
            course = apply_move(course, move, due_at=now + timedelta(days=5), came_of=came_of, by_victim=by_victim)
        except ReferralConflict:
            assert course == before
        owed = action_owed_by_staff(course, now)
        theirs = course.state in OPEN_REFERRALS and course.state is not ReferralState.READY and now <= course.due_at
        assert [course.settled is not None, owed is not None, theirs].count(True) == 1
        assert course.settled is None or course.state not in OPEN_REFERRALS


@pytest.mark.parametrize(
    "state", [ReferralState.REFUSED, ReferralState.EXPIRED, ReferralState.RECALLED, ReferralState.ENDED]
)
def test_what_is_over_and_not_settled_is_settled_by_a_person_once(state: ReferralState) -> None:
    over = ReferralCourse(state, NOW)

    done = settle_referral(over, ReferralSettlement.NOT_WANTED)

    assert action_owed_by_staff(done, NOW) is None
    with pytest.raises(ReferralConflict):
        settle_referral(done, ReferralSettlement.NOT_WANTED)


def test_reading_it_buys_no_time_and_silence_is_ours_after_two_days() -> None:
    sent = ReferralCourse(ReferralState.SENT, NOW)

    seen = apply_move(sent, ReferralMove.SEE, due_at=NOW + timedelta(days=9))

    assert (seen.state, seen.due_at) == (ReferralState.SEEN, NOW)
    assert action_owed_by_staff(seen, NOW) is None
    assert action_owed_by_staff(seen, NOW + timedelta(seconds=1)) is ReferralActionReason.SILENT


def test_what_a_service_may_say_follows_from_where_it_stands() -> None:
    assert list_possible_moves(ReferralState.SEEN) == (
        ReferralMove.ACCEPT,
        ReferralMove.WAIT,
        ReferralMove.MEET,
        ReferralMove.REFUSE,
    )
    assert list_possible_moves(ReferralState.IN_CONTACT) == (ReferralMove.MEET, ReferralMove.END)
    assert list_possible_moves(ReferralState.REFUSED) == ()


@pytest.mark.parametrize(
    ("group", "flags", "is_bereaved", "is_guarded", "kind"),
    [
        ("burglary", [], False, False, ConsentKind.TOLD),
        ("sexual", [], False, False, ConsentKind.EXPLICIT),
        ("violence", ["domestic_abuse"], False, False, ConsentKind.EXPLICIT),
        ("homicide", [], True, False, ConsentKind.EXPLICIT),
        ("burglary", [], False, True, ConsentKind.EXPLICIT),
    ],
)
def test_consent_is_explicit_where_the_code_says_so(
    group: str, flags: list[str], is_bereaved: bool, is_guarded: bool, kind: ConsentKind
) -> None:
    assert (
        referral_details.required_consent(group=group, flags=flags, is_bereaved=is_bereaved, is_guarded=is_guarded)
        is kind
    )
    assert referral_details.consent_ends_on(date(2026, 11, 25)) == date(2027, 5, 24)


def test_both_look_every_90_days_and_no_one_vouches_for_themselves() -> None:
    then = NOW - timedelta(days=80)

    assert not partner_accounts.PartnerCertification(False, then, NOW).is_over(NOW)
    assert partner_accounts.PartnerCertification(False, then, NOW).is_near(NOW)
    assert partner_accounts.PartnerCertification(False, then, NOW).is_over(NOW + timedelta(days=10))
    assert not partner_accounts.PartnerCertification(True, then, NOW).is_near(NOW)


def test_wrong_tries_rest_and_then_shut() -> None:
    assert partner_accounts.locked_until(4, NOW) is None
    assert partner_accounts.locked_until(5, NOW) == NOW + timedelta(minutes=15)
    assert [partner_accounts.is_account_locked(tries) for tries in (19, 20)] == [False, True]


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
    assert (
        referral_course.is_self_referral_expired(sent_at=NOW, seen_at=at(seen), ended_at=at(ended), now=now) is is_over
    )
