"""The people whom the record system links with a victim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class NamedContactPoint:
    """A number or address of a linked person, as the record system has it. `kind`: mobile, phone, email or address; of
    an address `value` is its lines and, last, its postcode, a line each."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class NamedLinkedPerson:
    """A person whom the record system links with a victim. `relation`: suspect, partner, ex_partner, family, household,
    conflict or other; its other relations become other."""

    record_id: str
    relation: str
    name: str
    points: tuple[NamedContactPoint, ...]


class PeopleLookupFailed(Exception):
    """The record system did not say: not reached, refused, an answer that can't be read, or no such person there."""


class PeopleLookup(Protocol):
    def linked_people(self, *, reference: str, record_id: str) -> tuple[NamedLinkedPerson, ...]:
        """The people whom the record system links with this person in this case. Raises PeopleNotKnown."""


# Another directory of support services, which is read whole.


class DirectoryReadFailed(Exception):
    """The directory was not reached, or not read to its end. None of its entries are used; the message says why."""


@dataclass(frozen=True, slots=True)
class DirectoryContent:
    """What it handed over, each as it came."""

    services: tuple[Any, ...]
    taxonomies: tuple[Any, ...] = ()
    terms: tuple[Any, ...] = ()


class DirectoryReader(Protocol):
    def read(self, address: str) -> DirectoryContent:
        """All of the directory at this address. Raises DirectoryNotRead."""
        ...


# Scans received files for harm.


class ScannerSilent(Exception):
    """It did not answer, or said that it could not look: nothing is known of the file."""


class HarmScanner(Protocol):
    def finds_harm(self, content: bytes) -> bool:
        """Whether the file could harm a person who opens it. Raises ScannerSilent."""
