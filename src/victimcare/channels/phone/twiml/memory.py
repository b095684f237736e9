"""What is kept of a call between two requests, so that any process can answer the next one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from victimcare.rules.calls import (
    CallCommand,
    CallState,
    HoldMusic,
    JoinAgent,
    ListenForKey,
    Pause,
    PlayWords,
    RecordVoice,
    SpokenPart,
    SpokenWords,
)


@dataclass(frozen=True, slots=True)
class Doing:
    """What the carrier was told to do: say this, then listen, record or put her through.

    `waited`: seconds that it has listened already. `played`: seconds of the music that are over.
    """

    says: tuple[SpokenWords, ...] = ()
    listens: int = 0
    records: int = 0
    joins: bool = False
    waited: int = 0
    played: int = 0

    def after(self, verbs: tuple[CallCommand, ...]) -> Doing:
        """What is to be done now: a `Play` stops what was being said, and the listening after it."""
        doing = self
        for verb in verbs:
            match verb:
                case PlayWords(words):
                    doing = Doing(says=words)
                case ListenForKey(seconds):
                    doing = replace(doing, listens=seconds)
                case RecordVoice(most_seconds):
                    doing = replace(doing, records=most_seconds)
                case JoinAgent():
                    doing = replace(doing, joins=True)
        return doing


@dataclass(frozen=True, slots=True)
class Memory:
    """`said`: sentences about her, as they are spoken. `desk`: what the desk has in mind (`DeskMemory`). `recording`:
    the carrier's name for what she has said last."""

    state: CallState
    desk: str
    doing: Doing = field(default_factory=Doing)
    said: Mapping[SpokenPart, tuple[str, ...]] = field(default_factory=dict, repr=False)
    recording: str = ""

    def as_bytes(self) -> bytes:
        kept = {
            "state": self.state.as_json(),
            "desk": self.desk,
            "doing": asdict(replace(self.doing, says=())) | {"says": [_packed(each) for each in self.doing.says]},
            "said": {name.value: list(each) for name, each in self.said.items()},
            "recording": self.recording,
        }
        return json.dumps(kept).encode()

    @classmethod
    def from_bytes(cls, kept: bytes) -> Memory:
        read: dict[str, Any] = json.loads(kept)
        says = tuple(_unpacked(each) for each in read["doing"].pop("says"))
        return cls(
            state=CallState.from_json(read["state"]),
            desk=read["desk"],
            doing=Doing(says=says, **read["doing"]),
            said={SpokenPart(name): tuple(each) for name, each in read["said"].items()},
            recording=read["recording"],
        )


def _packed(words: SpokenWords) -> list[str | float]:
    match words:
        case Pause(seconds):
            return ["Pause", seconds]
        case HoldMusic(seconds):
            return ["Music", seconds]
        case SpokenPart():
            return ["Said", words.value]
    return ["sentence", words]


def _unpacked(packed: list[Any]) -> SpokenWords:
    kind, held = packed
    made: SpokenWords = {"Pause": Pause, "Music": HoldMusic, "Said": SpokenPart, "sentence": str}[kind](held)
    return made
