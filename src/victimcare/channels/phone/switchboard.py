"""The switchboard: in the line's process, it rings who is offered a caller and joins them as the queue says.

The queue's tables say who has which call (`services.calls.taking.talking`); twice a second, and whenever somebody
presses a button, they are looked at, and what is heard is brought to what stands there. So nothing hangs on one
message: a button whose message was lost takes effect half a second later.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol
from uuid import UUID

import structlog

from victimcare.channels.phone import browser
from victimcare.channels.phone.bridge import SILENCE, Bridge, Leg
from victimcare.channels.phone.conversation import Conversation
from victimcare.channels.phone.floor import Floor, Gone
from victimcare.channels.phone.media import Media, Pacer
from victimcare.channels.phone.outgoing import NotPlaced
from victimcare.channels.phone.room import BroughtIn, Room
from victimcare.channels.phone.rung import Ringing, Rung
from victimcare.channels.phone.sip import NotAnswered
from victimcare.channels.phone.taping import Tape
from victimcare.rules.calls.made_tones import keys as key_tones
from victimcare.rules.calls.ringable import Destination, destination, extension
from victimcare.rules.calls.sound import to_mulaw
from victimcare.services.calls.taking.agents import AgentWay
from victimcare.services.calls.taking.talking import Held, Seen
from victimcare.services.calls.waiting.routing import Offer
from victimcare.services.ports.desk_phone import Guest, How, PhoneAct, PhoneFailed, PhoneStands, Problem

log = structlog.get_logger(__name__)

EVERY = 0.5  # seconds
RINGS_FOR = 20.0  # as long as an offer stands
ALONE_FOR = 30.0  # that she hears music because the telephone of whoever has her is gone; then she waits for another
_PATIENCE = 10.0
_BEEPS_FOR = 2.0  # a colleague's browser, before they are in the conversation


class Browser(Leg, Protocol):
    """A browser's telephone."""

    @property
    def is_connected(self) -> bool: ...

    def ring(self, on: bool) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Allowed:
    """Whom the switchboard may ring: extensions as force.toml lists them, and numbers as they are dialled."""

    extensions: tuple[str, ...] = ()
    numbers: frozenset[str] = frozenset()


@dataclass(eq=False)
class _Seat:
    """Where a member of staff hears: a browser, or their extension while it is off the hook."""

    browser: Browser | None = None
    rung: Rung | None = None
    is_asked: bool = False  # a colleague is about to talk to them
    ringing: asyncio.Task[None] | None = None  # their extension
    rings_for: UUID | None = None

    @property
    def leg(self) -> Leg | None:
        if self.rung is not None:
            return self.rung.leg
        return self.browser if self.browser is not None and self.browser.is_connected else None


@dataclass(eq=False)
class _Caller:
    conversation: Conversation
    media: Media
    is_put_through: bool = False  # she has been told, and waits to be heard


