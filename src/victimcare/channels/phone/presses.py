"""What whoever has a call presses for its sound, and how their telephone then stands."""

from __future__ import annotations

from victimcare.channels.phone.guests import Guests
from victimcare.channels.phone.media import Media
from victimcare.channels.phone.room import BroughtIn, Room
from victimcare.rules.calls.made_tones import keys as key_tones
from victimcare.rules.calls.sound import to_mulaw
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
            guests.bring(room, guest)
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


def stands(room: Room | None, *, is_connected: bool, asked: Room | None, back: BackIs | None) -> PhoneStands:
    """`asked`: where a colleague has brought them in. `back`: they ring somebody back."""
    if room is None:
        has_joined = asked is not None and asked.guest is not None and asked.guest.leg is not None
        return PhoneStands(is_connected=is_connected, is_asked=asked is not None, has_joined=has_joined, back=back)
    return PhoneStands(
        is_connected=is_connected,
        is_joined=room.is_open and room.agent is not None,
        is_held=room.is_held,
        is_muted=room.is_muted,
        may_record=room.tape is not None,
        is_recorded=room.tape is not None and room.tape.is_on,
        beside=tuple(filter(None, (_beside(room, place) for place in Place))),
        back=back,
    )


def _beside(room: Room, place: Place) -> Beside | None:
    brought = room.beside.get(place)
    if brought is None:
        return room.missed.get(place)
    return Beside(brought.guest.name, place, talks=brought.leg is not None, agent_id=brought.guest.agent_id)


def _key(brought: BroughtIn | None, pressed: str) -> None:
    leg = brought.leg if brought is not None else None
    if not isinstance(leg, Media):
        raise PhoneFailed(Problem.NO_GUEST)
    leg.play(to_mulaw(key_tones(pressed)))
