"""Looks up records: compares names however they are spelled, by letters and by sound, spells out references, and limits
how many look-ups staff make.

The sound keys are made for names of many origins, as people in Britain hear and write them: Polish, Arabic, South
Asian, Romanian, West African and English spellings of one sound get the same key (docs/adr, "A key of our own for how
names sound"). They match too much rather than too little: a similar name is offered to a colleague, and never taken for
the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from enum import Enum, IntEnum, auto
from functools import lru_cache
from itertools import product

# How many people one member of staff may look up in an hour, when their supervisor is told, and the ways to write a
# reference.

LOOKUPS_WITHIN = timedelta(hours=1)
# An agent who takes calls without a break takes about twelve an hour, and may search two or three times for one caller.
TELLS_SUPERVISOR_AT = 30
_MOST_PARTS = 4  # of a reference
MOST_LOOKUPS = 60  # after that no record is found until a supervisor has looked, or the hour is over


class LookupPace(Enum):
    USUAL = auto()
    MANY = auto()  # this look-up is answered, and the supervisor is told
    TOO_MANY = auto()  # this look-up is not made


def judge_lookup_pace(earlier: int) -> LookupPace:
    """`earlier`: how often this member of staff has looked up within the hour, since a supervisor last let them
    continue."""
    if earlier >= MOST_LOOKUPS:
        return LookupPace.TOO_MANY
    return LookupPace.MANY if earlier + 1 >= TELLS_SUPERVISOR_AT else LookupPace.USUAL


def spell_reference(reference: str) -> list[str]:
    """Return the reference as typed, and with each separator that forces use: people who read one out do not say
    them."""
    parts = re.findall(r"[^\W_]+", reference.upper())
    return list(dict.fromkeys([reference.strip(), *(mark.join(parts) for mark in "/- ")]))


def list_possible_references(text: str) -> frozenset[str]:
    """Return everything in the text that may be a reference, in every way of writing it: up to four neighbouring words,
    with a digit in the first and the last."""
    words = re.findall(r"[^\W_]+", text.upper())
    return frozenset(way for run in _runs(words) for way in spell_reference(run))


def _runs(words: list[str]) -> Iterator[str]:
    for start, first in enumerate(words):
        for end in range(start + 1, min(start + _MOST_PARTS, len(words)) + 1):
            if _has_digit(first) and _has_digit(words[end - 1]):
                yield " ".join(words[start:end])


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


_MOST_KEYS = 4  # for one word with several readings
_LONGEST_KEY = 12

# Letters from which no accent can be removed, and signs that some write and some leave out.
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "'": "",
        "’": "",
        "ʻ": "",
        "`": "",
    }
)
_NO_LETTER = re.compile(r"[\W_]+")
_VOWELS = "aeiou"

# Letters heard together, tried in this order at each place: the sound they make, or several possible readings. A vowel
# is "A" at the start of a word and nothing later.
_HEARD: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), readings)
    for pattern, readings in (
        (r"tsch|tch|shch|szcz", ("S",)),
        (r"ch(?=[rl])", ("K",)),
        (r"ch", ("S", "K")),  # Chaudhry; Michael
        (r"sch|sh|sz|cz|ts|tz|zh|dzh", ("S",)),
        (r"dj", ("J",)),
        (r"ph", ("F",)),
        (r"th|dh", ("T", "D")),
        (r"kh|ck|q", ("K",)),
        (r"gh(?=t|$)", ("",)),
        (r"gh", ("G",)),
        (r"bh", ("B",)),
        (r"g(?=[eiy])", ("G", "J")),  # Gerard; George
        (r"c(?=[eiy])", ("S",)),
        (r"(?<=[kpt])rz", ("R",)),  # Krzysztof
        (r"^kn", ("N",)),
        (r"^wr", ("R",)),
        (r"^[yj](?=[aeiou])", ("J",)),  # Yaroslav and Jarosław
        (r"j", ("", "J")),  # Maja and Maya; Benjamin
        (r"(?<=[aeiou])w(?![aeiou])", ("", "F")),  # Andrew; Lewandowski
        (r"[vwf]", ("F",)),
        (r"^x", ("S",)),
        (r"x", ("KS",)),
        (r"[sz]", ("S",)),
        (r"[ck]", ("K",)),
        (r"^h", ("H",)),
        (r"h", ("",)),
        (r"[aeiouy]", ("",)),
    )
)
_DOUBLED = re.compile(r"([a-z])\1+")


def fold_name(name: str) -> str:
    """Lower-case the name without accents or signs, with one space between words."""
    small = unicodedata.normalize("NFKD", name).casefold()  # in this order: some capitals are signs of another alphabet
    plain = unicodedata.normalize("NFKD", small.translate(_LETTERS))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NO_LETTER.sub(" ", bare).strip()


def sound_keys(name: str) -> tuple[str, ...]:
    """Return how each word of the name may sound, sorted. A word outside the Latin alphabet sounds as it is written."""
    return tuple(sorted({key for word in fold_name(name).split() for key in _keys(word)}))


class NameFit(IntEnum):
    """How well the typed name fits a stored one."""

    NONE = 0
    CLOSE = 1
    EXACT = 2


def compare_name(typed: str, *, given: str, family: str, business: str = "") -> NameFit:
    """Compare the typed name with a stored one. Both the given and the family name must match, in either order; a
    business goes by its whole name."""
    wanted = fold_name(typed)
    if not wanted:
        return NameFit.NONE
    kept = fold_name(f"{given} {family}")
    if wanted in {fold_name(business), kept, fold_name(f"{family} {given}")}:
        return NameFit.EXACT
    if business and are_words_alike(wanted, fold_name(business)):
        return NameFit.CLOSE
    own = [fold_name(given).split(), fold_name(family).split()]
    words = wanted.split()
    if len(words) < 2 or not all(own):
        return NameFit.NONE
    each_is_named = all(any(are_words_alike(word, part) for word in words for part in parts) for parts in own)
    each_fits = all(any(are_words_alike(word, part) for parts in own for part in parts) for word in words)
    return NameFit.CLOSE if each_is_named and each_fits else NameFit.NONE


def are_words_alike(word: str, other: str) -> bool:
    """Whether two folded words sound the same, or differ by a typing mistake."""
    if word == other or not set(sound_keys(word)).isdisjoint(sound_keys(other)):
        return True
    mine, theirs = _trigrams(word), _trigrams(other)
    return len(mine & theirs) / len(mine | theirs) >= CLOSE_FROM


CLOSE_FROM = 0.4  # the share of three-letter groups that two names have in common


def _trigrams(word: str) -> set[str]:
    """Cut words as PostgreSQL's pg_trgm does: two blanks before each word and one after."""
    cut = (f"  {part} " for part in word.split())
    return {padded[at : at + 3] for padded in cut for at in range(len(padded) - 2)} or {""}


@lru_cache(maxsize=50_000)
def _keys(word: str) -> tuple[str, ...]:
    if not word.isascii():
        return (word[:_LONGEST_KEY],)
    begins = "A" if word[0] in _VOWELS or (word[0] == "y" and word[1:2] not in _VOWELS) else ""
    readings = list(_readings(_DOUBLED.sub(r"\1", word)))
    found: list[str] = []
    for chosen in product(*readings):
        key = (begins + "".join(chosen))[:_LONGEST_KEY]
        if key and key not in found:
            found.append(key)
        if len(found) == _MOST_KEYS:
            break
    return tuple(found) or (word[:_LONGEST_KEY],)


def _readings(word: str) -> Iterator[tuple[str, ...]]:
    at = 0
    while at < len(word):
        for pattern, readings in _HEARD:
            if found := pattern.match(word, at):
                yield readings
                at = found.end()
                break
        else:
            yield (word[at].upper(),)
            at += 1
