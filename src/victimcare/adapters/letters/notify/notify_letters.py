"""Posts letters by GOV.UK Notify and looks them up by our reference.

Source: its API documentation, "Send a precompiled letter" and "Letter statuses".
"""

import io

from victimcare.adapters.texts.notify.notify_client import LETTER_STATES, NAME, NotifyClient
from victimcare.services.ports import AcceptedMessage, OutgoingLetter, ProviderMessage, SendDeferred, SendRefused

LARGEST = 2 * 1024 * 1024  # bytes
TIMEOUT = 30.0  # a letter is some hundred times the size of a text


class NotifyLetters:
    """A `LetterSupplier` that can be asked. The return address on the envelope is Notify's own and names no one."""

    name = NAME

    def __init__(self, *, base_url: str, api_key: str, timeout: float = TIMEOUT) -> None:
        self._client = NotifyClient(base_url=base_url, api_key=api_key, timeout=timeout)

    def send(self, message: OutgoingLetter, /) -> AcceptedMessage:
        if not message.pdf.startswith(b"%PDF-"):
            raise SendDeferred("no PDF: this machine has no Pango to make one with")
        if len(message.pdf) > LARGEST:
            raise SendRefused("the letter is larger than 2 MB")
        return self._client.send(
            lambda client: client.send_precompiled_letter_notification(
                reference=message.reference, pdf_file=io.BytesIO(message.pdf)
            )
        )

    def find(self, reference: str) -> ProviderMessage | None:
        return self._client.find("letter", reference, LETTER_STATES)
