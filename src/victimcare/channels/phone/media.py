"""Sound over RTP: one socket a call, and one clock for all calls."""

from __future__ import annotations

import asyncio
import secrets
import socket
import struct
from collections import Counter
from collections.abc import Callable

import structlog

from victimcare.channels.phone.keys import Keys
from victimcare.channels.phone.sip import Offer, Peers
from victimcare.rules.calls.sound import FRAME, MULAW_SILENCE, from_alaw, from_mulaw, mulaw_to_alaw

log = structlog.get_logger(__name__)

TICK = 0.02  # seconds; the length of FRAME samples
_HEADER = struct.Struct("!BBHII")
_VERSION = 0x80
_MARKER = 0x80
_PCMU, _PCMA = 0, 8
_LATE = 10 * TICK  # later than this the clock starts afresh, so that a stall is not followed by a burst
_LONGEST_HELD = int(600 / TICK)
_MOST_AT_ONCE = 32  # packets read from one call before the others have their turn
_SILENT_FRAME = MULAW_SILENCE * FRAME


class Media:
    """One call's sound. `tick` sends 20 ms; `on_over` is called in the tick that finds nothing left to say.

    Sound is taken only from the machine that signals, or from a listed one that the offer names; it goes to the port
    that was offered until a packet has come, and then where packets come from (a router between may change the port).
    """

    def __init__(self, offer: Offer, *, own: str, peer: str, listed: Peers, counts: Counter[str]) -> None:
        self._peer, self._listed = peer, listed
        self._aim(offer)
        self.offer = offer
        self.counts = counts
        self.on_key: Callable[[str], None] = lambda _key: None
        self.on_over: Callable[[], None] = lambda: None
        self.on_tick: Callable[[], None] = lambda: None
        self.on_voice: Callable[[bytes], None] | None = None  # 16 bits a sample; None: nobody listens
        self.on_lost: Callable[[], None] = lambda: None  # held for too long, or a fault of ours: this call is over
        self._keys = Keys()
        self._sound = b""
        self._at = 0
        self._is_saying = False
        self._sequence = secrets.randbits(16)
        self._timestamp = secrets.randbits(32)
        self._source = secrets.randbits(32)
        self._starts = True
        self._held = 0
        self._is_closed = False
        family = socket.AF_INET6 if ":" in own else socket.AF_INET
        self._socket = socket.socket(family, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        self._socket.bind((own, 0))
        self.port = int(self._socket.getsockname()[1])

    def open(self) -> None:
        asyncio.get_running_loop().add_reader(self._socket, self._receive)

    def close(self) -> None:
        self._is_closed = True
        asyncio.get_running_loop().remove_reader(self._socket)
        self._socket.close()

    def play(self, mulaw: bytes) -> None:
        """Say this instead of what is being said."""
        whole = mulaw + MULAW_SILENCE * (-len(mulaw) % FRAME)
        self._sound = mulaw_to_alaw(whole) if self.offer.payload_type == _PCMA else whole
        self._at = 0
        self._is_saying = True
        self._starts = True

    def take_offer(self, offer: Offer) -> None:
        """Held, taken back, another port or codec. On hold nothing is said and no time passes: she misses nothing."""
        if offer.payload_type != self.offer.payload_type:
            self._sound = b""  # in the old encoding; what was being said is over
        if (offer.address, offer.port) != (self.offer.address, self.offer.port):
            self._aim(offer)
        self.offer = offer

    def _aim(self, offer: Offer) -> None:
        self._from = offer.address if offer.address in self._listed and offer.address != self._peer else self._peer
        self._to, self._is_latched = (self._from, offer.port), False

    def tick(self) -> None:
        if not self.offer.may_send:
            self._held += 1
            if self._held == _LONGEST_HELD:
                self.on_lost()
            return
        self._held = 0
        if self._is_saying and self._at >= len(self._sound):
            self._is_saying = False
            self.on_over()  # may play the next words, which begin in this very tick, or end the call
        if self._is_closed:
            return
        frame = self._sound[self._at : self._at + FRAME] if self._is_saying else b""
        self._at += len(frame)
        self._send(frame or self._silence())
        self.on_tick()

    def _silence(self) -> bytes:
        return _ALAW_SILENT_FRAME if self.offer.payload_type == _PCMA else _SILENT_FRAME

    def _send(self, frame: bytes) -> None:
        kind = self.offer.payload_type | (_MARKER if self._starts else 0)
        self._starts = False
        header = _HEADER.pack(_VERSION, kind, self._sequence, self._timestamp, self._source)
        self._sequence = (self._sequence + 1) & 0xFFFF
        self._timestamp = (self._timestamp + FRAME) & 0xFFFFFFFF
        try:
            self._socket.sendto(header + frame, self._to)
        except OSError:
            self.counts["sound_not_sent"] += 1

    def _receive(self) -> None:
        for _ in range(_MOST_AT_ONCE):
            try:
                packet, where = self._socket.recvfrom(2048)
            except OSError:
                return
            self._take(packet, where[0], int(where[1]))

    def _take(self, packet: bytes, address: str, port: int) -> None:
        if address != self._from:
            self.counts["sound_from_a_stranger"] += 1
            return
        if len(packet) < _HEADER.size or packet[0] >> 6 != 2:
            self.counts["sound_junk"] += 1
            return
        first, kind, _, timestamp, source = _HEADER.unpack_from(packet)
        if not self._is_latched:
            self._to, self._is_latched = (address, port), True
        start = _HEADER.size + 4 * (first & 0x0F)
        if first & 0x10:  # a header extension: its length in words stands in its third and fourth byte
            start += 4 + 4 * int.from_bytes(packet[start + 2 : start + 4], "big")
        if kind & 0x7F == self.offer.events:
            key = self._keys.read(source, timestamp, packet[start:])
            if key is not None:
                self.on_key(key)
        elif self.on_voice is not None and kind & 0x7F == self.offer.payload_type:
            self.on_voice(_DECODED[self.offer.payload_type](packet[start:]))


_DECODED = {_PCMU: from_mulaw, _PCMA: from_alaw}
_ALAW_SILENT_FRAME = mulaw_to_alaw(_SILENT_FRAME)


class Pacer:
    """The one clock: every 20 ms each call sends its packet."""

    def __init__(self, tick: float = TICK) -> None:
        self._every = tick  # anything else than 20 ms is for tests: a whole call in a tenth of its time
        self._calls: dict[Media, None] = {}  # in order of arrival
        self._timer: asyncio.TimerHandle | None = None
        self._next = 0.0

    def add(self, media: Media) -> None:
        self._calls[media] = None
        if self._timer is None:
            self._next = asyncio.get_running_loop().time()
            self._tick()

    def remove(self, media: Media) -> None:
        self._calls.pop(media, None)

    def _tick(self) -> None:
        for media in list(self._calls):
            if media not in self._calls:
                continue  # ended in the turn of another
            try:
                media.tick()
            except Exception as problem:  # a fault in one call must not silence the others
                log.exception("line.tick_failed", error=type(problem).__name__)
                self.remove(media)
                media.on_lost()
        if not self._calls:
            self._timer = None
            return
        loop = asyncio.get_running_loop()
        self._next += self._every
        if loop.time() > self._next + _LATE:
            self._next = loop.time() + self._every
        self._timer = loop.call_at(self._next, self._tick)
