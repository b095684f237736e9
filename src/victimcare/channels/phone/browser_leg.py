"""The telephone in a browser: sound over WebRTC, as a leg like any other (needs the extra `victimcare[phone]`).

Offer and answer travel in one ordinary request, and no outside server is asked for addresses. The sound is G.711, as on
any telephone: nothing is encoded twice, and a browser costs the line no more than a caller does.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import structlog

from victimcare.channels.phone.audio_bridge import FRAME_BYTES, SILENCE, Pacer
from victimcare.rules.calls.audio import FRAME, RATE, to_mulaw
from victimcare.rules.calls.audio_detection import make_ringing_tone
from victimcare.services.ports.desk_telephone import PhoneFailed, PhoneProblem

if TYPE_CHECKING:
    from aiortc import RTCPeerConnection

log = structlog.get_logger(__name__)
logging.getLogger("aioice").setLevel(logging.WARNING)  # at lower levels it logs the addresses of the people who talk

_MOST_WAITING = 5  # packets that the browser's connection has not taken yet; more would be an audible delay
_LOST_AFTER = 100  # packets sent since the last one arrived, two seconds: a browser sends without a pause
_PCMU = "audio/pcmu"


class BrowserLeg:
    """`on_change`: the browser's sound has started or stopped."""

    def __init__(self, pacer: Pacer, connection: RTCPeerConnection) -> None:
        self.on_voice: Callable[[bytes], None] | None = None
        self.on_change: Callable[[], None] = lambda: None
        self._pacer, self._connection = pacer, connection
        self._outbox: asyncio.Queue[bytes] = asyncio.Queue(_MOST_WAITING)
        self._given = b""
        self._unheard = 0
        self._rung = -1  # position in the ring tone; -1: it does not ring
        self._tasks: set[asyncio.Task[Any]] = set()

    @property
    def is_connected(self) -> bool:
        return bool(self._connection.connectionState == "connected") and self._unheard < _LOST_AFTER

    def hears(self, pcm: bytes) -> None:
        self._given = pcm

    def ring(self, on: bool) -> None:
        self._rung = max(self._rung, 0) if on else -1

    def tick(self) -> None:
        """Send the next 20 ms: sound from the bridge, or else the ring tone, or silence."""
        frame = self._given or self._tone() or SILENCE
        self._given = b""
        if self._outbox.full():
            self._outbox.get_nowait()
        self._outbox.put_nowait(to_mulaw(frame))
        self._unheard += 1
        if self._unheard == _LOST_AFTER:
            self.on_change()

    def close(self) -> None:
        self._pacer.remove(self)
        self._do(self._connection.close())

    def lose(self) -> None:
        self.close()

    def changed(self) -> None:
        state = self._connection.connectionState
        if state == "connected":
            self._pacer.add(self)
        elif state in ("failed", "closed", "disconnected"):
            self._pacer.remove(self)
            if state == "failed":
                self.close()
        self.on_change()

    def listen(self, track: Any) -> None:
        self._do(self._listen(track))

    async def next_packet(self) -> bytes:
        return await self._outbox.get()

    async def _listen(self, track: Any) -> None:
        from aiortc.mediastreams import MediaStreamError

        with suppress(MediaStreamError):
            while True:
                frame = await track.recv()
                is_back, self._unheard = self._unheard >= _LOST_AFTER, 0
                if is_back:
                    self.on_change()
                if self.on_voice is not None:
                    self.on_voice(bytes(frame.planes[0])[: 2 * frame.samples])

    def _tone(self) -> bytes:
        if self._rung < 0:
            return b""
        frame = make_ringing_tone()[self._rung : self._rung + FRAME_BYTES]
        self._rung = (self._rung + FRAME_BYTES) % len(make_ringing_tone())
        return frame

    def _do(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def connect_browser(pacer: Pacer, offer: str) -> tuple[BrowserLeg, str]:
    """Return the leg for a browser's offer, and our session description in answer. Raises PhoneFailed if the extra is
    not installed, or if the offer is not one that a browser's telephone makes."""
    try:
        from aiortc import RTCConfiguration, RTCPeerConnection, RTCSessionDescription
    except ImportError as problem:
        raise PhoneFailed(PhoneProblem.NOT_FITTED) from problem
    connection = RTCPeerConnection(RTCConfiguration(iceServers=[]))
    leg = BrowserLeg(pacer, connection)
    connection.on("track", leg.listen)
    connection.on("connectionstatechange", leg.changed)
    sound = connection.addTransceiver(_playback_track(leg))
    # before the offer is read, because the library chooses the codec then
    sound.setCodecPreferences(_telephone_codecs())
    try:
        await connection.setRemoteDescription(RTCSessionDescription(offer, "offer"))
        await connection.setLocalDescription(await connection.createAnswer())
    except Exception as problem:
        log.warning("line.browser_unreadable", error=type(problem).__name__)
        await connection.close()
        raise PhoneFailed(PhoneProblem.UNREADABLE) from problem
    return leg, connection.localDescription.sdp


def _telephone_codecs() -> list[Any]:
    from aiortc import RTCRtpReceiver

    able = RTCRtpReceiver.getCapabilities("audio")
    return [codec for codec in able.codecs if codec.mimeType.lower() == _PCMU] if able else []


def _playback_track(leg: BrowserLeg) -> Any:
    """Return the track that the browser plays, for the library: its packets are already encoded."""
    from aiortc import MediaStreamTrack
    from av.packet import Packet

    class Spoken(MediaStreamTrack):
        kind = "audio"
        at = 0

        async def recv(self) -> Any:
            packet: Any = Packet(await leg.next_packet())
            packet.pts, packet.time_base = self.at, Fraction(1, RATE)
            self.at += FRAME
            return packet

    return Spoken()
