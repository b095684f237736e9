"""How messages are shared among the suppliers of a channel."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.message_sending import (
    BEST_SCORE,
    LEAST_SCORE,
    SupplierGrade,
    SupplierScore,
    choose_supplier,
    grade_answer_time,
    score_after_answer,
    supplier_shares,
)

SCORES = st.floats(min_value=LEAST_SCORE, max_value=BEST_SCORE)
SUPPLIERS = st.lists(st.tuples(SCORES, st.integers(0, 50)), min_size=1, max_size=4).map(
    lambda given: [SupplierScore(f"supplier-{n}", score, unanswered) for n, (score, unanswered) in enumerate(given)]
)


def sends_to_a_supplier_that(answers: SupplierGrade, *, of: int, seed: int) -> list[int]:
    """Which of so many messages go to a supplier that always answers like this, while another answers well."""
    scores, draw, sent = {"ill": BEST_SCORE, "well": BEST_SCORE}, random.Random(seed), []
    for number in range(of):
        name = choose_supplier([SupplierScore(name, score, 0) for name, score in scores.items()], draw.random())
        scores[name] = score_after_answer(scores[name], answers if name == "ill" else SupplierGrade.GOOD)
        sent += [number] * (name == "ill")
    return sent


@given(SCORES, st.sampled_from(SupplierGrade))
def test_a_score_stays_between_the_least_and_the_most(score: float, answer: SupplierGrade) -> None:
    assert LEAST_SCORE <= score_after_answer(score, answer) <= BEST_SCORE


@given(SCORES)
def test_the_worse_the_answer_the_more_it_costs(score: float) -> None:
    costs = [
        score_after_answer(score, answer)
        for answer in (SupplierGrade.GOOD, SupplierGrade.SLOW, SupplierGrade.FAILING, SupplierGrade.HANGING)
    ]

    assert costs == sorted(costs, reverse=True)


@given(SUPPLIERS)
def test_the_shares_add_up_to_one_and_none_is_zero(suppliers: list[SupplierScore]) -> None:
    found = supplier_shares(suppliers)

    assert sum(found.values()) == pytest.approx(1)
    assert min(found.values()) > 0


@given(SUPPLIERS, st.floats(min_value=0, max_value=1, exclude_max=True))
def test_a_supplier_is_always_chosen(suppliers: list[SupplierScore], draw: float) -> None:
    assert choose_supplier(suppliers, draw) in {supplier.name for supplier in suppliers}


def test_two_that_are_well_have_half_each() -> None:
    assert supplier_shares([SupplierScore("a", BEST_SCORE, 0), SupplierScore("b", BEST_SCORE, 0)]) == {
        "a": 0.5,
        "b": 0.5,
    }


@pytest.mark.parametrize("seed", range(200))
def test_one_that_hangs_is_left_within_a_few_messages_and_still_asked(seed: int) -> None:
    sent = sends_to_a_supplier_that(SupplierGrade.HANGING, of=300, seed=seed)

    assert sum(number < 20 for number in sent) <= 6
    assert 0 < len(sent) <= 24


def test_one_that_is_well_again_comes_back_gradually() -> None:
    scores = [LEAST_SCORE]
    while scores[-1] < BEST_SCORE:
        scores.append(score_after_answer(scores[-1], SupplierGrade.GOOD))

    parts = [
        supplier_shares([SupplierScore("back", score, 0), SupplierScore("other", BEST_SCORE, 0)])["back"]
        for score in scores
    ]

    assert 10 <= len(parts) <= 30
    assert parts[0] < 0.03
    assert parts[-1] == 0.5
    assert all(0 < later - earlier < 0.06 for earlier, later in pairwise(parts))


def test_what_is_not_answered_yet_counts_before_its_time_is_up() -> None:
    waiting = supplier_shares([SupplierScore("silent", BEST_SCORE, 3), SupplierScore("other", BEST_SCORE, 0)])

    assert waiting["silent"] == 0.2


@pytest.mark.parametrize(
    ("seconds", "answer"), [(0.1, SupplierGrade.GOOD), (1.9, SupplierGrade.GOOD), (2, SupplierGrade.SLOW)]
)
def test_an_answer_that_takes_long_is_slow(seconds: float, answer: SupplierGrade) -> None:
    assert grade_answer_time(seconds) is answer
