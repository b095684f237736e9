"""The single keys of the desk: what each does, and what somebody may choose in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Press(StrEnum):
    """What a key does, in the order in which they are told."""

    DOWN = "down"
    UP = "up"
    TAKE = "take"
    HAND_ON = "hand_on"
    SNOOZE = "snooze"
    RING = "ring"
    FILTER = "filter"
    FIND = "find"
    KEYS = "keys"


USUAL: Mapping[Press, str] = {
    Press.DOWN: "j",
    Press.UP: "k",
    Press.TAKE: "t",
    Press.HAND_ON: "h",
    Press.SNOOZE: "s",
    Press.RING: "r",
    Press.FILTER: "f",
    Press.FIND: "/",
    Press.KEYS: "?",
}


@dataclass(frozen=True, slots=True)
class Keys:
    are_on: bool
    of: Mapping[Press, str]


def chosen(kept: Mapping[str, Any] | None) -> Keys:
    """As somebody has kept them; what they have not chosen is as usual."""
    if not kept:
        return Keys(True, USUAL)
    theirs = kept.get("of", {})
    return Keys(bool(kept.get("are_on", True)), {press: str(theirs.get(press.value, USUAL[press])) for press in Press})


def is_a_key(typed: str) -> bool:
    """One letter, figure or sign; what moves about a page by itself is none."""
    return len(typed) == 1 and typed.isprintable() and not typed.isspace()


def doubled(of: Mapping[Press, str]) -> frozenset[Press]:
    """What has a key that something before it has already."""
    seen: set[str] = set()
    again = set()
    for press, key in of.items():
        if key.lower() in seen:
            again.add(press)
        seen.add(key.lower())
    return frozenset(again)
