"""Matches typed words with the words of the danger rules: misspelt, shortened, romanised or with other endings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from victimcare.rules.danger.patterns import LanguageRules, PatternPart
from victimcare.rules.danger.word_forms import SENTENCE_BREAK, MessageWord, plain_form, sound_form, typed_form

_MISSPELT_FROM = 6  # letters; shorter words have too many neighbours
_VOWELS = frozenset("aeiou")
_SHORTEST_STEM = 2
_INFLECTED_FROM = 4  # letters: from this length a word of an inflected language counts as a stem
_ARABIC_BEFORE = ("و", "ف", "ب", "ل", "س", "ال")  # and, so, with, for, will, the: written together with the next word


@dataclass(slots=True)
class Vocabulary:
    """Finds the pattern parts that a word can be: by its usual form, as typed, by sound, or by a part of the word."""

    parts: dict[tuple[PatternPart, bool, bool], int] = field(default_factory=dict)

    words: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    typed: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    sounds: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    stems: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    sound_stems: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    ends: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    inner: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    one_less: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    skeletons: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    known: set[str] = field(default_factory=set)
    not_romanised: set[str] = field(default_factory=set)

    def parts_of(self, word: MessageWord, seen: dict[tuple[str, str], frozenset[int]]) -> frozenset[int]:
        """Return the parts that this word can be; `seen`: words of this message already looked up. Empty at the end of
        a sentence, and only there."""
        if word.plain == SENTENCE_BREAK:
            return frozenset()
        key = (word.plain, word.typed)
        if key not in seen:
            seen[key] = self._look_up(word.plain, word.typed) | {-1}  # never empty: that marks the end of a sentence
        return seen[key]

    def learn_part(self, part: PatternPart, language: LanguageRules) -> int:
        """Return the number of this part; its words are learnt the first time."""
        key = (part, language.is_by_sound, language.is_inflected)
        if key in self.parts:
            return self.parts[key]
        number = self.parts[key] = len(self.parts)
        for word in part:
            if not word.startswith("weighs "):
                self._learn(word, number, language)
        return number

    def learn_misspellings(self, languages: Iterable[LanguageRules]) -> None:
        """Call once all parts are learnt."""
        self.known = {plain_form(word) for language in languages for word in language.never_misspelt} | set(self.words)
        for word in self.words:
            if len(word) >= _MISSPELT_FROM:
                for less in _one_less(word):
                    self.one_less[less].add(word)
            skeleton = "".join(letter for letter in word if letter not in _VOWELS)
            if word.isascii() and len(word) > 3 and len(skeleton) > 2:
                self.skeletons[skeleton].add(word)

    def _look_up(self, plain: str, typed: str, before: int = 2) -> frozenset[int]:
        """`before`: how many of the small words that Arabic joins to the next may still be removed."""
        sound = "" if plain in self.not_romanised else sound_form(plain)  # an ordinary word of another language
        found = self.words.get(plain, set()) | self.typed.get(typed, set()) | self.sounds.get(sound, set())
        for stems, word in ((self.stems, plain), (self.sound_stems, sound)):
            for length in range(_SHORTEST_STEM, len(word) + 1):
                found = found | stems.get(word[:length], set())
        for begin in range(len(plain) - 1):
            found = found | self.ends.get(plain[begin:], set())
            if self.inner:
                for end in range(begin + 2, len(plain) + 1):
                    found = found | self.inner.get(plain[begin:end], set())
        if before and "\u0621" <= plain[:1] <= "\u064a":
            for small in _ARABIC_BEFORE:
                if plain.startswith(small) and len(plain) > len(small) + 2:
                    found = found | self._look_up(plain.removeprefix(small), typed, before - 1)
        if plain not in self.known and not found:
            for meant in self._meant(plain):
                found = found | self.words.get(meant, set())
        return frozenset(found)

    def _meant(self, plain: str) -> set[str]:
        """Return the rules' words of which this may be a misspelling: one letter added, missing, changed or swapped; or
        without vowels."""
        if len(plain) > 2 and not _VOWELS & set(plain) and plain in self.skeletons:
            return self.skeletons[plain]
        if len(plain) < _MISSPELT_FROM - 1:
            return set()
        near = set(self.one_less.get(plain, ()))
        for less in _one_less(plain):
            near |= self.one_less.get(less, set())
            if less in self.known:
                near.add(less)
        return {meant for meant in near if meant[0] == plain[0] and _is_one_off(plain, meant)}

    def _learn(self, word: str, number: int, language: LanguageRules) -> None:
        bare, is_by_sound = word.strip("*"), language.is_by_sound
        plain = plain_form(bare) or bare  # a symbol, such as a knife emoji, stays as it is
        if len(plain) < _SHORTEST_STEM and bare != word:
            raise ValueError(f"a stem of too few letters: {word!r}")
        if word.startswith("*") and word.endswith("*"):
            self.inner[plain].add(number)
        elif word.startswith("*"):
            self.ends[plain].add(number)
        elif word.endswith("*"):
            self.stems[plain].add(number)
            if is_by_sound:
                self.sound_stems[sound_form(plain)].add(number)
        else:
            self.words[plain].add(number)
            self.typed[typed_form(bare) or bare].add(number)
            if is_by_sound:
                self.sounds[sound_form(plain)].add(number)
            else:
                self.not_romanised.add(plain)
            if language.is_inflected and len(plain) >= _INFLECTED_FROM + plain.isascii():
                self.stems[plain].add(number)


def _one_less(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def _is_one_off(one: str, other: str) -> bool:
    """Whether one letter added, left out or changed, or two neighbours swapped, turns one word into the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
