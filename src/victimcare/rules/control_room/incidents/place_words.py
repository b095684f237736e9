"""Takes apart what a caller says of a place: names, and what the place is beside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

NEARBY_METRES = 250  # how far "by" and "near" reach at most, as we take it
_BESIDE = re.compile(
    r"\b(?:next to|close to|in front of|in between|corner of|junction of|top of|bottom of|end of|up from|down from"
    r"|by|near|nearby|beside|behind|opposite|outside|around|past|between|off|facing)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[,;.\n]|\b(?:in|at|on)\b", re.IGNORECASE)
_FILLING = re.compile(r"\b(?:the|a|an|and|of|my|our|it|is|im|i'm|am|here|there|somewhere|right|just)\b", re.I)
_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)
_HOUSE = re.compile(r"\b(?:flat|number|no)?\s*\d{1,4}[a-d]?\b", re.IGNORECASE)  # of which no gazetteer of ours knows
_MOST_PARTS = 4
_MOST_PAIRS = 4


@dataclass(frozen=True, slots=True)
class PlacePart:
    """A name within the words. `is_beside`: the place is not it, but beside it."""

    words: str
    is_beside: bool = False

    def pair_words(self) -> tuple[PlacePart, ...]:
        """Its words by twos: in "mill bank blue gate" a name may be two of them."""
        words = self.words.split()
        if len(words) < 3:
            return ()
        return tuple(PlacePart(" ".join(pair), self.is_beside) for pair in pairwise(words))[:_MOST_PAIRS]


def split_place_words(said: str) -> tuple[PlacePart, ...]:
    """Return the names to look for: "chip shop by the station" is the chip shop, or beside the station."""
    parts: list[PlacePart] = []
    for clause in _CLAUSES.split(said):
        for number, piece in enumerate(_BESIDE.split(clause)):
            words = " ".join(_FILLING.sub(" ", _HOUSE.sub(" ", piece)).split())
            if len(words) > 2:
                parts.append(PlacePart(words, is_beside=number > 0))
    return tuple(dict.fromkeys(parts))[:_MOST_PARTS]


def read_postcodes(said: str) -> tuple[str, ...]:
    """Return the postcodes in the words, as they are printed: "SE1 9GF"."""
    return tuple(dict.fromkeys(f"{found[1]} {found[2]}".upper() for found in _POSTCODE.finditer(said)))
