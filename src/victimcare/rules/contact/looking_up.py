"""How many people one member of staff may look for in an hour, and from when on somebody is told; and how they may
write a reference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from enum import Enum, auto

WITHIN = timedelta(hours=1)
# Whoever answers calls without a pause takes some twelve in an hour, and may search two or three times for one caller.
TELLS_SUPERVISOR_AT = 30
_MOST_PARTS = 4  # of a reference
MOST = 60  # after that nothing is found until a supervisor has looked, or the hour is over


class Pace(Enum):
    USUAL = auto()
    MANY = auto()  # this one is answered, and the supervisor is told
    TOO_MANY = auto()  # this one is not looked for


def pace(earlier: int) -> Pace:
    """`earlier`: how often this person has looked within the hour, since a supervisor last let them go on."""
    if earlier >= MOST:
        return Pace.TOO_MANY
    return Pace.MANY if earlier + 1 >= TELLS_SUPERVISOR_AT else Pace.USUAL


def ways_to_write(reference: str) -> list[str]:
    """As it was typed, and with each mark that forces put between its parts: whoever reads one out says none."""
    parts = re.findall(r"[^\W_]+", reference.upper())
    return list(dict.fromkeys([reference.strip(), *(mark.join(parts) for mark in "/- ")]))


def list_possible_references(text: str) -> frozenset[str]:
    """What in a text may be a reference, in every way of writing one: up to four words beside each other, with a digit
    in the first and the last."""
    words = re.findall(r"[^\W_]+", text.upper())
    return frozenset(way for run in _runs(words) for way in ways_to_write(run))


def _runs(words: list[str]) -> Iterator[str]:
    for start, first in enumerate(words):
        for end in range(start + 1, min(start + _MOST_PARTS, len(words)) + 1):
            if _has_digit(first) and _has_digit(words[end - 1]):
                yield " ".join(words[start:end])


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
