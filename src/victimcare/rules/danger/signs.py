"""Weighs words of which none means danger by itself: enough of them close together do."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from victimcare.rules.danger.language_rules import LanguageRules
from victimcare.rules.danger.normal import Word
from victimcare.rules.danger.vocabulary import Vocabulary

ENOUGH_SIGNS = 5  # what they weigh together
SIGNS_WITHIN = 40  # words


class Signs:
    """The words of each language that weigh something."""

    def __init__(self, languages: Iterable[LanguageRules], vocabulary: Vocabulary) -> None:
        self._weights: dict[int, tuple[str, int]] = {}
        for place, language in enumerate(languages):
            for weight, text in language.signs.items():
                for word in text.split():
                    number = vocabulary.learn_part((word, f"weighs {weight} {place}"), language)
                    self._weights[number] = (str(place), weight)

    def find_places(self, words: Sequence[Word], has: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
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
