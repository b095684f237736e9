"""Look-ups outside the product: linked people in the record system, directories of support services, and a virus
scanner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class NamedContactPoint:
    """A number or address of a linked person, as the record system has it. `kind`: mobile, phone, email or address; for
    an address, `value` is its lines and, last, its postcode, one line each."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class NamedLinkedPerson:
    """A person whom the record system links with a victim. `relation`: suspect, partner, ex_partner, family, household,
    conflict or other; any other relation becomes other."""

    record_id: str
    relation: str
    name: str
    points: tuple[NamedContactPoint, ...]


class PeopleLookupFailed(Exception):
    """The record system gave no answer: not reached, refused, an unreadable answer, or no such person there."""


class PeopleLookup(Protocol):
    def linked_people(self, *, reference: str, record_id: str) -> tuple[NamedLinkedPerson, ...]:
        """The people whom the record system links with this person in this case. Raises PeopleLookupFailed."""


# Another directory of support services, read as a whole.


class DirectoryReadFailed(Exception):
    """The directory was not reached, or not read to its end. None of its entries are used; the message says why."""


@dataclass(frozen=True, slots=True)
class DirectoryContent:
    """What the directory returned, each entry as it came."""

    services: tuple[Any, ...]
    taxonomies: tuple[Any, ...] = ()
    terms: tuple[Any, ...] = ()


class DirectoryReader(Protocol):
    def read(self, address: str) -> DirectoryContent:
        """Read the whole directory at this address. Raises DirectoryReadFailed."""
        ...


# Scans received files for malware.


class ScannerSilent(Exception):
    """The scanner did not answer, or reported that it could not scan: nothing is known about the file."""


class HarmScanner(Protocol):
    def finds_harm(self, content: bytes) -> bool:
        """Whether the file could harm a person who opens it. Raises ScannerSilent."""
