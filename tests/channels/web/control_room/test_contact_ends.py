"""How a contact goes on from its page: an incident, a close without guessing, a complaint, a link, another handler."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from tests.channels.web.control_room.test_contact_pages import address, handler, press, take
from tests.channels.web.control_room.test_contact_work import body, page_of
from tests.services.control_room.room_staff import an_incident
from tests.services.control_room.test_contact_intake import email
from tests.services.people_and_cases import a_case, a_victim
from victimcare.records.models import (
    AuditEntry,
    Complaint,
    Incident,
    RoomContact,
    RoomContactChange,
    RoomMessage,
    ThriveAssessment,
)
from victimcare.rules.control_room.contact_kinds import ContactClass
from victimcare.services import port_registry
from victimcare.services.control_room.contacts.contact_queue import QueueFilter, list_waiting_contacts
from victimcare.services.desk.staff_sessions import staff_actor

pytestmark = pytest.mark.django_db
THREAT = "he is outside my house with a knife"


def mine(client: Client, words: str = THREAT, **more: Any) -> UUID:
    [one] = take(email(words, **more))
    press(client, one.contact, "claim")
    return one.contact


def test_help_is_sent_from_a_contact_in_danger_with_what_it_says_and_taken_by_it() -> None:
    [one] = take(email(THREAT, fields={"place": "Dock Lane"}))
    tunde, _ = handler("tunde")

    page = page_of(tunde, one.contact)
    [link] = re.findall(r'data-key="dispatch" href="([^"]+)"', page)
    form = tunde.get(link).content.decode()
    tunde.post(
        link,
        {"act": "open", "contact": str(one.contact), "opening_code": "CONCERN", "grade": "emergency", "area": "",
         "summary": THREAT, "place": "Dock Lane", "source": "caller"},
    )  # fmt: skip

    incident, row = Incident.objects.get(), RoomContact.objects.get()
    assert f'href="/control-room/incidents/new?contact={one.contact}">Open an incident' in page
    assert THREAT in form
    assert ">Dock Lane</textarea>" in form
    assert 'value="emergency" selected' in form
    assert (row.owner.name if row.owner else "", incident.links.get().contact_id) == ("Tunde", row.id)
    head = page_of(tunde, one.contact).split('id="contact"')[1].split("room-why")[0]
    assert f'<a href="/control-room/incidents/{incident.public_id}">Incident {incident.number}</a>' in head
    assert list(RoomContactChange.objects.filter(by__isnull=False).values_list("what", flat=True)) == [
        "claimed",
        "sent",
    ]


def test_a_contact_that_is_answered_has_one_main_button(monkeypatch: Any) -> None:
    monkeypatch.setattr(port_registry.ports, "room_mailer", object())
    tunde, _ = handler("tunde")
    pages = {
        main: page_of(tunde, mine(tunde, words, sender=f"{main}@mail.example", said=said))
        for main, words, said in (
            ("dispatch", THREAT, None),
            ("steer", "Any news on my case?", ContactClass.ANY_NEWS),
            ("reply", "Where is my bicycle?", None),
        )
    }

    for main, page in pages.items():
        acts = page.split('class="panel__body room-acts"')[1].split("room-beside")[0]
        assert acts.count("acts__more--next") == (main != "dispatch")
        assert ('class="govuk-button" role="button" draggable="false" data-key="dispatch"' in acts) == (
            main == "dispatch"
        )
        assert 'data-key="dispatch"' in acts
        if main != "dispatch":
            assert re.search(rf'acts__more--next room-act"[^>]* data-key="{main}"', acts)


def test_all_that_the_close_of_danger_lacks_is_told_beforehand_and_at_once() -> None:
    tunde, _ = handler("tunde")
    contact = mine(tunde)

    before = page_of(tunde, contact)
    nothing = press(tunde, contact, "close", outcome="", why="")
    both = press(tunde, contact, "thrive", harm="A child is upstairs", grade="emergency", reason="")
    press(tunde, contact, "thrive", threat="A man", harm="A child", grade="emergency", reason="Life at risk")
    without_why = press(tunde, contact, "close", outcome="advice_given", why="")
    press(tunde, contact, "close", outcome="advice_given", why="He was arrested")

    assert "a THRIVE assessment of its newest message: at least threat or risk" in before
    errors = body(nothing)
    assert "Assess the newest message by THRIVE" in errors
    assert ('href="#id_close-outcome"' in errors, 'href="#id_close-why"' in errors) == (True, True)
    assert all(f'href="#id_thrive-{name}"' in body(both) for name in ("reason", "threat"))
    assert ">A child is upstairs</textarea>" in body(both)
    assert without_why.status_code == 422  # type: ignore[attr-defined]
    assert ThriveAssessment.objects.count() == 1
    assert RoomContact.objects.get().state == "closed"


def test_what_stands_in_another_form_is_kept_by_the_press_of_one() -> None:
    tunde, _ = handler("tunde")
    contact = mine(tunde)

    press(tunde, contact, "close", outcome="", why="")
    tunde.post(address(contact), {"act": "note", "note-words": "Rang her", "thrive-threat": "A man with a knife"})

    assert ">A man with a knife</textarea>" in page_of(tunde, contact)
    assert RoomMessage.objects.filter(direction="note").count() == 1


def test_what_is_not_danger_leaves_the_danger_queue_and_its_reason_is_set_aside() -> None:
    tunde, staff = handler("tunde")
    contact = mine(tunde)
    staff.refresh_from_db()

    press(tunde, contact, "move", contact_class="other", priority="1", queue="", why="Lines of a play")

    row = RoomContact.objects.get()
    listed = list_waiting_contacts(actor=staff_actor(staff), only=QueueFilter(), now=datetime.now(UTC)).contacts
    page = page_of(tunde, contact)
    assert (row.queue, row.rules, listed[0].rules) == ("contacts", [], ())
    assert "Tunde set this aside" in page
    assert page.index("“Lines of a play”") < page.index("Rules matched these words")
    press(tunde, contact, "move", contact_class="threat_to_life", priority="4", queue="contacts", why="")
    assert RoomContact.objects.get().queue == "danger"


def test_a_complaint_becomes_one_with_the_senders_words_and_the_contact_ends(monkeypatch: Any) -> None:
    monkeypatch.setattr(port_registry.ports, "room_mailer", object())
    tunde, _ = handler("tunde")
    contact = mine(tunde, "I want to complain about how I was spoken to.", said=ContactClass.COMPLAINT)

    page = page_of(tunde, contact)
    press(tunde, contact, "complaint", about="person", whom="", acknowledges="on")

    made, row = Complaint.objects.get(), RoomContact.objects.get()
    assert "Passed on as a complaint</option>" not in page
    assert (made.about, made.taken_by.name if made.taken_by else "", made.came_by) == ("person", "Tunde", "letter")
    assert b"spoken" not in bytes(made.words)
    assert (row.state, row.outcome) == ("closed", "passed_to_standards")
    assert f"Complaint {made.number}. A person reads it by" in page_of(tunde, contact)
    assert RoomMessage.objects.filter(direction="sent", by__name="Tunde").count() == 1


def test_a_supervisor_takes_over_and_gives_to_another_with_a_reason() -> None:
    (tunde, _), (maeve, maeve_staff) = handler("tunde"), handler("maeve")
    ruth, ruth_staff = handler("ruth", "control_room", "room_supervisor")
    contact = mine(tunde)
    for each in (ruth_staff, maeve_staff):
        each.refresh_from_db()

    refused = press(maeve, contact, "assign", to=str(maeve_staff.public_id), why="I can")
    without = press(ruth, contact, "assign", to=str(ruth_staff.public_id), why="")
    assert "Take over, or give to another" in page_of(ruth, contact)
    assert "Take over, or give to another" not in page_of(maeve, contact)
    press(ruth, contact, "assign", to=str(ruth_staff.public_id), why="Two hours without a step")
    assert RoomContact.objects.get().owner == ruth_staff
    press(ruth, contact, "hand-over", to=str(maeve_staff.public_id), why="She is free")

    assert RoomContact.objects.get().owner == maeve_staff
    assert refused.status_code == 404  # type: ignore[attr-defined]
    assert without.status_code == 422  # type: ignore[attr-defined]
    assert "Two hours without a step" in page_of(ruth, contact)
    assert AuditEntry.objects.filter(act="room_contact.taken_over").count() == 1


def test_what_ends_the_work_offers_the_next_and_work_in_hand_says_why_not() -> None:
    tunde, _ = handler("tunde")
    contact = mine(tunde, "Where is my bicycle?")

    in_hand = page_of(tunde, contact)
    answer: Any = press(tunde, contact, "let-go")
    ended = tunde.get(answer["Location"]).content.decode()

    assert 'data-why-not="You have this contact.' in in_hand
    assert 'action="/control-room/next"' not in in_hand
    assert '<button class="govuk-button" data-key="next" autofocus>' in ended


def test_a_number_in_a_message_fills_the_link_and_looks_alike_whether_or_not_there_is_a_case() -> None:
    (tunde, staff), (maeve, _) = handler("tunde"), handler("maeve")
    staff.refresh_from_db()
    number = Incident.objects.get(public_id=an_incident(staff_actor(staff))).number
    right = a_victim(a_case()).case.reference
    pages = []
    for place, reference in enumerate(("44/99999/26", right)):
        words = f"My case is {reference}, you said {number}."
        contact = mine(tunde, words, sender=f"s{place}@mail.example")
        filled = tunde.get(f"{address(contact)}?number=0").content.decode()
        assert f'value="{reference}"' in filled
        assert "?number=0#link" not in page_of(maeve, contact)
        pages.append(page_of(tunde, contact).split("room-acts")[1].split("room-beside")[0].replace(reference, "X"))
    bare = [re.sub(r"[0-9a-f-]{36}|name=\"csrf[^>]+>", "", page) for page in pages]

    assert bare[0] == bare[1]
    assert "?number=1#link" in bare[0]
    press(tunde, contact, "link", kind="victim", reference=right, why="They name it")
    assert "<bdi>44/" not in page_of(tunde, contact).split("room-acts")[1].split("room-beside")[0]
