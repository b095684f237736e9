"""What can happen in a call, and what the line is then to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from victimcare.rules.calls.steps import CallbackReason, DeskQuery, ReadingPart, Reply, SpokenWords, VoicemailRecipient

# Where a call is: a small value that any process can go on with.

Json = str | int | bool | list[str] | None

ENGLISH = "en"
OTHER_LANGUAGE = "und"  # a language that the line has no words in, and nobody knows yet which (ISO 639-2)


@dataclass(frozen=True, slots=True)
class CallState:
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
    def from_json(cls, kept: Mapping[str, Json]) -> CallState:
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


# What can happen.


@dataclass(frozen=True, slots=True)
class CallAnswered:
    """The line has picked up. `languages`: those she can choose from, the first at key 2; English has 1. `spoken`: of
    these, in which the line says its menus too, and not only that a person comes."""

    languages: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonAnswered:
    """We rang, and a person has answered."""


@dataclass(frozen=True, slots=True)
class MachineReady:
    """We rang, and an answering machine waits for the message that she agreed to."""


@dataclass(frozen=True, slots=True)
class KeyPressed:
    """One key of the telephone: 0 to 9, star or hash; others are no keys of ours."""

    digit: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CallerSilent:
    """Nothing was keyed for as long as `ListenForKey` said."""


@dataclass(frozen=True, slots=True)
class SpeechFinished:
    """The words of the last `PlayWords` have been said to their end."""


@dataclass(frozen=True, slots=True)
class ReplyArrived:
    """`language`: in which whoever has just proved with a code is spoken with."""

    reply: Reply
    language: str = ""


@dataclass(frozen=True, slots=True)
class RecordingFinished:
    """What `RecordVoice` asked for is there: she has stopped, keyed something, or the seconds are over."""


@dataclass(frozen=True, slots=True)
class AgentAnswered:
    """Somebody has answered for her."""


@dataclass(frozen=True, slots=True)
class LineClosedByStaff:
    """Somebody has closed the line by hand, and she waits for a person."""


@dataclass(frozen=True, slots=True)
class AgentLeft:
    """Whoever she was put through to has gone. `is_passed_on`: she waits for another now. `is_not_rung`: nobody could
    be rung for her at all."""

    is_passed_on: bool = False
    is_not_rung: bool = False


@dataclass(frozen=True, slots=True)
class CallerHungUp:
    """She hung up, or the connection broke."""


CallEvent = (
    CallAnswered
    | PersonAnswered
    | MachineReady
    | KeyPressed
    | CallerSilent
    | SpeechFinished
    | ReplyArrived
    | RecordingFinished
    | AgentAnswered
    | LineClosedByStaff
    | AgentLeft
    | CallerHungUp
)

# What the line is to do.


@dataclass(frozen=True, slots=True)
class PlayWords:
    """Say these, at once, instead of whatever is being said; nothing: be quiet."""

    words: tuple[SpokenWords, ...]


@dataclass(frozen=True, slots=True)
class ListenForKey:
    """When the words are over wait so many seconds for a key, then report `CallerSilent`."""

    seconds: int


@dataclass(frozen=True, slots=True)
class AskDesk:
    """Ask the product, and report `ReplyArrived`. `keyed`: the digits that go with it: a code, a number, a choice.
    `language`: what she chose, and `languages` from which. `this_phone`: she said that the one she rings from may be
    rung."""

    what: DeskQuery
    keyed: str = field(default="", repr=False)
    wish: CallbackReason = CallbackReason.PERSON
    whom: VoicemailRecipient = VoicemailRecipient.DESK
    need: str = ""
    part: ReadingPart = ReadingPart.FIRST
    this_phone: bool = False
    language: str = "en"
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordVoice:
    """When the words are over keep what she says, for at most so many seconds, then report `RecordingFinished`."""

    most_seconds: int


@dataclass(frozen=True, slots=True)
class MarkNewsHeard:
    """Her case has been spoken to its end: the news counts as told."""


@dataclass(frozen=True, slots=True)
class JoinAgent:
    """Put her through to whoever the queue gave her."""


@dataclass(frozen=True, slots=True)
class EndCall:
    pass


CallCommand = PlayWords | ListenForKey | AskDesk | RecordVoice | MarkNewsHeard | JoinAgent | EndCall
