"""The music for waiting callers: quiet, without a seam, without anything sudden, within a telephone's band."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from victimcare.channels.phone import hold_music
from victimcare.rules.calls.audio import FRAME, RATE, from_mulaw, unpack_samples

WHOLE = 32768


def held() -> list[int]:
    return list(unpack_samples(hold_music.make_music_loop()))


def decibels(values: list[int]) -> float:
    return 20 * math.log10(max(1e-3, math.sqrt(sum(value * value for value in values) / len(values))) / WHOLE)


def test_it_is_a_loop_of_whole_packets_and_the_same_every_time() -> None:
    assert len(hold_music.make_hold_music()) == hold_music.MUSIC_BEATS * RATE
    assert len(hold_music.make_hold_music()) % FRAME == 0
    assert hold_music.make_hold_music() is hold_music.make_hold_music()


def test_it_is_quiet_and_never_falls_silent() -> None:
    values = held()
    windows = [decibels(values[at : at + RATE]) for at in range(0, len(values), RATE)]

    assert max(map(abs, values)) < WHOLE // 10
    assert min(windows) > -45
    assert max(windows) < -26


def test_nothing_in_it_is_sudden_and_its_end_joins_its_beginning() -> None:
    """No step is larger than the highest note at that level makes, across the seam as well; no burst within 50 ms."""
    values = held()
    steepest = 2 * math.pi * 900 / RATE * max(map(abs, values))
    around = [*values, *values[: RATE // 20]]
    levels = [decibels(around[at : at + RATE // 20]) for at in range(0, len(values) + 1, RATE // 20)]

    assert max(abs(later - earlier) for earlier, later in pairwise(around)) < steepest
    assert max(later - earlier for earlier, later in pairwise(levels)) < 6


@pytest.mark.parametrize(("start", "seconds"), [(0, 4), (31.5, 3.01), (100, 0.2)])
def test_between_two_sentences_it_rises_from_silence_and_sinks_back(start: float, seconds: float) -> None:
    piece = list(unpack_samples(from_mulaw(hold_music.cut_music(start, seconds))))

    assert len(piece) % FRAME == 0
    assert 0 <= len(piece) - seconds * RATE < FRAME
    assert max(abs(value) for value in piece[:20] + piece[-20:]) < 60
    assert max(abs(later - earlier) for earlier, later in pairwise(piece)) < 2500
