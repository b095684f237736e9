"""Everything that victims, supporters, partners, officers and staff type is checked for words of danger when it is
stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tests.services.loading import a_person, load, recorded
from tests.services.people.writers import signed_in_victim
from tests.services.people_and_cases import NOW, a_team, staff
from tests.services.updates import asked
from victimcare.records.models import DangerFinding, Staff, Task, Victim
from victimcare.services.access import Actor
from victimcare.services.challenges.complaint_receipt import ComplaintWords
from victimcare.services.contact import contact_recording
from victimcare.services.conversations import identity_checks, immediate_danger, reading_tasks
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.people import front_door, redaction_tables
from victimcare.services.portal import victim_messages
from victimcare.services.portal.victim_messages import WrittenMessageRecipient
from victimcare.services.updates import officer_answers
from victimcare.services.updates.officer_answers import OfficerAnswerChannel

pytestmark = pytest.mark.django_db
FEAR = "He is outside my house"


@pytest.fixture
def victim() -> Victim:
    a_team()
    return load("44/00001/26", recorded(a_person()))["V1"]


@pytest.fixture
def sol(victim: Victim) -> Actor:
    return replace(staff("Sol Pereira"), reason="A task about her")


def the_task() -> Task:
    return Task.objects.get(kind="danger_words")


def note(sol: Actor, victim: Victim, words: str) -> None:
    identity_checks.record_identity_check(
        actor=sol, victim_id=victim.id, how=identity_checks.CheckMethod.IN_PERSON, colleague=colleague(), now=NOW
    )
    contact_recording.record_contact(
        actor=sol,
        victim_id=victim.id,
        contact_id=uuid4(),
        channel=contact_recording.ContactChannel.PHONE,
        reached=True,
        told=(),
        note=words,
        now=NOW,
    )


def colleague() -> UUID:
    return Staff.objects.get(id=staff("Ewa Tomala").staff_id or 0).public_id


@pytest.mark.parametrize("opens", ["short", "case"])
def test_a_message_on_a_page_is_a_task_of_danger(victim: Victim, opens: str) -> None:
    victim_messages.write_own_message(
        actor=signed_in_victim(victim, opens), once=uuid4(), to=WrittenMessageRecipient.CARE, words=FEAR, now=NOW
    )

    assert (the_task().victim, the_task().is_danger) == (victim, True)
    assert DangerFinding.objects.get().door == "page"
    assert Task.objects.filter(kind="read_written").exists()  # it is answered like any other message


def test_a_form_without_a_code_is_one_too() -> None:
    anonymous = Actor.anonymous("web")

    front_door.send_complaint(actor=anonymous, said=ComplaintWords(FEAR), address="", now=NOW)
    front_door.give_feedback(actor=anonymous, score=1, words="I want to die", address="", now=NOW)

    assert [(row.door, row.rules) for row in DangerFinding.objects.order_by("id")] == [
        ("form", ["outside_now"]),
        ("form", ["suicide"]),
    ]
    assert Task.objects.filter(kind="danger_words", victim=None, is_danger=True).count() == 2


def test_what_an_officer_adds_to_an_answer_is_one_of_the_victim(sol: Actor) -> None:
    victim = asked.a_case()
    asked.ask()

    officer_answers.answer_question(
        actor=sol,
        question_id=asked.question().public_id,
        choice="let_go",
        line="He has a knife and said he will kill her",
        door=OfficerAnswerChannel.DESK,
        now=NOW,
    )

    assert the_task().victim == victim
    assert DangerFinding.objects.get().door == "officer"


def test_what_an_officer_writes_in_a_mail_is_read_too() -> None:
    asked.a_case()
    asked.ask()

    asked.write("I was told that he has a knife")

    assert DangerFinding.objects.get().rules == ["weapon"]


def test_a_note_of_staff_is_for_their_own_team(sol: Actor, victim: Victim) -> None:
    note(sol, victim, "She says: he is outside now")

    assert (the_task().victim, the_task().team_id) == (victim, sol.team_id)
    assert DangerFinding.objects.get().door == "desk"


@pytest.mark.parametrize(
    "words",
    [
        "No answer in their hour. Nothing left on the machine.",
        "Rang. No answer. Nothing left.",
        "Rang, no reply, nothing was left",
        "Not to contact Kai or Ruby, not to go on Kelso Rd",
        "Not to go within 100 metres of the school",
    ],
)
def test_usual_notes_of_staff_are_no_despair(sol: Actor, victim: Victim, words: str) -> None:
    note(sol, victim, words)

    assert not Task.objects.filter(kind="danger_words").exists()


@pytest.mark.parametrize(
    "words",
    [
        "No answer. Nothing left for me, they said",
        "Rang. They say there is nothing left to live for",
        "They cannot go on",
    ],
)
def test_a_note_of_despair_asks_a_person_to_look(sol: Actor, victim: Victim, words: str) -> None:
    note(sol, victim, words)

    assert DangerFinding.objects.get().rules == ["suicide"]


def test_a_note_after_danger_was_pressed_is_on_the_task_of_that_danger(sol: Actor, victim: Victim) -> None:
    immediate_danger.report_danger(actor=sol, victim_id=victim.id, now=NOW - timedelta(minutes=10))
    pressed = Task.objects.get(kind="danger_now")

    note(sol, victim, "She says: he is outside now with a knife")

    assert not Task.objects.filter(kind="danger_words").exists()
    assert set(DangerFinding.objects.get(task=pressed).rules) >= {"outside_now", "weapon"}


def test_a_note_after_help_came_to_a_pressed_alarm_makes_no_danger_task(sol: Actor, victim: Victim) -> None:
    immediate_danger.report_danger(actor=sol, victim_id=victim.id, now=NOW - timedelta(minutes=10))
    Task.objects.filter(kind="danger_now").update(closed_at=NOW, outcome="help_came")

    note(sol, victim, "She says: he is outside now with a knife")

    assert not DangerFinding.objects.exists()


def test_a_message_taken_for_a_colleague_has_no_victim(sol: Actor) -> None:
    words = reading_tasks.UnverifiedMessageText("Marta", "Her sister", "after six", "He has a knife and is on his way")

    reading_tasks.take_unverified_message(actor=sol, once=uuid4(), words=words, now=NOW)

    assert (the_task().victim, the_task().team_id) == (None, sol.team_id)


def test_all_that_is_said_of_one_victim_is_one_task(victim: Victim) -> None:
    for n in range(3):
        check_typed_words(
            actor=signed_in_victim(victim), about=f"test:{n}", texts=(FEAR,), victim_id=victim.id, now=NOW
        )

    assert DangerFinding.objects.filter(task=the_task()).count() == 3


def test_read_again_it_is_one(victim: Victim) -> None:
    for _ in range(2):
        check_typed_words(actor=signed_in_victim(victim), about="test:1", texts=(FEAR,), victim_id=victim.id, now=NOW)

    assert DangerFinding.objects.count() == 1


def test_a_redaction_leaves_the_names_of_the_rules(victim: Victim) -> None:
    check_typed_words(actor=signed_in_victim(victim), about="test:1", texts=(FEAR,), victim_id=victim.id, now=NOW)
    assert b"outside" not in bytes(DangerFinding.objects.get().sealed)

    assert redaction_tables.blank_danger(victim) == 1

    row = DangerFinding.objects.get()
    assert (bytes(row.sealed), row.rules) == (b"", ["outside_now"])
