"""What the desk has in mind of one call, and how it is written down for whichever process goes on with the call."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from victimcare.rules.rights import EventRef
from victimcare.rules.sentences import Sentence
from victimcare.services.calls.callbacks.slots import Slot
from victimcare.services.cases.shapes import Right, RightState


@dataclass
class DeskMemory:
    """`news`: in what the call was told, until it was heard. `rights`, `slots` and `areas`: what was read out to her,
    by its keys on the telephone. `part`: where what is read out in parts begins and ends for now. `need`: what she
    looks for help with. `wish` and `slot`: of a call back, until there is a number to ring. `waits`: she stands in the
    queue. `line`: which holds the call; blank: any. `puts_through`: it can ring the force's other number for her.
    `rings_from`: as the carrier says, empty when withheld; a note and no proof."""

    row: UUID
    rings_from: str = field(default="", repr=False)
    news: tuple[EventRef, ...] = ()
    rights: dict[str, Right] = field(default_factory=dict)
    slots: dict[str, Slot] = field(default_factory=dict)
    areas: dict[str, str] = field(default_factory=dict)
    part: tuple[int, int] = (0, 0)
    need: str = ""
    wish: str = ""
    slot: Slot | None = None
    waits: bool = False
    line: str = ""
    puts_through: bool = False

    def as_json(self) -> str:
        return json.dumps(packed(self))

    @classmethod
    def from_json(cls, kept: str) -> DeskMemory:
        memory = unpacked(json.loads(kept))
        assert isinstance(memory, cls)
        return memory


_SHAPES: Mapping[str, Any] = {shape.__name__: shape for shape in (DeskMemory, Sentence, Right, Slot)}
_ENUMS: Mapping[str, Any] = {shape.__name__: shape for shape in (RightState,)}
_PLAIN = (str, int, float, bool, type(None))


def packed(value: Any) -> Any:
    """As plain values, each of another kind with its name beside it. Raises TypeError for a kind that is not listed."""
    kind = type(value).__name__
    match value:
        case EventRef():
            return ["EventRef", [*value]]
        case datetime() | date() | UUID():
            return [kind, value.isoformat() if isinstance(value, date) else str(value)]
        case tuple():
            return ["tuple", [packed(each) for each in value]]
        case dict():
            return ["dict", [[packed(key), packed(each)] for key, each in value.items()]]
        case StrEnum() if kind in _ENUMS:
            return [kind, value.value]
        case _ if is_dataclass(value) and kind in _SHAPES:
            return [kind, {each.name: packed(getattr(value, each.name)) for each in fields(value)}]
        case _ if type(value) in _PLAIN:
            return value
    raise TypeError(f"the desk cannot write down a {kind}")


def unpacked(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    kind, held = value
    if kind in _SHAPES:
        return _SHAPES[kind](**{name: unpacked(each) for name, each in held.items()})
    if kind in _ENUMS:
        return _ENUMS[kind](held)
    return _READ[kind](held)


_READ: Mapping[str, Any] = {
    "EventRef": lambda held: EventRef(*held),
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "UUID": UUID,
    "tuple": lambda held: tuple(unpacked(each) for each in held),
    "dict": lambda held: {unpacked(key): unpacked(each) for key, each in held},
}
