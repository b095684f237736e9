"""Tasks: one for each matter, always with a team and a time, taken by one person, ended with a reason."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.services.people_and_cases import NOW, a_case, a_duty, a_team, a_victim, an_event, staff
from victimcare.records.models import AuditEntry, Task, TaskChange, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import PermissionRefused, Role
from victimcare.services.desk import direct_assignment, news_tasks, task_actions, work_list
from victimcare.services.desk.task_kinds import RULES_OF_TASKS
from victimcare.services.desk.task_shapes import HarmLevel, NewTask, OwnerFilter, TaskOutcome

SAVEPOINT = 2  # around the transaction, inside the test's own
pytestmark = pytest.mark.django_db
DUE = NOW + timedelta(hours=4)


def tell(victim: Victim | None, **values: object) -> Task:
    usual: dict[str, object] = {
        "kind": TaskKind.TELL_VICTIM if victim else TaskKind.CODE_ATTACK,
        "victim_id": victim.id if victim else None,
        "reason": "not_asked",
        "harm": 1,
        "due_at": DUE,
        "now": NOW,
    }
    return Task.objects.get(id=task_actions.make_task(**(usual | values)))  # type: ignore[arg-type]


def test_later_news_brings_the_open_task_up_to_date_never_later_never_milder() -> None:
    victim = a_victim()
    first = tell(victim, harm=2)

    again = tell(victim, harm=3, reason="guarded", due_at=DUE - timedelta(hours=1), now=NOW + timedelta(minutes=5))
    milder = tell(victim, harm=1, due_at=DUE + timedelta(days=9), now=NOW + timedelta(minutes=9))

    assert first.id == again.id == milder.id
    assert (milder.harm, milder.due_at, milder.created_at) == (3, DUE - timedelta(hours=1), NOW)
    assert [*TaskChange.objects.order_by("id").values_list("what", flat=True)] == ["made", "updated", "updated"]


def test_reaching_a_victim_is_one_task_whether_or_not_they_were_asked_before() -> None:
    victim, other = a_victim(), a_victim()
    first = tell(victim, kind=TaskKind.MAKE_FIRST_CONTACT)

    again = tell(victim, kind=TaskKind.TELL_VICTIM, reason="guarded", harm=3)
    both = task_actions.make_tasks(
        [
            NewTask(TaskKind.MAKE_FIRST_CONTACT, other.id, "not_asked", 1, DUE),
            NewTask(TaskKind.TELL_VICTIM, other.id, "old_news", 2, None),
        ],
        now=NOW,
    )

    assert (again.id, again.reason, again.harm) == (first.id, "guarded", 3)
    made = Task.objects.get(id=both[0])
    assert (len(both), made.harm, made.due_at) == (1, 2, DUE)


def test_a_task_about_no_one_is_one_task_too() -> None:
    assert tell(None).id == tell(None).id
    assert tell(None, subject_key="other").id != tell(None).id


def test_a_closed_task_is_not_reopened_a_new_one_is_made() -> None:
    victim, sol = a_victim(), staff()
    first = tell(victim, kind=TaskKind.MESSAGE_FAILED)
    task_actions.close_task(actor=sol, task_id=first.public_id, outcome=TaskOutcome.DONE, note="", now=NOW)

    assert tell(victim, kind=TaskKind.MESSAGE_FAILED).id != first.id


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (datetime(2026, 11, 25, 9, 0, tzinfo=UTC), datetime(2026, 11, 26, 23, 59, 59, tzinfo=UTC)),
        (datetime(2026, 12, 24, 16, 0, tzinfo=UTC), datetime(2026, 12, 29, 23, 59, 59, tzinfo=UTC)),  # Christmas
        (datetime(2026, 10, 23, 23, 30, tzinfo=UTC), datetime(2026, 10, 26, 23, 59, 59, tzinfo=UTC)),  # Saturday here
    ],
)
def test_without_a_time_of_its_own_it_is_due_by_the_end_of_the_next_working_day(now: datetime, due: datetime) -> None:
    assert tell(a_victim(), due_at=None, now=now).due_at == due


def test_the_team_is_the_one_that_looks_after_the_area() -> None:
    assert tell(a_victim(a_case(area="CE"))).team.code == "victim-care"
    assert tell(a_victim(a_case(area="AS"))).team.code == "victim-care-south"
    assert tell(a_victim(a_case(area="never heard of"))).team.code == "victim-care"
    assert tell(None).team.code == "victim-care"


def test_many_are_made_in_as_many_queries_as_one(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    victims = [a_victim() for _ in range(40)]
    a_team()

    with django_assert_max_num_queries(8):
        made = task_actions.make_tasks(
            [NewTask(TaskKind.TELL_VICTIM, v.id, "old_news", 1, DUE) for v in victims], now=NOW
        )

    assert len(set(made)) == 40


def test_taking_is_for_one_and_the_second_hears_who_has_it() -> None:
    task, sol, ewa = tell(a_victim()), staff("Sol Pereira"), staff("Ewa Tomala")

    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    with pytest.raises(task_actions.TaskTaken) as second:
        task_actions.take_task(actor=ewa, task_id=task.public_id, now=NOW)

    assert second.value.owner == "Sol Pereira"
    assert AuditEntry.objects.filter(act="task.taken", actor=sol.id).count() == 1


def test_handing_on_says_why_and_to_whom() -> None:
    task, sol, ewa = tell(a_victim()), staff("Sol"), staff("Ewa", team=a_team("safeguarding"))
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    to_ewa = next(colleague.id for colleague in work_list.list_assignees(sol) if colleague.name == "Ewa")

    with pytest.raises(FieldRequired):
        direct_assignment.hand_on_task(actor=sol, task_id=task.public_id, to_person=to_ewa, note=" ", now=NOW)
    with pytest.raises(task_actions.TaskTaken):
        direct_assignment.hand_on_task(actor=ewa, task_id=task.public_id, to_team="victim-care", note="Mine?", now=NOW)
    direct_assignment.hand_on_task(
        actor=sol, task_id=task.public_id, to_person=to_ewa, note="She speaks Polish", now=NOW
    )

    chosen = work_list.load_task_detail(ewa, task.public_id)
    assert chosen is not None
    assert (chosen.item.owner, chosen.item.is_mine, chosen.item.team) == ("Ewa", True, "Safeguarding")
    assert (chosen.steps[0].what, chosen.steps[0].note) == ("handed_on", "She speaks Polish")


def test_a_task_handed_to_a_team_has_no_owner_and_anybody_may_take_it() -> None:
    task, sol, ewa = tell(a_victim()), staff("Sol"), staff("Ewa")
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)

    direct_assignment.hand_on_task(
        actor=sol, task_id=task.public_id, to_team="safeguarding", note="Needs a specialist", now=NOW
    )
    task_actions.take_task(actor=ewa, task_id=task.public_id, now=NOW)

    task.refresh_from_db()
    assert (task.owner_id, task.team.code) == (ewa.staff_id, "safeguarding")


def test_a_telling_is_not_ended_by_a_tick() -> None:
    victim = a_victim()
    a_duty(victim, an_event(victim.case, "suspect.arrested"))
    task, sol, lead = tell(victim), staff("Sol"), staff("Nia", Role.SUPERVISOR)

    with pytest.raises(task_actions.NewsStillOwed):
        task_actions.close_task(actor=sol, task_id=task.public_id, outcome=TaskOutcome.DONE, note="", now=NOW)
    with pytest.raises(task_actions.NewsStillOwed):
        task_actions.close_task(
            actor=sol, task_id=task.public_id, outcome=TaskOutcome.NOT_NEEDED, note="She moved", now=NOW
        )
    with pytest.raises(PermissionRefused):
        task_actions.close_task(
            actor=sol, task_id=task.public_id, outcome=TaskOutcome.CANNOT_BE_REACHED, note="Moved", now=NOW
        )
    task_actions.close_task(
        actor=lead, task_id=task.public_id, outcome=TaskOutcome.CANNOT_BE_REACHED, note="Abroad", now=NOW
    )

    task.refresh_from_db()
    assert (task.closed_at, task.outcome) == (NOW, "cannot_be_reached")


def test_the_task_closes_when_the_victim_has_been_told_everything_not_before() -> None:
    victim = a_victim()
    arrest, charge = (an_event(victim.case, name) for name in ("suspect.arrested", "suspect.charged"))
    first, second = a_duty(victim, arrest), a_duty(victim, charge, "r6_charge_decision_prosecute")
    task, contact = tell(victim), an_event(victim.case, "victim.contacted", time=NOW)

    first.met_at, first.met_by = NOW, contact
    first.save()
    assert news_tasks.close_news_tasks([victim.id], NOW) == 0
    second.met_at, second.met_by = NOW, contact
    second.save()
    assert news_tasks.close_news_tasks([victim.id], NOW) == 1

    task.refresh_from_db()
    assert (task.outcome, task.closed_at) == ("told", NOW)


def test_a_closed_or_unknown_task_is_not_there() -> None:
    task, sol = tell(a_victim(), kind=TaskKind.MESSAGE_FAILED), staff()
    task_actions.close_task(actor=sol, task_id=task.public_id, outcome=TaskOutcome.DONE, note="", now=NOW)

    for attempt in (
        task_actions.take_task,
        lambda **who: direct_assignment.hand_on_task(note="x", to_team="safeguarding", **who),
    ):
        for gone in (task.public_id, UUID(int=1)):
            with pytest.raises(NotFound):
                attempt(actor=sol, task_id=gone, now=NOW)
    assert work_list.load_task_detail(sol, task.public_id) is None


def test_an_officer_and_an_engineer_see_no_tasks() -> None:
    task = tell(a_victim())

    for role in (Role.OFFICER, Role.ENGINEER):
        with pytest.raises(PermissionRefused):
            work_list.load_work_list(actor=staff("Someone", role), now=NOW)
        with pytest.raises(PermissionRefused):
            task_actions.take_task(actor=staff("Someone", role), task_id=task.public_id, now=NOW)


def test_the_list_stands_by_harm_and_then_by_lateness() -> None:
    sol = staff()
    for harm, hours in [(1, -9), (3, 5), (2, 1), (3, -2)]:
        tell(a_victim(), harm=harm, due_at=NOW + timedelta(hours=hours))

    found = work_list.load_work_list(actor=sol, which=OwnerFilter.ALL, now=NOW)

    assert [(item.harm, (item.due_at - NOW) / timedelta(hours=1)) for item in found.items] == [
        (HarmLevel.HIGH, -2),
        (HarmLevel.HIGH, 5),
        (HarmLevel.MEDIUM, 1),
        (HarmLevel.STANDARD, -9),
    ]


def test_mine_my_teams_and_all() -> None:
    sol = staff(team=a_team("victim-care-south"))
    mine, teams, others = tell(a_victim()), tell(a_victim(a_case(area="AS"))), tell(a_victim())
    task_actions.take_task(actor=sol, task_id=mine.public_id, now=NOW)

    def shown(which: OwnerFilter) -> set[UUID]:
        return {item.id for item in work_list.load_work_list(actor=sol, which=which, now=NOW).items}

    assert shown(OwnerFilter.MINE) == {mine.public_id}
    assert shown(OwnerFilter.TEAM) == {teams.public_id}
    assert shown(OwnerFilter.ALL) == {mine.public_id, teams.public_id, others.public_id}
    assert work_list.load_work_list(actor=sol, now=NOW).counts == {
        OwnerFilter.MINE: 1,
        OwnerFilter.TEAM: 1,
        OwnerFilter.ALL: 3,
        OwnerFilter.UNOWNED: 2,
    }


def test_a_row_names_no_victim(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    sol = staff()
    for _ in range(3):
        tell(a_victim(given_name="Wilhelmina", family_name="Ashgrove"))

    with django_assert_num_queries(8 + SAVEPOINT):
        found = work_list.load_work_list(actor=sol, which=OwnerFilter.ALL, now=NOW)

    assert "Wilhelmina" not in repr(found)
    assert "Ashgrove" not in repr(found)


def test_each_kind_of_task_has_its_rules() -> None:
    missing = [kind.name for kind in TaskKind if kind not in RULES_OF_TASKS]

    assert missing == [], "a row in services/desk/task_kinds.py: docs/howto/add-a-kind-of-task.md"
