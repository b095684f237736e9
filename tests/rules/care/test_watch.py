"""Which victims we ring before they give up: named weights, and nothing but what we did and left undone."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.care.disengagement import (
    RING_FROM,
    SIGN_WEIGHTS,
    DisengagementCounts,
    DisengagementSign,
    LeavingAnswer,
    LeavingReason,
    hide_small_counts,
    is_leaving_answer_consistent,
    judge_disengagement,
)

_FEW = st.integers(min_value=0, max_value=60)


@given(st.builds(DisengagementCounts, _FEW, _FEW, _FEW, _FEW, _FEW, _FEW))
@settings(max_examples=60)
def test_the_sum_of_the_signs_is_all_there_is_to_it(counted: DisengagementCounts) -> None:
    call = judge_disengagement(counted)

    assert call.points == sum(SIGN_WEIGHTS[sign] for sign in call.signs)
    assert call.is_due is (call.points >= RING_FROM)
    assert [SIGN_WEIGHTS[sign] for sign in call.signs] == sorted(
        (SIGN_WEIGHTS[sign] for sign in call.signs), reverse=True
    )


def test_one_sign_alone_makes_no_call_and_a_broken_promise_with_late_news_does() -> None:
    assert not any(
        judge_disengagement(one).is_due
        for one in (DisengagementCounts(missed=1), DisengagementCounts(promises_broken=4), DisengagementCounts(tries=9))
    )
    assert judge_disengagement(DisengagementCounts(missed=1, promises_broken=1)).signs == (
        DisengagementSign.PROMISE_BROKEN,
        DisengagementSign.MISSED,
    )
    assert judge_disengagement(DisengagementCounts(missed=1, promises_broken=1)).is_due
    assert judge_disengagement(DisengagementCounts(missed=4, gap_days=50)).is_due


@given(st.dictionaries(st.sampled_from([*LeavingReason]), st.integers(min_value=0, max_value=30), min_size=3))
@settings(max_examples=60)
def test_no_one_is_found_in_the_figures(counts: dict[str, int]) -> None:
    shown = hide_small_counts(counts, fewest=5)

    hidden = [name for name, count in shown.items() if count is None]
    assert all(count >= 5 for count in shown.values() if count is not None)
    assert len(hidden) != 1 or all(count < 5 for count in counts.values())


def test_what_is_put_down_fits_how_the_question_went() -> None:
    assert is_leaving_answer_consistent(LeavingAnswer.SAID, [], "It takes too long")
    assert is_leaving_answer_consistent(LeavingAnswer.SAID, [LeavingReason.FEAR], "")
    assert not is_leaving_answer_consistent(LeavingAnswer.SAID, [], " ")
    assert not is_leaving_answer_consistent(LeavingAnswer.RATHER_NOT, [LeavingReason.FEAR], "")
