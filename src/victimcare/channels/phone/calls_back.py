"""She is rung back: first the telephone of whoever has her promise, then hers, and both are joined.

What stands in the queue decides here too (`services.calls.taking.back_calls`): a call that is over there is parted
here. Nothing is said before it is clear who listens; a machine is left nothing unless she agreed to that, and then by
whoever rings. Where a code word is agreed, or nobody is heard, the microphone at the desk is off until they turn it on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

import structlog

from victimcare.channels.phone.background import Background
from victimcare.channels.phone.bridge import Bridge, Leg
from victimcare.channels.phone.floor import Floor
from victimcare.channels.phone.hands import Hands
from victimcare.channels.phone.media import Media
from victimcare.channels.phone.outgoing import NotPlaced
from victimcare.channels.phone.pacer import Pacer
from victimcare.channels.phone.room import Room
from victimcare.channels.phone.rung import Rung
from victimcare.channels.phone.seats import Seats
from victimcare.channels.phone.sip import NotAnswered
from victimcare.channels.phone.telephones import Telephones
from victimcare.channels.phone.who_answered import who_answered
from victimcare.rules.calls.audio_detection import AnsweredBy, make_ringing_tone
from victimcare.rules.calls.outbound_calls import RINGS_FOR, find_destination
from victimcare.services.calls.callbacks.line_calls import Went
from victimcare.services.calls.taking.back_calls import BackCall, MayDial
from victimcare.services.calls.taking.talking import Held
from victimcare.services.ports.desk_phone import BackIs

log = structlog.get_logger(__name__)

_GOODBYE = 8.0  # at the most, to be told that the sound is lost
# What a telephone says instead of an answer (RFC 3261, section 21). Whatever else is no answer of hers.
_WENT = {
    408: Went.NO_ANSWER,
    480: Went.NO_ANSWER,
    487: Went.NO_ANSWER,
    603: Went.NO_ANSWER,
    486: Went.ENGAGED,
    600: Went.ENGAGED,
}


@dataclass(eq=False)
class _Try:
    agent_id: UUID
    stands: BackIs = BackIs.THEIRS_RINGS
    room: Room | None = None
    work: asyncio.Task[None] | None = None
    over: asyncio.Event = field(default_factory=asyncio.Event)  # she has gone
    hears_person: bool = False  # or nobody yet; else a machine waits for a message
    is_lost: bool = False  # nobody at the desk hears her any more


class CallsBack:
    """`rooms`: the switchboard's. `lost`: what she hears where the desk's telephone is gone."""

    def __init__(
        self,
        floor: Floor,
        telephones: Telephones,
        seats: Seats,
        hands: Hands,
        background: Background,
        pacer: Pacer,
        rooms: dict[UUID, Room],
        *,
        music: Callable[[], bytes],
        lost: Callable[[], bytes],
        close: Callable[[Room], None],
    ) -> None:
        self._floor, self._telephones, self._seats, self._background = floor, telephones, seats, background
        self._hands = hands
        self._pacer, self._rooms, self._music, self._lost, self._close = pacer, rooms, music, lost, close
        self._tries: dict[UUID, _Try] = {}

    def __contains__(self, row: UUID) -> bool:
        return row in self._tries

    def look(self, back: Iterable[BackCall]) -> None:
        """Ring for those who have pressed, and part what is over."""
        standing = {each.row: each for each in back}
        for row, each in standing.items():
            if row not in self._tries and not each.is_begun:
                made = self._tries[row] = _Try(each.agent_id)
                made.work = self._background.do(self._ring(each, made))
        for row, made in list(self._tries.items()):
            if made.room is not None:
                self._look_at(made.room, made, standing.get(row))
            elif row not in standing and made.work is not None:
                made.work.cancel()

    def stop(self) -> None:
        """The line closes."""
        for made in self._tries.values():
            if made.work is not None:
                made.work.cancel()

    def stands(self, agent_id: UUID) -> BackIs | None:
        """How far the call has come that they ring; None: they ring nobody."""
        theirs = (made for made in self._tries.values() if made.agent_id == agent_id)
        return next((made.stands for made in theirs if made.room is None or made.room.agent_id is not None), None)

    def lose(self, row: UUID) -> None:
        """The desk's telephone is gone in the middle of it."""
        self._tries[row].is_lost = True
        self._tries[row].over.set()

    def end(self, room: Room) -> None:
        """Nobody is left with her."""
        if room.row in self._tries:
            self._tries[room.row].over.set()

    def _look_at(self, room: Room, made: _Try, back: BackCall | None) -> None:
        """`back` None: it is over."""
        if back is not None:
            if back.agent_id != room.agent_id:
                self._give(room, made, back)
            room.agent = self._seats.leg_of(made.agent_id)
        elif not room.keeps_her:
            made.over.set()
        elif room.agent_id is not None:  # who was brought in talks on with her
            self._hands.let_go_tape(room)
            self._seats.put_down(room.agent_id)
            room.agent_id, room.agent, room.is_held = None, None, False
        room.arrange()
        if back is not None:
            self._tape(room, made)

    def _give(self, room: Room, made: _Try, back: BackCall) -> None:
        """A colleague has taken her over. Where nobody has been heard yet for want of a word, nor are they."""
        is_muted = room.is_muted
        self._hands.give(room, Held(back.agent_id, back.way, back.extension))
        made.agent_id, room.is_muted = back.agent_id, is_muted

    def _tape(self, room: Room, made: _Try) -> None:
        """Said to her once there is somebody who may speak to her; a machine is told nothing."""
        if made.hears_person and room.agent is not None and not room.is_muted and isinstance(room.caller, Media):
            self._hands.tape(room, partial(setattr, room.caller, "on_key"))

    async def _ring(self, back: BackCall, made: _Try) -> None:
        if not await self._floor.take_up_back(back.row):
            del self._tries[back.row]
            return
        how, hers = Went.LINE_FAILED, None
        try:
            leg = await self._seats.picks_up(back.agent_id, back.extension)
            with self._hears_it_ring(leg):
                may = await self._floor.dial_back(back.row) if self._telephones.can_ring else None
                hers = self._telephones.new(shown=may.shown) if may is not None else None
                if may is None or hers is None:
                    return
                how, heard = await self._until_picked_up(back.row, hers, may, made)
            made.hears_person = how is Went.SPOKE
            if how in (Went.SPOKE, Went.MACHINE_WAITS):
                await self._talk(back, hers, made, is_muted=may.says_word_first or heard is AnsweredBy.NOBODY)
        except NotAnswered as problem:
            how = _WENT.get(problem.status, how) if made.stands is BackIs.HERS_RINGS else how
        except NotPlaced as problem:
            how = Went(problem.cap) if problem.cap is not None else how
            log.warning("line.back_not_placed", how=how)
        finally:
            await self._over(back, made, hers, how)

    async def _over(self, back: BackCall, made: _Try, hers: Rung | None, how: Went) -> None:
        del self._tries[back.row]
        if made.room is not None:
            self._close(made.room)
        else:
            self._seats.put_down(back.agent_id)
        if hers is not None:
            await hers.put_down()
        await self._floor.back_over(back.row, how)

    async def _until_picked_up(self, row: UUID, hers: Rung, may: MayDial, made: _Try) -> tuple[Went, AnsweredBy]:
        """Raises NotPlaced, NotAnswered."""
        to = find_destination(may.number)
        if to is None:
            raise NotPlaced("the line rings no such number", for_good=True)
        made.stands = BackIs.HERS_RINGS
        media = await hers.ring(to, within=RINGS_FOR)
        made.stands = BackIs.LISTENS
        await self._floor.back_picked_up(row)
        heard = await who_answered(hers, media, hears_out=may.may_leave_message)
        if heard in (AnsweredBy.MACHINE, AnsweredBy.MACHINE_WAITS):
            waits = heard is AnsweredBy.MACHINE_WAITS and may.may_leave_message
            return (Went.MACHINE_WAITS if waits else Went.MACHINE), heard
        return Went.SPOKE, heard

    async def _talk(self, back: BackCall, hers: Rung, made: _Try, *, is_muted: bool) -> None:
        assert hers.leg is not None, "she has picked up"
        hers.on_gone = made.over.set
        room = Room(back.row, hers.leg, self._pacer, self._music(), is_open=True)
        room.agent_id, room.agent, room.is_muted = back.agent_id, self._seats.leg_of(back.agent_id), is_muted
        made.room = self._rooms[back.row] = room
        made.stands = BackIs.TALKS
        room.arrange()
        self._tape(room, made)
        await made.over.wait()
        if made.is_lost and hers.leg is not None:
            await self._tell_lost(room, hers)

    async def _tell_lost(self, room: Room, hers: Rung) -> None:
        """Whoever listens learns nothing by it."""
        assert hers.leg is not None
        room.close()
        said = asyncio.Event()
        hers.on_gone = hers.leg.on_over = said.set
        hers.leg.play(self._lost())
        try:
            async with asyncio.timeout(_GOODBYE):
                await said.wait()
        except TimeoutError:
            return

    @contextmanager
    def _hears_it_ring(self, leg: Leg) -> Iterator[None]:
        bridge = Bridge(self._pacer, music=make_ringing_tone())
        bridge.add(leg)
        bridge.hold(leg, True)
        try:
            yield
        finally:
            bridge.remove(leg)
