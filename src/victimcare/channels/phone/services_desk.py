"""The line's desk as the product has it: rows in the database, written in threads beside the audio loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import ParamSpec, TypeVar
from uuid import UUID

from victimcare.channels.phone import answers
from victimcare.channels.phone.connections import fresh_connections
from victimcare.channels.phone.desk import Answer, Placed
from victimcare.channels.phone.desk_memory import DeskMemory
from victimcare.rules.calls import AskDesk, CallState
from victimcare.services.calls import actions, placed, queries
from victimcare.services.calls.placed import CUT_OFF
from victimcare.services.calls.taking import back_calls
from victimcare.services.calls.waiting import settling

_THREADS = 8  # each holds a connection; a code's slow hash takes a core for 50 ms

Given = ParamSpec("Given")
Got = TypeVar("Got")


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Calls of lines that died: those that they took, by the references of their messages those they placed, and those
    by which somebody at the desk was ringing back."""

    taken: tuple[UUID, ...]
    placed: tuple[str, ...]
    back: tuple[UUID, ...]

    @property
    def counts(self) -> dict[str, int]:
        return {"taken": len(self.taken), "placed": len(self.placed), "back": len(self.back)}


class ServicesDesk:
    """`Desk` on `services.calls`. `now` is the product's clock. `can_ring`: the line has a trunk."""

    def __init__(self, now: Callable[[], datetime], *, can_ring: bool = False) -> None:
        self._now, self._can_ring = now, can_ring
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="desk")
        self._calls: dict[str, DeskMemory] = {}

    async def left_open(self) -> LeftOpen:
        """What a line which died has left open; asked before the first call."""
        taken, rung = await self._run(queries.left_open), await self._run(placed.left_open)
        return LeftOpen(taken, rung, await self._run(back_calls.left_open))

    async def end_cut_off(self, left: LeftOpen) -> None:
        await self._run(placed.settle_left_open, references=left.placed, now=self._now())
        await self._run(back_calls.settle_left_open, rows=left.back, now=self._now())
        await self._run(settling.settle_cut_off, call_ids=left.taken, now=self._now())
        await self._run(actions.end_cut_off, call_ids=left.taken, now=self._now())

    async def record_start(self, call_id: str, carrier_call_id: str, rings_from: str) -> None:
        row = await self._run(actions.begin, carrier_call_id=carrier_call_id[:250], direction="in", now=self._now())
        self._calls[call_id] = DeskMemory(row, rings_from, puts_through=self._can_ring)

    async def record_placed(self, call_id: str, reference: str) -> None:
        row = await self._run(placed.begin, reference=reference, now=self._now())
        self._calls[call_id] = DeskMemory(row)

    async def record_answer(self, call_id: str) -> None:
        await self._run(placed.answered, call_id=self._calls[call_id].row, now=self._now())

    async def record_placed_end(self, reference: str, outcome: str) -> None:
        await self._run(placed.end, reference=reference, outcome=outcome, now=self._now())

    async def placed(self, reference: str) -> Placed | None:
        found = await self._run(placed.find, reference=reference)
        return Placed(found.state, found.at) if found else None

    async def record_step(self, call_id: str, state: CallState) -> None:
        await self._run(actions.at_step, call_id=self._calls[call_id].row, state=state)

    async def ask(self, call_id: str, ask: AskDesk, sound: bytes = b"") -> Answer:
        return await self._run(answers.answer, self._calls[call_id], ask, sound, self._now())

    async def record_heard(self, call_id: str) -> None:
        news, self._calls[call_id].news = self._calls[call_id].news, ()
        if news:  # heard again, nothing is told twice
            await self._run(actions.heard, call_id=self._calls[call_id].row, news=news, now=self._now())

    async def record_end(self, call_id: str, path: tuple[str, ...], outcome: str) -> None:
        call = self._calls.pop(call_id)
        if outcome == CUT_OFF:
            await self._run(settling.settle_cut_off, call_ids=[call.row], now=self._now())
        elif call.waits:
            await self._run(settling.settle_hung_up, call_id=call.row, now=self._now())
        await self._run(actions.end, call_id=call.row, path=path, outcome=outcome, now=self._now())

    def row_of(self, call_id: str) -> UUID | None:
        """The call's record; None: it is not written yet, or over."""
        memory = self._calls.get(call_id)
        return memory.row if memory else None

    def take_up(self, call_id: str, memory: DeskMemory) -> None:
        """Go on with a call that another process has had."""
        self._calls[call_id] = memory

    def put_down(self, call_id: str) -> DeskMemory | None:
        """What is in mind of this call, for whichever process goes on with it; None: it is over."""
        return self._calls.pop(call_id, None)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _run(self, action: Callable[Given, Got], *args: Given.args, **values: Given.kwargs) -> Got:
        def run() -> Got:
            with fresh_connections():
                return action(*args, **values)

        return await asyncio.get_running_loop().run_in_executor(self._threads, run)
