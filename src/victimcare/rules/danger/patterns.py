"""The patterns of the rules that read words: words in order with gaps, or words near one another in any order.

    {he} is ..3 outside          in this order; between `is` and `outside` at most three other words
    ~6 kill* me|us               within six words of one another, in any order
    ^ please help                nothing else is in the sentence
    = nothing left on            in `unless`: cancels only matches that lie wholly within it, and none close by

`a|b` is either word, `stem*` any word that begins so, `*end` any that ends so, `*part*` any that contains it, `{he}` a
group of words that its file names, `..` a gap of at most three words. No pattern reaches across sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from victimcare.rules.danger.word_forms import plain_form, split_words, typed_form

MOST_GAP = 6  # words; it limits the work for each word of a message
MOST_PARTS = 8
_GAP = re.compile(r"\.\.([1-6]?)\Z")
_NEAR = re.compile(r"~([2-9])\Z")
_GROUP = re.compile(r"\{([a-z_]+)\}")
_USUAL_GAP = 3

PatternPart = tuple[str, ...]  # the words, stems and endings of which one must match


@dataclass(frozen=True, slots=True)
class WordPattern:
    """`gaps[n]`: how many other words may precede part n. `near`: in any order within this many words; 0: in order.
    `is_alone`: it must be the whole sentence. `is_exact`: it cancels only matches within it."""

    parts: tuple[PatternPart, ...]
    gaps: tuple[int, ...]
    near: int = 0
    is_alone: bool = False
    is_exact: bool = False


def parse_pattern(text: str, groups: Mapping[str, str], respelled: Mapping[str, Sequence[str]]) -> WordPattern:
    """Parse a pattern as a file writes it. Raises ValueError for one without a meaning."""
    near, gap, is_alone, is_exact = 0, 0, False, False
    parts: list[PatternPart] = []
    gaps: list[int] = []
    for place, piece in enumerate(text.casefold().split()):
        if place == 0 and (found := _NEAR.match(piece)):
            near = int(found[1])
        elif place == 0 and piece == "^":
            is_alone = True
        elif place == 0 and piece == "=":
            is_exact = True
        elif found := _GAP.match(piece):
            gap += int(found[1] or _USUAL_GAP)
        else:
            for part in _parts(piece, groups, respelled):
                parts.append(part)
                gaps.append(gap)
                gap = 0
    if not parts or len(parts) > MOST_PARTS or gap or gaps[0] or max(gaps) > MOST_GAP or (near and any(gaps)):
        raise ValueError(f"a pattern without a meaning: {text!r}")
    return WordPattern(tuple(parts), tuple(gaps), near, is_alone, is_exact)


def find_pattern(
    pattern: WordPattern, anchor: int, here: int, has: Sequence[frozenset[int]], ids: Sequence[int]
) -> tuple[int, int] | None:
    """Return the first and last word of the match in which part number `anchor` matches the word `here`. `has`: the
    parts each word can be, empty at the end of a sentence; `ids`: of the pattern's parts. Runs in bounded time."""
    if pattern.near:
        return _find_near(pattern, anchor, here, has, ids)
    last = _reach(here, [(ids[n], pattern.gaps[n]) for n in range(anchor + 1, len(ids))], 1, has)
    first = _reach(here, [(ids[n], pattern.gaps[n + 1]) for n in range(anchor - 1, -1, -1)], -1, has)
    if first is None or last is None or (pattern.is_alone and not _is_alone(first, last, has)):
        return None
    return first, last


def _is_alone(first: int, last: int, has: Sequence[frozenset[int]]) -> bool:
    return (first == 0 or not has[first - 1]) and (last + 1 == len(has) or not has[last + 1])


def _reach(here: int, wanted: Sequence[tuple[int, int]], step: int, has: Sequence[frozenset[int]]) -> int | None:
    """Return the nearest place of the last of these parts, going from here in one direction."""
    places = {here}
    for part, gap in wanted:
        found = set()
        for place in places:
            for distance in range(1, gap + 2):
                at = place + step * distance
                if not 0 <= at < len(has) or not has[at]:
                    break
                if part in has[at]:
                    found.add(at)
        places = found
    return min(places, key=lambda place: abs(place - here)) if places else None


def _find_near(
    pattern: WordPattern, anchor: int, here: int, has: Sequence[frozenset[int]], ids: Sequence[int]
) -> tuple[int, int] | None:
    around = [here]
    for step in (1, -1):
        for distance in range(1, pattern.near + 1):
            at = here + step * distance
            if not 0 <= at < len(has) or not has[at]:
                break
            around.append(at)
    taken = {here}
    for n, part in enumerate(ids):
        if n != anchor:
            free = (at for at in around if at not in taken and part in has[at])
            nearest = min(free, key=lambda at: abs(at - here), default=None)
            if nearest is None:
                return None
            taken.add(nearest)
    return min(taken), max(taken)


def _parts(piece: str, groups: Mapping[str, str], respelled: Mapping[str, Sequence[str]]) -> list[PatternPart]:
    """Return one part; a single word that stands for several, such as `hes`, gives one part each."""

    def group(found: re.Match[str]) -> str:
        if found[1] not in groups:
            raise ValueError(f"a pattern names a group that is not there: {found[1]!r}")
        return "|".join(groups[found[1]].split())

    words = _GROUP.sub(group, piece).split("|")
    if unclear := [word for word in words if len(split_words(word.strip("*"), {})) != 1]:
        raise ValueError(f"a pattern with more or less than one word: {unclear} in {piece!r}")
    said = [respelled.get(word, (word,)) for word in words]
    if len(words) == 1:
        return [(word,) for word in said[0]]
    return [tuple(dict.fromkeys(one[0] if len(one) == 1 else word for word, one in zip(words, said, strict=True)))]


# The rules of one language, as its file states them.


@dataclass(frozen=True, slots=True)
class LanguageRule:
    """One rule in one language. `unless`: words close by that show that it is not meant."""

    name: str
    match: tuple[str, ...]
    unless: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """The file of one language. `respelled`: short forms and what they stand for; `is_by_sound`: the language is
    romanised; `is_inflected`: word endings change, so a rule's word counts as a stem."""

    language: str
    groups: Mapping[str, str]
    respelled: Mapping[str, str]
    never_misspelt: frozenset[str]
    rules: tuple[LanguageRule, ...]
    is_by_sound: bool = False
    is_inflected: bool = False
    signs: Mapping[int, str] = field(default_factory=dict)  # by weight, words that suggest danger or calm


def join_respelled(languages: Iterable[LanguageRules]) -> dict[str, tuple[str, ...]]:
    """Collect the short forms of all languages, each with the words it stands for. Raises ValueError."""
    respelled: dict[str, tuple[str, ...]] = {}
    for language in languages:
        for short, meant in language.respelled.items():
            said = tuple(plain_form(word) for word in meant.split())
            if respelled.setdefault(typed_form(short), said) != said:
                raise ValueError(f"{short} stands for two things")
    return respelled
