"""Letters that wait on our disk until staff take them away to print and post them."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol, runtime_checkable


@runtime_checkable
class PrintRoom(Protocol):
    """A supplier of letters that is a place on our own disk. Ages are of real time."""

    def lying(self, longer_than: timedelta) -> int:
        """How many letters have waited untaken for so long."""

    def clear(self, older_than: timedelta) -> int:
        """Remove older letters for good, taken or not. Returns how many files."""
