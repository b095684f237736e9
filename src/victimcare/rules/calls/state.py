"""Where a call is: a small value that any process can go on with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from victimcare.rules.calls.steps import Reply

Json = str | int | bool | list[str] | None

ENGLISH = "en"
ANOTHER = "und"  # a language that the line has no words in, and nobody knows yet which (ISO 639-2)


@dataclass(frozen=True, slots=True)
class State:
    """What she keyed (`keyed`, `ahead`, `run`) never appears in its text form, and is dropped once it was handed on."""

    at: str = ""
    keyed: str = field(default="", repr=False)
    reply: Reply | None = None  # has come while the words of an asking step were still being said
    held: int = 0  # seconds waited for a reply after the words were over
    path: tuple[str, ...] = ()
    home: str = ""  # the menu to which BACK leads
    ahead: str = field(default="", repr=False)  # keyed while the desk was asked: for the step that follows
    run: str = field(default="", repr=False)  # keyed in a row since a place where a code comes too soon
    silences: int = 0  # since she last keyed something
    idle: int = 0  # prompts one after the other that she had heard before, and with which she came no further
    rounds: int = 0  # of waiting
    is_slow: bool = False
    language: str = ENGLISH
    languages: tuple[str, ...] = ()  # that she can choose from
    spoken: tuple[str, ...] = ()  # of these, in which the line says its menus

    def as_json(self) -> dict[str, Json]:
        """What she keyed is in it as she keyed it: whoever keeps this seals that first."""
        return {each.name: _plain(getattr(self, each.name)) for each in fields(self)}

    @classmethod
    def from_json(cls, kept: Mapping[str, Json]) -> State:
        """Raises KeyError and ValueError for what `as_json` did not make."""
        reply = kept["reply"]
        return cls(
            at=str(kept["at"]),
            keyed=str(kept["keyed"]),
            reply=None if reply is None else Reply(str(reply)),
            held=_count(kept["held"]),
            path=_names(kept["path"]),
            home=str(kept["home"]),
            # A call that began before an upgrade knows none of these.
            ahead=str(kept.get("ahead", "")),
            run=str(kept.get("run", "")),
            idle=_count(kept.get("idle", 0)),
            silences=_count(kept["silences"]),
            rounds=_count(kept["rounds"]),
            is_slow=kept["is_slow"] is True,
            language=str(kept["language"]),
            languages=_names(kept["languages"]),
            spoken=_names(kept.get("spoken", [])),
        )


def _plain(value: object) -> Json:
    if isinstance(value, tuple):
        return [str(each) for each in value]
    if isinstance(value, Reply):
        return value.value
    assert value is None or isinstance(value, str | int | bool)
    return value


def _names(value: Json) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(f"a list of names was expected, not {value!r}")
    return tuple(value)


def _count(value: Json) -> int:
    if not isinstance(value, int):
        raise ValueError(f"a number was expected, not {value!r}")
    return value
