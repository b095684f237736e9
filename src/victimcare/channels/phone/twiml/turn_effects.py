"""Carries out the effects of a turn: writes its records, asks the desk, finds the agent to ring, and starts and ends
calls that the carrier places for us."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from victimcare.channels.phone import call_desk
from victimcare.channels.phone.call_desk import DatabaseDesk, fresh_connections
from victimcare.channels.phone.desk_memory import DeskAnswer, DeskMemory
from victimcare.channels.phone.twiml.call_turns import (
    CallTurn,
    TurnMemory,
    apply_event,
    is_waiting_for_agent,
    read_turn,
)
from victimcare.rules.calls import (
    AgentAnswered,
    AskDesk,
    DeskQuery,
    MachineReady,
    PersonAnswered,
    ReplyArrived,
    SpeechFinished,
    SpokenPart,
    advance_call,
    call_outcome,
)
from victimcare.rules.clock import london_date
from victimcare.services import clock
from victimcare.services.calls import hosted_calls, placed_calls
from victimcare.services.calls.hosted_calls import HostedCallState
from victimcare.services.messages import channel_rules
from victimcare.services.ports import SendDeferred
from victimcare.services.ports.hosted_calls import (
    CallProgress,
    CarrierRequest,
    HostedLine,
    PickedUpBy,
    RecordingMissing,
)
from victimcare.wording import tell

# A caller's message is fetched from the carrier as soon as it is there, so that the caller hears whether it is kept.

_FETCH_TRIES, _FETCH_PAUSE = 12, 0.6  # a recording is there some seconds after its end


def recording_fetcher(line: HostedLine, recording: str) -> Callable[[], Coroutine[Any, Any, bytes]]:
    """Returns a function that fetches the recording. It raises RecordingMissing if the recording is not there in time;
    the job that always stores recordings goes on."""

    async def fetch() -> bytes:
        for _ in range(_FETCH_TRIES):
            try:
                return await asyncio.to_thread(line.recording, recording)
            except (RecordingMissing, SendDeferred):
                await asyncio.sleep(_FETCH_PAUSE)
        raise RecordingMissing(recording)

    return fetch


# The desk's part of calls that a hosted carrier holds, done beside the requests that ask for it.
#
# It runs in one event loop in its own thread, started when a process first needs it. Records are waited for. Questions
# to the desk go on after the carrier has its answer, so that the time they take cannot be heard. If a process dies, its
# open questions are lost: the flow goes on without them, as with any desk that does not answer.

RECORD_SECONDS = 12.0  # that a request waits for its records: longer than the desk may take

Given = ParamSpec("Given")
Got = TypeVar("Got")
FetchSound = Callable[[], Coroutine[Any, Any, bytes]]  # fetches a caller's message when the desk needs it


async def _no_sound() -> bytes:
    return b""


class DeskWorker:
    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._desk: DatabaseDesk | None = None
        self._under_way: set[asyncio.Task[None]] = set()

    def record(
        self, call_id: UUID, turn: int, memory: TurnMemory, records: tuple[call_desk.DeskRecord, ...]
    ) -> TurnMemory:
        """Write these records, in order. Returns the memory as the desk leaves it."""
        if not records:
            return memory
        return asyncio.run_coroutine_threadsafe(
            self._record(f"{call_id}/{turn}", memory, records), self._running()
        ).result(RECORD_SECONDS * len(records))

    def ask(
        self, call_id: UUID, turn: int, memory: TurnMemory, asks: tuple[AskDesk, ...], sound: FetchSound = _no_sound
    ) -> None:
        """Ask these questions, in order, without waiting, and store the replies in the call's memory."""
        if asks:
            self._running().call_soon_threadsafe(self._start, self._ask(call_id, turn, memory, asks, sound))

    def settled(self) -> None:
        """Wait until nothing is under way."""
        if self._loop is not None:
            asyncio.run_coroutine_threadsafe(self._settled(), self._loop).result(RECORD_SECONDS)

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._turn:
            if self._loop is None:
                self._desk = DatabaseDesk(clock.current_time)
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

    async def _record(self, key: str, memory: TurnMemory, records: tuple[call_desk.DeskRecord, ...]) -> TurnMemory:
        desk = self._taken_up(key, memory)
        for record in records:
            await call_desk.attempt_desk_work(key, partial(record, desk, key))
        return self._put_down(key, memory)

    async def _ask(
        self, call_id: UUID, turn: int, memory: TurnMemory, asks: tuple[AskDesk, ...], sound: FetchSound
    ) -> None:
        key = f"{call_id}/{turn}/ask"
        for ask in asks:
            said: dict[SpokenPart, tuple[str, ...]] = {}
            desk = self._taken_up(key, memory)
            heard = await _try_fetching(key, sound) if ask.what is DeskQuery.VOICEMAIL else b""
            reply = await call_desk.ask_desk(desk, key, ask, partial(_keep_spoken, said), heard)
            memory = self._put_down(key, memory)
            change = partial(_with_reply, desk=memory.desk, reply=reply, said=said)
            await call_desk.attempt_desk_work(
                key, partial(_run_in_thread, hosted_calls.change_call_memory, call_id=call_id, change=change)
            )

    def _taken_up(self, key: str, memory: TurnMemory) -> DatabaseDesk:
        assert self._desk is not None
        self._desk.take_up(key, DeskMemory.from_json(memory.desk))
        return self._desk

    def _put_down(self, key: str, memory: TurnMemory) -> TurnMemory:
        assert self._desk is not None
        left = self._desk.put_down(key)
        return replace(memory, desk=left.as_json()) if left is not None else memory


