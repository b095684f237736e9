"""Runs the switchboard in the line's process: rings agents to whom a caller is offered, and joins calls as the queue
says.

The queue's tables say who has which call (`services.calls.agents.agent_calls`). The switchboard reads them twice a
second, and whenever an agent presses a button, and changes the connections to match. So nothing depends on a single
message: a button whose message was lost takes effect half a second later.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

import structlog

from victimcare.channels.phone import browser_leg, call_control
from victimcare.channels.phone.agent_endpoints import AgentEndpoints, BrowserTelephone
from victimcare.channels.phone.audio_bridge import SILENCE
from victimcare.channels.phone.call_control import CallControl, MakeTape
from victimcare.channels.phone.call_conversation import CallConversation
from victimcare.channels.phone.call_rooms import CallGuests, CallRoom, CallRooms
from victimcare.channels.phone.callback_legs import CallbackLegs
from victimcare.channels.phone.outbound_legs import AllowedNumbers, DialableTelephones, RingingParts
from victimcare.channels.phone.queue_port import BackgroundTasks, QueuePort
from victimcare.channels.phone.rtp_media import Media, Pacer
from victimcare.services.calls.agents.agent_calls import HeldConversation, QueueSnapshot
from victimcare.services.ports.desk_telephone import (
    GuestMissReason,
    GuestMode,
    GuestPlace,
    PhoneAct,
    PhoneFailed,
    PhoneGuest,
    PhoneState,
)

log = structlog.get_logger(__name__)

LOOK_EVERY = 0.5  # seconds
# seconds of music that the caller hears while their agent cannot be heard; then they wait for another agent
ALONE_FOR = 30.0
GONE_FOR = 0.8  # the same once they have talked: a telephone that is gone does not come back by itself
_PATIENCE = 10.0
_LAST_WORDS = 2.0


@dataclass(eq=False)
class _WaitingCaller:
    conversation: CallConversation
    media: Media
    is_put_through: bool = False  # the caller has been told, and waits to be joined


@dataclass
class Switchboard:
    """`row_of`: the public id of a call's record, by our own id; None: not written yet. `ringing`: None where the line
    has no trunk. `lost`: what the victim hears in a call back when the agent's telephone is gone."""

    floor: QueuePort
    pacer: Pacer
    row_of: Callable[[str], UUID | None]
    ringing: Callable[[], RingingParts | None] = lambda: None
    allowed: AllowedNumbers = field(default_factory=AllowedNumbers)
    music: Callable[[], bytes] = lambda: SILENCE
    lost: Callable[[], bytes] = lambda: b""
    taped: MakeTape = lambda _row, _agent, _bridge: None
    every: float = LOOK_EVERY
    _callers: dict[str, _WaitingCaller] = field(default_factory=dict)
    _rooms: CallRooms = field(default_factory=CallRooms)
    _background: BackgroundTasks = field(default_factory=BackgroundTasks)
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _soon: asyncio.Event = field(default_factory=asyncio.Event)
    _round: asyncio.Task[None] | None = None

    def __post_init__(self) -> None:
        telephones = DialableTelephones(self.ringing, self.allowed)
        self._seats = AgentEndpoints(
            self.floor, telephones, self._background, changed=self._soon.set, hung_up=self._agent_hung_up
        )
        self._guests = CallGuests(
            self.floor, telephones, self._seats, self._background, end=self._end, gone=self._guest_gone
        )
        self._hands = CallControl(self._seats, self._background, lambda *of: self.taped(*of))
        self._back = CallbackLegs(
            self.floor,
            telephones,
            self._seats,
            self._hands,
            self._background,
            self.pacer,
            self._rooms,
            music=lambda: self.music(),
            lost=lambda: self.lost(),
            close=self._close,
        )

    def start(self) -> None:
        self._round = asyncio.get_running_loop().create_task(self._go_round())

    async def stop(self) -> None:
        """Stop ringing and close all rooms; the line hangs up on people who talk."""
        if self._round is not None:
            self._round.cancel()
        self._back.stop()
        for room in list(self._rooms.values()):
            self._close(room)
        self._seats.close()
        await self._background.finish(_LAST_WORDS)

    # The line's calls

    def welcome(self, conversation: CallConversation, media: Media) -> None:
        """Take in a call that has begun: it can be put through from now on."""
        self._callers[conversation.call_id] = _WaitingCaller(conversation, media)
        conversation.allow_putting_through(partial(self._put_through, conversation.call_id))

    def goes(self, conversation: CallConversation) -> None:
        """Let go of a call that is over, before its sound ends."""
        caller = self._callers.pop(conversation.call_id, None)
        room = self._rooms.of_caller(caller.media) if caller else None
        if room is not None:
            self._close(room)

    def _put_through(self, call_id: str) -> None:
        caller = self._callers[call_id]
        if caller.conversation.goes_elsewhere:
            self._put_elsewhere(call_id, caller)
        else:
            caller.is_put_through = True
            self._soon.set()

    def _put_elsewhere(self, call_id: str, caller: _WaitingCaller) -> None:
        """Play music to the caller while the force's other number rings; they come back if it does not answer."""
        row = self.row_of(call_id)
        if row is None:
            caller.conversation.left(is_passed_on=True)
            return
        room = CallRoom(row, caller.media, self.pacer, self.music(), is_open=True, is_elsewhere=True)
        try:
            self._guests.bring(room, PhoneGuest("", GuestMode.HAND_OVER, number=self.allowed.overflow))
        except PhoneFailed:
            caller.conversation.left(is_not_rung=True)
            return
        self._rooms[row] = room
        room.arrange()

    # The desk's telephones

    def sit_down(self, agent_id: UUID, telephone: BrowserTelephone) -> None:
        """Connect the agent's browser, and close the browser that was connected before."""
        self._seats.sit_down(agent_id, telephone)

    async def connect(self, agent_id: UUID, offer: str) -> str:
        """Return our answer to the offer of the agent's browser. Raises PhoneFailed."""
        leg, answer = await browser_leg.connect_browser(self.pacer, offer)
        leg.on_change = self._soon.set
        self.sit_down(agent_id, leg)
        return answer

    async def ask(
        self,
        agent_id: UUID,
        act: PhoneAct,
        *,
        keys: str = "",
        guest: PhoneGuest | None = None,
        of: GuestPlace = GuestPlace.GUEST,
    ) -> PhoneState:
        """Raises PhoneFailed."""
        self._rooms.remember()  # an agent who leaves now may have joined since the last look
        if act is PhoneAct.LOOK:
            await self.look()
        elif act in (PhoneAct.JOIN, PhoneAct.REFUSE):
            self._guests.reply(self._rooms.asked_in(agent_id), agent_id, joins=act is PhoneAct.JOIN)
        elif act is not PhoneAct.STANDS:
            room = self._rooms.of(agent_id)
            if room is None and act is PhoneAct.BRING and guest is not None and guest.place is GuestPlace.HELP:
                room = self._rooms.joined_by(agent_id)
            call_control.press_button(room, self._guests, act, by=agent_id, keys=keys, guest=guest, of=of)
        return call_control.phone_status(
            self._rooms.of(agent_id),
            agent_id,
            is_connected=self._seats.leg_of(agent_id) is not None,
            asked=self._rooms.asked_in(agent_id),
            joined=self._rooms.joined_by(agent_id),
            left=self._rooms.last_of(agent_id),
            back=self._back.stands(agent_id),
        )

    # Rounds

    async def _go_round(self) -> None:
        while True:
            try:
                async with asyncio.timeout(_PATIENCE):
                    await self.look()
            except Exception as problem:  # without a database no caller is put through, and calls go on
                log.error("line.switchboard_blind", error=type(problem).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._soon.wait(), self.every)
            self._soon.clear()

    async def look(self) -> None:
        """Change the connections to match the queue."""
        async with self._lock:
            put_through = [each for each in self._callers.values() if each.is_put_through]
            seen = await self.floor.see(self._seats.sound())
            rows = {self.row_of(call_id): call_id for call_id in self._callers}
            self._seats.ring(seen.offers)
            for row, held in seen.held.items():
                caller = self._callers.get(rows.get(row, ""))
                if caller is not None:
                    self._join(row, caller, held)
            for row in seen.closed & rows.keys():
                self._callers[rows[row]].conversation.line_closed()
            self._back.look(seen.back)
            for room in self._over(seen):
                self._part(room, seen, self._callers.get(rows.get(room.row, "")))
            for caller in put_through:  # the queue has given these callers to no one since
                if self.row_of(caller.conversation.call_id) not in self._rooms:
                    self._left(caller, seen)
            self._look_for_the_lost()
            self._rooms.remember()

    def _over(self, seen: QueueSnapshot) -> list[CallRoom]:
        """Return the rooms whose call no agent has any more; call backs and rooms that never had one end elsewhere."""
        rooms = [room for row, room in self._rooms.items() if row not in seen.held and row not in self._back]
        return [room for room in rooms if not room.is_elsewhere]

    def _join(self, row: UUID, caller: _WaitingCaller, held: HeldConversation) -> None:
        room = self._rooms.get(row)
        if room is None:
            room = self._rooms[row] = CallRoom(row, caller.media, self.pacer, self.music())
        if caller.is_put_through:
            room.is_open = True
        else:
            caller.conversation.turn_came()
        if room.agent_id != held.agent_id:
            self._hands.give(room, held)
        room.agent = self._seats.leg_of(held.agent_id)
        room.arrange()
        if room.is_open and room.agent is not None:
            self._hands.tape(room, caller.conversation.pass_keys_to)

    def _part(self, room: CallRoom, seen: QueueSnapshot, caller: _WaitingCaller | None) -> None:
        """Separate the caller from an agent who no longer has the call: they go on in the flow, wait for another agent,
        or talk on with the guests."""
        if room.agent_id is not None:
            self._seats.put_down(room.agent_id)
        self._hands.let_go_tape(room)
        if room.keeps_caller:
            room.waits = room.row in seen.waiting
            room.agent_id, room.agent, room.is_held = None, None, False
            room.arrange()
            return
        self._close(room)
        if caller is not None:
            self._left(caller, seen)

    def _left(self, caller: _WaitingCaller, seen: QueueSnapshot) -> None:
        caller.is_put_through = False
        caller.conversation.left(is_passed_on=self.row_of(caller.conversation.call_id) in seen.waiting)

    def _look_for_the_lost(self) -> None:
        now = asyncio.get_running_loop().time()
        for room in list(self._rooms.values()):
            self._guests.look(room, patience=GONE_FOR)
            patience = GONE_FOR if room.has_talked else ALONE_FOR
            if room.agent_id is None or room.alone_since is None or room.keeps_caller:
                continue
            if now - room.alone_since > patience:
                room.alone_since = now
                if room.row in self._back:
                    self._back.lose(room.row)
                else:
                    self._background.do(self._look_after(self.floor.not_there(room.agent_id, room.row)))

    async def _look_after(self, change: Awaitable[None]) -> None:
        await change
        self._soon.set()

    def _close(self, room: CallRoom) -> None:
        self._hands.let_go_tape(room)
        room.close()
        self._rooms.pop(room.row, None)
        self._guests.let_all_go(room)
        if room.agent_id is not None:
            self._seats.put_down(room.agent_id)

    # People who leave by themselves

    def _agent_hung_up(self, agent_id: UUID) -> None:
        """End the call of an agent who has hung up; guests talk on with the caller."""
        room = self._rooms.of(agent_id)
        if room is not None:
            room.stays = bool(room.others) and not room.is_held
        self._background.do(self._end(agent_id))

    async def _end(self, agent_id: UUID) -> None:
        await self._look_after(self.floor.end(agent_id))

    def _guest_gone(self, room: CallRoom, why: GuestMissReason) -> None:
        if room.row not in self._rooms:
            return
        if room.agent_id is not None or room.keeps_caller:
            room.is_held = False
            room.arrange()
            return
        self._back.end(room)
        caller = next((each for each in self._callers.values() if each.media is room.caller), None)
        self._close(room)
        if caller is not None:
            caller.is_put_through = False
            is_passed_on = room.waits or (room.is_elsewhere and why is not GuestMissReason.LEFT)
            is_not_rung = room.is_elsewhere and why is GuestMissReason.NOT_RUNG
            caller.conversation.left(is_passed_on=is_passed_on, is_not_rung=is_not_rung)
