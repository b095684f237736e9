"""A queue for the switchboard that a test moves by hand, and somebody at a desk who speaks one tone and hears."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID, uuid4

from victimcare.channels.phone.floor import Gone
from victimcare.rules.calls.sound import FRAME, RATE, pcm_of, samples
from victimcare.services.calls.taking.agents import AgentWay
from victimcare.services.calls.taking.talking import Held, Seen
from victimcare.services.calls.waiting.routing import Offer

HERS, THEIRS, ANOTHERS = 500, 1100, 1700  # Hz


def tone(hertz: int, seconds: float = 0.02) -> bytes:
    count = int(seconds * RATE)
    return pcm_of([round(6000 * math.sin(2 * math.pi * hertz * n / RATE)) for n in range(count)])


def has(pcm: bytes, hertz: int) -> bool:
    """Whether this tone is in it, and not faintly."""
    values = samples(pcm)
    turn = 2 * math.pi * hertz / RATE
    real = sum(value * math.cos(turn * n) for n, value in enumerate(values))
    imaginary = sum(value * math.sin(turn * n) for n, value in enumerate(values))
    return 2 * math.hypot(real, imaginary) / max(1, len(values)) > 1500


@dataclass
class MemoryFloor:
    """What stands in the queue; `ended`, `away` and `free`: what the switchboard had written down."""

    offers: dict[UUID, Offer] = field(default_factory=dict)
    held: dict[UUID, Held] = field(default_factory=dict)
    waiting: set[UUID] = field(default_factory=set)
    not_answering: list[UUID] = field(default_factory=list)
    away: list[UUID] = field(default_factory=list)
    free: list[UUID] = field(default_factory=list)

    def offer(self, row: UUID, agent_id: UUID, extension: str = "") -> None:
        way = AgentWay.EXTENSION if extension else AgentWay.BROWSER
        self.offers[agent_id] = Offer(row, agent_id, way, extension, datetime.now(UTC), False, None)

    async def see(self) -> Seen:
        return Seen(tuple(self.offers.values()), dict(self.held), frozenset(self.waiting))

    async def answer(self, agent_id: UUID) -> None:
        offer = self.offers.pop(agent_id, None)
        if offer is None:
            raise Gone
        self.held[offer.call_id] = Held(agent_id, offer.way, offer.extension)

    async def end(self, agent_id: UUID) -> None:
        self.held = {row: held for row, held in self.held.items() if held.agent_id != agent_id}

    async def not_answered(self, agent_id: UUID, call_id: UUID) -> None:
        self.offers.pop(agent_id, None)
        self.not_answering.append(agent_id)

    async def not_there(self, agent_id: UUID, call_id: UUID) -> None:
        self.held.pop(call_id, None)
        self.waiting.add(call_id)
        self.away.append(agent_id)

    async def free_again(self, agent_id: UUID) -> None:
        self.free.append(agent_id)


@dataclass(eq=False)
class Headset:
    """A browser's telephone without the browser. Speaks whenever it is given something to hear, as a clock would."""

    hertz: int = THEIRS
    agent_id: UUID = field(default_factory=uuid4)
    on_voice: Callable[[bytes], None] | None = None
    heard: list[bytes] = field(default_factory=list)
    is_connected: bool = True
    rings: bool = False
    is_closed: bool = False

    def hears(self, pcm: bytes) -> None:
        assert len(pcm) == 2 * FRAME
        self.heard.append(pcm)
        if self.on_voice is not None:
            self.on_voice(tone(self.hertz))

    def ring(self, on: bool) -> None:
        self.rings = on

    def close(self) -> None:
        self.is_closed = True

    def hears_now(self, hertz: int) -> bool:
        return has(b"".join(self.heard[-10:]), hertz)
