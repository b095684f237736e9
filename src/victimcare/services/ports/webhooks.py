"""What suppliers post to us (receipts for messages, texts that people sent), and what we post to support services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from victimcare.services.ports.outgoing_messages import MessageState


@dataclass(frozen=True, slots=True)
class DeliveryReceipt:
    """What a provider reports about one message by itself, at the address we gave it."""

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
    """A callback that is well formed and tells us nothing: an unknown state, or a message that is not ours."""

    what: str


SupplierCallback = DeliveryReceipt | ReturnedLetter | SpamReport | IrrelevantCallback


class ForgedCallback(Exception):
    """The request lacks what we agreed with the provider: nothing in it is trusted."""


class UnreadableReceipt(Exception):
    """It comes from the provider, but differs from a receipt in its documentation; the message says where."""


class ReceiptReader(Protocol):
    """Reads what one supplier posts to `/hooks/<name>`."""

    @property
    def name(self) -> str: ...

    def read(self, headers: Mapping[str, str], body: bytes) -> SupplierCallback:
        """What a request reports. `headers` are looked up in any case. Raises ForgedCallback or UnreadableReceipt."""


@dataclass(frozen=True, slots=True)
class ReceivedText:
    """A text sent to us, as a supplier delivers it. `provider_id` makes repeated deliveries one text. `recipient`: the
    number or short code of ours; empty: the supplier does not say."""

    provider_id: str
    sender: str
    words: str
    recipient: str = ""


class InboxReader(Protocol):
    """Reads the texts that one supplier posts to `/hooks/<name>/received`."""

    @property
    def name(self) -> str: ...

    def read(self, headers: Mapping[str, str], body: bytes) -> ReceivedText:
        """The text in a request. Raises ForgedCallback or UnreadableReceipt."""


# Tells a support service's own system that something is there to be read.


@dataclass(frozen=True, slots=True)
class PartnerNews:
    """`referral`: its id, by which the service reads it with its token. Contains nothing about any person."""

    id: str
    url: str
    secret: str = field(repr=False)
    type: str
    referral: str
    at: datetime


class PartnerHooks(Protocol):
    def post(self, news: PartnerNews, /) -> None:
        """Raises SendDeferred, SendRefused. Posting the same id twice is the same news."""

    def may_be_named(self, address: str, /) -> bool:
        """Whether news may be sent there: over https, to a name that does not lead into our own network."""
