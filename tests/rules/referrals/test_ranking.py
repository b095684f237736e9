"""Which service is offered first, and why; how old a statement may be; which counts may be shown."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.referrals import listed_services, ranking, support_needs
from victimcare.rules.referrals.listed_services import (
    CapacityStatus,
    ImpossibleCapacity,
    ListedService,
    ServiceFacts,
    StatedCapacity,
    is_entry_review_due,
)
from victimcare.rules.referrals.ranking import ServiceSearch
from victimcare.rules.referrals.support_needs import AreaTile, CountCell
from victimcare.wording import tell

TODAY = date(2026, 11, 25)
TALK = frozenset({"talk"})
_SAID = st.builds(
    StatedCapacity,
    st.sampled_from(CapacityStatus),
    st.dates(TODAY - timedelta(days=40), TODAY),
    st.none() | st.integers(1, 9),
    st.none() | st.integers(1, 30),
)
_LISTED = st.builds(
    ListedService,
    st.uuids(),
    st.just("Weir Trust"),
    st.builds(
        ServiceFacts,
        name=st.sampled_from(["Alder", "Birch", "Cedar"]),
        needs=st.sets(st.sampled_from(["talk", "fraud"])).map(frozenset),
        areas=st.sets(st.sampled_from(["AS", "CN"])).map(frozenset),
        is_everywhere=st.booleans(),
        languages=st.sets(st.sampled_from(["pl", "ur"])).map(frozenset),
        youngest=st.none() | st.integers(0, 30),
        oldest=st.none() | st.integers(10, 90),
        is_free=st.none() | st.booleans(),
        access=st.sets(st.sampled_from(["step_free", "remote"])).map(frozenset),
        is_open=st.booleans(),
    ),
    st.none() | _SAID,
)
_WISH = st.builds(
    ServiceSearch,
    need=st.sampled_from(["", "talk"]),
    area=st.sampled_from(["", "AS"]),
    age=st.none() | st.integers(0, 90),
    language=st.sampled_from(["", "en", "pl"]),
    only_free=st.booleans(),
    access=st.sets(st.sampled_from(["step_free", "remote"])).map(frozenset),
)


def _one(number: int, name: str, room: StatedCapacity | None = None, **facts: object) -> ListedService:
    return ListedService(UUID(int=number), "", ServiceFacts(name=name, needs=TALK, **facts), room)  # type: ignore[arg-type]


def test_services_that_can_take_the_victim_now_come_first_and_each_says_why() -> None:
    ago = TODAY - timedelta(days=2)
    services = [
        _one(1, "Full", StatedCapacity(CapacityStatus.FULL, ago)),
        _one(2, "Silent"),
        _one(3, "Waiting", StatedCapacity(CapacityStatus.WAITING, ago, weeks=3)),
        _one(4, "Long ago", StatedCapacity(CapacityStatus.OPEN, TODAY - timedelta(days=15))),
        _one(5, "Open", StatedCapacity(CapacityStatus.OPEN, ago, places=2)),
        _one(
            6,
            "Near and Polish",
            StatedCapacity(CapacityStatus.OPEN, TODAY),
            areas=frozenset({"AS"}),
            is_everywhere=False,
            languages=frozenset({"pl"}),
        ),
    ]

    found = ranking.rank_services(services, ServiceSearch("talk", "AS", language="pl"), today=TODAY)

    assert [one.service.name for one in found] == ["Near and Polish", "Open", "Waiting", "Long ago", "Silent", "Full"]
    said = [[tell(line, manner="page", today=TODAY) for line in one.why] for one in found]
    assert said[0] == ["Takes new people, said today", "Speaks Polish", "For this place alone"]
    assert said[1] == ["2 places open, said 2 days ago", "No Polish", "For the whole force"]
    assert said[2][0] == "About 3 weeks to wait, said 2 days ago"
    assert said[3][0] == "Not known how full: last said 15 days ago"
    assert said[4][0] == "Has never said how full it is"
    assert said[5][0] == "Full, said 2 days ago"


@settings(max_examples=100)
@given(services=st.lists(_LISTED, max_size=6), wish=_WISH)
def test_the_order_is_whole_whatever_order_they_come_in_and_only_who_fits_is_named(
    services: list[ListedService], wish: ServiceSearch
) -> None:
    found = ranking.rank_services(services, wish, today=TODAY)

    assert found == ranking.rank_services(services[::-1], wish, today=TODAY)
    order = [(wish.only_free and one.service.facts.is_free is None, one.place) for one in found]
    assert order == sorted(order)
    for one in found:
        facts = one.service.facts
        assert facts.is_open
        assert not wish.need or wish.need in facts.needs
        assert facts.is_everywhere or wish.area in facts.areas
        assert wish.age is None or (facts.youngest or 0) <= wish.age <= (facts.oldest or 200)
        assert not (wish.only_free and facts.is_free is False)
        assert all(tell(line, manner="page", today=TODAY) for line in one.why)


@pytest.mark.parametrize(
    ("said", "places", "weeks"),
    [
        (CapacityStatus.FULL, 1, None),
        (CapacityStatus.FULL, None, 2),
        (CapacityStatus.WAITING, None, None),
        (CapacityStatus.OPEN, 0, None),
        (CapacityStatus.OPEN, 501, 1),
    ],
)
def test_a_press_that_cannot_be_is_not_kept(said: CapacityStatus, places: int | None, weeks: int | None) -> None:
    with pytest.raises(ImpossibleCapacity):
        listed_services.make_capacity(said=said, places=places, weeks=weeks, on=TODAY)


def test_an_entry_is_asked_about_when_its_months_are_over_or_it_was_never_checked() -> None:
    assert is_entry_review_due(date(2026, 5, 25), 6, TODAY)
    assert not is_entry_review_due(date(2026, 5, 26), 6, TODAY)
    assert is_entry_review_due(None, 6, TODAY)


@settings(max_examples=100)
@given(counts=st.dictionaries(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")), st.integers(0, 30)))
def test_small_numbers_are_hidden_and_never_one_alone_where_others_are_counted(
    counts: dict[tuple[str, str], int],
) -> None:
    shown = support_needs.make_unmet_table(counts, "ab", "xyz")

    for place, cell in shown.cells.items():
        count = counts.get(place, 0)
        assert cell.is_small == (0 < count < support_needs.FEWEST_PEOPLE)
        assert cell.shown is None or cell.shown == 0 == count or abs(cell.shown - count) <= 2
        assert cell.shown is not None or count
        assert cell.shown is None or not 0 < count < support_needs.FEWEST_PEOPLE
    lines = [[(need, area) for area in "xyz"] for need in "ab"] + [[(need, area) for need in "ab"] for area in "xyz"]
    for line in lines:
        hidden = [place for place in line if shown.cells[place].shown is None]
        counted = [place for place in line if shown.cells[place].shown]
        assert len(hidden) != 1 or not counted


def test_areas_lie_as_the_force_has_drawn_them_and_none_is_left_out() -> None:
    assert support_needs.place_tiles((".. NW", "CN .."), ["CN", "NW", "SE"]) == (
        AreaTile("CN", 0, 1),
        AreaTile("NW", 1, 0),
        AreaTile("SE", 0, 2),
    )
    assert support_needs.make_unmet_table({("a", "x"): 2}, ["a"], ["x"]).cells["a", "x"] == CountCell(
        None, is_small=True
    )
