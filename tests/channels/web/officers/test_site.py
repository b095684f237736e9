"""The officers' site through a client: an officer's own questions only, told in two presses, taken back in one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import cast

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings

from tests.services.loading import fact, load
from tests.services.people_and_cases import NOW, staff
from tests.services.updates.asked import ADDRESS, DUDEK, WRAY, a_case, ask, last_mail, write
from victimcare.records.models import Absence, OfficerAnswer, OfficerCover, OfficerQuestion, Staff, Task
from victimcare.rules.updates.mail_authenticity import SenderVerdict
from victimcare.services.access import Role
from victimcare.services.desk import task_actions
from victimcare.services.updates import answer_effects, officer_answers, officer_silence
from victimcare.services.updates.officer_answers import OfficerAnswerChannel
from victimcare.services.updates.officer_mail import open_mail_words

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(name: str = "Tomasz Dudek", role: Role = Role.OFFICER, number: str = DUDEK["officer_id"]) -> Client:
    actor = staff(name, role)
    Staff.objects.filter(id=actor.staff_id or 0).update(username=number)
    client = Client()
    client.force_login(Staff.objects.get(id=actor.staff_id or 0), backend=BACKEND)
    return client


def get(client: Client, address: str) -> HttpResponse:
    return cast(HttpResponse, client.get(address))


@pytest.fixture(autouse=True)
def _clock(db: None) -> Iterator[None]:
    with override_settings(VICTIMCARE_NOW=NOW):
        yield


def question_of(given: dict[str, str] = DUDEK) -> OfficerQuestion:
    return OfficerQuestion.objects.get(officer__record_id=given["officer_id"], closed_at=None)


def test_one_question_is_answered_in_two_presses_and_taken_back_in_one() -> None:
    a_case()
    ask()
    client = signed_in()

    page = get(client, "/officer/").content.decode()
    assert "What happened after the interview on" in page
    assert "We let the other person go for now." in page
    assert "Marsh" not in page
    address = f"/officer/questions/{question_of().public_id}"

    assert "Pick what is true" in client.post(address, {}).content.decode()
    done = client.post(address, {"choice": "let_go", "line": "fingerprints"}, follow=True)
    given = OfficerAnswer.objects.get()
    assert (given.choice, given.door, bool(given.sealed)) == ("let_go", "page", True)
    assert "Undo until 09:10" in done.content.decode()
    assert "Answered: you can still undo this" in done.content.decode()
    assert client.post(address, {"choice": "bail", "line": "x"}).status_code == 409

    client.post(f"/officer/answers/{given.public_id}/undo")
    assert OfficerAnswer.objects.filter(undone_at=None).count() == 0
    assert "What happened after the interview" in get(client, "/officer/").content.decode()


def test_an_answer_by_mail_about_a_release_is_confirmed_with_one_press_from_the_mail() -> None:
    a_case()
    with override_settings(OFFICER_ADDRESS=ADDRESS):
        ask()
        write("A1 fingerprints", is_confirmed=False)
    given, client, other = OfficerAnswer.objects.get(), signed_in(), signed_in("Wray", number=WRAY["officer_id"])
    link = f"/officer/answers/{given.public_id}/confirm"
    assert link in open_mail_words(last_mail()).body

    page = get(client, link).content.decode()
    assert ("Confirm an answer that came by e-mail" in page, f'action="{link}"' in page) == (True, True)
    listed = get(client, "/officer/").content.decode()
    assert (f'action="{link}"' in listed, "What happened after the interview" in listed) == (True, True)
    assert [answer_effects.apply_due_answers(now=NOW + timedelta(days=1)) for _ in range(2)] == [
        0,
        0,
    ]  # a look confirms nothing
    assert (get(other, link).status_code, other.post(link).status_code) == (404, 404)
    assert Client().get(link).status_code == 302  # to sign in, and back

    done = client.post(link, follow=True).content.decode()

    assert "Undo until 09:10" in done
    assert ("Confirm an answer" in done, "What happened after the interview" in done) == (False, False)
    client.post(link)  # a second press changes nothing
    assert answer_effects.apply_due_answers(now=NOW + timedelta(minutes=10)) == 1
    assert "There is nothing to confirm here any more" in get(client, link).content.decode()


def test_an_answer_that_another_mailed_is_taken_back_or_replaced_on_the_page() -> None:
    a_case()
    with override_settings(OFFICER_ADDRESS=ADDRESS):
        ask()
        write("A1", is_confirmed=False)
        write("A1", proof=SenderVerdict.SERVER_REFUSED)
    first, client = OfficerAnswer.objects.get(), signed_in()
    assert "An e-mail in your name was not taken this week" in get(client, "/officer/").content.decode()

    client.post(f"/officer/questions/{question_of().public_id}", {"choice": "no_further_action"})
    client.post(f"/officer/answers/{first.public_id}/confirm")

    assert answer_effects.apply_due_answers(now=NOW + timedelta(minutes=10)) == 1
    [standing] = OfficerAnswer.objects.filter(undone_at=None)
    assert (standing.choice, standing.door, standing.needs_confirming) == ("no_further_action", "page", False)


def test_a_mail_that_the_officer_did_not_write_is_taken_back_and_a_colleague_reads_it_within_the_hour() -> None:
    a_case()
    staff("Denis Away", Role.SUPERVISOR), staff("Carys Penry")
    lead = staff("Bernice Samuels", Role.SUPERVISOR)
    away = Staff.objects.get(name="Denis Away")
    Absence.objects.create(staff=away, from_at=NOW - timedelta(days=1), why="leave", entered_at=NOW, entered_by=away)
    with override_settings(OFFICER_ADDRESS=ADDRESS):
        ask()
        reply = write("A1", is_confirmed=False)
    answer, client = OfficerAnswer.objects.get(), signed_in()
    assert "I did not write this" in get(client, "/officer/").content.decode()

    client.post(f"/officer/answers/{answer.public_id}/undo", {"wrote": "no"})
    client.post(f"/officer/answers/{answer.public_id}/undo", {"wrote": "no"})  # a second press makes no second task

    answer.refresh_from_db()
    reply.refresh_from_db()
    task = Task.objects.get(kind="officer_wrote")
    assert (answer.undone_at, answer.applied_at) == (NOW, None)
    assert (task.reason, task.harm, task.due_at) == ("officer_forged", 3, NOW + timedelta(hours=1))
    assert task.owner_id == lead.staff_id, "a supervisor has it by name"
    assert reply.task_id == task.id
    assert question_of().closed_at is None, "it is still asked"
    assert answer_effects.apply_due_answers(now=NOW + timedelta(days=1)) == 0


def test_no_officer_calls_an_answer_of_the_page_or_of_another_officer_forged() -> None:
    a_case()
    ask()
    client = signed_in()
    client.post(f"/officer/questions/{question_of().public_id}", {"choice": "no_further_action"})
    answer = OfficerAnswer.objects.get()

    refused = client.post(f"/officer/answers/{answer.public_id}/undo", {"wrote": "no"})

    answer.refresh_from_db()
    assert (refused.status_code, answer.undone_at) == (404, None)
    assert not Task.objects.filter(reason="officer_forged").exists()


def test_what_an_answer_asks_for_is_asked_with_what_was_typed_kept() -> None:
    a_case()
    ask()
    client = signed_in()
    address = f"/officer/questions/{question_of().public_id}"

    none = client.post(address, {"choice": "not_yet", "line": "", "day": ""}).content.decode()
    assert ("Write why it cannot be told yet" in none, "Write a day that lies ahead" in none) == (True, True)
    assert "Choose why not yet" in none
    half = client.post(address, {"choice": "not_yet", "line": "", "day": "14/12/2026"}).content.decode()
    assert "Write why it cannot be told yet" in half
    assert 'value="14/12/2026"' in half
    held = {"choice": "not_yet", "line": "it would warn him", "day": "14/12/2026", "hold_reason": "decision_not_final"}
    client.post(address, held)

    assert OfficerAnswer.objects.get().hold_reason == "decision_not_final"


def test_nothing_is_ticked_beforehand_and_rules_are_asked_for_where_bail_is_the_answer() -> None:
    a_case()
    ask()

    page = get(signed_in(), "/officer/").content.decode()

    assert " checked" not in page
    assert "1 question waits for you" in page
    bail = page.partition("Let out on bail")[2].partition("</div>")[0]
    assert "If there are rules, a care officer tells them those too." in bail
    assert "Write the rules of the bail here" in page


def test_a_hold_without_a_reason_is_not_kept_as_harm_to_the_case() -> None:
    a_case()
    ask()
    client = signed_in()
    address = f"/officer/questions/{question_of().public_id}"

    answer = client.post(address, {"choice": "not_yet", "line": "he may run", "day": "14/12/2026"})

    assert "Choose why not yet" in answer.content.decode()
    assert not OfficerAnswer.objects.exists()


def test_a_case_is_passed_back_and_leave_is_entered() -> None:
    a_case()
    a_case("44/10119/26", officer=WRAY)
    ask()
    client = signed_in()

    client.post(f"/officer/questions/{question_of().public_id}/not-mine", {"line": "DC Wray"})
    assert OfficerAnswer.objects.get().choice == "not_mine"
    typed = {"from_on": "25/11/2026", "until_on": "", "why": "off", "by": "no officer of this name"}
    assert "No officer" in client.post("/officer/away", typed).content.decode()
    client.post("/officer/away", typed | {"by": "wray"})
    cover = OfficerCover.objects.get()
    for page in ("away", "cases", ""):
        assert "DC Marcia Wray" in get(client, f"/officer/{page}").content.decode()
    client.post(f"/officer/away/{cover.public_id}/end")
    assert OfficerCover.objects.get().withdrawn_at is not None
    assert "44/10118/26" in get(client, "/officer/cases").content.decode()


def test_the_second_to_answer_sees_both_answers_and_loses_nothing_that_they_typed() -> None:
    """Two windows, or a colleague at the desk who had the officer on the telephone."""
    a_case()
    ask()
    client, address = signed_in(), f"/officer/questions/{question_of().public_id}"
    sol = staff("Sol Pereira")
    first = officer_answers.answer_question(
        actor=sol, question_id=question_of().public_id, choice="let_go", door=OfficerAnswerChannel.DESK, now=NOW
    )
    typed = {"choice": "bail", "line": "not to go to Elm Street"}

    second = client.post(address, typed)

    page = second.content.decode()
    assert second.status_code == 409
    assert "Sol Pereira, today 09:00: Let go, still looking into it." in page
    assert "not to go to Elm Street</textarea>" in page
    assert f'value="{first.id}"' in page
    assert client.post(address, typed | {"instead": str(first.id)}).status_code == 303
    assert OfficerAnswer.objects.get(undone_at=None).choice == "bail"

    answer_effects.apply_due_answers(now=NOW + timedelta(minutes=10))
    late = client.post(address, typed | {"choice": "not_yet", "day": "14/12/2026", "instead": str(first.id)})
    page = late.content.decode()
    assert "that has taken effect" in page
    for words in ("What you wrote was not taken", "Cannot be told yet", "not to go to Elm Street", "14/12/2026"):
        assert words in page
    assert OfficerAnswer.objects.filter(undone_at=None).count() == 1


def test_words_for_a_question_that_is_not_theirs_any_more_are_shown_once_more() -> None:
    a_case()
    ask()
    client, gone = signed_in(), f"/officer/questions/{question_of().public_id}"
    load("44/10118/26", fact("case.officer_changed", NOW, officer=WRAY))

    page = client.post(f"{gone}/not-mine", {"line": "DC Wray has it"}).content.decode()

    assert "it is not yours any more" in page
    assert "DC Wray has it" in page
    assert "44/10118/26" not in page


def test_to_everybody_else_it_is_not_there() -> None:
    a_case()
    ask()
    address = f"/officer/questions/{question_of().public_id}"
    other = signed_in("Ola Brandt", number="RP9999")

    assert get(Client(), "/officer/")["Location"] == "/staff/sign-in"
    assert other.post(address, {"choice": "let_go"}).status_code == 409
    assert "44/10118/26" not in other.post(address, {"choice": "let_go"}).content.decode()
    assert get(signed_in("Sol Pereira", Role.DESK, "RPV1"), "/officer/").status_code == 404
    assert get(other, "/desk/tasks").status_code == 404
    assert get(other, "/staff/start")["Location"] == "/officer/"
    assert OfficerAnswer.objects.count() == 0


def test_the_desk_answers_for_a_silent_officer_and_words_a_line() -> None:
    a_case()
    ask()
    ask(NOW + timedelta(days=1))
    officer_silence.escalate_officer_silence(now=NOW + timedelta(days=2))
    actor = staff("Sol Pereira")
    client = Client()
    client.force_login(Staff.objects.get(id=actor.staff_id or 0), backend=BACKEND)
    task = Task.objects.get(kind="officer_silent")
    address = f"/desk/tasks/{task.public_id}/officer"

    assert get(client, address).status_code == 404  # before it is taken
    task_actions.take_task(actor=actor, task_id=task.public_id, now=NOW)
    page = get(client, address).content.decode()
    assert DUDEK["phone"] in page
    number = str(question_of().public_id)
    client.post(address, {"question": number, f"q{number}-choice": "let_go"})

    given = OfficerAnswer.objects.get()
    assert given.by_staff_id == actor.staff_id
    again = client.post(address, {"question": number, f"q{number}-choice": "bail", f"q{number}-line": "no rules"})
    assert "no rules</textarea>" in again.content.decode()
    client.post(address, {"undo": str(given.public_id)})
    assert not OfficerAnswer.objects.filter(undone_at=None).exists()
    client.post(address, {"question": number, f"q{number}-choice": "let_go"})
    assert (
        f"/desk/tasks/{task.public_id}/officer"
        in get(client, f"/desk/tasks?which=mine&task={task.public_id}").content.decode()
    )
