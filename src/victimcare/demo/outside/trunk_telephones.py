"""The telephones: each number rings a moment, answers with a hello, and is recorded in the journal.

SIP and sound over UDP, with as little of both as the product needs from a carrier's trunk. No keys are pressed here: to
listen to a case, ring the line with a softphone.
"""

from __future__ import annotations

import asyncio
import re
import secrets
import struct
import threading
from dataclasses import dataclass, replace

from victimcare.demo.outside.outside_journal import JournalEntry, OutsideJournal, journal_moment
from victimcare.demo.outside.supplier_modes import SupplierModes

RINGS_FOR = 1.0
TRUNK_MODES = frozenset({"5xx", "429", "hang", "slow"})
_FRAME_SECONDS = 0.02
_FRAME = 160
_QUIET = b"\xff" * _FRAME
_VOICE = (b"\x90" * 10 + b"\x10" * 10) * (_FRAME // 20)  # mu-law, as loud as a voice
_HELLO = (_QUIET,) * 10 + (_VOICE,) * 25  # then silence, for as long as the call goes on

Address = tuple[str, int]


@dataclass(slots=True)
class _Ringing:
    entry: JournalEntry
    invite: str
    sound: asyncio.Task[None] | None = None


class TrunkTelephones:
    """Listens on UDP `host`:`port` (0 picks a free one) in a thread of its own."""

    def __init__(self, *, journal: OutsideJournal, modes: SupplierModes, host: str, port: int) -> None:
        self._journal, self._modes, self._host = journal, modes, host
        self._calls: dict[str, _Ringing] = {}
        self._loop = asyncio.new_event_loop()
        transport, _ = self._loop.run_until_complete(
            self._loop.create_datagram_endpoint(lambda: _Signal(self), local_addr=(host, port))
        )
        self._signal = transport
        self.port = int(transport.get_extra_info("sockname")[1])
        self._thread = threading.Thread(target=self._loop.run_forever, name="telephones", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=2)

    def take(self, request: str, where: Address) -> None:
        method, call_id = request.split(" ", 1)[0], _header(request, "Call-ID")
        if method == "INVITE" and call_id not in self._calls:
            self._loop.create_task(self._ring(request, call_id, where))
        elif method == "CANCEL":
            self._reply(request, "200 OK", where)
            if ringing := self._calls.get(call_id):
                self._reply(ringing.invite, "487 Request Terminated", where)
                self._end(call_id, "not_answered")
        elif method == "BYE":
            self._reply(request, "200 OK", where)
            self._end(call_id, "ended")

    async def _ring(self, invite: str, call_id: str, where: Address) -> None:
        mood = self._modes.take(TRUNK_MODES)
        if mood & {"5xx", "429"}:
            self._reply(invite, "503 Service Unavailable", where)
            return
        entry = self._journal.add(
            id=secrets.token_hex(12),
            provider="carrier",
            channel="voice",
            to=_user(invite.split(" ", 2)[1]),
            sender=_user(_header(invite, "From")),
            subject=None,
            body="",
            reference=call_id,
            state="ringing",
        )
        call = self._calls[call_id] = _Ringing(entry, invite)
        self._reply(invite, "180 Ringing", where)
        if "hang" in mood:
            return
        await asyncio.sleep(RINGS_FOR * (10 if "slow" in mood else 1))
        if call_id not in self._calls:
            return
        sound, _ = await self._loop.create_datagram_endpoint(asyncio.DatagramProtocol, local_addr=(self._host, 0))
        self._reply(invite, "200 OK", where, self._described(int(sound.get_extra_info("sockname")[1])))
        self._change(call, "answered")
        call.sound = self._loop.create_task(_send_sound(sound, (where[0], _audio_port(invite))))

    def _described(self, port: int) -> str:
        return (
            f"v=0\r\no=- 1 1 IN IP4 {self._host}\r\ns=-\r\nc=IN IP4 {self._host}\r\nt=0 0\r\n"
            f"m=audio {port} RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\n"
        )

    def _end(self, call_id: str, state: str) -> None:
        call = self._calls.pop(call_id, None)
        if call is not None:
            if call.sound is not None:
                call.sound.cancel()
            self._change(call, state)

    def _change(self, call: _Ringing, state: str) -> None:
        call.entry = replace(call.entry, state=state, completed_at=journal_moment())
        self._journal.change(call.entry)

    def _reply(self, request: str, status: str, where: Address, body: str = "") -> None:
        kept = "".join(f"{name}: {_header(request, name)}\r\n" for name in ("Via", "From", "Call-ID", "CSeq"))
        to = _header(request, "To")
        tagged = to if "tag=" in to else f"{to};tag=telephone"
        kind = "Content-Type: application/sdp\r\n" if body else ""
        contact = f"Contact: <sip:{self._host}:{self.port}>\r\n"
        head = f"SIP/2.0 {status}\r\n{kept}To: {tagged}\r\n{contact}{kind}Content-Length: {len(body)}\r\n\r\n"
        self._signal.sendto((head + body).encode(), where)


class _Signal(asyncio.DatagramProtocol):
    def __init__(self, telephones: TrunkTelephones) -> None:
        self._telephones = telephones

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        text = data.decode("utf-8", "replace")
        if not text.startswith("SIP/2.0"):
            self._telephones.take(text, addr)


async def _send_sound(sound: asyncio.DatagramTransport, to: Address) -> None:
    try:
        for number in range(100_000):
            frame = _HELLO[number] if number < len(_HELLO) else _QUIET
            sound.sendto(struct.pack("!BBHII", 0x80, 0, number & 0xFFFF, number * _FRAME, 7) + frame, to)
            await asyncio.sleep(_FRAME_SECONDS)
    finally:
        sound.close()


def _header(message: str, name: str) -> str:
    found = re.search(rf"^{name}\s*:\s*(.*?)\s*$", message, re.IGNORECASE | re.MULTILINE)
    return found[1] if found else ""


def _user(address: str) -> str:
    found = re.search(r"sip:([^@>]*)", address)
    return found[1] if found else ""


def _audio_port(invite: str) -> int:
    found = re.search(r"^m=audio (\d+)", invite, re.MULTILINE)
    return int(found[1]) if found else 9
