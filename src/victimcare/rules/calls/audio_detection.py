"""Analyses telephone sound: detects keys, tells a person from an answering machine, finds a voice in a recording, and
makes the line's own tones."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from operator import mul

from victimcare.rules.calls.audio import FRAME, RATE, from_mulaw, pack_samples, unpack_samples

# Detects keys in the sound itself (ITU-T Q.23, Q.24), for telephones that report them in no other way.
#
# A key is two tones at once, one of four low and one of three high. Speech always holds other tones too, and they never
# stay steady, so the share of the whole sound that lies in two tones tells a key from speech.

SAMPLED_EVERY = 2  # one sample in two is used: 4,000 a second hold every tone of a key, at half the cost
KEY_WINDOW = 160  # samples: 20 ms
_WINDOW_BYTES = 2 * KEY_WINDOW
_COUNT = KEY_WINDOW // SAMPLED_EVERY
_LOW = (697, 770, 852, 941)
_HIGH = (1209, 1336, 1477)
_KEY_ROWS = ("123", "456", "789", "*0#")
# The lowest level at which a key is detected: about -36 dBm0, reached only after the worst loss of a bad line (Q.24,
# table 1: -29).
QUIETEST_KEY = 300.0
# Least share of the whole sound in the two tones. Equally loud tones that are 1.5 % off (Q.24) still have 0.63; in nine
# minutes of speech by ten voices, no 40 ms rose above 0.55.
_SHARE = 0.58
_EACH = 0.06  # least share of the whole sound in the weaker tone: 10 dB below the stronger
_CLEAR = 4.0  # least ratio to the power of the next tone of its group

# Python 3.12 and later compute this sum in C, four times as fast.
_sum_of_products = getattr(math, "sumprod", lambda one, other: sum(map(mul, one, other)))


def _waves(hertz: int) -> tuple[list[float], list[float]]:
    turns = [2 * math.pi * hertz * SAMPLED_EVERY * n / RATE for n in range(_COUNT)]
    return [math.cos(turn) for turn in turns], [math.sin(turn) for turn in turns]


_LOW_WAVES, _HIGH_WAVES = [_waves(hertz) for hertz in _LOW], [_waves(hertz) for hertz in _HIGH]


def detect_key(pcm: bytes) -> str | None:
    """Return the key in these 20 ms of 16-bit sound. Silence, which is most of a call, costs almost nothing."""
    values = unpack_samples(pcm)[::SAMPLED_EVERY]
    return (
        find_key_in_window(list(map(float, values))) if len(values) == _COUNT and max(values) > QUIETEST_KEY else None
    )


def find_key_in_window(window: Sequence[float]) -> str | None:
    """Return the key whose tones these 20 ms hold, sampled 4,000 times a second; None for speech, music, noise and
    silence."""
    energy = _sum_of_products(window, window)
    if energy < _COUNT * QUIETEST_KEY * QUIETEST_KEY:
        return None
    whole = energy * _COUNT / 2  # the power that a single tone would show
    low = _loudest(window, _LOW_WAVES, whole)
    if low is None:
        return None  # nearly all speech ends here
    high = _loudest(window, _HIGH_WAVES, whole)
    if high is None or low[1] + high[1] < _SHARE:
        return None
    return _KEY_ROWS[low[0]][high[0]]


class InbandKeys:
    """The keys in the sound of one call, for a telephone that sends no events.

    A key is taken once it was heard in two consecutive windows of 20 ms, which any key of 60 ms fills. It ends when two
    windows lack it, as in any pause between two presses of the same key (ETSI ES 201 235-1: both last 65 ms).
    """

    def __init__(self) -> None:
        self._kept = b""
        self._last: str | None = None
        self._down: str | None = None
        self._without = 0

    def read(self, pcm: bytes) -> list[str]:
        """Return the keys that become certain in this sound, 16 bits a sample."""
        self._kept += pcm
        whole = len(self._kept) // _WINDOW_BYTES * _WINDOW_BYTES
        windows, self._kept = self._kept[:whole], self._kept[whole:]
        found = [self._next(detect_key(windows[at : at + _WINDOW_BYTES])) for at in range(0, whole, _WINDOW_BYTES)]
        return [key for key in found if key]

    def _next(self, key: str | None) -> str | None:
        before, self._last = self._last, key
        if key is not None and key == self._down:
            self._without = 0
            return None
        self._without += 1
        if key is not None and key == before:
            self._down, self._without = key, 0
            return key
        if self._without == 2:
            self._down = None
        return None


def _loudest(
    window: Sequence[float], waves: list[tuple[list[float], list[float]]], whole: float
) -> tuple[int, float] | None:
    """Return the tone that stands out in its group, and its share; None if none does."""
    shares = [
        (_sum_of_products(window, cosine) ** 2 + _sum_of_products(window, sine) ** 2) / whole for cosine, sine in waves
    ]
    best = max(shares)
    if best < _EACH or sum(share * _CLEAR > best for share in shares) > 1:
        return None
    return shares.index(best), best


# Makes tones: the ringing tone of the United Kingdom, and the tones of keys.

_RINGING = (400, 450)  # Hz
_CADENCE = ((0.4, True), (0.2, False), (0.4, True), (2.0, False))  # seconds: BT SIN 350
_KEY_TONES = {key: (low, high)
         for low, row in zip((697, 770, 852, 941), ("123", "456", "789", "*0#"), strict=True)
         for high, key in zip((1209, 1336, 1477), row, strict=True)}  # fmt: skip  # ITU-T Q.23
_KEY_SECONDS, _GAP_SECONDS = 0.12, 0.08
_TONE_LEVEL = 4000  # of each of the two tones


@lru_cache(maxsize=1)
def make_ringing_tone() -> bytes:
    """Make three seconds of ringing as 16-bit sound, to be repeated."""
    return b"".join(
        _both(_RINGING, seconds, _TONE_LEVEL // 2) if sounds else _silence(seconds) for seconds, sounds in _CADENCE
    )


def make_key_tones(pressed: str) -> bytes:
    """Make the tones of these keys, 16 bits per sample; anything that is not a key is skipped."""
    return b"".join(
        _both(_KEY_TONES[key], _KEY_SECONDS, _TONE_LEVEL) + _silence(_GAP_SECONDS)
        for key in pressed
        if key in _KEY_TONES
    )


def _both(hertz: tuple[int, int], seconds: float, loud: int) -> bytes:
    turns = [2 * math.pi * each / RATE for each in hertz]
    return pack_samples([round(loud * sum(math.sin(turn * n) for turn in turns)) for n in range(int(seconds * RATE))])


def _silence(seconds: float) -> bytes:
    return bytes(2 * int(seconds * RATE))


SECONDS_A_FRAME = 0.02
_LOUD_FRAME = 500  # of 32,768, average of a frame: a voice, not the hiss of the line

# A person's greeting is shorter than this, a machine's longer (ITU-T P.Sup29 measures much the same).
_LONGEST_HELLO = 2.0
_WAITS_AFTER_HELLO = 0.8
_A_CLICK = 0.1  # of sound in total: anything shorter is not a word
_PATIENCE = 6.0  # of silence after picking up
_MACHINE_IS_DONE = 1.5  # of silence after its greeting and tone
_LONGEST_GREETING = 40.0


class AnsweredBy(StrEnum):
    NOTHING_YET = "nothing_yet"
    PERSON = "person"
    MACHINE = "machine"  # its greeting is still playing
    MACHINE_WAITS = "machine_waits"  # ready for a message
    NO_SPEECH = "nobody"  # silence, or speech without end: the line says nothing


@dataclass(frozen=True, slots=True)
class AnswerDetection:
    """What the line has heard since the call was answered, in seconds. `spoken`: sound so far. `quiet`: silence since
    the last sound."""

    passed: float = 0.0
    spoken: float = 0.0
    quiet: float = 0.0
    is_machine: bool = False


def is_loud_frame(pcm: bytes) -> bool:
    """Whether this frame of sound, 16 bits per sample, is loud enough for speech."""
    values = unpack_samples(pcm)
    return bool(values) and sum(map(abs, values)) / len(values) > _LOUD_FRAME


def detect_answer(so_far: AnswerDetection, *, loud: bool) -> tuple[AnswerDetection, AnsweredBy]:
    """Decide from one more frame of 20 ms who has answered: a person says a word and waits, a machine keeps talking.
    Any answer but NOTHING_YET and MACHINE is final.

    The line listens before it says anything, since it may leave a message only where the victim agreed to one. If the
    line cannot tell, it says nothing: a missed call is better than words on a machine that the suspect plays back.
    """
    now = replace(
        so_far,
        passed=so_far.passed + SECONDS_A_FRAME,
        spoken=so_far.spoken + SECONDS_A_FRAME if loud else so_far.spoken,
        quiet=0.0 if loud else so_far.quiet + SECONDS_A_FRAME,
    )
    if now.is_machine or now.spoken > _LONGEST_HELLO:
        return _machine(replace(now, is_machine=True))
    if now.spoken >= _A_CLICK and now.quiet >= _WAITS_AFTER_HELLO:
        return now, AnsweredBy.PERSON
    if now.spoken < _A_CLICK and now.passed >= _PATIENCE:
        return now, AnsweredBy.NO_SPEECH
    return now, AnsweredBy.NOTHING_YET


def _machine(now: AnswerDetection) -> tuple[AnswerDetection, AnsweredBy]:
    if now.passed >= _LONGEST_GREETING:
        return now, AnsweredBy.NO_SPEECH
    return now, AnsweredBy.MACHINE_WAITS if now.quiet >= _MACHINE_IS_DONE else AnsweredBy.MACHINE


# Detects a voice in a recording. In doubt the answer is yes: keeping a useless message costs a colleague a minute,
# while a discarded one may have been a whisper for help.
#
# All but the last comparison runs in C, so three minutes of sound take a few hundredths of a second.

_LOUDNESS_STEP = 8  # the smallest step of G.711: windows are summed in this unit
_LOUD_WINDOW = 100  # such steps, average of a window: 28 dB below the loudest, and never only noise
_QUIET_WINDOW = 4  # 56 dB below the loudest: nothing softer can be made out
_ABOVE_THE_NOISE = 2.0  # times as loud: 6 dB
_SHORTEST_WORD = 15  # windows of 20 ms: the shortest word; a click or the end of a key's tone is shorter
_LOUDNESS = bytes(min(255, abs(value) // _LOUDNESS_STEP) for value in unpack_samples(from_mulaw(bytes(range(256)))))


def has_voice(mulaw: bytes) -> bool:
    """Whether the recording rises above the steady noise of the line for at least the length of a word."""
    loudness = mulaw.translate(_LOUDNESS)
    windows = [sum(loudness[at : at + FRAME]) / FRAME for at in range(0, len(loudness) - FRAME + 1, FRAME)]
    if not windows:
        return False
    noise = sorted(windows)[len(windows) // 10]
    least = min(_LOUD_WINDOW, max(_QUIET_WINDOW, _ABOVE_THE_NOISE * noise))
    return sum(window > least for window in windows) >= _SHORTEST_WORD
