"""When another number or address of a victim comes into force."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.safe_contact.contact_points import (
    COOLS_FOR,
    CoolingOff,
    ImmediateEffect,
    LinkedPersonClash,
    PointProposal,
    TwoPersonApproval,
    address_key,
    decide_point_change,
    recheck_point_change,
    telephone_key,
)

NOW = datetime(2027, 10, 30, 23, 30, tzinfo=UTC)  # the clocks go back in this night
VICTIMS, HIS, MOTHER = (telephone_key(number) for number in ("07700 900111", "07700 900222", "01632 960333"))

keys = st.sampled_from(["", VICTIMS, HIS, MOTHER, "a@post.example", "ab12cd/1highstreet"])
some = st.frozensets(keys, max_size=4)
changes = st.builds(PointProposal, others=some, recorded=some)
waits = st.builds(decide_point_change, changes, known=some, is_guarded=st.booleans(), now=st.just(NOW))


def test_another_number_cools_for_a_day() -> None:
    wait = decide_point_change(PointProposal(others=frozenset({VICTIMS})), known=[], is_guarded=False, now=NOW)

    assert wait == CoolingOff(NOW + timedelta(hours=24))


def test_for_a_guarded_victim_it_takes_two_while_no_linked_person_is_known_and_cools_afterwards() -> None:
    change = PointProposal(others=frozenset({VICTIMS}))

    assert decide_point_change(change, known=[], is_guarded=True, now=NOW) == TwoPersonApproval()
    assert decide_point_change(change, known=[HIS], is_guarded=True, now=NOW) == CoolingOff(NOW + COOLS_FOR)


@pytest.mark.parametrize("known", ["ab12cd/1highstreet", "one+two/1@post.example"])
def test_a_number_is_not_compared_with_a_house_or_a_mailbox(known: str) -> None:
    change = PointProposal(others=frozenset({VICTIMS}))

    assert decide_point_change(change, known=[known], is_guarded=True, now=NOW) == TwoPersonApproval()
    assert decide_point_change(change, known=[known, HIS], is_guarded=True, now=NOW) == CoolingOff(NOW + COOLS_FOR)
    assert decide_point_change(change, known=[known], is_guarded=False, now=NOW) == CoolingOff(NOW + COOLS_FOR)


def test_a_linked_person_entered_only_by_the_recorder_does_not_count_but_still_clashes() -> None:
    change = PointProposal(others=frozenset({VICTIMS}))

    assert decide_point_change(change, known=[HIS], hearsay=[HIS], is_guarded=True, now=NOW) == TwoPersonApproval()
    assert decide_point_change(
        change, known=[HIS, VICTIMS], hearsay=[VICTIMS], is_guarded=True, now=NOW
    ) == LinkedPersonClash(frozenset({VICTIMS}))


def test_his_number_is_a_clash_however_it_was_written() -> None:
    change = PointProposal(others=frozenset({telephone_key("+44 (0)7700-900222")}))

    assert decide_point_change(
        change, known=[telephone_key("07700 900222")], is_guarded=False, now=NOW
    ) == LinkedPersonClash(frozenset({HIS}))


def test_another_address_with_the_suspects_postcode_clashes_and_a_recorded_one_does_not() -> None:
    """The victim may live next door to the suspect; a suspect who gives his house as theirs writes it as he likes."""
    next_door, his = address_key(["14 Mill Rd"], "AB1 2CD"), address_key(["14 Mill Road"], "AB1 2CD")

    changed = decide_point_change(PointProposal(others=frozenset({next_door})), known=[his], is_guarded=False, now=NOW)
    recorded = decide_point_change(
        PointProposal(recorded=frozenset({next_door})), known=[his], is_guarded=True, now=NOW
    )

    assert (changed, recorded) == (LinkedPersonClash(frozenset({his})), ImmediateEffect())


def test_the_number_a_crime_was_recorded_with_is_agreed_at_once_unless_it_is_his() -> None:
    change = PointProposal(recorded=frozenset({VICTIMS}))

    assert decide_point_change(change, known=[], is_guarded=True, now=NOW) == ImmediateEffect()
    assert decide_point_change(change, known=[VICTIMS], is_guarded=True, now=NOW) == LinkedPersonClash(
        frozenset({VICTIMS})
    )


def test_an_address_that_cannot_be_compared_takes_two_people_for_a_guarded_victim() -> None:
    assert (
        decide_point_change(PointProposal(others=frozenset({""})), known=[HIS], is_guarded=True, now=NOW)
        == TwoPersonApproval()
    )


@given(changes, some, st.booleans())
def test_nothing_of_his_is_ever_used_without_two_people_who_know(
    change: PointProposal, known: frozenset[str], is_guarded: bool
) -> None:
    shared = ((change.others | change.recorded) & known) - {""}

    wait = decide_point_change(change, known=known, is_guarded=is_guarded, now=NOW)

    assert (wait == LinkedPersonClash(shared)) == bool(shared)
    assert isinstance(wait, LinkedPersonClash) == bool(shared)


@given(changes, some, st.booleans())
def test_nothing_new_is_used_at_once(change: PointProposal, known: frozenset[str], is_guarded: bool) -> None:
    wait = decide_point_change(change, known=known, is_guarded=is_guarded, now=NOW)

    if change.others:
        assert wait != ImmediateEffect()
    if isinstance(wait, CoolingOff):
        assert wait.until - NOW == timedelta(hours=24)
        assert not (is_guarded and not known - {""})


@given(changes, some, some, st.booleans())
def test_knowing_more_people_turns_no_clash_into_less(
    change: PointProposal, known: frozenset[str], more: frozenset[str], is_guarded: bool
) -> None:
    before = decide_point_change(change, known=known, is_guarded=is_guarded, now=NOW)
    after = decide_point_change(change, known=known | more, is_guarded=is_guarded, now=NOW)

    if isinstance(before, LinkedPersonClash):
        assert isinstance(after, LinkedPersonClash)
        assert before.keys <= after.keys


@given(waits, waits)
def test_what_waits_never_comes_in_force_sooner_because_it_was_looked_at_again(before: object, found: object) -> None:
    after = recheck_point_change(before, found)  # type: ignore[arg-type]

    if isinstance(before, LinkedPersonClash):
        assert isinstance(after, LinkedPersonClash)
    if isinstance(found, LinkedPersonClash | TwoPersonApproval) and not isinstance(before, LinkedPersonClash):
        assert after == found
    if isinstance(before, CoolingOff) and isinstance(after, CoolingOff):
        assert after.until == before.until
