"""Texts that people send to us, as each supplier brings them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from victimcare.adapters.texts.notify import NotifyInbox
from victimcare.adapters.texts.sinch import SinchInbox
from victimcare.demo.outside.message_deliveries import sign_sinch_body
from victimcare.services.ports import ForgedCallback, InboxReader, ReceivedText, UnreadableReceipt

SECRET = "agreed-between-provider-and-product"
# As each documents it.
NOTIFY: dict[str, Any] = {
    "id": "3a29-46b4",
    "source_number": "447700900123",
    "destination_number": "07700900500",
    "message": "Can you ring me?",
    "date_received": "2026-11-25T09:00:00.000000Z",
}
SINCH: dict[str, Any] = {
    "body": "Can you ring me?",
    "from": "447700900123",
    "id": "01XXXXX21XXXXX119Z8P1XXXXX",
    "received_at": "2026-11-25T09:00:00.000Z",
    "to": "447700900500",
    "type": "mo_text",
}


def by_notify(body: bytes) -> tuple[InboxReader, Mapping[str, str]]:
    return NotifyInbox(token=SECRET), {"Authorization": f"Bearer {SECRET}"}


def by_sinch(body: bytes) -> tuple[InboxReader, Mapping[str, str]]:
    return SinchInbox(secret=SECRET), sign_sinch_body(body, SECRET)


SUPPLIERS = pytest.mark.parametrize(
    ("bring", "example", "sender"),
    [(by_notify, NOTIFY, "447700900123"), (by_sinch, SINCH, "+447700900123")],
    ids=["notify", "sinch"],
)


@SUPPLIERS
def test_who_wrote_what_is_read(bring: Any, example: dict[str, Any], sender: str) -> None:
    body = json.dumps(example).encode()
    inbox, headers = bring(body)

    ours = example.get("to") or example["destination_number"]
    assert inbox.read(headers, body) == ReceivedText(example["id"], sender, "Can you ring me?", ours)


@SUPPLIERS
def test_what_does_not_come_from_the_supplier_is_not_believed(bring: Any, example: dict[str, Any], sender: str) -> None:
    body = json.dumps(example).encode()
    inbox, headers = bring(body)

    for forged in ({}, {name: f"{value}x" for name, value in headers.items()}):
        with pytest.raises(ForgedCallback):
            inbox.read(forged, body)


@SUPPLIERS
@pytest.mark.parametrize("broken", [b"", b"[]", b"null", b"{}", b"\xff"])
def test_what_is_no_text_is_said_to_be_none(bring: Any, example: dict[str, Any], sender: str, broken: bytes) -> None:
    inbox, headers = bring(broken)

    with pytest.raises(UnreadableReceipt):
        inbox.read(headers, broken)


@SUPPLIERS
def test_a_text_without_an_id_is_no_text(bring: Any, example: dict[str, Any], sender: str) -> None:
    for wrong in ("", 7, None):
        body = json.dumps(example | {"id": wrong}).encode()
        inbox, headers = bring(body)
        with pytest.raises(UnreadableReceipt):
            inbox.read(headers, body)
