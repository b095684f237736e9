"""What the line asks of the rest of the product. Awaited outside the audio loop; nothing here may block it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from victimcare.rules.calls import Wish
from victimcare.rules.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Answer:
    """What a code opened. Wrong, unknown, ended, sealed and "the line says nothing" are all `NOT_OPENED`, equal."""

    opened: bool
    spoken: tuple[Sentence, ...] = field(default=(), repr=False)  # status, next step, by when
    is_short: bool = False  # only whether there is news


NOT_OPENED = Answer(opened=False)


@dataclass(frozen=True, slots=True)
class Promise:
    """A callback that is written down: owner and due time are in the sentences, to be said aloud.

    `promised` false: nothing is written down, because there is no number that may be rung.
    """

    promised: bool
    spoken: tuple[Sentence, ...] = field(default=(), repr=False)


NUMBER_NEEDED = Promise(promised=False)
NOT_LISTED = Promise(promised=False)


@dataclass(frozen=True, slots=True)
class Placed:
    """A call that was placed: how far it has come (`services.ports.MessageState`), and since when."""

    state: str
    at: datetime


class Desk(Protocol):
    """`call_id` is ours (a UUID as text). One call's requests come one after another, in order."""

    async def record_start(self, call_id: str, carrier_call_id: str) -> None:
        """The call was answered."""

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

    async def record_step(self, call_id: str, path: tuple[str, ...]) -> None:
        """It has come to the last of these steps of the flow."""

    async def check_code(self, call_id: str, digits: str) -> Answer:
        """Try 12 keyed digits. From the first that opens something the call is that victim's."""

    async def record_heard(self, call_id: str) -> None:
        """What `check_code` gave has been spoken to its end: duties to tell that news are met."""

    async def ask_callback(self, call_id: str, wish: Wish, number: str, rings_from: str) -> Promise:
        """Promise that a person rings.

        After proof: her confirmed number within her hours; with none confirmed, `number` (as keyed), linked to no case.
        Without proof: linked to no case, and `number` or else `rings_from` (as the carrier says, empty when withheld)
        is only a note for the person.
        """

    async def list_rights(self, call_id: str) -> tuple[Sentence, ...]:
        """What she can say was not done, or ask for, each followed by its key. After proof only; 9 is kept for
        something else."""

    async def leave_challenge(self, call_id: str, key: str) -> Promise:
        """Keep that what stands at this key was not done, for a person; by when she hears is in the sentences.
        `NOT_LISTED`: nothing stands there."""

    async def record_end(self, call_id: str, path: tuple[str, ...], outcome: str) -> None:
        """The call is over."""
