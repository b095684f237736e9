"""Another directory of support services, which is read whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol


class DirectoryNotRead(Exception):
    """The directory was not reached, or not read to its end. None of its entries are used; the message says why."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What it handed over, each as it came."""

    services: tuple[Any, ...]
    taxonomies: tuple[Any, ...] = ()
    terms: tuple[Any, ...] = ()


class Directories(Protocol):
    def read(self, address: str) -> Handed:
        """All of the directory at this address. Raises DirectoryNotRead."""
        ...
