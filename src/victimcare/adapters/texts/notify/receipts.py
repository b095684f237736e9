"""Reads what Notify posts to us: delivery receipts, letters that came back, e-mails that were marked as spam.

Source: API documentation of GOV.UK Notify, "Callbacks": a bearer token that we chose, and one JSON object. All of them
may be sent to one address.
"""

import hmac
import json
from collections.abc import Mapping
from datetime import datetime

from victimcare.adapters.texts.notify.states import LETTER_STATES, NAME, STATES
from victimcare.services.ports import (
    Callback,
    MarkedAsSpam,
    NotGenuine,
    NothingOfOurs,
    Receipt,
    ReturnedLetter,
    UnreadableReceipt,
)


class NotifyReceipts:
    """A `Receipts`."""

    name = NAME

    def __init__(self, *, token: str) -> None:
        self._expected = f"Bearer {token}".encode()

    def read(self, headers: Mapping[str, str], body: bytes) -> Callback:
        # surrogateescape: a header with any bytes in it is only a wrong one
        given = headers.get("Authorization", "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._expected):
            raise NotGenuine
        try:
            told = json.loads(body)
            if told["reference"] is None:
                return NothingOfOurs("no reference")  # written by hand in Notify's own pages
            return _read(told)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableReceipt(f"not a callback: {type(error).__name__} at {error}") from error


def _read(told: dict[str, object]) -> Callback:
    """Which of the callbacks it is shows by what it holds: nothing else names it."""
    reference = _text(told, "reference")
    if "complaint_id" in told:
        return MarkedAsSpam(_text(told, "complaint_id"), reference, _text(told, "to"))
    if "status" not in told and "date_sent" in told:
        return ReturnedLetter(reference)
    if "status" not in told:
        return NothingOfOurs("no status")
    states = LETTER_STATES if told.get("notification_type") == "letter" else STATES
    state = states.get(_text(told, "status"))
    if state is None:
        return NothingOfOurs("a status that is not known")
    return Receipt(reference, provider_id=_text(told, "id"), state=state, at=_moment(told))


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
