"""A WAV file in pieces: any part that is asked for equals that part of the whole file."""

from __future__ import annotations

import io
import wave as standard

from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.calls import audio
from victimcare.rules.calls.audio import RATE, from_mulaw

SAID = bytes(number * 31 % 256 for number in range(1000))


def read(first: int, count: int) -> bytes:
    return SAID[first : first + count]


def whole() -> bytes:
    total = audio.wav_length(len(SAID))
    return audio.read_wav_piece(0, total, total, read)


def test_it_is_a_wav_file_that_others_can_read() -> None:
    with standard.open(io.BytesIO(whole())) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert file.readframes(file.getnframes()) == from_mulaw(SAID)


@given(st.integers(0, audio.wav_length(len(SAID))), st.integers(0, audio.wav_length(len(SAID))))
def test_any_piece_is_what_the_whole_holds_there(one: int, other: int) -> None:
    start, end = sorted((one, other))

    assert audio.read_wav_piece(start, end, audio.wav_length(len(SAID)), read) == whole()[start:end]
