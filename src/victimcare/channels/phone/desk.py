"""What the line asks of the rest of the product. Awaited outside the audio loop; nothing here may block it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from victimcare.rules.calls import AskDesk, CallState, Reply, SpokenPart
from victimcare.rules.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Answer:
    """What the product replies, and the words that go with it. `language`: of whoever has just proved with a code. What
    did not open is `NOT_OPENED` and nothing else, for
    whatever reason."""

    reply: Reply
    said: Mapping[SpokenPart, tuple[Sentence, ...]] = field(default_factory=dict, repr=False)
    language: str = ""


NOT_OPENED = Answer(Reply.NOT_OPENED)
NUMBER_NEEDED = Answer(Reply.NUMBER_NEEDED)
NUMBER_HIDDEN = Answer(Reply.NUMBER_HIDDEN)
TOO_MANY = Answer(Reply.TOO_MANY)
NOT_LISTED = Answer(Reply.NOT_LISTED)
GONE = Answer(Reply.GONE)


@dataclass(frozen=True, slots=True)
class Placed:
    """A call that was placed: how far it has come (`services.ports.MessageState`), and since when."""

    state: str
    at: datetime


class Desk(Protocol):
    """`call_id` is ours (a UUID as text). One call's requests come one after another, in order."""

    async def record_start(self, call_id: str, carrier_call_id: str, rings_from: str) -> None:
        """The call was answered. `rings_from`: as the carrier says, empty when withheld; a note and no proof."""

    async def record_placed(self, call_id: str, reference: str) -> None:
        """We are about to ring somebody, for the message with this reference of ours. Written before the carrier is
        asked: a line that dies has rung nobody without its being known."""

    async def record_answer(self, call_id: str) -> None:
        """A call that we placed was answered."""

    async def record_placed_end(self, reference: str, outcome: str) -> None:
        """What became of a call that we placed: a word of the flow's, or `no_answer`, `refused`, `machine`,
        `nobody_spoke`."""

    async def placed(self, reference: str) -> Placed | None:
        """What is known of the call that we placed for this message; None: it was never placed."""

    async def record_step(self, call_id: str, state: CallState) -> None:
        """It has come to this step of the flow."""

    async def record_heard(self, call_id: str) -> None:
        """What was read out after her code has been spoken to its end: duties to tell that news are met."""

    async def ask(self, call_id: str, ask: AskDesk, sound: bytes = b"") -> Answer:
        """What the flow asks (`Asks`), answered within seconds or the flow goes on without it.

        CODE: try 12 keyed digits; from the first that opens something the call is that victim's. CALLBACK: after proof
        her confirmed number within her hours; with none confirmed, the keyed one, linked to no case. Without proof:
        linked to no case, and the keyed number, or else the one she rings from, is only a note for the person.
        RIGHTS and CHALLENGE: after proof only. VOICEMAIL: `sound` is what she said, mu-law at 8 kHz.
        """
        ...

    def row_of(self, call_id: str) -> UUID | None:
        """The public id of the call's record; None: it is not written yet, or over."""
        ...

    async def record_end(self, call_id: str, path: tuple[str, ...], outcome: str) -> None:
        """The call is over."""
