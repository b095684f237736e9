"""What a call's tables are written in: steps, the words they say, what they ask of the product, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

CODE_DIGITS = 12  # six that select, six that prove
NUMBER_DIGITS = 15  # the longest telephone number there is (ITU-T E.164)
ENOUGH_FOR_A_NUMBER = 10  # the shortest whole number in the United Kingdom, its first 0 included
DIGIT = "digit"  # in `keys`: any of 0 to 9 that has no line of its own


class SpokenPart(StrEnum):
    """Words that are not fixed: the line has them from the desk, or makes them from what she keyed."""

    LANGUAGES = "languages"  # those that are on, each in its own words with its key
    DIGEST = "digest"  # rights in general: of no case
    AREAS = "areas"  # each with its two keys
    SERVICES = "services"
    CASE = "case"
    HEARING = "hearing"
    ABOUT = "about"  # who the officer is, the last news again, and a review that can be asked for
    KEPT = "kept"  # her rights, and whether each was kept
    RIGHTS = "rights"  # what she can say was not done, each with its key
    PROMISED = "promised"  # when she is to be rung
    WAIT = "wait"  # her place, and how long it may take
    OPENING = "opening"  # when somebody is there again
    SLOTS = "slots"  # the times at which she can be rung, each with its key
    PROMISE = "promise"
    KEYED = "keyed"
    MESSAGE = "message"  # for an answering machine, as she agreed to it


# The gate is asked each time they are said.
SPOKEN_CASE_PARTS = frozenset(
    {SpokenPart.CASE, SpokenPart.HEARING, SpokenPart.ABOUT, SpokenPart.KEPT, SpokenPart.RIGHTS, SpokenPart.PROMISED}
)


@dataclass(frozen=True, slots=True)
class Pause:
    seconds: float


@dataclass(frozen=True, slots=True)
class HoldMusic:
    seconds: float


SpokenWords = (
    str | SpokenPart | Pause | HoldMusic
)  # a str is the id of a fixed sentence in wording/<language>/calls.ftl


class DeskQuery(StrEnum):
    """What a step asks of the desk; the step waits for the reply."""

    CODE = "code"  # does this code open anything?
    CASE = "case"  # what may be said now of her case?
    HEARING = "hearing"  # when is she or anybody in court next?
    ABOUT = "about"  # who is the officer, what was the last news, what can be asked for?
    KEPT = "kept"  # how do her rights stand?
    RIGHTS = "rights"  # which rights can she say something of?
    CHALLENGE = "challenge"  # keep that this one was not met
    DIGEST = "digest"  # what does everybody have a right to?
    AREAS = "areas"  # where is there help of this kind?
    SERVICES = "services"  # who gives it in this area?
    CALLBACK = "callback"  # promise that a person rings
    SLOTS = "slots"  # when can she be rung?
    SLOT = "slot"  # promise it for this time
    PROMISED = "promised"  # when is she to be rung already?
    KEEP = "keep"  # she still wants that
    SETTLE = "settle"  # she no longer does
    ANYBODY = "anybody"  # is anybody there now who could take her call?
    PERSON = "person"  # a place in the queue
    ELSEWHERE = "elsewhere"  # may the line put her through to the force's other number?
    WITHOUT_ELSEWHERE = "without_elsewhere"  # a person here, as the line cannot put her through there in this call
    TURN = "turn"  # how does she stand in it?
    LEAVE = "leave"  # she leaves it
    VOICEMAIL = "voicemail"  # keep what she has said
    FEEDBACK = "feedback"  # keep her mark, from 1 to 5


class CallbackReason(StrEnum):
    """Why a callback is asked for."""

    BACK = "back"  # she chose to be rung back
    PERSON = "person"  # she wants a person
    PLACE = "place"  # she waited for one, and keeps her place
    SILENT = "silent"  # she keyed nothing: a person looks at the call and decides whether ringing is safe


class VoicemailRecipient(StrEnum):
    """For whom a message is."""

    OFFICER = "officer"
    DESK = "desk"


class ReadingPart(StrEnum):
    """Which part of what is too long to be read out at once (`steps`)."""

    FIRST = "first"
    SAME = "same"
    NEXT = "next"


class Reply(StrEnum):
    OPENED = "opened"
    OPENED_SHORT = "opened_short"  # only whether there is news: nothing of her case is read out, nor what is owed
    NOT_OPENED = "not_opened"  # wrong, unknown, ended, sealed, or a plan of nothing: never told apart
    PROMISED = "promised"
    NUMBER_NEEDED = "number_needed"
    NUMBER_HIDDEN = "number_hidden"  # it is needed, and the phone she rings from shows none that may be rung
    TOO_MANY = "too_many"  # without proof no more are promised now
    LISTED = "listed"
    MORE = "more"  # as LISTED or OPENED, and there is more of it
    NOT_LISTED = "not_listed"  # nothing stands at this key, or there is nothing to list
    GONE = "gone"  # somebody has just taken it
    KEPT = "kept"
    STAFFED = "staffed"  # somebody is there who takes calls
    WAITS = "waits"
    CLOSED = "closed"
    NO_STAFF_ON_DUTY = "nobody_on_duty"
    STILL = "still"
    YOURS = "yours"  # somebody is there for her
    TOO_LONG = "too_long"
    FAILED = "failed"


AGAIN = "again"  # what this step says, once more; where that is of her case the gate is asked `anew`
SLOWER = "slower"  # from now on more slowly and with longer pauses, or at the usual pace; and once more
WRONG_KEY = "miskeyed"  # that key does nothing here; and once more
BACK = "back"  # to the menu that she came from
NO_STEPS = (AGAIN, SLOWER, WRONG_KEY, BACK)  # where a key or a silence can lead beside the names of steps


@dataclass(frozen=True, slots=True)
class CallStep:
    """One place in the call.

    **Words.** `says` begins on entry and stops what was being said; keys work over speech. `anew`: the step that asks
    the gate, where these words are of her case.
    **Where it leads.** `keys`. `after`: as soon as the words are over. `silence`: when nothing was keyed for `waits`
    seconds after them; with AGAIN once more, and the second time to `quiet`. `most`: entered more often in one call it
    leads to `spent`. `home`: the menu to which BACK leads from here on. `offers_languages`: entered only where
    there is a language to choose, and in English again; `sets_language`: only with the key of one, and in that; else
    `otherwise`. `needs_words`: and only one in which the line says its menus. `in_language`: from here on the caller is
    spoken with in this one.
    **Digits.** `takes`: how many it gathers, and `full` where it leads with the last of them. `needs`: without so many
    gathered the step is not entered but `otherwise`, with a 0 alone `zero_alone`, and with what has the shape of an
    access code `instead_of_code`: a code keyed again after a refusal is never read aloud or written down as a number.
    `forgets`: what was keyed before. `too_soon`: who knows the line may key her code here already, and its first
    figures are taken for choices; `torn`: where it then leads instead of here, should it be all of a code that was
    keyed.
    **The desk.** `asks`: it waits for the reply *and* for the end of its words, so that how fast the desk answered
    cannot be heard; after `holds` further seconds it takes `late` for the reply. `wish`, `whom`, `need`, `part` and
    `this_phone` (the one she rings from may be rung) go with what is asked. What she keys meanwhile goes to the step
    that follows (`state_machine`).
    **Voices.** `records`: when its words are over her voice is kept for at most so many seconds; it leads to
    `recorded`. `joins`: she is put through, until whoever she speaks with has `left`, or has `passed`
    her on to another, for whom she waits; where nobody could be rung for her at all it leads to `not_rung`.
    """

    says: tuple[SpokenWords, ...] = ()
    anew: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    after: str = ""
    silence: str = ""
    waits: int = 8
    quiet: str = ""
    most: int = 0
    spent: str = ""
    home: str = ""
    offers_languages: bool = False
    sets_language: bool = False
    needs_words: bool = False
    takes: int = 0
    full: str = ""
    forgets: bool = False
    too_soon: bool = False
    torn: str = ""
    needs: int = 0
    in_language: str = ""
    otherwise: str = ""
    zero_alone: str = ""
    instead_of_code: str = ""
    asks: DeskQuery | None = None
    replies: Mapping[Reply, str] = field(default_factory=dict)
    late: Reply = Reply.FAILED
    holds: int = 8
    wish: CallbackReason = CallbackReason.PERSON
    whom: VoicemailRecipient = VoicemailRecipient.DESK
    need: str = ""  # rules.calls.queue.Need
    part: ReadingPart = ReadingPart.FIRST
    this_phone: bool = False
    heard: bool = False  # on entry: her case has been spoken to the end
    records: int = 0
    recorded: str = ""
    joins: bool = False
    left: str = ""
    passed: str = ""
    not_rung: str = ""
    hangs_up: bool = False
    ends: bool = False


# The keys that mean the same wherever a menu is read out.


KEYS_EVERYWHERE = {"0": "person", "8": SLOWER, "9": AGAIN, "#": BACK, DIGIT: WRONG_KEY}


# What takes long to say is read out in parts: as many items at a time as can be kept in mind.

MOST_SECONDS_A_PART = 20
_LETTERS_A_SECOND = 15  # of the machine's voice over a telephone, measured; a person who reads aloud is hardly slower


def find_part_end(items: Sequence[str], start: int) -> int:
    """Where the part ends that begins with this item: after as many as are said in so many seconds, and at least
    one."""
    left = MOST_SECONDS_A_PART * _LETTERS_A_SECOND
    for place in range(start, len(items)):
        left -= len(items[place])
        if left < 0:
            return max(place, start + 1)
    return len(items)
