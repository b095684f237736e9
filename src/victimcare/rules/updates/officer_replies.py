"""Parses an officer's one-line reply: "A1 fingerprints back next week", "A1, B4 until 14 December", "undo".

Quoted text has already been cut off. If some is left, it offers every number of a letter at once: a letter with two
numbers is unclear, and an unclear reply is never applied.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from victimcare.rules.rights import DutyReason
from victimcare.rules.updates.officer_questions import LETTERS

LONGEST_REPLY_LINE = 2000  # characters; longer text is cut
# A code may hold a space only if it ends there: "A 1" is a code, "a 2 week delay" is text. A number without a letter
# must be alone on its line, or come before punctuation.
_CODE = re.compile(
    r"(?<![A-Za-z0-9])([A-Za-z])(?:[-.:]?|[-.:)]?[ \t]+(?=[1-9][ \t]*(?:[,;\n]|\Z)))([1-9])(?![0-9A-Za-z/])"
)
_NUMBER_ALONE = re.compile(r"\s*([1-9])[ \t]*(?:[-,;:)](?!\d)|\.(?!\d)|(?=\n)|\Z)")
_UNDO = re.compile(r"\s*undo\b[\s,]*((?:[A-Za-z]\b[\s,]*(?:and\b[\s,]*)?)*)[.!]?\s*", re.IGNORECASE)
_BETWEEN = " \t\r\n,;.-:&"
_GREETING = re.compile(
    r"(?:\s*(?:hi|hiya|hello|dear|(?:good )?(?:morning|afternoon|evening))\b[^\n\d]{0,30}\n)+", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
_MOST_IN_A_NAME = 6  # words of a line that is a name with rank and station


@dataclass(frozen=True, slots=True)
class ReplyAnswer:
    """One answer: the question's letter, the number of the choice, and the text added. `is_cut`: the text was longer
    than a line may be."""

    letter: str
    number: int
    line: str = ""
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class ReplyAnswers:
    said: tuple[ReplyAnswer, ...]


@dataclass(frozen=True, slots=True)
class UndoRequest:
    """`letters` empty: undo everything that was answered."""

    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnclearReply:
    """`why`: nothing, no_code, no_such (a letter or number that was not offered), twice (two numbers for a letter)."""

    why: str


OfficerReply = ReplyAnswers | UndoRequest | UnclearReply
_TOLD = re.compile(r"told:?[ \t]+(all|both|\d{1,2}(?:[ \t]*(?:,|&|and)?[ \t]*\d{1,2})*)\b", re.IGNORECASE)


def parse_officer_reply(text: str, offered: Mapping[str, int], *, lists_numbers: bool = True) -> OfficerReply:
    """Parse a reply. `offered`: each letter that was asked, with how many numbers it has.

    `lists_numbers`: the numbers were in the e-mail that this answers; otherwise a number without its letter means
    nothing.
    """
    words = text.strip()[: 2 * LONGEST_REPLY_LINE * len(offered or "x")]
    if greeting := _GREETING.match(words):
        words = words[greeting.end() :].strip()
    if not words:
        return UnclearReply("nothing")
    if undo := _UNDO.fullmatch(words):
        letters = tuple(dict.fromkeys(re.findall(r"\b[A-Z]\b", undo[1].upper())))
        return UndoRequest(letters) if set(letters) <= set(offered) else UnclearReply("no_such")
    if lists_numbers and len(offered) == 1 and (alone := _NUMBER_ALONE.match(words)):
        [letter] = offered
        return _checked([_said(letter, alone[1], words[alone.end() :])], offered)
    return _by_codes(words, offered)


def parse_told_victims(line: str, count: int) -> tuple[tuple[int, ...], str]:
    """Return which of several victims a line says were told, and the rest of the line: "told 1", "told 1 and 2", "told
    all". No victims if it names none, or a number that does not exist."""
    found = _TOLD.match(line.strip())
    if found is None:
        return (), line
    rest = line.strip()[found.end() :].strip(_BETWEEN)
    if found[1].casefold() in ("all", "both"):
        return tuple(range(1, count + 1)), rest
    places = tuple(sorted({int(number) for number in re.findall(r"\d+", found[1])}))
    return (places, rest) if set(places) <= set(range(1, count + 1)) else ((), line)


def remove_signature(text: str, name: str) -> str:
    """Cut the text at the officer's signature: a line with their name that begins a paragraph, since it adds
    nothing."""
    *_, given, family = ["", "", *_WORD.findall(name.casefold())]
    lines = text.splitlines()
    for number in range(1, len(lines)):
        said = _WORD.findall(lines[number].casefold())
        is_name = said == [given] or (family in said and len(said) <= _MOST_IN_A_NAME)
        if is_name and not lines[number - 1].strip():
            return "\n".join(lines[:number])
    return text


def _by_codes(words: str, offered: Mapping[str, int]) -> OfficerReply:
    """Read each code with the text up to the next."""
    codes = _codes(words, offered)
    if not codes or words[: codes[0].start()].strip(_BETWEEN):
        return UnclearReply("no_such" if _CODE.match(words) and not codes else "no_code")
    ends = [code.start() for code in codes[1:]] + [len(words)]
    said = [_said(code[1], code[2], words[code.end() : end]) for code, end in zip(codes, ends, strict=True)]
    return _checked(said, offered)


