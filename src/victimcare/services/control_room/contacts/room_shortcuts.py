"""Keeps the shortcut keys that a handler chooses for the control room's pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from victimcare.records.models import Staff
from victimcare.rules.control_room.room_keys import ROOM_KEYS_PART, RoomKeys, RoomShortcut, read_room_keys
from victimcare.rules.desk.shortcut_keys import find_duplicate_shortcuts, is_valid_shortcut
from victimcare.services.access import Act, Actor, permit, require_staff_id
from victimcare.services.audit import note


class InvalidRoomKeys(Exception):
    """Some keys are not single characters, or are used twice. `which`: the invalid ones."""

    def __init__(self, which: frozenset[RoomShortcut]) -> None:
        super().__init__("each key is one letter, figure or sign, and does one thing")
        self.which = which


def load_room_keys(*, actor: Actor) -> RoomKeys:
    permit(actor, Act.SEE_ROOM)
    return read_room_keys(Staff.objects.values_list("keys", flat=True).get(id=require_staff_id(actor)))


@transaction.atomic
def choose_room_keys(*, actor: Actor, are_on: bool, of: Mapping[RoomShortcut, str], now: datetime) -> None:
    """Save the shortcut keys. Raises InvalidRoomKeys."""
    permit(actor, Act.SEE_ROOM)
    wrong = find_duplicate_shortcuts(of) | {press for press, key in of.items() if not is_valid_shortcut(key)}
    if wrong:
        raise InvalidRoomKeys(frozenset(wrong))
    row = Staff.objects.select_for_update().get(id=require_staff_id(actor))
    chosen = {"are_on": are_on, "of": {press.value: key.lower() for press, key in of.items()}}
    row.keys = {**(row.keys or {}), ROOM_KEYS_PART: chosen}
    row.save(update_fields=["keys"])
    note(actor, "room_keys.chosen", at=now, detail={"are_on": are_on})
