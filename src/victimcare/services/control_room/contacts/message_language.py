"""Finds the language in which a message is written, so that a handler who speaks it can take the contact.

It decides nothing of danger: the rules of all languages read every message.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from victimcare.rules.referrals.language_codes import LANGUAGE_NAMES

_SHORTEST = 20  # characters: shorter texts are too often taken for another language
_READ = 2_000  # characters: enough to be sure
_SURE = 0.9  # of our invented contacts none was named wrongly from here on
_DIALECTS = {"ary": "ar", "arz": "ar", "sdh": "ku"}  # kept apart by the library, alike to the rota


@dataclass(frozen=True, slots=True)
class FoundLanguage:
    """`code`: by ISO 639; empty: not known. `is_found`: by a machine, and not said by the sender."""

    code: str
    is_found: bool = False


NO_LANGUAGE = FoundLanguage("")


def find_language(words: str) -> FoundLanguage:
    """Return the language of these words where it is nearly sure, and one that the rota can name."""
    text = words.strip()[:_READ]
    if len(text) < _SHORTEST:
        return NO_LANGUAGE
    shares: dict[str, float] = defaultdict(float)
    for code, share in _load_identifier().rank(text):
        shares[_DIALECTS.get(code, code)] += share
    code = max(shares, key=lambda each: shares[each])
    if shares[code] < _SURE or code not in {"en", *LANGUAGE_NAMES}:
        return NO_LANGUAGE
    return FoundLanguage(code, is_found=True)


@cache
def _load_identifier() -> LanguageIdentifier:
    """The library's model, from its own file: half a second and 76 MB, only in processes that take messages."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
