"""Keys in the sound: detected as telephones make them, and not in speech, music or noise."""

from __future__ import annotations

import math
import random
from typing import Any

import pytest

from victimcare.rules.calls.audio import from_alaw, from_mulaw, mulaw_to_alaw, pack_samples, to_mulaw
from victimcare.rules.calls.audio_detection import KEY_WINDOW, detect_key

TONES = {
    key: (low, high)
    for low, row in zip((697, 770, 852, 941), ("123", "456", "789", "*0#"), strict=True)
    for high, key in zip((1209, 1336, 1477), row, strict=True)
}


def tones(
    key: str, *, loud: float = 6000, twist: float = 0, off: float = 1, phase: float = 0, count: int = KEY_WINDOW
) -> bytes:
    """So many samples of a key. `twist`: by how many decibels the high tone is louder."""
    low, high = TONES[key]
    louder = loud * 10 ** (twist / 20)
    return pack_samples(
        [
            round(
                loud * math.sin(2 * math.pi * low * off * n / 8000 + phase)
                + louder * math.sin(2 * math.pi * high * off * n / 8000 + 2 * phase)
            )
            for n in range(count)
        ]
    )


@pytest.mark.parametrize("phase", [0, 0.9, 2.3])
@pytest.mark.parametrize("key", TONES)
def test_each_key_is_heard_in_both_codecs(key: str, phase: float) -> None:
    coded = to_mulaw(tones(key, phase=phase))

    assert detect_key(from_mulaw(coded)) == key
    assert detect_key(from_alaw(mulaw_to_alaw(coded))) == key


@pytest.mark.parametrize(
    "how",
    [
        {"twist": 7.0},
        {"twist": -7.0},
        {"loud": 500.0},
        {"loud": 14_000.0},
        {"off": 1.01},
        {"off": 0.99},
        {"off": 1.005, "twist": 6.0},
    ],
    ids=str,
)
@pytest.mark.parametrize("key", TONES)
def test_a_key_of_a_bad_line_is_heard(key: str, how: dict[str, Any]) -> None:
    assert detect_key(from_mulaw(to_mulaw(tones(key, **how)))) == key


@pytest.mark.parametrize("off", [0.965, 1.035])
@pytest.mark.parametrize("key", TONES)
def test_tones_beside_those_of_a_key_are_none(key: str, off: float) -> None:
    assert detect_key(tones(key, off=off)) is None  # Q.24: 3.5 % off is refused


def test_one_tone_alone_quiet_and_noise_are_no_keys() -> None:
    noise = random.Random(3)
    heard = [
        *(detect_key(tones("5", twist=-40, phase=phase)) for phase in (0, 1, 2)),
        *(detect_key(pack_samples([round(noise.gauss(0, 4000)) for _ in range(KEY_WINDOW)])) for _ in range(2000)),
        detect_key(bytes(2 * KEY_WINDOW)),
        detect_key(tones("5", loud=60)),
        detect_key(tones("5")[:100]),
    ]

    assert set(heard) == {None}


def test_a_key_is_heard_over_our_own_voice_coming_back() -> None:
    """An echo of what we say, 10 dB below the caller's key, as a telephone on a table gives it."""
    voice = random.Random(5)
    heard = []
    for key in TONES:
        echo = [voice.gauss(0, 6000 * 0.32) for _ in range(KEY_WINDOW)]
        mixed = [round(tone + noise) for tone, noise in zip(memoryview(tones(key)).cast("h"), echo, strict=True)]
        heard.append(detect_key(pack_samples(mixed)))

    assert heard == list(TONES)
