"""How alike two voices are, wherever in the longer sound the shorter may be: cross-correlation of their loudness.

It compares loudness and not waves: the machine's voice says a sentence twice with the same rhythm, but not with the
same samples.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from operator import mul

from victimcare.rules.calls.audio import RATE, unpack_samples

_WINDOW = 80  # samples: 10 ms


def likeness(heard: bytes, wanted: bytes) -> float:
    """1.0: the wanted sound was heard as it is; about 0: nothing like it. Both are 8 kHz PCM."""
    return best(heard, wanted)[0]


def best(heard: bytes, wanted: bytes) -> tuple[float, float]:
    """The same, and after how many seconds it was most alike."""
    long, short = _loudness(unpack_samples(heard)), _loudness(unpack_samples(wanted))
    places = range(len(long) - len(short) + 1)
    found = max(((_correlation(long[at : at + len(short)], short), at) for at in places), default=(0.0, 0))
    return found[0], found[1] * _WINDOW / RATE


def _loudness(values: Sequence[int]) -> list[float]:
    return [
        math.sqrt(sum(map(mul, part, part)) / _WINDOW)
        for part in (values[at : at + _WINDOW] for at in range(0, len(values) - _WINDOW + 1, _WINDOW))
    ]


def _correlation(one: Sequence[float], other: Sequence[float]) -> float:
    mean, other_mean = sum(one) / len(one), sum(other) / len(other)
    one, other = [value - mean for value in one], [value - other_mean for value in other]
    power = math.sqrt(sum(map(mul, one, one)) * sum(map(mul, other, other)))
    return sum(map(mul, one, other)) / power if power else 0.0


def share_of_tone(heard: bytes, wanted: bytes) -> float:
    """For sentences that are each one tone: the share of this tone in the sound, where it is highest (over a tenth of a
    second). 1.0: nothing else. Changes of phase by a telephone do not matter."""
    tone = unpack_samples(wanted)
    crossings = sum(one < 0 <= other for one, other in pairwise(tone))
    turn = 2 * math.pi * crossings / len(tone)
    width = RATE // 10
    waves = [math.cos(turn * n) for n in range(width)], [math.sin(turn * n) for n in range(width)]
    values = unpack_samples(heard)
    windows = (values[at : at + width] for at in range(0, len(values) - width + 1, width // 4))
    return max((_share(window, waves) for window in windows), default=0.0)


def _share(window: Sequence[int], waves: tuple[list[float], list[float]]) -> float:
    energy = sum(map(mul, window, window))
    if energy < len(window) * 500 * 500:
        return 0.0
    cosine, sine = (sum(map(mul, window, wave)) for wave in waves)
    return float((cosine * cosine + sine * sine) * 2 / (len(window) * energy))
