"""What the switchboard asks of the queue. Awaited beside the audio loop; nothing here may block it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from typing import Protocol, TypeVar
from uuid import UUID

from django.db import close_old_connections

from victimcare.services.calls.taking import talking
from victimcare.services.calls.taking.agents import NothingRings, NotSignedOn
from victimcare.services.calls.taking.talking import Seen

Got = TypeVar("Got")


class Gone(Exception):
    """What rang does not ring any more."""


class Floor(Protocol):
    """Calls and members of staff by their public ids."""

    async def see(self) -> Seen:
        """Who is offered to whom, who has whom and who waits, after one more round of routing."""
        ...

    async def answer(self, agent_id: UUID) -> None:
        """Their own telephone was picked up. Raises Gone."""

    async def end(self, agent_id: UUID) -> None:
        """Their own telephone was put down."""

    async def not_answered(self, agent_id: UUID, call_id: UUID) -> None:
        """Their own telephone is busy or refuses."""

    async def not_there(self, agent_id: UUID, call_id: UUID) -> None:
        """The call is theirs and their telephone is gone: whoever is on it waits for another."""

    async def free_again(self, agent_id: UUID) -> None:
        """The colleague who was asked is ready again."""


class ServicesFloor:
    """`Floor` on `services.calls.taking.talking`. `now` is the product's clock."""

    def __init__(self, now: Callable[[], datetime], *, line: str = "") -> None:
        self._now, self._line = now, line
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="floor")

    async def see(self) -> Seen:
        return await self._run(talking.see, line=self._line)

    async def answer(self, agent_id: UUID) -> None:
        try:
            await self._run(talking.answer_for, agent_id=agent_id)
        except (NothingRings, NotSignedOn) as gone:
            raise Gone from gone

    async def end(self, agent_id: UUID) -> None:
        await self._run(talking.end_for, agent_id=agent_id)

    async def not_answered(self, agent_id: UUID, call_id: UUID) -> None:
        await self._run(talking.not_answered, agent_id=agent_id, call_id=call_id)

    async def not_there(self, agent_id: UUID, call_id: UUID) -> None:
        await self._run(talking.not_there, agent_id=agent_id, call_id=call_id)

    async def free_again(self, agent_id: UUID) -> None:
        await self._run(talking.free_again, colleague_id=agent_id)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _run(self, do: Callable[..., Got], **values: object) -> Got:
        ask = partial(_asked, partial(do, now=self._now(), **values))
        return await asyncio.get_running_loop().run_in_executor(self._threads, ask)


def _asked(do: Callable[[], Got]) -> Got:
    close_old_connections()  # a connection that the database has dropped is replaced
    try:
        return do()
    finally:
        close_old_connections()
