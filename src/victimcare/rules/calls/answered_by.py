"""Who has picked up: a person says a word and waits, a machine goes on talking.

Listened to before anything is said, since an answering machine is to be told nothing unless she agreed. Where it
cannot be told, nothing is said either: a missed call is better than words on a machine that he plays back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from victimcare.rules.calls.sound import samples

SECONDS_A_FRAME = 0.02
_LOUD = 500  # of 32,768, on average over a frame: a voice, not the hiss of a line

# A greeting of a person is shorter than this, one of a machine longer (ITU-T P.Sup29 measures much the same).
_LONGEST_HELLO = 2.0
_WAITS_AFTER_HELLO = 0.8
_A_CLICK = 0.1  # of sound in all: shorter is no word
_PATIENCE = 6.0  # of silence after picking up
_MACHINE_IS_DONE = 1.5  # of silence after its greeting and its tone
_LONGEST_GREETING = 40.0


class Heard(StrEnum):
    NOTHING_YET = "nothing_yet"
    PERSON = "person"
    MACHINE = "machine"  # still talking
    MACHINE_WAITS = "machine_waits"  # for a message
    NOBODY = "nobody"  # silence, or talking without end: nothing is said


@dataclass(frozen=True, slots=True)
class Listening:
    """What has been heard since the call was answered, in seconds. `spoken`: of sound since the last long pause."""

    passed: float = 0.0
    spoken: float = 0.0
    quiet: float = 0.0
    is_machine: bool = False


def is_loud(pcm: bytes) -> bool:
    """Whether somebody speaks in this frame of sound, 16 bits a sample."""
    values = samples(pcm)
    return bool(values) and sum(map(abs, values)) / len(values) > _LOUD


def hear(so_far: Listening, *, loud: bool) -> tuple[Listening, Heard]:
    """One frame of 20 ms more. The answer stands when it is not NOTHING_YET or MACHINE."""
    now = replace(
        so_far,
        passed=so_far.passed + SECONDS_A_FRAME,
        spoken=so_far.spoken + SECONDS_A_FRAME if loud else so_far.spoken,
        quiet=0.0 if loud else so_far.quiet + SECONDS_A_FRAME,
    )
    if now.is_machine or now.spoken > _LONGEST_HELLO:
        return _machine(replace(now, is_machine=True))
    if now.spoken >= _A_CLICK and now.quiet >= _WAITS_AFTER_HELLO:
        return now, Heard.PERSON
    if now.spoken < _A_CLICK and now.passed >= _PATIENCE:
        return now, Heard.NOBODY
    return now, Heard.NOTHING_YET


def _machine(now: Listening) -> tuple[Listening, Heard]:
    if now.passed >= _LONGEST_GREETING:
        return now, Heard.NOBODY
    return now, Heard.MACHINE_WAITS if now.quiet >= _MACHINE_IS_DONE else Heard.MACHINE
