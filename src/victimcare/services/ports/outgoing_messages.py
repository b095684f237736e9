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
    FAILED = "failed"  # for good: this message will not arrive
    FAILED_FOR_NOW = "failed_for_now"  # the provider gave up for now: phone off, network down


# From the least that a provider can say to the most: it never takes back an arrival.
STATE_ORDER = (
    MessageState.ACCEPTED,
    MessageState.SENDING,
    MessageState.POSTED,
    MessageState.FAILED_FOR_NOW,
    MessageState.FAILED,
    MessageState.DELIVERED,
)


# One recipient of one message, which their types hold to: there is no list to fill.


class InvalidRecipient(ValueError):
    """This is no address of one person: empty, a list, or more than one line. What it was is not repeated."""


class Recipient(str):
    """The number or e-mail address of one person. A message takes one of these and no other: there is no list to fill.

    Raises NotOneRecipient for a value that could reach a second person or add a line to a request or a mail's head.
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


_MOST_DIGITS = 15  # of a number with its country's (ITU-T E.164): with more it is two
_FEWEST_LINES, _MOST_LINES = 3, 7  # of an address that the post takes (GOV.UK Notify, "Send a letter")


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """One addressee and their postal address, a line each, the postcode last. Raises NotOneRecipient."""

    lines: tuple[str, ...]

    def __post_init__(self) -> None:
        if not _FEWEST_LINES <= len(self.lines) <= _MOST_LINES:
            raise InvalidRecipient(f"expected an address of {_FEWEST_LINES} to {_MOST_LINES} lines")
        if not all(line.strip() and line.isprintable() for line in self.lines):
            raise InvalidRecipient("expected an address without empty or broken lines")


@dataclass(frozen=True, slots=True)
class OutgoingText:
    """One text to one number, worded already. `reference` is ours and unique: a send in doubt is looked up by it.

    `sender_name` is the one the victim agreed to see; a provider that does not carry it shows its usual one, which is
    neutral.
    """

    reference: str
    to: Recipient
    body: str
    sender_name: str


@dataclass(frozen=True, slots=True)
class OutgoingEmail:
    """One e-mail to one address, worded already, in plain text.

    `reply_to`: where answers and reports go, where that is not where it comes from; `answers`: the Message-ID of the
    one that it answers. Only a mail server takes these two, and only mail to officers has them.
    """

    reference: str
    to: Recipient
    subject: str
    body: str
    sender_name: str
    reply_to: str = ""
    answers: str = ""


@dataclass(frozen=True, slots=True)
class OutgoingLetter:
    """One sealed letter as the press prints it: A4, the address where the envelope's window is."""

    reference: str
    to: PostalAddress
    pdf: bytes
    sender_name: str  # on the envelope, which must be neutral


WITHHELD = "withheld"  # OutgoingCall.shown: no number is seen


@dataclass(frozen=True, slots=True)
class OutgoingCall:
    """One call to one number. The line decides what is said once the victim's code is keyed.

    `may_leave_message`: `message` may be left on an answering machine; else nothing is left. `shown`: what the victim's
    telephone shows, as they agreed: withheld, neutral (withheld where the carrier has no such number) or line.
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
    """A send did not plainly succeed; the subclass says what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SendRefused(SendError):
    """The provider will never take this message: a person must look at it."""


class SendDeferred(SendError):
    """The provider certainly did not take it and may later."""


class AccountFault(SendDeferred):
    """The provider takes no message of ours until a person has put our account with it right."""


class SendInDoubt(SendError):
    """It may or may not have gone: look it up by our reference before trying again."""


_Message = TypeVar("_Message", contravariant=True)


class MessageSupplier(Protocol[_Message]):
    """A supplier that takes messages of one kind."""

    @property
    def name(self) -> str:
        """The supplier's, as in `/hooks/<name>`; kept with each message that it was given."""

    def send(self, message: _Message, /) -> AcceptedMessage:
        """Hand one message over. Raises RefusedForGood, TryLater or InDoubt."""


@runtime_checkable
class DeliveryLookup(Protocol):
    """A supplier that can be asked what became of a message. One that is not Askable leaves a message in doubt for
    good: a person looks at it, and it is never sent again by itself."""

    def find(self, reference: str) -> ProviderMessage | None:
        """What became of the message with this reference of ours; None: never seen. Raises TryLater."""


@runtime_checkable
class NamedSenderSupplier(Protocol):
    """A supplier of texts that can show more than its usual sender."""

    @property
    def sender_names(self) -> frozenset[str]:
        """Those that are configured for it. Any other name is shown as its usual one."""


@runtime_checkable
class VisibleNumberCarrier(Protocol):
    """A carrier whose number is shown to everyone it rings. It refuses a call for which that was not agreed."""

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
        """How many letters have waited untaken for so long."""

    def clear(self, older_than: timedelta) -> int:
        """Remove older letters for good, taken or not. Returns how many files."""