def _codes(words: str, offered: Mapping[str, int]) -> list[re.Match[str]]:
    """Return the codes that begin a line or follow a comma, a semicolon or another code. A letter that is never used,
    or one within a line, is ordinary text, such as the name of a road."""
    found: list[re.Match[str]] = []
    for code in _CODE.finditer(words):
        before = re.sub(r"(?:\band|&)$", "", words[: code.start()].rstrip(" \t"), flags=re.IGNORECASE).rstrip(" \t")
        is_next = bool(found) and len(before) <= found[-1].end()
        if code[1].upper() in {*offered, *LETTERS} and (is_next or not before or before[-1] in "\n;,"):
            found.append(code)
    return found


def _checked(said: list[ReplyAnswer], offered: Mapping[str, int]) -> OfficerReply:
    """Check the answers. A letter from another e-mail was not asked here: its text would be stored under this e-mail's
    answer."""
    if any(one.number > offered.get(one.letter, 0) for one in said):
        return UnclearReply("no_such")
    by_letter: dict[str, ReplyAnswer] = {}
    for one in said:
        known = by_letter.setdefault(one.letter, one)
        if known.number != one.number:
            return UnclearReply("twice")
    return ReplyAnswers(tuple(by_letter.values()))


def _said(letter: str, number: str, text: str) -> ReplyAnswer:
    """Build an answer with the added text on one line."""
    added = " ".join(text.strip(_BETWEEN).split())
    line = "" if added.casefold() == "and" else added[:LONGEST_REPLY_LINE]
    return ReplyAnswer(letter.upper(), int(number), line, is_cut=len(added) > LONGEST_REPLY_LINE)


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BY_NAME = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[ \t]+({'|'.join(_MONTHS)})[a-z]*\.?(?:[ \t]+(\d{{4}}))?\b", re.IGNORECASE
)
_BY_NUMBERS = re.compile(r"\b(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2}|\d{4}))?\b")
_FROM_NOW = re.compile(r"\bin[ \t]+(\d{1,2}|a|one|two|three|four)[ \t]+(day|week|month)s?\b", re.IGNORECASE)
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_DAYS = {"day": 1, "week": 7, "month": 28}


def parse_named_day(line: str, today: date) -> date | None:
    """Return the day that a line names: "14 December", "14/12", "in two weeks". Without a year: the next such day."""
    if found := _FROM_NOW.search(line):
        count = _COUNTS.get(found[1].lower()) or int(found[1])
        return today + timedelta(days=count * _DAYS[found[2].lower()])
    if found := _BY_NAME.search(line):
        return _day(int(found[1]), _MONTHS.index(found[2].lower()) + 1, found[3], today)
    if found := _BY_NUMBERS.search(line):
        return _day(int(found[1]), int(found[2]), found[3], today)
    return None


def _day(day: int, month: int, year: str | None, today: date) -> date | None:
    try:
        if year is not None:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        found = date(today.year, month, day)
        return found if found >= today else date(today.year + 1, month, day)
    except ValueError:  # 31 June, or 29 February in a common year
        return None


# Why the victim may not be told yet, as an officer types it: "not safe, he lives there", "14 December, not decided".
#
# A reason counts only where a part of the line begins with it, and the first one applies. A word within a sentence
# names none.

# The reasons for a hold that an officer can know; the first is used if none is named.
OFFICER_HOLD_REASONS = (
    DutyReason.TELLING_HARMS_THE_CASE,
    DutyReason.DECISION_NOT_FINAL,
    DutyReason.TELLING_IS_NOT_SAFE,
)

_PARTS = re.compile(r"[,;:.!\n]|\s[-\u2013\u2014]+\s|\bbecause\b")
_BEFORE = re.compile(r"(?:(?:as|since|its?|is|are|she|they|this|that|still|would|may|might|could|telling|now)\s+)*")
_VICTIM_WORDS = r"(?:(?:the )?(?:victim|family)|them|her|him)"
_CASE_WORDS = r"(?:case|investigation|enquiry|inquiry|prosecution|trial|evidence)"
_NAMED = {
    DutyReason.TELLING_IS_NOT_SAFE: (
        rf"(?:{_VICTIM_WORDS} (?:now )?)?(?:is )?(?:not (?:\w+ )?safe|isnt safe|unsafe|(?:at|in) (?:risk|danger))"
        rf"|safety|(?:harms?|endangers?|risks?) (?:to )?{_VICTIM_WORDS}"
    ),
    DutyReason.DECISION_NOT_FINAL: (
        r"(?:not|isnt|nothing) (?:yet )?(?:decided|final)|undecided|no (?:final |charging |cps )*decision"
        r"|(?:final |charging |cps )*decision (?:pending|awaited|outstanding|not (?:yet )?(?:made|final))"
        r"|(?:awaiting|waiting for|pending) (?:a |the |final |charging |cps )*decision"
    ),
    DutyReason.TELLING_HARMS_THE_CASE: (
        rf"(?:{_VICTIM_WORDS} (?:now )?)?(?:would )?(?:harms?|hurts?|damages?|prejudices?)"
        rf" (?:the |our |this )?{_CASE_WORDS}"
        r"|harms?$|warns?|tips? off|tipping off"
    ),
}
_LEADS = {reason: re.compile(rf"(?:{words})(?!\w)") for reason, words in _NAMED.items()}


def parse_hold_reason(line: str) -> DutyReason | None:
    """Return the reason that this line names. None: it names none of ours."""
    for part in _PARTS.split(re.sub(r"['’`]", "", line.casefold())):
        words = " ".join(part.split())
        begins = _BEFORE.match(words)
        said = words[begins.end() :] if begins else words
        for reason, leads in _LEADS.items():
            if leads.match(said):
                return reason
    return None
