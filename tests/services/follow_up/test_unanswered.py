"""Unanswered danger is escalated after minutes, and again for new messages; the duty number is told once about each
person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import override_settings
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import DjangoAssertNumQueries

from tests.services.desk.rota_world import a_lead, at_work
from tests.services.desk.test_danger_first import danger
from tests.services.desk.test_tasks import tell
from tests.services.people_and_cases import NOW, a_victim, staff
from victimcare.records.models import Absence, DangerFinding, ReachAttempt, Task, TaskChange, Team, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services import port_registry
from victimcare.services.access import Actor
from victimcare.services.danger import danger_findings
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.desk import task_actions
from victimcare.services.follow_up import unanswered_work
from victimcare.services.follow_up.unanswered_work import load_unanswered_works, raise_unanswered
from victimcare.services.job_queue import Job
from victimcare.services.ports import AcceptedMessage, OutgoingText
from victimcare.wording import say

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def steps(task: Task) -> list[str]:
    changes = TaskChange.objects.filter(task=task, what__startswith="rose").order_by("id")
    return list(changes.values_list("what", flat=True))


def test_it_goes_to_the_supervisors_then_to_the_duty_number_and_again() -> None:
    task = danger()

    for minute in (1, 5, 5, 6, 15, 15, 16, 30):
        raise_unanswered(now=NOW + minute * MINUTE)

    assert steps(task) == ["rose_supervisor", "rose_duty", "rose_duty"]


def test_its_owner_keeps_it_when_escalated() -> None:
    sol, task = staff("Sol"), danger()
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)

    raise_unanswered(now=NOW + 15 * MINUTE)

    task.refresh_from_db()
    assert (task.owner_id, steps(task)) == (sol.staff_id, ["rose_duty"])


def test_danger_that_was_not_taken_has_a_named_owner_once_escalated() -> None:
    """Three dangers passed their fifteen minutes without an owner, while routine work beside them had owners."""
    bernice, task = staff("Bernice"), danger()
    Team.objects.filter(id=task.team_id).update(lead=bernice.staff_id)
    assert task.owner_id is None

    raise_unanswered(now=NOW + 5 * MINUTE)

    task.refresh_from_db()
    assert task.owner_id == bernice.staff_id
    assert task.rose_at == NOW + 5 * MINUTE
    raise_unanswered(now=NOW + 15 * MINUTE)
    assert steps(task) == ["rose_supervisor", "rose_duty"]


def test_danger_that_no_person_took_is_spread_evenly_over_those_at_work() -> None:
    """Ten of fifteen went to one colleague, who had looked after these victims before."""
    lead = a_lead("Bernice")
    names = ["Sol", "Tess", "Uma"]
    sol, *_ = (at_work(lead, name, gets_work=False) for name in names)
    for minute in range(7):
        task = danger()
        tell(task.victim, kind=TaskKind.READ_REPLY)
        Task.objects.filter(kind=TaskKind.READ_REPLY).update(owner=sol.staff_id, closed_at=NOW, outcome="done")
        raise_unanswered(now=NOW + (5 + minute) * MINUTE)

    counts = [Task.objects.filter(owner__name=name, is_danger=True).count() for name in names]
    assert sorted(counts) == [2, 2, 3]


def test_danger_without_an_owner_at_the_first_escalation_gets_one_at_a_later() -> None:
    bernice, task = staff("Bernice"), danger()
    Team.objects.filter(id=task.team_id).update(lead=bernice.staff_id)
    leave = {"why": "leave", "entered_at": NOW, "entered_by_id": bernice.staff_id}
    Absence.objects.create(staff_id=bernice.staff_id or 0, from_at=NOW, until_at=NOW + 10 * MINUTE, **leave)

    raise_unanswered(now=NOW + 5 * MINUTE)
    task.refresh_from_db()
    assert (task.owner_id, steps(task)) == (None, ["rose_supervisor"])
    raise_unanswered(now=NOW + 15 * MINUTE)

    task.refresh_from_db()
    assert task.owner_id == bernice.staff_id


def test_danger_goes_to_the_person_who_stands_in_for_the_lead() -> None:
    bernice, carys, task = staff("Bernice"), staff("Carys"), danger()
    Team.objects.filter(id=task.team_id).update(lead=bernice.staff_id)
    leave = {"why": "leave", "entered_at": NOW, "entered_by_id": bernice.staff_id, "cover_id": carys.staff_id}
    Absence.objects.create(staff_id=bernice.staff_id or 0, from_at=NOW, until_at=NOW + 99 * MINUTE, **leave)

    raise_unanswered(now=NOW + 5 * MINUTE)

    task.refresh_from_db()
    assert task.owner_id == carys.staff_id


def test_the_last_step_says_when_the_next_is_due_also_where_one_before_it_gave_more_time() -> None:
    sol, task = staff("Sol"), danger()
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    for minute, minutes in ((0, 60), (5, 15)):
        step = {"way": "visit", "about": "", "came_of": "under_way", "public_id": uuid4()}
        at = NOW + minute * MINUTE
        ReachAttempt.objects.create(
            task=task, at=at, by_id=sol.staff_id or 0, next_due_at=at + minutes * MINUTE, **step
        )

    assert load_unanswered_works([task])[task.id].next_due_at == NOW + 20 * MINUTE


def test_other_work_is_not_escalated_after_minutes() -> None:
    task = danger(is_danger=False)

    assert raise_unanswered(now=NOW + 60 * MINUTE) == 0
    assert steps(task) == []


def test_many_cost_as_many_queries_as_one(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(20):
        danger()

    with django_assert_max_num_queries(22):
        assert raise_unanswered(now=NOW + 15 * MINUTE) == 20


class _Texts:
    """A supplier of texts that keeps what it was given."""

    name = "notify"

    def __init__(self) -> None:
        self.sent: list[OutgoingText] = []

    def send(self, message: OutgoingText) -> AcceptedMessage:
        self.sent.append(message)
        return AcceptedMessage(message.reference)


def test_the_duty_number_gets_one_text_without_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = _Texts()
    monkeypatch.setattr(port_registry.ports, "texts", {"notify": texts})
    danger()
    danger()
    phones = settings.FORCE.telephones

    with override_settings(FORCE=replace(settings.FORCE, telephones=replace(phones, duty="07700 900199"))):
        raise_unanswered(now=NOW + 15 * MINUTE)
        assert unanswered_work.send_danger_text(at=NOW + 15 * MINUTE, now=NOW + 15 * MINUTE)

    [sent] = texts.sent
    assert sent.to == "07700 900199"
    assert sent.body.startswith("2 pieces of work that cannot wait")
    assert "44/" not in sent.body
    assert TaskChange.objects.filter(what="told_duty_number", at=NOW + 15 * MINUTE).count() == 2


def test_no_history_says_that_the_duty_number_was_told_where_there_is_none() -> None:
    task = danger()

    raise_unanswered(now=NOW + 15 * MINUTE)

    assert not unanswered_work.send_danger_text(at=NOW + 15 * MINUTE, now=NOW + 15 * MINUTE)
    steps = [*task.changes.values_list("what", flat=True)]
    assert ("rose_duty" in steps, "told_duty_number" in steps) == (True, False)
    assert "number" not in say("desk-step-rose-duty")


def read(victim: Victim, minute: int) -> None:
    """The victim writes words of danger."""
    check_typed_words(
        actor=Actor.system("test"),
        about=f"test:{victim.id}:{minute}",
        texts=("he is outside my house",),
        victim_id=victim.id,
        now=NOW + minute * MINUTE,
    )


def test_a_new_message_is_escalated_if_its_owner_has_not_looked() -> None:
    sol, victim = staff("Sol"), a_victim()
    read(victim, 0)
    task = Task.objects.get(kind="danger_words")
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    danger_findings.list_danger_findings(actor=sol, task_id=task.public_id, now=NOW)
    ReachAttempt.objects.create(
        public_id=uuid4(),
        task=task,
        way="visit",
        came_of="under_way",
        at=NOW + MINUTE,
        by_id=sol.staff_id or 0,
        next_due_at=NOW + 61 * MINUTE,
    )

    read(victim, 10)
    for minute in (10, 14, 15, 16):
        raise_unanswered(now=NOW + minute * MINUTE)
    assert steps(task) == ["rose_supervisor"]
    read(victim, 17)
    for minute in (21, 22, 23, 25):
        raise_unanswered(now=NOW + minute * MINUTE)
    assert steps(task) == ["rose_supervisor", "rose_supervisor", "rose_duty"]

    danger_findings.list_danger_findings(actor=sol, task_id=task.public_id, now=NOW + 26 * MINUTE)
    assert raise_unanswered(now=NOW + 45 * MINUTE) == 0


def test_what_its_owner_writes_themselves_needs_no_look() -> None:
    sol, victim = staff("Sol"), a_victim()
    read(victim, 0)
    task_actions.take_task(actor=sol, task_id=Task.objects.get(kind="danger_words").public_id, now=NOW)

    check_typed_words(actor=sol, about="note:1", texts=("He is outside now",), victim_id=victim.id, now=NOW)

    assert [row.looked_at for row in DangerFinding.objects.order_by("id")] == [None, NOW]


def duty_texts() -> list[str]:
    return [job.args["at"] for job in ProcrastinateJob.objects.filter(task_name=Job.TELL_DUTY_NUMBER).order_by("id")]


def test_of_two_tasks_about_one_victim_the_duty_number_is_told_once() -> None:
    victim, other = a_victim(), a_victim()
    phones = settings.FORCE.telephones
    tell(victim, kind="danger_words", is_danger=True)
    with override_settings(FORCE=replace(settings.FORCE, telephones=replace(phones, duty="07700 900199"))):
        Task.objects.update(created_at=NOW)
        tell(victim, kind="danger_now", is_danger=True)
        Task.objects.filter(kind="danger_now").update(created_at=NOW + 2 * MINUTE)
        for minute in range(25):
            raise_unanswered(now=NOW + minute * MINUTE)
        assert duty_texts() == [(NOW + 15 * MINUTE).isoformat()]

        tell(other, kind="danger_words", is_danger=True)
        Task.objects.filter(victim=other).update(created_at=NOW + 11 * MINUTE)
        raise_unanswered(now=NOW + 26 * MINUTE)

    assert len(duty_texts()) == 2  # it is told about another person at once


def test_news_of_today_that_becomes_danger_gets_the_minutes_of_danger() -> None:
    task = danger(kind=TaskKind.REACH_VICTIM, reason="risk_today", is_danger=False, due_at=NOW + 300 * MINUTE)
    Task.objects.filter(id=task.id).update(is_danger=True, reason="risk_news", due_at=NOW + 75 * MINUTE)

    for minute in (61, 64, 65, 74, 75):
        raise_unanswered(now=NOW + minute * MINUTE)

    assert steps(task) == ["rose_supervisor", "rose_duty"]
