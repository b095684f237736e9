"""A support service's own system: a signed webhook says that there is something; it reads and answers its own."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.services.people_and_cases import NOW, a_victim
from tests.services.referrals.world import Service, a_partner, later, referred

from victimcare.records.models import PartnerAccessEntry, PartnerWebhook, Task
from victimcare.services import api_tokens, port_registry
from victimcare.services.access import Actor
from victimcare.services.ports import PartnerNews, SendDeferred
from victimcare.services.referrals import partner_messages, victim_referrals
from victimcare.services.referrals.partner_organisations import PartnerChannel

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _stopped(settings: Any) -> None:
    settings.VICTIMCARE_NOW = NOW


class Hooks:
    """A `PartnerHooks` that keeps what it is given, or accepts nothing."""

    def __init__(self) -> None:
        self.taken: list[PartnerNews] = []
        self.is_down = False

    def post(self, news: PartnerNews, /) -> None:
        if self.is_down:
            raise SendDeferred("down")
        self.taken.append(news)

    def may_be_named(self, address: str, /) -> bool:
        return bool(address)


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> Hooks:
    kept = Hooks()
    monkeypatch.setattr(port_registry.ports, "partner_hooks", kept)
    return kept


def _token(service: Service) -> dict[str, str]:
    made = api_tokens.make_token(
        actor=Actor.operator("tester"),
        sources=[f"{api_tokens.PARTNER}{service.partner.public_id}"],
        types=[],
        scope=api_tokens.REFERRALS,
        now=NOW,
    )
    return {"authorization": f"Bearer {made.token}"}


def _answer(client: Client, token: dict[str, str], row: Any, **said: Any) -> Any:
    path = f"/api/v1/referrals/{row.public_id}/answer"
    return client.post(path, json.dumps(said), content_type="application/json", headers=token)


@pytest.mark.parametrize("source", ["partner:abc", "urn:force", "partner:0b8f2c9e-5a51-4a5e-9a43-0f4d1c5f2a77"])
def test_a_token_for_no_service_of_ours_is_not_made(source: str) -> None:
    with pytest.raises(ValueError, match="Support services and their people"):
        api_tokens.make_token(
            actor=Actor.operator("tester"), sources=[source], types=[], scope=api_tokens.REFERRALS, now=NOW
        )


def test_it_reads_its_own_and_says_how_they_go_on(client: Client) -> None:
    service, other = a_partner(PartnerChannel.API), a_partner(PartnerChannel.API)
    row, token = referred(service, victim=a_victim(given_name="Ines")), _token(service)

    listed = client.get("/api/v1/referrals", headers=token).json()
    whole = client.get(f"/api/v1/referrals/{row.public_id}", headers=token).json()
    waits = _answer(client, token, row, state="waiting", weeks=3)
    since = _answer(client, token, row, state="accepted", after=whole["version"])
    again = _answer(client, token, row, state="refused")
    foreign = client.get(f"/api/v1/referrals/{row.public_id}", headers=_token(other))

    assert [one["id"] for one in listed["referrals"]] == [str(row.public_id)]
    assert "Ines" not in json.dumps(listed)
    assert whole["words"][0] == "Name: Ines Marsh"
    assert whole["fields"]["safely"] == {"reach": "she_rings", "may_leave_voicemail": False, "says_who": False}
    assert whole["state"] == "seen"
    assert waits.json() == {"id": str(row.public_id), "state": "waiting", "is_new": True}
    assert (since.status_code, since.json()["field"]) == (409, "after")
    assert (again.status_code, again.json()["field"]) == (422, "reason")
    assert foreign.status_code == 404
    looks = PartnerAccessEntry.objects.order_by("id").filter(user=None)
    assert list(looks.values_list("what", flat=True)) == ["list", "opened", "answered"]
    assert client.get("/api/v1/referrals").status_code == 401


def test_a_webhook_says_that_there_is_something_and_a_person_is_asked_when_it_is_never_taken(hooks: Hooks) -> None:
    service = a_partner(PartnerChannel.API)
    row = referred(service, victim=a_victim(given_name="Ines"))
    hooks.is_down = True
    assert partner_messages.send_due_partner_notices(now=NOW) == 0
    hooks.is_down = False

    assert partner_messages.send_due_partner_notices(now=NOW + timedelta(seconds=1)) == 0
    assert partner_messages.send_due_partner_notices(now=NOW + timedelta(seconds=20)) == 1

    (news,) = hooks.taken
    assert (news.type, news.referral) == ("referral.sent", str(row.public_id))
    anonymous = Actor.anonymous("victim")
    victim_referrals.withdraw_own_referral(anonymous, row.victim_id, row.public_id, now=NOW)
    hooks.is_down = True
    for day in range(1, 8):
        partner_messages.send_due_partner_notices(now=later(day))
    assert list(PartnerWebhook.objects.order_by("id").values_list("what", "is_delivered", "tries")) == [
        ("sent", True, 2),
        ("recalled", False, 6),
    ]
    assert Task.objects.get(closed_at=None, kind="referral").reason == "referral_no_door"
