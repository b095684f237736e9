"""A force's own site posts what people wrote, signed; a telephone system tells of calls."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from standardwebhooks import Webhook

from victimcare.channels.api.emergency_calls import EXAMPLE as CALL
from victimcare.channels.api.room_contacts import EXAMPLE
from victimcare.records.models import EmergencyCall, RoomContact, RoomMessage
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority, ContactRoute
from victimcare.services import api_tokens, clock
from victimcare.services.access import Actor
from victimcare.services.api_tokens import NewToken
from victimcare.services.control_room.contacts.contact_words import open_message_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def token() -> NewToken:
    return a_token(api_tokens.CONTACTS, "force-site")


def a_token(scope: str, source: str) -> NewToken:
    return api_tokens.make_token(
        actor=Actor.operator("tester"), sources=[source], types=[], scope=scope, now=clock.current_time()
    )


def post(client: Client, token: NewToken, given: Any, *, name: str = "msg_1", secret: str | None = None) -> Any:
    body, now = json.dumps(given), datetime.now(UTC)
    headers = {"Authorization": f"Bearer {token.token}"}
    if secret != "":
        headers |= {
            "webhook-id": name,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": Webhook(secret or token.signs_with).sign(name, now, body),
        }
    return client.post("/api/v1/contacts", body, content_type="application/json", headers=headers)


def test_what_a_site_posts_is_one_contact_however_often_it_is_sent(client: Client, token: NewToken) -> None:
    first, again = post(client, token, EXAMPLE), post(client, token, EXAMPLE)

    contact = RoomContact.objects.get()
    assert (first.status_code, again.status_code) == (202, 202)
    assert first.json() == {"contact": str(contact.public_id), "is_new": True}
    assert again.json() == {"contact": str(contact.public_id), "is_new": False}
    assert (contact.route, contact.contact_class) == (ContactRoute.PARTNER_SITE, ContactClass.NEW_CRIME)
    message = RoomMessage.objects.get()
    fields = open_message_words([message])[message.public_id].fields or {}
    assert fields == EXAMPLE["fields"] | {"safe_contact": "E-mail is fine."}


def test_two_sites_may_use_the_same_id(client: Client, token: NewToken) -> None:
    post(client, token, EXAMPLE)
    other = post(client, a_token(api_tokens.CONTACTS, "council-site"), EXAMPLE)

    assert other.json()["is_new"]
    assert RoomContact.objects.count() == 2


def test_words_raise_what_the_form_called_a_compliment(client: Client, token: NewToken) -> None:
    post(client, token, EXAMPLE | {"kind": "compliment", "words": "he is outside my house with a knife"})

    assert RoomContact.objects.get().priority == ContactPriority.DANGER


def test_a_conversation_on_social_media_is_one_contact_of_one_account(client: Client, token: NewToken) -> None:
    post_ = EXAMPLE | {"route": "social", "sender": "sam.jones", "thread": "t-1", "kind": "other"}
    first = post(client, token, post_, name="a")
    second = post(client, token, post_ | {"sender": "Sam.Jones", "words": "any help"}, name="b")
    stranger = post(client, token, post_ | {"sender": "pat"}, name="c")

    assert first.json()["contact"] == second.json()["contact"] != stranger.json()["contact"]
    assert set(RoomContact.objects.values_list("route", flat=True)) == {ContactRoute.SOCIAL}


@pytest.mark.parametrize("secret", ["", api_tokens.derive_signing_secret("token:0")])
def test_an_unsigned_or_wrongly_signed_contact_is_refused(client: Client, token: NewToken, secret: str) -> None:
    assert post(client, token, EXAMPLE, secret=secret).status_code == 403
    assert not RoomContact.objects.exists()


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("colour", {"colour": "red"}),
        ("kind", {"kind": "murder"}),
        ("words", {"words": ""}),
        ("sent_at", {"sent_at": "2026-12-02T09:14:00"}),
        ("fields.Name", {"fields": {"Name": "Sam"}}),
    ],
)
def test_a_body_that_is_not_as_published_is_refused_with_its_field(
    client: Client, token: NewToken, field: str, changed: dict[str, Any]
) -> None:
    reply = post(client, token, EXAMPLE | changed)

    assert reply.status_code == 422
    assert reply.json()["field"].startswith(field)


def tell(client: Client, token: NewToken, call: dict[str, Any]) -> Any:
    headers = {"Authorization": f"Bearer {token.token}"}
    return client.post("/api/v1/emergency-calls", json.dumps(call), content_type="application/json", headers=headers)


def test_a_telephone_system_tells_a_call_as_it_goes_on(client: Client) -> None:
    token = a_token(api_tokens.CALLS, "switch")
    begun = {name: CALL[name] for name in ("id", "service", "presented_at")}

    first, last = tell(client, token, begun), tell(client, token, CALL)

    assert first.json() == {"id": CALL["id"], "is_new": True, "is_rung_back": False, "is_offered": False}
    assert last.json() == {"id": CALL["id"], "is_new": False, "is_rung_back": True, "is_offered": False}
    assert EmergencyCall.objects.get().source == "switch"


def test_a_call_that_cannot_be_so_is_refused_with_its_field(client: Client) -> None:
    reply = tell(client, a_token(api_tokens.CALLS, "switch"), CALL | {"answered_at": "2026-12-02T09:14:05Z"})

    assert (reply.status_code, reply.json()["field"]) == (409, "end")
    assert not EmergencyCall.objects.exists()
