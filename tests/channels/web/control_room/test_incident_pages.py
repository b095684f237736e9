"""The incident pages, pressed as two handlers and a supervisor press them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from tests.channels.web.control_room.test_contact_pages import handler
from tests.services.control_room.room_staff import a_contact, a_handler, an_incident
from tests.services.control_room.test_place_search import LINES
from victimcare.records.models import Incident, IncidentTransfer
from victimcare.rules.control_room.incidents.incident_kinds import IncidentGrade, TransferKind
from victimcare.rules.control_room.incidents.transfer_record import TransferLine, TransferRecord
from victimcare.services.access import Actor, ActorKind
from victimcare.services.control_room.incidents.place_search import load_places
from victimcare.services.control_room.incidents.transfer_intake import take_incident_transfer

pytestmark = pytest.mark.django_db
LIST = "/control-room/incidents"


def address(incident: Incident) -> str:
    return f"{LIST}/{incident.public_id}"


def press(client: Client, incident: Incident, act: str, **fields: str) -> object:
    incident.refresh_from_db()
    named = {f"{act}-{name}": value for name, value in fields.items()}
    return client.post(address(incident), {"act": act, "version": str(incident.version), **named})


def opened(*, grade: IncidentGrade = IncidentGrade.PRIORITY, minutes_ago: int = 0) -> Incident:
    at = datetime.now(UTC) - timedelta(minutes=minutes_ago)
    return Incident.objects.get(public_id=an_incident(a_handler(), grade=grade, at=at))


def test_the_list_shows_the_time_and_the_areas_on_map_and_table() -> None:
    incident = opened(grade=IncidentGrade.EMERGENCY, minutes_ago=30)
    tunde, _ = handler("tunde")

    page = tunde.get(LIST).content.decode()

    assert incident.number in page
    assert "15 minutes late" in page
    assert '<svg class="incident-map" role="img"' in page
    assert '<table class="govuk-table incident-areas">' in page
    assert "The target times are examples" in page


def test_an_incident_is_opened_from_a_contact_and_linked_with_it() -> None:
    contact = a_contact()
    tunde, _ = handler("tunde")

    answer = tunde.post(
        f"{LIST}/new?contact={contact.public_id}",
        {
            "act": "open", "contact": str(contact.public_id), "opening_code": "CONCERN", "grade": "priority",
            "summary": "Not seen for two days.", "place": "Dock Lane", "source": "caller", "area": "CE",
        },
    )  # fmt: skip

    incident = Incident.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, address(incident))
    assert [link.contact_id for link in incident.links.all()] == [contact.id]


def test_a_place_is_looked_up_and_set_by_a_person_alone() -> None:
    load_places(actor=Actor.operator("jun"), lines=LINES, now=datetime.now(UTC))
    tunde, _ = handler("tunde")
    typed = {"act": "open", "opening_code": "CONCERN", "grade": "priority", "summary": "Not seen for two days."}
    typed |= {"place": "the chip shop by Dock Lane", "source": "caller", "area": "CE"}

    found = tunde.post(f"{LIST}/new", typed | {"find": "yes"})
    page = found.content.decode()

    assert found.status_code == 200
    assert not Incident.objects.exists()
    assert "Beside a place of this name. Within 392 metres of TQ 30120 79840." in page
    assert "Not seen for two days." in page
    tunde.post(f"{LIST}/new", typed | {"found": re.findall(r'name="found"[^>]*value="([^"]+)"', page)[0]})
    incident = Incident.objects.get()
    assert (incident.easting, incident.accuracy_metres, incident.place_source) == (530120, 392, "gazetteer")


def test_a_grid_reference_is_read_without_a_list_of_places_and_what_was_typed_stays() -> None:
    tunde, _ = handler("tunde")

    for said in ("TQ 300 800", "TQ 30000 80000", "TQ3080", "530050, 180050", "51.5045 N, 0.1275 W"):
        page = tunde.post(f"{LIST}/new", {"act": "open", "find": "yes", "place": said, "summary": "Two men fight."})
        assert "Position in the words: TQ 30" in page.content.decode()
    none = tunde.post(f"{LIST}/new", {"act": "open", "find": "yes", "place": "Mill Road", "summary": "Two men fight."})

    assert "This installation has no list of places yet" in none.content.decode()
    assert "Two men fight." in none.content.decode()


def test_a_place_that_was_not_chosen_sets_nothing() -> None:
    load_places(actor=Actor.operator("jun"), lines=LINES, now=datetime.now(UTC))
    incident = opened()
    tunde, _ = handler("tunde")

    page = tunde.post(
        address(incident), {"act": "place", "version": "1", "find": "yes", "place-place": "Dock Lane"}
    ).content.decode()

    assert "1 place was found" in page or "2 places were found" in page
    press(tunde, incident, "place", place="Dock Lane", found="", source="caller", area="")
    incident.refresh_from_db()
    assert (incident.easting, incident.place_source) == (None, "caller")


def test_the_place_that_a_sender_wrote_stands_in_the_form_of_their_incident() -> None:
    load_places(actor=Actor.operator("jun"), lines=LINES, now=datetime.now(UTC))
    contact = a_contact(fields={"place": "Dock Lane"})
    tunde, _ = handler("tunde")

    form = tunde.get(f"{LIST}/new?contact={contact.public_id}").content.decode()
    page = tunde.get(f"/control-room/contacts/{contact.public_id}").content.decode()

    assert ">Dock Lane</textarea>" in form
    assert "A place of this name. Within 142 metres of TQ 30120 79840." in page


def test_half_a_grid_reference_is_refused_beside_its_field() -> None:
    tunde, _ = handler("tunde")

    answer = tunde.post(
        f"{LIST}/new",
        {
            "act": "open",
            "opening_code": "CONCERN",
            "grade": "priority",
            "summary": "x",
            "source": "caller",
            "easting": "5",
        },
    )

    assert answer.status_code == 422
    assert "Enter both easting and northing, or neither" in answer.content.decode()
    assert not Incident.objects.exists()


def test_every_act_of_the_page_is_done_and_stands_in_the_log() -> None:
    incident = opened()
    tunde, _ = handler("tunde")
    pressed = [
        press(tunde, incident, "note", words="A neighbour rang."),
        press(tunde, incident, "unit", unit="bx21", step="unit_sent", words=""),
        press(tunde, incident, "unit", unit="bx21", step="unit_arrived", words=""),
        press(tunde, incident, "place", place="Mill Row", source="caller", area="CE"),
        press(tunde, incident, "regrade", grade="scheduled", reason="They are safe now."),
        press(
            tunde,
            incident,
            "tell",
            agency="fire",
            asked_for="attendance",
            words="Smoke.",
            hazards="gas",
            shares="place",
        ),
        press(tunde, incident, "crime", crime_reference="44/00001/26"),
        press(tunde, incident, "close", closing_code="CR-THEFT", result="Recorded.", disclosed="no"),
        press(tunde, incident, "reopen", reason="Rung again."),
    ]

    assert [answer.status_code for answer in pressed] == [303] * 9  # type: ignore[attr-defined]
    page = tunde.get(address(incident)).content.decode()
    for words in (
        "A neighbour rang.",
        "BX21",
        "Mill Row",
        "They are safe now.",
        "Smoke.",
        "Rung again.",
        "44/00001/26",
    ):
        assert words in page
    assert "To Fire control: offer 1" in page
    assert "Not seen by a person yet" in page


def test_a_close_that_lacks_something_says_so_and_keeps_what_was_typed() -> None:
    incident = opened(grade=IncidentGrade.EMERGENCY)
    tunde, _ = handler("tunde")
    mair, _ = handler("mair", "control_room", "room_supervisor")
    given = {"closing_code": "CR-THEFT", "result": "A bicycle was taken.", "disclosed": "yes"}

    refused = press(tunde, incident, "close", **given)
    closed = press(mair, incident, "close", **given, no_crime_reason="Another force records it.")

    page = refused.content.decode()  # type: ignore[attr-defined]
    assert refused.status_code == 409  # type: ignore[attr-defined]
    assert "Only a supervisor can close this." in page
    assert "Enter the crime reference number, or why no crime is recorded." in page
    assert "A bicycle was taken." in page
    assert closed.status_code == 303  # type: ignore[attr-defined]


def test_a_page_that_is_out_of_date_changes_nothing() -> None:
    incident = opened()
    tunde, _ = handler("tunde")
    first = {"act": "regrade", "version": "1", "regrade-grade": "emergency", "regrade-reason": "A knife was seen."}
    tunde.post(address(incident), first)

    answer = tunde.post(address(incident), first | {"regrade-grade": "scheduled"})

    assert answer.status_code == 409
    assert Incident.objects.get().grade == "emergency"


def test_what_another_room_sent_is_seen_once_a_person_opens_it() -> None:
    now = datetime.now(UTC)
    record = TransferRecord(
        uuid4(), TransferKind.OFFER, "fire", ("police",), "F-77", now, 2,
        log_lines=(TransferLine(now, "<b>Two people</b> will not leave."),),
    )  # fmt: skip
    fire = Actor(ActorKind.MACHINE, "token:1", sources=frozenset({"fire"}))
    take_incident_transfer(actor=fire, record=record, now=now)
    tunde, _ = handler("tunde")

    waiting = tunde.get(LIST).content.decode()
    page = tunde.get(address(Incident.objects.get())).content.decode()

    assert "New message: not seen yet." in waiting
    assert "&lt;b&gt;Two people&lt;/b&gt;" in page
    assert "messages 1 are missing" in page.replace("\u2068", "").replace("\u2069", "")
    assert IncidentTransfer.objects.get(direction="received").seen_at is not None
    assert IncidentTransfer.objects.get(direction="sent").kind == "receipt"
    assert "New message: not seen yet." not in tunde.get(LIST).content.decode()


def test_a_place_is_looked_up_on_a_contact_and_taken_into_its_incident_by_a_press() -> None:
    load_places(actor=Actor.operator("jun"), lines=LINES, now=datetime.now(UTC))
    contact = a_contact(words="He is by the station again.")
    tunde, _ = handler("tunde")
    page = f"/control-room/contacts/{contact.public_id}"
    tunde.post(f"{page}/draft", {"note-words": "Half a note that"})

    answer = tunde.post(page, {"act": "place", "place-place": "the chip shop by the station"})
    found = tunde.get(answer["Location"]).content.decode()

    assert answer["Location"].endswith("#places")
    assert "Beside a place of this name. Within 251 metres of TQ 30100 79800." in found
    assert "Half a note that" in found
    chosen = re.findall(r'name="found" value="([^"]+)"', found)[0]
    form = tunde.post(
        f"{LIST}/new",
        {"find": "yes", "contact": str(contact.public_id), "place": "the chip shop by the station", "found": chosen},
    ).content.decode()
    assert re.search(rf'value="{chosen}"[^>]* checked', form)
    assert "the chip shop by the station</textarea>" in form
    assert not Incident.objects.exists()
