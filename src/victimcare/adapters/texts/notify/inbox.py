"""Reads the texts that people send to us, as Notify posts them.

Source: API documentation of GOV.UK Notify, "Received text messages" under "Callbacks".
"""

import hmac
import json
from collections.abc import Mapping

from victimcare.adapters.texts.notify.states import NAME
from victimcare.services.ports import NotGenuine, ReceivedText, UnreadableReceipt


class NotifyInbox:
    """An `Inboxes`."""

    name = NAME

    def __init__(self, *, token: str) -> None:
        self._expected = f"Bearer {token}".encode()

    def read(self, headers: Mapping[str, str], body: bytes) -> ReceivedText:
        given = headers.get("Authorization", "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._expected):
            raise NotGenuine
        try:
            told = json.loads(body)
            provider_id, sender, words = (told[key] for key in ("id", "source_number", "message"))
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableReceipt(f"not a received text: {type(error).__name__} at {error}") from error
        if not all(isinstance(value, str) for value in (provider_id, sender, words)) or not provider_id:
            raise UnreadableReceipt("not a received text: id, source_number and message must be text")
        return ReceivedText(provider_id, sender, words)
