"""Words of danger in an officer's mail belong to the cases that it answers, and not to staff who are shut out of
them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.people_and_cases import NOW, staff
from tests.services.updates.asked import a_case, ask, write
from victimcare.records.models import ConflictOfInterest, DangerFinding, OfficerReply, Task, Victim
from victimcare.rules.errors import NotFound
from victimcare.services.access import Actor
from victimcare.services.danger import danger_findings
from victimcare.services.desk import task_actions
from victimcare.services.desk.eligibility import find_barred_staff
from victimcare.services.updates import officer_replies, plain_words

pytestmark = pytest.mark.django_db
FEAR = "He threatened to kill her, she is at 14 Elm Road, he has a knife"


@pytest.fixture
def victim() -> Victim:
    return a_case()


@pytest.fixture
def shut_out(victim: Victim) -> Actor:
    """A colleague who knows a person in the case."""
    actor = staff("Sol Pereira")
    ConflictOfInterest.objects.create(staff_id=actor.staff_id or 0, case=victim.case, how="declared", since_at=NOW)
    return actor


def list_danger() -> list[Task]:
    return list(Task.objects.filter(kind="danger_words").order_by("id"))


def test_a_line_of_danger_in_an_answer_is_one_task_of_its_victim(victim: Victim, shut_out: Actor) -> None:
    ask()

    reply = write(f"A1 {FEAR}")
    OfficerReply.objects.filter(id=reply.id).update(kind="new")
    officer_replies.sort_reply(
        actor=Actor.system("mail"), reply_id=reply.id, now=NOW + timedelta(minutes=1)
    )  # tried again

    [task] = list_danger()
    assert task.victim_id == victim.id
    assert DangerFinding.objects.filter(about__startswith="officer-answer:").count() == 1
    with pytest.raises(NotFound):
        task_actions.take_task(actor=shut_out, task_id=task.public_id, now=NOW)


@pytest.mark.parametrize("words", [f"Please ring me. {FEAR}", f"A1 quiet\n\nTomasz Dudek\n\nPS {FEAR}"])
def test_what_is_no_answer_belongs_to_the_victim_of_the_one_case(victim: Victim, words: str) -> None:
    ask()

    write(words)

    [task] = list_danger()
    assert task.victim_id == victim.id


def test_of_several_cases_no_one_who_is_shut_out_of_one_takes_or_reads_it(victim: Victim, shut_out: Actor) -> None:
    a_case("44/10119/26")
    ask()
    write(f"Please ring me. {FEAR}")

    [task] = list_danger()
    assert task.victim_id is None
    assert find_barred_staff([task], [shut_out.staff_id or 0]) == {task.id: {shut_out.staff_id}}
    with pytest.raises(NotFound):
        task_actions.take_task(actor=shut_out, task_id=task.public_id, now=NOW)
    Task.objects.filter(id=task.id).update(owner=shut_out.staff_id)  # the conflict was found later
    assert danger_findings.list_danger_findings(actor=shut_out, task_id=task.public_id, now=NOW) == ()
    assert DangerFinding.objects.get().looked_at is None

    Task.objects.filter(id=task.id).update(owner=None)
    other = staff("Ines Moor")
    task_actions.take_task(actor=other, task_id=task.public_id, now=NOW)
    [shown] = danger_findings.list_danger_findings(actor=other, task_id=task.public_id, now=NOW)
    assert "14 Elm Road" in shown.text


def test_the_mail_that_a_person_reads_is_shut_to_them_too(victim: Victim, shut_out: Actor) -> None:
    ask()
    write("what?")
    write("She moved to 14 Elm Road.")
    task = Task.objects.get(kind="officer_wrote")

    with pytest.raises(NotFound):
        task_actions.take_task(actor=shut_out, task_id=task.public_id, now=NOW)
    Task.objects.filter(id=task.id).update(owner=shut_out.staff_id)
    with pytest.raises(NotFound):
        plain_words.read_officer_task(actor=shut_out, task_id=task.public_id, now=NOW)


def test_what_a_stranger_wrote_belongs_to_no_victim(victim: Victim, shut_out: Actor) -> None:
    ask()

    write(f"A1 {FEAR}", sender="someone@inbox.example")

    [task] = list_danger()
    assert task.victim_id is None
    task_actions.take_task(actor=shut_out, task_id=task.public_id, now=NOW)
