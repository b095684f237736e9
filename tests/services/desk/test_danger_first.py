"""Danger ranks above all other work: first on every list, never put off, never assigned by the rota."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.desk.rota_world import a_lead, at_work, goes_away
from tests.services.desk.test_tasks import tell
from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from victimcare.records.models import Task
from victimcare.records.models.tasks import TaskKind
from victimcare.services.desk import task_actions, task_assignment, task_steps, work_list
from victimcare.services.desk.task_shapes import NewTask, OwnerFilter, TaskOutcome

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def danger(**values: object) -> Task:
    usual: dict[str, object] = {"kind": TaskKind.DANGER_WORDS, "reason": "danger_words", "harm": 3, "is_danger": True}
    return tell(a_victim(), **(usual | values))


@pytest.mark.parametrize("which", [OwnerFilter.TEAM, OwnerFilter.ALL])
def test_danger_due_in_an_hour_ranks_above_high_harm_weeks_late(which: OwnerFilter) -> None:
    sol = staff(team=a_team())
    late = tell(a_victim(), harm=3, due_at=NOW - timedelta(days=28))
    first = danger(due_at=NOW + HOUR)

    found = work_list.load_work_list(actor=sol, which=which, now=NOW)

    assert [item.id for item in found.danger] == [first.public_id]
    assert [item.id for item in found.items] == [late.public_id]


def test_a_task_that_becomes_danger_stays_so_and_wakes() -> None:
    sol, victim = staff(), a_victim()
    task = tell(victim, kind=TaskKind.READ_REPLY, due_at=NOW + 5 * HOUR)
    task_steps.snooze_task(actor=sol, task_id=task.public_id, until=NOW + 3 * HOUR, why="At work", now=NOW)

    tell(victim, kind=TaskKind.READ_REPLY, due_at=NOW + 9 * HOUR, is_danger=True)
    tell(victim, kind=TaskKind.READ_REPLY, due_at=NOW + 9 * HOUR)

    task.refresh_from_db()
    assert (task.is_danger, task.snoozed_until) == (True, None)


def test_of_two_wanted_at_once_the_dangerous_one_counts() -> None:
    victim = a_victim()
    made = task_actions.make_tasks(
        [
            NewTask(TaskKind.READ_REPLY, victim.id, "wrote_back", 2, None, is_danger=True),
            NewTask(TaskKind.READ_REPLY, victim.id, "wrote_back", 1, None),
        ],
        now=NOW,
    )

    assert Task.objects.get(id=made[0]).is_danger


def test_danger_of_any_kind_is_never_put_off() -> None:
    sol, lead = staff(), a_lead()
    task = danger(kind=TaskKind.REACH_VICTIM, reason="risk_news")

    for who in (sol, lead):
        with pytest.raises(task_steps.SnoozeRefused):
            task_steps.snooze_task(actor=who, task_id=task.public_id, until=NOW + HOUR, why="Busy", now=NOW)


def test_no_tick_ends_words_of_danger() -> None:
    task = danger()

    with pytest.raises(task_actions.NewsStillOwed):
        task_actions.close_task(
            actor=staff(), task_id=task.public_id, outcome=TaskOutcome.DONE, note="Read it", now=NOW
        )


def test_the_rota_assigns_no_danger_and_takes_it_back_from_a_colleague_who_goes_away() -> None:
    lead = a_lead()
    sol, ewa = at_work(lead, "Sol"), at_work(lead, "Ewa")

    task = danger(kind=TaskKind.REACH_VICTIM, reason="risk_news")
    task_assignment.assign_waiting_tasks(now=NOW)
    assert Task.objects.get(id=task.id).owner is None
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    goes_away(lead, sol, cover=ewa)

    assert Task.objects.get(id=task.id).owner is None
