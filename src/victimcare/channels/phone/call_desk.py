"""The desk of the line: what the line asks of the rest of the product and records there, beside the audio loop, which
it must never block."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar
from uuid import UUID

import structlog
from django.db import close_old_connections

from victimcare.channels.phone import desk_answers
from victimcare.channels.phone.desk_memory import DeskAnswer, DeskMemory
from victimcare.rules.calls import (
    AskDesk,
    CallCommand,
    CallState,
    MarkNewsHeard,
    Reply,
    ReplyArrived,
    call_outcome,
    has_call_ended,
)
from victimcare.rules.calls.flow.queue_menu import JOINED
from victimcare.services.calls import call_history, caller_actions, placed_calls
from victimcare.services.calls.agents import callback_calls
from victimcare.services.calls.call_queue import queue_recovery
from victimcare.services.calls.placed_calls import CUT_OFF
from victimcare.services.control_room.calls import line_calls


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

    async def record_room_call(self, call_id: str) -> None:
        """Record that this call, which has begun, is for the control room."""

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


# The desk on the database

_THREADS = 8  # each holds a connection; the slow hash of a code takes a core for 50 ms

Given = ParamSpec("Given")
Got = TypeVar("Got")


@dataclass(frozen=True, slots=True)
class OpenCalls:
    """The calls of lines that died: those that they took, those that they placed (by the references of their messages),
    and the call backs that agents were making."""

    taken: tuple[UUID, ...]
    placed: tuple[str, ...]
    back: tuple[UUID, ...]

    @property
    def counts(self) -> dict[str, int]:
        return {"taken": len(self.taken), "placed": len(self.placed), "back": len(self.back)}


class DatabaseDesk:
    """`CallDesk` on `services.calls`. `now` is the product's clock. `can_ring`: the line has a trunk."""

    def __init__(self, now: Callable[[], datetime], *, can_ring: bool = False) -> None:
        self._now, self._can_ring = now, can_ring
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="desk")
        self._calls: dict[str, DeskMemory] = {}

    async def left_open(self) -> OpenCalls:
        """Return the calls that a dead line left open; asked before the first call."""
        taken, rung = (
            await self._run(call_history.list_open_calls),
            await self._run(placed_calls.list_open_placed_calls),
        )
        return OpenCalls(taken, rung, await self._run(callback_calls.list_open_callback_calls))

    async def end_cut_off(self, left: OpenCalls) -> None:
        await self._run(placed_calls.settle_open_placed_calls, references=left.placed, now=self._now())
        await self._run(callback_calls.settle_open_callback_calls, rows=left.back, now=self._now())
        await self._run(queue_recovery.settle_cut_off_callers, call_ids=left.taken, now=self._now())
        await self._run(caller_actions.end_cut_off_calls, call_ids=left.taken, now=self._now())

    async def record_start(self, call_id: str, carrier_call_id: str, rings_from: str) -> None:
        row = await self._run(
            caller_actions.record_inbound_call, carrier_call_id=carrier_call_id[:250], direction="in", now=self._now()
        )
        self._calls[call_id] = DeskMemory(row, rings_from, puts_through=self._can_ring)

    async def record_room_call(self, call_id: str) -> None:
        memory = self._calls[call_id]
        memory.is_for_room = True
        await self._run(line_calls.record_line_call, call_id=memory.row, number=memory.rings_from, now=self._now())

    async def record_placed(self, call_id: str, reference: str) -> None:
        row = await self._run(placed_calls.record_placed_call, reference=reference, now=self._now())
        self._calls[call_id] = DeskMemory(row)

    async def record_answer(self, call_id: str) -> None:
        await self._run(placed_calls.record_placed_answer, call_id=self._calls[call_id].row, now=self._now())

    async def record_placed_end(self, reference: str, outcome: str) -> None:
        await self._run(placed_calls.end_placed_call, reference=reference, outcome=outcome, now=self._now())

    async def placed(self, reference: str) -> PlacedCallProgress | None:
        found = await self._run(placed_calls.find_placed_call, reference=reference)
        return PlacedCallProgress(found.state, found.at) if found else None

    async def record_step(self, call_id: str, state: CallState) -> None:
        memory = self._calls[call_id]
        await self._run(caller_actions.save_call_step, call_id=memory.row, state=state)
        if memory.is_for_room and state.at == JOINED:
            await self._run(line_calls.record_line_call, call_id=memory.row, number=memory.rings_from, now=self._now())

    async def ask(self, call_id: str, ask: AskDesk, sound: bytes = b"") -> DeskAnswer:
        return await self._run(desk_answers.answer_query, self._calls[call_id], ask, sound, self._now())

    async def record_heard(self, call_id: str) -> None:
        news, self._calls[call_id].news = self._calls[call_id].news, ()
        if news:  # each item is recorded once, even if the caller hears it again
            await self._run(
                caller_actions.record_news_heard, call_id=self._calls[call_id].row, news=news, now=self._now()
            )

    async def record_end(self, call_id: str, path: tuple[str, ...], outcome: str) -> None:
        call = self._calls.pop(call_id)
        if outcome == CUT_OFF:
            await self._run(queue_recovery.settle_cut_off_callers, call_ids=[call.row], now=self._now())
        elif call.waits:
            await self._run(queue_recovery.settle_hung_up_caller, call_id=call.row, now=self._now())
        await self._run(caller_actions.end_call, call_id=call.row, path=path, outcome=outcome, now=self._now())
        if call.is_for_room:
            await self._run(line_calls.record_line_call, call_id=call.row, number=call.rings_from, now=self._now())

    def row_of(self, call_id: str) -> UUID | None:
        """Return the call's record; None: it is not written yet, or the call is over."""
        memory = self._calls.get(call_id)
        return memory.row if memory else None

    def take_up(self, call_id: str, memory: DeskMemory) -> None:
        """Continue a call that another process has had."""
        self._calls[call_id] = memory

    def put_down(self, call_id: str) -> DeskMemory | None:
        """Return the desk's memory of this call, for the process that continues it; None: the call is over."""
        return self._calls.pop(call_id, None)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _run(self, action: Callable[Given, Got], *args: Given.args, **values: Given.kwargs) -> Got:
        def run() -> Got:
            with fresh_connections():
                return action(*args, **values)

        return await asyncio.get_running_loop().run_in_executor(self._threads, run)


# Database connections in the line's threads, which outlive many connections


@contextmanager
def fresh_connections() -> Iterator[None]:
    """Replace a connection that the database has dropped, and leave no old connection with an idle thread."""
    close_old_connections()
    try:
        yield
    finally:
        close_old_connections()
