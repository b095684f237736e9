"""What the line's desk replies and remembers: the answer to a question of the flow, and the memory of one call with its
form for the process that continues the call."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from victimcare.rules.calls import Reply, SpokenPart
from victimcare.rules.cases.page_shapes import PageRight, PageRightState
from victimcare.rules.rights import EventRef
from victimcare.rules.sentences import Sentence
from victimcare.services.calls.callbacks.callback_slots import Slot


@dataclass(frozen=True, slots=True)
class DeskAnswer:
    """The product's reply, with the sentences to say. `language`: that of the victim whose code has just been accepted.
    Whatever the reason why nothing opened, the reply is `NOT_OPENED` and nothing else."""

    reply: Reply
    said: Mapping[SpokenPart, tuple[Sentence, ...]] = field(default_factory=dict, repr=False)
    language: str = ""


NOT_OPENED = DeskAnswer(Reply.NOT_OPENED)
NUMBER_NEEDED = DeskAnswer(Reply.NUMBER_NEEDED)
NUMBER_HIDDEN = DeskAnswer(Reply.NUMBER_HIDDEN)
CALLBACK_LIMIT_REACHED = DeskAnswer(Reply.TOO_MANY)
NOT_LISTED = DeskAnswer(Reply.NOT_LISTED)
SLOT_GONE = DeskAnswer(Reply.GONE)


@dataclass
class DeskMemory:
    """The desk's memory of one call.

    `news`: the news that the call was told, until it was heard. `rights`, `slots` and `areas`: the choices that were
    read out, by their keys on the telephone. `part`: where the current part of a longer text begins and ends. `need`:
    the kind of help that the caller looks for. `wish` and `slot`: those of a call back, until there is a number to
    ring. `waits`: the caller is in the queue. `line`: which line holds the call; blank: any. `puts_through`: it can
    ring the force's other number. `rings_from`: the number that the carrier gives, empty when withheld; a note, never
    proof. `is_for_room`: the control room's number was rung.
    """

    row: UUID
    rings_from: str = field(default="", repr=False)
    news: tuple[EventRef, ...] = ()
    rights: dict[str, PageRight] = field(default_factory=dict)
    slots: dict[str, Slot] = field(default_factory=dict)
    areas: dict[str, str] = field(default_factory=dict)
    part: tuple[int, int] = (0, 0)
    need: str = ""
    wish: str = ""
    slot: Slot | None = None
    waits: bool = False
    line: str = ""
    puts_through: bool = False
    is_for_room: bool = False

    def as_json(self) -> str:
        return json.dumps(pack_value(self))

    @classmethod
    def from_json(cls, kept: str) -> DeskMemory:
        memory = unpack_value(json.loads(kept))
        assert isinstance(memory, cls)
        return memory


_SHAPES: Mapping[str, Any] = {shape.__name__: shape for shape in (DeskMemory, Sentence, PageRight, Slot)}
_ENUMS: Mapping[str, Any] = {shape.__name__: shape for shape in (PageRightState,)}
_PLAIN = (str, int, float, bool, type(None))


def pack_value(value: Any) -> Any:
    """Convert a value to plain values, with the name of its kind beside each that needs one. Raises TypeError for a
    kind that is not listed."""
    kind = type(value).__name__
    match value:
        case EventRef():
            return ["EventRef", [*value]]
        case datetime() | date() | UUID():
            return [kind, value.isoformat() if isinstance(value, date) else str(value)]
        case tuple():
            return ["tuple", [pack_value(each) for each in value]]
        case dict():
            return ["dict", [[pack_value(key), pack_value(each)] for key, each in value.items()]]
        case StrEnum() if kind in _ENUMS:
            return [kind, value.value]
        case _ if is_dataclass(value) and kind in _SHAPES:
            return [kind, {each.name: pack_value(getattr(value, each.name)) for each in fields(value)}]
        case _ if type(value) in _PLAIN:
            return value
    raise TypeError(f"the desk cannot write down a {kind}")


def unpack_value(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    kind, held = value
    if kind in _SHAPES:
        return _SHAPES[kind](**{name: unpack_value(each) for name, each in held.items()})
    if kind in _ENUMS:
        return _ENUMS[kind](held)
    return _READERS[kind](held)


_READERS: Mapping[str, Any] = {
    "EventRef": lambda held: EventRef(*held),
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "UUID": UUID,
    "tuple": lambda held: tuple(unpack_value(each) for each in held),
    "dict": lambda held: {unpack_value(key): unpack_value(each) for key, each in held},
}
