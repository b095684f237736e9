"""Who saw a case, told by the names that staff know."""

from __future__ import annotations

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from tests.services.people_and_cases import NOW, a_case, a_team, a_victim, staff
from victimcare.records.models import Case
from victimcare.services import api_tokens
from victimcare.services.access import Actor, ActorKind
from victimcare.services.audit import audit_entries, note

pytestmark = pytest.mark.django_db

OPERATOR = Actor.operator("keeper", "complaint 12")


@transaction.atomic
def _look(actor: Actor, case: Case, victim_id: int | None = None) -> None:
    note(actor, "case.looked_up", at=NOW, case_id=case.id, victim_id=victim_id)


def test_staff_are_told_by_name_and_team_tokens_by_source_victims_by_the_record_systems_id() -> None:
    victim = a_victim(record_id="V1")
    case = victim.case
    made = api_tokens.make_token(actor=OPERATOR, sources=["urn:force:niche"], types=[], now=NOW)
    carys = staff("Carys Bevan", team=a_team("safeguarding"))
    for actor in (
        carys,
        Actor(ActorKind.MACHINE, f"token:{made.id}"),
        OPERATOR,
        Actor.system("messages.hand_over"),
        Actor(ActorKind.VICTIM, "grant:7", victim_id=victim.id),
        Actor(ActorKind.SUPPORTER, "grant:8", victim_id=victim.id),
    ):
        _look(actor, case, victim.id)

    looks = audit_entries.list_case_accesses(actor=OPERATOR, reference=case.reference, now=NOW)

    assert [(look.actor, look.name, look.team, look.victim) for look in reversed(looks)] == [
        (carys.id, "Carys Bevan", "Safeguarding", "V1"),
        (f"token:{made.id}", "urn:force:niche", "", "V1"),
        ("operator:keeper", "keeper", "", "V1"),
        ("messages.hand_over", "messages.hand_over", "", "V1"),
        ("grant:7", "", "", "V1"),
        ("grant:8", "", "", "V1"),
    ]


def test_many_looks_take_as_many_queries_as_one(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    one, three = a_case(), a_case()
    _look(staff(), one)
    for name in ("Ann", "Bo", "Cy"):
        _look(staff(name), three)

    for case in (one, three):  # its savepoint, the case, the entries, staff, victims, the look's own entry
        with django_assert_num_queries(7):
            audit_entries.list_case_accesses(actor=OPERATOR, reference=case.reference, now=NOW)
