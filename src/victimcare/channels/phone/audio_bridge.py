"""Joining: two or more who hear one another, each a leg of the same bridge, mixed once every 20 ms."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from operator import add, sub
from typing import Protocol

import structlog

from victimcare.rules.calls.audio import FRAME, MULAW_SILENCE, pack_samples, unpack_samples

# The one clock of the line.

clock_log = structlog.get_logger(__name__)

TICK = 0.02  # seconds; the length of a packet of sound
_TOO_LATE = 10 * TICK  # later than this the clock starts afresh, so that a stall is not followed by a burst


class PacedSound(Protocol):
    """What has something to do every 20 ms. `on_lost`: it failed at that, and is given no more turns."""

    on_lost: Callable[[], None]

    def tick(self) -> None: ...


class Pacer:
    """The one clock: every 20 ms those that mix have their turn, then each call sends its packet."""

    def __init__(self, tick: float = TICK) -> None:
        self.every = tick  # anything else than 20 ms is for tests: a whole call in a tenth of its time
        self._first: dict[PacedSound, None] = {}
        self._calls: dict[PacedSound, None] = {}  # in order of arrival
        self._timer: asyncio.TimerHandle | None = None
        self._next = 0.0

    def add(self, paced: PacedSound) -> None:
        self._calls[paced] = None
        self._run()

    def add_first(self, paced: PacedSound) -> None:
        """One whose turn comes before the calls', so that what it mixes leaves in the same tick."""
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
                    continue  # ended in the turn of another
                try:
                    paced.tick()
                except Exception as problem:  # a fault in one call must not silence the others
                    clock_log.exception("line.tick_failed", error=type(problem).__name__)
                    self.remove(paced)
                    paced.on_lost()
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
# Packets come unevenly. So much is gathered before a leg's voice begins, and again whenever it has run dry.
_GATHERED_FIRST = 2 * FRAME_BYTES
_MOST_KEPT = 6 * FRAME_BYTES  # more than this is a delay that both would hear: it is cut back to half
_LOUDEST_SAMPLE, _LOWEST_SAMPLE = 32767, -32768


class Leg(Protocol):
    """One who can be joined. Sound is 16-bit little-endian at 8,000 samples a second.

    A leg calls `on_voice` with what it says, as it comes (20 ms a packet, from some telephones more or less), and is
    given by `hears` the 20 ms that it is to play next.
    """

    on_voice: Callable[[bytes], None] | None

    def hears(self, pcm: bytes) -> None: ...


class Bridge:
    """Each leg hears the sum of the others. Nobody is in it until `add`; with its last leg it leaves the clock.

    `music`: what a held leg hears, over and over, each from its beginning; silence where none is given.
    `tap`: is given everything that is said, mixed, 20 ms at a time: for a recording. None: nothing is kept.
    """

    def __init__(self, pacer: Pacer, *, music: bytes = SILENCE) -> None:
        self._pacer = pacer
        self._music = music + bytes(-len(music) % FRAME_BYTES)
        self._places: dict[Leg, _Place] = {}
        self.tap: Callable[[bytes], None] | None = None
        self.on_lost: Callable[[], None] = lambda: None  # a fault of ours: nobody here hears another any more

    def __contains__(self, leg: Leg) -> bool:
        return leg in self._places

    def __len__(self) -> int:
        return len(self._places)

    def add(self, leg: Leg) -> None:
        """From the next tick on it hears the others and they hear it. Nothing where it is in already."""
        if leg in self._places:
            return
        place = self._places[leg] = _Place()
        leg.on_voice = place.take
        if len(self._places) == 1:
            self._pacer.add_first(self)

    def remove(self, leg: Leg) -> None:
        """Nothing where it is not in."""
        if self._places.pop(leg, None) is None:
            return
        leg.on_voice = None
        if not self._places:
            self._pacer.remove(self)

    def mute(self, leg: Leg, on: bool) -> None:
        """The others no longer hear it; it hears them. Raises KeyError for one that is not in."""
        self._places[leg].is_muted = on

    def hold(self, leg: Leg, on: bool) -> None:
        """It hears music and nobody hears it; the others go on. Held again, it hears on. Raises KeyError for one that
        is not in."""
        place = self._places[leg]
        if place.is_held != on:
            place.is_held, place.at = on, 0

    def tick(self) -> None:
        spoken = {leg: place.next() for leg, place in self._places.items()}  # all are read: none piles up unheard
        audible = {leg: said for leg, said in spoken.items() if said and self._places[leg].is_audible}
        total = _sum_sounds(audible.values()) if len(audible) > 2 or self.tap else None
        for leg, place in list(self._places.items()):
            heard = self._held(place) if place.is_held else _sound_of_others(leg, audible, total)
            try:
                leg.hears(heard)
            except Exception as problem:  # one that cannot be played to must not silence the others
                log.exception("line.leg_failed", error=type(problem).__name__)
                self.remove(leg)
        if self.tap is not None and total is not None:
            self.tap(_clipped(total))

    def _held(self, place: _Place) -> bytes:
        frame = self._music[place.at : place.at + FRAME_BYTES] or SILENCE
        place.at = (place.at + FRAME_BYTES) % max(FRAME_BYTES, len(self._music))
        return frame


class _Place:
    """What one leg has said and nobody has yet heard, and how it stands."""

    def __init__(self) -> None:
        self.is_muted = self.is_held = False
        self.at = 0  # in the music
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
        """The next 20 ms; empty when there is nothing, or not yet enough to go on without a gap."""
        self._flows = len(self._said) >= (FRAME_BYTES if self._flows else _GATHERED_FIRST)
        if not self._flows:
            return b""
        frame = bytes(self._said[:FRAME_BYTES])
        del self._said[:FRAME_BYTES]
        return frame


def _sound_of_others(leg: Leg, audible: dict[Leg, bytes], total: list[int] | None) -> bytes:
    """Two who talk to each other are the common case, and cost no sum: each hears the other's bytes as they are."""
    if len(audible) <= 2:
        others = [said for one, said in audible.items() if one is not leg]
        return SILENCE if not others else others[0] if len(others) == 1 else _clipped(_sum_sounds(others))
    assert total is not None  # summed for more than two
    own = audible.get(leg)
    return _clipped(list(map(sub, total, unpack_samples(own))) if own else total)


def _sum_sounds(sounds: Iterable[bytes]) -> list[int]:
    total = [0] * FRAME
    for sound in sounds:
        total = list(map(add, total, unpack_samples(sound)))
    return total


def _clipped(values: list[int]) -> bytes:
    """Two who shout at once are cut at the loudest that 16 bits hold, never wrapped round into noise."""
    try:
        return pack_samples(values)
    except OverflowError:
        return pack_samples(
            [
                _LOWEST_SAMPLE if value < _LOWEST_SAMPLE else _LOUDEST_SAMPLE if value > _LOUDEST_SAMPLE else value
                for value in values
            ]
        )


# What she says, kept in memory: a message for her officer or the desk.

_UNEVEN_BYTES = 10 * FRAME  # packets may come so much later or earlier than the clock says


class VoiceRecorder:
    """One recording, mu-law, as long as it took: what did not come is silence, what comes too fast is left out."""

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
