"""Makes the music for callers who wait by arithmetic, so that no one owns it and it costs no licence.

It is quiet, slow and without a beat: single soft notes of one pentatonic scale over long chords, all within the range
of a telephone. Nothing in it is sudden. Every note rings on past the end into the beginning, so the loop has no seam.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import cycle, islice

from victimcare.rules.calls.audio import FRAME, RATE, pack_samples, to_mulaw, unpack_samples

MUSIC_BEATS = 32  # the loop, in beats of one second each
_LENGTH = MUSIC_BEATS * RATE
_PEAK = 3000  # of 32,767: about 21 dB below the loudest, and below the words spoken in between
_NOTE = 4 * RATE  # how long a note rings
_SWELL = 12 * RATE  # how long a chord rises and sinks; it overlaps the next by four seconds
_FADE = RATE // 2  # around spoken words

# Pitches in Hz, equal temperament on A = 440
_PITCH = {"D4": 293.66, "E4": 329.63, "F4#": 369.99, "G4": 392.00, "A4": 440.00, "B4": 493.88,
          "D5": 587.33, "E5": 659.26, "F5#": 739.99, "A5": 880.00}  # fmt: skip
_CHORDS = (("D4", "A4"), ("F4#", "B4"), ("G4", "D5"), ("E4", "A4"))  # eight beats each
# A note, or a rest, on each beat
_MELODY = (
    "F5#", "-", "A4", "D5", "-", "E5", "-", "-", "D5", "-", "B4", "F5#", "-", "-", "E5", "-",
    "D5", "-", "B4", "G4", "-", "A4", "-", "D5", "E5", "-", "-", "A4", "-", "B4", "-", "-",
)  # fmt: skip
# Partials: multiple of the pitch, loudness, and how much faster each dies away
_PARTIALS = ((1, 1.0, 1.0), (2, 0.30, 1.5), (3, 0.08, 2.2))


@lru_cache(maxsize=1)
def make_hold_music() -> bytes:
    """Return the loop as mu-law at 8,000 samples a second, in whole packets, with its end and beginning joined."""
    return to_mulaw(make_music_loop())


@lru_cache(maxsize=1)
def make_music_loop() -> bytes:
    """Return the same loop as 16-bit sound, for callers whom a bridge holds. Takes a second, so it is made before the
    first call."""
    mixed = [0.0] * _LENGTH
    for number, chord in enumerate(_CHORDS):
        for name in chord:
            _mix_in(mixed, _chord_voice(name), number * MUSIC_BEATS // len(_CHORDS) * RATE, 0.45)
    for beat, name in enumerate(_MELODY):
        if name != "-":
            _mix_in(mixed, _struck_note(name), beat * RATE, 0.55)
    loudest = max(map(abs, mixed))
    return pack_samples([round(value * _PEAK / loudest) for value in mixed])


def cut_music(start: float, seconds: float) -> bytes:
    """Return a piece of the music from this second of the loop on, mu-law in whole packets, with a fade at both ends:
    for the time between two sentences."""
    count = math.ceil(seconds * RATE / FRAME) * FRAME
    at = round(start * RATE) % _LENGTH
    taken = list(islice(cycle(unpack_samples(make_music_loop())), at, at + count))
    edge = min(_FADE, count // 2)
    for index in range(edge):
        share = 0.5 - 0.5 * math.cos(math.pi * index / edge)
        taken[index] = round(taken[index] * share)
        taken[-1 - index] = round(taken[-1 - index] * share)
    return to_mulaw(pack_samples(taken))


def _mix_in(mixed: list[float], sound: list[float], at: int, share: float) -> None:
    """Mix round the end of the loop: what rings on past the end is heard at the beginning."""
    for index, value in enumerate(sound, at):
        mixed[index % _LENGTH] += value * share


@lru_cache(maxsize=len(_PITCH))
def _struck_note(name: str) -> list[float]:
    """Return a note that is struck softly and dies away to nothing."""
    attack, release = RATE // 4, RATE
    rung = [0.0] * _NOTE
    for multiple, share, haste in _PARTIALS:
        turn = 2 * math.pi * _PITCH[name] * multiple / RATE
        for index in range(_NOTE):
            rung[index] += share * math.exp(-1.1 * haste * index / RATE) * math.sin(turn * index)
    for index in range(attack):
        rung[index] *= 0.5 - 0.5 * math.cos(math.pi * index / attack)
    for index in range(release):
        rung[-1 - index] *= 0.5 - 0.5 * math.cos(math.pi * index / release)
    return rung


def _chord_voice(name: str) -> list[float]:
    """Return one voice of a chord: it rises and falls over twelve seconds, with two strings very slightly out of
    tune."""
    first, second = (2 * math.pi * _PITCH[name] * detuned / RATE for detuned in (1.0, 1.0006))
    return [
        math.sin(math.pi * index / _SWELL) ** 2 * (0.7 * math.sin(first * index) + 0.3 * math.sin(second * index))
        for index in range(_SWELL)
    ]
