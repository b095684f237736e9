"""Looking somebody up: a reason, one answer for everything that is not exactly her, and nothing typed in the audit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection

from tests.services.people_and_cases import NOW, a_case, a_victim, staff
from victimcare.records.models import AuditEntry, Victim
from victimcare.services.access import NotPermitted, Role
from victimcare.services.contact import lookup
from victimcare.services.contact.guards import ReasonMissing
from victimcare.services.contact.lookup import look_up

pytestmark = pytest.mark.django_db


def find(*, reference: str = "", name: str = "", reason: str = "She rang") -> Victim | None:
    found = look_up(actor=replace(staff(), reason=reason), reference=reference, name=name, now=NOW)
    return Victim.objects.get(public_id=found) if found else None


def test_by_reference_by_name_and_by_both() -> None:
    case = a_case(reference="44/10307/26")
    victim = a_victim(case, given_name="Marta", family_name="Kowal")

    assert find(reference=" 44/10307/26 ") == victim
    assert find(name="marta  KOWAL") == victim
    assert find(reference="44/10307/26", name="Marta Kowal") == victim
    assert find(reference="44/10307/26", name="Ada Marsh") is None


@pytest.mark.parametrize("name", ["Maria del Carmen Ruiz Soto", "maria del carmen ruiz soto"])
def test_a_name_of_many_words(name: str) -> None:
    victim = a_victim(given_name="Maria del Carmen", family_name="Ruiz Soto")

    assert find(name=name) == victim


def test_long_names_that_begin_alike_are_told_apart_and_the_index_finds_them() -> None:
    victim, other = (a_victim(given_name="Marta", family_name="Ko" * 100 + end) for end in ("wal", "wit"))
    business, another = (a_victim(given_name="", family_name="") for _ in range(2))
    for one, end in ((business, "Ltd"), (another, "plc")):
        one.person.business_name = "Ashmoor " * 20 + end
        one.person.save()

    assert find(name="marta " + "kO" * 100 + "wal") == victim
    assert find(name="Marta " + "Ko" * 100 + "wit") == other
    assert find(name="Marta " + "Ko" * 100) is None
    assert find(name="ashmoor " * 20 + "LTD") == business
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE records_person, records_victim, records_case")  # whatever earlier tests left behind
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN " + lookup._BY_NAME, {"families": ["Kowal"], "givens": ["Marta"], "name": "Marta Kowal"}
        )
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert all(f" {name} " in plan for name in ("person_by_name", "person_by_business_name")), plan


def test_a_business_by_its_name() -> None:
    victim = a_victim(given_name="", family_name="")
    victim.person.business_name = "Ashmoor Cycles"
    victim.person.save()

    assert find(name="ashmoor cycles") == victim


def test_part_of_a_name_nothing_and_several_are_nobody() -> None:
    case = a_case(reference="44/1/26")
    a_victim(case, given_name="Marta", family_name="Kowal")
    a_victim(case, given_name="Piotr", family_name="Kowal")

    assert [find(), find(name="Kowal"), find(name="%"), find(reference="44/1/2_"), find(reference="44/1/26")] == [
        None
    ] * 5
    assert find(reference="44/1/26", name="Piotr Kowal") is not None


def test_a_look_up_is_kept_with_its_reason_and_without_what_was_typed() -> None:
    victim = a_victim(given_name="Marta", family_name="Kowal")

    find(name="Marta Kowal")
    find(name="Nobody Atall")

    hit, miss = AuditEntry.objects.filter(act="case.look_up").order_by("id")
    assert (hit.reason, hit.detail, hit.victim_id) == ("She rang", {"by": ["name"], "found": 1}, victim.id)
    assert (miss.detail, miss.victim_id) == ({"by": ["name"], "found": 0}, None)
    assert "Kowal" not in str(list(AuditEntry.objects.values()))


def test_without_a_reason_or_the_role_there_is_no_look_up() -> None:
    with pytest.raises(ReasonMissing):
        find(name="Marta Kowal", reason=" ")
    with pytest.raises(NotPermitted):
        look_up(actor=staff("PC Aldous", Role.OFFICER), reference="x", name="", now=NOW)
