"""When another number or address of hers comes in force."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.people.point_changes import (
    COOLS_FOR,
    Change,
    Clash,
    Cooling,
    Nothing,
    TwoPeople,
    still_waits_for,
    waits_for,
)
from victimcare.rules.people.points import address_key, telephone_key

NOW = datetime(2027, 10, 30, 23, 30, tzinfo=UTC)  # the clocks go back in this night
HERS, HIS, MOTHER = (telephone_key(number) for number in ("07700 900111", "07700 900222", "01632 960333"))

keys = st.sampled_from(["", HERS, HIS, MOTHER, "a@post.example", "ab12cd/1highstreet"])
some = st.frozensets(keys, max_size=4)
changes = st.builds(Change, others=some, recorded=some)
waits = st.builds(waits_for, changes, known=some, is_guarded=st.booleans(), now=st.just(NOW))


def test_another_number_cools_for_a_day() -> None:
    wait = waits_for(Change(others=frozenset({HERS})), known=[], is_guarded=False, now=NOW)

    assert wait == Cooling(NOW + timedelta(hours=24))


def test_for_a_guarded_victim_it_takes_two_people_while_nobody_is_known_and_cools_afterwards() -> None:
    change = Change(others=frozenset({HERS}))

    assert waits_for(change, known=[], is_guarded=True, now=NOW) == TwoPeople()
    assert waits_for(change, known=[HIS], is_guarded=True, now=NOW) == Cooling(NOW + COOLS_FOR)


@pytest.mark.parametrize("known", ["ab12cd/1highstreet", "him+her/1@post.example"])
def test_a_number_is_not_compared_with_a_house_or_a_mailbox(known: str) -> None:
    change = Change(others=frozenset({HERS}))

    assert waits_for(change, known=[known], is_guarded=True, now=NOW) == TwoPeople()
    assert waits_for(change, known=[known, HIS], is_guarded=True, now=NOW) == Cooling(NOW + COOLS_FOR)
    assert waits_for(change, known=[known], is_guarded=False, now=NOW) == Cooling(NOW + COOLS_FOR)


def test_whom_only_the_one_who_records_the_change_has_entered_counts_as_nobody_and_still_clashes() -> None:
    change = Change(others=frozenset({HERS}))

    assert waits_for(change, known=[HIS], hearsay=[HIS], is_guarded=True, now=NOW) == TwoPeople()
    assert waits_for(change, known=[HIS, HERS], hearsay=[HERS], is_guarded=True, now=NOW) == Clash(frozenset({HERS}))


def test_his_number_is_a_clash_however_it_was_written() -> None:
    change = Change(others=frozenset({telephone_key("+44 (0)7700-900222")}))

    assert waits_for(change, known=[telephone_key("07700 900222")], is_guarded=False, now=NOW) == Clash(
        frozenset({HIS})
    )


def test_another_address_with_his_postcode_is_a_clash_and_her_recorded_one_is_not() -> None:
    """She may live next door to him; who gives his house as hers writes it as he likes."""
    next_door, his = address_key(["14 Mill Rd"], "AB1 2CD"), address_key(["14 Mill Road"], "AB1 2CD")

    changed = waits_for(Change(others=frozenset({next_door})), known=[his], is_guarded=False, now=NOW)
    recorded = waits_for(Change(recorded=frozenset({next_door})), known=[his], is_guarded=True, now=NOW)

    assert (changed, recorded) == (Clash(frozenset({his})), Nothing())


def test_the_number_a_crime_was_recorded_with_is_agreed_at_once_unless_it_is_his() -> None:
    change = Change(recorded=frozenset({HERS}))

    assert waits_for(change, known=[], is_guarded=True, now=NOW) == Nothing()
    assert waits_for(change, known=[HERS], is_guarded=True, now=NOW) == Clash(frozenset({HERS}))


def test_an_address_that_cannot_be_compared_takes_two_people_for_a_guarded_victim() -> None:
    assert waits_for(Change(others=frozenset({""})), known=[HIS], is_guarded=True, now=NOW) == TwoPeople()


@given(changes, some, st.booleans())
def test_nothing_of_his_is_ever_used_without_two_people_who_know(
    change: Change, known: frozenset[str], is_guarded: bool
) -> None:
    shared = ((change.others | change.recorded) & known) - {""}

    wait = waits_for(change, known=known, is_guarded=is_guarded, now=NOW)

    assert (wait == Clash(shared)) == bool(shared)
    assert isinstance(wait, Clash) == bool(shared)


@given(changes, some, st.booleans())
def test_nothing_new_is_used_at_once(change: Change, known: frozenset[str], is_guarded: bool) -> None:
    wait = waits_for(change, known=known, is_guarded=is_guarded, now=NOW)

    if change.others:
        assert wait != Nothing()
    if isinstance(wait, Cooling):
        assert wait.until - NOW == timedelta(hours=24)
        assert not (is_guarded and not known - {""})


@given(changes, some, some, st.booleans())
def test_knowing_more_people_turns_no_clash_into_less(
    change: Change, known: frozenset[str], more: frozenset[str], is_guarded: bool
) -> None:
    before = waits_for(change, known=known, is_guarded=is_guarded, now=NOW)
    after = waits_for(change, known=known | more, is_guarded=is_guarded, now=NOW)

    if isinstance(before, Clash):
        assert isinstance(after, Clash)
        assert before.keys <= after.keys


@given(waits, waits)
def test_what_waits_never_comes_in_force_sooner_because_it_was_looked_at_again(before: object, found: object) -> None:
    after = still_waits_for(before, found)  # type: ignore[arg-type]

    if isinstance(before, Clash):
        assert isinstance(after, Clash)
    if isinstance(found, Clash | TwoPeople) and not isinstance(before, Clash):
        assert after == found
    if isinstance(before, Cooling) and isinstance(after, Cooling):
        assert after.until == before.until
