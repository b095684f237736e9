"""A list of stolen property, at the desk: read by the owner of its task, noted as on the crime record, asked about."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import uuid4

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.channels.web.portal.test_losses import RING, add, film, send
from tests.channels.web.portal.visiting import Browser, last_numbers_shown, signed_in, text
from tests.services.loading import a_person, load, recorded
from tests.services.people.writers import signed_in_victim
from tests.services.people_and_cases import NOW
from victimcare.records.models import AuditEntry, LossList, LostItemFile, Task, Victim, WrittenMessage
from victimcare.rules.clock import london_date
from victimcare.services.desk import task_actions
from victimcare.services.portal import victim_messages
from victimcare.services.portal.victim_messages import WrittenMessageRecipient

pytestmark = pytest.mark.django_db


@pytest.fixture
def victim(sol: StaffBrowser) -> Victim:
    return load("44/20001/26", recorded(a_person("V1"), group="burglary"))["V1"]


@pytest.fixture
def visit(victim: Victim) -> Browser:
    browser = signed_in(victim)
    files = add(browser, **RING)
    browser.post(files, {"attached": [film()]})
    send(browser, "It was my mother's.")
    return browser


def take(person: StaffBrowser) -> Task:
    task = Task.objects.get(subject_key="losses", closed_at=None)
    task_actions.take_task(actor=person.actor, task_id=task.public_id, now=NOW)
    return task


def answer(person: StaffBrowser, victim: Victim, act: str, words: str = "We have added it.") -> str:
    address = f"/desk/cases/{victim.public_id}/losses"
    page = person.get(address).content.decode()
    typed = dict(re.findall(r'name="(once|list)" value="([^"]+)"', page))
    return text(person.post(address, act=act, words=words, **typed))


def test_its_owner_is_led_to_the_list_and_reads_it(sol: StaffBrowser, victim: Victim, visit: Browser) -> None:
    address = f"/desk/cases/{victim.public_id}/losses"
    assert "A gold ring" not in text(sol.get(address))
    task = take(sol)
    assert address in sol.get(f"/desk/tasks?which=mine&task={task.public_id}").content.decode()

    seen = text(sol.get(address))

    for part in ("A gold ring", "£1,250.50", "from a receipt", "J.A. inside", "All together: £1,250.50"):
        assert part in seen, part
    task.refresh_from_db()
    list_row = LossList.objects.select_related("message").get()
    assert (task.reason, london_date(task.due_at)) == ("losses_to_add", list_row.message.answer_by)
    assert AuditEntry.objects.filter(act="losses.read", victim_id=victim.id).exists()


def test_noted_as_on_the_crime_record_the_victim_reads_it_and_the_task_ends(
    sol: StaffBrowser, victim: Victim, visit: Browser
) -> None:
    take(sol)

    assert "Noted, and their page says so." in answer(sol, victim, "added", "We have added your list.")

    assert not Task.objects.filter(subject_key="losses", closed_at=None).exists()
    assert "Added to the crime record on" in text(visit.get("/my/property/list"))
    assert "We have added your list." in text(visit.get("/my/messages"))
    last_numbers_shown()  # the sheet holds the crime reference, so the page asks for the code again
    assert "It was added to the crime record on" in text(
        visit.get(f"/my/property/sheet/{LossList.objects.get().public_id}")
    )


def test_a_question_leaves_the_list_with_its_owner_until_it_is_on_the_record(
    sol: StaffBrowser, victim: Victim, visit: Browser
) -> None:
    take(sol)

    assert "The list stays with you" in answer(sol, victim, "ask", "Is it a ring of hers or yours?")

    assert Task.objects.get(subject_key="losses").closed_at is None
    assert "Is it a ring of hers or yours?" in text(visit.get("/my/messages"))
    assert LossList.objects.get().added_at is None


def test_an_answer_to_other_messages_does_not_end_the_list(sol: StaffBrowser, victim: Victim, visit: Browser) -> None:
    take(sol)
    address = f"/desk/cases/{victim.public_id}/written"
    page = sol.get(address).content.decode()
    once = re.findall(r'name="once" value="([^"]+)"', page)[0]

    sol.post(address, once=once, words="We will ring you.")

    assert Task.objects.get(subject_key="losses").closed_at is None


def test_a_colleague_who_comes_second_is_told_who_noted_it(sol: StaffBrowser, victim: Victim, visit: Browser) -> None:
    take(sol)
    address = f"/desk/cases/{victim.public_id}/losses"
    typed = dict(re.findall(r'name="(once|list)" value="([^"]+)"', sol.get(address).content.decode()))
    answer(sol, victim, "added")
    sol.prove(victim)

    again = text(sol.post(address, act="added", words="Added", list=typed["list"], once=typed["list"]))

    assert "Sol Pereira has noted that it is on the crime record." in again


@pytest.mark.parametrize("act", ["added", "ask"])
def test_a_list_that_a_newer_one_overtook_is_not_noted_and_the_newer_one_keeps_its_task(
    sol: StaffBrowser, victim: Victim, visit: Browser, act: str
) -> None:
    take(sol)
    address = f"/desk/cases/{victim.public_id}/losses"
    typed = dict(re.findall(r'name="(once|list)" value="([^"]+)"', sol.get(address).content.decode()))
    add(visit, what="A bicycle", value="90")
    send(visit)

    page = sol.post(address, act=act, words="We have added it.", **typed).content.decode()

    newest = LossList.objects.get(number=2)
    assert "They have sent a newer list" in page
    assert f'name="list" value="{newest.public_id}"' in page  # the next press is about the newer list
    assert not LossList.objects.filter(added_at__isnull=False).exists()
    assert Task.objects.get(subject_key="losses").closed_at is None
    assert not WrittenMessage.objects.filter(by__isnull=False).exists()
    answer(sol, victim, "added")
    assert LossList.objects.get(number=2).added_at == NOW
    assert not Task.objects.filter(subject_key="losses", closed_at=None).exists()


def test_a_form_with_an_error_is_not_shown_again_below_a_newer_list(
    sol: StaffBrowser, victim: Victim, visit: Browser
) -> None:
    take(sol)
    address = f"/desk/cases/{victim.public_id}/losses"
    typed = dict(re.findall(r'name="(once|list)" value="([^"]+)"', sol.get(address).content.decode()))
    add(visit, what="A bicycle", value="90")
    send(visit)

    page = sol.post(address, act="added", words="", **typed).content.decode()

    assert "They have sent a newer list" in page
    assert typed["list"] not in page


def write_message(victim: Victim) -> Task:
    victim_messages.write_own_message(
        actor=signed_in_victim(victim),
        once=uuid4(),
        to=WrittenMessageRecipient.CARE,
        words="When is the hearing?",
        now=NOW,
    )
    return Task.objects.get(subject_key="written", closed_at=None)


def test_two_colleagues_answer_the_list_and_the_messages_each_their_own(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], victim: Victim, visit: Browser
) -> None:
    take(sol)
    ewa = sign_in("Ewa Tomala")
    task_actions.take_task(actor=ewa.actor, task_id=write_message(victim).public_id, now=NOW)
    messages = f"/desk/cases/{victim.public_id}/written"
    ewa.get(messages)

    answered = text(ewa.post(messages, words="On Monday.", once=str(uuid4()), attached=[]))

    assert "Your answer stands on their page." in answered
    assert Task.objects.get(subject_key="losses").closed_at is None
    assert "Noted, and their page says so." in answer(sol, victim, "added")


def test_reading_the_messages_leaves_the_list_unread_for_the_owner_of_its_task(
    sol: StaffBrowser, victim: Victim, visit: Browser
) -> None:
    task = take(sol)

    sol.get(f"/desk/cases/{victim.public_id}/written")

    task.refresh_from_db()
    assert task.reason == "losses_sent"
    assert LossList.objects.get().message.read_at is None
    sol.get(f"/desk/cases/{victim.public_id}/losses")
    task.refresh_from_db()
    assert task.reason == "losses_to_add"


def test_the_property_tab_shows_the_list_only_after_a_check(sol: StaffBrowser, victim: Victim, visit: Browser) -> None:
    address = f"/desk/cases/{victim.public_id}/property"
    sol.look_up(victim)
    assert "A gold ring" not in text(sol.get(address))
    sol.prove(victim)

    assert "A gold ring" in text(sol.get(address))


def test_film_is_given_with_an_entry_and_as_nothing_that_runs(
    sol: StaffBrowser, victim: Victim, visit: Browser
) -> None:
    file = LostItemFile.objects.get().file
    address = f"/desk/cases/{victim.public_id}/losses/{file.public_id}"
    assert sol.get(address).status_code == 404
    take(sol)

    found = sol.get(address)

    assert found["Content-Type"] == "video/mp4"
    assert found["X-Content-Type-Options"] == "nosniff"
    assert found["Content-Disposition"].startswith("attachment")
    assert AuditEntry.objects.filter(act="file.opened", victim_id=victim.id).exists()


def test_staff_see_nothing_of_a_list_that_was_not_sent(sol: StaffBrowser, victim: Victim) -> None:
    browser = signed_in(victim)
    files = add(browser, **RING)
    browser.post(files, {"attached": [film()]})
    sol.look_up(victim)
    sol.prove(victim)
    file = LostItemFile.objects.get().file

    assert "They have sent no list" in text(sol.get(f"/desk/cases/{victim.public_id}/losses"))
    assert sol.get(f"/desk/cases/{victim.public_id}/losses/{file.public_id}").status_code == 404
