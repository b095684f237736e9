"""The people whom the record system links with a victim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PointNamed:
    """A number or address of a linked person, as the record system has it. `kind`: mobile, phone, email or address; of
    an address `value` is its lines and, last, its postcode, a line each."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """A person whom the record system links with a victim. `relation`: suspect, partner, ex_partner, family, household,
    conflict or other; its other relations become other."""

    record_id: str
    relation: str
    name: str
    points: tuple[PointNamed, ...]


class PeopleNotKnown(Exception):
    """The record system did not say: not reached, refused, an answer that can't be read, or no such person there."""


class PeopleLookup(Protocol):
    def linked_people(self, *, reference: str, record_id: str) -> tuple[PersonNamed, ...]:
        """The people whom the record system links with this person in this case. Raises PeopleNotKnown."""
