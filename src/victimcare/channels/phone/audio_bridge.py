"""Mixes the sound of a conversation and records voicemail: the pacer, the bridge that joins legs, and the voice
recorder."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from operator import add, sub
from typing import Protocol

import structlog

from victimcare.rules.calls.audio import FRAME, MULAW_SILENCE, pack_samples, unpack_samples

# The one clock of the line

clock_log = structlog.get_logger(__name__)

TICK = 0.02  # seconds; the length of a packet of sound
_TOO_LATE = 10 * TICK  # if a tick is later than this, the clock starts afresh, so that no burst follows a stall


class PacedSound(Protocol):
    """A source of sound with a turn every 20 ms."""

    def tick(self) -> None: ...

    def lose(self) -> None:
        """A turn failed, and there will be no more."""


class Pacer:
    """The line's one clock: every 20 ms the bridges mix first, then each call sends its packet."""

    def __init__(self, tick: float = TICK) -> None:
        self.every = tick  # only tests change this from 20 ms: they run a whole call in a tenth of its time
        self._first: dict[PacedSound, None] = {}
        self._calls: dict[PacedSound, None] = {}  # in order of arrival
        self._timer: asyncio.TimerHandle | None = None
        self._next = 0.0

    def add(self, paced: PacedSound) -> None:
        self._calls[paced] = None
        self._run()

    def add_first(self, paced: PacedSound) -> None:
        """Add one whose turn comes before the turns of the calls, so that what it mixes leaves in the same tick."""
        self._first[paced] = None
        self._run()

    def remove(self, paced: PacedSound) -> None:
        self._first.pop(paced, None)
        self._calls.pop(paced, None)

    def _run(self) -> None:
        if self._timer is None:
            self._next = asyncio.get_running_loop().time()
            self._tick()

    def _tick(self) -> None:
        for turn in (self._first, self._calls):
            for paced in list(turn):
                if paced not in turn:
                    continue  # ended during the turn of another
                try:
                    paced.tick()
                except Exception as problem:  # a fault in one call must not silence the others
                    clock_log.exception("line.tick_failed", error=type(problem).__name__)
                    self.remove(paced)
                    paced.lose()
        if not (self._first or self._calls):
            self._timer = None
            return
        loop = asyncio.get_running_loop()
        self._next += self.every
        if loop.time() > self._next + _TOO_LATE:
            self._next = loop.time() + self.every
        self._timer = loop.call_at(self._next, self._tick)


log = structlog.get_logger(__name__)

FRAME_BYTES = 2 * FRAME
SILENCE = bytes(FRAME_BYTES)
# Packets arrive unevenly, so this much is buffered before a leg's voice begins, and again whenever the buffer has run
# dry.
_GATHERED_FIRST = 2 * FRAME_BYTES
_MOST_KEPT = 6 * FRAME_BYTES  # more than this is a delay that both sides would hear: the buffer is cut back to half
_LOUDEST_SAMPLE, _LOWEST_SAMPLE = 32767, -32768


class Leg(Protocol):
    """A call or telephone that a bridge can join to others. Sound is 16-bit little-endian at 8,000 samples a second.

    A leg calls `on_voice` with each packet of its voice as it arrives (20 ms from most telephones). The bridge calls
    `hears` with the 20 ms that the leg plays next.
    """

    on_voice: Callable[[bytes], None] | None

    def hears(self, pcm: bytes) -> None: ...


