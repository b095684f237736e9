"""Reads the delivery reports and received texts that Sinch posts to us.

Source: Sinch's SMS API reference, "Callbacks" and "Recipient delivery report". Sinch switches signing on for a service
plan when asked (release notes, "HMAC authentication configuration at the service plan level"): base64 of HMAC-SHA256
over body, nonce and timestamp with full stops between them, as its Conversation API documents.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import time
from collections.abc import Mapping
from datetime import datetime

from victimcare.adapters.texts.sinch.sinch_texts import NAME, STATES
from victimcare.services.ports import DeliveryReceipt, ForgedCallback, ReceivedText, UnreadableReceipt

ALGORITHM = "HmacSHA256"
FRESH_FOR = 15 * 60  # seconds either way; Sinch signs each attempt anew
_SIGNATURE = "x-sinch-webhook-signature"
_MOMENT = re.compile(r"[0-9]{1,12}")  # seconds since 1970
_REPORT_TYPE = "recipient_delivery_report_sms"


class SinchReceipts:
    """A `ReceiptReader`. A report that is repeated while its signature is fresh changes nothing the second time."""

    name = NAME

    def __init__(self, *, secret: str) -> None:
        self._secret = secret.encode()

    def read(self, headers: Mapping[str, str], body: bytes) -> DeliveryReceipt:
        check_sinch_signature(self._secret, headers, body)
        try:
            told = json.loads(body)
            if told["type"] != _REPORT_TYPE:
                raise TypeError("type")
            at = datetime.fromisoformat(_text(told, "at"))
            if at.tzinfo is None:
                raise TypeError("at")
            return DeliveryReceipt(
                reference=_text(told, "client_reference"),
                provider_id=_text(told, "batch_id"),
                state=STATES[_text(told, "status")],
                at=at,
            )
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableReceipt(f"not a delivery report: {type(error).__name__} at {error}") from error


def check_sinch_signature(secret: bytes, headers: Mapping[str, str], body: bytes) -> None:
    """Raises ForgedCallback unless Sinch signed this recently."""
    given = {name.lower(): value for name, value in headers.items()}
    nonce, timestamp = given.get(f"{_SIGNATURE}-nonce", ""), given.get(f"{_SIGNATURE}-timestamp", "")
    if given.get(f"{_SIGNATURE}-algorithm") != ALGORITHM or not _MOMENT.fullmatch(timestamp):
        raise ForgedCallback
    # surrogateescape: a header with arbitrary bytes in it is simply wrong
    signed = b".".join([body, nonce.encode("utf-8", "surrogateescape"), timestamp.encode()])
    expected = base64.b64encode(hmac.digest(secret, signed, hashlib.sha256))
    signature = given.get(_SIGNATURE, "").encode("utf-8", "surrogateescape")
    if not secret or not hmac.compare_digest(signature, expected):
        raise ForgedCallback
    if abs(time.time() - int(timestamp)) > FRESH_FOR:  # real time, whatever the product's clock says
        raise ForgedCallback


def _text(told: dict[str, object], key: str) -> str:
    value = told[key]
    if not isinstance(value, str):
        raise TypeError(key)
    return value


# Reads the texts that people send to us, as Sinch posts them.
#
# Source: Sinch's SMS API reference, "Inbound messages" (`mo_text`). Its callback address is configured separately from
# that of delivery reports.

_TEXT_TYPE = "mo_text"


class SinchInbox:
    """An `InboxReader`."""

    name = NAME

    def __init__(self, *, secret: str) -> None:
        self._secret = secret.encode()

    def read(self, headers: Mapping[str, str], body: bytes) -> ReceivedText:
        check_sinch_signature(self._secret, headers, body)
        try:
            told = json.loads(body)
            kind, provider_id, sender, words = (told[key] for key in ("type", "id", "from", "body"))
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableReceipt(f"not a received text: {type(error).__name__} at {error}") from error
        if (
            kind != _TEXT_TYPE
            or not all(isinstance(value, str) for value in (provider_id, sender, words))
            or not provider_id
        ):
            raise UnreadableReceipt("not a received text: type mo_text, id, from and body must be text")
        recipient = told.get("to")
        return ReceivedText(
            provider_id,
            sender if sender.startswith("+") else f"+{sender}",
            words,
            recipient if isinstance(recipient, str) else "",
        )
