"""What the switchboard asks of the queue. Awaited beside the audio loop; nothing here may block it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from typing import Protocol, TypeVar
from uuid import UUID

from victimcare.channels.phone.connections import fresh_connections
from victimcare.services.calls.callbacks.line_calls import Went
from victimcare.services.calls.taking import back_calls, talking
from victimcare.services.calls.taking.agents import NeedsRest, NotFree, NothingRings, NothingToFinish, NotSignedOn
from victimcare.services.calls.taking.back_calls import MayDial
from victimcare.services.calls.taking.talking import Seen
from victimcare.services.calls.waiting.sounding import Sound
from victimcare.services.ports.desk_phone import Missed

Got = TypeVar("Got")


class Gone(Exception):
    """What rang does not ring any more."""


class Floor(Protocol):
    """Calls and members of staff by their public ids."""

    async def see(self, sound: Sound) -> Seen:
        """Who is offered to whom, who has whom and who waits, after one more round of routing by whose browsers we
        hear."""
        ...

    async def answer(self, agent_id: UUID) -> None:
        """Their own telephone was picked up. Raises Gone."""

    async def end(self, agent_id: UUID) -> None:
        """Their own telephone was put down."""

    async def not_answered(self, agent_id: UUID, call_id: UUID) -> None:
        """Their own telephone is busy or refuses."""

    async def not_there(self, agent_id: UUID, call_id: UUID) -> None:
        """The call is theirs and their telephone is gone: whoever is on it waits for another."""

    async def free_again(self, agent_id: UUID, *, is_there: bool) -> None:
        """The colleague who was asked is ready again; away where they did not answer."""

    async def take_up_back(self, row: UUID) -> bool:
        """This line rings her back. False: another does, or it is over."""

    async def dial_back(self, row: UUID) -> MayDial | None:
        """Her number, by the gate's answer at this moment; None: she is not rung now."""

    async def back_picked_up(self, row: UUID) -> None:
        """By somebody or something."""

    async def back_over(self, row: UUID, how: Went) -> None:
        """Nothing where it was over already."""

    async def hand_over(self, agent_id: UUID, to: UUID) -> None:
        """The colleague who was asked has answered: the call is theirs. Raises Gone."""

    async def partner(self, row: UUID, name: str, missed: Missed | None) -> None:
        """Somebody outside came into this call; or why they are not in it."""


class ServicesFloor:
    """`Floor` on `services.calls.taking.talking`. `now` is the product's clock."""

    def __init__(self, now: Callable[[], datetime], *, line: str = "") -> None:
        self._now, self._line = now, line
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="floor")

    async def see(self, sound: Sound) -> Seen:
        return await self._run(talking.see, line=self._line, sound=sound)

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

    async def free_again(self, agent_id: UUID, *, is_there: bool) -> None:
        await self._run(talking.free_again, colleague_id=agent_id, is_there=is_there)

    async def take_up_back(self, row: UUID) -> bool:
        return await self._run(back_calls.take_up, row=row)

    async def dial_back(self, row: UUID) -> MayDial | None:
        return await self._run(back_calls.dial, row=row)

    async def back_picked_up(self, row: UUID) -> None:
        await self._run(back_calls.picked_up, row=row)

    async def back_over(self, row: UUID, how: Went) -> None:
        await self._run(back_calls.over, row=row, how=how)

    async def hand_over(self, agent_id: UUID, to: UUID) -> None:
        try:
            await self._run(talking.hand_over_for, agent_id=agent_id, to=to)
        except (NotSignedOn, NothingToFinish, NotFree, NeedsRest) as gone:
            raise Gone from gone

    async def partner(self, row: UUID, name: str, missed: Missed | None) -> None:
        await self._run(talking.partner_came, call_id=row, name=name, missed=missed)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _run(self, do: Callable[..., Got], **values: object) -> Got:
        ask = partial(_asked, partial(do, now=self._now(), **values))
        return await asyncio.get_running_loop().run_in_executor(self._threads, ask)


def _asked(do: Callable[[], Got]) -> Got:
    with fresh_connections():
        return do()
