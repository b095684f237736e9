"""What a call's tables are written in: steps, the words they say, what they ask of the product, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

CODE_DIGITS = 12  # six that select, six that prove
NUMBER_DIGITS = 15  # the longest telephone number there is (ITU-T E.164)
ENOUGH_FOR_A_NUMBER = 10  # the shortest whole number in the United Kingdom, its first 0 included
DIGIT = "digit"  # in `keys`: any of 0 to 9 that has no line of its own


class Said(StrEnum):
    """Words that are not fixed: the line has them from the desk, or makes them from what she keyed."""

    CASE = "case"
    PROMISE = "promise"
    KEYED = "keyed"
    RIGHTS = "rights"  # what she can say was not done, each with its key
    MESSAGE = "message"  # for an answering machine, as she agreed to it


@dataclass(frozen=True, slots=True)
class Pause:
    seconds: float


@dataclass(frozen=True, slots=True)
class Music:
    seconds: float


Words = str | Said | Pause | Music  # a str is the id of a fixed sentence in wording/<language>/calls.ftl


class Asks(StrEnum):
    """What a step asks of the desk; the step waits for the reply."""

    CODE = "code"  # does this code open anything?
    RIGHTS = "rights"  # which rights can she say something of?
    CHALLENGE = "challenge"  # keep that this one was not met
    CALLBACK = "callback"  # promise that a person rings
    SLOTS = "slots"  # when can she be rung?
    PERSON = "person"  # a place in the queue
    TURN = "turn"  # how does she stand in it?
    LEAVE = "leave"  # she leaves it
    VOICEMAIL = "voicemail"  # keep what she has said
    SERVICES = "services"  # who supports people in her area with what she needs?
    FEEDBACK = "feedback"  # keep her mark, from 1 to 5


class Wish(StrEnum):
    """Why a callback is asked for."""

    BACK = "back"  # she chose to be rung back
    PERSON = "person"  # she wants a person
    SILENT = "silent"  # she keyed nothing: a person looks at the call and decides whether ringing is safe


class Reply(StrEnum):
    OPENED = "opened"
    OPENED_SHORT = "opened_short"  # only whether there is news: nothing of her case is read out, nor what is owed
    NOT_OPENED = "not_opened"  # wrong, unknown, ended, sealed, or a plan of nothing: never told apart
    PROMISED = "promised"
    NUMBER_NEEDED = "number_needed"
    LISTED = "listed"
    NOT_LISTED = "not_listed"  # nothing stands at this key, or there is nothing to list
    KEPT = "kept"
    WAITS = "waits"
    CLOSED = "closed"
    NOBODY_ON_DUTY = "nobody_on_duty"
    STILL = "still"
    YOURS = "yours"  # somebody is there for her
    TOO_LONG = "too_long"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Step:
    """One place in the call.

    `says` begins on entry and stops what was being said; keys work over speech. `silence`: where it leads when the
    words are over and nothing was keyed for `waits` seconds. `after`: where it leads as soon as the words are over.
    `takes`: how many digits it gathers, and `full` where it leads with the last of them. `needs`: without so many
    digits gathered the step is not entered but `otherwise`, and with what has the shape of an access code
    `instead_of_code`: a code keyed again after a refusal is never read aloud or written down as a number. `asks`: it
    waits for the reply *and* for the end of its words, so that how fast the desk answered cannot be heard; after
    `holds` further seconds it takes `late` for the reply. `records`: when its words are over her voice is kept for at
    most so many seconds; it leads to `recorded`. `joins`: she is put through, until whoever she speaks with has `left`.
    """

    says: tuple[Words, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    silence: str = ""
    waits: int = 6
    after: str = ""
    takes: int = 0
    full: str = ""
    forgets: bool = False  # what was keyed before is forgotten on entry
    needs: int = 0
    otherwise: str = ""
    instead_of_code: str = ""
    asks: Asks | None = None
    wish: Wish = Wish.PERSON
    replies: Mapping[Reply, str] = field(default_factory=dict)
    late: Reply = Reply.FAILED
    holds: int = 8
    heard: bool = False  # on entry: her case has been spoken to the end
    records: int = 0
    recorded: str = ""
    turn: str = ""  # where it leads when somebody has answered for her
    joins: bool = False
    left: str = ""
    hangs_up: bool = False
    ends: bool = False
