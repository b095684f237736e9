"""All rules of danger of all languages, and what they find in one message.

The language of a message is not known, so every rule is tried. A misspelt word counts as the word of a rule from which
one letter parts it. Each word of a message costs a bounded amount of work, whatever the message.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from victimcare.rules.danger.language_rules import LanguageRules, join_respelled
from victimcare.rules.danger.matches import Match, Rule, Span
from victimcare.rules.danger.normal import BREAK, Word, words_of
from victimcare.rules.danger.patterns import Pattern, find_pattern, parse_pattern
from victimcare.rules.danger.signs import Signs
from victimcare.rules.danger.vocabulary import Vocabulary

MOST_SPANS = 5  # places that are shown for each rule
_UNLESS_WITHIN = 4  # words between a match and what takes its danger away

Place = tuple[int, int]  # the first and the last word of what matched


@dataclass(slots=True)
class _Anchored:
    """A pattern, found by its rarest part."""

    rule: str
    pattern: Pattern
    ids: tuple[int, ...]
    anchor: int
    takes_away: bool


class RuleBook:
    """The rules, made ready once; `read` then is a function of the message alone."""

    def __init__(self, languages: Iterable[LanguageRules]) -> None:
        self.languages = tuple(languages)
        self._respelled = join_respelled(self.languages)
        self._vocabulary = Vocabulary()
        self._by_anchor: dict[int, list[_Anchored]] = defaultdict(list)
        self._learn_patterns()
        self._signs = Signs(self.languages, self._vocabulary)
        self._vocabulary.learn_misspellings(self.languages)

    def read(self, text: str) -> tuple[Match, ...]:
        """The rules that match this text, the most urgent first."""
        words = words_of(text, self._respelled)
        seen: dict[tuple[str, str], frozenset[int]] = {}
        has = [self._vocabulary.parts_of(word, seen) for word in words]
        found = self._find_dangers(words, has)
        if not any(found.values()):  # else a rule says more of it
            found[Rule.SIGNS_TOGETHER] = self._signs.find_places(words, has)
        return tuple(Match(name, _spans(found[name], words)) for name in Rule if found.get(name))

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

    def _find_dangers(self, words: list[Word], has: Sequence[frozenset[int]]) -> dict[str, list[Place]]:
        """By rule, the places that match, without those whose danger words close by take away."""
        hits: dict[str, set[Place]] = defaultdict(set)
        away: dict[str, set[int]] = defaultdict(set)
        harmless: dict[str, list[Place]] = defaultdict(list)
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


def _lies_within(place: Place, others: Iterable[Place]) -> bool:
    return any(first <= place[0] and place[1] <= last for first, last in others)


def _is_taken_away(place: Place, away: set[int], words: list[Word]) -> bool:
    """Whether words that show that no danger is meant stand in this match or close to it, in its sentence."""
    if not away:
        return False
    if any(at in away for at in range(place[0], place[1] + 1)):
        return True
    for start, step in ((place[1], 1), (place[0], -1)):
        for distance in range(1, _UNLESS_WITHIN + 1):
            at = start + step * distance
            if not 0 <= at < len(words) or words[at].plain == BREAK:
                break
            if at in away:
                return True
    return False


def _spans(found: Iterable[Place], words: list[Word]) -> tuple[Span, ...]:
    """The first places, those that overlap as one."""
    joined: list[list[int]] = []
    for first, last in sorted(found):
        if joined and first <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], last)
        else:
            joined.append([first, last])
    return tuple(Span(words[first].start, words[last].end) for first, last in joined[:MOST_SPANS])
