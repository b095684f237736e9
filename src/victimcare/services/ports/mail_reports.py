"""What a mail server reports of a message, as a reader of mail finds it."""

from __future__ import annotations

from dataclasses import dataclass

from victimcare.services.ports.outgoing_messages import MessageState


@dataclass(frozen=True, slots=True)
class MailServerReport:
    """A mail server's report on a message: on ours, if `reference` is. `state` None: nothing final. `is_doubt`: the
    message came back, and its fate is unknown."""

    reference: str
    state: MessageState | None
    code: str  # its enhanced status code, or a word
    is_doubt: bool = False
