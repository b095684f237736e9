"""Carries the sound of a call over RTP, with one socket for each call, and reads the keys that the caller presses."""

from __future__ import annotations

import asyncio
import secrets
import socket
import struct
from collections import Counter, deque
from collections.abc import Callable
from time import monotonic

from victimcare.channels.phone.audio_bridge import TICK, Pacer, VoiceRecorder
from victimcare.channels.phone.sip import Peers, SoundOffer
from victimcare.rules.calls.audio import (
    FRAME,
    MULAW_SILENCE,
    alaw_to_mulaw,
    from_alaw,
    from_mulaw,
    mulaw_to_alaw,
    to_alaw,
    to_mulaw,
)
from victimcare.rules.calls.audio_detection import InbandKeys

# Keys from RTP's telephone events (RFC 4733)

_KEY_NAMES = "0123456789*#"


class RtpKeyEvents:
    """The telephone events of one call. A key is taken from the first packet of its event that arrives, whichever that
    is. The packets of one event share their RTP timestamp, so the key is taken once however many of them come."""

    def __init__(self) -> None:
        self._seen: deque[tuple[int, int]] = deque(maxlen=16)

    def read(self, source: int, timestamp: int, payload: bytes) -> str | None:
        """Return the key, if this packet begins a new event; None for a packet of an event already taken, and for one
        without a key."""
        if len(payload) < 4 or payload[0] >= len(_KEY_NAMES):
            return None
        event = (source, timestamp)
        if event in self._seen:
            return None
        self._seen.append(event)
        return _KEY_NAMES[payload[0]]


__all__ = ["TICK", "Media", "Pacer"]

_HEADER = struct.Struct("!BBHII")
_VERSION = 0x80
_MARKER = 0x80
_PCMU, _PCMA = 0, 8
_LONGEST_HELD = int(600 / TICK)
_OLD = 50  # packets; one that is this far behind the last belongs to a stream that began afresh
_SAME_KEY = 30  # packets of voice, 0.6 s; no caller presses a key again so soon after releasing it by INFO
_NO_KEY_HEARD = ("", 0)
_MOST_AT_ONCE = 32  # packets read from one call before the others have their turn
_SILENT_FRAME = MULAW_SILENCE * FRAME


