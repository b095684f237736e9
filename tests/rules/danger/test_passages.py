"""Which passages of a text with words of danger are kept for the person who is asked to help."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.danger.matches import KEPT_WHOLE_TO, DangerMatch, DangerRule, RuleMatch, TextSpan, choose_passage

CALM = "The garden was green. " * 200
FEAR = "He has a knife"


def match_of(text: str, words: str, rule: DangerRule = DangerRule.WEAPON) -> DangerMatch:
    start = text.index(words)
    return RuleMatch(rule, (TextSpan(start, start + len(words)),))


def test_a_short_text_is_kept_whole() -> None:
    text = f"Hello.\n\n{FEAR}. Bye"

    passage = choose_passage(text, [match_of(text, FEAR)])

    assert (passage.text, passage.is_whole) == (text, True)


def test_of_a_long_one_the_sentence_before_and_after_is_kept() -> None:
    text = f"{CALM}One. {FEAR}. Two. {CALM}"

    passage = choose_passage(text, [match_of(text, FEAR)])

    assert (passage.text, passage.is_whole) == (f"[…] One. {FEAR}. Two. […]", False)


def test_two_places_far_apart_are_both_kept() -> None:
    text = f"{FEAR}. {CALM} I want to die. {CALM}"

    passage = choose_passage(text, [match_of(text, FEAR), match_of(text, "I want to die", DangerRule.SUICIDE)])

    assert passage.text.startswith(FEAR)
    assert "I want to die" in passage.text
    assert len(passage.text) < 200


@given(st.text("ab .!?\n", min_size=KEPT_WHOLE_TO, max_size=KEPT_WHOLE_TO + 500), st.integers(0, KEPT_WHOLE_TO))
def test_what_matched_always_stands_in_it_and_it_stays_short(around: str, at: int) -> None:
    text = f"{around[:at]} {FEAR} {around[at:]}"

    passage = choose_passage(text, [match_of(text, FEAR)])

    assert FEAR in passage.text
    assert len(passage.text) <= 700
