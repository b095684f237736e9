"""Implements the line's desk on the database, in threads beside the audio loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import ParamSpec, TypeVar
from uuid import UUID

from victimcare.channels.phone import desk_answers
from victimcare.channels.phone.call_desk import DeskAnswer, DeskMemory, PlacedCallProgress, fresh_connections
from victimcare.rules.calls import AskDesk, CallState
from victimcare.services.calls import call_history, caller_actions, placed_calls
from victimcare.services.calls.agents import callback_calls
from victimcare.services.calls.call_queue import queue_recovery
from victimcare.services.calls.placed_calls import CUT_OFF

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
        await self._run(caller_actions.save_call_step, call_id=self._calls[call_id].row, state=state)

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
