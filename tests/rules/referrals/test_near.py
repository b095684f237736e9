"""How far away a service is, and which known words are near to unknown ones."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.rules.referrals.test_ranking import TODAY
from victimcare.rules.referrals.listed_services import ListedService, ServiceFacts, miles_between, miles_to_nearest
from victimcare.rules.referrals.ranking import ServiceSearch, filter_services, rank_services
from victimcare.rules.referrals.support_needs import NearMeaning, find_near_meanings

# By the published great-circle distances between these cities' town halls, to a mile.
LONDON, BRISTOL, NULL_ISLAND = (51.5072, -0.1276), (51.4545, -2.5879), (0.0, 0.0)


def test_miles_are_those_of_a_map() -> None:
    assert round(miles_between(LONDON, BRISTOL)) == 106
    assert miles_between(LONDON, LONDON) == 0
    assert round(miles_between(NULL_ISLAND, (0.0, 180.0))) == 12437  # half around
    assert miles_to_nearest(LONDON, [BRISTOL, (51.51, -0.13)]) == pytest.approx(0.22, abs=0.02)
    assert miles_to_nearest(LONDON, []) is miles_to_nearest(None, [BRISTOL]) is None


def _one(number: int, name: str, **facts: object) -> ListedService:
    return ListedService(UUID(int=number), "", ServiceFacts(name=name, needs=frozenset({"talk"}), **facts))  # type: ignore[arg-type]


def test_within_so_many_miles_the_areas_do_not_count_and_the_nearest_stands_first() -> None:
    start = (51.46, -0.06)
    next_door = _one(1, "Next door", areas=frozenset({"SE"}), is_everywhere=False, stands_at=((51.47, -0.05),))
    own = _one(2, "Own, far off", areas=frozenset({"AS"}), is_everywhere=False, stands_at=((51.9, -0.05),))
    near_by = _one(3, "A near", areas=frozenset({"AS"}), is_everywhere=False, stands_at=((51.40, -0.06),))
    by_phone = _one(4, "By telephone")
    every = [own, near_by, by_phone, next_door]

    as_said = ServiceSearch("talk", "AS", start=start)
    assert [one.service.name for one in rank_services(every, as_said, today=TODAY)] == [
        "A near",
        "Own, far off",
        "By telephone",
    ]
    assert [one.name for one in filter_services(every, ServiceSearch("talk", "AS", start=start, within=5))] == [
        "A near",
        "By telephone",
        "Next door",
    ]
    (first, *_) = rank_services([next_door], ServiceSearch("talk", "AS", start=start, within=5), today=TODAY)
    assert [line.id for line in first.why] == [
        "directory-why-never-said",
        "directory-why-elsewhere",
        "directory-why-miles",
    ]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("evictions", NearMeaning(need="housing")),
        ("councelling", NearMeaning(need="talk")),
        ("solicitors", NearMeaning(need="legal")),
        ("walking grups", NearMeaning(term="walking groups")),
    ],
)
def test_unknown_words_are_answered_with_near_ones(words: str, first: NearMeaning) -> None:
    assert find_near_meanings(words, ["walking groups", "counselling courses"])[0] == first


def test_what_is_near_to_nothing_is_near_to_nothing() -> None:
    assert find_near_meanings("xyzzy qq", ["walking groups"]) == ()
