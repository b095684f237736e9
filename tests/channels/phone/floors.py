"""A queue for the switchboard that a test moves by hand, and an agent at a desk who speaks one tone and hears."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

from victimcare.channels.phone.queue_port import OfferGone
from victimcare.rules.calls.audio import FRAME, RATE, pack_samples, unpack_samples
from victimcare.rules.safe_contact.contact_plan import CallerDisplay
from victimcare.services.calls.agents.agent_calls import HeldConversation, QueueSnapshot
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind
from victimcare.services.calls.agents.callback_calls import CallbackCall, DialPermission
from victimcare.services.calls.call_queue.queue_routing import CallOffer
from victimcare.services.calls.call_queue.queue_state import BrowserSound
from victimcare.services.calls.placed_calls import CallbackCallResult
from victimcare.services.ports.desk_telephone import GuestMissReason

MAY_DIAL = DialPermission("07700 900123", CallerDisplay.WITHHELD, may_leave_message=False, says_word_first=False)
VICTIMS, THEIRS, ANOTHERS = 500, 1100, 1700  # Hz


def tone(hertz: int, seconds: float = 0.02) -> bytes:
    count = int(seconds * RATE)
    return pack_samples([round(6000 * math.sin(2 * math.pi * hertz * n / RATE)) for n in range(count)])


def has(pcm: bytes, hertz: int) -> bool:
    """Whether this tone is in the sound, and not faintly."""
    values = unpack_samples(pcm)
    turn = 2 * math.pi * hertz / RATE
    real = sum(value * math.cos(turn * n) for n, value in enumerate(values))
    imaginary = sum(value * math.sin(turn * n) for n, value in enumerate(values))
    return 2 * math.hypot(real, imaginary) / max(1, len(values)) > 1500


@dataclass
class MemoryFloor:
    """What is in the queue; `ended`, `away` and `free`: what the switchboard recorded."""

    offers: dict[UUID, CallOffer] = field(default_factory=dict)
    held: dict[UUID, HeldConversation] = field(default_factory=dict)
    waiting: set[UUID] = field(default_factory=set)
    closed: set[UUID] = field(default_factory=set)
    not_answering: list[UUID] = field(default_factory=list)
    away: list[UUID] = field(default_factory=list)
    free: list[UUID] = field(default_factory=list)
    back: dict[UUID, CallbackCall] = field(default_factory=dict)
    may_dial: DialPermission | None = MAY_DIAL
    picked_up: list[UUID] = field(default_factory=list)
    went: list[CallbackCallResult] = field(default_factory=list)
    sounds: list[BrowserSound] = field(default_factory=list)
    partners: list[GuestMissReason | None] = field(default_factory=list)  # None: came into the call

    def offer(self, row: UUID, agent_id: UUID, extension: str = "") -> None:
        way = AgentEndpointKind.EXTENSION if extension else AgentEndpointKind.BROWSER
        self.offers[agent_id] = CallOffer(row, agent_id, way, extension, datetime.now(UTC), False, None)

    async def see(self, sound: BrowserSound) -> QueueSnapshot:
        self.sounds.append(sound)
        back = tuple(self.back.values())
        return QueueSnapshot(
            tuple(self.offers.values()), dict(self.held), frozenset(self.waiting), back, frozenset(self.closed)
        )

    async def answer(self, agent_id: UUID) -> None:
        offer = self.offers.pop(agent_id, None)
        if offer is None:
            raise OfferGone
        self.held[offer.call_id] = HeldConversation(agent_id, offer.way, offer.extension)

    async def end(self, agent_id: UUID) -> None:
        self.back = {row: back for row, back in self.back.items() if back.agent_id != agent_id}
        self.held = {row: held for row, held in self.held.items() if held.agent_id != agent_id}

    async def not_answered(self, agent_id: UUID, call_id: UUID) -> None:
        self.offers.pop(agent_id, None)
        self.not_answering.append(agent_id)

    async def not_there(self, agent_id: UUID, call_id: UUID) -> None:
        self.held.pop(call_id, None)
        self.waiting.add(call_id)
        self.away.append(agent_id)

    async def free_again(self, agent_id: UUID, *, is_there: bool) -> None:
        (self.free if is_there else self.away).append(agent_id)

    async def hand_over(self, agent_id: UUID, to: UUID) -> None:
        self.held = {
            row: HeldConversation(to, AgentEndpointKind.BROWSER, "") if held.agent_id == agent_id else held
            for row, held in self.held.items()
        }
        self.back = {
            row: replace(back, agent_id=to) if back.agent_id == agent_id else back for row, back in self.back.items()
        }

    def rings_back(self, agent_id: UUID, extension: str = "") -> UUID:
        """The agent presses "Ring them from my telephone"."""
        way = AgentEndpointKind.EXTENSION if extension else AgentEndpointKind.BROWSER
        row = uuid4()
        self.back[row] = CallbackCall(row, agent_id, way, extension, False)
        return row

    async def take_up_back(self, row: UUID) -> bool:
        self.back[row] = replace(self.back[row], is_begun=True)
        return True

    async def dial_back(self, row: UUID) -> DialPermission | None:
        return self.may_dial if row in self.back else None

    async def back_picked_up(self, row: UUID) -> None:
        self.picked_up.append(row)

    async def partner(self, row: UUID, name: str, missed: GuestMissReason | None) -> None:
        self.partners.append(missed)

    async def back_over(self, row: UUID, how: CallbackCallResult) -> None:
        self.back.pop(row, None)
        self.went.append(how)


@dataclass(eq=False)
class Headset:
    """A browser's telephone without the browser. Speaks each time it is given sound to play, like a clock."""

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
