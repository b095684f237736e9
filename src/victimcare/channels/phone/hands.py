"""In whose hands a conversation is: its tape, and what is heard when it goes from one member of staff to another."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from victimcare.channels.phone.background import Background
from victimcare.channels.phone.bridge import Bridge
from victimcare.channels.phone.room import Room
from victimcare.channels.phone.seats import Seats
from victimcare.channels.phone.taping import Tape
from victimcare.services.calls.taking.agents import AgentWay
from victimcare.services.calls.taking.talking import Held
from victimcare.services.ports.desk_phone import Place

Taped = Callable[[UUID, UUID, Bridge], Tape | None]
"""The recording of a call (its row) and of whoever has it; None: the force records none."""


class Hands:
    def __init__(self, seats: Seats, background: Background, taped: Taped) -> None:
        self._seats, self._background, self._taped = seats, background, taped

    def give(self, room: Room, held: Held) -> None:
        """She is somebody else's from now on; whoever was asked about her before is in the room already."""
        before, room.agent_id = room.agent_id, held.agent_id
        self.let_go_tape(room)  # it was said to somebody else
        if room.guest is not None and room.guest.guest.agent_id == held.agent_id:
            self._seats.took_over(held.agent_id, room.guest.rung)
            del room.beside[Place.GUEST]
            room.is_held = False
        room.is_muted = room.has_talked = room.stays = False
        room.missed.pop(Place.GUEST, None)
        if before is not None:
            room.is_held = False
            self._seats.put_down(before)
        seat = self._seats.of(held.agent_id)
        if held.way is AgentWay.EXTENSION and seat.rung is None and seat.ringing is None:
            self._seats.ring_extension(held.agent_id, room.row, held.extension, is_offer=False)

    def tape(self, room: Room, on_key: Callable[[Callable[[str], None]], None]) -> None:
        """From the first word on that they hear of one another; either can end it. `on_key`: who is told of her keys
        from then on."""
        if room.tape is not None or room.agent_id is None:
            return
        room.tape = self._taped(room.row, room.agent_id, room.bridge)
        if room.tape is not None:
            on_key(room.tape.key)
            room.tape.switch(True)

    def let_go_tape(self, room: Room) -> None:
        tape, room.tape = room.tape, None
        if tape is not None:
            self._background.do(tape.close())
