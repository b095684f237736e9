"""G.711, against the standard's own values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.calls import audio

LINEAR = st.lists(st.integers(-32768, 32767), max_size=400)


@pytest.mark.parametrize(
    ("code", "value"), [(0xFF, 0), (0x80, 32124), (0x00, -32124), (0xF0, 120), (0x8F, 16764), (0x70, -120)]
)
def test_mulaw_values_are_those_of_the_standard(code: int, value: int) -> None:
    assert audio.unpack_samples(audio.from_mulaw(bytes([code]))).tolist() == [value]
    assert audio.to_mulaw(audio.pack_samples([value])) == bytes([code])


@pytest.mark.parametrize(("code", "value"), [(0xD5, 8), (0x55, -8), (0xAA, 32256), (0x2A, -32256), (0x80, 5504)])
def test_alaw_values_are_those_of_the_standard(code: int, value: int) -> None:
    assert audio.unpack_samples(audio.from_alaw(bytes([code]))).tolist() == [value]


@given(LINEAR)
def test_sound_survives_encoding_within_a_step(values: list[int]) -> None:
    back = audio.unpack_samples(audio.from_mulaw(audio.to_mulaw(audio.pack_samples(values)))).tolist()

    assert all(
        abs(heard - said) <= max(8, abs(said) / 16) or abs(said) > 32124
        for heard, said in zip(back, values, strict=True)
    )


@given(st.binary(max_size=400))
def test_mulaw_and_alaw_of_the_same_sound_are_close(encoded: bytes) -> None:
    mulaw = audio.unpack_samples(audio.from_mulaw(encoded)).tolist()
    alaw = audio.unpack_samples(audio.from_alaw(audio.mulaw_to_alaw(encoded))).tolist()

    assert all(abs(one - other) <= max(16, abs(one) / 16) for one, other in zip(mulaw, alaw, strict=True))
