"""The rules of danger of one language, as its file has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from victimcare.rules.danger.matches import Rule
from victimcare.rules.danger.normal import plain_form, typed_form
from victimcare.rules.danger.patterns import PatternUnreadable


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


def join_respelled(languages: Iterable[LanguageRules]) -> dict[str, tuple[str, ...]]:
    """The short forms of all languages, each with the words that it stands for. Raises PatternUnreadable."""
    respelled: dict[str, tuple[str, ...]] = {}
    for language in languages:
        for short, meant in language.respelled.items():
            said = tuple(plain_form(word) for word in meant.split())
            if respelled.setdefault(typed_form(short), said) != said:
                raise PatternUnreadable(f"{short} stands for two things")
    return respelled
