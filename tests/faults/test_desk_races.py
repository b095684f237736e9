"""Two at the desk at once, again and again, on a database with real commits.

Short form: 12 rounds of each. Long form (VICTIMCARE_FAULTS=long): 1,000. It prints n and the 95 % bound 3/n.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from datetime import timedelta

from django.db import connection

from tests.services.people_and_cases import NOW, a_victim, staff
from tests.services.plans import text_to
from victimcare.records.models import AuditEntry, SafeContactPlan, Staff, Task, TaskChange
from victimcare.records.models.desk import TaskKind
from victimcare.services.access import Actor
from victimcare.services.contact import plans, proofs
from victimcare.services.desk import actions
from victimcare.services.desk.shapes import NewTask
from victimcare.services.desk.written_since import WrittenSince

ROUNDS = 1000 if os.environ.get("VICTIMCARE_FAULTS") == "long" else 12


class Pair:
    """Two people, each in a thread and a connection of their own, who do one thing at one moment."""

    def __init__(self, *people: Actor) -> None:
        self._people = people
        self._barrier = threading.Barrier(len(people))

    def do(self, rounds: int, act: Callable[[Actor, int], object]) -> list[list[Exception | None]]:
        """What stopped each of them in each round; None: nothing."""
        told: list[list[Exception | None]] = [[None] * len(self._people) for _ in range(rounds)]

        def work(place: int) -> None:
            for number in range(rounds):
                self._barrier.wait()
                try:
                    act(self._people[place], number)
                except Exception as error:
                    told[number][place] = error
            connection.close()

        threads = [threading.Thread(target=work, args=[place]) for place in range(len(self._people))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return told


def test_of_two_who_take_one_thing_one_has_it_and_the_other_is_told_who(real_database: object) -> None:
    sol, ewa = staff("Sol"), staff("Ewa")
    made = actions.make_tasks(
        [
            NewTask(TaskKind.READ_REPLY, None, "wrote_unknown", 1, NOW + timedelta(hours=1), f"race:{number}")
            for number in range(ROUNDS)
        ],
        now=NOW,
    )
    tasks = list(Task.objects.filter(id__in=made).order_by("id").values_list("public_id", flat=True))

    told = Pair(sol, ewa).do(ROUNDS, lambda who, number: actions.take(actor=who, task_id=tasks[number], now=NOW))

    owners = dict(Task.objects.values_list("public_id", "owner__name"))
    for number, (of_sol, of_ewa) in enumerate(told):
        lost = of_ewa if of_sol is None else of_sol
        assert (of_sol is None) != (of_ewa is None)
        assert isinstance(lost, actions.TaskTaken)
        assert lost.owner == owners[tasks[number]] == ("Sol" if of_sol is None else "Ewa")
    assert TaskChange.objects.filter(what="taken").count() == ROUNDS
    assert AuditEntry.objects.filter(act="task.taken").count() == ROUNDS
    print(f"n = {ROUNDS}, bound {3 / ROUNDS:.2%}")


def test_of_two_who_write_one_plan_nobody_overwrites_what_they_have_not_seen(real_database: object) -> None:
    """Both read the same version each time; whoever is second is told, and nothing of the first is lost."""
    people = [staff("Sol"), staff("Ewa")]
    victim = a_victim(mobile="07700 900123")
    point = victim.person.contact_points.get()
    witness = Staff.objects.get(id=staff("Nia").staff_id or 0).public_id
    for who in people:
        proofs.record(actor=who, victim_id=victim.id, how=proofs.How.INTRODUCED, colleague=witness, now=NOW)
    kept: list[str] = []

    def confirm(who: Actor, number: int) -> None:
        note = f"{who.name} {number}"
        plan = text_to(point)
        plan = type(plan)(ways=plan.ways, note=note)
        plans.confirm_plan(actor=who, victim_id=victim.id, plan=plan, after=number, now=NOW)
        kept.append(note)

    told = Pair(*people).do(ROUNDS, confirm)

    assert all(sum(error is None for error in each) == 1 for each in told)
    assert all(isinstance(error, WrittenSince) for each in told for error in each if error is not None)
    row = SafeContactPlan.objects.get()
    assert (row.version, row.note) == (ROUNDS, kept[-1])
    print(f"n = {ROUNDS}, bound {3 / ROUNDS:.2%}")
