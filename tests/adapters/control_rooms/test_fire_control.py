"""Incidents to and from a control room that is a program of its own: down, slow, answering twice, out of order."""

from __future__ import annotations

import json
import random
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from django.test import Client
from standardwebhooks import Webhook

from tests.outside import PATIENT, Outside, running
from tests.services.control_room.room_staff import NOW, a_handler, an_incident
from victimcare.adapters.control_rooms.http_json import ControlRoomAddress, HttpControlRoomLink
from victimcare.records.models import Incident, IncidentTransfer
from victimcare.services import api_tokens, clock, port_registry
from victimcare.services.access import Actor
from victimcare.services.control_room.incidents.incident_queries import open_incident_detail
from victimcare.services.control_room.incidents.incident_transfers import GivenTransfer, tell_control_room
from victimcare.services.control_room.incidents.transfer_delivery import deliver_due_transfers

pytestmark = pytest.mark.django_db
JOB = Actor.system("control_room.exchange_incidents")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fire")


@pytest.fixture(scope="module")
def program(home: Path) -> Iterator[Outside]:
    with running(home) as outside:
        yield outside


@pytest.fixture
def fire(program: Outside, monkeypatch: pytest.MonkeyPatch) -> Iterator[Outside]:
    program.misbehave("ok", provider="fire_control")
    bind(program, monkeypatch)
    yield program
    program.misbehave("ok", provider="fire_control")


def bind(program: Outside, monkeypatch: pytest.MonkeyPatch, *, url: str = "", patience: float = PATIENT) -> None:
    secret = f"whsec_{b64encode(program.api_key.encode()).decode()}"
    address = ControlRoomAddress("fire", url or f"{program.url}/control-room/transfers", program.api_key, secret)
    monkeypatch.setattr(port_registry.ports, "control_rooms", HttpControlRoomLink([address], answer_within=patience))


def tell(words: str) -> Incident:
    handler = a_handler()
    incident_id = an_incident(handler)
    tell_control_room(actor=handler, incident_id=incident_id, given=GivenTransfer("fire", words=words), now=NOW)
    return Incident.objects.get(public_id=incident_id)


def deliver(seconds: float = 0) -> int:
    return deliver_due_transfers(actor=JOB, now=NOW + timedelta(seconds=seconds))


def known_there(program: Outside, incident: Incident) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = requests.get(f"{program.url}/control-room/incidents.json", timeout=60).json()
    return [each for each in found if each["their_reference"] == incident.number]


def test_while_they_are_down_a_message_waits_and_then_arrives_once(
    fire: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    bind(fire, monkeypatch, url="http://127.0.0.1:9/control-room/transfers")
    tell("down first")
    while_down = deliver()
    bind(fire, monkeypatch)

    assert (while_down, deliver(5), deliver(10)) == (0, 1, 0)


def test_an_answer_that_is_lost_leads_to_a_second_delivery_and_one_line_there(fire: Outside) -> None:
    fire.misbehave("accept_then_drop", provider="fire_control", count=1)
    incident = tell("once, whatever happens")

    assert (deliver(), deliver(5)) == (0, 1)
    lines = [line for each in known_there(fire, incident) for line in each["log"] if "once, whatever" in line[2]]
    assert len(lines) == 1


def test_a_room_that_hangs_delays_and_loses_nothing(fire: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    bind(fire, monkeypatch, patience=0.5)
    fire.misbehave("hang", provider="fire_control", count=1)
    tell("slow")

    assert deliver() == 0
    assert IncidentTransfer.objects.get().state == "waiting"
    bind(fire, monkeypatch)
    assert deliver(5) == 1


@pytest.mark.parametrize("fault", ["5xx", "429"])
def test_a_fault_of_theirs_is_tried_again(fire: Outside, fault: str) -> None:
    fire.misbehave(fault, provider="fire_control", count=1)
    tell(f"after {fault}")

    assert (deliver(), deliver(5)) == (0, 1)


def test_a_wrong_signature_is_not_taken_there(fire: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = ControlRoomAddress("fire", f"{fire.url}/control-room/transfers", fire.api_key, "whsec_d3Jvbmcgc2VjcmV0")
    monkeypatch.setattr(port_registry.ports, "control_rooms", HttpControlRoomLink([wrong]))
    tell("forged")

    assert deliver() == 0
    assert IncidentTransfer.objects.get().state == "waiting"


def test_what_they_say_comes_in_any_order_and_twice_and_reads_in_order(
    fire: Outside, home: Path, client: Client
) -> None:
    """Their own page is pressed by hand: an incident is opened, written to and closed there."""

    def press(act: str, **more: str) -> None:
        requests.post(f"{fire.url}/control-room/act", data={"act": act, **more}, timeout=60)

    press("open", words="Two people will not leave.")
    kept = json.loads((home / "fire_control.json").read_text())
    reference = kept["incidents"][-1]["reference"]
    for number in range(4):
        press("write", reference=reference, words=f"line {number}")
    press("close", reference=reference, words="All out.")
    sent = [
        each for each in json.loads((home / "fire_control.json").read_text())["outbox"] if each["our_ref"] == reference
    ]
    twice = [*sent, *sent]
    random.Random(7).shuffle(twice)
    token = api_tokens.make_token(
        actor=Actor.operator("tester"), sources=["fire"], types=[], scope="incidents", now=clock.current_time()
    )

    answers = [post(client, token, record) for record in twice]

    assert [answer.status_code for answer in answers] == [200] * 12
    assert sum(answer.json()["is_new"] for answer in answers) == 6
    incident = Incident.objects.get()
    detail = open_incident_detail(actor=a_handler(), incident_id=incident.public_id, now=clock.current_time())
    said = [line.said.words for line in detail.log if line.said.words]
    assert said == ["Two people will not leave.", "line 0", "line 1", "line 2", "line 3", "All out."]
    assert incident.state == "open"


def test_a_message_without_the_tokens_signature_changes_nothing(client: Client) -> None:
    token = api_tokens.make_token(
        actor=Actor.operator("tester"), sources=["fire"], types=[], scope="incidents", now=clock.current_time()
    )
    forged = api_tokens.NewToken(token.id, token.token, "whsec_d3Jvbmcgc2VjcmV0")
    record = {
        "message_id": "7b1a5d9e-6a0e-4c43-9f0d-0d6f4a1d2c11", "kind": "offer", "from_agency": "fire", "our_ref": "F-1",
        "sent_at": "2026-12-02T09:00:00Z", "sequence": 1,
    }  # fmt: skip

    assert post(client, forged, record).status_code == 403
    assert post(client, token, record | {"from_agency": "ambulance"}).status_code == 422
    assert not IncidentTransfer.objects.exists()
    assert post(client, token, record).json()["state"] == "taken"


def post(client: Client, token: api_tokens.NewToken, record: dict[str, Any]) -> Any:
    body, now = json.dumps(record), datetime.now(UTC)
    signature = Webhook(token.signs_with).sign(record["message_id"], now, body)
    headers = {
        "authorization": f"Bearer {token.token}",
        "webhook-id": record["message_id"],
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": signature,
    }
    return client.post("/api/v1/incident-transfers", body, content_type="application/json", headers=headers)
