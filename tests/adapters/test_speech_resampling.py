"""Machine speech comes to the telephone's rate as the rules say, only sooner."""

from __future__ import annotations

import random

import pytest

from victimcare.adapters.speech.espeak.resampling import resample_with_numpy
from victimcare.rules.calls import sound


@pytest.mark.parametrize("rate", [8000, 11025, 16000, 22050, 44100])
@pytest.mark.parametrize("length", [0, 1, 3, 441, 5000])
def test_it_gives_what_the_rules_give(rate: int, length: int) -> None:
    drawn = random.Random(rate + length)
    pcm = sound.pcm_of([drawn.randint(-32768, 32767) for _ in range(length)])

    told, expected = sound.samples(resample_with_numpy(pcm, rate)), sound.samples(sound.resampled(pcm, rate))

    assert len(told) == len(expected)
    assert max((abs(one - other) for one, other in zip(told, expected, strict=True)), default=0) <= 1
