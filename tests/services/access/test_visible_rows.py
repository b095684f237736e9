"""A case that is restricted, or in conflict with a member of staff, looks missing to them in every list."""

from __future__ import annotations

import pytest

from tests.services.people_and_cases import NOW, a_victim, staff
from victimcare.records.models import Case, ConflictOfInterest, RestrictedRecord, RestrictedRecordReader, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access import Actor, Role, require_staff_id
from victimcare.services.access.access_scopes import (
    filter_visible_case_rows,
    filter_visible_rows,
    filter_visible_tasks,
    may_name_complaint_subject,
)
from victimcare.services.desk.task_actions import make_task
from victimcare.services.desk.task_shapes import HarmLevel

pytestmark = pytest.mark.django_db


@pytest.fixture
def shut() -> Victim:
    victim = a_victim()
    RestrictedRecord.objects.create(
        case=victim.case,
        kind="special",
        sealed_at=NOW,
        sealed_by_id=require_staff_id(staff("Nia Rowe", Role.SUPERVISOR)),
    )
    return victim


def seen(actor: Actor) -> set[int]:
    """The victims whom this actor comes across, checked to be the same by victim, by case and by task."""
    victims = set(filter_visible_rows(actor, Victim.objects.all(), victim="id").values_list("id", flat=True))
    cases = filter_visible_case_rows(actor, Case.objects.all(), case="id").values_list("victims", flat=True)
    tasks = filter_visible_tasks(actor, Task.objects.all()).values_list("victim_id", flat=True)
    assert victims == set(cases) == set(tasks)
    return victims


def with_task(victim: Victim) -> Victim:
    make_task(kind=TaskKind.NEXT_STEP, victim_id=victim.id, reason="why", harm=HarmLevel.STANDARD, due_at=None, now=NOW)
    return victim


def test_a_restricted_case_is_seen_by_its_readers_alone(shut: Victim) -> None:
    usual = with_task(a_victim())
    reader, other = staff("Sol Pereira"), staff("Ewa Tomala")
    given = {"seal": shut.case.seals.get(), "given_at": NOW, "given_by_id": require_staff_id(other)}
    row = RestrictedRecordReader.objects.create(staff_id=require_staff_id(reader), **given)
    with_task(shut)

    assert seen(reader) == {usual.id, shut.id}
    assert seen(other) == {usual.id}
    assert seen(staff("Nia Rowe", Role.SUPERVISOR)) == {usual.id}
    RestrictedRecordReader.objects.filter(id=row.id).update(ended_at=NOW, ended_by_id=require_staff_id(other))
    assert seen(reader) == {usual.id}


def test_a_restriction_that_is_lifted_hides_nothing(shut: Victim) -> None:
    with_task(shut)
    sol = staff("Sol Pereira")

    RestrictedRecord.objects.update(lifted_at=NOW, lifted_by_id=require_staff_id(sol), sealed_lifted_why=b"why")

    assert seen(sol) == {shut.id}


def test_a_conflict_hides_the_case_from_one_until_it_ends() -> None:
    victim = with_task(a_victim())
    sol, ewa = staff("Sol Pereira"), staff("Ewa Tomala")
    ConflictOfInterest.objects.create(staff_id=require_staff_id(sol), case=victim.case, how="declared", since_at=NOW)

    assert (seen(sol), seen(ewa)) == (set(), {victim.id})

    ConflictOfInterest.objects.update(ended_at=NOW, ended_by_id=require_staff_id(ewa), sealed_ended_why=b"why")
    assert seen(sol) == {victim.id}


def test_a_conflict_hides_a_case_even_from_its_reader(shut: Victim) -> None:
    with_task(shut)
    sol = staff("Sol Pereira")
    RestrictedRecordReader.objects.create(
        seal=shut.case.seals.get(), staff_id=require_staff_id(sol), given_at=NOW, given_by_id=require_staff_id(sol)
    )
    ConflictOfInterest.objects.create(staff_id=require_staff_id(sol), case=shut.case, how="declared", since_at=NOW)

    assert seen(sol) == set()


def test_the_products_own_jobs_see_every_case_and_a_terminal_does_not(shut: Victim) -> None:
    with_task(shut)

    assert seen(Actor.system("a job")) == {shut.id}
    assert seen(Actor.operator("root")) == set()


def test_only_a_supervisor_says_whom_a_complaint_means() -> None:
    assert may_name_complaint_subject(staff("Nia Rowe", Role.SUPERVISOR))
    assert not may_name_complaint_subject(staff("Sol Pereira"))
