"""Texts that people send to us, at /hooks/<supplier>/received."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from tests.adapters.texts.test_inboxes import NOTIFY
from tests.services.messages.tellings import a_reachable_victim

from victimcare.adapters.texts.notify import NotifyInbox
from victimcare.channels.api import supplier_hooks
from victimcare.records.models import ReceivedMessage
from victimcare.services import port_registry
from victimcare.services.messages.received_messages import open_received_words

pytestmark = pytest.mark.django_db
TOKEN = "agreed-between-provider-and-product"


@pytest.fixture(autouse=True)
def agreed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(port_registry.ports, "inboxes", {"notify": NotifyInbox(token=TOKEN)})


def post(
    body: bytes | dict[str, Any], *, authorization: str = f"Bearer {TOKEN}", supplier: str = "notify"
) -> HttpResponse:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    request = RequestFactory(enforce_csrf_checks=True).post(
        f"/hooks/{supplier}/received", raw, content_type="application/json", headers={"authorization": authorization}
    )
    return supplier_hooks.take_inbound_text(request, supplier)


def test_a_text_is_kept_and_brought_twice_it_is_one() -> None:
    assert [post(NOTIFY).status_code, post(NOTIFY).status_code] == [204, 204]

    row = ReceivedMessage.objects.get()
    said = open_received_words(row)
    assert (row.channel, row.supplier, said.words, said.head.sender_key) == (
        "text",
        "notify",
        "Can you ring me?",
        "+447700900123",
    )


def test_the_answer_is_the_same_byte_for_byte_for_any_sender() -> None:
    a_reachable_victim(mobile="+447700900123")

    known, unknown = post(NOTIFY), post(NOTIFY | {"id": "2", "source_number": "447700900999"})

    assert known.status_code == unknown.status_code
    assert known.serialize() == unknown.serialize()


@pytest.mark.parametrize(
    ("body", "authorization", "supplier", "status"),
    [
        (NOTIFY, "Bearer wrong", "notify", 403),
        (NOTIFY, "", "notify", 403),
        (b"{", f"Bearer {TOKEN}", "notify", 400),
        (b"x" * (supplier_hooks.MOST_BYTES + 1), f"Bearer {TOKEN}", "notify", 413),
        (NOTIFY, f"Bearer {TOKEN}", "nobody", 404),
    ],
)
def test_what_cannot_be_taken_is_refused_and_not_kept(
    body: Any, authorization: str, supplier: str, status: int
) -> None:
    assert post(body, authorization=authorization, supplier=supplier).status_code == status
    assert not ReceivedMessage.objects.exists()


def test_only_post_is_answered() -> None:
    assert supplier_hooks.take_inbound_text(RequestFactory().get("/hooks/notify/received"), "notify").status_code == 405
