"""Defines what the line asks of the rest of the product, what the desk remembers of a call, and how its events are
recorded. It is awaited outside the audio loop, which it must never block."""

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
from victimcare.rules.cases.page_shapes import PageRight, PageRightState
from victimcare.rules.rights import EventRef
from victimcare.rules.sentences import Sentence
from victimcare.services.calls.callbacks.callback_slots import Slot
from victimcare.services.calls.placed_calls import CUT_OFF


@dataclass(frozen=True, slots=True)
class DeskAnswer:
    """The product's reply, with the sentences to say. `language`: that of the victim whose code has just been accepted.
    Whatever the reason why nothing opened, the reply is `NOT_OPENED` and nothing else."""

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
    """The progress of a call that we placed: its state (`services.ports.MessageState`), and since when."""

    state: str
    at: datetime


class CallDesk(Protocol):
    """`call_id` is ours (a UUID as text). The requests of one call come one after another, in order."""

    async def record_start(self, call_id: str, carrier_call_id: str, rings_from: str) -> None:
        """Record that the call was answered. `rings_from`: the number that the carrier gives, empty when withheld; a
        note, never proof."""

    async def record_placed(self, call_id: str, reference: str) -> None:
        """Record that we are about to ring a victim, for the message with this reference of ours. Written before the
        carrier is asked, so that every call placed is on record even if the line dies."""

    async def record_answer(self, call_id: str) -> None:
        """Record that a call that we placed was answered."""

    async def record_placed_end(self, reference: str, outcome: str) -> None:
        """Record how a call that we placed ended: a word from the flow, or `no_answer`, `refused`, `machine`,
        `nobody_spoke`."""

    async def placed(self, reference: str) -> PlacedCallProgress | None:
        """Return the progress of the call that we placed for this message; None: it was never placed."""

    async def record_step(self, call_id: str, state: CallState) -> None:
        """Record that the call has reached this step of the flow."""

    async def record_heard(self, call_id: str) -> None:
        """Record that the sentences read out after the caller's code were heard to their end: the duties to tell that
        news are met."""

    async def ask(self, call_id: str, ask: AskDesk, sound: bytes = b"") -> DeskAnswer:
        """Answer the flow's question (`AskDesk`). The flow goes on without an answer that takes more than a few
        seconds.

        CODE: try 12 keyed digits; from the first code that opens something, the call is that victim's. CALLBACK: after
        an identity check, the victim's confirmed number within their safe hours; with none confirmed, the keyed number,
        linked to no case. Without an identity check the request is linked to no case, and the keyed number, or else the
        caller's own, is only a note for the person who rings. RIGHTS and CHALLENGE: only after an identity check.
        VOICEMAIL: `sound` is the caller's message, mu-law at 8 kHz.
        """
        ...

    def row_of(self, call_id: str) -> UUID | None:
        """Return the public id of the call's record; None: it is not written yet, or the call is over."""
        ...

    async def record_end(self, call_id: str, path: tuple[str, ...], outcome: str) -> None:
        """Record that the call is over."""


# The desk's memory of one call, and its form for the process that continues the call


@dataclass
class DeskMemory:
    """The desk's memory of one call.

    `news`: the news that the call was told, until it was heard. `rights`, `slots` and `areas`: the choices that were
    read out, by their keys on the telephone. `part`: where the current part of a longer text begins and ends. `need`:
    the kind of help that the caller looks for. `wish` and `slot`: those of a call back, until there is a number to
    ring. `waits`: the caller is in the queue. `line`: which line holds the call; blank: any. `puts_through`: it can
    ring the force's other number. `rings_from`: the number that the carrier gives, empty when withheld; a note, never
    proof.
    """

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
    """Convert a value to plain values, with the name of its kind beside each that needs one. Raises TypeError for a
    kind that is not listed."""
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


# The records to write after each event and the questions to ask, for every kind of line

log = structlog.get_logger(__name__)

DESK_SECONDS = 10  # longer than the flow waits for a reply: a later reply is written down but not said

DeskRecord = Callable[[CallDesk, str], Awaitable[None]]
KeepAnswer = Callable[[DeskAnswer], Awaitable[None]]


def records_after(
    before: CallState, after: CallState, verbs: tuple[CallCommand, ...], *, is_cut_off: bool = False
) -> Iterator[DeskRecord]:
    """Yield the records that a step from one state to the other requires, in this order. `is_cut_off`: neither the
    caller nor the flow ended the call."""
    if MarkNewsHeard() in verbs:  # before the step: a path that has it shows that the caller heard the news
        yield lambda desk, call_id: desk.record_heard(call_id)
    if len(after.path) > len(before.path):
        yield lambda desk, call_id: desk.record_step(call_id, after)
    if has_call_ended(after) and not has_call_ended(before):
        came_to = CUT_OFF if is_cut_off else call_outcome(after.path)
        yield lambda desk, call_id: desk.record_end(call_id, after.path, came_to)


async def ask_desk(desk: CallDesk, call_id: str, ask: AskDesk, keep: KeepAnswer, sound: bytes = b"") -> ReplyArrived:
    """Return the desk's reply, once the sentences that belong to it are kept. Any failure becomes `FAILED`, for which
    the flow has words; for a code it gets the words of a wrong code."""
    reply = ReplyArrived(Reply.FAILED)

    async def work() -> None:
        nonlocal reply
        answer = await desk.ask(call_id, ask, sound)
        await keep(answer)
        reply = ReplyArrived(answer.reply, answer.language)

    await attempt_desk_work(call_id, work)
    return reply


async def attempt_desk_work(call_id: str, work: Callable[[], Awaitable[None]]) -> None:
    """Do the desk's part. A failure is logged, and the call goes on."""
    try:
        async with asyncio.timeout(DESK_SECONDS):
            await work()
    except Exception as problem:
        # Log only where it happened: the text of a database error may hold keyed digits.
        log.error("line.desk_failed", call=call_id, error=type(problem).__name__, at=_place_of_error(problem))


def _place_of_error(problem: Exception) -> str:
    frames = traceback.extract_tb(problem.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""


# Database connections in the line's threads, which outlive many connections


@contextmanager
def fresh_connections() -> Iterator[None]:
    """Replace a connection that the database has dropped, and leave no old connection with an idle thread."""
    close_old_connections()
    try:
        yield
    finally:
        close_old_connections()
