"""Which looks stand out: never for work alone, always for reasons that are told."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.supervision.looks import ODD_FROM, WEIGHTS, Look, Reason, is_drawn, judged

NOTHING = Look(
    hour=10,
    found_somebody=True,
    was_shut=False,
    has_work=False,
    is_own_name=False,
    is_near_home=False,
    idle_in_hour=0,
    empty_in_hour=0,
    other_days=0,
    watchers=0,
    busy_in_hour=True,
)
LOOKS = st.builds(
    Look,
    hour=st.integers(0, 23),
    found_somebody=st.booleans(),
    was_shut=st.booleans(),
    has_work=st.booleans(),
    is_own_name=st.booleans(),
    is_near_home=st.booleans(),
    idle_in_hour=st.integers(0, 20),
    empty_in_hour=st.integers(0, 20),
    other_days=st.integers(0, 20),
    watchers=st.integers(0, 20),
    busy_in_hour=st.booleans(),
)


def test_a_look_without_work_alone_does_not_stand_out_and_with_anything_else_it_does() -> None:
    assert judged(NOTHING).reasons == (Reason.NO_WORK,)
    assert not judged(NOTHING).is_odd
    for more in (
        {"is_own_name": True},
        {"is_near_home": True},
        {"was_shut": True},
        {"watchers": 3},
        {"other_days": 2},
        {"idle_in_hour": 4},
        {"hour": 2, "busy_in_hour": False},
        {"found_somebody": False, "empty_in_hour": 5},
    ):
        assert judged(replace(NOTHING, **more)).is_odd, more


@settings(max_examples=100)
@given(LOOKS)
def test_the_score_is_its_reasons_and_work_explains_all_but_what_is_ones_own(look: Look) -> None:
    verdict = judged(look)

    assert verdict.score == sum(WEIGHTS[reason] for reason in verdict.reasons)
    assert verdict.is_odd is (verdict.score >= ODD_FROM)
    assert list(verdict.reasons) == sorted(verdict.reasons, key=list(Reason).index)
    if look.has_work:
        assert set(verdict.reasons) <= {Reason.SHUT, Reason.OWN_NAME, Reason.NEAR_HOME}


def test_two_in_a_hundred_are_drawn_and_the_same_ones_again() -> None:
    drawn = [entry for entry in range(20_000) if is_drawn(b"a key", entry)]

    assert 330 < len(drawn) < 470
    assert drawn == [entry for entry in range(20_000) if is_drawn(b"a key", entry)]
    assert drawn != [entry for entry in range(20_000) if is_drawn(b"another", entry)]
