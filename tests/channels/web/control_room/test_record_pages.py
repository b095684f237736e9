"""The record system's numbers on the pages: what has none, sent again or entered by hand, and a crime that is sent."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.channels.web.control_room.test_contact_pages import handler
from tests.services.control_room.room_staff import a_contact, a_handler, an_incident
from victimcare.channels.api.record_notice_form import RecordNoticeForm
from victimcare.records.models import Incident, RecordNotice, RoomContact
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.control_room.contacts.contact_notices import notice_place
from victimcare.services.control_room.recording.notice_delivery import deliver_due_notices
from victimcare.services.job_queue import Job
from victimcare.services.person_keys import load_person_keys

pytestmark = pytest.mark.django_db
LIST = "/control-room/records"


def show(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_crime_is_closed_waits_without_a_record_system_and_gets_its_number_by_hand() -> None:
    tunde, _ = handler("tunde")
    contact = a_contact("My bicycle was taken.")
    page = f"/control-room/contacts/{contact.public_id}"
    tunde.post(page, {"act": "claim"})
    version = RoomContact.objects.get().version
    tunde.post(page, {"act": "close", "version": version, "close-outcome": "crime_recorded", "close-why": ""})

    waiting = show(tunde, page)
    deliver_due_notices(actor=Actor.system(Job.TELL_RECORD_SYSTEM), now=clock.current_time())
    refused, listed = show(tunde, page), show(tunde, LIST)
    notice = RecordNotice.objects.get()
    empty = tunde.post(f"{LIST}/{notice.public_id}", {"act": "number", "number": ""})
    tunde.post(f"{LIST}/{notice.public_id}", {"act": "again"})
    tunde.post(f"{LIST}/{notice.public_id}", {"act": "number", "number": "42/00071/26"})
    late = tunde.post(f"{LIST}/{notice.public_id}", {"act": "again"})

    assert "It will be sent to the record system in a few seconds." in waiting
    assert "No record system is connected." in refused
    assert page in listed
    assert "Not recorded: 1 needs you" not in show(tunde, "/control-room/incidents")
    assert (empty.status_code, late.status_code) == (409, 409)
    assert "42/00071/26" in show(tunde, page)
    assert "numbered by the record system" in show(tunde, page)
    assert "Everything has its number" in show(tunde, LIST)
    sent = load_person_keys([notice.sealed_body]).open_bytes(notice.sealed_body, notice_place(notice.public_id))
    assert RecordNoticeForm.model_validate_json(sent).data.sender == "sam@mail.example"


def test_an_incident_is_sent_as_a_crime_once_and_shows_its_number_in_the_log() -> None:
    tunde, _ = handler("tunde")
    incident = Incident.objects.get(public_id=an_incident(a_handler(), at=clock.current_time()))
    page = f"/control-room/incidents/{incident.public_id}"

    assert "Send to the record system as a crime" in show(tunde, page)
    for _ in range(2):
        tunde.post(f"{page}/crime")
    notice = RecordNotice.objects.get()
    sent = show(tunde, page)
    deliver_due_notices(actor=Actor.system(Job.TELL_RECORD_SYSTEM), now=clock.current_time())
    stuck = show(tunde, "/control-room/incidents")
    tunde.post(LIST)
    notice.refresh_from_db()
    assert notice.state == "waiting"
    tunde.post(f"{LIST}/{notice.public_id}", {"act": "number", "number": "42/00072/26"})

    assert "Send to the record system as a crime" not in sent
    assert "Sent to the record system as a crime." in sent
    assert "Not recorded: 1 needs you" in stuck
    assert "Crime reference number: 42/00072/26" in show(tunde, page)
    body = load_person_keys([notice.sealed_body]).open_bytes(notice.sealed_body, notice_place(notice.public_id))
    told = RecordNoticeForm.model_validate_json(body).data
    assert (told.our_ref, told.grade, told.location.easting if told.location else None) == (
        incident.number, "priority", 530120,
    )  # fmt: skip
