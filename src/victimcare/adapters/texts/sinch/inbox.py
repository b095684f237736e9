"""Reads the texts that people send to us, as Sinch posts them.

Source: Sinch's SMS API reference, "Inbound messages" (`mo_text`). Set as another callback address than that of
delivery reports.
"""

import json
from collections.abc import Mapping

from victimcare.adapters.texts.sinch.receipts import check
from victimcare.adapters.texts.sinch.states import NAME
from victimcare.services.ports import ReceivedText, UnreadableReceipt

_TYPE = "mo_text"


class SinchInbox:
    """An `Inboxes`."""

    name = NAME

    def __init__(self, *, secret: str) -> None:
        self._secret = secret.encode()

    def read(self, headers: Mapping[str, str], body: bytes) -> ReceivedText:
        check(self._secret, headers, body)
        try:
            told = json.loads(body)
            kind, provider_id, sender, words = (told[key] for key in ("type", "id", "from", "body"))
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableReceipt(f"not a received text: {type(error).__name__} at {error}") from error
        if (
            kind != _TYPE
            or not all(isinstance(value, str) for value in (provider_id, sender, words))
            or not provider_id
        ):
            raise UnreadableReceipt("not a received text: type mo_text, id, from and body must be text")
        return ReceivedText(provider_id, sender if sender.startswith("+") else f"+{sender}", words)
