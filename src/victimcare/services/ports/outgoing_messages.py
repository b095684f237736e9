"""Messages of each kind, and the suppliers that take them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar, runtime_checkable

# The state of a message at its supplier.


class MessageState(StrEnum):
    """How far a provider says a message has come."""

    ACCEPTED = "accepted"
    SENDING = "sending"
    POSTED = "posted"  # a letter is in the post: no later report comes, so silence never means that it failed
    DELIVERED = "delivered"
    FAILED = "failed"  # permanently: this message will not arrive
    FAILED_FOR_NOW = "failed_for_now"  # the provider gave up for now: phone off, network down


# From the least that a provider can report to the most: it never takes back an arrival.
STATE_ORDER = (
    MessageState.ACCEPTED,
    MessageState.SENDING,
    MessageState.POSTED,
    MessageState.FAILED_FOR_NOW,
    MessageState.FAILED,
    MessageState.DELIVERED,
)


# One recipient for each message, which the types enforce: there is no list to fill.


class InvalidRecipient(ValueError):
    """This is not the address of one person: empty, a list, or more than one line. The message does not repeat the
    value."""


class Recipient(str):
    """The number or e-mail address of one person. A message takes exactly one: there is no list to fill.

    Raises InvalidRecipient for a value that could reach a second person or add a line to a request or to a mail's
    headers.
    """

    __slots__ = ()

    def __new__(cls, value: str) -> Recipient:
        one = value.strip()
        if not one or not one.isprintable() or any(mark in one for mark in ',;<>"\\'):
            raise InvalidRecipient("expected one number or e-mail address")
        if not (_is_one_mailbox(one) if "@" in one else _is_one_number(one)):
            raise InvalidRecipient("expected one number or e-mail address")
        return super().__new__(cls, one)


def _is_one_mailbox(address: str) -> bool:
    return address.count("@") == 1 and not any(character.isspace() for character in address)


def _is_one_number(number: str) -> bool:
    return "/" not in number and sum(character.isdigit() for character in number) <= _MOST_DIGITS


_MOST_DIGITS = 15  # of a number with its country code (ITU-T E.164): a longer one is two numbers
_FEWEST_LINES, _MOST_LINES = 3, 7  # of an address that the post accepts (GOV.UK Notify, "Send a letter")


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """One addressee and their postal address, one line each, the postcode last. Raises InvalidRecipient."""

    lines: tuple[str, ...]

    def __post_init__(self) -> None:
        if not _FEWEST_LINES <= len(self.lines) <= _MOST_LINES:
            raise InvalidRecipient(f"expected an address of {_FEWEST_LINES} to {_MOST_LINES} lines")
        if not all(line.strip() and line.isprintable() for line in self.lines):
            raise InvalidRecipient("expected an address without empty or broken lines")


@dataclass(frozen=True, slots=True)
class OutgoingText:
    """One text to one number, already worded. `reference` is ours and unique: a send in doubt is looked up by it.

    `sender_name` is the one the victim agreed to see; a provider that does not carry it shows its usual one, which is
    neutral.
    """

    reference: str
    to: Recipient
    body: str
    sender_name: str


@dataclass(frozen=True, slots=True)
class OutgoingEmail:
    """One e-mail to one address, already worded, in plain text.

    `reply_to`: where answers and reports go, if not to the sending address; `answers`: the Message-ID of the mail that
    it answers. `is_automatic_reply`: a machine answers a person's mail; it bears our mark. Only a mail server takes
    these three.
    """

    reference: str
    to: Recipient
    subject: str
    body: str
    sender_name: str
    reply_to: str = ""
    answers: str = ""
    is_automatic_reply: bool = False


@dataclass(frozen=True, slots=True)
class OutgoingLetter:
    """One sealed letter as the printer gets it: A4, with the address where the envelope's window is."""

    reference: str
    to: PostalAddress
    pdf: bytes
    sender_name: str  # on the envelope, which must be neutral


WITHHELD = "withheld"  # OutgoingCall.shown: no number is seen


@dataclass(frozen=True, slots=True)
class OutgoingCall:
    """One call to one number. The line decides what is said once the victim's code is keyed.

    `may_leave_message`: `message` may be left on an answering machine; otherwise nothing is left. `shown`: what the
    victim's telephone shows, as they agreed: withheld, neutral (withheld where the carrier has no such number) or line.
    """

    reference: str
    to: Recipient
    language: str
    may_leave_message: bool
    message: str
    shown: str = WITHHELD


OutgoingMessage = OutgoingText | OutgoingEmail | OutgoingLetter | OutgoingCall


@dataclass(frozen=True, slots=True)
class AcceptedMessage:
    provider_id: str


@dataclass(frozen=True, slots=True)
class ProviderMessage:
    provider_id: str
    state: MessageState
    at: datetime | None


class SendError(Exception):
    """A send that did not clearly succeed; the subclass says what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SendRefused(SendError):
    """The provider will never take this message: a person must look at it."""


class SendDeferred(SendError):
    """The provider certainly did not take it and may do so later."""


class AccountFault(SendDeferred):
    """The provider takes no message of ours until a person has put our account with it right."""


class SendInDoubt(SendError):
    """It may or may not have been sent: look it up by our reference before trying again."""


_Message = TypeVar("_Message", contravariant=True)


class MessageSupplier(Protocol[_Message]):
    """A supplier that takes messages of one kind."""

    @property
    def name(self) -> str:
        """The supplier's name, as in `/hooks/<name>`; stored with each message that it was given."""

    def send(self, message: _Message, /) -> AcceptedMessage:
        """Send one message. Raises SendRefused, SendDeferred or SendInDoubt."""


@runtime_checkable
class DeliveryLookup(Protocol):
    """A supplier that can be asked what became of a message. With any other supplier a message in doubt stays so: a
    person looks at it, and it is never sent again automatically."""

    def find(self, reference: str) -> ProviderMessage | None:
        """What became of the message with this reference of ours; None: never seen. Raises SendDeferred."""


@runtime_checkable
class NamedSenderSupplier(Protocol):
    """A supplier of texts that can show more than its usual sender."""

    @property
    def sender_names(self) -> frozenset[str]:
        """The names configured for it. Any other name is shown as its usual one."""


@runtime_checkable
class VisibleNumberCarrier(Protocol):
    """A carrier whose number is shown to everyone it rings. It refuses a call to a victim who did not agree to that."""

    @property
    def always_shows_its_number(self) -> bool: ...


class TextSupplier(MessageSupplier[OutgoingText], DeliveryLookup, Protocol):
    """Each supplier of texts can be asked: without that there is no second try."""


EmailSupplier = MessageSupplier[OutgoingEmail]
LetterSupplier = MessageSupplier[OutgoingLetter]
CallCarrier = MessageSupplier[OutgoingCall]


# Letters that wait on our disk until staff take them away to print and post them.


@runtime_checkable
class PrintRoom(Protocol):
    """A supplier of letters that is a place on our own disk. Ages are of real time."""

    def lying(self, longer_than: timedelta) -> int:
        """How many letters have waited this long without being collected."""

    def clear(self, older_than: timedelta) -> int:
        """Remove older letters for good, collected or not. Returns how many files."""
