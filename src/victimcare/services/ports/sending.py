"""Messages of each kind, and the suppliers that take them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar, runtime_checkable

from victimcare.services.ports.addresses import PostalAddress, Recipient
from victimcare.services.ports.states import MessageState


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


class AccountFault(TryLater):
    """The provider takes no message of ours until a person has put our account with it right."""


class InDoubt(SendError):
    """It may or may not have gone: look it up by our reference before trying again."""


_Message = TypeVar("_Message", contravariant=True)


class TakesMessages(Protocol[_Message]):
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


@runtime_checkable
class ShowsNames(Protocol):
    """A supplier of texts that can show more than its usual sender."""

    @property
    def sender_names(self) -> frozenset[str]:
        """Those that are configured for it. Any other name is shown as its usual one."""


@runtime_checkable
class AlwaysShows(Protocol):
    """A carrier whose number is shown to everyone it rings. It refuses a call for which that was not agreed."""

    @property
    def always_shows_its_number(self) -> bool: ...


class Texts(TakesMessages[OutgoingText], Askable, Protocol):
    """Each supplier of texts can be asked: without that there is no second try."""


Mailers = TakesMessages[OutgoingEmail]
Letters = TakesMessages[OutgoingLetter]
Carriers = TakesMessages[OutgoingCall]
