"""Which looks stand out: never for work alone, always for reasons that are named."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.desk.supervisor_reviews import (
    ACCESS_WEIGHTS,
    ODD_FROM,
    AccessFacts,
    AccessReviewReason,
    CallDuringAccess,
    is_access_drawn,
    judge_access,
)

NOTHING = AccessFacts(
    hour=10,
    has_found_person=True,
    was_shut=False,
    has_work=False,
    call=CallDuringAccess.NONE,
    is_own_name=False,
    is_rare_name=True,
    is_near_home=False,
    idle_in_hour=0,
    others_in_call=0,
    before_in_call=0,
    empty_in_hour=0,
    other_days=0,
    days_outside=1,
    watchers=0,
    busy_in_hour=True,
)
LOOKS = st.builds(
    AccessFacts,
    hour=st.integers(0, 23),
    has_found_person=st.booleans(),
    was_shut=st.booleans(),
    has_work=st.booleans(),
    call=st.sampled_from(CallDuringAccess),
    is_own_name=st.booleans(),
    is_rare_name=st.booleans(),
    is_near_home=st.booleans(),
    idle_in_hour=st.integers(0, 20),
    others_in_call=st.integers(0, 20),
    before_in_call=st.integers(0, 20),
    empty_in_hour=st.integers(0, 20),
    other_days=st.integers(0, 20),
    days_outside=st.integers(0, 20),
    watchers=st.integers(0, 20),
    busy_in_hour=st.booleans(),
)


def test_a_look_without_work_alone_does_not_stand_out_and_with_anything_else_it_does() -> None:
    assert judge_access(NOTHING).reasons == (AccessReviewReason.NO_WORK,)
    assert not judge_access(NOTHING).is_odd
    for more in (
        {"is_own_name": True},
        {"is_near_home": True},
        {"was_shut": True},
        {"watchers": 3},
        {"other_days": 2},
        {"idle_in_hour": 4},
        {"hour": 2, "busy_in_hour": False},
        {"has_found_person": False, "empty_in_hour": 5},
    ):
        assert judge_access(replace(NOTHING, **more)).is_odd, more


def test_in_anothers_call_a_look_is_odd_and_with_an_unknown_caller_only_with_something_else() -> None:
    assert judge_access(replace(NOTHING, call=CallDuringAccess.ANOTHERS)).reasons == (
        AccessReviewReason.ANOTHERS_CALL,
        AccessReviewReason.NO_WORK,
    )
    assert judge_access(replace(NOTHING, call=CallDuringAccess.ANOTHERS)).is_odd
    unknown = replace(NOTHING, call=CallDuringAccess.UNPROVED)
    assert judge_access(unknown).reasons == (AccessReviewReason.IN_CALL,)
    assert not judge_access(unknown).is_odd
    for more, is_odd in (
        ({"is_own_name": True}, True),
        ({"is_own_name": True, "is_rare_name": False}, False),
        ({"other_days": 2}, True),
        ({"other_days": 2, "days_outside": 0}, False),
        ({"hour": 2, "busy_in_hour": False}, False),
        ({"idle_in_hour": 4}, False),
        ({"idle_in_hour": 4, "others_in_call": 1}, True),
        ({"before_in_call": 1}, True),  # whichever of the two rang
        ({"others_in_call": 1}, False),  # the first record opened in the call, or the same one again
    ):
        assert judge_access(replace(unknown, **more)).is_odd is is_odd, more


@settings(max_examples=100)
@given(LOOKS)
def test_the_score_is_its_reasons_and_work_explains_all_but_what_is_ones_own(look: AccessFacts) -> None:
    verdict = judge_access(look)

    assert verdict.score == sum(ACCESS_WEIGHTS[reason] for reason in verdict.reasons)
    assert verdict.is_odd is (verdict.score >= ODD_FROM)
    assert list(verdict.reasons) == sorted(verdict.reasons, key=list(AccessReviewReason).index)
    if look.has_work:
        assert set(verdict.reasons) <= {
            AccessReviewReason.SHUT,
            AccessReviewReason.OWN_NAME,
            AccessReviewReason.NEAR_HOME,
        }


def test_two_in_a_hundred_are_drawn_and_the_same_ones_again() -> None:
    drawn = [entry for entry in range(20_000) if is_access_drawn(b"a key", entry)]

    assert 330 < len(drawn) < 470
    assert drawn == [entry for entry in range(20_000) if is_access_drawn(b"a key", entry)]
    assert drawn != [entry for entry in range(20_000) if is_access_drawn(b"another", entry)]
