"""More callers than places: those who are answered are served well, and all others are told at once."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

from tests.channels.phone.caller import Caller
from tests.channels.phone.conftest import eventually, running_line

from victimcare.channels.phone.line_process import LineSettings
from victimcare.channels.phone.line_prompts import Prompts

PLACES, TOO_MANY = 300, 20


def test_three_hundred_are_answered_the_rest_are_told_to_come_again_and_nobody_is_lost(prompts: Prompts) -> None:
    async def ring_all() -> None:
        settings = LineSettings(port=0, ceiling=PLACES)
        async with running_line(prompts, settings=settings) as running, AsyncExitStack() as held:
            callers = [await held.enter_async_context(Caller(running.address)) for _ in range(PLACES + TOO_MANY)]
            for begin in range(0, PLACES, 50):  # as many in a second as the line is designed for, and more
                answers = await asyncio.gather(*(caller.ring() for caller in callers[begin : begin + 50]))
                assert {answer.status for answer in answers} == {200}
            refused = await asyncio.gather(*(caller.ring() for caller in callers[PLACES:]))
            assert {(one.status, one.header("Retry-After")) for one in refused} == {(503, "10")}
            assert len(running.line.endpoint.calls) == PLACES

            stranger = callers[-1]
            assert (await stranger.ask("OPTIONS")).status == 200, "full is not away"
            await eventually(lambda: all(len(caller.heard) > 5 for caller in callers[:PLACES]), within=120)

            first = callers[0]
            assert (await first.ask("INVITE", body=first.offer(direction="sendonly"))).status == 200
            assert (await first.hang_up()).status == 200
            assert (await stranger.ring()).status == 200, "a place that is free again is taken"
            assert running.line.endpoint.wire.counts["failed"] == 0
            for caller in callers[1:PLACES]:
                caller.is_hung_up.set()  # the line hangs up on them all as it closes

    asyncio.run(ring_all())
