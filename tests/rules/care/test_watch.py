"""Who is rung before she gives up: named weights, and nothing but what we did and left undone."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.care.watch import RING_FROM, WEIGHTS, Asked, Counted, Reason, Sign, is_sound, judged, shown_counts

_FEW = st.integers(min_value=0, max_value=60)


@given(st.builds(Counted, _FEW, _FEW, _FEW, _FEW, _FEW, _FEW))
@settings(max_examples=60)
def test_the_sum_of_the_signs_is_all_there_is_to_it(counted: Counted) -> None:
    call = judged(counted)

    assert call.points == sum(WEIGHTS[sign] for sign in call.signs)
    assert call.is_due is (call.points >= RING_FROM)
    assert [WEIGHTS[sign] for sign in call.signs] == sorted((WEIGHTS[sign] for sign in call.signs), reverse=True)


def test_one_sign_alone_rings_nobody_and_a_broken_promise_with_late_news_does() -> None:
    assert not any(judged(one).is_due for one in (Counted(missed=1), Counted(promises_broken=4), Counted(tries=9)))
    assert judged(Counted(missed=1, promises_broken=1)).signs == (Sign.PROMISE_BROKEN, Sign.MISSED)
    assert judged(Counted(missed=1, promises_broken=1)).is_due
    assert judged(Counted(missed=4, gap_days=50)).is_due


@given(st.dictionaries(st.sampled_from([*Reason]), st.integers(min_value=0, max_value=30), min_size=3))
@settings(max_examples=60)
def test_nobody_is_found_in_the_figures(counts: dict[str, int]) -> None:
    shown = shown_counts(counts, fewest=5)

    hidden = [name for name, count in shown.items() if count is None]
    assert all(count >= 5 for count in shown.values() if count is not None)
    assert len(hidden) != 1 or all(count < 5 for count in counts.values())


def test_what_is_put_down_fits_how_the_question_went() -> None:
    assert is_sound(Asked.SAID, [], "It takes too long")
    assert is_sound(Asked.SAID, [Reason.FEAR], "")
    assert not is_sound(Asked.SAID, [], " ")
    assert not is_sound(Asked.RATHER_NOT, [Reason.FEAR], "")
