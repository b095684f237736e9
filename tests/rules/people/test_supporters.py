"""Who may help a victim, and how a parent's access changes as the child grows up."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.clock import birthday
from victimcare.rules.people.supporters import (
    ASKED_BEFORE_ADULTHOOD,
    OFFERED_SCOPES,
    DecidingAge,
    SupporterKind,
    SupporterRole,
    SupporterScope,
    deciding_age_of,
    does_child_decide,
    ends_soon_at_adulthood,
    is_role_in_force,
    is_same_name,
    must_child_be_asked,
    represents_victim,
    supporter_kinds_for,
)

BORN = date(2008, 2, 29)
AGREED = datetime(2015, 6, 1, 9, tzinfo=UTC)
days = st.dates(date(2000, 1, 1), date(2040, 12, 31))


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("on", "age"),
    [
        (date(2020, 2, 28), DecidingAge.YOUNG),
        (date(2020, 2, 29), DecidingAge.OWN_WAY),
        (date(2026, 2, 28), DecidingAge.OWN_WAY),
        (date(2026, 3, 1), DecidingAge.GROWN),  # born on 29 February
    ],
)
def test_a_child_has_a_way_of_their_own_from_the_twelfth_birthday_to_the_eighteenth(on: date, age: DecidingAge) -> None:
    assert deciding_age_of(BORN, on) is age


def test_without_a_birth_date_no_parent_can_be_named() -> None:
    assert SupporterKind.PARENT not in supporter_kinds_for(deciding_age_of(None, date(2026, 1, 1)), is_business=False)


def test_a_parents_access_ends_with_the_eighteenth_birthday_unless_it_was_wanted_on() -> None:
    parent = SupporterRole(SupporterKind.PARENT, AGREED, None)
    grown = birthday(BORN, 18)

    assert is_role_in_force(parent, BORN, _at(grown - timedelta(days=1)))
    assert not is_role_in_force(parent, BORN, _at(grown))
    assert ends_soon_at_adulthood(parent, BORN, _at(grown - ASKED_BEFORE_ADULTHOOD))
    wanted_on = SupporterRole(SupporterKind.PARENT, AGREED, None, _at(grown - timedelta(days=3)))
    assert is_role_in_force(wanted_on, BORN, _at(grown + timedelta(days=1000)))
    assert not is_role_in_force(
        SupporterRole(SupporterKind.PARENT, AGREED, None, _at(date(2021, 1, 1))), BORN, _at(grown)
    )


@given(born=days, on=days, asked=st.none() | days, kind=st.sampled_from(SupporterKind))
@settings(max_examples=100)
def test_at_any_age_it_is_clear_who_decides(born: date, on: date, asked: date | None, kind: SupporterKind) -> None:
    role = SupporterRole(kind, _at(date(1999, 1, 1)), None, _at(asked) if asked else None)
    now, age = _at(on), deciding_age_of(born, on)

    if age is DecidingAge.GROWN and kind is SupporterKind.PARENT and asked is None:
        assert not is_role_in_force(role, born, now)
    if kind is not SupporterKind.PARENT:
        assert is_role_in_force(role, born, now)
        assert not must_child_be_asked(role, born, now)
    if must_child_be_asked(role, born, now):
        assert does_child_decide(kind, age)
    assert represents_victim(kind, age, is_business=False) == (
        kind is SupporterKind.PARENT and age is DecidingAge.YOUNG
    )


@given(agreed=st.none() | days, ended=st.none() | days, on=days, kind=st.sampled_from(SupporterKind))
@settings(max_examples=50)
def test_what_was_never_agreed_or_has_ended_is_not_in_force(
    agreed: date | None, ended: date | None, on: date, kind: SupporterKind
) -> None:
    role = SupporterRole(kind, _at(agreed) if agreed else None, _at(ended) if ended else None)

    if agreed is None or agreed > on or (ended is not None and ended <= on):
        assert not is_role_in_force(role, None, _at(on))


def test_only_a_businesss_contact_may_write_its_statement() -> None:
    assert SupporterKind.BUSINESS_CONTACT in supporter_kinds_for(DecidingAge.GROWN, is_business=True)
    assert SupporterKind.BUSINESS_CONTACT not in supporter_kinds_for(DecidingAge.GROWN, is_business=False)
    assert [kind for kind in SupporterKind if SupporterScope.STATEMENT in OFFERED_SCOPES[kind]] == [
        SupporterKind.BUSINESS_CONTACT
    ]
    assert represents_victim(SupporterKind.BUSINESS_CONTACT, DecidingAge.GROWN, is_business=True)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Cai Orme", "cai  ORME", True), ("O'Neill", "O’Neill", True), ("Cai", "Cai Orme", False), ("", "", False)],
)
def test_names_are_compared_as_people_write_them(one: str, other: str, same: bool) -> None:
    assert is_same_name(one, other) is same