class Media:
    """The sound of one call, and a leg of a bridge. `tick` sends 20 ms. Words that it is told to play take precedence
    over sound from a bridge.

    Sound is only taken from the machine that signals, or from a listed one that the offer names. It is sent to the
    offered port until a packet has come, and then to where packets come from (a router in between may change the port).
    """

    def __init__(self, offer: SoundOffer, *, own: str, peer: str, listed: Peers, counts: Counter[str]) -> None:
        self._peer, self._listed = peer, listed
        self._aim(offer)
        self.offer = offer
        self.counts = counts
        self.on_voice: Callable[[bytes], None] | None = None  # 16 bits a sample; None: nothing listens
        self._on_key: Callable[[str], None] = lambda _key: None
        self._on_over: Callable[[], None] = lambda: None
        self._on_tick: Callable[[], None] = lambda: None
        self._on_lost: Callable[[], None] = lambda: None
        self._keys = RtpKeyEvents()
        self._heard_keys = InbandKeys()
        self._is_informed = False  # the caller's keys come by INFO
        self._last_heard = _NO_KEY_HEARD  # the last key in the sound, and the number of its packet
        self._recorder: VoiceRecorder | None = None
        self._on_recorded: Callable[[bytes], None] = lambda _sound: None
        self._stops_at = ""
        self._given = b""  # from the bridge, for the next tick
        self._voices = 0  # packets of voice so far
        self.heard_at = 0.0  # when the last packet came from the caller, by the loop's clock; 0: never
        self._came: tuple[int, int] | None = None  # source and number of the last packet of voice
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

    def listen(
        self,
        *,
        on_key: Callable[[str], None] | None = None,
        on_over: Callable[[], None] | None = None,
        on_tick: Callable[[], None] | None = None,
        on_lost: Callable[[], None] | None = None,
    ) -> None:
        """Call these from now on; None: as before. `on_key`: the caller pressed a key. `on_over`: the words are over,
        called in the tick that finds nothing left to say. `on_tick`: after each packet that was sent. `on_lost`: held
        for too long, or a fault of ours, so this call is over."""
        self._on_key, self._on_over = on_key or self._on_key, on_over or self._on_over
        self._on_tick, self._on_lost = on_tick or self._on_tick, on_lost or self._on_lost

    def lose(self) -> None:
        """End the call: its sound cannot go on."""
        self._on_lost()

    def open(self) -> None:
        asyncio.get_running_loop().add_reader(self._socket, self._receive)

    def close(self) -> None:
        """Close the socket, and deliver what was being recorded: most callers end a message by hanging up."""
        self.stop_recording()
        self._is_closed = True
        asyncio.get_running_loop().remove_reader(self._socket)
        self._socket.close()

    def play(self, mulaw: bytes) -> None:
        """Say this, instead of what is being said."""
        whole = mulaw + MULAW_SILENCE * (-len(mulaw) % FRAME)
        self._sound = mulaw_to_alaw(whole) if self.offer.payload_type == _PCMA else whole
        self._at = 0
        self._is_saying = True
        self._starts = True

    def hears(self, pcm: bytes) -> None:
        """Play these 20 ms of 16-bit sound at the next tick, unless words are being played."""
        self._given = _ENCODED[self.offer.payload_type](pcm)

    def record(self, on_done: Callable[[bytes], None], *, most_seconds: float, stops_at_key: str = "#") -> None:
        """Record the caller until they press this key, this many seconds have passed, `stop_recording` is called or the
        call ends. `on_done` then receives the sound as mu-law, once. The key that stops it is passed on to no one.
        """
        self.stop_recording()
        self._recorder, self._on_recorded, self._stops_at = VoiceRecorder(most_seconds), on_done, stops_at_key

    def stop_recording(self) -> None:
        """No effect if nothing is being recorded."""
        recorder, self._recorder = self._recorder, None
        if recorder is not None:
            self._on_recorded(recorder.sound)

    def pressed(self, key: str) -> None:
        """Handle a key of the caller's, whichever way it came."""
        if self._recorder is not None and key in self._stops_at:
            self.stop_recording()
        else:
            self._on_key(key)

    def informed(self, key: str) -> None:
        """Handle a key of the caller's that came by INFO. If the sound held it too and was quicker, it is the same
        press."""
        heard, at = self._last_heard
        self._is_informed = True
        self._last_heard = _NO_KEY_HEARD
        if key != heard or self._voices - at >= _SAME_KEY:
            self.pressed(key)

    def take_offer(self, offer: SoundOffer) -> None:
        """Apply a new offer: the call is held or resumed, or its port or codec changes. On hold nothing is said and no
        time passes, so the caller misses nothing."""
        if offer.payload_type != self.offer.payload_type:
            self._sound = b""  # it was in the old encoding, so it cannot be continued
        if (offer.address, offer.port) != (self.offer.address, self.offer.port):
            self._aim(offer)
        self.offer = offer

    def _aim(self, offer: SoundOffer) -> None:
        self._from = offer.address if offer.address in self._listed and offer.address != self._peer else self._peer
        self._to, self._is_latched = (self._from, offer.port), False

    def tick(self) -> None:
        if not self.offer.may_send:
            self._held += 1
            if self._held == _LONGEST_HELD:
                self.lose()
            return
        self._held = 0
        if self._is_saying and self._at >= len(self._sound):
            self._is_saying = False
            self._on_over()  # may play the next words, which begin in this very tick, or end the call
        if self._is_closed:
            return
        if self._is_saying:
            frame = self._sound[self._at : self._at + FRAME]
            self._at += len(frame)
        else:
            frame = self._given
        self._given = b""
        self._send(frame or self._silence())
        self._record_tick()
        self._on_tick()

    def _record_tick(self) -> None:
        if self._recorder is not None:
            self._recorder.tick()
            if self._recorder.is_full:
                self.stop_recording()

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
        first, kind, number, timestamp, source = _HEADER.unpack_from(packet)
        self.heard_at = monotonic()
        if not self._is_latched:
            self._to, self._is_latched = (address, port), True
        start = _HEADER.size + 4 * (first & 0x0F)
        if first & 0x10:  # a header extension: its third and fourth bytes give its length in words
            start += 4 + 4 * int.from_bytes(packet[start + 2 : start + 4], "big")
        end = len(packet) - packet[-1] if first & 0x20 else len(packet)  # padding: its last byte gives its length
        if kind & 0x7F == self.offer.events:
            key = self._keys.read(source, timestamp, packet[start:end])
            if key is not None:
                self.pressed(key)
        elif kind & 0x7F == self.offer.payload_type and self._is_next(source, number):
            self._voice(packet[start:end])

    def _is_next(self, source: int, number: int) -> bool:
        """False for a packet that is repeated, or that comes after one sent later."""
        came = self._came
        if came is not None and came[0] == source and (came[1] - number) & 0xFFFF <= _OLD:
            self.counts["sound_late"] += 1
            return False
        self._came = (source, number)
        return True

    def _voice(self, sound: bytes) -> None:
        self._voices += 1
        if self._recorder is not None:
            self._recorder.take(alaw_to_mulaw(sound) if self.offer.payload_type == _PCMA else sound)
        listens_for_keys = self.offer.events is None and not self._is_informed
        if self.on_voice is None and not listens_for_keys:
            return
        pcm = _DECODED[self.offer.payload_type](sound)
        if self.on_voice is not None:
            self.on_voice(pcm)
        if listens_for_keys:
            self._listen_for_keys(pcm)

    def _listen_for_keys(self, pcm: bytes) -> None:
        for key in self._heard_keys.read(pcm):
            self._last_heard = (key, self._voices)
            self.pressed(key)


_DECODED = {_PCMU: from_mulaw, _PCMA: from_alaw}
_ENCODED = {_PCMU: to_mulaw, _PCMA: to_alaw}
_ALAW_SILENT_FRAME = mulaw_to_alaw(_SILENT_FRAME)
