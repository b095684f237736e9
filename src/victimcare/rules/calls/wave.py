"""Mu-law as a WAV file of 16 bits a sample, any piece of it without the rest: what browsers play."""

from __future__ import annotations

import struct
from collections.abc import Callable

from victimcare.rules.calls.sound import RATE, from_mulaw

HEADER = 44  # bytes
_WIDTH = 2  # bytes a sample


def length(samples: int) -> int:
    """Bytes of the file with so many samples."""
    return HEADER + _WIDTH * samples


def piece(start: int, end: int, total: int, read: Callable[[int, int], bytes]) -> bytes:
    """Bytes `start` to before `end` of a file of `total` bytes; `read(first sample, count)` gives its mu-law."""
    head = _header(total - HEADER)[start : max(start, min(end, HEADER))]
    if end <= HEADER:
        return head
    first = (max(start, HEADER) - HEADER) // _WIDTH
    last = (end - HEADER + _WIDTH - 1) // _WIDTH
    sound = from_mulaw(read(first, last - first))
    skipped = max(start, HEADER) - HEADER - _WIDTH * first
    return head + sound[skipped : skipped + end - max(start, HEADER)]


def _header(size: int) -> bytes:
    """RIFF, the format (PCM, mono), and the data's length."""
    form = struct.pack("<HHIIHH", 1, 1, RATE, RATE * _WIDTH, _WIDTH, 8 * _WIDTH)
    return (
        b"RIFF"
        + struct.pack("<I", HEADER - 8 + size)
        + b"WAVEfmt \x10\0\0\0"
        + form
        + b"data"
        + struct.pack("<I", size)
    )
