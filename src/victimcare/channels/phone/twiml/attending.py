"""What follows from a turn: what is on record of it, what the desk is asked, and who is rung."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial

import structlog

from victimcare.channels.phone.twiml.memory import Memory
from victimcare.channels.phone.twiml.turns import Turn, is_waiting
from victimcare.channels.phone.twiml.working import working
from victimcare.rules.calls import Answered, Ask, Asks, Event, Reply, TurnCame, outcome
from victimcare.services import clock
from victimcare.services.calls import hosted, placed
from victimcare.services.calls.hosted import Held
from victimcare.services.ports import TryLater
from victimcare.services.ports.hosted import Became, HostedLine, NotThere, Told

_TRIES, _BETWEEN = 12, 0.6  # a recording is there some seconds after its end

log = structlog.get_logger()


def answered() -> Event:
    return Answered()


def attend(held: Held, turn: Turn, line: HostedLine) -> None:
    """Have it on record before the carrier is answered; what is asked is asked meanwhile."""
    memory = working.record(held.call_id, held.turn, turn.memory, turn.records)
    if turn.is_over:
        if held.reference:
            placed.end(reference=held.reference, outcome=outcome(memory.state.path), now=clock.now())
        return
    if memory.desk != turn.memory.desk:
        hosted.remember(call_id=held.call_id, change=partial(_with_desk, memory.desk))
    if turn.asks:
        working.ask(held.call_id, held.turn, memory, turn.asks, sound=lambda: _fetched(line, memory.recording))


def came_meanwhile(held: Held, memory: Memory, told: Told) -> Event | None:
    """Whether somebody has answered for her, while she waits for a person."""
    if told.became is not Became.UNDER_WAY or told.keys or not is_waiting(memory):
        return None
    reply = working.reply(held.call_id, held.turn, memory, Ask(Asks.TURN, language=memory.state.language))
    return TurnCame() if reply is Reply.YOURS else None


def whom(held: Held, turn: Turn) -> str:
    """Whom the carrier rings for her; empty: nobody."""
    return ""


def _with_desk(desk: str, kept: bytes) -> bytes:
    return replace(Memory.from_bytes(kept), desk=desk).as_bytes()


async def _fetched(line: HostedLine, recording: str) -> bytes:
    """What she has said, which then lies with us alone."""
    for _ in range(_TRIES):
        try:
            sound = await asyncio.to_thread(line.recording, recording)
        except (NotThere, TryLater):
            await asyncio.sleep(_BETWEEN)
        else:
            return sound
    raise NotThere(recording)
