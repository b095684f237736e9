"""Rules for messages: what we promise a victim who writes on their page, how often an update can be requested, when a
reply asks us to stop, and which scores are low."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from victimcare.rules.clock import WorkingDays, london_date

READ_WITHIN = 1  # working days: our own standard
ANSWER_WITHIN = 3
# Asking every day would bring "nothing new" every day. After an answer, no update can be requested for this many
# working days.
ASK_EVERY = 5
REMIND_AFTER = 5  # working days that an answer may lie unread on the page: then a colleague finds out why
LONGEST_MESSAGE = 4000  # characters
# Most messages from one victim in a day: a person who gets hold of their open page cannot bury what the victim wrote.
MOST_MESSAGES_A_DAY, A_DAY = 10, timedelta(days=1)


class UpdateRefusal(StrEnum):
    """Why the victim cannot request an update now."""

    ASKED = "asked"  # one was requested, and we owe the answer
    ANSWERED = "answered"  # a member of staff answered recently


@dataclass(frozen=True, slots=True)
class UpdatePermission:
    """`from_on`: the day from which the victim can ask again; None: they can ask now."""

    why_not: UpdateRefusal | None
    from_on: date | None


def date_in_working_days(days: int, *, now: datetime, calendar: WorkingDays) -> date:
    """Return the day on which this many working days have passed; calendar days where the calendar does not reach."""
    today = london_date(now)
    return calendar.later(today, days)


def may_request_update(
    *, is_open: bool, answered_on: date | None, today: date, calendar: WorkingDays
) -> UpdatePermission:
    """Whether a victim can request an update. `is_open`: their last request is unanswered; `answered_on`: when a member
    of staff last spoke with them or wrote to them. Automatic news is not an answer."""
    if is_open:
        return UpdatePermission(UpdateRefusal.ASKED, None)
    opens = None if answered_on is None else calendar.later(answered_on, ASK_EVERY)
    if opens is None or opens <= today:
        return UpdatePermission(None, None)
    return UpdatePermission(UpdateRefusal.ANSWERED, opens)


# Whether a reply asks for no more messages. A colleague reads everything else that it says.
#
# In doubt yes: it only makes us quieter, and a colleague asks the victim afterwards whether they wanted that.

# Words by which people, and the networks, ask to stop, in the languages in which we write.
_STOP = frozenset(
    {
        "stop",
        "stopall",
        "unsubscribe",
        "cancel",
        "end",
        "quit",
        "optout",
        "remove",
        "atal",  # cy
        "stopiwch",  # cy
        "anuluj",  # pl
        "rezygnuję",  # pl
        "opreste",  # ro
        "oprește",  # ro
        "بند",  # ur
        "روکیں",  # ur
        "توقف",  # ar
        "إيقاف",  # ar
        "বন্ধ",  # bn
        "থামুন",  # bn
        "ਬੰਦ",  # pa
        "ਰੋਕੋ",  # pa
    }
)
_POLITE = frozenset({"please", "pls", "plz", "os", "gwelwch", "yn", "dda", "proszę", "va", "rog"})
_PLAIN = "stop"  # also recognised with a few more words: "Stop texting me please"
_FEW = 5
_CEDILLAS = str.maketrans("şţŞŢ", "șțȘȚ")
_SIGNS = ("P", "S", "C")  # punctuation, symbols, control characters, by Unicode category


def asks_to_stop(words: str) -> bool:
    """Whether the first line that says anything asks to stop; text quoted from us is skipped."""
    for line in words.splitlines():
        if line.lstrip().startswith(">"):
            continue
        if said := _without_signs(_composed(line)).casefold().split():
            return _asks(said)
    return False


def _asks(said: list[str]) -> bool:
    asked = [word for word in said if word not in _POLITE]
    return "".join(asked) in _STOP or (asked[:1] == [_PLAIN] and len(said) <= _FEW)


def _composed(line: str) -> str:
    """Compose letters with their marks; Romanian letters get a comma below where old programs write a cedilla."""
    return unicodedata.normalize("NFC", line).translate(_CEDILLAS)


def _without_signs(line: str) -> str:
    return "".join(character for character in line if not unicodedata.category(character).startswith(_SIGNS))


# Scores for how we did, from 1 (very badly) to 5, given on the line or at the front door: at or below this a colleague
# asks why.

LOW_SCORE = 2


def is_low_score(score: int) -> bool:
    return score <= LOW_SCORE
