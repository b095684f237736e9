"""The major incident pages, pressed by two supervisors; a handler finds nothing there."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client
from pypdf import PdfReader

from tests.channels.web.control_room.test_contact_pages import handler
from tests.services.people_and_cases import a_point, a_team, a_victim
from tests.services.plans import agreed, by
from victimcare.records.models import AuditEntry, MajorIncident, MajorIncidentPerson, Notification
from victimcare.rules.control_room.major_people import COLUMNS, read_listed_people
from victimcare.services.access import Actor
from victimcare.services.clock import current_time
from victimcare.services.control_room.major.major_messages import reach_major_people

pytestmark = pytest.mark.django_db
LIST = "/control-room/major"
SUPERVISES = ("control_room", "room_supervisor")
HEAD = ",".join(COLUMNS) + "\n"


def declared(client: Client) -> str:
    answer = client.post(LIST, {"act": "declare", "name": "Dock Lane", "hazards": "Gas"})
    assert answer.status_code == 303
    return str(answer["Location"])


def test_one_is_declared_filled_released_by_two_and_shown_as_reached() -> None:
    a_team()
    mair, _ = handler("mair", *SUPERVISES)
    owen, _ = handler("owen", *SUPERVISES)
    victim = a_victim()
    agreed(victim, by("text", a_point(victim, "07700 900101")))
    at = declared(mair)
    rows = (
        f"victim,Ada,Marsh,,,,{victim.case.reference},{victim.record_id},\n"
        "survivor,Ben,Lowe,1990-01-02,,,,,\n"
        "evacuee,LOWE,ben,1990-01-02,,,,,\n"
    )
    mair.post(at, {"act": "people", "people-people": HEAD + rows})
    mair.post(at, {"act": "ask"})
    alone = mair.post(at, {"act": "release"})
    owen.post(at, {"act": "release"})
    reach_major_people(actor=Actor.system("test"), now=current_time())

    page = mair.get(at).content.decode()

    assert alone.status_code == 409
    assert "You asked for the release. Another supervisor releases the messages." in alone.content.decode()
    assert "Mair asked and" in page.replace("\u2068", "").replace("\u2069", "")
    assert "A message was queued, as their plan allows." in page
    assert "For the control room to reach: they have no record here." in page
    assert "Another row may be the same person. Compare them." in page
    assert Notification.objects.filter(template="major-incident").count() == 1


def test_a_faulty_list_adds_no_one_and_says_which_line() -> None:
    mair, _ = handler("mair", *SUPERVISES)
    at = declared(mair)

    answer = mair.post(at, {"act": "people", "people-people": f"{HEAD}stranger,Ada,Marsh,,,,,,\n"})

    assert answer.status_code == 409
    assert "line 2: category" in answer.content.decode()
    assert not MajorIncidentPerson.objects.exists()


def test_the_hand_over_leaves_out_doubles_and_holds_no_formula() -> None:
    mair, _ = handler("mair", *SUPERVISES)
    at = declared(mair)
    rows = "survivor,Ben,Lowe,1990-01-02,,=HYPERLINK(1),,,\nevacuee,Lowe,Ben,1990-01-02,,,,,\n"
    mair.post(at, {"act": "people", "people-people": HEAD + rows})
    first, double = MajorIncidentPerson.objects.order_by("id")
    mair.post(at, {"act": "same", "person": str(double.public_id), "same_as": str(first.public_id)})

    made = mair.get(f"{at}/list.csv")
    printed = mair.get(f"{at}/list.pdf")

    found = list(csv.DictReader(io.StringIO(made.content.decode("utf-8-sig"))))
    assert [(row["given_name"], row["whereabouts"]) for row in found] == [("Ben", "'=HYPERLINK(1)")]
    assert "Ben" not in made["Content-Disposition"]
    assert [each.whereabouts for each in read_listed_people(made.content.decode())] == ["=HYPERLINK(1)"]
    assert (printed.status_code, printed["Content-Type"]) == (200, "application/pdf")
    assert AuditEntry.objects.filter(act="major_incident.handed_over").count() == 2
    assert mair.get(f"{at}/list.exe").status_code == 404


def test_the_hand_over_names_the_rows_that_may_be_one_person_on_paper_too() -> None:
    mair, _ = handler("mair", *SUPERVISES)
    at = declared(mair)
    rows = "witness,Ada,Marsh,,,,,,\nsurvivor,Ben,Lowe,1990-01-02,,A school,,,yes\nevacuee,LOWE,ben,1990-01-02,,,,,\n"
    mair.post(at, {"act": "people", "people-people": HEAD + rows})

    found = list(csv.DictReader(io.StringIO(mair.get(f"{at}/list.csv").content.decode("utf-8-sig"))))
    printed = PdfReader(io.BytesIO(mair.get(f"{at}/list.pdf").content)).pages[0].extract_text()

    assert [(row["number"], row["may_be_same_as"]) for row in found] == [("2", "3"), ("3", "2"), ("1", "")]
    words = " ".join(printed.split())
    assert "A school. At the casualty bureau. May be the same person as row 3" in words
    assert "Give it to the casualty bureau alone" in words


def test_a_handler_finds_no_major_incident() -> None:
    mair, _ = handler("mair", *SUPERVISES)
    tunde, _ = handler("tunde")
    at = declared(mair)

    assert [tunde.get(address).status_code for address in (LIST, at, f"{at}/list.csv")] == [404] * 3
    assert "Major incidents" not in tunde.get("/control-room/incidents").content.decode()
    assert MajorIncident.objects.count() == 1
