"""How old a reader has to be to read what the victim's pages and our messages say.

`python -m tests.wording.reading_age` lists every room and the hardest sentences.

Two measures, because each is blind to what the other sees:

- **Dale and Chall**: the words that a nine-year-old does not know (beyond a list of 3,000 which four in five of them
  do), and the length of sentences. Up to 4.9 it is for the fourth school year of the formula's own country, age 9.
  It sees that "bail" is harder than "allowed", though it is shorter.
- **Flesch and Kincaid**: syllables, and the length of sentences, as such a school year. It sees long words that the
  list holds.

Both were made for prose. So headings and labels count, each as a sentence of its own, but a room is judged as a whole.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import readability
from fluent.syntax.ast import (
    Message,
    Pattern,
    Placeable,
    SelectExpression,
    StringLiteral,
    Term,
    TermReference,
    TextElement,
)
from readability.langdata import LANGDATA

from tests.wording.parsed import resources
from victimcare.wording.fluent import FOLDER
from victimcare.wording.sign_off_areas import Area, belongs_to_area

_THE_LINE = "calls-"  # goes with the messages where a language is signed off; measured apart
# Days, which are names; and what the demonstration alone says.
_NO_SENTENCES = ("dates-", "ui-banner-", "ui-not-checked")
SPOKEN_FOR = "Monday"  # in place of each value of a sentence
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9’'-]*")
_ID = re.compile(r"^([a-z][\w-]*) *=", re.M)
_END = re.compile(r"(?<=[.?!:])\s+")
# How a known word goes on being known: its ending, and what stood there before.
_ENDINGS = (
    *(("’s", ""), ("s’", ""), ("s", ""), ("es", ""), ("ies", "y"), ("d", ""), ("ed", ""), ("ied", "y")),
    *(
        ("ing", ""),
        ("ing", "e"),
        ("er", ""),
        ("er", "e"),
        ("ier", "y"),
        ("est", ""),
        ("iest", "y"),
        ("ly", ""),
        ("n", ""),
    ),
)
_DOUBLED = re.compile(r"(.+)(.)\2(?:ing|ed|er)")


@dataclass(frozen=True, slots=True)
class Read:
    """What some sentences ask of the person who reads them."""

    dale_chall: float
    year: float  # Flesch and Kincaid
    hard: tuple[str, ...]


@cache
def beyond_the_list() -> dict[str, frozenset[str]]:
    """Words that are not on the list and may be said all the same, by why: `words.toml` says it of each."""
    kept = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    return {why: frozenset(words) for why, words in kept.items()}


def sentences(text: str) -> list[str]:
    """Each with something short in place of a name."""
    return [each for each in _END.split(_names().sub(SPOKEN_FOR, text)) if _WORD.search(each)]


@cache
def _names() -> re.Pattern[str]:
    longest_first = sorted(beyond_the_list()["names"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def hard_words(sentence: str) -> list[str]:
    """Those that a nine-year-old may not know, in small letters; what is younger than the list left out."""
    spared = beyond_the_list()["today"]
    words = (word.lower().replace("'", "’") for word in _WORD.findall(sentence))
    return [word for word in words if not _is_known(word, spared)]


def _is_known(word: str, spared: frozenset[str]) -> bool:
    if word in spared or word[0].isdigit() or _is_listed(word):
        return True
    if "-" in word:
        return all(_is_known(part, spared) for part in word.split("-") if part)
    before = (word.removesuffix(end) + was for end, was in _ENDINGS if word.endswith(end))
    doubled = _DOUBLED.fullmatch(word)
    return any(_is_listed(each) or each in spared for each in before) or bool(
        doubled and _is_listed(doubled[1] + doubled[2])
    )


def _is_listed(word: str) -> bool:
    return word.replace("’", "'") in LANGDATA["en"]["basicwords"]


def read(texts: Iterable[str]) -> Read:
    lines = [sentence for text in texts for sentence in sentences(text)]
    words = [_WORD.findall(line) for line in lines]
    hard = [word for line in lines for word in hard_words(line)]
    measures = readability.getmeasures([" ".join(line) for line in words])["readability grades"]
    return Read(
        dale_chall=readability.DaleChallIndex(sum(map(len, words)), len(hard), len(lines)),
        year=measures["Kincaid"],
        hard=tuple(hard),
    )


def readings(pattern: Pattern, terms: Mapping[str, Pattern]) -> list[str]:
    """Every way in which a sentence can come out, each once."""
    said = [""]
    for part in pattern.elements:
        said = [before + after for before in said for after in _parts(part, terms)]
    return list(dict.fromkeys(said))


def _parts(part: TextElement | Placeable, terms: Mapping[str, Pattern]) -> list[str]:
    if isinstance(part, TextElement):
        return [part.value]
    match part.expression:
        case SelectExpression(variants=variants):
            return [each for variant in variants for each in readings(variant.value, terms)]
        case StringLiteral(value=text):
            return [text]
        case TermReference(id=name):
            return readings(terms[name.name], terms)
    return [SPOKEN_FOR]


def sentences_for_victims() -> Iterator[tuple[str, str, str]]:
    """Room, id, and one way in which it comes out: of all that the victim reads on their pages and in our messages."""
    return (each for each in _all() if not each[1].startswith((_THE_LINE, *_NO_SENTENCES)))


def rooms_for_victims() -> list[str]:
    """The rooms of `sentences_for_victims`, by the ids of their files alone, without reading the sentences."""
    return [
        file.stem
        for file in sorted((FOLDER / "en").glob("*.ftl"))
        if any(
            belongs_to_area(name, area)
            for name in _ID.findall(file.read_text(encoding="utf-8"))
            if not name.startswith((_THE_LINE, *_NO_SENTENCES))
            for area in Area
        )
    ]


def of_the_line() -> Iterator[tuple[str, str, str]]:
    return (each for each in _all() if each[1].startswith(_THE_LINE))


def _all() -> Iterator[tuple[str, str, str]]:
    for room, resource in resources("en").items():
        terms = {entry.id.name: entry.value for entry in resource.body if isinstance(entry, Term)}
        for entry in resource.body:
            if isinstance(entry, Message):
                forms = [(entry.id.name, entry.value)] if entry.value else []
                forms += [(f"{entry.id.name}.{form.id.name}", form.value) for form in entry.attributes]
                read = [each for each in forms if any(belongs_to_area(each[0], area) for area in Area)]
                yield from ((room, name, said) for name, pattern in read for said in readings(pattern, terms))


def hardest(most: int) -> list[tuple[int, float, str, str]]:
    """Hard words, school year, id and sentence, the worst first. Below eight words a year says nothing."""
    found = {
        (len(hard_words(each)), round(read([each]).year, 1) if len(_WORD.findall(each)) >= 8 else 0.0, name, each)
        for _, name, said in sentences_for_victims()
        for each in sentences(said)
    }
    return sorted(found, reverse=True)[:most]


def _show() -> None:
    rooms: dict[str, list[str]] = {}
    for room, _, said in sentences_for_victims():
        rooms.setdefault(room, []).append(said)
    print(f"{'room':12} {'Dale-Chall':>10} {'year':>5}  hard words")
    for room, texts in sorted(rooms.items(), key=lambda each: -read(each[1]).dale_chall):
        found = read(texts)
        print(f"{room:12} {found.dale_chall:10.1f} {found.year:5.1f}  {', '.join(sorted(set(found.hard)))}")
    print("\nhard words, year, id, sentence")
    for count, year, name, sentence in hardest(40):
        print(f"{count} {year:5.1f}  {name}: {sentence}")


if __name__ == "__main__":
    _show()
