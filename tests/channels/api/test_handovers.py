"""`/api/v1/handovers`: an agency's own system lists, fetches, and says what became of a handover report."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from tests.services.handovers.packets import prove, sent
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, staff

from victimcare.records.models import HandoverReport
from victimcare.services import api_tokens
from victimcare.services.access import Actor, Role
from victimcare.services.handovers import report_exchange

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/handovers"


@pytest.fixture
def packet() -> HandoverReport:
    victim = load("44/20001/26", recorded(a_person()))["V1"]
    sol, second = staff(), staff("Mina Osei", Role.SUPERVISOR)
    prove(sol, victim, second)
    return HandoverReport.objects.get(public_id=sent(sol, second, victim))


@pytest.fixture
def token() -> str:
    return _token("wcu")


def _token(source: str, scope: str = api_tokens.HANDOVERS) -> str:
    return api_tokens.make_token(actor=Actor.operator("tester"), sources=[source], types=[], scope=scope, now=NOW).token


def get(address: str, token: str) -> Any:
    return Client().get(address, headers={"Authorization": f"Bearer {token}"})


def post(address: str, token: str, **body: str) -> Any:
    return Client().post(
        address, json.dumps(body), content_type="application/json", headers={"Authorization": f"Bearer {token}"}
    )


def test_it_lists_without_a_name_and_fetches_what_is_signed(packet: HandoverReport, token: str) -> None:
    listed = get(ADDRESS, token)
    assert [one["id"] for one in listed.json()["packets"]] == [str(packet.public_id)]
    assert "Marsh" not in listed.content.decode()

    fetched = get(f"{ADDRESS}/{packet.public_id}", token)

    keys = Client().get(f"{ADDRESS}/keys.json").json()["keys"]
    content = report_exchange.verify_report(fetched.content, keys).content
    assert report_exchange.list_schema_errors(content) == []
    assert json.loads(content)["parts"]["person"]["name"] == "Ada Marsh"
    assert Client().get(f"{ADDRESS}/schema.json").json()["$id"] == "urn:victimcare:handover:1"


def test_a_receipt_may_be_repeated_and_a_question_comes_to_a_person(packet: HandoverReport, token: str) -> None:
    address = f"{ADDRESS}/{packet.public_id}"

    first, again = (post(f"{address}/receipt", token, who="Reception") for _ in range(2))
    assert first.status_code == again.status_code == 200
    assert first.json() == again.json()
    assert post(f"{address}/reply", token, said="question", who="M", words="Interpreter?").status_code == 204
    assert post(f"{address}/reply", token, said="nonsense", who="M", words="x").status_code == 422
    assert post(f"{address}/receipt", token, who=" ").status_code == 422


def test_others_and_strangers_find_nothing(packet: HandoverReport, token: str) -> None:
    address = f"{ADDRESS}/{packet.public_id}"

    assert get(address, _token("probation")).status_code == 404
    assert get(f"{ADDRESS}/{uuid4()}", token).content == get(address, _token("cps")).content
    assert get(f"{ADDRESS}/nothing", token).status_code == 404
    assert get(address, _token("urn:records", api_tokens.FEED)).status_code == 401
    assert Client().get(ADDRESS).status_code == 401
    assert get(f"{ADDRESS}?after=x", token).status_code == 422
