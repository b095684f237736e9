"""What follows from a turn: what is on record of it, what the desk is asked, and who is rung."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID

from victimcare.channels.phone.twiml.keeping import sound_of
from victimcare.channels.phone.twiml.memory import Memory
from victimcare.channels.phone.twiml.turns import Turn, happens, is_waiting
from victimcare.channels.phone.twiml.working import working
from victimcare.rules.calls import AgentAnswered, SpeechFinished, call_outcome
from victimcare.services import clock
from victimcare.services.calls import hosted, placed
from victimcare.services.calls.hosted import Held
from victimcare.services.calls.waiting import hosted_queue
from victimcare.services.ports.hosted import HostedLine


def attend(held: Held, turn: Turn, line: HostedLine) -> None:
    """Have it on record before the carrier is answered; what is asked is asked meanwhile."""
    memory = working.record(held.call_id, held.turn, turn.memory, turn.records)
    if turn.is_over:
        if held.reference:
            came_to = turn.came_to or call_outcome(memory.state.path)
            placed.end(reference=held.reference, outcome=came_to, now=clock.current_time())
        return
    if memory.desk != turn.memory.desk:
        hosted.remember(call_id=held.call_id, change=partial(_with_desk, memory.desk))
    working.ask(held.call_id, held.turn, memory, turn.asks, sound=sound_of(line, memory.recording))


def whom(held: Held, turn: Turn, line: HostedLine) -> str:
    """Whom the carrier rings for her while she waits, as it dials them; empty: nobody."""
    if turn.is_over or not is_waiting(turn.memory):
        return ""
    offer = hosted_queue.offered(call_id=held.call_id, now=clock.current_time())
    return "" if offer is None else line.dials(offer.extension)


def joins(call_id: UUID) -> None:
    """Whoever was rung for her has picked up: she is put through."""
    turns: list[Turn] = []

    def change(kept: bytes) -> bytes:
        turn = happens(happens(Turn(Memory.from_bytes(kept)), AgentAnswered()), SpeechFinished())
        turns.append(turn)
        return turn.memory.as_bytes()

    hosted.remember(call_id=call_id, change=change)
    for turn in turns:
        working.record(call_id, 0, turn.memory, turn.records)


def _with_desk(desk: str, kept: bytes) -> bytes:
    return replace(Memory.from_bytes(kept), desk=desk).as_bytes()
