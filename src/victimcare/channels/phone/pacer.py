"""The one clock of the line."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

import structlog

log = structlog.get_logger(__name__)

TICK = 0.02  # seconds; the length of a packet of sound
_LATE = 10 * TICK  # later than this the clock starts afresh, so that a stall is not followed by a burst


class Paced(Protocol):
    """What has something to do every 20 ms. `on_lost`: it failed at that, and is given no more turns."""

    on_lost: Callable[[], None]

    def tick(self) -> None: ...


class Pacer:
    """The one clock: every 20 ms those that mix have their turn, then each call sends its packet."""

    def __init__(self, tick: float = TICK) -> None:
        self.every = tick  # anything else than 20 ms is for tests: a whole call in a tenth of its time
        self._first: dict[Paced, None] = {}
        self._calls: dict[Paced, None] = {}  # in order of arrival
        self._timer: asyncio.TimerHandle | None = None
        self._next = 0.0

    def add(self, paced: Paced) -> None:
        self._calls[paced] = None
        self._run()

    def add_first(self, paced: Paced) -> None:
        """One whose turn comes before the calls', so that what it mixes leaves in the same tick."""
        self._first[paced] = None
        self._run()

    def remove(self, paced: Paced) -> None:
        self._first.pop(paced, None)
        self._calls.pop(paced, None)

    def _run(self) -> None:
        if self._timer is None:
            self._next = asyncio.get_running_loop().time()
            self._tick()

    def _tick(self) -> None:
        for turn in (self._first, self._calls):
            for paced in list(turn):
                if paced not in turn:
                    continue  # ended in the turn of another
                try:
                    paced.tick()
                except Exception as problem:  # a fault in one call must not silence the others
                    log.exception("line.tick_failed", error=type(problem).__name__)
                    self.remove(paced)
                    paced.on_lost()
        if not (self._first or self._calls):
            self._timer = None
            return
        loop = asyncio.get_running_loop()
        self._next += self.every
        if loop.time() > self._next + _LATE:
            self._next = loop.time() + self.every
        self._timer = loop.call_at(self._next, self._tick)
