"""Turns a text into the numbers from which the learnt program reads: parts of words, words in a row, and rules.

Our own hashing in place of scikit-learn's: only training needs that library, so the processes that sort never load it
(0.6 seconds and 78 MB in each).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from victimcare.rules.danger.matches import TextSpan

FORM = 1  # of the features: weights of another form are not read
SIZE = 1 << 18  # places of the hash
_PARTS = range(2, 6)  # letters in a part of a word
_ROW = range(1, 4)  # words in a row
# How much each kind of feature weighs beside the others, chosen on held-out stories.
_PART_WEIGHT, _ROW_WEIGHT, _RULE_WEIGHT = 6.0, 4.0, 0.5
MOST_WORDS = 4_000  # read of one text: the rules read all
_LAST_LATIN_MARK = 0x036F


@dataclass(frozen=True, slots=True)
class TextFeatures:
    """`places` and `weights`: of all features. `words`: each different word with where it stands and the places of its
    own parts, whose weight is `part_weight` each."""

    places: np.ndarray
    weights: np.ndarray
    words: Mapping[str, tuple[tuple[TextSpan, ...], tuple[int, ...]]]
    part_weight: float


def read_features(text: str, rules: Collection[str]) -> TextFeatures:
    """Read a text, and the names of the danger rules and classes that matched in it."""
    spans: dict[str, list[TextSpan]] = {}
    in_order: list[str] = []
    for found in re.finditer(r"\S+", text):
        if (word := fold_word(found.group())) and len(in_order) < MOST_WORDS:
            in_order.append(word)
            spans.setdefault(word, []).append(TextSpan(found.start(), found.end()))
    of_words = {word: tuple({_place("p", part) for part in _list_parts(word)}) for word in spans}
    parts = {place for places in of_words.values() for place in places}
    rows = {_place("w", row) for row in _list_rows(in_order)}
    part_weight = _PART_WEIGHT / max(1.0, len(parts)) ** 0.5
    row_weight = _ROW_WEIGHT / max(1.0, len(rows)) ** 0.5
    weights: dict[int, float] = dict.fromkeys(parts, part_weight)
    for kind, weight in ((rows, row_weight), ({_place("r", rule) for rule in rules}, _RULE_WEIGHT)):
        for place in kind:
            weights[place] = weights.get(place, 0.0) + weight
    return TextFeatures(
        np.fromiter(weights.keys(), np.int64, len(weights)),
        np.fromiter(weights.values(), np.float64, len(weights)),
        {word: (tuple(spans[word]), places) for word, places in of_words.items()},
        part_weight,
    )


def fold_word(word: str) -> str:
    """One form for what readers take as one word: small letters, no accents on Latin ones, no signs around."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", word).casefold())
    kept = "".join(each for each in plain if not (unicodedata.combining(each) and ord(each) <= _LAST_LATIN_MARK))
    start, end = 0, len(kept)
    while start < end and _is_sign(kept[start]):
        start += 1
    while end > start and _is_sign(kept[end - 1]):
        end -= 1
    return kept[start:end]


def _is_sign(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PSC"


def _list_parts(word: str) -> list[str]:
    padded = f" {word[:40]} "
    return [padded[at : at + size] for size in _PARTS for at in range(len(padded) - size + 1)]


def _list_rows(words: Sequence[str]) -> list[str]:
    return [" ".join(words[at : at + size]) for size in _ROW for at in range(len(words) - size + 1)]


def _place(kind: str, what: str) -> int:
    return crc32(f"{kind}:{what}".encode("utf-8", "replace")) % SIZE
