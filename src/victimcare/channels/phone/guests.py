"""Whoever is brought into a conversation: rung, let in once they answer, and let go."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from uuid import UUID

from victimcare.channels.phone.background import Background
from victimcare.channels.phone.bridge import Leg
from victimcare.channels.phone.floor import Floor, Gone
from victimcare.channels.phone.outgoing import NotPlaced
from victimcare.channels.phone.room import BroughtIn, Room
from victimcare.channels.phone.seats import Seats
from victimcare.channels.phone.sip import NotAnswered
from victimcare.channels.phone.telephones import Telephones
from victimcare.rules.calls.outbound_calls import CALLERS_SHARE, NO_CAP, WHOLE_BUDGET, CallDestination
from victimcare.services.ports.desk_phone import Guest, How, Missed, PhoneFailed, Place, Problem

# What a telephone says instead of an answer (RFC 3261, section 21).
_WHY = {
    408: Missed.NO_ANSWER,
    480: Missed.NO_ANSWER,
    487: Missed.NO_ANSWER,
    486: Missed.BUSY,
    600: Missed.BUSY,
    403: Missed.REFUSED,
    603: Missed.REFUSED,
}


class Guests:
    """`end`: the part of whoever had the call is over. `gone`: who was brought into this room is there no more."""

    def __init__(
        self,
        floor: Floor,
        telephones: Telephones,
        seats: Seats,
        background: Background,
        *,
        end: Callable[[UUID], Awaitable[None]],
        gone: Callable[[Room, Missed], None],
    ) -> None:
        self._floor, self._telephones, self._seats, self._background = floor, telephones, seats, background
        self._end, self._on_gone = end, gone

    def bring(self, room: Room, guest: Guest, *, by: UUID | None = None) -> None:
        """Raises PhoneFailed. Whoever is rung in danger is not rung twice, and no guest who is asked alone keeps her
        from hearing them."""
        if guest.place in room.beside:
            if guest.place is Place.GUEST:
                raise PhoneFailed(Problem.TAKEN)
            room.is_held = False
            return
        to = self._number(guest)
        is_browser = guest.agent_id is not None and not guest.extension
        rung = None if is_browser else self._telephones.new(one_in=_part_of(room, guest))
        if not is_browser and (to is None or rung is None):
            raise PhoneFailed(Problem.NOT_PLACED)
        room.is_held = guest.how is How.FIRST_ALONE and Place.HELP not in room.beside
        brought = room.beside[guest.place] = BroughtIn(guest, by, rung)
        room.missed.pop(guest.place, None)
        brought.ringing = self._background.do(self._until_in(room, brought, to))

    def reply(self, room: Room | None, agent_id: UUID, *, joins: bool) -> None:
        """A colleague who is asked joins, or does not, or leaves again (`room`: into which). Raises PhoneFailed."""
        if self._seats.reply(agent_id, joins=joins):
            return
        if joins or room is None or room.guest is None:
            raise PhoneFailed(Problem.NO_CALL)
        self._gone(room, room.guest, Missed.LEFT)

    def look(self, room: Room, *, patience: float) -> None:
        """A colleague whose browser is gone has left; one who is connected anew is heard by that."""
        brought = room.guest
        if brought is None or brought.leg is None or brought.rung is not None or brought.guest.agent_id is None:
            return
        now, leg = asyncio.get_running_loop().time(), self._seats.leg_of(brought.guest.agent_id)
        brought.unheard_since = (brought.unheard_since or now) if leg is None else None
        if leg is not None and leg is not brought.leg:
            brought.leg = leg
            room.arrange()
        elif brought.unheard_since is not None and now - brought.unheard_since > patience:
            self._gone(room, brought, Missed.LEFT)

    def let_go(self, room: Room, place: Place, *, is_there: bool = True) -> None:
        """`is_there`: a colleague takes calls again; whoever did not answer is away."""
        brought = room.beside.pop(place)
        if brought.ringing is not None and brought.leg is None and brought.ringing is not asyncio.current_task():
            brought.ringing.cancel()
        if brought.rung is not None:
            self._background.do(brought.rung.put_down())
        if brought.guest.agent_id is not None:
            self._background.do(self._floor.free_again(brought.guest.agent_id, is_there=is_there))

    def let_all_go(self, room: Room) -> None:
        """The call is over: it is for whoever was in it to know how far somebody who was rung had come."""
        for place, brought in tuple(room.beside.items()):
            brought.missed = Missed.NO_ANSWER if brought.leg is None else Missed.LEFT
            room.missed[place] = brought
            self.let_go(room, place)

    def _number(self, guest: Guest) -> CallDestination | None:
        if guest.extension:
            return self._telephones.extension(guest.extension)
        return self._telephones.partner(guest.number)

    async def _until_in(self, room: Room, brought: BroughtIn, to: CallDestination | None) -> None:
        try:
            leg = await self._answered(brought, to)
        except (NotPlaced, NotAnswered) as problem:
            self._gone(room, brought, _why(problem))
            return
        if room.beside.get(brought.guest.place) is not brought:
            if brought.rung is not None:
                await brought.rung.put_down()
            return
        brought.leg = leg
        if brought.guest.how is How.TOGETHER:
            room.is_held = False
        self._note(room, brought, None)
        if brought.rung is not None:
            brought.rung.on_gone = partial(self._gone, room, brought, Missed.LEFT)
        if brought.guest.how is How.HAND_OVER and room.agent_id is not None:
            await self._hand_over(room, brought)
        room.arrange()

    async def _answered(self, brought: BroughtIn, to: CallDestination | None) -> Leg:
        """Raises NotPlaced, NotAnswered."""
        if brought.rung is not None:
            return await self._telephones.dial(brought.rung, to)
        assert brought.guest.agent_id is not None, "nobody but a colleague hears in a browser"
        return await self._seats.joins(brought.guest.agent_id)

    async def _hand_over(self, room: Room, brought: BroughtIn) -> None:
        """She is theirs: a colleague's by the queue, and of nobody in it where somebody outside has her."""
        assert room.agent_id is not None
        if brought.guest.agent_id is None:
            room.stays = True
            await self._end(room.agent_id)
            return
        try:
            await self._floor.hand_over(room.agent_id, brought.guest.agent_id)
        except Gone:
            self._gone(room, brought, Missed.REFUSED)

    def _gone(self, room: Room, brought: BroughtIn, why: Missed) -> None:
        place = brought.guest.place
        if room.beside.get(place) is brought:
            self._note(room, brought, why)
            self.let_go(room, place, is_there=why is not Missed.NO_ANSWER)
            brought.missed = why
            room.missed[place] = brought
            self._on_gone(room, why)

    def _note(self, room: Room, brought: BroughtIn, missed: Missed | None) -> None:
        """That somebody outside came into her call, or did not, or has left it."""
        if brought.guest.number and not room.is_elsewhere:
            self._background.do(self._floor.partner(room.row, brought.guest.name, missed))


def _part_of(room: Room, guest: Guest) -> int:
    """Of all that may be placed and spent."""
    return NO_CAP if guest.place is Place.HELP else CALLERS_SHARE if room.is_elsewhere else WHOLE_BUDGET


def _why(problem: NotPlaced | NotAnswered) -> Missed:
    if isinstance(problem, NotPlaced):
        return Missed.NOT_RUNG
    return _WHY.get(problem.status, Missed.NOT_RUNG)
