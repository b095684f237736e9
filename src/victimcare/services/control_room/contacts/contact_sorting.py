"""Sorts what people write to the control room, by the danger rules and the control room's own."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from victimcare.rules.control_room.contact_kinds import ContactClass
from victimcare.rules.control_room.room_rules import RoomRule
from victimcare.rules.control_room.sorting import SortedWords, sort_words
from victimcare.rules.danger.rule_book import RuleBook
from victimcare.services.danger.danger_rules import load_languages, load_rule_book

RULES_FOLDER = Path(__file__).parent / "rules"


def sort_contact_words(subject: str, words: str, *, said: ContactClass | None = None) -> SortedWords:
    """Read a message's subject and own words as one text: places count in `subject`, two line breaks, `words`, or in
    `words` alone where there is no subject."""
    text = join_subject(subject, words)
    return sort_words(load_rule_book().read(text), load_room_rule_book().read(text), said=said)


@cache
def load_room_rule_book() -> RuleBook[RoomRule]:
    """The control room's own rules in all languages, with the short forms and misspellings of the danger rules."""
    spellings = (replace(one, groups={}, rules=(), signs={}) for one in load_rule_book().languages)
    return RuleBook(RoomRule, [*load_languages(RULES_FOLDER), *spellings])


def join_subject(subject: str, words: str) -> str:
    """Return the text that the rules read."""
    return f"{subject}\n\n{words}" if subject else words
