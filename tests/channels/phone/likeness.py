"""How alike two voices are, wherever in the longer sound the shorter may lie: cross-correlation of their loudness.

Of loudness and not of the waves: the machine's voice says a sentence twice with the same rhythm, but not twice with
the same samples.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul

from victimcare.rules.calls.sound import samples

_WINDOW = 80  # samples: 10 ms


def likeness(heard: bytes, wanted: bytes) -> float:
    """1.0: the wanted sound was heard as it is; about 0: nothing like it. Both are 8 kHz PCM."""
    long, short = _loudness(samples(heard)), _loudness(samples(wanted))
    places = range(len(long) - len(short) + 1)
    return max((_correlation(long[at : at + len(short)], short) for at in places), default=0.0)


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
