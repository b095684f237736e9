"""Turns sentences into sound."""

from __future__ import annotations

from typing import Protocol


class SpeechFailed(Exception):
    """No sound for this sentence: there is no voice for the language, or the supplier does not work."""


class SpeechEngine(Protocol):
    def render(self, text: str, language: str, *, is_slow: bool = False) -> bytes:
        """The sentence as 8 kHz, mono, 16-bit little-endian PCM; `is_slow`: for a person who needs more time to follow.
        Raises SpeechFailed."""

    def close(self) -> None:
        """Release its resources; it may be used again afterwards."""
