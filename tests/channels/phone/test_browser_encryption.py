"""The sound of the browser's telephone is encrypted; a stranger's packets are not played and do not end the call."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import pytest
from tests.channels.phone.test_calling import in_a_loop

from victimcare.channels.phone.audio_bridge import Pacer
from victimcare.channels.phone.browser_leg import BrowserLeg, connect_browser
from victimcare.rules.calls.audio import FRAME, RATE, to_mulaw

aiortc = pytest.importorskip("aiortc", reason="the browser telephone is an extra of the package: victimcare[phone]")
SILENCE = bytes(2 * FRAME)


@dataclass
class Peer:
    """A browser as the library plays one. `sent`: the packets of sound as they left it, encrypted."""

    connection: Any
    frames: asyncio.Queue[bytes] = field(default_factory=asyncio.Queue)
    sent: list[bytes] = field(default_factory=list)

    @property
    def dtls(self) -> Any:
        return self.connection.getTransceivers()[0].sender.transport

    async def speak(self, frames: int) -> None:
        """So many frames, each of which leaves before the next is made."""
        for _ in range(frames):
            before = len(self.sent)
            self.frames.put_nowait(to_mulaw(SILENCE))
            await _until(lambda before=before: len(self.sent) > before)


@dataclass
class Heard:
    frames: int = 0

    def count(self, voice: bytes) -> None:
        self.frames += 1


def _track(peer: Peer) -> Any:
    from av.packet import Packet

    class Track(aiortc.MediaStreamTrack):  # type: ignore[misc, name-defined]
        kind = "audio"
        at = 0

        async def recv(self) -> Any:
            packet: Any = Packet(await peer.frames.get())
            packet.pts, packet.time_base = self.at, Fraction(1, RATE)
            self.at += FRAME
            return packet

    return Track()


async def _until(is_true: Any) -> None:
    async with asyncio.timeout(20):
        while not is_true():
            await asyncio.sleep(0.01)


@asynccontextmanager
async def connected() -> AsyncIterator[tuple[BrowserLeg, Peer, Heard]]:
    peer = Peer(aiortc.RTCPeerConnection(aiortc.RTCConfiguration(iceServers=[])))
    peer.connection.addTransceiver(_track(peer))
    await peer.connection.setLocalDescription(await peer.connection.createOffer())
    pacer = Pacer()
    leg, answer = await connect_browser(pacer, peer.connection.localDescription.sdp)
    heard = Heard()
    leg.on_voice = heard.count
    await peer.connection.setRemoteDescription(aiortc.RTCSessionDescription(answer, "answer"))
    await _until(lambda: leg.is_connected and peer.connection.connectionState == "connected")
    ice, send = peer.dtls.transport, peer.dtls.transport._send

    async def _send_and_keep(packet: bytes) -> None:
        if 127 < packet[0] < 192 and not 192 <= packet[1] < 224:  # SRTP, and not SRTCP (RFC 7983, RFC 5761)
            peer.sent.append(packet)
        await send(packet)

    ice._send = _send_and_keep
    try:
        yield leg, peer, heard
    finally:
        ice._send = send
        leg.close()
        await peer.connection.close()


@in_a_loop
async def test_broken_and_replayed_packets_are_not_heard_and_end_nothing() -> None:
    async with connected() as (leg, peer, heard):
        await peer.speak(20)
        await _until(lambda: heard.frames >= 10)
        genuine = list(peer.sent)
        broken = [packet[:20] + bytes([packet[20] ^ 1]) + packet[21:] for packet in genuine]
        unsigned = [packet[:-10] for packet in genuine]
        await asyncio.sleep(0.2)
        before = heard.frames

        for packet in (*genuine, *broken, *unsigned, b"\x80", b"\x80\x00" + bytes(10), bytes(range(128, 192)) * 20):
            await peer.dtls.transport._connection.send(packet)
        await asyncio.sleep(0.5)

        assert heard.frames == before
        assert leg.is_connected
        await peer.speak(20)
        await _until(lambda: heard.frames >= before + 10)


@in_a_loop
async def test_sound_is_sent_encrypted_by_strong_profiles_alone() -> None:
    async with connected() as (_, peer, _heard):
        await peer.speak(3)

        assert all(to_mulaw(SILENCE)[:40] not in packet for packet in peer.sent)
        assert peer.dtls._ssl.get_protocol_version_name() in ("DTLSv1.2", "DTLSv1.3")
        assert "GCM" in peer.dtls._ssl.get_cipher_name() or "CHACHA20" in peer.dtls._ssl.get_cipher_name()
        assert peer.dtls._ssl.get_selected_srtp_profile().decode() in {
            "SRTP_AEAD_AES_256_GCM",
            "SRTP_AEAD_AES_128_GCM",
            "SRTP_AES128_CM_SHA1_80",
        }


@in_a_loop
async def test_each_call_has_a_certificate_of_its_own() -> None:
    async with connected() as (first, _, _), connected() as (second, _, _):
        said = [leg._connection.localDescription.sdp for leg in (first, second)]
        of_each = [{line for line in sdp.splitlines() if line.startswith("a=fingerprint:")} for sdp in said]

        assert all(of_each)
        assert of_each[0].isdisjoint(of_each[1])


@in_a_loop
async def test_a_peer_with_another_certificate_than_it_announced_is_not_heard() -> None:
    peer = Peer(aiortc.RTCPeerConnection(aiortc.RTCConfiguration(iceServers=[])))
    peer.connection.addTransceiver(_track(peer))
    await peer.connection.setLocalDescription(await peer.connection.createOffer())
    offer = peer.connection.localDescription.sdp
    forged = "\r\n".join(
        f"{line[:-2]}{'00' if line[-2:] != '00' else '01'}" if line.startswith("a=fingerprint:") else line
        for line in offer.split("\r\n")
    )
    leg, answer = await connect_browser(Pacer(), forged)
    await peer.connection.setRemoteDescription(aiortc.RTCSessionDescription(answer, "answer"))

    await _until(lambda: leg._connection.connectionState in ("failed", "closed"))
    assert not leg.is_connected
    await peer.connection.close()
