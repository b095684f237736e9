"""A message taken without an identity check is hidden from staff who may not see a case that it may be about."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from tests.channels.web.desk.conftest import news_for
from tests.services.calls.waiting import a_call
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import Call, Staff, Task, UnverifiedMessage, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.contact.record_lookup import list_possible_references
from victimcare.rules.errors import NotFound
from victimcare.services.access import Actor, Role
from victimcare.services.conversations import contact_sessions, reading_tasks
from victimcare.services.danger.danger_findings import list_danger_findings
from victimcare.services.desk import task_actions, work_list
from victimcare.services.desk.eligibility import find_barred_staff
from victimcare.services.desk.task_shapes import OwnerFilter
from victimcare.services.supervision import restricted_records, staff_conflicts
from victimcare.services.supervision.restricted_records import RestrictionKind

pytestmark = pytest.mark.django_db
DANGER = "He is outside my house now with a knife"


@pytest.fixture
def marta(db: None) -> Victim:
    a_team()
    return news_for("44/10307/26")


@pytest.fixture
def sol(db: None) -> Actor:
    return staff("Sol Pereira", team=a_team())


@pytest.fixture
def ewa(db: None) -> Actor:
    return staff("Ewa Tomala", team=a_team())


def take_message(by: Actor, about: str = "", message: str = "Ring me", call_id: UUID | None = None) -> Task:
    once = uuid4()
    reading_tasks.take_unverified_message(
        actor=by,
        once=once,
        words=reading_tasks.UnverifiedMessageText(about, "Her sister", "", message),
        now=NOW,
        call_id=call_id,
    )
    return UnverifiedMessage.objects.get(public_id=once).task


def is_listed(actor: Actor, task: Task) -> bool:
    found = work_list.load_work_list(actor=actor, which=OwnerFilter.ALL, now=NOW)
    return task.public_id in {item.id for item in (*found.items, *found.danger)}


def is_there(actor: Actor, task: Task) -> bool:
    """Whether the list and the page show it; both must say the same."""
    listed = is_listed(actor, task)
    assert (work_list.load_task_detail(actor, task.public_id, now=NOW) is not None) is listed
    return listed


@pytest.mark.parametrize("written", ["44/10307/26", "about 44 10307 26, please", "44-10307-26"])
def test_by_a_reference_in_its_words_it_is_kept_from_who_knows_a_person_in_that_case(
    marta: Victim, sol: Actor, ewa: Actor, written: str
) -> None:
    staff_conflicts.declare_conflict(actor=sol, reference=marta.case.reference, words="My cousin", now=NOW)
    before = work_list.load_work_list(actor=sol, which=OwnerFilter.ALL, now=NOW).counts
    task = take_message(ewa, message=f"It is {written}")

    assert (is_there(sol, task), is_there(ewa, task)) == (False, True)
    assert work_list.load_work_list(actor=sol, which=OwnerFilter.ALL, now=NOW).counts == before
    with pytest.raises(NotFound):
        task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    assert find_barred_staff([task], [sol.staff_id or 0, ewa.staff_id or 0]) == {task.id: {sol.staff_id}}


def test_by_the_call_it_is_kept_where_its_taker_had_the_record_open(marta: Victim, sol: Actor, ewa: Actor) -> None:
    staff_conflicts.declare_conflict(actor=sol, reference=marta.case.reference, words="My cousin", now=NOW)
    call = a_call(marta)
    Call.objects.filter(public_id=call).update(victim=None)
    contact_sessions.begin_contact_session(actor=ewa, victim_id=marta.id, call_id=call, now=NOW)

    assert not is_there(sol, take_message(ewa, call_id=call))
    assert is_there(sol, take_message(ewa)), "it names no case, and no colleague knew whose it may be"


def test_by_the_call_it_is_kept_where_the_caller_keyed_a_code(marta: Victim, sol: Actor, ewa: Actor) -> None:
    staff_conflicts.declare_conflict(actor=sol, reference=marta.case.reference, words="My cousin", now=NOW)

    assert not is_there(sol, take_message(ewa, call_id=a_call(marta)))


def test_danger_in_it_is_kept_from_them_and_from_no_other_staff(marta: Victim, sol: Actor, ewa: Actor) -> None:
    staff_conflicts.declare_conflict(actor=sol, reference=marta.case.reference, words="My cousin", now=NOW)
    take_message(ewa, about="44/10307/26", message=DANGER)
    other = take_message(ewa, message=DANGER)

    of_marta, of_other = Task.objects.filter(kind=TaskKind.DANGER_WORDS).order_by("id")

    assert (is_there(sol, of_marta), is_there(ewa, of_marta)) == (False, True)
    assert (is_there(sol, of_other), is_there(sol, other)) == (True, True)
    assert work_list.count_danger(actor=sol).tasks == 1
    assert list_danger_findings(actor=sol, task_id=of_marta.public_id, now=NOW) == ()


def test_an_owner_who_then_declares_a_conflict_reads_it_no_more(marta: Victim, sol: Actor, ewa: Actor) -> None:
    task = take_message(ewa, about="44/10307/26")
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    assert reading_tasks.read_unverified_message(actor=sol, task_id=task.public_id, now=NOW) is not None

    staff_conflicts.declare_conflict(actor=sol, reference=marta.case.reference, words="My cousin", now=NOW)

    assert reading_tasks.read_unverified_message(actor=sol, task_id=task.public_id, now=NOW) is None
    assert Task.objects.get(id=task.id).owner_id is None
    assert (is_there(sol, task), is_there(ewa, task)) == (False, True)


@pytest.mark.parametrize("sealed_first", [True, False])
def test_for_a_restricted_case_it_comes_to_its_readers_team(marta: Victim, sol: Actor, sealed_first: bool) -> None:
    ines = staff("Ines Moreau", Role.DESK, Role.SUPERVISOR, team=a_team("safeguarding"))
    bea = Staff.objects.get(id=staff("Bea Marsh", Role.SUPERVISOR).staff_id or 0).public_id

    def seal() -> None:
        asked = {"reference": marta.case.reference, "kind": RestrictionKind.STAFF_VICTIM, "why": "A colleague"}
        restricted_records.restrict_record(actor=ines, readers=[bea], now=NOW, **asked)  # type: ignore[arg-type]

    if sealed_first:
        seal()
    task = take_message(sol, about="44/10307/26")
    if not sealed_first:
        assert is_there(sol, task)
        seal()

    task.refresh_from_db()
    assert task.team.code == "safeguarding"
    assert (is_there(sol, task), is_there(ines, task)) == (False, True)


def test_what_may_be_a_reference_begins_and_ends_with_a_digit() -> None:
    assert "44/10307/26" in list_possible_references("Her crime is 44 10307 26. Ring after six.")
    assert "AB1" in list_possible_references("ab1")
    assert list_possible_references("Her sister rang. No number.") == frozenset()
