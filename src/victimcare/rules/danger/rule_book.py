"""All rules of danger of all languages, and what they find in one message.

The language of a message is not known, so every rule is tried. A misspelt word counts as the word of a rule from which
one letter parts it. Each word of a message costs a bounded amount of work, whatever the message.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from victimcare.rules.danger.normal import BREAK, Word, by_sound, plain_form, typed_form, words_of
from victimcare.rules.danger.patterns import Part, Pattern, PatternUnreadable, find_pattern, parse_pattern

ENOUGH_SIGNS = 5  # what they weigh together
SIGNS_WITHIN = 40  # words
MOST_SPANS = 5  # places that are shown for each rule
_UNLESS_WITHIN = 4  # words between a match and what takes its danger away
_MISSPELT_FROM = 6  # letters; shorter words have too many neighbours
_VOWELS = frozenset("aeiou")
_SHORTEST_STEM = 2
_INFLECTED_FROM = 4  # letters: a word of a language that changes its ends counts as a stem
_ARABIC_BEFORE = ("و", "ف", "ب", "ل", "س", "ال")  # and, so, with, for, will, the: written with the next word


class Rule(StrEnum):
    """Every rule there is, the most urgent first."""

    OUTSIDE_NOW = "outside_now"
    WEAPON = "weapon"
    THREAT_TO_KILL = "threat_to_kill"
    STRANGLING = "strangling"
    SUICIDE = "suicide"
    CHILD_IN_DANGER = "child_in_danger"
    TAKEN = "taken"
    SEXUAL_ASSAULT = "sexual_assault"
    FIRE = "fire"
    TRACKING = "tracking"
    ORDER_BREACHED = "order_breached"
    HELP = "help"
    CALL_999 = "call_999"
    SIGNS_TOGETHER = "signs_together"  # weighs words of which none means danger by itself


@dataclass(frozen=True, slots=True)
class RuleInLanguage:
    """One rule in one language. `unless`: what, close by, shows that no danger is meant."""

    name: Rule
    match: tuple[str, ...]
    unless: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """One language's file. `respelled`: short forms with what they stand for; `is_by_sound`: it is romanised;
    `is_inflected`: ends of words change, so that a word of a rule counts as a stem."""

    language: str
    groups: Mapping[str, str]
    respelled: Mapping[str, str]
    never_misspelt: frozenset[str]
    rules: tuple[RuleInLanguage, ...]
    is_by_sound: bool = False
    is_inflected: bool = False
    signs: Mapping[int, str] = field(default_factory=dict)  # by how much they weigh, words that tell of danger or calm


@dataclass(frozen=True, slots=True)
class Span:
    """From this character of the message to before that one."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that found something, and where."""

    rule: Rule
    spans: tuple[Span, ...]


@dataclass(slots=True)
class _Anchored:
    """A pattern, found by its rarest part."""

    rule: str
    pattern: Pattern
    ids: tuple[int, ...]
    anchor: int
    takes_away: bool


@dataclass(slots=True)
class _Vocabulary:
    """Which parts of patterns a word can be."""

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


# Of an account one of these alarms; of the others only two together.
_ALARM_ALONE = frozenset(
    {
        Rule.OUTSIDE_NOW,
        Rule.WEAPON,
        Rule.THREAT_TO_KILL,
        Rule.STRANGLING,
        Rule.SUICIDE,
        Rule.CHILD_IN_DANGER,
        Rule.SEXUAL_ASSAULT,
        Rule.FIRE,
    }
)


def alarms(matches: Sequence[Match], *, is_account: bool) -> tuple[Match, ...]:
    """The matches for which a person is asked to look; none where too little was found.

    A message alarms by any match. An account of what has happened, a description of somebody, or a note by a member of
    staff, who can press "danger now" while they speak with the victim, tells of past violence by its nature: it alarms
    by a rule of danger to life, or by two others, and never by words that are only weighed.
    """
    named = [match.rule for match in matches if match.rule is not Rule.SIGNS_TOGETHER]
    if is_account and len(named) < 2 and _ALARM_ALONE.isdisjoint(named):
        return ()
    return tuple(matches)


