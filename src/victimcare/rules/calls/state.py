"""Where a call is: a small value that any process can go on with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from victimcare.rules.calls.steps import Reply

Json = str | int | list[str] | dict[str, int] | None


@dataclass(frozen=True, slots=True)
class State:
    """What she keyed never appears in its text form, and is dropped once it was handed on."""

    at: str = ""
    keyed: str = field(default="", repr=False)
    reply: Reply | None = None  # has come while the words of an asking step were still being said
    held: int = 0  # seconds waited for a reply after the words were over
    path: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Json]:
        """`keyed` is in it as it was keyed: whoever keeps this seals that first."""
        return {
            "at": self.at,
            "keyed": self.keyed,
            "reply": self.reply and self.reply.value,
            "held": self.held,
            "path": list(self.path),
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Json]) -> State:
        """Raises KeyError, ValueError and TypeError for what `as_json` did not make."""
        path, reply = kept["path"], kept["reply"]
        if not isinstance(path, list):
            raise TypeError("a path is a list of steps")
        return cls(
            at=str(kept["at"]),
            keyed=str(kept["keyed"]),
            reply=Reply(reply) if isinstance(reply, str) else None,
            held=int(str(kept["held"])),
            path=tuple(path),
        )
