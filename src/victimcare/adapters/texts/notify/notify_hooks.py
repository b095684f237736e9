"""Reads what Notify posts to us: delivery receipts, returned letters, e-mails marked as spam, and received texts.

Source: API documentation of GOV.UK Notify, "Callbacks": a bearer token that we chose, and one JSON object. All of them
may be sent to one address.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from datetime import datetime

from victimcare.adapters.texts.notify.notify_client import LETTER_STATES, NAME, STATES
from victimcare.services.ports import (
    DeliveryReceipt,
    ForgedCallback,
    IrrelevantCallback,
    ReceivedText,
    ReturnedLetter,
    SpamReport,
    SupplierCallback,
    UnreadableReceipt,
)

# Reads the texts that people send to us, as Notify posts them.
#
# Source: API documentation of GOV.UK Notify, "Received text messages" under "Callbacks".


class NotifyInbox:
    """An `InboxReader`."""

    name = NAME

    def __init__(self, *, token: str) -> None:
        self._expected = f"Bearer {token}".encode()

    def read(self, headers: Mapping[str, str], body: bytes) -> ReceivedText:
        _require_token(headers, self._expected)
        try:
            told = json.loads(body)
            provider_id, sender, words = (told[key] for key in ("id", "source_number", "message"))
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableReceipt(f"not a received text: {type(error).__name__} at {error}") from error
        if not all(isinstance(value, str) for value in (provider_id, sender, words)) or not provider_id:
            raise UnreadableReceipt("not a received text: id, source_number and message must be text")
        recipient = told.get("destination_number")
        return ReceivedText(provider_id, sender, words, recipient if isinstance(recipient, str) else "")


class NotifyReceipts:
    """A `ReceiptReader`."""

    name = NAME

    def __init__(self, *, token: str) -> None:
        self._expected = f"Bearer {token}".encode()

    def read(self, headers: Mapping[str, str], body: bytes) -> SupplierCallback:
        _require_token(headers, self._expected)
        try:
            told = json.loads(body)
            if told["reference"] is None:
                return IrrelevantCallback("no reference")  # sent by hand in Notify's own pages
            return _read(told)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableReceipt(f"not a callback: {type(error).__name__} at {error}") from error


def _require_token(headers: Mapping[str, str], expected: bytes) -> None:
    # surrogateescape: a header with arbitrary bytes in it is simply wrong
    given = headers.get("Authorization", "").encode("utf-8", "surrogateescape")
    if not hmac.compare_digest(given, expected):
        raise ForgedCallback


def _read(told: dict[str, object]) -> SupplierCallback:
    """Which of the callbacks it is follows from its fields: nothing else names it."""
    reference = _text(told, "reference")
    if "complaint_id" in told:
        return SpamReport(_text(told, "complaint_id"), reference, _text(told, "to"))
    if "status" not in told and "date_sent" in told:
        return ReturnedLetter(reference)
    if "status" not in told:
        return IrrelevantCallback("no status")
    states = LETTER_STATES if told.get("notification_type") == "letter" else STATES
    state = states.get(_text(told, "status"))
    if state is None:
        return IrrelevantCallback("a status that is not known")
    return DeliveryReceipt(reference, provider_id=_text(told, "id"), state=state, at=_moment(told))


def _text(told: dict[str, object], key: str) -> str:
    value = told[key]
    if not isinstance(value, str):
        raise TypeError(key)
    return value


def _moment(told: dict[str, object]) -> datetime:
    """When the state was reached."""
    at = datetime.fromisoformat(_text(told, "completed_at" if told.get("completed_at") else "created_at"))
    if at.tzinfo is None:
        raise TypeError("completed_at")
    return at
