"""A telephone that the line rings: rings, answers or does not, says hello or plays a greeting, and keys."""

from __future__ import annotations

import asyncio
import re
import struct
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from tests.channels.phone.caller import Address, Caller, SipText

from victimcare.rules.calls.audio import FRAME, MULAW_SILENCE, pack_samples, to_mulaw

LOUD = to_mulaw(pack_samples([9000 if n % 20 < 10 else -9000 for n in range(FRAME)]))
QUIET = MULAW_SILENCE * FRAME

HELLO = ((0.4, LOUD), (1.5, QUIET))
GREETING = ((5.0, LOUD), (0.2, QUIET), (0.4, LOUD), (3.0, QUIET))  # and a tone
SAYS_NOTHING = ((8.0, QUIET),)


@dataclass
class Phone(Caller):
    """`says`: what it plays once it has answered, in seconds of sound. `refuses`: a status instead of an answer.
    `behind`: other telephones on the same trunk, by the numbers that are dialled for them."""

    line: Address = ("127.0.0.1", 9)
    says: tuple[tuple[float, bytes], ...] = HELLO
    refuses: int = 0
    answers: bool = True
    answers_late: bool = False  # at the very moment when the line stops ringing
    early: bool = False  # announces early sound before it answers, as networks do that ring or announce
    answers_from: tuple[str, ...] = ("phone",)  # the tags of those who answer: two where a network rings two for us
    routes: str = ""  # headers by which proxies stay on the way
    payload_type: int = 0  # what it answers with
    faster: float = 1
    demands: int = 0
    behind: Mapping[str, Phone] = field(default_factory=dict)
    invites: list[SipText] = field(default_factory=list)
    is_cancelled: asyncio.Event = field(default_factory=asyncio.Event)
    is_answered: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def address(self) -> Address:
        return (self.own, self.sip_port)

    def _take_signal(self, data: bytes, addr: Address) -> None:
        request = SipText(data.decode())
        for number, other in self.behind.items():
            if f"sip:{number}@" in request.text.splitlines()[0] or other.is_of(request):
                other._take_signal(data, addr)
                return
        self.line = addr
        self.messages.append(request)
        if request.method == "INVITE":
            self._invited(request)
        elif request.method == "CANCEL":
            self._reply(request, "200 OK")
            self.is_cancelled.set()
            if self.answers_late:
                self.answer()
            else:
                self._reply(self.invites[0], "487 Request Terminated")
        elif request.method == "BYE":
            self._reply(request, "200 OK")
            if request.header("To").endswith(f"tag={self.answers_from[0]}"):
                self.is_hung_up.set()

    def _invited(self, invite: SipText) -> None:
        self.invites.append(invite)
        if len(self.invites) > 1:
            return
        if self.refuses:
            self._reply(invite, f"{self.refuses} No")
            return
        self._reply(invite, "180 Ringing", tag="network")
        if self.early:
            self._reply(invite, "183 Session Progress", self.offer(), tag="network")
        if self.answers:
            self.answer()

    def is_of(self, message: SipText) -> bool:
        """Whether the message belongs to its call."""
        return any(invite.header("Call-ID") == message.header("Call-ID") for invite in self.invites)

    def answer(self) -> None:
        invite = self.invites[0]
        found = re.findall(r"^m=audio (\d+)", invite.body, re.MULTILINE)
        self._media = (self.line[0], int(found[0]))
        events = re.findall(r"^a=rtpmap:(\d+) telephone-event", invite.body, re.MULTILINE)
        self.events = int(events[0])
        for tag in self.answers_from:
            self._reply(invite, "200 OK", self.offer(payload_types=(self.payload_type,)), tag=tag)
        self.is_answered.set()
        self._speaking = asyncio.get_running_loop().create_task(self._speak())

    async def _speak(self) -> None:
        timestamp, sequence = 160, 1
        for seconds, frame in self.says:
            for _ in range(int(seconds / 0.02)):
                if self.is_hung_up.is_set():
                    return
                self.put_sound(struct.pack("!BBHII", 0x80, 0, sequence, timestamp, 77) + frame)
                timestamp, sequence = timestamp + FRAME, sequence + 1
                await asyncio.sleep(0.02 / self.faster)

    def _reply(self, request: SipText, status: str, body: str = "", *, tag: str = "phone") -> None:
        kept = "".join(f"{name}: {request.header(name)}\r\n" for name in ("Via", "From", "Call-ID", "CSeq"))
        to = request.header("To")
        tagged = to if "tag=" in to else f"{to};tag={tag}"
        kind = "Content-Type: application/sdp\r\n" if body else ""
        contact = f"Contact: <sip:{self.own}:{self.sip_port};of={tag}>\r\n"
        head = f"SIP/2.0 {status}\r\n{kept}To: {tagged}\r\n{contact}{self.routes}{kind}"
        self.put(f"{head}Content-Length: {len(body)}\r\n\r\n{body}")

    async def hang_up(self) -> SipText:
        """The phone ends the call."""
        self.is_hung_up.set()
        return await self.demand("BYE")

    async def demand(self, method: str, *, body: str = "", headers: str = "", acknowledgement: str = "") -> SipText:
        """A request of the phone's own in the line's dialog, and its final answer."""
        self.demands += 1
        request = self.demanded(method, self.demands, body=body, headers=headers)
        for wait in (0.5, 1.0, 2.0):
            self.put(request)
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    while not (answer := self._answer_to(method, self.demands)):
                        await asyncio.sleep(0.005)
                    if method == "INVITE" and answer.status < 300:
                        self.put(self.demanded("ACK", self.demands, body=acknowledgement))
                    return answer
        raise TimeoutError(f"{method} was never answered")

    def demanded(self, method: str, number: int, *, body: str = "", headers: str = "") -> str:
        invite = self.invites[0]
        kind = "Content-Type: application/sdp\r\n" if body and "Content-Type" not in headers else ""
        return (
            f"{method} sip:{self.line[0]}:{self.line[1]} SIP/2.0\r\nVia: SIP/2.0/UDP {self.own}:{self.sip_port};"
            f"branch=z9hG4bK{method}{number}{self.call_id};rport\r\n"
            f"From: {invite.header('To')};tag={self.answers_from[0]}\r\nTo: {invite.header('From')}\r\n"
            f"Call-ID: {invite.header('Call-ID')}\r\nCSeq: {number} {method}\r\n"
            f"Contact: <sip:{self.own}:{self.sip_port}>\r\nMax-Forwards: 70\r\n"
            f"{headers}{kind}Content-Length: {len(body)}\r\n\r\n{body}"
        )

    def _answer_to(self, method: str, number: int) -> SipText | None:
        wanted = f"{number} {method}"
        return next((m for m in self.messages if m.status >= 200 and m.header("CSeq") == wanted), None)
