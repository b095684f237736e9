"""The examples and counter-examples in the control room's rule files are their tests."""

from __future__ import annotations

import random
import time

import pytest

from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority
from victimcare.rules.control_room.room_rules import RoomRule, rule_priority
from victimcare.rules.danger.patterns import LanguageRule
from victimcare.services.control_room.contacts.contact_sorting import load_room_rule_book, sort_contact_words

CODES = ("ar", "bn", "cy", "en", "pa", "pl", "ro", "ur")


@pytest.mark.parametrize("code", CODES)
def test_each_rule_finds_its_examples(code: str) -> None:
    missed = {rule.name: [text for text in rule.examples if rule.name not in found(text)] for rule in rules_of(code)}

    assert {name: texts for name, texts in missed.items() if texts} == {}


@pytest.mark.parametrize("code", CODES)
def test_each_rule_leaves_its_counter_examples(code: str) -> None:
    taken = {rule.name: [text for text in rule.counter_examples if rule.name in found(text)] for rule in rules_of(code)}

    assert {name: texts for name, texts in taken.items() if texts} == {}


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_every_rule_each_with_examples(code: str) -> None:
    assert {rule.name for rule in rules_of(code) if rule.examples} == set(RoomRule)


def test_no_rule_of_the_room_raises_to_danger() -> None:
    assert max(rule_priority(rule) for rule in RoomRule) is ContactPriority.HIGH


@pytest.mark.parametrize(
    ("words", "contact_class", "priority"),
    [
        ("he is outside my house with a knife", ContactClass.THREAT_TO_LIFE, ContactPriority.DANGER),
        ("My partner is very controlling", ContactClass.DOMESTIC_ABUSE, ContactPriority.HIGH),
        ("Any news about my stolen bike?", ContactClass.ANY_NEWS, ContactPriority.SOON),
        ("Thank you to the officers for their kindness", ContactClass.COMPLIMENT, ContactPriority.ROUTINE),
        ("please never write to the house", ContactClass.OTHER, ContactPriority.SOON),
        ("good morning", ContactClass.OTHER, ContactPriority.ROUTINE),
    ],
)
def test_a_contact_has_its_worst_class_and_its_highest_priority(
    words: str, contact_class: ContactClass, priority: ContactPriority
) -> None:
    found = sort_contact_words("", words)

    assert (found.contact_class, found.priority) == (contact_class, priority)


@pytest.mark.parametrize(
    ("words", "priority", "is_possible"),
    [
        ("I found a tracker under my car", ContactPriority.HIGH, True),
        ("he broke his bail and I found a tracker under my car", ContactPriority.DANGER, False),
        ("My partner is very controlling", ContactPriority.HIGH, False),
        ("good morning", ContactPriority.ROUTINE, False),
    ],
)
def test_one_weak_rule_of_danger_is_possible_danger_and_two_are_danger(
    words: str, priority: ContactPriority, is_possible: bool
) -> None:
    sorted_words = sort_contact_words("", words)

    assert (sorted_words.priority, sorted_words.is_possible_danger) == (priority, is_possible)


def test_reading_takes_time_in_proportion_to_length() -> None:
    words = [word for rule in rules_of("en") for text in rule.examples for word in text.split()]
    draw = random.Random(7)
    text = " ".join(draw.choice(words) for _ in range(10_000))
    load_room_rule_book()

    began = time.process_time()
    load_room_rule_book().read(text)

    assert time.process_time() - began < 5


def rules_of(code: str) -> tuple[LanguageRule, ...]:
    files = (each for each in load_room_rule_book().languages if each.language == code and each.rules)
    return next(each.rules for each in files)


def found(text: str) -> set[str]:
    return {match.rule for match in load_room_rule_book().read(text)}
