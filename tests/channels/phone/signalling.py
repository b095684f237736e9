"""A line with one caller, for tests of what goes over the wire."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from tests.channels.phone.caller import Caller, SipText
from tests.channels.phone.conftest import Running, eventually, running_line

from victimcare.channels.phone.line_process import LineSettings
from victimcare.channels.phone.line_prompts import Prompts

Talk = Callable[[Running, Caller], Awaitable[None]]


def with_a_line(prompts: Prompts, talk: Talk, **settings_of_line: object) -> Running:
    async def run() -> Running:
        line_settings = LineSettings(port=0, **settings_of_line)  # type: ignore[arg-type]
        async with running_line(prompts, settings=line_settings) as running, Caller(running.address) as caller:
            await talk(running, caller)
            return running

    return asyncio.run(run())


async def answers(caller: Caller, count: int) -> list[SipText]:
    """Waits for so many final responses."""

    def finals() -> list[SipText]:
        return [message for message in caller.messages if message.status >= 200]

    await eventually(lambda: len(finals()) >= count)
    return finals()
