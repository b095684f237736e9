"""All rules of one kind in all languages, such as the danger rules, and what they find in one message.

The language of a message is not known, so every rule is tried. A misspelt word counts as a rule's word if one letter
separates them. Each word of a message costs a bounded amount of work, whatever the message.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic

from victimcare.rules.danger.matches import RuleMatch, RuleName, TextSpan
from victimcare.rules.danger.patterns import LanguageRules, WordPattern, find_pattern, join_respelled, parse_pattern
from victimcare.rules.danger.vocabulary import Vocabulary
from victimcare.rules.danger.word_forms import SENTENCE_BREAK, MessageWord, split_words

# Weighs words that mean no danger on their own: enough of them close together do.

ENOUGH_SIGNS = 5  # their combined weight
SIGNS_WITHIN = 40  # words


class SignWeights:
    """The words of each language that carry weight."""

    def __init__(self, languages: Iterable[LanguageRules], vocabulary: Vocabulary) -> None:
        self._weights: dict[int, tuple[str, int]] = {}
        for place, language in enumerate(languages):
            for weight, text in language.signs.items():
                for word in text.split():
                    number = vocabulary.learn_part((word, f"weighs {weight} {place}"), language)
                    self._weights[number] = (str(place), weight)

    def find_places(self, words: Sequence[MessageWord], has: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
        """Return where words of one language together weigh enough, each counted once within the window; an empty list
        if they never do."""
        weighed: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
        for here, ids in enumerate(has):
            for language, weight in self._weigh(ids).items():
                weighed[language].append((here, words[here].plain, weight))
        for one in weighed.values():
            if signs := _enough(one):
                return signs
        return []

    def _weigh(self, ids: frozenset[int]) -> dict[str, int]:
        """Return the weight of this word in each language where it has one."""
        found: dict[str, int] = {}
        for number in ids:
            if number in self._weights:
                language, weight = self._weights[number]
                found[language] = max(found.get(language, 0), weight, key=abs)
        return found


def _enough(weighed: Sequence[tuple[int, str, int]]) -> list[tuple[int, int]]:
    """Return the first words, given by place, word and weight, that lie close together and weigh enough."""
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


MOST_SPANS = 5  # places shown for each rule
_UNLESS_WITHIN = 4  # words between a match and the words that cancel it

MatchPlace = tuple[int, int]  # the first and last word of a match


@dataclass(slots=True)
class _Anchored:
    """A pattern, indexed by its rarest part."""

    rule: str
    pattern: WordPattern
    ids: tuple[int, ...]
    anchor: int
    takes_away: bool


class RuleBook(Generic[RuleName]):
    """The rules, prepared once; after that `read` depends on the message alone. `names`: all rules, the most urgent
    first; `weighed`: the one that weighs words, where no other matches. Raises ValueError for a rule without a name."""

    def __init__(
        self, names: type[RuleName], languages: Iterable[LanguageRules], *, weighed: RuleName | None = None
    ) -> None:
        self._names, self._weighed = names, weighed
        self.languages = tuple(languages)
        for rule in (rule for language in self.languages for rule in language.rules):
            names(rule.name)
        self._respelled = join_respelled(self.languages)
        self._vocabulary = Vocabulary()
        self._by_anchor: dict[int, list[_Anchored]] = defaultdict(list)
        self._learn_patterns()
        self._signs = SignWeights(self.languages, self._vocabulary)
        self._vocabulary.learn_misspellings(self.languages)

    def read(self, text: str) -> tuple[RuleMatch[RuleName], ...]:
        """Return the rules that match this text, the most urgent first."""
        words = split_words(text, self._respelled)
        seen: dict[tuple[str, str], frozenset[int]] = {}
        has = [self._vocabulary.parts_of(word, seen) for word in words]
        found = self._find_matches(words, has)
        if self._weighed is not None and not any(found.values()):  # otherwise a named rule says more
            found[self._weighed] = self._signs.find_places(words, has)
        return tuple(RuleMatch(name, _spans(found[name], words)) for name in self._names if found.get(name))

    def _learn_patterns(self) -> None:
        found = [
            (rule.name, parse_pattern(text, language.groups, self._respelled), takes_away, language)
            for language in self.languages
            for rule in language.rules
            for takes_away, texts in ((False, rule.match), (True, rule.unless))
            for text in texts
        ]
        weights: Counter[str] = Counter(word for _, pattern, _, _ in found for part in pattern.parts for word in part)
        for name, pattern, takes_away, language in found:
            ids = tuple(self._vocabulary.learn_part(part, language) for part in pattern.parts)
            anchor = min(range(len(ids)), key=lambda n: sum(weights[word] for word in pattern.parts[n]))
            self._by_anchor[ids[anchor]].append(_Anchored(name, pattern, ids, anchor, takes_away))

    def _find_matches(self, words: list[MessageWord], has: Sequence[frozenset[int]]) -> dict[str, list[MatchPlace]]:
        """Return the matching places by rule, without those that words close by cancel."""
        hits: dict[str, set[MatchPlace]] = defaultdict(set)
        away: dict[str, set[int]] = defaultdict(set)
        harmless: dict[str, list[MatchPlace]] = defaultdict(list)
        for here, ids in enumerate(has):
            for one in (one for part in ids for one in self._by_anchor.get(part, ())):
                place = find_pattern(one.pattern, one.anchor, here, has, one.ids)
                if place is not None and one.takes_away and one.pattern.is_exact:
                    harmless[one.rule].append(place)
                elif place is not None and one.takes_away:
                    away[one.rule].update(range(place[0], place[1] + 1))
                elif place is not None:
                    hits[one.rule].add(place)
        return {
            rule: [
                place
                for place in places
                if not _lies_within(place, harmless.get(rule, ()))
                and not _is_taken_away(place, away.get(rule, set()), words)
            ]
            for rule, places in hits.items()
        }


def _lies_within(place: MatchPlace, others: Iterable[MatchPlace]) -> bool:
    return any(first <= place[0] and place[1] <= last for first, last in others)


def _is_taken_away(place: MatchPlace, away: set[int], words: list[MessageWord]) -> bool:
    """Whether words in this match or close to it, in its sentence, show that the rule is not meant."""
    if not away:
        return False
    if any(at in away for at in range(place[0], place[1] + 1)):
        return True
    for start, step in ((place[1], 1), (place[0], -1)):
        for distance in range(1, _UNLESS_WITHIN + 1):
            at = start + step * distance
            if not 0 <= at < len(words) or words[at].plain == SENTENCE_BREAK:
                break
            if at in away:
                return True
    return False


def _spans(found: Iterable[MatchPlace], words: list[MessageWord]) -> tuple[TextSpan, ...]:
    """Return the first places, merging those that overlap."""
    joined: list[list[int]] = []
    for first, last in sorted(found):
        if joined and first <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], last)
        else:
            joined.append([first, last])
    return tuple(TextSpan(words[first].start, words[last].end) for first, last in joined[:MOST_SPANS])
