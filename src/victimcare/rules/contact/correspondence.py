"""What is promised to whoever writes to us on her page, and how often it is kind to ask how things stand."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from victimcare.rules.clock import WorkingDays, london_date

READ_WITHIN = 1  # working days: our own standard
ANSWER_WITHIN = 3
# Whoever asks each day hears each day that nothing is new. For so many working days after an answer there is no other.
ASK_EVERY = 5
REMIND_AFTER = 5  # an answer that lies unread on her page for so long: a person finds out why
LONGEST_MESSAGE = 4000  # characters
# So many of hers in a day, and no more: whoever has her page open may not bury what she wrote herself.
MOST_MESSAGES_A_DAY, A_DAY = 10, timedelta(days=1)


class UpdateRefusal(StrEnum):
    """Why she cannot ask how things stand just now."""

    ASKED = "asked"  # she has, and we owe her the answer
    ANSWERED = "answered"  # a person of ours answered not long ago


@dataclass(frozen=True, slots=True)
class UpdatePermission:
    """`from_on`: the day from which she can ask again; None: she can now."""

    why_not: UpdateRefusal | None
    from_on: date | None


def date_in_working_days(days: int, *, now: datetime, calendar: WorkingDays) -> date:
    """The day on which so many working days have passed. Where the calendar does not reach, so many days."""
    today = london_date(now)
    return calendar.later(today, days)


def may_request_update(
    *, is_open: bool, answered_on: date | None, today: date, calendar: WorkingDays
) -> UpdatePermission:
    """Whether a victim can ask how things stand. `is_open`: what they asked last is not answered yet; `answered_on`:
    when a person of ours last spoke with them or wrote to them. News that a machine brought is no answer."""
    if is_open:
        return UpdatePermission(UpdateRefusal.ASKED, None)
    opens = None if answered_on is None else calendar.later(answered_on, ASK_EVERY)
    if opens is None or opens <= today:
        return UpdatePermission(None, None)
    return UpdatePermission(UpdateRefusal.ANSWERED, opens)


# Whether somebody who wrote back asks for no more messages. Everything else that they say is for a person to read.
#
# Rather once too often: it only makes us quieter, and a person asks her afterwards whether she wanted that.

# A word or two by which people, and the networks, mean it, in the languages in which we write.
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
_PLAIN = "stop"  # said with a few words more, it is still this: "Stop texting me please"
_FEW = 5
_CEDILLAS = str.maketrans("şţŞŢ", "șțȘȚ")
_SIGNS = ("P", "S", "C")  # punctuation, symbols, control characters, as Unicode sorts them


def asks_to_stop(words: str) -> bool:
    """By the first line that says anything, what is quoted from us left out."""
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
    """Letters and their marks as one; Romanian ones with a comma below, which old programs write with a cedilla."""
    return unicodedata.normalize("NFC", line).translate(_CEDILLAS)


def _without_signs(line: str) -> str:
    return "".join(character for character in line if not unicodedata.category(character).startswith(_SIGNS))


# How somebody says that we did, from 1 (very badly) to 5, on the line or at the front door: when a person asks.

LOW_SCORE = 2


def is_low_score(score: int) -> bool:
    return score <= LOW_SCORE
