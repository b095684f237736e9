"""A hosted carrier that answers the telephone itself: it asks us for the next step of a call, and gets it in its own
markup.

What belongs to one carrier (its signature, its terms, its markup) is in its adapter; the steps of a call are in the
flow. These types are the terms between the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class PostedForm(Protocol):
    """A posted form: a name may have several values."""

    def __iter__(self) -> Iterator[str]: ...

    def getlist(self, name: str) -> list[str]: ...


class PickedUpBy(StrEnum):
    """Who answered a call that we placed."""

    PERSON = "person"
    MACHINE = "machine"
    MACHINE_WAITS = "machine_waits"  # its greeting is over, and it records
    NO_SPEECH = "nobody"  # a fax, silence, or what the carrier could not tell


class CallProgress(StrEnum):
    """How far a call has come."""

    UNDER_WAY = "under_way"
    OVER = "over"  # it was answered, and has ended
    NO_ANSWER = "no_answer"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class CarrierRequest:
    """What one request from the carrier says. `call`: the carrier's own name for the call.

    `keys`: the keys pressed since our last answer, including star and hash. `recording`: the carrier's name for the
    recording. `rings_from`: as E.164, empty when withheld. `dialled`: the number that the caller rang.
    """

    call: str
    rings_from: str = field(default="", repr=False)
    dialled: str = ""
    keys: str = field(default="", repr=False)
    became: CallProgress = CallProgress.UNDER_WAY
    picked_up_by: PickedUpBy | None = None
    recording: str = ""
    for_call: str = ""  # this call rings a member of staff for that caller


@dataclass(frozen=True, slots=True)
class FixedSound:
    """A fixed sentence, at one of our addresses; the same for every caller."""

    address: str


@dataclass(frozen=True, slots=True)
class SpokenText:
    """Speech about a person: the carrier's own voice says it, and it is stored at no address."""

    words: str = field(repr=False)
    language: str


@dataclass(frozen=True, slots=True)
class SilentPause:
    seconds: int


SpokenItem = FixedSound | SpokenText | SilentPause


@dataclass(frozen=True, slots=True)
class CollectKeys:
    """Say this and wait for at most this many keys; keys interrupt the speech.

    `most` 1: the first key is reported at once. More: star is reported at once, and all others together, when the
    number is reached or no key has come for this many seconds.
    """

    says: tuple[SpokenItem, ...]
    most: int
    seconds: int
    then: str


@dataclass(frozen=True, slots=True)
class RecordVoice:
    """Say this, then record until the caller is silent, presses a key, or this many seconds are over."""

    says: tuple[SpokenItem, ...]
    most_seconds: int
    then: str
    kept: str  # the address at which the carrier reports that the recording is there


@dataclass(frozen=True, slots=True)
class ConnectCaller:
    """Put the caller through to this number, or to this extension (a `sip:` address)."""

    says: tuple[SpokenItem, ...]
    to: str
    rings_for: int
    then: str
    answered: str  # the address at which the carrier asks, once they have picked up, whether to join them


@dataclass(frozen=True, slots=True)
class JoinCaller:
    """Join the caller with the person who was rung for them."""


@dataclass(frozen=True, slots=True)
class EndCall:
    says: tuple[SpokenItem, ...] = ()


CallInstruction = CollectKeys | RecordVoice | ConnectCaller | JoinCaller | EndCall


class RecordingMissing(Exception):
    """The carrier does not have this recording, or not yet."""


class HostedLine(Protocol):
    """One hosted carrier, as the telephone's channel needs it."""

    content_type: str

    @property
    def name(self) -> str: ...

    def check(self, address: str, headers: Mapping[str, str], form: PostedForm) -> None:
        """Raises ForgedCallback unless the carrier signed this request to this address."""

    def read(self, form: PostedForm) -> CarrierRequest:
        """Raises UnreadableReceipt for a request that differs from the carrier's documentation."""

    def write(self, instruction: CallInstruction) -> bytes:
        """Return this in the carrier's markup. The same instruction always makes the same bytes."""

    def dials(self, extension: str) -> str:
        """How the carrier dials this extension of the force's, or this full number; empty: it cannot."""

    def recording(self, name: str) -> bytes:
        """The recording, as mu-law at 8 kHz. Raises RecordingMissing, SendDeferred."""

    def erase(self, name: str) -> None:
        """Have the carrier delete its recording; one that is already gone is no error. Raises SendDeferred."""
