"""A message in another language is put into English by a person, and what it says then counts."""

from __future__ import annotations

import pytest

from tests.channels.web.control_room.test_contact_pages import handler, press, take
from tests.channels.web.control_room.test_contact_work import page_of
from tests.services.control_room.test_contact_intake import email
from tests.services.people_and_cases import NOW
from victimcare.records.models import AuditEntry, RoomContact, RoomMessage, WorkProfile
from victimcare.rules.control_room.contact_kinds import ContactPriority
from victimcare.services.control_room.contacts.contact_detail import open_contact
from victimcare.services.desk.staff_sessions import staff_actor

pytestmark = pytest.mark.django_db
IN_LITHUANIAN = email("Jis pasakė, kad šįvakar mane nužudys.")


def test_a_colleague_who_speaks_it_sees_first_what_waits_for_a_translation() -> None:
    [one, other] = take(IN_LITHUANIAN, email("Gdzie jest mój rower?", sender="ola@mail.example"))
    (tunde, _), (maeve, speaker) = handler("tunde"), handler("maeve")
    WorkProfile.objects.create(staff=speaker, languages=["lt"], kept_at=NOW, kept_by=speaker)
    for contact, language in ((other, "pl"), (one, "lt")):
        press(tunde, contact.contact, "claim")
        press(tunde, contact.contact, "ask-translation", language=language)

    page = maeve.get("/control-room").content.decode()

    assert "2 contacts wait for a translation" in page
    assert page.index("From Lithuanian") < page.index("From Polish")
    assert page.count("You speak it") == 1


def test_a_threat_that_only_the_translation_shows_raises_its_contact_and_is_unseen_again() -> None:
    [one] = take(IN_LITHUANIAN)
    tunde, person = handler("tunde")
    maeve, _ = handler("maeve")
    press(tunde, one.contact, "claim")
    page_of(tunde, one.contact)
    press(tunde, one.contact, "ask-translation", language="lt")
    message = RoomMessage.objects.get(direction="received")

    press(
        maeve,
        one.contact,
        "translate",
        message=str(message.public_id),
        words="He said that he will kill me tonight.",
        translator="Language line, 4471",
    )

    row = RoomContact.objects.get()
    assert row.priority == ContactPriority.DANGER
    assert (row.first_seen_at, row.translation_asked_at) == (None, None)
    assert row.owner == person
    shown = open_contact(actor=staff_actor(person), contact_id=one.contact, now=row.newest_at)
    assert [each.said.words for each in shown.messages][-1] == "He said that he will kill me tonight."
    assert "Language line, 4471" in page_of(tunde, one.contact)
    assert AuditEntry.objects.filter(act="room_contact.translated").count() == 1


def test_a_harmless_translation_never_lowers_a_contact() -> None:
    [one] = take(email("he is outside my house with a knife"))
    tunde, _ = handler("tunde")
    press(tunde, one.contact, "claim")
    press(tunde, one.contact, "ask-translation", language="lt")
    before = RoomContact.objects.get()
    message = RoomMessage.objects.get()

    press(tunde, one.contact, "translate", message=str(message.public_id), words="All is well.", translator="Ann")

    after = RoomContact.objects.get()
    assert (after.priority, after.contact_class, after.queue) == (before.priority, before.contact_class, before.queue)


def test_a_translation_needs_its_words_and_its_translator() -> None:
    [one] = take(IN_LITHUANIAN)
    tunde, _ = handler("tunde")
    press(tunde, one.contact, "claim")
    press(tunde, one.contact, "ask-translation", language="lt")
    message = RoomMessage.objects.get()

    press(tunde, one.contact, "translate", message=str(message.public_id), words="", translator="")

    assert RoomMessage.objects.count() == 1
    assert RoomContact.objects.get().translation_asked_at is not None
