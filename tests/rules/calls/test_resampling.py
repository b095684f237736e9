"""Sound converted to the telephone's rate, against sine waves."""

from __future__ import annotations

import itertools
import math

import pytest

from victimcare.rules.calls.audio import pack_samples, unpack_samples
from victimcare.rules.calls.resampling import resample_for_telephone


def tone(hertz: float, rate: int, seconds: float, loud: float = 10000) -> bytes:
    return pack_samples([int(loud * math.sin(2 * math.pi * hertz * n / rate)) for n in range(int(rate * seconds))])


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 44100, 48000])
def test_a_tone_keeps_its_pitch_loudness_and_length(rate: int) -> None:
    heard = unpack_samples(resample_for_telephone(tone(440, rate, 1), rate))
    wanted = unpack_samples(tone(440, 8000, 1))

    assert len(heard) == 8000
    assert max(abs(one - other) for one, other in zip(heard[200:-200], wanted[200:-200], strict=True)) < 50


def test_what_a_telephone_cannot_carry_is_removed_not_folded_back() -> None:
    heard = unpack_samples(resample_for_telephone(tone(6000, 22050, 1), 22050))

    assert max(map(abs, heard[200:-200])) < 20


def test_loud_sound_is_clipped_not_wrapped_round() -> None:
    loud = unpack_samples(resample_for_telephone(tone(440, 22050, 1, loud=32767), 22050))

    assert max(abs(b - a) for a, b in itertools.pairwise(loud)) < 12000


@pytest.mark.parametrize("rate", [8000, 11025, 16000, 22050, 44100])
@pytest.mark.parametrize("length", [0, 1, 3, 441])
def test_a_sound_of_a_few_samples_keeps_its_length(rate: int, length: int) -> None:
    heard = unpack_samples(resample_for_telephone(pack_samples([1000] * length), rate))

    assert len(heard) == length * 8000 // rate
