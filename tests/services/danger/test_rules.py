"""The examples and counter-examples in the rule files are their tests."""

from __future__ import annotations

import pytest

from victimcare.rules.danger.patterns import LanguageRule
from victimcare.services.danger.danger_rules import load_rule_book

CODES = ("ar", "bn", "cy", "en", "pa", "pl", "ro", "ur")


@pytest.mark.parametrize("code", CODES)
def test_each_rule_finds_its_examples(code: str) -> None:
    for rule in rules_of(code):
        assert rule.examples, f"{rule.name} has examples"
        assert [text for text in rule.examples if rule.name not in found(text)] == [], rule.name


@pytest.mark.parametrize("code", CODES)
def test_each_rule_leaves_its_counter_examples(code: str) -> None:
    for rule in rules_of(code):
        assert [text for text in rule.counter_examples if rule.name in found(text)] == [], rule.name


def test_every_language_has_every_rule_of_english() -> None:
    names = {language.language: {rule.name for rule in language.rules} for language in load_rule_book().languages}

    assert set(names) == set(CODES)
    assert {code: names["en"] - rules for code, rules in names.items() if names["en"] - rules} == {}


def rules_of(code: str) -> tuple[LanguageRule, ...]:
    return next(language.rules for language in load_rule_book().languages if language.language == code)


def found(text: str) -> set[str]:
    return {match.rule for match in load_rule_book().read(text)}


@pytest.mark.parametrize(
    "text",
    [
        "I am out of the office until Monday. If urgent ring reception.",
        "If urgent, please ring reception on 0113 496 0000",
        "No officer has rung me back since Monday and I am furious",
        "my phone was stolen and I want to know if you found it",
        "I want to go back and fetch my things, can an officer come with me",
        "the burglar used a knife to open the window last month",
        "He must not go to the school",
        "no message left",
        "I am out of the office until Monday 7 December. For urgent help please contact reception on 020 7946 0000.",
        "Automatic reply: I am away until 14 December. If you need help urgently, call my colleague.",
        "Out of office: annual leave. In an emergency dial 999.",
        "my bag was taken and my phone",
        "someone stole my purse and phone",
    ],
)
def test_usual_letters_match_no_rule(text: str) -> None:
    assert found(text) == set()