class RuleBook:
    """The rules, made ready once; `read` then is a function of the message alone."""

    def __init__(self, languages: Iterable[LanguageRules]) -> None:
        languages = tuple(languages)
        self.languages = languages
        self._respelled = _all_respelled(languages)
        self._parts: dict[tuple[Part, bool, bool], int] = {}
        self._vocabulary = _Vocabulary()
        self._by_anchor: dict[int, list[_Anchored]] = defaultdict(list)
        found = [
            (rule.name, parse_pattern(text, language.groups, self._respelled), takes_away, language)
            for language in languages
            for rule in language.rules
            for takes_away, texts in ((False, rule.match), (True, rule.unless))
            for text in texts
        ]
        weights: Counter[str] = Counter(word for _, pattern, _, _ in found for part in pattern.parts for word in part)
        for name, pattern, takes_away, language in found:
            ids = tuple(self._part_id(part, language) for part in pattern.parts)
            anchor = min(range(len(ids)), key=lambda n: sum(weights[word] for word in pattern.parts[n]))
            anchored = _Anchored(name, pattern, ids, anchor, takes_away)
            self._by_anchor[ids[anchor]].append(anchored)
        self._weights: dict[int, tuple[str, int]] = {}
        for place, language in enumerate(languages):
            for weight, text in language.signs.items():
                for word in text.split():
                    number = self._part_id((word, f"weighs {weight} {place}"), language)
                    self._weights[number] = (str(place), weight)
        self._learn_misspellings(languages)

    def read(self, text: str) -> tuple[Match, ...]:
        """The rules that match this text, the most urgent first."""
        words = words_of(text, self._respelled)
        seen: dict[tuple[str, str], frozenset[int]] = {}
        has = [self._can_be(word, seen) for word in words]
        hits: dict[str, set[tuple[int, int]]] = defaultdict(set)
        away: dict[str, set[int]] = defaultdict(set)
        for here, ids in enumerate(has):
            for part in ids:
                for one in self._by_anchor.get(part, ()):
                    span = find_pattern(one.pattern, one.anchor, here, has, one.ids)
                    if span is not None and one.takes_away:
                        away[one.rule].update(range(span[0], span[1] + 1))
                    elif span is not None:
                        hits[one.rule].add(span)
        stand = {
            rule: [span for span in spans if not _is_taken_away(span, away.get(rule, set()), words)]
            for rule, spans in hits.items()
        }
        if not any(stand.values()):  # else a rule says more of it
            stand[Rule.SIGNS_TOGETHER] = self._signs(words, has)
        return tuple(Match(name, _spans(stand[name], words)) for name in Rule if stand.get(name))

    def _signs(self, words: Sequence[Word], has: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
        """Where words of one language stand that together weigh enough, each counted once among so many; nowhere if
        they never do."""
        weighed: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
        for here, ids in enumerate(has):
            for language, weight in self._weigh(ids).items():
                weighed[language].append((here, words[here].plain, weight))
        for one in weighed.values():
            if signs := _enough(one):
                return signs
        return []

    def _weigh(self, ids: frozenset[int]) -> dict[str, int]:
        """What this word weighs in each language in which it weighs anything."""
        found: dict[str, int] = {}
        for number in ids:
            if number in self._weights:
                language, weight = self._weights[number]
                found[language] = max(found.get(language, 0), weight, key=abs)
        return found

    def _can_be(self, word: Word, seen: dict[tuple[str, str], frozenset[int]]) -> frozenset[int]:
        if word.plain == BREAK:
            return frozenset()
        key = (word.plain, word.typed)
        if key not in seen:
            seen[key] = self._look_up(word.plain, word.typed) | {-1}  # never empty: that is the end of a sentence
        return seen[key]

    def _look_up(self, plain: str, typed: str, before: int = 2) -> frozenset[int]:
        """`before`: how many of the small words that Arabic writes with the next one may still be taken off."""
        known = self._vocabulary
        sound = "" if plain in known.not_romanised else by_sound(plain)  # an ordinary word of another language
        found = known.words.get(plain, set()) | known.typed.get(typed, set()) | known.sounds.get(sound, set())
        for stems, word in ((known.stems, plain), (known.sound_stems, sound)):
            for length in range(_SHORTEST_STEM, len(word) + 1):
                found = found | stems.get(word[:length], set())
        for begin in range(len(plain) - 1):
            found = found | known.ends.get(plain[begin:], set())
            if known.inner:
                for end in range(begin + 2, len(plain) + 1):
                    found = found | known.inner.get(plain[begin:end], set())
        if before and "\u0621" <= plain[:1] <= "\u064a":
            for small in _ARABIC_BEFORE:
                if plain.startswith(small) and len(plain) > len(small) + 2:
                    found = found | self._look_up(plain.removeprefix(small), typed, before - 1)
        if plain not in known.known and not found:
            for meant in self._meant(plain):
                found = found | known.words.get(meant, set())
        return frozenset(found)

    def _meant(self, plain: str) -> set[str]:
        """Words of rules that this one may be misspelt of: one letter more, less, other or swapped; or no vowels."""
        if len(plain) > 2 and not _VOWELS & set(plain) and plain in self._vocabulary.skeletons:
            return self._vocabulary.skeletons[plain]
        if len(plain) < _MISSPELT_FROM - 1:
            return set()
        near = set(self._vocabulary.one_less.get(plain, ()))
        for less in _one_less(plain):
            near |= self._vocabulary.one_less.get(less, set())
            if less in self._vocabulary.known:
                near.add(less)
        return {meant for meant in near if meant[0] == plain[0] and _is_one_off(plain, meant)}

    def _part_id(self, part: Part, language: LanguageRules) -> int:
        key = (part, language.is_by_sound, language.is_inflected)
        if key in self._parts:
            return self._parts[key]
        number = self._parts[key] = len(self._parts)
        for word in part:
            if not word.startswith("weighs "):
                self._learn(word, number, language)
        return number

    def _learn(self, word: str, number: int, language: LanguageRules) -> None:
        known, bare, is_by_sound = self._vocabulary, word.strip("*"), language.is_by_sound
        plain = plain_form(bare) or bare  # a sign, such as a knife's, stays as it is
        if len(plain) < _SHORTEST_STEM and bare != word:
            raise PatternUnreadable(word)
        if word.startswith("*") and word.endswith("*"):
            known.inner[plain].add(number)
        elif word.startswith("*"):
            known.ends[plain].add(number)
        elif word.endswith("*"):
            known.stems[plain].add(number)
            if is_by_sound:
                known.sound_stems[by_sound(plain)].add(number)
        else:
            known.words[plain].add(number)
            known.typed[typed_form(bare) or bare].add(number)
            if is_by_sound:
                known.sounds[by_sound(plain)].add(number)
            else:
                known.not_romanised.add(plain)
            if language.is_inflected and len(plain) >= _INFLECTED_FROM + plain.isascii():
                known.stems[plain].add(number)

    def _learn_misspellings(self, languages: Iterable[LanguageRules]) -> None:
        known = self._vocabulary
        known.known = {plain_form(word) for language in languages for word in language.never_misspelt} | set(
            known.words
        )
        for word in known.words:
            if len(word) >= _MISSPELT_FROM:
                for less in _one_less(word):
                    known.one_less[less].add(word)
            skeleton = "".join(letter for letter in word if letter not in _VOWELS)
            if word.isascii() and len(word) > 3 and len(skeleton) > 2:
                known.skeletons[skeleton].add(word)


def _enough(weighed: Sequence[tuple[int, str, int]]) -> list[tuple[int, int]]:
    """Of these words, by place, word and weight, the first so close together that weigh enough."""
    first, total, among = 0, 0, Counter[str]()
    for last, (here, plain, weight) in enumerate(weighed):
        if weighed[first][0] <= here - SIGNS_WITHIN and total >= ENOUGH_SIGNS:
            return _heavy(weighed[first:last])
        while weighed[first][0] <= here - SIGNS_WITHIN:
            among[weighed[first][1]] -= 1
            total -= weighed[first][2] if not among[weighed[first][1]] else 0
            first += 1
        total += weight if not among[plain] else 0
        among[plain] += 1
    return _heavy(weighed[first:]) if total >= ENOUGH_SIGNS else []


def _heavy(weighed: Sequence[tuple[int, str, int]]) -> list[tuple[int, int]]:
    return [(at, at) for at, _, weight in weighed if weight > 1]


def _all_respelled(languages: Iterable[LanguageRules]) -> dict[str, tuple[str, ...]]:
    respelled: dict[str, tuple[str, ...]] = {}
    for language in languages:
        for short, meant in language.respelled.items():
            said = tuple(plain_form(word) for word in meant.split())
            if respelled.setdefault(typed_form(short), said) != said:
                raise PatternUnreadable(f"{short} stands for two things")
    return respelled


def _is_taken_away(span: tuple[int, int], away: set[int], words: list[Word]) -> bool:
    """Whether words that show that no danger is meant stand in this match or close to it, in its sentence."""
    if not away:
        return False
    if any(at in away for at in range(span[0], span[1] + 1)):
        return True
    for start, step in ((span[1], 1), (span[0], -1)):
        for distance in range(1, _UNLESS_WITHIN + 1):
            at = start + step * distance
            if not 0 <= at < len(words) or words[at].plain == BREAK:
                break
            if at in away:
                return True
    return False


def _spans(found: Iterable[tuple[int, int]], words: list[Word]) -> tuple[Span, ...]:
    """The first places, those that overlap as one."""
    joined: list[list[int]] = []
    for first, last in sorted(found):
        if joined and first <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], last)
        else:
            joined.append([first, last])
    return tuple(Span(words[first].start, words[last].end) for first, last in joined[:MOST_SPANS])


def _one_less(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def _is_one_off(one: str, other: str) -> bool:
    """Whether one letter added, left out, changed, or two side by side swapped, makes one the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
