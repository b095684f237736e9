"""G.711 and resampling, against the standard's own values and against sine waves."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.calls import sound

LINEAR = st.lists(st.integers(-32768, 32767), max_size=400)


def tone(hertz: float, rate: int, seconds: float, loud: float = 10000) -> bytes:
    return sound.pcm_of([int(loud * math.sin(2 * math.pi * hertz * n / rate)) for n in range(int(rate * seconds))])


@pytest.mark.parametrize(
    ("code", "value"), [(0xFF, 0), (0x80, 32124), (0x00, -32124), (0xF0, 120), (0x8F, 16764), (0x70, -120)]
)
def test_mulaw_values_are_those_of_the_standard(code: int, value: int) -> None:
    assert sound.samples(sound.from_mulaw(bytes([code]))).tolist() == [value]
    assert sound.to_mulaw(sound.pcm_of([value])) == bytes([code])


@pytest.mark.parametrize(("code", "value"), [(0xD5, 8), (0x55, -8), (0xAA, 32256), (0x2A, -32256), (0x80, 5504)])
def test_alaw_values_are_those_of_the_standard(code: int, value: int) -> None:
    assert sound.samples(sound.from_alaw(bytes([code]))).tolist() == [value]


@given(LINEAR)
def test_sound_survives_encoding_within_a_step(values: list[int]) -> None:
    back = sound.samples(sound.from_mulaw(sound.to_mulaw(sound.pcm_of(values)))).tolist()

    assert all(
        abs(heard - said) <= max(8, abs(said) / 16) or abs(said) > 32124
        for heard, said in zip(back, values, strict=True)
    )


@given(st.binary(max_size=400))
def test_mulaw_and_alaw_of_the_same_sound_are_close(encoded: bytes) -> None:
    mulaw = sound.samples(sound.from_mulaw(encoded)).tolist()
    alaw = sound.samples(sound.from_alaw(sound.mulaw_to_alaw(encoded))).tolist()

    assert all(abs(one - other) <= max(16, abs(one) / 16) for one, other in zip(mulaw, alaw, strict=True))


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 44100, 48000])
def test_a_tone_keeps_its_pitch_loudness_and_length(rate: int) -> None:
    heard = sound.samples(sound.resampled(tone(440, rate, 1), rate))
    wanted = sound.samples(tone(440, 8000, 1))

    assert len(heard) == 8000
    assert max(abs(one - other) for one, other in zip(heard[200:-200], wanted[200:-200], strict=True)) < 50


def test_what_a_telephone_cannot_carry_is_removed_not_folded_back() -> None:
    heard = sound.samples(sound.resampled(tone(6000, 22050, 1), 22050))

    assert max(map(abs, heard[200:-200])) < 20


def test_loud_sound_is_clipped_not_wrapped_round() -> None:
    loud = sound.samples(sound.resampled(tone(440, 22050, 1, loud=32767), 22050))

    assert max(abs(b - a) for a, b in itertools.pairwise(loud)) < 12000
