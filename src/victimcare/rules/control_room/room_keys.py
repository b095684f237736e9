"""The control room's shortcut keys: what each does, and which a handler has chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class RoomShortcut(StrEnum):
    """What a key does, in the order in which help lists them."""

    DOWN = "down"
    UP = "up"
    NEXT = "next"
    CLAIM = "claim"
    DISPATCH = "dispatch"
    LINK = "link"
    MOVE = "move"
    REPLY = "reply"
    STEER = "steer"
    NOTE = "note"
    CLOSE = "close"
    KEYS = "keys"


USUAL_ROOM_KEYS: Mapping[RoomShortcut, str] = {
    RoomShortcut.DOWN: "j",
    RoomShortcut.UP: "k",
    RoomShortcut.NEXT: "w",
    RoomShortcut.CLAIM: "t",
    RoomShortcut.DISPATCH: "d",
    RoomShortcut.LINK: "l",
    RoomShortcut.MOVE: "n",
    RoomShortcut.REPLY: "r",
    RoomShortcut.STEER: "s",
    RoomShortcut.NOTE: "o",
    RoomShortcut.CLOSE: "c",
    RoomShortcut.KEYS: "?",
}
ROOM_KEYS_PART = "room"  # of what is kept for a member of staff, beside the desk's keys


@dataclass(frozen=True, slots=True)
class RoomKeys:
    are_on: bool
    of: Mapping[RoomShortcut, str]


def read_room_keys(kept: Mapping[str, Any] | None) -> RoomKeys:
    """Read the saved keys of a member of staff; keys they have not chosen are as usual."""
    own = (kept or {}).get(ROOM_KEYS_PART, {})
    chosen = own.get("of", {})
    keys = {press: str(chosen.get(press.value, usual)) for press, usual in USUAL_ROOM_KEYS.items()}
    return RoomKeys(bool(own.get("are_on", True)), keys)
