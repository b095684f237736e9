"""Call takers on their pages: by hand, from a ringing telephone, and after a machine has stopped."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.test import Client

from tests.channels.web.control_room.test_contact_pages import handler
from victimcare.records.models import CallIntake, Incident, RoomContact
from victimcare.services import api_tokens
from victimcare.services.access import Actor

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
