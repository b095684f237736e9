"""What suppliers post to us: receipts for messages, and texts that people sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from victimcare.services.ports.outgoing_messages import MessageState


@dataclass(frozen=True, slots=True)
class DeliveryReceipt:
    """What a provider tells us of one message by itself, at the address we gave it."""

    reference: str
    provider_id: str
    state: MessageState
    at: datetime


@dataclass(frozen=True, slots=True)
class ReturnedLetter:
    """A letter that the post brought back."""

    reference: str


@dataclass(frozen=True, slots=True)
class SpamReport:
    """The victim pressed "this is spam" in their mail program: they want no more e-mail from us there."""

    complaint_id: str
    reference: str
    address: str


@dataclass(frozen=True, slots=True)
class IrrelevantCallback:
    """A callback that is well formed and tells us nothing: a state that we do not know, or of no message of ours."""

    what: str


SupplierCallback = DeliveryReceipt | ReturnedLetter | SpamReport | IrrelevantCallback


class ForgedCallback(Exception):
    """The request does not carry what we agreed with the provider: we believe nothing in it."""


class UnreadableReceipt(Exception):
    """It comes from the provider, but is not a receipt as its documentation has them; the message says where."""


class ReceiptReader(Protocol):
    """Reads what one supplier posts to `/hooks/<name>`."""

    @property
    def name(self) -> str: ...

    def read(self, headers: Mapping[str, str], body: bytes) -> SupplierCallback:
        """What a request tells. `headers` may be asked by any case. Raises NotGenuine or UnreadableReceipt."""


@dataclass(frozen=True, slots=True)
class ReceivedText:
    """A text sent to us, as a supplier delivers it. `provider_id` makes repeated deliveries one text."""

    provider_id: str
    sender: str
    words: str


class InboxReader(Protocol):
    """Reads the texts that one supplier posts to `/hooks/<name>/received`."""

    @property
    def name(self) -> str: ...

    def read(self, headers: Mapping[str, str], body: bytes) -> ReceivedText:
        """The text in a request. Raises NotGenuine or UnreadableReceipt."""


# Telling a support service's own system that something is there to be read.


@dataclass(frozen=True, slots=True)
class PartnerNews:
    """`referral`: its id, by which they read it with their token. Nothing of anybody is in here."""

    id: str
    url: str
    secret: str = field(repr=False)
    type: str
    referral: str
    at: datetime


class PartnerHooks(Protocol):
    def post(self, news: PartnerNews, /) -> None:
        """Raises TryLater, RefusedForGood. The same id twice is the same news."""

    def may_be_named(self, address: str, /) -> bool:
        """Whether news may be sent there: over https, to a name that does not lead into our own network."""
