"""Looking for harm in a file that somebody sent."""

from __future__ import annotations

from typing import Protocol


class ScannerSilent(Exception):
    """It did not answer, or said that it could not look: nothing is known of the file."""


class Scanner(Protocol):
    def finds_harm(self, content: bytes) -> bool:
        """Whether there is something in it that could harm whoever opens it. Raises ScannerSilent."""
