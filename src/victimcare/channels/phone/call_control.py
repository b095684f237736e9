"""Gives a conversation to a member of staff, controls its recording, and carries out the buttons of their telephone."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from victimcare.channels.phone.agent_endpoints import AgentEndpoints
from victimcare.channels.phone.audio_bridge import Bridge
from victimcare.channels.phone.call_recording import CallTape
from victimcare.channels.phone.call_rooms import BroughtInGuest, CallGuests, CallRoom
from victimcare.channels.phone.queue_port import BackgroundTasks
from victimcare.channels.phone.rtp_media import Media
from victimcare.rules.calls.audio import to_mulaw
from victimcare.rules.calls.audio_detection import make_key_tones
from victimcare.services.calls.agents.agent_calls import HeldConversation
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind
from victimcare.services.ports.desk_telephone import (
    GuestPlace,
    GuestState,
    PhoneAct,
    PhoneFailed,
    PhoneGuest,
    PhoneProblem,
    PhoneState,
    ReturnCallProgress,
)

MakeTape = Callable[[UUID, UUID, Bridge], CallTape | None]
"""The recording of a call (its row) and of whoever has it; None: the force records none."""


class CallControl:
    def __init__(self, seats: AgentEndpoints, background: BackgroundTasks, taped: MakeTape) -> None:
        self._seats, self._background, self._taped = seats, background, taped

    def give(self, room: CallRoom, held: HeldConversation) -> None:
        """Give the caller to another member of staff. A colleague who was asked about the caller before is already in
        the room."""
        before, room.agent_id = room.agent_id, held.agent_id
        self.let_go_tape(room)  # the announcement was made to another member of staff
        if room.guest is not None and room.guest.guest.agent_id == held.agent_id:
            self._seats.took_over(held.agent_id, room.guest.rung)
            del room.beside[GuestPlace.GUEST]
            room.is_held = False
        room.is_muted = room.has_talked = room.stays = False
        room.missed.pop(GuestPlace.GUEST, None)
        if before is not None:
            room.is_held = False
            self._seats.put_down(before)
        seat = self._seats.of(held.agent_id)
        if held.way is AgentEndpointKind.EXTENSION and seat.rung is None and seat.ringing is None:
            self._seats.ring_extension(held.agent_id, room.row, held.extension, is_offer=False)

    def tape(self, room: CallRoom, on_key: Callable[[Callable[[str], None]], None]) -> None:
        """Record from the moment that caller and agent hear each other; either can end the recording. `on_key` takes
        the function that receives the caller's keys from then on."""
        if room.tape is not None or room.agent_id is None:
            return
        room.tape = self._taped(room.row, room.agent_id, room.bridge)
        if room.tape is not None:
            on_key(room.tape.key)
            room.tape.switch(True)

    def let_go_tape(self, room: CallRoom) -> None:
        tape, room.tape = room.tape, None
        if tape is not None:
            self._background.do(tape.close())


# The buttons that an agent presses during a call, and the state of their telephone


def press_button(
    room: CallRoom | None,
    guests: CallGuests,
    act: PhoneAct,
    *,
    by: UUID,
    keys: str = "",
    guest: PhoneGuest | None = None,
    of: GuestPlace = GuestPlace.GUEST,
) -> None:
    """Raises PhoneFailed."""
    if room is None:
        raise PhoneFailed(PhoneProblem.NO_CALL)
    match act:
        case PhoneAct.HOLD | PhoneAct.TAKE_BACK:
            room.is_held = act is PhoneAct.HOLD
        case PhoneAct.MUTE | PhoneAct.UNMUTE:
            room.is_muted = act is PhoneAct.MUTE
        case PhoneAct.RECORD | PhoneAct.STOP_RECORDING if room.tape is not None:
            room.tape.switch(act is PhoneAct.RECORD)
        case PhoneAct.BRING if guest is not None:
            guests.bring(room, guest, by=by)
        case PhoneAct.KEYS:
            _play_keys(room.beside.get(of), keys)
        case PhoneAct.DROP if of in room.beside:
            guests.let_go(room, of)
            room.is_held = False
        case PhoneAct.LEAVE if room.others:
            room.stays, room.is_held = True, False
        case _:
            raise PhoneFailed(PhoneProblem.NO_GUEST)
    room.arrange()


def phone_status(
    room: CallRoom | None,
    agent_id: UUID,
    *,
    is_connected: bool,
    asked: CallRoom | None,
    joined: CallRoom | None,
    left: CallRoom | None,
    back: ReturnCallProgress | None,
) -> PhoneState:
    """`room`: the agent's own call. `asked`: the call into which a colleague invites them; `joined`: the one in which
    they talk. `left`: the call in which they were last. `back`: the call back that they are making."""
    if room is None:
        where = joined or (left if left is not None and left.has_help else None)
        return PhoneState(
            is_connected=is_connected,
            is_asked=asked is not None,
            has_joined=joined is not None,
            has_left=where is not None and where is not joined,
            call_id=where.row if where is not None else None,
            beside=_beside(where, agent_id, GuestPlace.HELP) if where is not None else (),
            back=back,
        )
    return PhoneState(
        is_connected=is_connected,
        is_joined=room.is_open and room.agent is not None,
        is_held=room.is_held,
        is_muted=room.is_muted,
        may_record=room.tape is not None,
        is_recorded=room.tape is not None and room.tape.is_on,
        beside=_beside(room, agent_id, *GuestPlace),
        back=back,
        call_id=room.row,
    )


def _beside(room: CallRoom, told: UUID, *places: GuestPlace) -> tuple[GuestState, ...]:
    found = (room.beside.get(place) or room.missed.get(place) for place in places)
    return tuple(_to_beside(brought, told) for brought in found if brought is not None)


def _to_beside(brought: BroughtInGuest, told: UUID) -> GuestState:
    guest, is_there = brought.guest, brought.missed is None
    return GuestState(
        guest.name,
        guest.place,
        talks=is_there and brought.leg is not None,
        agent_id=guest.agent_id if is_there else None,
        missed=brought.missed,
        by=guest.by if brought.by != told else "",
    )


def _play_keys(brought: BroughtInGuest | None, pressed: str) -> None:
    leg = brought.leg if brought is not None else None
    if not isinstance(leg, Media):
        raise PhoneFailed(PhoneProblem.NO_GUEST)
    leg.play(to_mulaw(make_key_tones(pressed)))