desk_worker = DeskWorker()


def _with_reply(kept: bytes, *, desk: str, reply: ReplyArrived, said: Mapping[SpokenPart, tuple[str, ...]]) -> bytes:
    memory = TurnMemory.from_bytes(kept)
    state, _ = advance_call(memory.state, reply)
    return replace(memory, state=state, desk=desk, said={**memory.said, **said}).as_bytes()


async def _keep_spoken(said: dict[SpokenPart, tuple[str, ...]], answer: DeskAnswer) -> None:
    today = london_date(clock.current_time())
    for name, each in answer.said.items():
        said[name] = tuple(tell(one, manner="spoken", today=today) for one in each)


async def _try_fetching(key: str, sound: FetchSound) -> bytes:
    heard = b""

    async def work() -> None:
        nonlocal heard
        heard = await sound()

    await call_desk.attempt_desk_work(key, work)
    return heard


async def _run_in_thread(action: Callable[Given, Got], *args: Given.args, **values: Given.kwargs) -> None:
    def run() -> None:
        with fresh_connections():
            action(*args, **values)

    await asyncio.to_thread(run)


def attend_turn(held: HostedCallState, turn: CallTurn, line: HostedLine) -> None:
    """Write the turn's records before the carrier is answered; its questions are asked in the background."""
    memory = desk_worker.record(held.call_id, held.turn, turn.memory, turn.records)
    if turn.is_over:
        if held.reference:
            came_to = turn.came_to or call_outcome(memory.state.path)
            placed_calls.end_placed_call(reference=held.reference, outcome=came_to, now=clock.current_time())
        return
    if memory.desk != turn.memory.desk:
        hosted_calls.change_call_memory(call_id=held.call_id, change=partial(_with_desk, memory.desk))
    desk_worker.ask(held.call_id, held.turn, memory, turn.asks, sound=recording_fetcher(line, memory.recording))


def number_to_ring(held: HostedCallState, turn: CallTurn, line: HostedLine) -> str:
    """Return the number that the carrier rings for the waiting caller, as it dials it; empty: none."""
    if turn.is_over or not is_waiting_for_agent(turn.memory):
        return ""
    offer = hosted_calls.find_hosted_offer(call_id=held.call_id, now=clock.current_time())
    return "" if offer is None else line.dials(offer.extension)


def join_waiting_caller(call_id: UUID) -> None:
    """Put the caller through, because the agent has picked up."""
    turns: list[CallTurn] = []

    def change(kept: bytes) -> bytes:
        turn = apply_event(apply_event(CallTurn(TurnMemory.from_bytes(kept)), AgentAnswered()), SpeechFinished())
        turns.append(turn)
        return turn.memory.as_bytes()

    hosted_calls.change_call_memory(call_id=call_id, change=change)
    for turn in turns:
        desk_worker.record(call_id, 0, turn.memory, turn.records)


def _with_desk(desk: str, kept: bytes) -> bytes:
    return replace(TurnMemory.from_bytes(kept), desk=desk).as_bytes()


# Calls that the carrier places for us. What is said depends on who has picked up, and no one hears about the victim's
# case without the victim's code.

_OUTCOME_OF_SILENCE = {
    PickedUpBy.MACHINE: "machine",
    PickedUpBy.MACHINE_WAITS: "machine",
    PickedUpBy.NO_SPEECH: "nobody_spoke",
}
_OUTCOME_BY_STATUS = {
    CallProgress.NO_ANSWER: "no_answer",
    CallProgress.REFUSED: "refused",
    CallProgress.OVER: "nobody_spoke",
}


def begin_placed_turn(memory: TurnMemory, held: HostedCallState, told: CarrierRequest) -> CallTurn:
    """Return the first turn after the answer; an ended one hangs up without a word."""
    if told.became is not CallProgress.UNDER_WAY:
        return CallTurn(memory, came_to="nobody_spoke")
    if told.picked_up_by is PickedUpBy.PERSON:
        return _begin_turn(memory, held, PersonAnswered())
    words = None
    if told.picked_up_by is PickedUpBy.MACHINE_WAITS:
        words = channel_rules.find_voicemail_words(reference=held.reference, now=clock.current_time())
    if words is None:
        return CallTurn(memory, came_to=_OUTCOME_OF_SILENCE[told.picked_up_by or PickedUpBy.NO_SPEECH])
    return _begin_turn(replace(memory, said={SpokenPart.MESSAGE: (words,)}), held, MachineReady())


def end_placed_turn(held: HostedCallState, told: CarrierRequest, line: HostedLine) -> None:
    """End the call: the victim ended it, or it ended before it was answered, or after all the words were said."""
    if held.memory:
        attend_turn(held, read_turn(TurnMemory.from_bytes(held.memory), told), line)
    elif not held.turn:
        placed_calls.end_placed_call(
            reference=held.reference, outcome=_OUTCOME_BY_STATUS[told.became], now=clock.current_time()
        )


def _begin_turn(memory: TurnMemory, held: HostedCallState, event: PersonAnswered | MachineReady) -> CallTurn:
    placed_calls.record_placed_answer(call_id=held.call_id, now=clock.current_time())
    return apply_event(CallTurn(memory), event)
