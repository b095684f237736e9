"""Brings sound to the telephone's 8,000 samples a second.

The one rule that needs more than the standard library: speech is made while people wait, and in bare Python this sum
was nine tenths of its cost (ADR 58).
"""

from __future__ import annotations

import math
from functools import cache

from victimcare.rules.calls.audio import RATE

_TAPS = 24  # half-width of the low-pass filter, in samples of the source


def resample_for_telephone(pcm: bytes, rate: int) -> bytes:
    """The same sound at 8,000 samples a second: a windowed-sinc low-pass, one set of taps for each phase."""
    if rate == RATE:
        return pcm
    import numpy as np  # 20 MB: only in a process that changes sound

    step, phases = _step_and_phases(rate)
    taps = np.array(_taps_by_phase(rate))
    heard = np.frombuffer(pcm[: len(pcm) // 2 * 2], dtype="<i2")
    out = np.zeros(len(heard) * phases // step)
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(heard.astype(float), _TAPS), 2 * _TAPS)
    at = np.arange(len(out)) * step // phases
    for phase in range(min(phases, len(out))):
        out[phase::phases] = windows[at[phase::phases]] @ taps[phase]
    sound: bytes = np.clip(np.trunc(out), -32768, 32767).astype("<i2").tobytes()
    return sound


def _step_and_phases(rate: int) -> tuple[int, int]:
    """So many samples of the source make so many of the telephone's."""
    divisor = math.gcd(rate, RATE)
    return rate // divisor, RATE // divisor


@cache
def _taps_by_phase(rate: int) -> list[list[float]]:
    """The low-pass: 48 taps for each place that a sample of the telephone's has between the source's."""
    step, phases = _step_and_phases(rate)
    return [_phase_taps(phase * step % phases / phases, min(1.0, RATE / rate)) for phase in range(phases)]


def _phase_taps(offset: float, band: float) -> list[float]:
    """The filter as seen from a point `offset` of a source sample after source[_TAPS - 1 + 1] of its window."""
    taps = []
    for index in range(2 * _TAPS):
        distance = index - _TAPS - offset
        x = math.pi * distance * band
        window = 0.5 + 0.5 * math.cos(math.pi * distance / (_TAPS + 1))
        taps.append(window * band * (math.sin(x) / x if x else 1.0))
    total = sum(taps)
    return [tap / total for tap in taps]
