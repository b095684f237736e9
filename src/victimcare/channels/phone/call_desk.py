"""What the line asks of the rest of the product. Awaited outside the audio loop; nothing here may block it."""

from __future__ import annotations

import asyncio
import json
import traceback
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

import structlog
from django.db import close_old_connections

from victimcare.rules.calls import (
    AskDesk,
    CallCommand,
    CallState,
    MarkNewsHeard,
    Reply,
    ReplyArrived,
    SpokenPart,
    call_outcome,
    has_call_ended,
)
from victimcare.rules.rights import EventRef
from victimcare.rules.sentences import Sentence
from victimcare.services.calls.callbacks.callback_slots import Slot
from victimcare.services.calls.placed_calls import CUT_OFF
from victimcare.services.cases.page_shapes import PageRight, PageRightState


@dataclass(frozen=True, slots=True)
class DeskAnswer:
    """What the product replies, and the words that go with it. `language`: of whoever has just proved with a code. What
    did not open is `NOT_OPENED` and nothing else, for
    whatever reason."""

    reply: Reply
    said: Mapping[SpokenPart, tuple[Sentence, ...]] = field(default_factory=dict, repr=False)
    language: str = ""


NOT_OPENED = DeskAnswer(Reply.NOT_OPENED)
NUMBER_NEEDED = DeskAnswer(Reply.NUMBER_NEEDED)
NUMBER_HIDDEN = DeskAnswer(Reply.NUMBER_HIDDEN)
CALLBACK_LIMIT_REACHED = DeskAnswer(Reply.TOO_MANY)
NOT_LISTED = DeskAnswer(Reply.NOT_LISTED)
SLOT_GONE = DeskAnswer(Reply.GONE)


@dataclass(frozen=True, slots=True)
class PlacedCallProgress:
    """A call that was placed: how far it has come (`services.ports.MessageState`), and since when."""

    state: str
    at: datetime


class CallDesk(Protocol):
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

    async def placed(self, reference: str) -> PlacedCallProgress | None:
        """What is known of the call that we placed for this message; None: it was never placed."""

    async def record_step(self, call_id: str, state: CallState) -> None:
        """It has come to this step of the flow."""

    async def record_heard(self, call_id: str) -> None:
        """What was read out after her code has been spoken to its end: duties to tell that news are met."""

    async def ask(self, call_id: str, ask: AskDesk, sound: bytes = b"") -> DeskAnswer:
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


# What the desk has in mind of one call, and how it is written down for whichever process goes on with the call.


@dataclass
class DeskMemory:
    """`news`: in what the call was told, until it was heard. `rights`, `slots` and `areas`: what was read out to her,
    by its keys on the telephone. `part`: where what is read out in parts begins and ends for now. `need`: what she
    looks for help with. `wish` and `slot`: of a call back, until there is a number to ring. `waits`: she stands in the
    queue. `line`: which holds the call; blank: any. `puts_through`: it can ring the force's other number for her.
    `rings_from`: as the carrier says, empty when withheld; a note and no proof."""

    row: UUID
    rings_from: str = field(default="", repr=False)
    news: tuple[EventRef, ...] = ()
    rights: dict[str, PageRight] = field(default_factory=dict)
    slots: dict[str, Slot] = field(default_factory=dict)
    areas: dict[str, str] = field(default_factory=dict)
    part: tuple[int, int] = (0, 0)
    need: str = ""
    wish: str = ""
    slot: Slot | None = None
    waits: bool = False
    line: str = ""
    puts_through: bool = False

    def as_json(self) -> str:
        return json.dumps(pack_value(self))

    @classmethod
    def from_json(cls, kept: str) -> DeskMemory:
        memory = unpack_value(json.loads(kept))
        assert isinstance(memory, cls)
        return memory


_SHAPES: Mapping[str, Any] = {shape.__name__: shape for shape in (DeskMemory, Sentence, PageRight, Slot)}
_ENUMS: Mapping[str, Any] = {shape.__name__: shape for shape in (PageRightState,)}
_PLAIN = (str, int, float, bool, type(None))


