"""Reads the delivery receipts that Notify posts to us.

Source: API documentation of GOV.UK Notify, "Callbacks": a bearer token that we chose, and one JSON object.
"""

import hmac
import json
from collections.abc import Mapping
from datetime import datetime

from victimcare.adapters.texts.notify.states import NAME, STATES
from victimcare.services.ports import NotGenuine, Receipt, UnreadableReceipt


class NotifyReceipts:
    """A `Receipts`."""

    name = NAME

    def __init__(self, *, token: str) -> None:
        self._expected = f"Bearer {token}".encode()

    def read(self, headers: Mapping[str, str], body: bytes) -> Receipt:
        # surrogateescape: a header with any bytes in it is only a wrong one
        given = headers.get("Authorization", "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._expected):
            raise NotGenuine
        try:
            told = json.loads(body)
            return Receipt(
                reference=_text(told, "reference"),
                provider_id=_text(told, "id"),
                state=STATES[_text(told, "status")],
                at=_moment(told),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableReceipt(f"not a delivery receipt: {type(error).__name__} at {error}") from error


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
