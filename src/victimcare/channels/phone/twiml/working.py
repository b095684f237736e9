"""The desk's part of calls that a hosted carrier holds, done beside the requests that ask for it.

One event loop in a thread of its own, the first time that it is needed in a process. What is to be on record is waited
for; what is asked goes on after the carrier has its answer, so that how fast it went cannot be heard. A process that
dies takes what it was asking with it: the flow goes on without, as with any desk that does not answer.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from victimcare.channels.phone import meeting
from victimcare.channels.phone.connections import fresh_connections
from victimcare.channels.phone.desk import Answer
from victimcare.channels.phone.desk_memory import DeskMemory
from victimcare.channels.phone.services_desk import ServicesDesk
from victimcare.channels.phone.twiml.memory import Memory
from victimcare.rules.calls import AskDesk, DeskQuery, ReplyArrived, SpokenPart, advance_call
from victimcare.rules.clock import london_date
from victimcare.services import clock
from victimcare.services.calls import hosted
from victimcare.wording import tell

RECORD_SECONDS = 12.0  # that a request waits for what is to be on record: longer than the desk is given

Given = ParamSpec("Given")
Got = TypeVar("Got")
Sound = Callable[[], Coroutine[Any, Any, bytes]]  # what she has said, fetched when it is handed on


async def _no_sound() -> bytes:
    return b""


class Working:
    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._desk: ServicesDesk | None = None
        self._under_way: set[asyncio.Task[None]] = set()

    def record(self, call_id: UUID, turn: int, memory: Memory, records: tuple[meeting.Record, ...]) -> Memory:
        """Write these down, in order. Returns the memory as the desk leaves it."""
        if not records:
            return memory
        return asyncio.run_coroutine_threadsafe(
            self._record(f"{call_id}/{turn}", memory, records), self._running()
        ).result(RECORD_SECONDS * len(records))

    def ask(
        self, call_id: UUID, turn: int, memory: Memory, asks: tuple[AskDesk, ...], sound: Sound = _no_sound
    ) -> None:
        """Ask these, in order, and keep the replies in the call's memory; nothing is waited for."""
        if asks:
            self._running().call_soon_threadsafe(self._start, self._ask(call_id, turn, memory, asks, sound))

    def settled(self) -> None:
        """Wait until nothing is under way."""
        if self._loop is not None:
            asyncio.run_coroutine_threadsafe(self._settled(), self._loop).result(RECORD_SECONDS)

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._turn:
            if self._loop is None:
                self._desk = ServicesDesk(clock.current_time)
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="hosted calls", daemon=True).start()
            return self._loop

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _settled(self) -> None:
        if self._under_way:
            await asyncio.wait(self._under_way)

    async def _record(self, key: str, memory: Memory, records: tuple[meeting.Record, ...]) -> Memory:
        desk = self._taken_up(key, memory)
        for record in records:
            await meeting.attempt(key, partial(record, desk, key))
        return self._put_down(key, memory)

    async def _ask(self, call_id: UUID, turn: int, memory: Memory, asks: tuple[AskDesk, ...], sound: Sound) -> None:
        key = f"{call_id}/{turn}/ask"
        for ask in asks:
            said: dict[SpokenPart, tuple[str, ...]] = {}
            desk = self._taken_up(key, memory)
            heard = await _tried(key, sound) if ask.what is DeskQuery.VOICEMAIL else b""
            reply = await meeting.asked(desk, key, ask, partial(_told, said), heard)
            memory = self._put_down(key, memory)
            change = partial(_with_reply, desk=memory.desk, reply=reply, said=said)
            await meeting.attempt(key, partial(_in_thread, hosted.remember, call_id=call_id, change=change))

    def _taken_up(self, key: str, memory: Memory) -> ServicesDesk:
        assert self._desk is not None
        self._desk.take_up(key, DeskMemory.from_json(memory.desk))
        return self._desk

    def _put_down(self, key: str, memory: Memory) -> Memory:
        assert self._desk is not None
        left = self._desk.put_down(key)
        return replace(memory, desk=left.as_json()) if left is not None else memory


working = Working()


def _with_reply(kept: bytes, *, desk: str, reply: ReplyArrived, said: Mapping[SpokenPart, tuple[str, ...]]) -> bytes:
    memory = Memory.from_bytes(kept)
    state, _ = advance_call(memory.state, reply)
    return replace(memory, state=state, desk=desk, said={**memory.said, **said}).as_bytes()


async def _told(said: dict[SpokenPart, tuple[str, ...]], answer: Answer) -> None:
    today = london_date(clock.current_time())
    for name, each in answer.said.items():
        said[name] = tuple(tell(one, manner="spoken", today=today) for one in each)


async def _tried(key: str, sound: Sound) -> bytes:
    heard = b""

    async def work() -> None:
        nonlocal heard
        heard = await sound()

    await meeting.attempt(key, work)
    return heard


async def _in_thread(action: Callable[Given, Got], *args: Given.args, **values: Given.kwargs) -> None:
    def run() -> None:
        with fresh_connections():
            action(*args, **values)

    await asyncio.to_thread(run)
