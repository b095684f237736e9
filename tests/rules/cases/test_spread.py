"""How long the middle half of cases waits: from ended and open waits, and never from too few."""

from __future__ import annotations

import random
from fractions import Fraction

from benchmarks.spread import back_test, lasted, together
from hypothesis import example, given, settings
from hypothesis import strategies as st

from victimcare.rules.cases.case_waits import FEWEST_WAITS, PastWait, WaitSpread, estimate_wait_spread

ended = st.lists(st.integers(0, 400), min_size=FEWEST_WAITS, max_size=120)


def over(*days: int) -> list[PastWait]:
    return [PastWait(day, is_over=True) for day in days]


def test_of_a_hundred_even_waits_the_middle_half_is_said() -> None:
    assert estimate_wait_spread(over(*range(1, 101))) == WaitSpread(low=25, high=75, share=50, count=100)


def test_fewer_than_thirty_ended_waits_say_nothing() -> None:
    open_ones = [PastWait(9, is_over=False, count=500)]

    assert estimate_wait_spread([*over(*range(1, FEWEST_WAITS)), *open_ones]) is None
    assert estimate_wait_spread(over(*range(1, FEWEST_WAITS + 1))) is not None


def test_waits_that_go_on_make_it_longer_not_shorter() -> None:
    ended_ones = over(*range(1, 61))

    known = estimate_wait_spread([*ended_ones, PastWait(30, is_over=False, count=20)])

    alone = estimate_wait_spread(ended_ones)
    assert known is not None
    assert alone is not None
    assert known.high > alone.high


def test_where_most_still_wait_there_is_no_estimate_for_the_longer_ones() -> None:
    assert estimate_wait_spread([*over(*range(1, 41)), PastWait(60, is_over=False, count=100)]) is None


def test_where_nearly_all_take_the_same_there_is_no_middle() -> None:
    assert estimate_wait_spread([PastWait(1, is_over=True, count=90), *over(*range(2, 12))]) is None


def test_many_at_once_are_said_as_more_than_half() -> None:
    known = estimate_wait_spread(
        [PastWait(0, is_over=True, count=60), PastWait(3, is_over=True, count=25), *over(*range(4, 19))]
    )

    assert known is not None
    assert not known.is_half
    assert known.share == 83


@given(ended)
@example([0] * 7 + [1] * 8 + [2] * 8 + [3] * 5 + [9] * 3)  # 20 of 32
@settings(max_examples=60)
def test_with_no_open_wait_so_many_lie_in_it_as_it_says(days: list[int]) -> None:
    known = estimate_wait_spread(over(*days))

    if known is not None:
        inside = sum(known.low <= day <= known.high for day in days)
        # To the nearest whole number; halfway between two, either is right.
        assert abs(known.share - Fraction(100 * (inside - 1), len(days) + 1)) <= Fraction(1, 2)
        assert inside / len(days) >= 0.5


@given(ended, st.lists(st.integers(0, 400), max_size=60), st.integers(1, 30))
@settings(max_examples=60)
def test_to_wait_longer_for_all_waits_longer_in_the_middle(days: list[int], still: list[int], more: int) -> None:
    waits = [*over(*days), *(PastWait(day, is_over=False) for day in still)]
    later = [PastWait(one.days + more, one.is_over) for one in waits]

    known, shifted = estimate_wait_spread(waits), estimate_wait_spread(later)

    assert (known is None) == (shifted is None)
    if known is not None and shifted is not None:
        assert (shifted.low, shifted.high) == (known.low + more, known.high + more)


def test_cut_off_at_any_day_it_holds_as_often_as_it_says() -> None:
    """Waits of a known distribution, many cut off before their end: as many later waits lie in the span as it says."""
    chance = random.Random(7)
    lengths = [round(chance.lognormvariate(3.3, 0.8)) for _ in range(4_000)]
    since = [chance.randrange(0, 180) for _ in lengths]
    waits = [PastWait(min(day, age), is_over=day <= age) for day, age in zip(lengths, since, strict=True)]

    known = estimate_wait_spread(waits)

    assert known is not None
    later = [round(chance.lognormvariate(3.3, 0.8)) for _ in range(4_000)]
    inside = 100 * sum(known.low <= day <= known.high for day in later) / len(later)
    assert abs(inside - known.share) < 3


def test_on_generated_years_it_holds_as_often_as_it_says() -> None:
    """The short form of benchmarks/spread.py: waits of the second year, against what was said at its beginning."""
    found = back_test(list(lasted(5_000, seed=7)))

    all_of_them = together(list(found.values()))
    assert all_of_them.shown >= 10
    assert all_of_them.waits > 2_000
    assert abs(all_of_them.inside - all_of_them.said) / all_of_them.waits < 0.04
