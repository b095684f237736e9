"""The examples and counter-examples in the files of rules are their tests."""

from __future__ import annotations

import pytest

from victimcare.rules.danger.rule_book import RuleInLanguage
from victimcare.services.danger.rules import rule_book

CODES = {"en", "cy", "pl", "ro", "ur", "pa", "bn", "ar"}
RULES = [(language.language, rule) for language in rule_book().languages for rule in language.rules]


def the_id(value: object) -> str:
    return value if isinstance(value, str) else getattr(value, "name", "")


@pytest.mark.parametrize(("language", "rule"), RULES, ids=the_id)
def test_a_rule_finds_its_examples(language: str, rule: RuleInLanguage) -> None:
    assert rule.examples, "a rule has examples"
    missed = [text for text in rule.examples if rule.name not in found(text)]

    assert missed == []


@pytest.mark.parametrize(("language", "rule"), RULES, ids=the_id)
def test_a_rule_leaves_its_counter_examples(language: str, rule: RuleInLanguage) -> None:
    wrong = [text for text in rule.counter_examples if rule.name in found(text)]

    assert wrong == []


def test_every_language_has_every_rule_of_english() -> None:
    names: dict[str, set[str]] = {}
    for language, rule in RULES:
        names.setdefault(language, set()).add(rule.name)

    assert set(names) == CODES
    assert {code: names["en"] - rules for code, rules in names.items() if names["en"] - rules} == {}


def found(text: str) -> set[str]:
    return {match.rule for match in rule_book().read(text)}
