"""Converts sound to the telephone's 8,000 samples a second.

The one rule that needs more than the standard library: speech is synthesised while callers wait, and in plain Python
this step was nine tenths of the cost (ADR 58).
"""

from __future__ import annotations

import math
from functools import cache

from victimcare.rules.calls.audio import RATE

_TAPS = 24  # half-width of the low-pass filter, in samples of the source


def resample_for_telephone(pcm: bytes, rate: int) -> bytes:
    """Return the same sound at 8,000 samples a second: a windowed-sinc low-pass filter, with one set of taps per
    phase."""
    if rate == RATE:
        return pcm
    import numpy as np  # 20 MB: only in a process that resamples sound

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
    """Return the step and the number of phases: `step` samples of the source make `phases` samples for the
    telephone."""
    divisor = math.gcd(rate, RATE)
    return rate // divisor, RATE // divisor


@cache
def _taps_by_phase(rate: int) -> list[list[float]]:
    """Build the low-pass filter: 48 taps for each position of a telephone sample between source samples."""
    step, phases = _step_and_phases(rate)
    return [_phase_taps(phase * step % phases / phases, min(1.0, RATE / rate)) for phase in range(phases)]


def _phase_taps(offset: float, band: float) -> list[float]:
    """The filter centred `offset` of a source sample after source[_TAPS - 1 + 1] of its window."""
    taps = []
    for index in range(2 * _TAPS):
        distance = index - _TAPS - offset
        x = math.pi * distance * band
        window = 0.5 + 0.5 * math.cos(math.pi * distance / (_TAPS + 1))
        taps.append(window * band * (math.sin(x) / x if x else 1.0))
    total = sum(taps)
    return [tap / total for tap in taps]