def pack_value(value: Any) -> Any:
    """As plain values, each of another kind with its name beside it. Raises TypeError for a kind that is not listed."""
    kind = type(value).__name__
    match value:
        case EventRef():
            return ["EventRef", [*value]]
        case datetime() | date() | UUID():
            return [kind, value.isoformat() if isinstance(value, date) else str(value)]
        case tuple():
            return ["tuple", [pack_value(each) for each in value]]
        case dict():
            return ["dict", [[pack_value(key), pack_value(each)] for key, each in value.items()]]
        case StrEnum() if kind in _ENUMS:
            return [kind, value.value]
        case _ if is_dataclass(value) and kind in _SHAPES:
            return [kind, {each.name: pack_value(getattr(value, each.name)) for each in fields(value)}]
        case _ if type(value) in _PLAIN:
            return value
    raise TypeError(f"the desk cannot write down a {kind}")


def unpack_value(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    kind, held = value
    if kind in _SHAPES:
        return _SHAPES[kind](**{name: unpack_value(each) for name, each in held.items()})
    if kind in _ENUMS:
        return _ENUMS[kind](held)
    return _READERS[kind](held)


_READERS: Mapping[str, Any] = {
    "EventRef": lambda held: EventRef(*held),
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "UUID": UUID,
    "tuple": lambda held: tuple(unpack_value(each) for each in held),
    "dict": lambda held: {unpack_value(key): unpack_value(each) for key, each in held},
}


# How a call meets the desk, whichever way it came: what is written down after each event, and what is asked.

log = structlog.get_logger(__name__)

DESK_SECONDS = 10  # longer than the flow waits for a reply: what comes later is written down but not said

DeskRecord = Callable[[CallDesk, str], Awaitable[None]]
KeepAnswer = Callable[[DeskAnswer], Awaitable[None]]


def records_after(
    before: CallState, after: CallState, verbs: tuple[CallCommand, ...], *, is_cut_off: bool = False
) -> Iterator[DeskRecord]:
    """What is to be on record of an event that led from one state to the other, in this order. `is_cut_off`: neither
    she nor the flow has ended the call."""
    if MarkNewsHeard() in verbs:  # before the step: where a path has it, what she heard is on record
        yield lambda desk, call_id: desk.record_heard(call_id)
    if len(after.path) > len(before.path):
        yield lambda desk, call_id: desk.record_step(call_id, after)
    if has_call_ended(after) and not has_call_ended(before):
        came_to = CUT_OFF if is_cut_off else call_outcome(after.path)
        yield lambda desk, call_id: desk.record_end(call_id, after.path, came_to)


async def ask_desk(desk: CallDesk, call_id: str, ask: AskDesk, keep: KeepAnswer, sound: bytes = b"") -> ReplyArrived:
    """The reply, once what goes with it is kept to be said. Whatever fails is a `FAILED` that the flow has words for;
    for a code it is the words of a wrong one."""
    reply = ReplyArrived(Reply.FAILED)

    async def work() -> None:
        nonlocal reply
        answer = await desk.ask(call_id, ask, sound)
        await keep(answer)
        reply = ReplyArrived(answer.reply, answer.language)

    await attempt_desk_work(call_id, work)
    return reply


async def attempt_desk_work(call_id: str, work: Callable[[], Awaitable[None]]) -> None:
    """Do the desk's part. What fails is logged, and the call goes on."""
    try:
        async with asyncio.timeout(DESK_SECONDS):
            await work()
    except Exception as problem:
        # Only where it happened: the text of a database's error may hold what was keyed.
        log.error("line.desk_failed", call=call_id, error=type(problem).__name__, at=_place_of_error(problem))


def _place_of_error(problem: Exception) -> str:
    frames = traceback.extract_tb(problem.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""


# The database from a thread of the line, which outlives many of its connections.


@contextmanager
def fresh_connections() -> Iterator[None]:
    """A connection that the database has dropped is replaced, and none that is old stays with an idle thread."""
    close_old_connections()
    try:
        yield
    finally:
        close_old_connections()
