"""Two at once, on a database with real commits: one of them takes the task, one task is made."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.db import connection, transaction

from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from victimcare.records.models import Task, TaskChange, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.desk import task_actions


def make(victim: Victim) -> int:
    return task_actions.make_task(
        kind=TaskKind.TELL_VICTIM,
        victim_id=victim.id,
        reason="not_asked",
        harm=1,
        due_at=NOW + timedelta(hours=4),
        now=NOW,
    )


def test_of_two_who_take_it_at_once_one_wins(real_database: object) -> None:
    task_id = Task.objects.get(id=make(a_victim())).public_id
    people = [staff(f"Person {n}") for n in range(6)]
    won, lost = _race([partial(task_actions.take_task, actor=actor, task_id=task_id, now=NOW) for actor in people])

    assert (won, [type(error) for error in lost]) == (1, [task_actions.TaskTaken] * 5)
    assert Task.objects.get().owner_id in {actor.staff_id for actor in people}
    assert TaskChange.objects.filter(what="taken").count() == 1


def test_of_two_who_make_it_at_once_one_task_comes(real_database: object) -> None:
    victim = a_victim()
    a_team()

    won, lost = _race([partial(make, victim)] * 6)

    assert (won, lost, Task.objects.count()) == (6, [], 1)


def _race(attempts: list[Callable[[], object]]) -> tuple[int, list[Exception]]:
    """How many came through, and the errors that stopped the others. All start together."""
    gate, lost = threading.Barrier(len(attempts)), []

    def run(attempt: Callable[[], object]) -> None:
        try:
            gate.wait()
            with transaction.atomic():
                attempt()
        except Exception as error:
            lost.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[attempt]) for attempt in attempts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(attempts) - len(lost), lost
