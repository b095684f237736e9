"""Calls to the control room's own number, such as 101: safety first, then whom the caller wants."""

from __future__ import annotations

from collections.abc import Mapping

from victimcare.rules.calls.flow.queue_menu import QUEUE_STEPS
from victimcare.rules.calls.steps import AGAIN, KEYS_EVERYWHERE, CallStep, DeskQuery, SpokenPart
from victimcare.rules.safe_contact.contact_points import telephone_key

ROOM = "room_greeting"  # the caller rings the control room's number


def is_room_number(dialled: str, ours: str) -> bool:
    """Whether the caller rang the control room's number (empty: the line takes none), however either is written."""
    return bool(ours and dialled) and telephone_key(dialled) == telephone_key(ours)


_CHOICES = {
    **KEYS_EVERYWHERE,
    "0": "room_person",
    "1": "room_person",
    "2": "start",
    "3": "message_desk",
    "4": "cant_talk",
}

ROOM_STEPS: Mapping[str, CallStep] = {
    ROOM: CallStep(says=("calls-room-safety", SpokenPart.GREETING), keys=_CHOICES, after="room_menu"),
    "room_menu": CallStep(says=("calls-room-menu",), keys=_CHOICES, silence=AGAIN, quiet="cant_talk", forgets=True),
    # As for any person, but handlers of the control room are asked first.
    "room_person": CallStep(
        says=("calls-one-moment",),
        asks=DeskQuery.PERSON,
        need="control_room",
        replies=QUEUE_STEPS["person"].replies,
        forgets=True,
    ),
}
