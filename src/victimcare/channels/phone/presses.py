"""What whoever has a call presses for its sound, and how their telephone then stands."""

from __future__ import annotations

from uuid import UUID

from victimcare.channels.phone.guests import Guests
from victimcare.channels.phone.media import Media
from victimcare.channels.phone.room import BroughtIn, Room
from victimcare.rules.calls.audio import to_mulaw
from victimcare.rules.calls.audio_detection import make_key_tones as key_tones
from victimcare.services.ports.desk_phone import (
    BackIs,
    Beside,
    Guest,
    PhoneAct,
    PhoneFailed,
    PhoneStands,
    Place,
    Problem,
)


def press(
    room: Room | None,
    guests: Guests,
    act: PhoneAct,
    *,
    by: UUID,
    keys: str = "",
    guest: Guest | None = None,
    of: Place = Place.GUEST,
) -> None:
    """Raises PhoneFailed."""
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
            guests.bring(room, guest, by=by)
        case PhoneAct.KEYS:
            _key(room.beside.get(of), keys)
        case PhoneAct.DROP if of in room.beside:
            guests.let_go(room, of)
            room.is_held = False
        case PhoneAct.LEAVE if room.others:
            room.stays, room.is_held = True, False
        case _:
            raise PhoneFailed(Problem.NO_GUEST)
    room.arrange()


def stands(
    room: Room | None,
    agent_id: UUID,
    *,
    is_connected: bool,
    asked: Room | None,
    joined: Room | None,
    left: Room | None,
    back: BackIs | None,
) -> PhoneStands:
    """`room`: theirs. `asked`: where a colleague has brought them in; `joined`: and they talk. `left`: where they were
    last. `back`: they ring somebody back."""
    if room is None:
        where = joined or (left if left is not None and left.has_help else None)
        return PhoneStands(
            is_connected=is_connected,
            is_asked=asked is not None,
            has_joined=joined is not None,
            has_left=where is not None and where is not joined,
            call_id=where.row if where is not None else None,
            beside=_beside(where, agent_id, Place.HELP) if where is not None else (),
            back=back,
        )
    return PhoneStands(
        is_connected=is_connected,
        is_joined=room.is_open and room.agent is not None,
        is_held=room.is_held,
        is_muted=room.is_muted,
        may_record=room.tape is not None,
        is_recorded=room.tape is not None and room.tape.is_on,
        beside=_beside(room, agent_id, *Place),
        back=back,
        call_id=room.row,
    )


def _beside(room: Room, told: UUID, *places: Place) -> tuple[Beside, ...]:
    found = (room.beside.get(place) or room.missed.get(place) for place in places)
    return tuple(_shown(brought, told) for brought in found if brought is not None)


def _shown(brought: BroughtIn, told: UUID) -> Beside:
    guest, is_there = brought.guest, brought.missed is None
    return Beside(
        guest.name,
        guest.place,
        talks=is_there and brought.leg is not None,
        agent_id=guest.agent_id if is_there else None,
        missed=brought.missed,
        by=guest.by if brought.by != told else "",
    )


def _key(brought: BroughtIn | None, pressed: str) -> None:
    leg = brought.leg if brought is not None else None
    if not isinstance(leg, Media):
        raise PhoneFailed(Problem.NO_GUEST)
    leg.play(to_mulaw(key_tones(pressed)))
