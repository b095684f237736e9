"""Defines what the switchboard asks of the queue, and implements it on the database. It is awaited beside the audio
loop, which it must never block."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from typing import Any, Protocol, TypeVar
from uuid import UUID

import structlog

from victimcare.channels.phone.call_desk import fresh_connections
from victimcare.services.calls.agents import agent_calls, callback_calls
from victimcare.services.calls.agents.agent_calls import QueueSnapshot
from victimcare.services.calls.agents.agent_duty import (
    AgentSignedOff,
    CallOfferGone,
    ColleagueBusy,
    ColleagueNeedsRest,
    ConversationMissing,
)
from victimcare.services.calls.agents.callback_calls import DialPermission
from victimcare.services.calls.call_queue.queue_state import BrowserSound
from victimcare.services.calls.placed_calls import CallbackCallResult
from victimcare.services.ports.desk_telephone import GuestMissReason

Got = TypeVar("Got")


class OfferGone(Exception):
    """The call that was ringing is no longer offered."""


class QueuePort(Protocol):
    """Calls and members of staff by their public ids."""

    async def see(self, sound: BrowserSound) -> QueueSnapshot:
        """Return which call is offered to which agent, who has whom and who waits, after one more round of routing that
        considers whose browsers are heard."""
        ...

    async def answer(self, agent_id: UUID) -> None:
        """Record that the agent's own telephone was picked up. Raises OfferGone."""

    async def end(self, agent_id: UUID) -> None:
        """Record that the agent's own telephone was put down."""

    async def not_answered(self, agent_id: UUID, call_id: UUID) -> None:
        """Record that the agent's own telephone is busy or refuses."""

    async def not_there(self, agent_id: UUID, call_id: UUID) -> None:
        """Record that the agent has the call but their telephone is gone: the caller waits for another agent."""

    async def free_again(self, agent_id: UUID, *, is_there: bool) -> None:
        """Make the colleague who was asked ready again, or away if they did not answer."""

    async def take_up_back(self, row: UUID) -> bool:
        """Claim this call back for this line. False: another line makes it, or it is over."""

    async def dial_back(self, row: UUID) -> DialPermission | None:
        """Return the victim's number, if the contact gate allows the call at this moment; None: the victim is not rung
        now."""

    async def back_picked_up(self, row: UUID) -> None:
        """Record that a person or a machine has picked up."""

    async def back_over(self, row: UUID, how: CallbackCallResult) -> None:
        """Record the result. No effect if the call was over already."""

    async def hand_over(self, agent_id: UUID, to: UUID) -> None:
        """Hand the call over to the colleague who was asked and has answered. Raises OfferGone."""

    async def partner(self, row: UUID, name: str, missed: GuestMissReason | None) -> None:
        """Record that a guest from outside came into this call, or why they did not, or left."""


class DatabaseQueue:
    """`QueuePort` on `services.calls.agents`. `now` is the product's clock."""

    def __init__(self, now: Callable[[], datetime], *, line: str = "") -> None:
        self._now, self._line = now, line
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="floor")

    async def see(self, sound: BrowserSound) -> QueueSnapshot:
        return await self._run(agent_calls.take_queue_snapshot, line=self._line, sound=sound)

    async def answer(self, agent_id: UUID) -> None:
        try:
            await self._run(agent_calls.answer_for_agent, agent_id=agent_id)
        except (CallOfferGone, AgentSignedOff) as gone:
            raise OfferGone from gone

    async def end(self, agent_id: UUID) -> None:
        await self._run(agent_calls.end_for_agent, agent_id=agent_id)

    async def not_answered(self, agent_id: UUID, call_id: UUID) -> None:
        await self._run(agent_calls.record_unanswered_offer, agent_id=agent_id, call_id=call_id)

    async def not_there(self, agent_id: UUID, call_id: UUID) -> None:
        await self._run(agent_calls.requeue_unheard_caller, agent_id=agent_id, call_id=call_id)

    async def free_again(self, agent_id: UUID, *, is_there: bool) -> None:
        await self._run(agent_calls.release_colleague, colleague_id=agent_id, is_there=is_there)

    async def take_up_back(self, row: UUID) -> bool:
        return await self._run(callback_calls.claim_callback_call, row=row)

    async def dial_back(self, row: UUID) -> DialPermission | None:
        return await self._run(callback_calls.authorise_dialling, row=row)

    async def back_picked_up(self, row: UUID) -> None:
        await self._run(callback_calls.record_callback_answer, row=row)

    async def back_over(self, row: UUID, how: CallbackCallResult) -> None:
        await self._run(callback_calls.end_callback_call, row=row, how=how)

    async def hand_over(self, agent_id: UUID, to: UUID) -> None:
        try:
            await self._run(agent_calls.hand_over_for_agent, agent_id=agent_id, to=to)
        except (AgentSignedOff, ConversationMissing, ColleagueBusy, ColleagueNeedsRest) as gone:
            raise OfferGone from gone

    async def partner(self, row: UUID, name: str, missed: GuestMissReason | None) -> None:
        await self._run(agent_calls.note_partner_result, call_id=row, name=name, missed=missed)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _run(self, do: Callable[..., Got], **values: object) -> Got:
        ask = partial(_ask_services, partial(do, now=self._now(), **values))
        return await asyncio.get_running_loop().run_in_executor(self._threads, ask)


def _ask_services(do: Callable[[], Got]) -> Got:
    with fresh_connections():
        return do()


# Work beside the rounds of the switchboard; a failure in it is logged and stops nothing else

log = structlog.get_logger(__name__)


class BackgroundTasks:
    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def do(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    async def finish(self, within: float) -> None:
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=within)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (problem := task.exception()) is not None:
            log.error("line.switchboard_failed", error=type(problem).__name__)
