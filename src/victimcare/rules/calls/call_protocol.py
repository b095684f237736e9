"""The protocol between a call and the line: the call's state, the events that can happen, and the commands to the
line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from victimcare.rules.calls.steps import CallbackReason, DeskQuery, ReadingPart, Reply, SpokenWords, VoicemailRecipient

# The state of a call: a small value with which any process can continue it.

Json = str | int | bool | list[str] | None

ENGLISH = "en"
OTHER_LANGUAGE = "und"  # a language that the line does not speak and that is not known yet (ISO 639-2)


@dataclass(frozen=True, slots=True)
class CallState:
    """Where a call stands. The keyed digits (`keyed`, `ahead`, `run`) never appear in its repr, and are dropped once
    handed on."""

    at: str = ""
    keyed: str = field(default="", repr=False)
    reply: Reply | None = None  # arrived while the words of an asking step were still playing
    held: int = 0  # seconds waited for a reply after the words ended
    path: tuple[str, ...] = ()
    home: str = ""  # the menu to which BACK leads
    ahead: str = field(default="", repr=False)  # keyed while the desk was being asked: for the next step
    run: str = field(default="", repr=False)  # digits keyed in a row since a step where a code comes too soon
    silences: int = 0  # since the caller last pressed a key
    idle: int = 0  # repeated prompts in a row without progress by the caller
    rounds: int = 0  # of waiting in the queue
    is_slow: bool = False
    language: str = ENGLISH
    languages: tuple[str, ...] = ()  # that the caller can choose from
    spoken: tuple[str, ...] = ()  # those of them in which the line speaks its menus

    def as_json(self) -> dict[str, Json]:
        """Return every field, keyed digits included as keyed: encrypt the result before storing it."""
        return {each.name: _plain(getattr(self, each.name)) for each in fields(self)}

    @classmethod
    def from_json(cls, kept: Mapping[str, Json]) -> CallState:
        """Raises KeyError or ValueError for anything that `as_json` did not make."""
        reply = kept["reply"]
        return cls(
            at=str(kept["at"]),
            keyed=str(kept["keyed"]),
            reply=None if reply is None else Reply(str(reply)),
            held=_count(kept["held"]),
            path=_names(kept["path"]),
            home=str(kept["home"]),
            # A call that began before an upgrade has none of these.
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


# Events.


@dataclass(frozen=True, slots=True)
class CallAnswered:
    """The line has answered. `languages`: those the caller can choose, the first at key 2; English has key 1. `spoken`:
    those in which the line speaks its menus, and not only the promise of a person. `is_for_room`: the control room's
    number was rung."""

    languages: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    is_for_room: bool = False


@dataclass(frozen=True, slots=True)
class PersonAnswered:
    """We rang, and a person answered."""


@dataclass(frozen=True, slots=True)
class MachineReady:
    """We rang, and an answering machine is ready for the message that the victim agreed to."""


@dataclass(frozen=True, slots=True)
class KeyPressed:
    """One key of the telephone: 0 to 9, star or hash; no other key counts."""

    digit: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CallerSilent:
    """No key was pressed for as long as `ListenForKey` said."""


@dataclass(frozen=True, slots=True)
class SpeechFinished:
    """The words of the last `PlayWords` have finished."""


@dataclass(frozen=True, slots=True)
class ReplyArrived:
    """The desk has answered a query. `language`: the one to speak with a caller who has just passed the identity check
    with a code."""

    reply: Reply
    language: str = ""


@dataclass(frozen=True, slots=True)
class RecordingFinished:
    """The recording that `RecordVoice` asked for is ready: the caller stopped, pressed a key, or the time ran out."""


@dataclass(frozen=True, slots=True)
class AgentAnswered:
    """An agent has answered for this caller."""


@dataclass(frozen=True, slots=True)
class LineClosedByStaff:
    """Staff have closed the line by hand while the caller waits for a person."""


@dataclass(frozen=True, slots=True)
class AgentLeft:
    """The person the caller was put through to has left. `is_passed_on`: the caller now waits for another.
    `is_not_rung`: no telephone could be rung for the caller at all."""

    is_passed_on: bool = False
    is_not_rung: bool = False


@dataclass(frozen=True, slots=True)
class CallerHungUp:
    """The caller hung up, or the connection broke."""


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

# Commands to the line.


@dataclass(frozen=True, slots=True)
class PlayWords:
    """Play these words at once, replacing any that are playing; none: be silent."""

    words: tuple[SpokenWords, ...]


@dataclass(frozen=True, slots=True)
class ListenForKey:
    """When the words have finished, wait this many seconds for a key, then report `CallerSilent`."""

    seconds: int


@dataclass(frozen=True, slots=True)
class AskDesk:
    """Ask the product, and report `ReplyArrived`. `keyed`: the digits that go with the query: a code, a number, a
    choice. `language`: the caller's choice, out of `languages`. `this_phone`: the caller said that we may ring the
    phone they are calling from."""

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
    """When the words have finished, record the caller for at most this many seconds, then report
    `RecordingFinished`."""

    most_seconds: int


@dataclass(frozen=True, slots=True)
class MarkNewsHeard:
    """The line has read out all of the case: the news counts as told."""


@dataclass(frozen=True, slots=True)
class JoinAgent:
    """Put the caller through to the agent whom the queue assigned."""


@dataclass(frozen=True, slots=True)
class EndCall:
    pass


CallCommand = PlayWords | ListenForKey | AskDesk | RecordVoice | MarkNewsHeard | JoinAgent | EndCall
