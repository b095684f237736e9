"""Who looks after a case is never blank: the officer in the case, the colleague who stands in, or the team."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as some
from pytest_django import DjangoAssertNumQueries

from tests.services.people_and_cases import NOW, a_case, a_team, staff
from victimcare.records.models import Case, Officer, OfficerCover
from victimcare.rules.cases.projection_types import OfficerKind
from victimcare.services.cases.case_officers import find_officer_in_case, find_officers_in_cases

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)


def an_officer(name: str) -> Officer:
    return Officer.objects.create(
        source="urn:test:records", record_id=name, name=name, named_at=NOW, named_sequence=1, named_by_id="E1"
    )


def the_case_of(officer: Officer | None) -> Case:
    return a_case(officer=officer, officer_since=NOW - timedelta(days=9) if officer else None)


def a_cover(officer: Officer, **values: Any) -> OfficerCover:
    usual: dict[str, Any] = {
        "officer": officer,
        "from_on": TODAY - timedelta(days=2),
        "until_on": TODAY + timedelta(days=5),
        "why": "off",
        "entered_at": NOW,
        "entered_by_id": staff("Ines Moreau").staff_id,
    }
    return OfficerCover.objects.create(**(usual | values))


def test_the_officer_in_the_case_until_a_colleague_stands_in() -> None:
    cole, reed = an_officer("PC Amara Cole"), an_officer("PC Tom Reed")
    case = the_case_of(cole)
    assert find_officer_in_case(case, TODAY).name == "PC Amara Cole"

    a_cover(cole, by_officer=reed)

    found = find_officer_in_case(case, TODAY)
    assert (found.name, found.instead_of, found.until_on) == ("PC Tom Reed", "PC Amara Cole", TODAY + timedelta(days=5))
    assert find_officer_in_case(case, TODAY + timedelta(days=6)).name == "PC Amara Cole"
    assert find_officer_in_case(case, TODAY - timedelta(days=3)).name == "PC Amara Cole"


def test_a_team_may_stand_in_and_for_good() -> None:
    cole = an_officer("PC Amara Cole")
    a_cover(cole, by_team=a_team(), until_on=None, why="left")

    found = find_officer_in_case(the_case_of(cole), TODAY)

    assert (found.by, found.key, found.until_on, found.is_for_good) == (
        OfficerKind.TEAM,
        "team:victim-care",
        None,
        True,
    )


def test_without_an_officer_it_is_the_team_of_the_area() -> None:
    found = find_officer_in_case(the_case_of(None), TODAY)

    assert (found.by, found.name, found.phone) == (OfficerKind.TEAM, "Victim care", "0808 157 0142")


def test_a_colleague_who_stands_in_may_be_off_too() -> None:
    cole, reed, shah = an_officer("PC Amara Cole"), an_officer("PC Tom Reed"), an_officer("PC Nadia Shah")
    a_cover(cole, by_officer=reed)
    a_cover(reed, by_officer=shah, until_on=TODAY + timedelta(days=1))

    found = find_officer_in_case(the_case_of(cole), TODAY)

    tomorrow = TODAY + timedelta(days=1)
    assert (found.name, found.instead_of, found.until_on) == ("PC Nadia Shah", "PC Amara Cole", tomorrow)


def test_two_who_stand_in_for_each_other_leave_it_to_the_team() -> None:
    cole, reed = an_officer("PC Amara Cole"), an_officer("PC Tom Reed")
    a_cover(cole, by_officer=reed)
    a_cover(reed, by_officer=cole)

    assert find_officer_in_case(the_case_of(cole), TODAY).by is OfficerKind.TEAM


def test_the_later_entered_stands_and_one_withdrawn_does_not() -> None:
    cole, reed, shah = an_officer("PC Amara Cole"), an_officer("PC Tom Reed"), an_officer("PC Nadia Shah")
    a_cover(cole, by_officer=reed)
    later = a_cover(cole, by_officer=shah, entered_at=NOW + timedelta(hours=1))
    case = the_case_of(cole)
    assert find_officer_in_case(case, TODAY).name == "PC Nadia Shah"

    later.withdrawn_at, later.withdrawn_by_id = NOW, later.entered_by_id
    later.save()

    assert find_officer_in_case(case, TODAY).name == "PC Tom Reed"


def test_one_query_for_many_cases(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    cases = [the_case_of(an_officer(f"PC {number}")) for number in range(3)]

    with django_assert_num_queries(1):
        assert len(find_officers_in_cases(cases, TODAY)) == 3


def test_an_officer_who_left_does_not_come_back_when_cover_ends() -> None:
    cole, reed = an_officer("PC Amara Cole"), an_officer("PC Tom Reed")
    a_cover(cole, by_officer=reed, until_on=TODAY, why="left")
    case = the_case_of(cole)
    assert find_officer_in_case(case, TODAY).name == "PC Tom Reed"

    found = find_officer_in_case(case, TODAY + timedelta(days=1))

    assert (found.by, found.instead_of, found.since_on) == (
        OfficerKind.TEAM,
        "PC Amara Cole",
        TODAY + timedelta(days=1),
    )
    assert found.is_for_good
    given_again = a_case(officer=cole, officer_since=NOW + timedelta(days=1))
    assert find_officer_in_case(given_again, TODAY + timedelta(days=2)).name == "PC Amara Cole"


COVERS = some.lists(
    some.tuples(
        some.integers(0, 8),  # whose absence
        some.one_of(some.none(), some.integers(0, 8)),  # who stands in; none: a team
        some.integers(-3, 1),  # from which day
        some.one_of(some.none(), some.integers(-2, 2)),  # until which day
        some.sampled_from(["off", "sick", "moved", "left"]),
    ),
    max_size=12,
)


@settings(max_examples=60)
@given(covers=COVERS, row=some.booleans())
def test_however_many_are_away_it_is_never_blank_and_never_an_absent_officer(covers: Any, row: bool) -> None:
    with transaction.atomic():
        officers = [an_officer(f"PC {number}") for number in range(9)]
        chain = [(number, number + 1, -1, None, "off") for number in range(8)] if row else []
        entered = [
            a_cover(
                officers[whose],
                from_on=TODAY + timedelta(days=first),
                until_on=None if last is None else TODAY + timedelta(days=max(first, last)),
                why=why,
                **({"by_team": a_team()} if by is None else {"by_officer": officers[by]}),
            )
            for whose, by, first, last, why in [*chain, *covers]
            if whose != by
        ]
        case = a_case(officer=officers[0], officer_since=NOW - timedelta(days=9))

        found = find_officer_in_case(case, TODAY)

        away = {
            f"officer:{one.officer_id}"
            for one in entered
            if one.from_on <= TODAY and (one.until_on is None or one.until_on >= TODAY or one.why in ("moved", "left"))
        }
        assert found.name
        assert found.by is OfficerKind.TEAM or found.phone is not None
        assert found.key not in away
        transaction.set_rollback(True)
