"""Sorts what people write to the control room, by the danger rules and the control room's own."""

from __future__ import annotations

from victimcare.rules.control_room.contact_kinds import ContactClass
from victimcare.rules.control_room.sorting import SortedWords, sort_words
from victimcare.services.danger.danger_rules import load_rule_book


def sort_contact_words(subject: str, words: str, *, said: ContactClass | None = None) -> SortedWords:
    """Read a message's subject and own words as one text: places count in `subject`, two line breaks, `words`, or in
    `words` alone where there is no subject."""
    return sort_words(load_rule_book().read(join_subject(subject, words)), said=said)


def join_subject(subject: str, words: str) -> str:
    """Return the text that the rules read."""
    return f"{subject}\n\n{words}" if subject else words
