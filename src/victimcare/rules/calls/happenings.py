"""What can happen in a call, and what the line is then to do."""

from __future__ import annotations

from dataclasses import dataclass, field

from victimcare.rules.calls.steps import Asks, Part, Reply, Whom, Wish, Words

# What can happen.


@dataclass(frozen=True, slots=True)
class Answered:
    """The line has picked up. `languages`: those she can choose from, the first at key 2; English has 1. `spoken`: of
    these, in which the line says its menus too, and not only that a person comes."""

    languages: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PickedUp:
    """We rang, and a person has answered."""


@dataclass(frozen=True, slots=True)
class MachineWaits:
    """We rang, and an answering machine waits for the message that she agreed to."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the telephone: 0 to 9, star or hash; others are no keys of ours."""

    digit: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing was keyed for as long as `Listen` said."""


@dataclass(frozen=True, slots=True)
class WordsOver:
    """The words of the last `Play` have been said to their end."""


@dataclass(frozen=True, slots=True)
class Replied:
    """`language`: in which whoever has just proved with a code is spoken with."""

    reply: Reply
    language: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What `Record` asked for is there: she has stopped, keyed something, or the seconds are over."""


@dataclass(frozen=True, slots=True)
class TurnCame:
    """Somebody has answered for her."""


@dataclass(frozen=True, slots=True)
class LineClosed:
    """Somebody has closed the line by hand, and she waits for a person."""


@dataclass(frozen=True, slots=True)
class Left:
    """Whoever she was put through to has gone. `is_passed_on`: she waits for another now. `is_not_rung`: nobody could
    be rung for her at all."""

    is_passed_on: bool = False
    is_not_rung: bool = False


@dataclass(frozen=True, slots=True)
class HungUp:
    """She hung up, or the connection broke."""


Event = (
    Answered
    | PickedUp
    | MachineWaits
    | Key
    | Silence
    | WordsOver
    | Replied
    | Recorded
    | TurnCame
    | LineClosed
    | Left
    | HungUp
)

# What the line is to do.


@dataclass(frozen=True, slots=True)
class Play:
    """Say these, at once, instead of whatever is being said; nothing: be quiet."""

    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Listen:
    """When the words are over wait so many seconds for a key, then report `Silence`."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the product, and report `Replied`. `keyed`: the digits that go with it: a code, a number, a choice.
    `language`: what she chose, and `languages` from which. `this_phone`: she said that the one she rings from may be
    rung."""

    what: Asks
    keyed: str = field(default="", repr=False)
    wish: Wish = Wish.PERSON
    whom: Whom = Whom.DESK
    need: str = ""
    part: Part = Part.FIRST
    this_phone: bool = False
    language: str = "en"
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """When the words are over keep what she says, for at most so many seconds, then report `Recorded`."""

    most_seconds: int


@dataclass(frozen=True, slots=True)
class MarkHeard:
    """Her case has been spoken to its end: the news counts as told."""


@dataclass(frozen=True, slots=True)
class Join:
    """Put her through to whoever the queue gave her."""


@dataclass(frozen=True, slots=True)
class HangUp:
    pass


Verb = Play | Listen | Ask | Record | MarkHeard | Join | HangUp
