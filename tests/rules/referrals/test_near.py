"""How far, and what is near to words that nobody says."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.rules.referrals.test_ranking import TODAY
from victimcare.rules.referrals.distance import miles, to_nearest
from victimcare.rules.referrals.listed import Facts, Listed
from victimcare.rules.referrals.near_words import Near, near
from victimcare.rules.referrals.ranking import Wish, fitting, ranked

# By the published great-circle distances between these cities' town halls, to a mile.
LONDON, BRISTOL, NULL_ISLAND = (51.5072, -0.1276), (51.4545, -2.5879), (0.0, 0.0)


def test_miles_are_those_of_a_map() -> None:
    assert round(miles(LONDON, BRISTOL)) == 106
    assert miles(LONDON, LONDON) == 0
    assert round(miles(NULL_ISLAND, (0.0, 180.0))) == 12437  # half around
    assert to_nearest(LONDON, [BRISTOL, (51.51, -0.13)]) == pytest.approx(0.22, abs=0.02)
    assert to_nearest(LONDON, []) is to_nearest(None, [BRISTOL]) is None


def _one(number: int, name: str, **facts: object) -> Listed:
    return Listed(UUID(int=number), "", Facts(name=name, needs=frozenset({"talk"}), **facts))  # type: ignore[arg-type]


def test_within_so_many_miles_the_areas_do_not_count_and_the_nearest_stands_first() -> None:
    start = (51.46, -0.06)
    next_door = _one(1, "Next door", areas=frozenset({"SE"}), is_everywhere=False, stands_at=((51.47, -0.05),))
    hers = _one(2, "Hers, far off", areas=frozenset({"AS"}), is_everywhere=False, stands_at=((51.9, -0.05),))
    near_by = _one(3, "A near", areas=frozenset({"AS"}), is_everywhere=False, stands_at=((51.40, -0.06),))
    by_phone = _one(4, "By telephone")
    every = [hers, near_by, by_phone, next_door]

    as_said = Wish("talk", "AS", start=start)
    assert [one.service.name for one in ranked(every, as_said, today=TODAY)] == [
        "A near",
        "Hers, far off",
        "By telephone",
    ]
    assert [one.name for one in fitting(every, Wish("talk", "AS", start=start, within=5))] == [
        "A near",
        "By telephone",
        "Next door",
    ]
    (first, *_) = ranked([next_door], Wish("talk", "AS", start=start, within=5), today=TODAY)
    assert [line.id for line in first.why] == [
        "directory-why-never-said",
        "directory-why-elsewhere",
        "directory-why-miles",
    ]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("evictions", Near(need="housing")),
        ("councelling", Near(need="talk")),
        ("solicitors", Near(need="legal")),
        ("walking grups", Near(term="walking groups")),
    ],
)
def test_words_that_nobody_says_are_answered_with_near_ones(words: str, first: Near) -> None:
    assert near(words, ["walking groups", "counselling courses"])[0] == first


def test_what_is_near_to_nothing_is_near_to_nothing() -> None:
    assert near("xyzzy qq", ["walking groups"]) == ()
