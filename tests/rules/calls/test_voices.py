"""Tells a recording without a voice from one with a whisper."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from time import perf_counter

import pytest

from victimcare.rules.calls.audio import MULAW_SILENCE, RATE, pack_samples, to_mulaw
from victimcare.rules.calls.audio_detection import has_voice

Wave = Callable[[float], float]


def noise(loud: float, seed: int = 1) -> Wave:
    chance = random.Random(seed)
    return lambda _at: chance.gauss(0, loud)


def hum(loud: float) -> Wave:
    return lambda at: loud * math.sin(2 * math.pi * 50 * at)


def words(loud: float, begin: float, end: float) -> Wave:
    """Syllables: three a second."""

    def wave(at: float) -> float:
        if not begin <= at < end or at % 0.33 > 0.22:
            return 0.0
        return loud * sum(math.sin(2 * math.pi * 160 * k * at) / k for k in range(1, 8))

    return wave


def sound(seconds: float, *waves: Wave) -> bytes:
    return to_mulaw(pack_samples([int(sum(wave(n / RATE) for wave in waves)) for n in range(int(seconds * RATE))]))


@pytest.mark.parametrize(
    "recorded",
    [
        lambda: b"",
        lambda: MULAW_SILENCE * (180 * RATE),
        lambda: sound(10, noise(10)),
        lambda: sound(10, noise(120)),
        lambda: sound(10, noise(300), hum(200)),
        lambda: sound(10, noise(20), words(2000, 4.0, 4.2)),  # a click, or a key being released
        lambda: MULAW_SILENCE * RATE + sound(6, noise(25)),
    ],
    ids=["nothing", "silence", "a good line", "a bad line", "a humming line", "a click", "noise that sets in"],
)
def test_without_a_voice_nothing_is_heard(recorded: Callable[[], bytes]) -> None:
    assert not has_voice(recorded())


@pytest.mark.parametrize(
    "recorded",
    [
        lambda: sound(10, noise(10), words(60, 4, 6)),
        lambda: sound(10, noise(120), words(900, 4, 6)),
        lambda: sound(2, words(1500, 0, 2)),
        lambda: sound(10, words(1500, 0, 10)),
        lambda: sound(3, lambda at: 4000 * math.sin(2 * math.pi * 900 * at)),
        lambda: MULAW_SILENCE * (170 * RATE) + sound(2, words(800, 0, 2)),
    ],
    ids=["a whisper", "a bad line", "one sentence", "without a breath", "a scream", "at the very end"],
)
def test_a_person_who_speaks_is_heard(recorded: Callable[[], bytes]) -> None:
    assert has_voice(recorded())


def test_three_minutes_are_looked_at_in_a_moment() -> None:
    """Other callers are on the line at the same time."""
    recording = sound(10, noise(100), words(1500, 2, 8)) * 18
    began = perf_counter()

    assert has_voice(recording)

    assert perf_counter() - began < 1.0
