"""A caller of our own: rings the line over real sockets, keys, and keeps every packet it receives.

It treats SIP only as text, so that an error in the line's library is not repeated here.
"""

from __future__ import annotations

import asyncio
import re
import secrets
import socket
import struct
import time
import wave
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from victimcare.rules.calls.audio import FRAME, RATE, from_alaw, from_mulaw

Address = tuple[str, int]
ROOM = 4 << 20  # bytes
_EVENT = {key: number for number, key in enumerate("0123456789*#ABCD")}


@dataclass(frozen=True, slots=True)
class Heard:
    """One packet of sound as it came."""

    at: float
    sequence: int
    timestamp: int
    payload_type: int
    marker: bool
    payload: bytes


@dataclass(frozen=True, slots=True)
class SipText:
    """A SIP message as text."""

    text: str

    @property
    def status(self) -> int:
        return int(self.text.split()[1]) if self.text.startswith("SIP/2.0") else 0

    @property
    def method(self) -> str:
        return self.text.split()[0]

    @property
    def body(self) -> str:
        return self.text.partition("\r\n\r\n")[2]

    def header(self, name: str) -> str:
        found = re.search(rf"^{name}\s*:\s*(.*?)\s*$", self.text, re.IGNORECASE | re.MULTILINE)
        return found[1] if found else ""


class _Port(asyncio.DatagramProtocol):
    def __init__(self, take: Callable[[bytes, Address], None]) -> None:
        self._take = take

    def datagram_received(self, data: bytes, addr: Address) -> None:
        self._take(data, addr)


