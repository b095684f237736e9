"""Looking up a victim: a reason, one answer for everything but an exact match, and nothing typed in the audit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_case, a_point, a_victim, staff
from victimcare.records.models import AuditEntry, ContactPoint, FormerName, Person, SearchableName, Staff, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.contact import record_lookup
from victimcare.rules.errors import FieldRequired
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.cases import person_names
from victimcare.services.contact import access_monitoring, victim_search
from victimcare.services.contact.victim_search import SearchOutcome, SearchResult, TooManyLookups, search_victim
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.desk.task_shapes import TaskOutcome

pytestmark = pytest.mark.django_db


def sol() -> Actor:
    """The same colleague each time."""
    known = Staff.objects.filter(name="Sol Pereira").first()
    return staff_actor(known) if known else staff("Sol Pereira")


def ask(*, reference: str = "", name: str = "", number: str = "", reason: str = "She rang") -> SearchResult:
    by = replace(sol(), reason=reason)
    return search_victim(actor=by, reference=reference, name=name, number=number, now=NOW)


def find(**typed: str) -> Victim | None:
    """Returns the victim it finds; a close name is not found."""
    answer = ask(**typed)
    return (
        Victim.objects.get(public_id=answer.victim_id or UUID(int=0))
        if answer.found is SearchOutcome.EXACT_MATCH
        else None
    )


def close_to(**typed: str) -> Victim | None:
    answer = ask(**typed)
    return (
        Victim.objects.get(public_id=answer.victim_id or UUID(int=0)) if answer.found is SearchOutcome.CLOSE else None
    )


def test_by_reference_by_name_and_by_both() -> None:
    case = a_case(reference="44/10307/26")
    victim = a_victim(case, given_name="Marta", family_name="Kowal")

    for reference in (" 44/10307/26 ", "44 10307 26", "44-10307-26", "44 / 10307 / 26"):
        assert find(reference=reference) == victim
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
        cursor.execute("EXPLAIN " + victim_search._BY_NAME, victim_search._name_asked("Marta Kowal"))
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert all(f" {name} " in plan for name in ("person_by_name", "person_by_business_name")), plan


def test_a_business_by_its_name() -> None:
    victim = a_victim(given_name="", family_name="")
    victim.person.business_name = "Ashmoor Cycles"
    victim.person.save()

    assert find(name="ashmoor cycles") == victim


def test_part_of_a_name_nothing_and_several_find_no_victim() -> None:
    case = a_case(reference="44/1/26")
    a_victim(case, given_name="Marta", family_name="Kowal")
    a_victim(case, given_name="Piotr", family_name="Kowal")

    assert [find(), find(name="Kowal"), find(name="%"), find(reference="44/1/2_"), find(reference="44/1/26")] == [
        None
    ] * 5
    assert find(reference="44/1/26", name="Piotr Kowal") is not None


def test_a_victim_who_had_another_name_before_is_one_person() -> None:
    victim = a_victim(a_case(reference="44/1/26"), given_name="Marta", family_name="Kowal")
    FormerName.objects.create(person=victim.person, given_name="Marta", family_name="Nowak", until_at=NOW)

    assert find(reference="44/1/26") == victim
    assert find(reference="44/1/26", name="Marta Nowak") == victim


def test_a_look_up_is_kept_with_its_reason_and_without_what_was_typed() -> None:
    victim = a_victim(given_name="Marta", family_name="Kowal")

    find(name="Marta Kowal")
    find(name="Unknown Atall")

    hit, miss = AuditEntry.objects.filter(act="case.look_up").order_by("id")
    assert (hit.reason, hit.detail, hit.victim_id) == (
        "She rang",
        {"by": ["name"], "found": 1, "fit": "exact"},
        victim.id,
    )
    assert (miss.detail, miss.victim_id) == ({"by": ["name"], "found": 0, "fit": "none"}, None)
    assert "Kowal" not in str(list(AuditEntry.objects.values()))


def test_without_a_reason_or_the_role_there_is_no_look_up() -> None:
    with pytest.raises(FieldRequired):
        find(name="Marta Kowal", reason=" ")
    with pytest.raises(PermissionRefused):
        search_victim(actor=staff("PC Aldous", Role.OFFICER), reference="x", name="", now=NOW)


def test_a_name_that_sounds_or_looks_alike_is_close_and_another_is_not() -> None:
    marta = a_victim(given_name="Marta", family_name="Kowalczyk")
    yaroslav = a_victim(given_name="Yaroslav", family_name="Chaudhry")
    victim_search.fill_name_forms()

    assert [close_to(name=name) for name in ("Martha Kovalchik", "Marta Kowalcyzk", "Kowalczik Marta")] == [marta] * 3
    assert close_to(name="Jarosław Chowdhury") == yaroslav
    assert close_to(name="Ada Marsh") is None
    assert AuditEntry.objects.filter(victim_id__isnull=False).count() == 0, "nothing begins before it is opened"


def test_a_victim_is_found_by_a_number_also_by_an_old_one() -> None:
    marta = a_victim(given_name="Marta", family_name="Kowal")
    a_victim(given_name="Ada", family_name="Marsh", mobile="+447700900999")
    old = a_point(marta, "+447700900123")
    a_point(marta, "+447700900456")
    ContactPoint.objects.filter(id=old.id).update(retired_at=NOW)

    for number in ("07700 900123", "+44 7700 900456"):
        assert find(number=number) == marta
    assert find(number="07700 900123", name="Marta Kowal") == marta
    assert find(number="07700 900123", name="Ada Marsh") is None
    assert find(number="900123") is None


def test_a_victim_of_several_crimes_is_found_in_the_newest_by_name_and_number() -> None:
    crimes = [a_victim(given_name="Marta", family_name="Kowal", mobile="+447700900123") for _ in range(3)]

    assert find(name="Marta Kowal") is None
    assert find(name="Marta Kowal", number="07700 900123") == crimes[-1]


def test_a_victim_with_a_new_name_is_found_by_the_earlier_one() -> None:
    marta = a_victim(given_name="Marta", family_name="Kowal")
    person_names.record_name_change(marta.person_id, old=("Marta", "Kowal", ""), new=("Marta", "Osei", ""), now=NOW)
    Person.objects.filter(id=marta.person_id).update(family_name="Osei")

    assert find(name="Marta Kowal") == find(name="Marta Osei") == marta
    person_names.erase_former_names(marta.person_id)
    assert find(name="Marta Kowal") is None
    assert not SearchableName.objects.filter(value="kowal").exists()


def test_a_load_keeps_each_name_once() -> None:
    for number in range(3):
        load(f"44/7{number}/26", recorded(a_person(f"V7{number}", given_name="Zuzanna", family_name="Wójcik")))

    assert list(SearchableName.objects.filter(value="wójcik").values_list("words", flat=True)) == ["wojcik"]
    assert close_to(name="Susana Woycik") is None, "three are several"
    assert victim_search.fill_name_forms() == 0


def test_many_look_ups_are_told_to_a_supervisor_and_then_stopped() -> None:
    marta = a_victim(given_name="Marta", family_name="Kowal")
    lead = staff("Ada Brandt", Role.SUPERVISOR)
    for _ in range(record_lookup.MOST_LOOKUPS):
        find(name="Unknown Atall")

    with pytest.raises(TooManyLookups):
        find(name="Marta Kowal")
    task = Task.objects.get(kind=TaskKind.MANY_LOOK_UPS)
    assert (task.subject_key, AuditEntry.objects.filter(act="case.look_up").count()) == (
        sol().id,
        record_lookup.MOST_LOOKUPS,
    )

    close = partial(
        access_monitoring.close_pace_alert, task_id=task.public_id, outcome=TaskOutcome.DONE, note="A bad hour"
    )
    with pytest.raises(PermissionRefused):
        close(actor=sol(), now=NOW)
    close(actor=lead, now=NOW + timedelta(seconds=1))
    again = search_victim(
        actor=replace(sol(), reason="She rang"), reference="", name="Marta Kowal", now=NOW + timedelta(minutes=1)
    )
    assert again.victim_id == marta.public_id


def test_several_matches_and_none_take_as_many_queries() -> None:
    for _ in range(2):
        a_victim(given_name="Marta", family_name="Kowal")
    sol()
    counts = set()
    for name in ("Marta Kowal", "Unknown Atall"):
        with CaptureQueriesContext(connection) as asked:
            assert find(name=name) is None
        counts.add(len(asked))

    assert len(counts) == 1


@pytest.mark.parametrize(
    "typed", ["' OR 1=1 --", "%", "_", "Kowal'; DROP TABLE records_person; --", "Marta%", "\\", "a" * 5000]
)
def test_signs_of_the_query_language_find_nobody_and_break_nothing(typed: str) -> None:
    victim = a_victim(a_case(reference="44/10307/26"), given_name="Marta", family_name="Kowal")

    assert [find(name=typed), find(reference=typed), find(number=typed)] == [None, None, None]
    assert find(name="Marta Kowal") == victim
