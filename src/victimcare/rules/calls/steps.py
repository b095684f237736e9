"""The vocabulary of the call's tables: steps, the words they say, what they ask of the product, and its replies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

CODE_DIGITS = 12  # six that select, six that verify
NUMBER_DIGITS = 15  # the longest telephone number possible (ITU-T E.164)
ENOUGH_FOR_A_NUMBER = 10  # the shortest whole number in the United Kingdom, leading 0 included
DIGIT = "digit"  # in `keys`: any of 0 to 9 without an entry of its own


class SpokenPart(StrEnum):
    """Words that are not fixed: the line gets them from the desk, or makes them from what the caller keyed."""

    GREETING = "greeting"  # of a major incident, while one is open; else nothing
    LANGUAGES = "languages"  # those available, each in its own words with its key
    DIGEST = "digest"  # rights in general, not of a case
    AREAS = "areas"  # each with its two keys
    SERVICES = "services"
    CASE = "case"
    HEARING = "hearing"
    ABOUT = "about"  # the officer in the case, the last news again, and any review that can be asked for
    KEPT = "kept"  # the victim's rights, and whether each was met
    RIGHTS = "rights"  # the rights that the victim can report as not met, each with its key
    PROMISED = "promised"  # when we will ring the victim
    WAIT = "wait"  # the caller's place, and how long it may take
    OPENING = "opening"  # when people take calls again
    SLOTS = "slots"  # the times at which we can ring, each with its key
    PROMISE = "promise"
    KEYED = "keyed"
    MESSAGE = "message"  # for an answering machine, as agreed with the victim


# The gate is asked each time the line says one of these.
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
    """A query that a step sends to the desk; the step waits for the reply."""

    CODE = "code"  # does this code open anything?
    CASE = "case"  # what may be said about the case now?
    HEARING = "hearing"  # when is the next hearing, for the victim or anyone in the case?
    ABOUT = "about"  # who is the officer in the case, what was the last news, what can be asked for?
    KEPT = "kept"  # has each of the victim's rights been met?
    RIGHTS = "rights"  # which rights can the victim report on?
    CHALLENGE = "challenge"  # record that this right was not met
    DIGEST = "digest"  # what are every victim's rights?
    AREAS = "areas"  # which areas have help of this kind?
    SERVICES = "services"  # which services are in this area?
    CALLBACK = "callback"  # promise that a person rings
    SLOTS = "slots"  # when can we ring the caller?
    SLOT = "slot"  # promise a callback for this time
    PROMISED = "promised"  # is a callback already promised, and when?
    KEEP = "keep"  # the victim still wants it
    SETTLE = "settle"  # the victim no longer wants it
    ANYBODY = "anybody"  # is anyone on duty who could take this call?
    PERSON = "person"  # a place in the queue
    ELSEWHERE = "elsewhere"  # may the line put the caller through to the force's other number?
    # a person here, as the line cannot put the caller through there in this call
    WITHOUT_ELSEWHERE = "without_elsewhere"
    TURN = "turn"  # where does the caller stand in the queue?
    LEAVE = "leave"  # the caller leaves the queue
    VOICEMAIL = "voicemail"  # keep the message just recorded
    FEEDBACK = "feedback"  # keep the caller's mark, from 1 to 5


class CallbackReason(StrEnum):
    """Why the caller asks for a callback."""

    BACK = "back"  # the caller chose to be rung back
    PERSON = "person"  # the caller wants a person
    PLACE = "place"  # the caller waited for a person, and keeps their place
    SILENT = "silent"  # the caller pressed no key: a colleague looks at the call and decides whether ringing is safe


class VoicemailRecipient(StrEnum):
    """Who receives a message."""

    DESK = "desk"
    OFFICER = "officer"


class ReadingPart(StrEnum):
    """Which part to read of something too long to be read out at once (`steps`)."""

    FIRST = "first"
    SAME = "same"
    NEXT = "next"


class Reply(StrEnum):
    OPENED = "opened"
    OPENED_SHORT = "opened_short"  # only whether there is news: nothing about the case or what is owed is read out
    NOT_OPENED = "not_opened"  # wrong, unknown, ended, restricted, or a plan that allows nothing: never told apart
    PROMISED = "promised"
    NUMBER_NEEDED = "number_needed"
    NUMBER_HIDDEN = "number_hidden"  # a number is needed, and the caller's phone shows none that we may ring
    TOO_MANY = "too_many"  # no more callbacks are promised now without an identity check
    LISTED = "listed"
    MORE = "more"  # as LISTED or OPENED, with more to follow
    NOT_LISTED = "not_listed"  # nothing is at this key, or there is nothing to list
    GONE = "gone"  # another caller has just taken it
    KEPT = "kept"
    STAFFED = "staffed"  # an agent is on duty
    WAITS = "waits"
    CLOSED = "closed"
    NO_STAFF_ON_DUTY = "nobody_on_duty"
    STILL = "still"
    YOURS = "yours"  # an agent has answered for this caller
    TOO_LONG = "too_long"
    FAILED = "failed"


AGAIN = "again"  # repeat what this step says; where it is about the case, the gate is asked by the step in `anew`
SLOWER = "slower"  # switch to slower speech and longer pauses, or back to the usual pace, and repeat
WRONG_KEY = "miskeyed"  # say that this key does nothing here, and repeat
BACK = "back"  # return to the caller's last menu
NO_STEPS = (AGAIN, SLOWER, WRONG_KEY, BACK)  # where a key or a silence can lead besides a step's name


@dataclass(frozen=True, slots=True)
class CallStep:
    """One step of the call.

    **Words.** `says` begins on entry and stops what was being said; keys work over speech. `anew`: the step that asks
    the gate again, where these words are about the case.

    **Where it leads.** `keys`. `after`: as soon as the words have finished. `silence`: when no key was pressed for
    `waits` seconds after them; with AGAIN the words are repeated, and the second silence leads to `quiet`. `most`: a
    step entered more often than this in one call leads to `spent`. `home`: the menu to which BACK leads from here on.
    `offers_languages`: entered only where there is a language to choose, and spoken in English again; `sets_language`:
    entered only with the key of a language, and spoken in it; otherwise both lead to `otherwise`. `needs_words`: only a
    language in which the line speaks its menus counts. `in_language`: from here on the line speaks this language.

    **Digits.** `takes`: how many digits it gathers; the last one leads to `full`. `needs`: with fewer digits than this
    the call goes to `otherwise` instead, with a 0 alone to `zero_alone`, and with anything shaped like an access code
    to `instead_of_code`: a code keyed again after a refusal is never read aloud or written down as a number. `forgets`:
    drops what was keyed before. `too_soon`: a caller who knows the line may key their code here already, and its first
    digits are taken for choices; `torn`: where the call goes instead of here if all of a code was keyed that way.

    **The desk.** `asks`: the step waits for the reply *and* for the end of its words, so that a listener cannot tell
    how fast the desk answered; after `holds` more seconds it acts on `late`. `wish`, `whom`, `need`, `part` and
    `this_phone` (we may ring the phone the caller rings from) go with the query. Keys pressed while it waits go to the
    next step (`state_machine`).

    **Voices.** `records`: when the words have finished the caller is recorded for at most this many seconds, and the
    call goes to `recorded`. `joins`: the caller is put through, until the other person leaves (`left`) or passes the
    caller on to a third, for whom the caller waits (`passed`); if no telephone could be rung at all the call goes to
    `not_rung`.
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
    need: str = ""  # a `rules.calls.call_queue.CallerNeed`
    part: ReadingPart = ReadingPart.FIRST
    this_phone: bool = False
    heard: bool = False  # on entry: the line has read out all of the case
    records: int = 0
    recorded: str = ""
    joins: bool = False
    left: str = ""
    passed: str = ""
    not_rung: str = ""
    hangs_up: bool = False
    ends: bool = False


# Keys that mean the same wherever a menu is read out.


KEYS_EVERYWHERE = {"0": "person", "8": SLOWER, "9": AGAIN, "#": BACK, DIGIT: WRONG_KEY}


# Reads long lists in parts: only as many items at a time as one can remember.

MOST_SECONDS_A_PART = 20
_LETTERS_A_SECOND = 15  # of the machine's voice on a telephone, as measured; a person reading aloud is hardly slower


def find_part_end(items: Sequence[str], start: int) -> int:
    """Return the end of the part that begins with this item: as many items as fit in MOST_SECONDS_A_PART, and at least
    one."""
    left = MOST_SECONDS_A_PART * _LETTERS_A_SECOND
    for place in range(start, len(items)):
        left -= len(items[place])
        if left < 0:
            return max(place, start + 1)
    return len(items)
