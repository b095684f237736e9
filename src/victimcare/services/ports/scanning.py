"""Scans received files for harm."""

from __future__ import annotations

from typing import Protocol


class ScannerSilent(Exception):
    """It did not answer, or said that it could not look: nothing is known of the file."""


class Scanner(Protocol):
    def finds_harm(self, content: bytes) -> bool:
        """Whether the file could harm a person who opens it. Raises ScannerSilent."""
