"""What the record system is told to record: once, kept while it is away, and numbered by its answer, by the feed or by
hand. The record system is a program of its own."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import requests
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.outside import PATIENT, Outside, running
from tests.services.control_room.room_staff import NOW, a_contact, a_handler, a_room_supervisor, an_incident
from tests.services.feed.feed_lines import load, recorded
from victimcare.adapters.record_systems.http_json import HttpRecordNotices
from victimcare.channels.jobs.control_room_rounds import take_record_number
from victimcare.records.models import AuditEntry, Incident, RecordNotice
from victimcare.rules.control_room.contact_kinds import ContactOutcome
from victimcare.rules.errors import FieldRequired, NotFound, StaleVersion
from victimcare.services import port_registry
from victimcare.services.access import Actor
from victimcare.services.control_room.contacts.contact_actions import claim_contact, close_contact
from victimcare.services.control_room.contacts.contact_detail import open_contact
from victimcare.services.control_room.incidents import incident_closing
from victimcare.services.control_room.incidents.incident_closing import GivenClosing
from victimcare.services.control_room.incidents.incident_queries import open_incident_detail
from victimcare.services.control_room.recording import notice_delivery, record_notice_queries, record_numbers
from victimcare.services.job_queue import Job

pytestmark = pytest.mark.django_db
JOB = Actor.system(Job.TELL_RECORD_SYSTEM)
WORDS = "My bicycle was taken from outside the library."


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outside]:
    with running(tmp_path_factory.mktemp("records")) as outside:
        yield outside


@pytest.fixture
def records(program: Outside, monkeypatch: pytest.MonkeyPatch) -> Iterator[Outside]:
    bind(program, monkeypatch)
    yield program
    program.misbehave("ok", provider="record_notices")


def bind(program: Outside, monkeypatch: pytest.MonkeyPatch, *, url: str = "", secret: str = "") -> None:
    link = HttpRecordNotices(
        url=url or f"{program.url}/record-system/notices",
        token=program.api_key,
        secret=secret or f"whsec_{b64encode(program.api_key.encode()).decode()}",
        answer_within=PATIENT,
    )
    monkeypatch.setattr(port_registry.ports, "record_notices", link)


def a_closed_crime(actor: Actor, words: str = WORDS) -> UUID:
    contact = a_contact(words)
    claim_contact(actor=actor, contact_id=contact.public_id, now=NOW)
    close(actor, contact.public_id)
    return contact.public_id


def close(actor: Actor, contact_id: UUID) -> None:
    version = open_contact(actor=actor, contact_id=contact_id, now=NOW).version
    outcome = ContactOutcome.CRIME_RECORDED
    close_contact(actor=actor, contact_id=contact_id, outcome=outcome, why="Taken", after=version, now=NOW)


def deliver(seconds: float = 0) -> int:
    return notice_delivery.deliver_due_notices(actor=JOB, now=NOW + timedelta(seconds=seconds))


def known_there(program: Outside) -> dict[str, Any]:
    found = requests.get(f"{program.url}/record-system/notices.json", timeout=60).json()
    ours = {str(each) for each in RecordNotice.objects.values_list("public_id", flat=True)}
    return {each["notice"]: each for each in found if each["notice"] in ours}


def test_a_crime_waits_while_they_are_down_arrives_once_and_is_numbered_by_the_feed(
    records: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    handler = a_handler()
    bind(records, monkeypatch, url="http://127.0.0.1:9/record-system/notices")
    contact_id = a_closed_crime(handler)
    while_down = deliver()
    stuck_later = record_notice_queries.count_stuck_notices(actor=handler, now=NOW + timedelta(minutes=11))
    bind(records, monkeypatch)
    records.misbehave("accept_then_drop", provider="record_notices", count=1)
    answers = deliver(5), deliver(20), deliver(80)

    [row] = record_notice_queries.list_contact_notices(actor=handler, contact_id=contact_id)
    assert (while_down, stuck_later, answers) == (0, 1, (0, 1, 0))
    assert (row.kind, row.state, row.number, row.attempts) == ("crime", "delivered", "", 3)
    assert known_there(records)[str(row.id)] | {"at": ""} == {
        "notice": str(row.id), "kind": "crime", "at": "", "our_reference": "", "words": WORDS, "number": "", "came": 2,
    }  # fmt: skip

    load(recorded(subject="42/00071/26") | {"controlroomnotice": str(row.id)})
    jobs = ProcrastinateJob.objects.filter(task_name=Job.TAKE_RECORD_NUMBER)
    assert [sorted(job.args) for job in jobs] == [["case_id", "notice"]]
    for _ in range(2):
        take_record_number(**jobs.get().args)

    [row] = record_notice_queries.list_contact_notices(actor=handler, contact_id=contact_id)
    assert row.number == "42/00071/26"
    changes = [each.what for each in open_contact(actor=handler, contact_id=contact_id, now=NOW).changes]
    assert changes.count("numbered") == 1
    assert record_notice_queries.list_unnumbered_notices(actor=handler) == ()
    assert "42/00071/26" not in str(list(AuditEntry.objects.values_list("detail", flat=True)))


def test_an_incident_is_numbered_in_the_answer_and_its_crime_is_asked_for_once(records: Outside) -> None:
    supervisor = a_room_supervisor()
    contact = a_contact(WORDS)
    incident_id = an_incident(supervisor, contacts=(contact.public_id,))

    assert deliver() == 1
    [incident] = record_notice_queries.list_incident_notices(actor=supervisor, incident_id=incident_id)
    assert (incident.kind, incident.state) == ("incident", "delivered")
    assert incident.number == known_there(records)[str(incident.id)]["number"] != ""

    incident_closing.ask_to_record_crime(actor=supervisor, incident_id=incident_id, now=NOW)
    with pytest.raises(StaleVersion):
        incident_closing.ask_to_record_crime(actor=supervisor, incident_id=incident_id, now=NOW)
    version = Incident.objects.get().version
    given = GivenClosing("CR-THEFT", "A bicycle was taken.")
    incident_closing.close_incident(actor=supervisor, incident_id=incident_id, given=given, version=version, now=NOW)
    [crime] = RecordNotice.objects.filter(kind="crime")
    load(recorded(subject="42/00072/26") | {"controlroomnotice": str(crime.public_id)})
    take_record_number(**ProcrastinateJob.objects.get(task_name=Job.TAKE_RECORD_NUMBER).args)

    detail = open_incident_detail(actor=supervisor, incident_id=incident_id, now=NOW)
    assert detail.crime_reference == "42/00072/26"
    assert [line.said.facts for line in detail.log if line.said.facts.get("crime")][-1] == {"crime": "42/00072/26"}


@pytest.mark.parametrize("fault", ["5xx", "429"])
def test_a_fault_of_theirs_is_tried_again(records: Outside, fault: str) -> None:
    a_closed_crime(a_handler())
    records.misbehave(fault, provider="record_notices", count=1)

    assert (deliver(), deliver(5)) == (0, 1)


def test_what_is_refused_or_has_no_link_waits_for_a_person_who_sends_it_again_or_enters_the_number(
    records: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    handler = a_handler()
    monkeypatch.setattr(port_registry.ports, "record_notices", None)
    an_incident(handler)  # our own number is enough where no record system is told
    first, second = a_closed_crime(handler, "One"), a_closed_crime(handler, "Two")
    assert deliver() == 0
    bind(records, monkeypatch, url=f"{records.url}/no-such-address")
    notice_delivery.send_refused_notices_again(actor=handler, now=NOW)
    deliver()
    rows = record_notice_queries.list_unnumbered_notices(actor=handler)
    assert [(row.state, row.reason, row.contact) for row in rows] == [
        ("refused", "answered 404", first), ("refused", "answered 404", second),
    ]  # fmt: skip
    assert record_notice_queries.count_stuck_notices(actor=handler, now=NOW) == 2

    bind(records, monkeypatch)
    with pytest.raises(FieldRequired):
        record_numbers.enter_record_number(actor=handler, notice_id=rows[0].id, number=" \n", now=NOW)
    record_numbers.enter_record_number(actor=handler, notice_id=rows[0].id, number=" 42/00073/26 ", now=NOW)
    notice_delivery.send_notice_again(actor=handler, notice_id=rows[1].id, now=NOW)

    assert deliver() == 1
    with pytest.raises(NotFound):
        notice_delivery.send_notice_again(actor=handler, notice_id=rows[0].id, now=NOW)
    assert list(known_there(records)) == [str(rows[1].id)]
    states = {row.contact_id: (row.state, row.number) for row in RecordNotice.objects.all()}
    assert sorted(states.values()) == [("delivered", ""), ("withdrawn", "42/00073/26")]


def test_a_crime_of_an_incident_and_one_that_is_closed_twice_are_asked_for_once(records: Outside) -> None:
    handler = a_handler()
    contact = a_contact(WORDS)
    incident_id = an_incident(handler, contacts=(contact.public_id,))
    contact.incident = Incident.objects.get(public_id=incident_id)
    contact.save(update_fields=["incident"])
    incident_closing.ask_to_record_crime(actor=handler, incident_id=incident_id, now=NOW)

    claim_contact(actor=handler, contact_id=contact.public_id, now=NOW)
    close(handler, contact.public_id)

    assert RecordNotice.objects.filter(kind="crime").count() == 1


def test_a_wrong_signature_is_not_taken_there_and_nothing_is_lost(
    records: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    bind(records, monkeypatch, secret="whsec_d3Jvbmcgc2VjcmV0")
    a_closed_crime(a_handler())

    assert deliver() == 0
    assert (RecordNotice.objects.get().state, known_there(records)) == ("waiting", {})


def test_a_line_of_the_feed_that_names_no_notice_of_ours_changes_nothing() -> None:
    load(recorded() | {"controlroomnotice": "not ours"}, recorded(subject="44/2/26") | {"controlroomnotice": 7})
    assert not ProcrastinateJob.objects.filter(task_name=Job.TAKE_RECORD_NUMBER).exists()

    unknown = UUID("7b1a5d9e-6a0e-4c43-9f0d-0d6f4a1d2c11")
    load(recorded(subject="44/3/26") | {"controlroomnotice": str(unknown)})
    take_record_number(**ProcrastinateJob.objects.get(task_name=Job.TAKE_RECORD_NUMBER).args)
    assert not RecordNotice.objects.exists()
