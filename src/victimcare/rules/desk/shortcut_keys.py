"""The desk's shortcut keys: what each does, and how staff can change them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar


class ShortcutAction(StrEnum):
    """What a key does, in the order in which help lists them."""

    DOWN = "down"
    UP = "up"
    TAKE = "take"
    HAND_ON = "hand_on"
    SNOOZE = "snooze"
    RING = "ring"
    FILTER = "filter"
    FIND = "find"
    KEYS = "keys"


USUAL_SHORTCUTS: Mapping[ShortcutAction, str] = {
    ShortcutAction.DOWN: "j",
    ShortcutAction.UP: "k",
    ShortcutAction.TAKE: "t",
    ShortcutAction.HAND_ON: "h",
    ShortcutAction.SNOOZE: "s",
    ShortcutAction.RING: "r",
    ShortcutAction.FILTER: "f",
    ShortcutAction.FIND: "/",
    ShortcutAction.KEYS: "?",
}


@dataclass(frozen=True, slots=True)
class ShortcutKeys:
    are_on: bool
    of: Mapping[ShortcutAction, str]


def read_shortcut_keys(kept: Mapping[str, Any] | None) -> ShortcutKeys:
    """Read the saved keys of a member of staff; keys they have not chosen are as usual."""
    if not kept:
        return ShortcutKeys(True, USUAL_SHORTCUTS)
    theirs = kept.get("of", {})
    return ShortcutKeys(
        bool(kept.get("are_on", True)),
        {press: str(theirs.get(press.value, USUAL_SHORTCUTS[press])) for press in ShortcutAction},
    )


def is_valid_shortcut(typed: str) -> bool:
    """Whether it is a single letter, digit or sign; keys that move around a page by themselves are not valid."""
    return len(typed) == 1 and typed.isprintable() and not typed.isspace()


Press = TypeVar("Press", bound=StrEnum)


def find_duplicate_shortcuts(of: Mapping[Press, str]) -> frozenset[Press]:
    """Return the actions whose key an earlier action already has."""
    seen: set[str] = set()
    again = set()
    for press, key in of.items():
        if key.lower() in seen:
            again.add(press)
        seen.add(key.lower())
    return frozenset(again)
