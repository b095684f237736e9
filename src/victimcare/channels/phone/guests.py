"""Whoever is brought into a conversation: rung, let in once they answer, and let go."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from uuid import UUID

import structlog

from victimcare.channels.phone.background import Background
from victimcare.channels.phone.bridge import Leg
from victimcare.channels.phone.floor import Floor
from victimcare.channels.phone.outgoing import NotPlaced
from victimcare.channels.phone.room import BroughtIn, Room
from victimcare.channels.phone.seats import Seats
from victimcare.channels.phone.sip import NotAnswered
from victimcare.channels.phone.telephones import Telephones
from victimcare.rules.calls.ringable import Destination
from victimcare.services.ports.desk_phone import Guest, How, PhoneFailed, Problem

log = structlog.get_logger(__name__)

_BEEPS_FOR = 2.0  # a colleague's browser, before they are in the conversation


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
        gone: Callable[[Room], None],
    ) -> None:
        self._floor, self._telephones, self._seats, self._background = floor, telephones, seats, background
        self._end, self._on_gone = end, gone

    def bring(self, room: Room, guest: Guest) -> None:
        """Raises PhoneFailed."""
        if room.brought is not None:
            raise PhoneFailed(Problem.TAKEN)
        to = self._number(guest)
        is_browser = guest.agent_id is not None and not guest.extension
        rung = None if is_browser else self._telephones.new()
        if not is_browser and (to is None or rung is None):
            raise PhoneFailed(Problem.NOT_PLACED)
        room.brought = BroughtIn(guest, rung)
        room.is_held = guest.how is How.FIRST_ALONE
        room.brought.ringing = self._background.do(self._until_in(room, room.brought, to))

    def let_go(self, room: Room) -> None:
        brought, room.brought = room.brought, None
        if brought is None:
            return
        if brought.ringing is not None and brought.leg is None and brought.ringing is not asyncio.current_task():
            brought.ringing.cancel()
        if brought.rung is not None:
            self._background.do(brought.rung.put_down())
        if brought.guest.agent_id is not None:
            self._background.do(self._floor.free_again(brought.guest.agent_id))

    def _number(self, guest: Guest) -> Destination | None:
        if guest.extension:
            return self._telephones.extension(guest.extension)
        return self._telephones.partner(guest.number)

    async def _until_in(self, room: Room, brought: BroughtIn, to: Destination | None) -> None:
        try:
            leg = await (
                self._telephones.dial(brought.rung, to) if brought.rung is not None else self._beep(brought.guest)
            )
        except (NotPlaced, NotAnswered) as problem:
            log.info("line.guest_not_there", why=type(problem).__name__)
            self._gone(room, brought)
            return
        if room.brought is not brought:
            if brought.rung is not None:
                await brought.rung.put_down()
            return
        brought.leg = leg
        if brought.rung is not None:
            brought.rung.on_gone = partial(self._gone, room, brought)
        if brought.guest.how is How.HAND_OVER and room.agent_id is not None:
            room.stays = True
            await self._end(room.agent_id)
        room.arrange()

    async def _beep(self, guest: Guest) -> Leg:
        seat = self._seats.of(guest.agent_id) if guest.agent_id else None
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

    def _gone(self, room: Room, brought: BroughtIn) -> None:
        if room.brought is brought:
            self.let_go(room)
            self._on_gone(room)
