"""What every caller hears first while a major incident is open: asked for every few seconds, beside the calls."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from victimcare.channels.phone.call_desk import fresh_connections

log = structlog.get_logger(__name__)

LOOK_EVERY = 5.0  # seconds


class LineGreeting:
    """`find`: returns the words now, empty for none; it may ask the database. `sound`: the words as mu-law."""

    def __init__(self, find: Callable[[], str], speak: Callable[[str], Awaitable[bytes]]) -> None:
        self._find, self._speak = find, speak
        self._words = ""
        self.sound = b""
        self._looking: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._looking = asyncio.get_running_loop().create_task(self._look_again_and_again())

    def stop(self) -> None:
        if self._looking is not None:
            self._looking.cancel()

    async def _look_again_and_again(self) -> None:
        while True:
            await self.look()
            await asyncio.sleep(LOOK_EVERY)

    async def look(self) -> None:
        """Ask for the words, and speak them if they have changed. While the database is away they stay as they were."""
        try:
            words = await asyncio.to_thread(self._find_words)
            if words != self._words:
                self.sound = await self._speak(words) if words else b""
                self._words = words
        except Exception as problem:
            log.error("line.greeting_not_known", error=type(problem).__name__)

    def _find_words(self) -> str:
        with fresh_connections():
            return self._find()
