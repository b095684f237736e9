"""Finds what may be the number of a crime or an incident in a message, so that a handler need not type it again.

It looks at the form alone and never at a record: a wrong, a hidden and a right number look alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from victimcare.rules.control_room.contact_kinds import LinkKind

MOST_NUMBERS = 3
_CRIME = re.compile(r"(?<![\w/])[0-9A-Z]{1,4}/[0-9]{2,8}/[0-9]{2}(?![\w/])", re.IGNORECASE)
_INCIDENT = re.compile(r"(?<![\w-])20[0-9]{6}-[0-9]{4,5}(?![\w-])")


@dataclass(frozen=True, slots=True)
class NamedNumber:
    """A number as it was written, and what its form is of."""

    kind: LinkKind
    number: str


def find_case_numbers(texts: Iterable[str]) -> tuple[NamedNumber, ...]:
    """Return the different numbers in these texts, in their order, at most MOST_NUMBERS."""
    patterns = ((LinkKind.VICTIM, _CRIME), (LinkKind.INCIDENT, _INCIDENT))
    found = dict.fromkeys(
        NamedNumber(kind, match.group())
        for text in texts
        for kind, pattern in patterns
        for match in pattern.finditer(text)
    )
    return tuple(found)[:MOST_NUMBERS]
