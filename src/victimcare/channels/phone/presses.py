"""What whoever has a call presses for its sound, and how their telephone then stands."""

from __future__ import annotations

from victimcare.channels.phone.guests import Guests
from victimcare.channels.phone.media import Media
from victimcare.channels.phone.room import Room
from victimcare.rules.calls.made_tones import keys as key_tones
from victimcare.rules.calls.sound import to_mulaw
from victimcare.services.ports.desk_phone import BackIs, Guest, PhoneAct, PhoneFailed, PhoneStands, Problem


def press(room: Room | None, guests: Guests, act: PhoneAct, *, keys: str = "", guest: Guest | None = None) -> None:
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
            _key(room, keys)
        case PhoneAct.ALL_TOGETHER if room.guest is not None:
            room.is_held = False
        case PhoneAct.DROP if room.brought is not None:
            guests.let_go(room)
            room.is_held = False
        case PhoneAct.LEAVE if room.guest is not None:
            room.stays, room.is_held = True, False
        case _:
            raise PhoneFailed(Problem.NO_GUEST)
    room.arrange()


def stands(room: Room | None, *, is_connected: bool, asked: Room | None, back: BackIs | None) -> PhoneStands:
    """`asked`: where a colleague has brought them in. `back`: they ring somebody back."""
    if room is None:
        has_joined = asked is not None and asked.guest is not None
        return PhoneStands(is_connected=is_connected, is_asked=asked is not None, has_joined=has_joined, back=back)
    missed, missed_why = room.missed or ("", None)
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
        missed=missed,
        missed_why=missed_why,
        back=back,
    )


def _key(room: Room, pressed: str) -> None:
    if not isinstance(room.guest, Media):
        raise PhoneFailed(Problem.NO_GUEST)
    room.guest.play(to_mulaw(key_tones(pressed)))
