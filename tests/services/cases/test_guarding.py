"""Which victims are guarded: by facts, by staff, and by what two records share."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.services.people_and_cases import NOW, a_case, a_point, a_victim, staff
from victimcare.records.models import Approval, GuardDecision, Victim
from victimcare.services.access import Actor
from victimcare.services.cases.guarded_victims import find_guarded_victims

pytestmark = pytest.mark.django_db


def decide(victim: Victim, is_guarded: bool, by: Actor, second: Actor | None = None, hours: int = 0) -> None:
    at = NOW + timedelta(hours=hours)
    asked = {"kind": "guard", "victim": victim, "asked_at": at, "asked_by_id": by.staff_id}
    approval = (
        Approval.objects.create(accepted=True, decided_at=at, decided_by_id=second.staff_id, **asked)
        if second
        else None
    )
    GuardDecision.objects.create(
        victim=victim, is_guarded=is_guarded, decided_at=at, decided_by_id=by.staff_id or 0, approval=approval
    )


def test_facts_about_the_victim_and_about_the_offence_guard() -> None:
    plain = a_victim()
    by_facts = a_victim(is_guarded_by_facts=True)
    by_offence = a_victim(a_case(is_guarded_by_offence=True))

    assert find_guarded_victims([plain.id, by_facts.id, by_offence.id]) == {by_facts.id, by_offence.id}


def test_one_person_guards_and_it_takes_two_to_unguard() -> None:
    victim = a_victim()
    sol, ewa = staff("Sol"), staff("Ewa")

    decide(victim, True, sol)
    assert find_guarded_victims([victim.id]) == {victim.id}
    decide(victim, False, sol, ewa, hours=2)
    assert find_guarded_victims([victim.id]) == frozenset()


def test_two_people_may_decide_against_the_facts() -> None:
    victim = a_victim(is_guarded_by_facts=True)

    decide(victim, False, staff("Sol"), staff("Ewa"))

    assert find_guarded_victims([victim.id]) == frozenset()


@pytest.mark.parametrize("kind", ["mobile", "phone", "email", "address"])
def test_a_point_shared_with_a_guarded_case_guards(kind: str) -> None:
    elsewhere = a_victim(is_guarded_by_facts=True)
    victim, stranger = a_victim(), a_victim()
    a_point(elsewhere, "+447700900123", kind=kind)
    a_point(victim, "+447700900123", kind=kind)
    a_point(stranger, "+447700900124", kind=kind)

    assert find_guarded_victims([victim.id, stranger.id]) == {victim.id}


def test_a_point_shared_with_a_guarded_victim_of_the_same_case_guards_and_its_other_victims_stand() -> None:
    """A child under 16 and the mother whose telephone it uses: any reader of that telephone reads of the same crime."""
    case = a_case()
    child, mother, neighbour = a_victim(case, is_guarded_by_facts=True), a_victim(case), a_victim(case)
    a_point(child, "+447700900123")
    a_point(mother, "+447700900123")
    a_point(neighbour, "+447700900124")

    assert find_guarded_victims([child.id, mother.id, neighbour.id]) == {child.id, mother.id}

    decide(mother, False, staff("Sol"), staff("Ewa"))
    assert find_guarded_victims([child.id, mother.id]) == {child.id}, "two people may decide otherwise for the mother"


def test_the_same_record_id_in_a_guarded_case_guards() -> None:
    a_victim(a_case(is_guarded_by_offence=True), record_id="N-77")
    victim = a_victim(record_id="N-77")

    assert find_guarded_victims([victim.id]) == {victim.id}


def test_a_case_that_people_marked_guards_those_who_share_a_point() -> None:
    elsewhere, victim = a_victim(mobile="+447700900200"), a_victim(mobile="+447700900200")

    decide(elsewhere, True, staff())

    assert find_guarded_victims([victim.id]) == {victim.id}


def test_people_may_decide_that_a_shared_point_is_no_danger() -> None:
    a_victim(mobile="+447700900201", is_guarded_by_facts=True)
    victim = a_victim(mobile="+447700900201")

    decide(victim, False, staff("Sol"), staff("Ewa"))

    assert find_guarded_victims([victim.id]) == frozenset()


def test_what_people_decided_does_not_speak_of_a_guarded_case_that_comes_later() -> None:
    victim = a_victim(record_id="N-78", mobile="+447700900202")
    decide(victim, False, staff("Sol"), staff("Ewa"))
    assert find_guarded_victims([victim.id]) == frozenset()

    a_victim(a_case(is_guarded_by_offence=True), record_id="N-78", added_at=NOW + timedelta(days=30))
    assert find_guarded_victims([victim.id]) == {victim.id}

    decide(victim, False, staff("Sol"), staff("Ewa"), hours=24 * 31)
    assert find_guarded_victims([victim.id]) == frozenset()


def test_what_people_decided_does_not_speak_of_whom_people_mark_later() -> None:
    elsewhere, victim = a_victim(mobile="+447700900203"), a_victim(mobile="+447700900203")
    decide(victim, False, staff("Sol"), staff("Ewa"))

    decide(elsewhere, True, staff(), hours=1)

    assert find_guarded_victims([victim.id]) == {victim.id}


def test_one_query_for_one_and_for_many(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    victims = [a_victim(mobile=f"+4477009003{n:02}") for n in range(30)]

    with django_assert_num_queries(1):
        find_guarded_victims([victims[0].id])
    with django_assert_num_queries(1):
        find_guarded_victims(victim.id for victim in victims)