@dataclass
class Switchboard:
    """`row_of`: the public id of a call's record, by our own id; None: not written yet. `ringing`: None where the line
    has no trunk. `taped`: the recording of a call (its row) and of whoever has it; None: the force records none."""

    floor: Floor
    pacer: Pacer
    row_of: Callable[[str], UUID | None]
    ringing: Callable[[], Ringing | None] = lambda: None
    allowed: Allowed = Allowed()
    music: Callable[[], bytes] = lambda: SILENCE
    taped: Callable[[UUID, UUID, Bridge], Tape | None] = lambda _row, _agent, _bridge: None
    every: float = EVERY
    _callers: dict[str, _Caller] = field(default_factory=dict)
    _seats: dict[UUID, _Seat] = field(default_factory=dict)
    _rooms: dict[UUID, Room] = field(default_factory=dict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _soon: asyncio.Event = field(default_factory=asyncio.Event)
    _tries: int = 0
    _round: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._round = asyncio.get_running_loop().create_task(self._go_round())

    async def stop(self) -> None:
        """Nobody is rung any more; who talks is parted by the line, which hangs up."""
        if self._round is not None:
            self._round.cancel()
        for room in list(self._rooms.values()):
            self._close(room)
        for seat in list(self._seats.values()):
            self._put_down(seat)
            if seat.browser is not None:
                seat.browser.close()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=2)

    # The line's calls.

    def welcome(self, conversation: Conversation, media: Media) -> None:
        """A call has begun: it can be put through from now on."""
        self._callers[conversation.call_id] = _Caller(conversation, media)
        conversation.on_join = partial(self._put_through, conversation.call_id)

    def goes(self, conversation: Conversation) -> None:
        """A call is over, and its sound about to end."""
        caller = self._callers.pop(conversation.call_id, None)
        room = next((room for room in self._rooms.values() if caller and room.caller is caller.media), None)
        if room is not None:
            self._close(room)

    def _put_through(self, call_id: str) -> None:
        self._callers[call_id].is_put_through = True
        self._soon.set()

    # Browsers.

    def sit_down(self, agent_id: UUID, telephone: Browser) -> None:
        """Their browser's sound begins; an earlier one of theirs ends."""
        seat = self._seats.setdefault(agent_id, _Seat())
        if seat.browser is not None:
            seat.browser.close()
        seat.browser = telephone
        self._soon.set()

    async def connect(self, agent_id: UUID, offer: str) -> str:
        """Our answer to what their browser offers. Raises PhoneFailed."""
        leg, answer = await browser.connect(self.pacer, offer)
        leg.on_change = self._soon.set
        self.sit_down(agent_id, leg)
        return answer

    # What is asked from the desk.

    async def ask(self, agent_id: UUID, act: PhoneAct, *, keys: str = "", guest: Guest | None = None) -> PhoneStands:
        """Raises PhoneFailed."""
        if act in (PhoneAct.LOOK, PhoneAct.STANDS):
            if act is PhoneAct.LOOK:
                await self.look()
            return self._stands(agent_id)
        room = self._room_of(agent_id)
        if room is None:
            raise PhoneFailed(Problem.NO_CALL)
        match act:
            case PhoneAct.HOLD | PhoneAct.TAKE_BACK:
                room.is_held = act is PhoneAct.HOLD
            case PhoneAct.MUTE | PhoneAct.UNMUTE:
                room.is_muted = act is PhoneAct.MUTE
            case PhoneAct.RECORD | PhoneAct.STOP_RECORDING if room.tape is not None:
                room.tape.switch(act is PhoneAct.RECORD)
            case PhoneAct.BRING if guest is not None:
                self._bring(room, guest)
            case PhoneAct.KEYS:
                self._press(room, keys)
            case PhoneAct.ALL_TOGETHER if room.guest is not None:
                room.is_held = False
            case PhoneAct.DROP if room.brought is not None:
                self._let_go(room)
                room.is_held = False
            case PhoneAct.LEAVE if room.guest is not None:
                room.stays, room.is_held = True, False
            case _:
                raise PhoneFailed(Problem.NO_GUEST)
        room.arrange()
        return self._stands(agent_id)

    def _stands(self, agent_id: UUID) -> PhoneStands:
        seat, room = self._seats.get(agent_id), self._room_of(agent_id)
        is_connected = seat is not None and seat.leg is not None
        if room is None:
            return PhoneStands(is_connected=is_connected, is_asked=self._is_asked(agent_id))
        return PhoneStands(
            is_connected=is_connected,
            is_joined=room.is_open and room.agent is not None,
            is_held=room.is_held,
            is_muted=room.is_muted,
            may_record=room.tape is not None,
            is_recorded=room.tape is not None and room.tape.is_on,
            guest=room.brought.guest.name if room.brought else "",
            guest_talks=room.guest is not None,
            guest_agent=room.brought.guest.agent_id if room.brought else None,
        )

    def _is_asked(self, agent_id: UUID) -> bool:
        brought = [room.brought for room in self._rooms.values() if room.brought is not None]
        return any(each.guest.agent_id == agent_id for each in brought)

    def _room_of(self, agent_id: UUID) -> Room | None:
        return next((room for room in self._rooms.values() if room.agent_id == agent_id), None)

    def _press(self, room: Room, pressed: str) -> None:
        if not isinstance(room.guest, Media):
            raise PhoneFailed(Problem.NO_GUEST)
        room.guest.play(to_mulaw(key_tones(pressed)))

    # Round by round.

    async def _go_round(self) -> None:
        while True:
            try:
                async with asyncio.timeout(_PATIENCE):
                    await self.look()
            except Exception as problem:  # without a database nobody is put through, and calls go on
                log.error("line.switchboard_blind", error=type(problem).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._soon.wait(), self.every)
            self._soon.clear()

    async def look(self) -> None:
        """Bring what is heard to what stands in the queue."""
        async with self._lock:
            put_through = [each for each in self._callers.values() if each.is_put_through]
            seen = await self.floor.see()
            rows = {self.row_of(call_id): call_id for call_id in self._callers}
            self._ring(seen.offers)
            for row, held in seen.held.items():
                caller = self._callers.get(rows.get(row, ""))
                if caller is not None:
                    self._join(row, caller, held)
            for row in [row for row in self._rooms if row not in seen.held]:
                self._part(self._rooms[row], seen, self._callers.get(rows.get(row, "")))
            for caller in put_through:  # by a queue that has thought better of it since
                if self.row_of(caller.conversation.call_id) not in self._rooms:
                    self._left(caller, seen)
            self._look_for_the_lost()

    def _ring(self, offers: Iterable[Offer]) -> None:
        offered = {offer.agent_id: offer for offer in offers}
        for agent_id, seat in self._seats.items():
            offer = offered.get(agent_id)
            if seat.browser is not None:
                seat.browser.ring(seat.is_asked or (offer is not None and offer.way is AgentWay.BROWSER))
            if seat.ringing is not None and (offer is None or offer.call_id != seat.rings_for):
                seat.ringing.cancel()
        for agent_id, offer in offered.items():
            if offer.way is AgentWay.EXTENSION and offer.callback_id is None:
                seat = self._seats.setdefault(agent_id, _Seat())
                if seat.ringing is None and seat.rung is None:
                    self._ring_extension(seat, agent_id, offer.call_id, offer.extension, is_offer=True)

    def _join(self, row: UUID, caller: _Caller, held: Held) -> None:
        room = self._rooms.get(row)
        if room is None:
            room = self._rooms[row] = Room(row, caller.media, self.pacer, self.music())
        if caller.is_put_through:
            room.is_open = True
        else:
            caller.conversation.turn_came()
        if room.agent_id != held.agent_id:
            self._change(room, held)
        seat = self._seats.setdefault(held.agent_id, _Seat())
        room.agent = seat.leg
        room.arrange()
        if room.is_open and room.agent is not None and room.tape is None:
            self._tape(room, caller, held.agent_id)

    def _tape(self, room: Room, caller: _Caller, agent_id: UUID) -> None:
        """From the first word on that they hear of one another; either can end it."""
        room.tape = self.taped(room.row, agent_id, room.bridge)
        if room.tape is not None:
            caller.conversation.on_key = room.tape.key
            room.tape.switch(True)

    def _let_go_tape(self, room: Room) -> None:
        tape, room.tape = room.tape, None
        if tape is not None:
            self._do(tape.close())

    def _change(self, room: Room, held: Held) -> None:
        """She is somebody else's from now on; whoever was asked about her before is in the room already."""
        before, room.agent_id = room.agent_id, held.agent_id
        self._let_go_tape(room)  # it was said to somebody else
        if room.brought is not None and room.brought.guest.agent_id == held.agent_id:
            seat = self._seats.setdefault(held.agent_id, _Seat())
            seat.rung = room.brought.rung or seat.rung
            if seat.rung is not None:
                seat.rung.on_gone = partial(self._hung_up, held.agent_id, seat)
            room.brought = None
            room.is_held = False
        room.is_muted = False
        if before is not None:
            room.is_held = False
            self._put_down(self._seats[before])
        seat = self._seats.setdefault(held.agent_id, _Seat())
        if held.way is AgentWay.EXTENSION and seat.rung is None and seat.ringing is None:
            self._ring_extension(seat, held.agent_id, room.row, held.extension, is_offer=False)

    def _part(self, room: Room, seen: Seen, caller: _Caller | None) -> None:
        """Nobody has her any more: she goes on by herself, waits for another, or talks on with who was brought in."""
        if room.agent_id is not None:
            self._put_down(self._seats[room.agent_id])
        self._let_go_tape(room)
        if room.guest is not None and (room.stays or room.agent_id is None):
            room.agent_id, room.agent, room.is_held = None, None, False
            room.arrange()
            return
        self._close(room)
        if caller is not None:
            self._left(caller, seen)

    def _left(self, caller: _Caller, seen: Seen) -> None:
        caller.is_put_through = False
        caller.conversation.left(is_passed_on=self.row_of(caller.conversation.call_id) in seen.waiting)

    def _look_for_the_lost(self) -> None:
        now = asyncio.get_running_loop().time()
        for room in self._rooms.values():
            if room.agent_id is not None and room.alone_since is not None and now - room.alone_since > ALONE_FOR:
                room.alone_since = now
                self._do(self.floor.not_there(room.agent_id, room.row))

    def _close(self, room: Room) -> None:
        self._let_go_tape(room)
        room.close()
        self._rooms.pop(room.row, None)
        self._let_go(room)
        if room.agent_id is not None:
            self._put_down(self._seats[room.agent_id])

    # Extensions.

    def _ring_extension(self, seat: _Seat, agent_id: UUID, row: UUID, digits: str, *, is_offer: bool) -> None:
        seat.rings_for = row
        seat.ringing = self._do(self._until_picked_up(seat, agent_id, row, digits, is_offer))

    async def _until_picked_up(self, seat: _Seat, agent_id: UUID, row: UUID, digits: str, is_offer: bool) -> None:
        rung = self._telephone()
        try:
            await self._dial(rung, extension(digits, self.allowed.extensions))
            if is_offer:
                await self.floor.answer(agent_id)
            assert rung is not None
            seat.rung = rung
            rung.on_gone = partial(self._hung_up, agent_id, seat)
        except (NotPlaced, NotAnswered):
            seat.ringing = None
            await (self.floor.not_answered if is_offer else self.floor.not_there)(agent_id, row)
        except BaseException as problem:
            if rung is not None:
                await rung.put_down()
            if not isinstance(problem, Gone):
                raise
        finally:
            seat.ringing = None
            self._soon.set()

    def _hung_up(self, agent_id: UUID, seat: _Seat) -> None:
        """They have put their telephone down: whoever was brought in talks on with her."""
        room = self._room_of(agent_id)
        if room is not None:
            room.stays = room.guest is not None and not room.is_held
        self._put_down(seat)
        self._do(self._end(agent_id))

    async def _end(self, agent_id: UUID) -> None:
        await self.floor.end(agent_id)
        self._soon.set()

    def _put_down(self, seat: _Seat) -> None:
        rung, seat.rung = seat.rung, None
        if seat.ringing is not None:
            seat.ringing.cancel()
        if rung is not None:
            self._do(rung.put_down())

    def _telephone(self) -> Rung | None:
        parts = self.ringing()
        self._tries += 1
        return Rung(parts, f"desk-{id(self):x}-{self._tries}") if parts is not None else None

    async def _dial(self, rung: Rung | None, to: Destination | None) -> Media:
        if rung is None or to is None:
            raise NotPlaced("the line rings no such telephone", for_good=True)
        return await rung.ring(to, within=RINGS_FOR)

    # Whoever is brought in.

    def _bring(self, room: Room, guest: Guest) -> None:
        if room.brought is not None:
            raise PhoneFailed(Problem.TAKEN)
        to = self._number(guest)
        is_browser = guest.agent_id is not None and not guest.extension
        rung = None if is_browser else self._telephone()
        if not is_browser and (to is None or rung is None):
            raise PhoneFailed(Problem.NOT_PLACED)
        room.brought = BroughtIn(guest, rung)
        room.is_held = guest.how is How.FIRST_ALONE
        room.brought.ringing = self._do(self._until_in(room, room.brought, to))

    def _number(self, guest: Guest) -> Destination | None:
        if guest.extension:
            return extension(guest.extension, self.allowed.extensions)
        found = destination(guest.number)
        return found if found is not None and found.dialled in self.allowed.numbers else None

    async def _until_in(self, room: Room, brought: BroughtIn, to: Destination | None) -> None:
        try:
            leg = await (self._dial(brought.rung, to) if brought.rung is not None else self._beep(brought.guest))
        except (NotPlaced, NotAnswered) as problem:
            log.info("line.guest_not_there", why=type(problem).__name__)
            self._guest_gone(room, brought)
            return
        if room.brought is not brought:
            if brought.rung is not None:
                await brought.rung.put_down()
            return
        brought.leg = leg
        if brought.rung is not None:
            brought.rung.on_gone = partial(self._guest_gone, room, brought)
        if brought.guest.how is How.HAND_OVER and room.agent_id is not None:
            room.stays = True
            await self._end(room.agent_id)
        room.arrange()

    async def _beep(self, guest: Guest) -> Leg:
        seat = self._seats.get(guest.agent_id) if guest.agent_id else None
        if seat is None or seat.leg is None or seat.browser is None:
            raise NotAnswered(480)
        seat.is_asked = True
        seat.browser.ring(True)
        try:
            await asyncio.sleep(_BEEPS_FOR)
        finally:
            seat.is_asked = False
            seat.browser.ring(False)
        return seat.browser

    def _guest_gone(self, room: Room, brought: BroughtIn) -> None:
        if room.brought is not brought:
            return
        self._let_go(room)
        if room.row not in self._rooms:
            return
        if room.agent_id is None:
            caller = next((each for each in self._callers.values() if each.media is room.caller), None)
            self._close(room)
            if caller is not None:
                caller.is_put_through = False
                caller.conversation.left()
        else:
            room.is_held = False
            room.arrange()

    def _let_go(self, room: Room) -> None:
        brought, room.brought = room.brought, None
        if brought is None:
            return
        if brought.ringing is not None and brought.leg is None and brought.ringing is not asyncio.current_task():
            brought.ringing.cancel()
        if brought.rung is not None:
            self._do(brought.rung.put_down())
        if brought.guest.agent_id is not None:
            self._do(self.floor.free_again(brought.guest.agent_id))

    def _do(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (problem := task.exception()) is not None:
            log.error("line.switchboard_failed", error=type(problem).__name__)
