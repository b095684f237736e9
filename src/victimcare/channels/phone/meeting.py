"""How a call meets the desk, whichever way it came: what is written down after each event, and what is asked."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import structlog

from victimcare.channels.phone.desk import Answer, Desk
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
from victimcare.services.calls.placed import CUT_OFF

log = structlog.get_logger(__name__)

DESK_SECONDS = 10  # longer than the flow waits for a reply: what comes later is written down but not said

Record = Callable[[Desk, str], Awaitable[None]]
Keep = Callable[[Answer], Awaitable[None]]


def records(
    before: CallState, after: CallState, verbs: tuple[CallCommand, ...], *, is_cut_off: bool = False
) -> Iterator[Record]:
    """What is to be on record of an event that led from one state to the other, in this order. `is_cut_off`: neither
    she nor the flow has ended the call."""
    if MarkNewsHeard() in verbs:  # before the step: where a path has it, what she heard is on record
        yield lambda desk, call_id: desk.record_heard(call_id)
    if len(after.path) > len(before.path):
        yield lambda desk, call_id: desk.record_step(call_id, after)
    if has_call_ended(after) and not has_call_ended(before):
        came_to = CUT_OFF if is_cut_off else call_outcome(after.path)
        yield lambda desk, call_id: desk.record_end(call_id, after.path, came_to)


async def asked(desk: Desk, call_id: str, ask: AskDesk, keep: Keep, sound: bytes = b"") -> ReplyArrived:
    """The reply, once what goes with it is kept to be said. Whatever fails is a `FAILED` that the flow has words for;
    for a code it is the words of a wrong one."""
    reply = ReplyArrived(Reply.FAILED)

    async def work() -> None:
        nonlocal reply
        answer = await desk.ask(call_id, ask, sound)
        await keep(answer)
        reply = ReplyArrived(answer.reply, answer.language)

    await attempt(call_id, work)
    return reply


async def attempt(call_id: str, work: Callable[[], Awaitable[None]]) -> None:
    """Do the desk's part. What fails is logged, and the call goes on."""
    try:
        async with asyncio.timeout(DESK_SECONDS):
            await work()
    except Exception as problem:
        # Only where it happened: the text of a database's error may hold what was keyed.
        log.error("line.desk_failed", call=call_id, error=type(problem).__name__, at=_place(problem))


def _place(problem: Exception) -> str:
    frames = traceback.extract_tb(problem.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