@dataclass
class Caller:
    """`payload_types` and `events` are what its INVITE offers; `number` is the number that it shows, `dialled` the
    one that it rings."""

    line: Address
    payload_types: tuple[int, ...] = (0,)
    events: int | None = 96
    number: str = "07700900123"
    dialled: str = "line"
    own: str = "127.0.0.1"
    call_id: str = field(default_factory=lambda: secrets.token_hex(8))
    heard: list[Heard] = field(default_factory=list)
    messages: list[SipText] = field(default_factory=list)
    rang_at: float = 0.0
    is_deaf: bool = False  # does not answer the line's requests
    is_hung_up: asyncio.Event = field(default_factory=asyncio.Event)
    _waiting: dict[str, asyncio.Future[SipText]] = field(default_factory=dict)
    _tag: str = field(default_factory=lambda: secrets.token_hex(4))
    _to_tag: str = ""
    _cseq: int = 1
    _sequence: int = 1000
    _timestamp: int = 5000
    _source: int = field(default_factory=lambda: secrets.randbits(32))

    async def __aenter__(self) -> Caller:
        loop = asyncio.get_running_loop()
        self._signal, _ = await loop.create_datagram_endpoint(
            lambda: _Port(self._take_signal), local_addr=(self.own, 0)
        )
        self._sound, _ = await loop.create_datagram_endpoint(lambda: _Port(self._take_sound), local_addr=(self.own, 0))
        # A line that plays twenty times as fast fills the usual buffer while a busy machine lets this caller wait.
        self._sound.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, ROOM)
        self.sip_port = int(self._signal.get_extra_info("sockname")[1])
        self.rtp_port = int(self._sound.get_extra_info("sockname")[1])
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._to_tag and not self.is_hung_up.is_set():
            await self.hang_up()
        self._signal.close()
        self._sound.close()

    # Signalling.

    def invite(self, branch: str, *, offer: str | None = None, headers: str = "") -> str:
        return self.request("INVITE", branch, body=self.offer() if offer is None else offer, headers=headers)

    async def ring(self, *, headers: str = "", offer: str | None = None, answer: str = "") -> SipText:
        """INVITE, sent again at 0.5, 1, 2 and 4 s until something comes back; returns the final answer, acknowledged.
        `answer`: to the line's offer, where this caller offers nothing."""
        self._branch = _branch()
        message = self.invite(self._branch, offer=offer, headers=headers)
        self.rang_at = time.perf_counter()
        final = asyncio.ensure_future(self._exchange(message, "INVITE"))
        response = await final
        if 200 <= response.status < 300:
            self._to_tag = _tag_of(response.header("To"))
            self._media = (self.line[0], int(re.findall(r"^m=audio (\d+)", response.body, re.MULTILINE)[0]))
            self.acknowledge(answer)
        return response

    async def ask(
        self, method: str, *, body: str = "", headers: str = "", branch: str = "", acknowledgement: str = ""
    ) -> SipText:
        """Any request within this call; returns its final response."""
        self._cseq += 1
        message = self.request(method, branch or _branch(), body=body, headers=headers)
        answer = await self._exchange(message, method)
        if method == "INVITE" and answer.status < 300:
            self.acknowledge(acknowledgement)
        return answer

    async def cancel(self) -> SipText:
        return await self._exchange(self.request("CANCEL", self._branch, number=1), "CANCEL")

    def acknowledge(self, answer: str = "") -> None:
        self.put(self.request("ACK", _branch(), number=self._cseq, body=answer))

    async def hang_up(self) -> SipText:
        self.is_hung_up.set()
        return await self.ask("BYE")

    def put(self, message: str | bytes) -> None:
        self._signal.sendto(message.encode() if isinstance(message, str) else message, self.line)

    def request(self, method: str, branch: str, *, body: str = "", headers: str = "", number: int = 0) -> str:
        kind = "" if "Content-Type" in headers or not body else "Content-Type: application/sdp\r\n"
        to_tag = f";tag={self._to_tag}" if self._to_tag and method != "CANCEL" else ""
        return (
            f"{method} sip:{self.dialled}@{self.line[0]}:{self.line[1]} SIP/2.0\r\n"
            f"Via: SIP/2.0/UDP {self.own}:{self.sip_port};branch={branch};rport\r\n"
            f"From: <sip:{self.number}@{self.own}>;tag={self._tag}\r\n"
            f"To: <sip:line@{self.line[0]}>{to_tag}\r\n"
            f"Call-ID: {self.call_id}\r\n"
            f"CSeq: {number or self._cseq} {method}\r\n"
            f"Contact: <sip:{self.number}@{self.own}:{self.sip_port}>\r\n"
            "Max-Forwards: 70\r\n"
            f"{headers}{kind}Content-Length: {len(body)}\r\n\r\n{body}"
        )

    def offer(self, *, direction: str = "sendrecv", payload_types: tuple[int, ...] = (), port: int = 0) -> str:
        kinds = payload_types or self.payload_types
        events = "" if self.events is None else f"a=rtpmap:{self.events} telephone-event/8000\r\n"
        formats = " ".join(map(str, (*kinds, *([] if self.events is None else [self.events]))))
        return (
            f"v=0\r\no=- 1 1 IN IP4 {self.own}\r\ns=-\r\nc=IN IP4 {self.own}\r\nt=0 0\r\n"
            f"m=audio {port or self.rtp_port} RTP/AVP {formats}\r\n{events}a={direction}\r\n"
        )

    async def _exchange(self, message: str, method: str) -> SipText:
        waiting = self._waiting[method] = asyncio.get_running_loop().create_future()
        for wait in (0.5, 1, 2, 4):
            self.put(message)
            try:
                return await asyncio.wait_for(asyncio.shield(waiting), wait)
            except TimeoutError:
                continue
        raise TimeoutError(f"{method} was never answered")

    def _take_signal(self, data: bytes, _addr: Address) -> None:
        message = SipText(data.decode())
        self.messages.append(message)
        if not message.status:
            if not self.is_deaf:
                self._answer(message)
        elif message.status >= 200:
            waiting = self._waiting.get(message.header("CSeq").split()[1])
            if waiting is not None and not waiting.done():
                waiting.set_result(message)

    def _answer(self, request: SipText) -> None:
        """The line hangs up: 200."""
        kept = "".join(f"{name}: {request.header(name)}\r\n" for name in ("Via", "From", "To", "Call-ID", "CSeq"))
        self.put(f"SIP/2.0 200 OK\r\n{kept}Content-Length: 0\r\n\r\n")
        if request.method == "BYE":
            self.is_hung_up.set()

    # Sound and keys.

    def _take_sound(self, data: bytes, _addr: Address) -> None:
        _, kind, sequence, timestamp, _ = struct.unpack_from("!BBHII", data)
        self.heard.append(Heard(time.perf_counter(), sequence, timestamp, kind & 0x7F, bool(kind & 0x80), data[12:]))

    def put_sound(self, packet: bytes) -> None:
        self._sound.sendto(packet, self._media)

    async def key(self, digits: str, *, apart: float = 0.02) -> None:
        """Keys by RFC 4733: each event in five packets that share a timestamp, the last three marked as its end."""
        for digit in digits:
            self._timestamp += 1600
            for index in range(5):
                self.put_sound(self.event_packet(digit, is_end=index >= 2, duration=160 * (index + 1)))
            await asyncio.sleep(apart)

    def speak(self, mulaw: bytes) -> None:
        """One packet of sound."""
        self._sequence += 1
        self._timestamp += len(mulaw)
        self.put_sound(struct.pack("!BBHII", 0x80, 0, self._sequence, self._timestamp, self._source) + mulaw)

    def event_packet(self, digit: str, *, is_end: bool, duration: int) -> bytes:
        self._sequence += 1
        head = struct.pack("!BBHII", 0x80, self.events or 0, self._sequence, self._timestamp, self._source)
        return head + struct.pack("!BBH", _EVENT[digit], (0x80 if is_end else 0) | 10, duration)

    async def key_by_info(self, digits: str) -> None:
        for digit in digits:
            answer = await self.ask(
                "INFO",
                body=f"Signal={digit}\r\nDuration=160\r\n",
                headers="Content-Type: application/dtmf-relay\r\n",
            )
            assert answer.status == 200, answer.text

    def sound(self, since: int = 0) -> bytes:
        """Everything received from this packet on, as encoded bytes."""
        return b"".join(packet.payload for packet in self.heard[since:])

    async def hears(self, sound: bytes, *, within: float = 60.0) -> int:
        """Wait until this has been received from beginning to end; the number of the packet in which it began."""
        deadline = time.perf_counter() + within
        while (at := self.sound().find(sound)) < 0:
            if time.perf_counter() > deadline:
                raise AssertionError(f"not heard within {within} s: {len(sound) / RATE:.1f} s of sound")
            await asyncio.sleep(0.01)
        return at // FRAME

    def write_wav(self, path: Path) -> None:
        with wave.open(str(path), "wb") as recording:
            recording.setnchannels(1)
            recording.setsampwidth(2)
            recording.setframerate(RATE)
            decode = from_alaw if self.heard and self.heard[0].payload_type == 8 else from_mulaw
            recording.writeframes(decode(self.sound()))


def _branch() -> str:
    return f"z9hG4bK{secrets.token_hex(6)}"


def _tag_of(header: str) -> str:
    found = re.search(r"tag=([^;>\s]+)", header)
    return found[1] if found else ""
