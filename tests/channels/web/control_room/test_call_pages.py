"""Call takers on their pages: by hand, from a ringing telephone, and after a machine has stopped."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.test import Client

from tests.channels.web.control_room.test_contact_pages import handler
from tests.services.control_room.test_place_search import LINES
from victimcare.records.models import AuditEntry, CallIntake, Incident, RoomContact
from victimcare.rules.control_room.contact_kinds import ContactPriority
from victimcare.services import api_tokens
from victimcare.services.access import Actor
from victimcare.services.control_room.incidents.place_search import load_places

pytestmark = pytest.mark.django_db
SAID = {
    "words": "The bins behind the shop were tipped over again. I heard glass break.",
    "place": "14 Mill Bank",
    "number": "07700 900123",
    "ring_back": "not_safe",
    "safe_way": "Text me after six",
}


def begin(client: Client, service: str = "999") -> str:
    answer = client.post("/control-room/calls/new", {"act": service})
    assert answer.status_code == 303
    return answer["Location"]


def test_a_call_is_taken_kept_without_script_and_ends_as_one_contact() -> None:
    tunde, _ = handler("tunde")
    page = begin(tunde)

    assert tunde.post(page, {**SAID, "act": "keep"}).status_code == 303
    assert "I heard glass break" in tunde.get(page).content.decode()
    assert "Go on with your call" in tunde.get("/control-room/calls").content.decode()
    ended = tunde.post(page, {**SAID, "act": "end", "outcome": "advice_given"})

    contact = RoomContact.objects.get()
    assert ended["Location"] == f"/control-room/contacts/{contact.public_id}"
    shown = tunde.get(ended["Location"]).content.decode()
    assert "14 Mill Bank" in shown
    assert "Do not ring or write back" in shown
    assert tunde.get(page)["Location"] == ended["Location"]


def test_a_colleague_takes_over_when_the_machine_stops_and_the_first_handler_reads_who_it_was() -> None:
    (tunde, _), (maeve, _) = handler("tunde"), handler("maeve")
    page = begin(tunde)
    assert tunde.post(f"{page}/keep", SAID).status_code == 204

    assert maeve.post(page, {"act": "take-over"}).status_code == 303
    late = tunde.post(f"{page}/keep", {"words": "one more thing"})
    pressed = tunde.post(page, {"act": "end", "words": "one more thing he said"})

    assert "I heard glass break" in maeve.get(page).content.decode()
    assert (late.status_code, "Maeve has taken this call over" in late.content.decode()) == (409, True)
    assert pressed.status_code == 409
    assert "one more thing he said" in pressed.content.decode()


def test_an_incident_is_opened_with_one_press_and_what_is_missing_is_marked() -> None:
    tunde, _ = handler("tunde")
    page = begin(tunde)

    first = tunde.post(page, {**SAID, "act": "incident", "grade": "priority", "opening_code": "ASB-PERS"})
    said = {**SAID, "threat": "A neighbour", "risk": "Tonight", "reason": "Glass broke", "grade": "priority"}
    second = tunde.post(page, {**said, "act": "incident", "opening_code": "ASB-PERS"})

    assert (first.status_code, "I heard glass break" in first.content.decode()) == (422, True)
    assert second["Location"] == f"/control-room/incidents/{Incident.objects.get().public_id}"


def test_a_telephone_system_offers_a_call_on_the_page_of_its_taker_without_the_number() -> None:
    tunde, _ = handler("tunde")
    maeve, _ = handler("maeve")
    made = api_tokens.make_token(
        actor=Actor.operator("ops"), sources=["switch"], types=[], scope=api_tokens.CALLS, now=datetime.now(UTC)
    )
    told = {
        "id": "1", "service": "999", "presented_at": datetime.now(UTC).isoformat(), "number": "+447700900123",
        "place": "Mast, Harbour Street", "accuracy_metres": 2500, "taker": "tunde",
    }  # fmt: skip
    answer = Client().post(
        "/api/v1/emergency-calls", json.dumps(told), content_type="application/json",
        headers={"Authorization": f"Bearer {made.token}"},
    )  # fmt: skip

    assert answer.json()["is_offered"] is True
    rings = tunde.get("/control-room/calls/ringing").content.decode()
    assert "Take this 999 call" in rings
    assert "900123" not in rings
    assert "Take this" not in maeve.get("/control-room/calls/ringing").content.decode()
    taken = tunde.post(
        "/control-room/calls/new", {"act": "take", "call": rings.split('name="call" value="')[1][:9].split('"')[0]}
    )
    page = tunde.get(taken["Location"]).content.decode()
    assert "+447700900123" in page
    assert "within 2,500 metres" in page
    assert "Take this" not in tunde.get("/control-room/calls/ringing").content.decode()


def test_an_unknown_call_is_not_found_and_a_call_that_is_gone_says_what_to_do() -> None:
    tunde, _ = handler("tunde")

    assert tunde.get(f"/control-room/calls/{uuid4()}").status_code == 404
    gone = tunde.post("/control-room/calls/new", {"act": "take", "call": "7"})
    assert (gone.status_code, "no longer rings" in gone.content.decode()) == (409, True)
    assert not CallIntake.objects.exists()


def test_a_place_is_looked_up_and_chosen_while_all_that_was_typed_is_kept() -> None:
    load_places(actor=Actor.operator("jun"), lines=LINES, now=datetime.now(UTC))
    tunde, _ = handler("tunde")
    page = begin(tunde)
    said = {**SAID, "place": "the chip shop by Dock Lane", "threat": "A man with a bat"}

    answer = tunde.post(page, {**said, "act": "find"})
    found = tunde.get(answer["Location"]).content.decode()

    assert "Beside a place of this name. Within 392 metres of TQ 30120 79840." in found
    assert "I heard glass break" in found
    assert "A man with a bat" in found
    said |= {"found": re.findall(r'name="found"[^>]*value="([^"]+)"', found)[0], "place": "the chip shop, blue door"}
    assert tunde.post(f"{page}/keep", said).status_code == 204
    assert "The place chosen before" in tunde.get(page).content.decode()
    tunde.post(page, {**said, "act": "incident", "opening_code": "ASB-PERS", "grade": "priority", "reason": "A bat"})
    incident = Incident.objects.get()
    assert (incident.easting, incident.accuracy_metres, incident.place_source) == (530120, 392, "gazetteer")
    contact = tunde.get(f"/control-room/contacts/{RoomContact.objects.get().public_id}").content.decode()
    assert "Place chosen by the handler" in contact


@pytest.mark.parametrize("forged", ["gazetteer-999999-79840-392", "network-530120-179840-1", "x" * 300])
def test_a_choice_that_no_page_offered_sets_no_place(forged: str) -> None:
    tunde, _ = handler("tunde")

    answer = tunde.post(begin(tunde), {**SAID, "act": "end", "outcome": "advice_given", "found": forged})

    assert answer.status_code == 303
    assert "Place chosen by the handler" not in tunde.get(answer["Location"]).content.decode()


def test_an_emergency_opens_with_three_fields_and_its_half_assessment_stands_on_the_contact() -> None:
    tunde, _ = handler("tunde")
    page = begin(tunde)

    bare = tunde.post(page, {"act": "incident", "grade": "priority"}).content.decode()
    said = {"words": SAID["words"], "grade": "emergency", "opening_code": "DOM-INPROG"}
    opened = tunde.post(page, {**said, "act": "incident", "harm": "Two small children"})

    missing = ("Enter what is happening", "Enter the threat or the risk", "Enter your reason")
    assert all(sentence in bare for sentence in (*missing, "Choose what the caller says is happening"))
    assert opened["Location"] == f"/control-room/incidents/{Incident.objects.get().public_id}"
    contact = RoomContact.objects.get()
    assert (contact.state, contact.contact_class, contact.priority) == (
        "open",
        "domestic_abuse",
        ContactPriority.DANGER,
    )
    shown = tunde.get(f"/control-room/contacts/{contact.public_id}").content.decode()
    assert "Two small children" in shown


def test_calls_in_hand_are_told_apart_and_the_own_one_stands_on_every_page() -> None:
    (tunde, _), (maeve, _) = handler("tunde"), handler("maeve")
    page = begin(tunde)
    tunde.post(f"{page}/keep", SAID)

    listed = maeve.get("/control-room/calls").content.decode()
    elsewhere = tunde.get("/control-room/incidents").content.decode()

    assert all(words in listed for words in ("14 Mill Bank", "07700 900123", "I heard glass break"))
    assert f'href="{page}">Your ' in elsewhere
    assert f'href="{page}">Your ' not in tunde.get(page).content.decode()
    assert f'href="{page}">Your ' not in maeve.get("/control-room/incidents").content.decode()
    assert AuditEntry.objects.filter(act="call_intakes.listed").count() == 1
