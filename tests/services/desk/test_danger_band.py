"""Where danger stands in the band: what was done for one danger settles no other danger of the same victim."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.examples import examples
from tests.services.desk.test_tasks import tell
from tests.services.people_and_cases import NOW, a_case, a_team, a_victim, staff
from victimcare.records.models import DangerFinding, ReachAttempt, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access import Actor
from victimcare.services.desk import work_list
from victimcare.services.desk.task_shapes import DangerStep, OwnerFilter, WorkItem

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
minutes_ago = some.integers(1, 120)


def danger_of(victim: Victim, key: str, *, rule: str = "weapon", came: int = 0) -> Task:
    """Danger whose newest message came so many minutes ago."""
    task = tell(
        victim, kind=TaskKind.DANGER_WORDS, reason="danger_words", harm=3, is_danger=True, subject_key=f"key:{key}"
    )
    at = NOW - came * MINUTE
    DangerFinding.objects.create(
        door="text", about=f"received:{uuid4()}", victim=victim, found_at=at, rules=[rule], task=task, answer="no_point"
    )
    Task.objects.filter(id=task.id).update(created_at=at, updated_at=at)
    return task


def step_on(task: Task, by: Actor, *, ago: int = 0, way: str = "control_room", came_of: str = "under_way") -> None:
    at = NOW - ago * MINUTE
    ReachAttempt.objects.create(
        public_id=uuid4(), task=task, way=way, came_of=came_of, at=at, by_id=by.staff_id or 0, next_due_at=at + MINUTE
    )


def band_for(actor: Actor) -> list[WorkItem]:
    return list(work_list.load_work_list(actor=actor, which=OwnerFilter.ALL, now=NOW).danger)


def test_a_message_after_a_step_for_another_danger_is_not_answered_by_it() -> None:
    sol, victim = staff(team=a_team()), a_victim()
    written, heard_of = danger_of(victim, "a", rule="strangling", came=30), danger_of(victim, "b", came=20)
    other = danger_of(a_victim(a_case(reference="44/09877/26")), "c", rule="weapon", came=25)
    step_on(heard_of, sol, ago=5)

    band = band_for(sol)

    assert [row.id for row in band] == [other.public_id, written.public_id, heard_of.public_id]
    by_id = {row.id: row for row in band}
    patrol = DangerStep("control_room", "under_way", NOW - 5 * MINUTE)
    assert (by_id[written.public_id].last_step, by_id[written.public_id].step_beside) == (None, patrol)
    assert (by_id[heard_of.public_id].last_step, by_id[heard_of.public_id].step_beside) == (patrol, None)
    assert by_id[other.public_id].step_beside is None


@settings(max_examples=examples(10, long=80), deadline=None)
@given(
    came=some.lists(some.tuples(some.booleans(), minutes_ago), min_size=2, max_size=5),
    own=some.lists(some.tuples(some.integers(0, 4), minutes_ago), max_size=3),
    stepped=minutes_ago,
)
def test_no_step_on_one_danger_moves_another_in_the_band(
    came: list[tuple[bool, int]], own: list[tuple[int, int]], stepped: int
) -> None:
    with transaction.atomic():
        sol = staff(team=a_team())
        victims = (a_victim(), a_victim(a_case(reference="44/09877/26")))
        tasks = [danger_of(victims[is_other], f"{n}", came=ago) for n, (is_other, ago) in enumerate(came)]
        for place, ago in own:
            step_on(tasks[place % len(tasks)], sol, ago=ago)
        stepped_on = tasks[0].public_id
        before = band_for(sol)

        step_on(tasks[0], sol, ago=stepped, way="officer")
        after = band_for(sol)

        assert [row.id for row in after if row.id != stepped_on] == [row.id for row in before if row.id != stepped_on]
        kept = {row.id: (row.last_step, row.due_at) for row in before if row.id != stepped_on}
        assert {row.id: (row.last_step, row.due_at) for row in after if row.id != stepped_on} == kept
        transaction.set_rollback(True)


def test_a_step_for_danger_that_has_ended_is_not_shown_beside() -> None:
    sol, victim = staff(team=a_team()), a_victim()
    open_danger, ended = danger_of(victim, "a"), danger_of(victim, "b")
    step_on(ended, sol, ago=3)
    Task.objects.filter(id=ended.id).update(closed_at=NOW, outcome="safe")

    assert [(row.id, row.step_beside) for row in band_for(sol)] == [(open_danger.public_id, None)]
