"""Tones that we make: the ring of a telephone in this country, and those of its keys."""

from __future__ import annotations

import math
from functools import lru_cache

from victimcare.rules.calls.sound import RATE, pcm_of

_RING = (400, 450)  # Hz
_CADENCE = ((0.4, True), (0.2, False), (0.4, True), (2.0, False))  # seconds: BT SIN 350
_KEYS = {key: (low, high)
         for low, row in zip((697, 770, 852, 941), ("123", "456", "789", "*0#"), strict=True)
         for high, key in zip((1209, 1336, 1477), row, strict=True)}  # fmt: skip  # ITU-T Q.23
_KEY_SECONDS, _GAP_SECONDS = 0.12, 0.08
_LOUD = 4000  # each of the two


@lru_cache(maxsize=1)
def ring() -> bytes:
    """Three seconds of ringing as 16-bit sound, to be repeated."""
    return b"".join(_both(_RING, seconds, _LOUD // 2) if sounds else _quiet(seconds) for seconds, sounds in _CADENCE)


def keys(pressed: str) -> bytes:
    """These keys as they sound, 16 bits a sample; what is no key is left out."""
    return b"".join(_both(_KEYS[key], _KEY_SECONDS, _LOUD) + _quiet(_GAP_SECONDS) for key in pressed if key in _KEYS)


def _both(hertz: tuple[int, int], seconds: float, loud: int) -> bytes:
    turns = [2 * math.pi * each / RATE for each in hertz]
    return pcm_of([round(loud * sum(math.sin(turn * n) for turn in turns)) for n in range(int(seconds * RATE))])


def _quiet(seconds: float) -> bytes:
    return bytes(2 * int(seconds * RATE))
