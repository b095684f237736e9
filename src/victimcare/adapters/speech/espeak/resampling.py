"""The rules' change of rate, by numpy: speech is made while people wait, and this was nine tenths of its cost."""

from __future__ import annotations

import numpy as np

from victimcare.rules.calls.sound import RATE, step_and_phases, taps_by_phase


def resample_with_numpy(pcm: bytes, rate: int) -> bytes:
    """The same sound at 8,000 samples a second, as `rules.calls.sound.resampled` makes it."""
    if rate == RATE:
        return pcm
    step, phases = step_and_phases(rate)
    taps = np.array(taps_by_phase(rate))
    heard = np.frombuffer(pcm[: len(pcm) // 2 * 2], dtype="<i2")
    out = np.zeros(len(heard) * phases // step)
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(heard.astype(float), taps.shape[1] // 2), taps.shape[1])
    at = np.arange(len(out)) * step // phases
    for phase in range(min(phases, len(out))):
        out[phase::phases] = windows[at[phase::phases]] @ taps[phase]
    sound: bytes = np.clip(np.trunc(out), -32768, 32767).astype("<i2").tobytes()
    return sound
