"""How alike two sounds are, wherever in the longer one the shorter may lie: normalised cross-correlation."""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul

from victimcare.rules.calls.sound import samples

_WINDOW = 80  # samples: loudness is compared every 10 ms first, the waves themselves only near the best places
_CANDIDATES = 5


def likeness(heard: bytes, wanted: bytes) -> float:
    """1.0: the wanted sound was heard as it is; near 0: nothing like it. Both are 8 kHz PCM."""
    long, short = samples(heard), samples(wanted)
    if len(short) > len(long) or not len(short):
        return 0.0
    envelope, sought = _loudness(long), _loudness(short)
    places = range(len(envelope) - len(sought) + 1)
    best = sorted(places, key=lambda at: _correlation(envelope[at : at + len(sought)], sought))[-_CANDIDATES:]
    found = 0.0
    for place in best:
        for at in range(max(0, (place - 1) * _WINDOW), min(len(long) - len(short), (place + 1) * _WINDOW) + 1, 2):
            found = max(found, _correlation(long[at : at + len(short) : 1], short, stride=3))
    return found


def _loudness(values: Sequence[int]) -> list[float]:
    return [
        math.sqrt(sum(map(mul, part, part)) / _WINDOW)
        for part in (values[at : at + _WINDOW] for at in range(0, len(values) - _WINDOW + 1, _WINDOW))
    ]


def _correlation(one: Sequence[float], other: Sequence[float], stride: int = 1) -> float:
    one, other = one[::stride], other[::stride]
    power = math.sqrt(sum(map(mul, one, one)) * sum(map(mul, other, other)))
    return sum(map(mul, one, other)) / power if power else 0.0
