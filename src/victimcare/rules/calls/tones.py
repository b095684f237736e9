"""Keys heard in the sound itself (ITU-T Q.23, Q.24): for telephones that tell of them in no other way.

A key is two tones at once, one of four low and one of three high. In speech there are always others beside them, and
they never stand still, so that the share that two tones have of all the sound tells the one from the other.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul

from victimcare.rules.calls.sound import RATE, samples

EVERY = 2  # of the samples one is looked at: 4,000 a second hold every tone of a key, for half the cost
WINDOW = 160  # samples: 20 ms
_COUNT = WINDOW // EVERY
_LOW = (697, 770, 852, 941)
_HIGH = (1209, 1336, 1477)
_KEYS = ("123", "456", "789", "*0#")
# Below this no key is heard: about -36 dBm0, which a tone has only after a bad line's worst loss (Q.24, table 1: -29).
QUIETEST = 300.0
# Of all the sound in the two tones. Tones 1.5 % off (Q.24) and equally loud still have 0.63; in nine minutes of speech,
# ten voices, no 40 ms came above 0.55.
_SHARE = 0.58
_EACH = 0.06  # of all the sound in the weaker one: that is 10 dB below the stronger
_CLEAR = 4.0  # so many times the power of the next tone of its group

# In Python 3.12 and later this sum is made in C, four times as fast.
_sum_of_products = getattr(math, "sumprod", lambda one, other: sum(map(mul, one, other)))


def _waves(hertz: int) -> tuple[list[float], list[float]]:
    turns = [2 * math.pi * hertz * EVERY * n / RATE for n in range(_COUNT)]
    return [math.cos(turn) for turn in turns], [math.sin(turn) for turn in turns]


_LOW_WAVES, _HIGH_WAVES = [_waves(hertz) for hertz in _LOW], [_waves(hertz) for hertz in _HIGH]


def key_heard(pcm: bytes) -> str | None:
    """The key in these 20 ms of 16-bit sound. Quiet, as most of a call is, costs hardly anything."""
    values = samples(pcm)[::EVERY]
    return key_in(list(map(float, values))) if len(values) == _COUNT and max(values) > QUIETEST else None


def key_in(window: Sequence[float]) -> str | None:
    """The key whose tones these 20 ms hold, taken 4,000 times a second; None for speech, music, noise and quiet."""
    energy = _sum_of_products(window, window)
    if energy < _COUNT * QUIETEST * QUIETEST:
        return None
    whole = energy * _COUNT / 2  # the power that one tone alone would show
    low = _loudest(window, _LOW_WAVES, whole)
    if low is None:
        return None  # nearly all speech ends here
    high = _loudest(window, _HIGH_WAVES, whole)
    if high is None or low[1] + high[1] < _SHARE:
        return None
    return _KEYS[low[0]][high[0]]


def _loudest(
    window: Sequence[float], waves: list[tuple[list[float], list[float]]], whole: float
) -> tuple[int, float] | None:
    """Which tone of a group stands out, and its share; None when none does."""
    shares = [
        (_sum_of_products(window, cosine) ** 2 + _sum_of_products(window, sine) ** 2) / whole for cosine, sine in waves
    ]
    best = max(shares)
    if best < _EACH or sum(share * _CLEAR > best for share in shares) > 1:
        return None
    return shares.index(best), best
