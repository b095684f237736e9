"""What the product needs from suppliers, as it would like to say it. Adapters fulfil these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar, runtime_checkable


class MessageState(StrEnum):
    """How far a provider says a message has come."""

    ACCEPTED = "accepted"
    SENDING = "sending"
    DELIVERED = "delivered"
    FAILED = "failed"  # for good: this message will not arrive
    FAILED_FOR_NOW = "failed_for_now"  # the provider gave up for now: phone off, network down


# From the least that a provider can say to the most: it never takes back an arrival.
HOW_FAR = (
    MessageState.ACCEPTED,
    MessageState.SENDING,
    MessageState.FAILED_FOR_NOW,
    MessageState.FAILED,
    MessageState.DELIVERED,
)


class NotOneRecipient(ValueError):
    """This is no address of one person: empty, a list, or more than one line. What it was is not repeated."""


class Recipient(str):
    """The number or e-mail address of one person. A message takes one of these and no other: there is no list to fill.

    Raises NotOneRecipient for whatever could reach a second person or add a line to a request or a mail's head.
    """

    __slots__ = ()

    def __new__(cls, value: str) -> Recipient:
        one = value.strip()
        if not one or not one.isprintable() or any(mark in one for mark in ',;<>"\\'):
            raise NotOneRecipient("expected one number or e-mail address")
        if not (_is_one_mailbox(one) if "@" in one else _is_one_number(one)):
            raise NotOneRecipient("expected one number or e-mail address")
        return super().__new__(cls, one)


def _is_one_mailbox(address: str) -> bool:
    return address.count("@") == 1 and not any(character.isspace() for character in address)


def _is_one_number(number: str) -> bool:
    return "/" not in number and sum(character.isdigit() for character in number) <= _MOST_DIGITS


_MOST_DIGITS = 15  # of a number with its country's (ITU-T E.164): with more it is two
_FEWEST_LINES, _MOST_LINES = 3, 7  # of an address that the post takes (GOV.UK Notify, "Send a letter")


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """One addressee and where the post finds her, a line each, the postcode last. Raises NotOneRecipient."""

    lines: tuple[str, ...]

    def __post_init__(self) -> None:
        if not _FEWEST_LINES <= len(self.lines) <= _MOST_LINES:
            raise NotOneRecipient(f"expected an address of {_FEWEST_LINES} to {_MOST_LINES} lines")
        if not all(line.strip() and line.isprintable() for line in self.lines):
            raise NotOneRecipient("expected an address without empty or broken lines")


@dataclass(frozen=True, slots=True)
class OutgoingText:
    """One text to one number, worded already. `reference` is ours and unique: a send in doubt is looked up by it.

    `sender_name` is the one she agreed to see; a provider that does not carry it shows its usual one, which is neutral.
    """

    reference: str
    to: Recipient
    body: str
    sender_name: str


@dataclass(frozen=True, slots=True)
class OutgoingEmail:
    """One e-mail to one address, worded already, in plain text."""

    reference: str
    to: Recipient
    subject: str
    body: str
    sender_name: str


@dataclass(frozen=True, slots=True)
class OutgoingLetter:
    """One sealed letter as the press prints it: A4, the address where the envelope's window is."""

    reference: str
    to: PostalAddress
    pdf: bytes
    sender_name: str  # on the envelope, which must be neutral


@dataclass(frozen=True, slots=True)
class OutgoingCall:
    """One call to one number. What is said once her code is keyed is the line's to decide.

    `may_leave_message`: an answering machine may be told `message`; else it is told nothing.
    """

    reference: str
    to: Recipient
    language: str
    may_leave_message: bool
    message: str


Outgoing = OutgoingText | OutgoingEmail | OutgoingLetter | OutgoingCall


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


_Message = TypeVar("_Message", contravariant=True)


class Sender(Protocol[_Message]):
    """A supplier that takes messages of one kind."""

    @property
    def name(self) -> str:
        """The supplier's, as in `/hooks/<name>`; kept with each message that it was given."""

    def send(self, message: _Message, /) -> Accepted:
        """Hand one message over. Raises RefusedForGood, TryLater or InDoubt."""


@runtime_checkable
class Askable(Protocol):
    """A supplier that can be asked what became of a message. One that is not Askable leaves a message in doubt for
    good: a person looks at it, and it is never sent again by itself."""

    def find(self, reference: str) -> ProviderMessage | None:
        """What became of the message with this reference of ours; None: never seen. Raises TryLater."""


class Texts(Sender[OutgoingText], Askable, Protocol):
    """Each supplier of texts can be asked: without that there is no second try."""


Mailers = Sender[OutgoingEmail]
Letters = Sender[OutgoingLetter]
Carriers = Sender[OutgoingCall]


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
    """Reads what one supplier posts to `/hooks/<name>`."""

    @property
    def name(self) -> str: ...

    def read(self, headers: Mapping[str, str], body: bytes) -> Receipt:
        """The receipt in a request. `headers` may be asked by any case. Raises NotGenuine or UnreadableReceipt."""


@dataclass(frozen=True, slots=True)
class ReceivedText:
    """A text that somebody sent to us, as a supplier brings it. `provider_id` makes it one however often it does."""

    provider_id: str
    sender: str
    words: str


class Inboxes(Protocol):
    """Reads the texts that one supplier posts to `/hooks/<name>/received`."""

    @property
    def name(self) -> str: ...

    def read(self, headers: Mapping[str, str], body: bytes) -> ReceivedText:
        """The text in a request. Raises NotGenuine or UnreadableReceipt."""


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


@dataclass(frozen=True, slots=True)
class Heading:
    words: str
    level: int = 2  # 2 or 3: the document's title is the one of level 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    words: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading each. `caption` says what they show, also to whoever hears the document read out."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Part = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What makes a document a letter: to whom, and from whom, as it may be seen in her home."""

    to: PostalAddress
    sender: tuple[str, ...]  # name and return address, a line each
    date: str


@dataclass(frozen=True, slots=True)
class Document:
    """Words to be printed on A4, in order. With a letterhead it is a letter, its address where the window is."""

    title: str
    language: str  # as in `en`, `cy`, `ur`
    parts: tuple[Part, ...]
    letterhead: Letterhead | None = None
    is_large_print: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A document as a file: a PDF, or HTML to print from a browser where this machine cannot make one."""

    content: bytes
    media_type: str  # application/pdf or text/html

    @property
    def is_pdf(self) -> bool:
        return self.media_type == "application/pdf"


class Documents(Protocol):
    def render(self, document: Document) -> Printed:
        """The same document gives the same bytes."""


@dataclass(frozen=True, slots=True)
class PointNamed:
    """A number or address of a linked person, as the record system has it. `kind`: mobile, phone, email or address; of
    an address `value` is its lines and, last, its postcode, a line each."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """Somebody whom the record system links with a victim. `relation`: suspect, partner, ex_partner, family, household,
    conflict or other; what it calls anything else is other."""

    record_id: str
    relation: str
    name: str
    points: tuple[PointNamed, ...]


class PeopleNotKnown(Exception):
    """The record system did not say: not reached, refused, an answer that can't be read, or no such person there."""


class PeopleLookup(Protocol):
    def linked_people(self, *, reference: str, record_id: str) -> tuple[PersonNamed, ...]:
        """Whom the record system links with this person in this case. Raises PeopleNotKnown."""
