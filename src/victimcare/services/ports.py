"""What the product needs from suppliers, as it would like to say it. Adapters fulfil these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class MessageState(StrEnum):
    """How far a provider says a message has come."""

    ACCEPTED = "accepted"
    SENDING = "sending"
    DELIVERED = "delivered"
    FAILED = "failed"  # for good: this message will not arrive
    FAILED_FOR_NOW = "failed_for_now"  # the provider gave up for now: phone off, network down


@dataclass(frozen=True, slots=True)
class OutgoingText:
    """One text to one number, worded already. `reference` is ours and unique: a send in doubt is looked up by it.

    `sender` is the name she agreed to see; a provider that does not carry it shows its usual one, which is neutral.
    """

    reference: str
    to: str
    body: str
    sender: str


@dataclass(frozen=True, slots=True)
class Accepted:
    provider_id: str


@dataclass(frozen=True, slots=True)
class ProviderMessage:
    provider_id: str
    state: MessageState
    at: datetime | None


class SendError(Exception):
    """A send did not plainly succeed; the subclass says what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class RefusedForGood(SendError):
    """The provider will never take this message: a person must look at it."""


class TryLater(SendError):
    """The provider certainly did not take it and may later."""


class InDoubt(SendError):
    """It may or may not have gone: look it up by our reference before trying again."""


class Texts(Protocol):
    def send(self, text: OutgoingText) -> Accepted:
        """Hand one text over. Raises RefusedForGood, TryLater or InDoubt."""

    def find(self, reference: str) -> ProviderMessage | None:
        """What became of the text with this reference of ours; None: never seen. Raises TryLater."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a provider tells us of one message by itself, at the address we gave it."""

    reference: str
    provider_id: str
    state: MessageState
    at: datetime


class NotGenuine(Exception):
    """It does not carry what we agreed with the provider: whoever sent this, it tells us nothing."""


class UnreadableReceipt(Exception):
    """It comes from the provider, but is not a receipt as its documentation has them; the message says where."""


class Receipts(Protocol):
    def read(self, authorization: str, body: bytes) -> Receipt:
        """The receipt in a request, by its Authorization header and body. Raises NotGenuine or UnreadableReceipt."""


class SpeechFailed(Exception):
    """No sound for this sentence: no checked voice for the language, or the supplier does not work."""


class Speech(Protocol):
    def render(self, text: str, language: str) -> bytes:
        """The sentence as 8 kHz, mono, 16-bit little-endian PCM. Raises SpeechFailed."""

    def close(self) -> None:
        """Let go of what it holds; it may be used again afterwards."""


@dataclass(frozen=True, slots=True)
class StaffClaims:
    """What the force's provider vouches for, in our own words. `team` is a code of force.toml, or empty."""

    subject: str
    name: str
    email: str
    roles: frozenset[str]
    team: str


class SignInRefused(Exception):
    """The provider vouched for them, and they may not come in all the same; the text says why in one word."""
