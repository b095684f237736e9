"""Telephone sound: converts G.711 to and from linear samples, and to WAV. `resampling` changes the sample rate.

Linear sound is 16-bit, mono, little-endian; encoded sound is one byte per sample at 8,000 samples a second.
"""

from __future__ import annotations

import re
import struct
import sys
from array import array
from collections.abc import Callable, Sequence

RATE = 8000
FRAME = 160  # samples in 20 ms
MULAW_SILENCE = b"\xff"


def _mulaw_to_linear(code: int) -> int:
    """ITU-T G.711, table 2a."""
    code = ~code & 0xFF
    magnitude = ((((code & 0x0F) << 3) + 0x84) << ((code & 0x70) >> 4)) - 0x84
    return -magnitude if code & 0x80 else magnitude


def _alaw_to_linear(code: int) -> int:
    """ITU-T G.711, table 1a."""
    code ^= 0x55
    exponent, mantissa = (code & 0x70) >> 4, (code & 0x0F) << 4
    magnitude = mantissa + 8 if not exponent else (mantissa + 0x108) << (exponent - 1)
    return magnitude if code & 0x80 else -magnitude


def _nearest(decoded: Sequence[int]) -> bytes:
    """Build the table from each sample, shifted right by two, to the code with the nearest value; 16,384 entries."""
    by_value = sorted((value, code) for code, value in enumerate(decoded))
    table, index = bytearray(), 0
    for sample in range(-32768, 32768, 4):
        while index + 1 < len(by_value) and abs(by_value[index + 1][0] - sample) <= abs(by_value[index][0] - sample):
            index += 1
        table.append(by_value[index][1])
    return bytes(table)


def _by_bits(nearest: bytes) -> bytes:
    """Build the same table for samples read as unsigned 16-bit numbers: 65,536 entries, the positive half first."""
    each = b"".join(bytes([code]) * 4 for code in nearest)
    return each[32768:] + each[:32768]


def _low_bytes(decoded: Sequence[int]) -> bytes:
    return bytes(value & 0xFF for value in decoded)


def _high_bytes(decoded: Sequence[int]) -> bytes:
    return bytes(value >> 8 & 0xFF for value in decoded)


_FROM_MULAW = [_mulaw_to_linear(code) for code in range(256)]
_FROM_ALAW = [_alaw_to_linear(code) for code in range(256)]
_TO_MULAW, _TO_ALAW = _nearest(_FROM_MULAW), _nearest(_FROM_ALAW)
_HUSH = 200  # of 32,768: at or below this the voice is silent
_PAUSE = re.compile(
    b"[" + re.escape(bytes(code for code, value in enumerate(_FROM_MULAW) if abs(value) <= _HUSH)) + b"]{1600,}"
)
_LONGER = MULAW_SILENCE * 6400  # 0.8 s, added to each pause of 0.2 s or more
_MULAW_TO_ALAW = bytes(_TO_ALAW[(value + 32768) >> 2] for value in _FROM_MULAW)
_ALAW_TO_MULAW = bytes(_TO_MULAW[(value + 32768) >> 2] for value in _FROM_ALAW)
_BITS_TO_MULAW, _BITS_TO_ALAW = _by_bits(_TO_MULAW), _by_bits(_TO_ALAW)
_MULAW_BYTES = (_low_bytes(_FROM_MULAW), _high_bytes(_FROM_MULAW))
_ALAW_BYTES = (_low_bytes(_FROM_ALAW), _high_bytes(_FROM_ALAW))


def to_mulaw(pcm: bytes) -> bytes:
    return bytes(map(_BITS_TO_MULAW.__getitem__, _bits(pcm)))


def to_alaw(pcm: bytes) -> bytes:
    return bytes(map(_BITS_TO_ALAW.__getitem__, _bits(pcm)))


def from_mulaw(sound: bytes) -> bytes:
    return _decoded(sound, _MULAW_BYTES)


def from_alaw(sound: bytes) -> bytes:
    return _decoded(sound, _ALAW_BYTES)


def alaw_to_mulaw(sound: bytes) -> bytes:
    return sound.translate(_ALAW_TO_MULAW)


def mulaw_to_alaw(sound: bytes) -> bytes:
    """One table look-up per byte, in C: cheap enough for the audio loop."""
    return sound.translate(_MULAW_TO_ALAW)


def _decoded(sound: bytes, table: tuple[bytes, bytes]) -> bytes:
    """Look up low and high bytes separately, in C: 2 µs for 20 ms of sound, a quarter of a loop's cost."""
    pcm = bytearray(2 * len(sound))
    pcm[::2], pcm[1::2] = sound.translate(table[0]), sound.translate(table[1])
    return bytes(pcm)


def _bits(pcm: bytes) -> array[int]:
    values = array("H", pcm[: len(pcm) // 2 * 2])
    if sys.byteorder == "big":
        values.byteswap()
    return values


def lengthen_pauses(mulaw: bytes) -> bytes:
    """Return the same words with longer pauses between them, for callers who need more time to follow. Runs in C, for
    the audio loop."""
    return _PAUSE.sub(lambda pause: pause[0] + _LONGER, mulaw)


def unpack_samples(pcm: bytes) -> array[int]:
    values = array("h", pcm[: len(pcm) // 2 * 2])
    if sys.byteorder == "big":
        values.byteswap()
    return values


def pack_samples(values: Sequence[int]) -> bytes:
    packed = array("h", values)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


# Serves mu-law as a 16-bit WAV file, which browsers play, in any range of bytes.


WAV_HEADER = 44  # bytes
_SAMPLE_BYTES = 2  # bytes per sample


def wav_length(samples: int) -> int:
    """Size in bytes of the WAV file for this many samples."""
    return WAV_HEADER + _SAMPLE_BYTES * samples


def read_wav_piece(start: int, end: int, total: int, read: Callable[[int, int], bytes]) -> bytes:
    """Return bytes `start` up to, not including, `end` of a file of `total` bytes; `read(first sample, count)` returns
    its mu-law."""
    head = _wav_header(total - WAV_HEADER)[start : max(start, min(end, WAV_HEADER))]
    if end <= WAV_HEADER:
        return head
    first = (max(start, WAV_HEADER) - WAV_HEADER) // _SAMPLE_BYTES
    last = (end - WAV_HEADER + _SAMPLE_BYTES - 1) // _SAMPLE_BYTES
    sound = from_mulaw(read(first, last - first))
    skipped = max(start, WAV_HEADER) - WAV_HEADER - _SAMPLE_BYTES * first
    return head + sound[skipped : skipped + end - max(start, WAV_HEADER)]


def _wav_header(size: int) -> bytes:
    """Build the header: RIFF, the format (PCM, mono) and the length of the data."""
    form = struct.pack("<HHIIHH", 1, 1, RATE, RATE * _SAMPLE_BYTES, _SAMPLE_BYTES, 8 * _SAMPLE_BYTES)
    return (
        b"RIFF"
        + struct.pack("<I", WAV_HEADER - 8 + size)
        + b"WAVEfmt \x10\0\0\0"
        + form
        + b"data"
        + struct.pack("<I", size)
    )