class Bridge:
    """Joins legs, so that each hears the sum of the others. A bridge starts empty, and leaves the clock with its last
    leg.

    `music`: what a held leg hears, in a loop that begins anew for each leg; silence if empty. `tap`: receives the mix
    of all voices, 20 ms at a time, for a recording; None: nothing is recorded.
    """

    def __init__(self, pacer: Pacer, *, music: bytes = SILENCE) -> None:
        self._pacer = pacer
        self._music = music + bytes(-len(music) % FRAME_BYTES)
        self._places: dict[Leg, _Place] = {}
        self.tap: Callable[[bytes], None] | None = None

    def lose(self) -> None:
        """The legs no longer hear each other; nothing else can be done about it."""

    def __contains__(self, leg: Leg) -> bool:
        return leg in self._places

    def __len__(self) -> int:
        return len(self._places)

    def add(self, leg: Leg) -> None:
        """Let the leg hear the others, and be heard, from the next tick on. No effect if it is already in the
        bridge."""
        if leg in self._places:
            return
        place = self._places[leg] = _Place()
        leg.on_voice = place.take
        if len(self._places) == 1:
            self._pacer.add_first(self)

    def remove(self, leg: Leg) -> None:
        """No effect if the leg is not in the bridge."""
        if self._places.pop(leg, None) is None:
            return
        leg.on_voice = None
        if not self._places:
            self._pacer.remove(self)

    def mute(self, leg: Leg, on: bool) -> None:
        """Stop the others from hearing the leg; it still hears them. Raises KeyError if it is not in the bridge."""
        self._places[leg].is_muted = on

    def hold(self, leg: Leg, on: bool) -> None:
        """Play music to the leg and let no other leg hear it; the others go on. A leg that is held again keeps its
        place in the music. Raises KeyError if it is not in the bridge."""
        place = self._places[leg]
        if place.is_held != on:
            place.is_held, place.at = on, 0

    def tick(self) -> None:
        # every buffer is read in every tick, so none fills up
        spoken = {leg: place.next() for leg, place in self._places.items()}
        audible = {leg: said for leg, said in spoken.items() if said and self._places[leg].is_audible}
        total = _sum_sounds(audible.values()) if len(audible) > 2 or self.tap else None
        for leg, place in list(self._places.items()):
            heard = self._held(place) if place.is_held else _sound_of_others(leg, audible, total)
            try:
                leg.hears(heard)
            except Exception as problem:  # a leg that cannot be played to must not silence the others
                log.exception("line.leg_failed", error=type(problem).__name__)
                self.remove(leg)
        if self.tap is not None and total is not None:
            self.tap(_clipped(total))

    def _held(self, place: _Place) -> bytes:
        frame = self._music[place.at : place.at + FRAME_BYTES] or SILENCE
        place.at = (place.at + FRAME_BYTES) % max(FRAME_BYTES, len(self._music))
        return frame


class _Place:
    """The voice of one leg that is still to be mixed, and whether the leg is muted or held."""

    def __init__(self) -> None:
        self.is_muted = self.is_held = False
        self.at = 0  # position in the music
        self._said = bytearray()
        self._flows = False

    @property
    def is_audible(self) -> bool:
        return not (self.is_muted or self.is_held)

    def take(self, pcm: bytes) -> None:
        self._said += pcm
        if len(self._said) > _MOST_KEPT:
            del self._said[: len(self._said) - _MOST_KEPT // 2]

    def next(self) -> bytes:
        """Return the next 20 ms; empty if there is nothing, or too little to go on without a gap."""
        self._flows = len(self._said) >= (FRAME_BYTES if self._flows else _GATHERED_FIRST)
        if not self._flows:
            return b""
        frame = bytes(self._said[:FRAME_BYTES])
        del self._said[:FRAME_BYTES]
        return frame


def _sound_of_others(leg: Leg, audible: dict[Leg, bytes], total: list[int] | None) -> bytes:
    """Return the sound of the other legs. Two legs are the common case and need no sum: each hears the other's bytes
    unchanged."""
    if len(audible) <= 2:
        others = [said for one, said in audible.items() if one is not leg]
        return SILENCE if not others else others[0] if len(others) == 1 else _clipped(_sum_sounds(others))
    assert total is not None  # always summed when there are more than two legs
    own = audible.get(leg)
    return _clipped(list(map(sub, total, unpack_samples(own))) if own else total)


def _sum_sounds(sounds: Iterable[bytes]) -> list[int]:
    total = [0] * FRAME
    for sound in sounds:
        total = list(map(add, total, unpack_samples(sound)))
    return total


def _clipped(values: list[int]) -> bytes:
    """Clip a sum to the loudest that 16 bits hold; if it wrapped round, two people shouting at once would become
    noise."""
    try:
        return pack_samples(values)
    except OverflowError:
        return pack_samples(
            [
                _LOWEST_SAMPLE if value < _LOWEST_SAMPLE else _LOUDEST_SAMPLE if value > _LOUDEST_SAMPLE else value
                for value in values
            ]
        )


# The caller's voice, kept in memory: a message for their officer or the desk

_UNEVEN_BYTES = 10 * FRAME  # packets may come this much later or earlier than the clock says


class VoiceRecorder:
    """Records one voice as mu-law, in real time: missing sound becomes silence, and sound that comes too fast is
    dropped."""

    def __init__(self, most_seconds: float) -> None:
        self._most = int(most_seconds / TICK)
        self._ticks = 0
        self._sound = bytearray()

    @property
    def is_full(self) -> bool:
        return self._ticks >= self._most

    @property
    def sound(self) -> bytes:
        return bytes(self._sound)

    def take(self, mulaw: bytes) -> None:
        room = self._ticks * FRAME + _UNEVEN_BYTES - len(self._sound)
        self._sound += mulaw[: max(0, room)]

    def tick(self) -> None:
        self._ticks += 1
        missing = self._ticks * FRAME - _UNEVEN_BYTES - len(self._sound)
        if missing > 0:
            self._sound += MULAW_SILENCE * missing
