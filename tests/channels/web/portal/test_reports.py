"""Anyone tells the control room something on our pages, without a code and without script."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse

from tests.channels.web.control_room.test_contact_pages import handler
from tests.services.control_room.room_staff import NOW
from victimcare.records.models import ReportDraft, RoomContact, RoomFile, RoomMessage
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority, ContactRoute
from victimcare.services.control_room.contacts.contact_words import open_contact_heads, open_message_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped")]
WORDS = "My bicycle was taken from the rack outside the library."
ANSWERS = {
    "once": "0c5ad9b0-0000-4000-8000-000000000001",
    "danger": "no",
    "kind": "crime",
    "words": WORDS,
    "place": "Harbour Street",
    "email": "sam@mail.example",
    "safe": "E-mail only, after 6pm.",
}


@pytest.fixture
def client() -> Client:
    return Client(REMOTE_ADDR="81.2.69.142")


@pytest.fixture
def stopped() -> Any:
    with override_settings(VICTIMCARE_NOW=NOW):
        yield


def press(client: Client, step: str, **changed: Any) -> Any:
    return client.post(reverse("portal:report"), ANSWERS | {"step": step} | changed)


def test_each_page_asks_one_thing_and_says_999_first(client: Client) -> None:
    page = client.get(reverse("portal:report"))
    steps = [page, *(press(client, step) for step in ("danger", "kind", "words", "place", "people", "reach", "safe"))]

    headings = [re.findall(r"<h1[^>]*>(.*?)</h1>", each.text, re.S) for each in steps]
    assert all(len(each) == 1 for each in headings)
    assert all("999" in each.text and "press 55" in each.text for each in steps)
    assert WORDS in steps[-1].text
    assert not RoomContact.objects.exists()


def test_a_report_is_one_contact_however_often_it_is_sent(client: Client) -> None:
    sent, again = press(client, "check"), press(client, "check")

    contact, message = RoomContact.objects.get(), RoomMessage.objects.get()
    assert (contact.route, contact.contact_class) == (ContactRoute.WEB, ContactClass.NEW_CRIME)
    assert open_contact_heads([contact])[contact.public_id].sender == "sam@mail.example"
    said = open_message_words([message])[message.public_id]
    assert said.words.startswith(WORDS)
    assert (said.fields or {})["safe"] == ANSWERS["safe"]
    reference = (said.fields or {})["reference"]
    assert reference in sent.text
    assert reference in again.text
    assert "within 2 hours" in sent.text
    assert str(contact.public_id) not in sent.text
    assert WORDS not in sent.text


def test_the_same_page_sent_with_other_words_is_never_swallowed(client: Client) -> None:
    press(client, "check")
    press(client, "check", words="He is outside my door now with a knife")

    [contact] = RoomContact.objects.all()
    assert contact.priority == ContactPriority.DANGER
    assert contact.messages.count() == 2


def test_someone_who_says_danger_now_is_first_whatever_they_write(client: Client) -> None:
    page = press(client, "check", danger="yes", words="Please come")

    assert RoomContact.objects.get().priority == ContactPriority.DANGER
    assert "within 5 minutes" in page.text


def test_what_is_no_telephone_number_is_asked_for_again_and_holds_up_no_report_of_danger(client: Client) -> None:
    calm = press(client, "check", telephone="Mill Road")
    before = RoomContact.objects.count()
    press(client, "check", telephone="none, he took it", danger="yes")

    assert "Enter a phone number, such as 07700 900123, or leave this empty" in calm.text
    assert WORDS in calm.text
    assert (before, RoomContact.objects.count()) == (0, 1)
    for number in ("07700 900123", "+44 (0)1632 960-999"):
        assert "Enter a phone number" not in press(client, "reach", telephone=number).text


def test_the_handler_reads_the_questions_as_they_were_asked(client: Client) -> None:
    press(client, "check")
    tunde, _ = handler("tunde")

    page = tunde.get(f"/control-room/contacts/{RoomContact.objects.get().public_id}").text

    for asked, answered in (
        ("Is anyone in danger now?", "No, not at this moment"),
        ("What would you like to tell us?", "A crime, or something that may be one"),
        ("Where was it?", "Harbour Street"),
    ):
        assert re.search(rf"<dt>{re.escape(asked)}</dt><dd[^>]*><bdi>{answered}", page)
    assert "<dt>safe</dt>" not in page


def test_words_of_danger_count_where_they_say_how_to_reach_them(client: Client) -> None:
    press(client, "check", safe="Do not ring, he is outside my house with a knife")

    assert RoomContact.objects.get().priority == ContactPriority.DANGER


def test_an_answer_that_is_missing_is_asked_for_on_its_own_page(client: Client) -> None:
    page = press(client, "check", words=" ")

    assert "Write what happened" in page.text
    assert not RoomContact.objects.exists()


def test_back_keeps_what_was_typed_later(client: Client) -> None:
    page = press(client, "reach", back="yes")

    assert 'name="step" value="people"' in page.text
    assert "after 6pm" in page.text


def test_a_press_beside_an_answer_asks_it_again_with_what_was_typed(client: Client) -> None:
    page = press(client, "check", change="place")

    assert 'name="step" value="place"' in page.text
    assert "Harbour Street" in page.text
    assert not RoomContact.objects.exists()


def test_how_it_is_safe_is_asked_only_where_there_is_a_way_to_reach_them(client: Client) -> None:
    asked, skipped = press(client, "reach"), press(client, "reach", email=" ")

    assert 'name="step" value="safe"' in asked.text
    assert 'name="step" value="check"' in skipped.text


def test_thanks_are_three_questions_and_a_contact_of_their_own_class(client: Client) -> None:
    thanks = {"kind": "compliment", "words": "Constable Owen sat with my mother until I came."}
    words, reach = press(client, "kind", **thanks), press(client, "words", **thanks)
    press(client, "check", **thanks)

    assert "Who do you want to thank" in words.text
    assert 'name="step" value="reach"' in reach.text
    assert RoomContact.objects.get().contact_class == ContactClass.COMPLIMENT


def test_thanks_that_tell_of_danger_are_in_danger(client: Client) -> None:
    press(client, "check", kind="compliment", words="Thank you. He is outside my house with a knife again.")

    assert RoomContact.objects.get().priority == ContactPriority.DANGER


def test_what_is_saved_comes_back_by_its_code_alone_and_goes_when_it_is_sent(client: Client) -> None:
    saved = press(client, "reach", save="yes")
    found = re.search(r"\d{4} \d{4} \d{4}", saved.text)
    assert found
    opened = Client().post(reverse("portal:report-open"), {"draft": found[0]})

    assert 'name="step" value="reach"' in opened.text
    assert WORDS in opened.text
    assert b"bicycle" not in bytes(ReportDraft.objects.get().sealed)
    press(client, "check", draft=found[0])
    assert not ReportDraft.objects.exists()


def test_saving_again_keeps_the_code(client: Client) -> None:
    first = re.search(r"\d{4} \d{4} \d{4}", press(client, "reach", save="yes").text)
    assert first
    second = press(client, "reach", save="yes", draft=first[0], words="Changed")

    assert first[0] in second.text
    assert ReportDraft.objects.count() == 1


def test_after_a_week_the_code_opens_nothing(client: Client) -> None:
    found = re.search(r"\d{4} \d{4} \d{4}", press(client, "reach", save="yes").text)
    assert found

    with override_settings(VICTIMCARE_NOW=NOW + timedelta(days=7)):
        page = client.post(reverse("portal:report-open"), {"draft": found[0]})

    assert "Nothing is saved under this code" in page.text
    assert WORDS not in page.text


def test_the_seventh_wrong_code_in_an_hour_is_not_compared(client: Client) -> None:
    found = re.search(r"\d{4} \d{4} \d{4}", press(client, "reach", save="yes").text)
    assert found
    for number in range(6):
        client.post(reverse("portal:report-open"), {"draft": f"{number:012}"})

    page = client.post(reverse("portal:report-open"), {"draft": found[0]})

    assert "Try again in" in page.text
    assert WORDS not in page.text


def test_a_paper_goes_with_the_report_and_a_program_does_not(client: Client) -> None:
    text = SimpleUploadedFile("note.txt", b"Seen at four o'clock", "text/plain")
    press(client, "check", attached=text)
    refused = press(client, "check", once="", attached=SimpleUploadedFile("a.exe", b"MZ\x90\x00" * 40))

    assert RoomFile.objects.count() == 1
    assert RoomContact.objects.count() == 1
    assert "<h1" in refused.text


def test_a_flood_from_one_place_ends_with_the_telephone_number(client: Client) -> None:
    for number in range(12):
        press(client, "check", once=f"0c5ad9b0-0000-4000-8000-{number:012}")

    page = press(client, "check", once="0c5ad9b0-0000-4000-8000-999999999999")

    assert "ring us" in page.text
    assert WORDS in page.text
    assert RoomContact.objects.count() == 12

    press(client, "check", once="0c5ad9b0-0000-4000-8000-999999999998", danger="yes")
    assert RoomContact.objects.filter(priority=ContactPriority.DANGER).count() == 1  # danger is never refused


def test_a_form_that_is_sent_again_after_leaving_shows_nothing_of_what_was_written() -> None:
    """As a browser without script does, when its user goes back: leaving took the form's token away."""
    browser = Client(REMOTE_ADDR="81.2.69.142", enforce_csrf_checks=True)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', browser.get(reverse("portal:report")).text)
    assert token
    written = press(browser, "words", csrfmiddlewaretoken=token[1])
    browser.get(reverse("portal:leave"))

    again = press(browser, "words", csrfmiddlewaretoken=token[1])

    assert WORDS in written.text
    assert WORDS not in again.text
