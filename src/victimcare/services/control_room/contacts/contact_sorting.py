"""Sorts what people write to the control room, by rules and then by the learnt program, which only raises."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from victimcare.rules.control_room.contact_kinds import ContactClass
from victimcare.rules.control_room.learnt_raising import raise_by_reading
from victimcare.rules.control_room.room_rules import RoomRule
from victimcare.rules.control_room.sorting import SortedWords, name_for_learning, sort_words
from victimcare.rules.danger.rule_book import RuleBook
from victimcare.services.control_room.sorting.learnt_model import load_model, read_text
from victimcare.services.danger.danger_rules import load_languages, load_rule_book

RULES_FOLDER = Path(__file__).parent / "rules"


def sort_contact_words(subject: str, words: str, *, said: ContactClass | None = None) -> SortedWords:
    """Read a message's subject and own words as one text: places count in `subject`, two line breaks, `words`, or in
    `words` alone where there is no subject."""
    found = sort_by_rules(subject, words, said=said)
    reading = read_text(load_model(), join_subject(subject, words), name_for_learning(found.matches))
    return raise_by_reading(found, reading)


def sort_by_rules(subject: str, words: str, *, said: ContactClass | None = None) -> SortedWords:
    """As `sort_contact_words`, without the learnt program."""
    text = join_subject(subject, words)
    found = load_rule_book().read(text), load_room_rule_book().read(text)
    return sort_words(*found, length=len(text.strip()), said=said)


@cache
def load_room_rule_book() -> RuleBook[RoomRule]:
    """The control room's own rules in all languages, with the short forms and misspellings of the danger rules."""
    spellings = (replace(one, groups={}, rules=(), signs={}) for one in load_rule_book().languages)
    return RuleBook(RoomRule, [*load_languages(RULES_FOLDER), *spellings])


def join_subject(subject: str, words: str) -> str:
    """Return the text that the rules read."""
    return f"{subject}\n\n{words}" if subject else words
