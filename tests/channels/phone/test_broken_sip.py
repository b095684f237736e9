"""Signalling broken in every way that can be made up reaches the line, while now and then a real caller rings.

Short form: 1,200 messages and a call every half second. Long form (VICTIMCARE_FAULTS=long): 100,000, and a call every
10 seconds. Every genuine call is answered, hears the greeting and hangs up by a key; nothing of the rest is kept.
"""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.channels.phone.broken import OFFER, Change, broken, response, whole
from tests.channels.phone.caller import Caller
from tests.channels.phone.conftest import Running, eventually, running_line

from victimcare.channels.phone.line_process import LineSettings
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.channels.phone.sip.udp_transport import ServedRequest

IS_LONG = os.environ.get("VICTIMCARE_FAULTS") == "long"
MESSAGES, A_BATCH, EVERY = (100_000, 50, 10.0) if IS_LONG else (1_200, 30, 0.5)
MOST_LEFT = 300  # objects of the line and its library once no call is up, apart from one real caller


class Besieged:
    """A line in a thread of its own, one open call, and a real caller who rings again and again."""

    def __init__(self, prompts: Prompts) -> None:
        self._prompts = prompts
        self._loop = asyncio.new_event_loop()
        self._ready: Future[Running] = Future()
        self._over = asyncio.Event()
        self.genuine = 0
        self.failed: list[str] = []
        self.sent = 0
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.socket.settimeout(0.5)
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._run(),), daemon=True)
        self._thread.start()
        self.running = self._ready.result(30)

    async def _run(self) -> None:
        async with running_line(self._prompts, settings=LineSettings(port=0, ceiling=100)) as running:
            ringing = asyncio.get_running_loop().create_task(self._ring_on(running))
            self._ready.set_result(running)
            await self._over.wait()
            await ringing

    async def _ring_on(self, running: Running) -> None:
        while not self._over.is_set():
            began = time.monotonic()
            try:
                await self._ring(running)
                self.genuine += 1
            except Exception as problem:
                self.failed.append(repr(problem))
            await asyncio.sleep(max(0.0, EVERY - (time.monotonic() - began)))

    async def _ring(self, running: Running) -> None:
        async with Caller(running.address) as caller:
            answer = await caller.ring()
            assert answer.status == 200, answer.text
            first = running.sound("calls-safety")[:1600]
            await caller.hears(first)
            await caller.key("*")
            await asyncio.wait_for(caller.is_hung_up.wait(), 60)

    def ask(self, message: bytes) -> None:
        self.sent += 1
        if len(message) < 65_000:
            self.socket.sendto(message, self.running.address)

    def drained(self) -> list[bytes]:
        """Everything that came back until a ping of ours was answered: the line is alive, and has read what was
        sent."""
        mark = f"ping{self.sent}"
        heard: list[bytes] = []
        for _ in range(40):  # the system may drop a packet, even while answers to others still come
            self.socket.sendto(whole("OPTIONS", (mark, "p", ""), 1, "").encode(), self.running.address)
            again = time.monotonic() + 0.5
            try:
                while time.monotonic() < again:
                    if mark.encode() in (packet := self.socket.recv(65_535)):
                        return heard
                    heard.append(packet)
            except TimeoutError:
                continue
        raise AssertionError("the line answers no more")

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(60)
        self._loop.close()
        self.socket.close()


@pytest.fixture(scope="module")
def besieged(prompts: Prompts) -> Iterator[Besieged]:
    made = Besieged(prompts)
    yield made
    made.close()


class Standing:
    """A call that the attacker keeps open, so that broken messages also fall within a call."""

    def __init__(self, line: Besieged) -> None:
        self._line, self._count = line, 0
        self.dialog = ("", "", "")
        self.port = 0

    def hold(self) -> None:
        """Ring again where the call is over."""
        if self.dialog[0] in self._line.running.line.endpoint.calls:
            return
        self._count += 1
        call_id = f"standing{self._count}"
        self._line.socket.sendto(whole("INVITE", (call_id, "own", ""), 1, OFFER).encode(), self._line.running.address)
        for answer in self._line.drained():
            text = answer.decode(errors="replace")
            if text.startswith("SIP/2.0 200") and call_id in text and "m=audio" in text:
                to_tag = text.partition("\r\nTo:")[2].partition("tag=")[2].partition("\r")[0]
                self.port = int(text.partition("m=audio ")[2].split()[0])
                self.dialog = (call_id, "own", to_tag)
        self._line.socket.sendto(whole("ACK", self.dialog, 1, "").encode(), self._line.running.address)


def changed(message: str, do: list[Change]) -> bytes:
    data = message.encode()
    for change in do:
        data = change(data)
    return data


def hang_up(line: Besieged, answers: list[bytes]) -> None:
    """Ends calls that were accepted although broken, as far as the line's own answer says how."""
    for answer in answers:
        text = answer.decode(errors="replace")
        if text.startswith("SIP/2.0 200") and " INVITE" in text:
            lines = dict(line.split(": ", 1) for line in text.split("\r\n") if ": " in line)
            number = lines.get("CSeq", "1").split()[0]
            for method, cseq in (("ACK", number), ("BYE", "4000000000")):
                line.socket.sendto(
                    (
                        f"{method} sip:line@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:5099;branch=z9hG4bK{method}"
                        f"{lines.get('Call-ID')};rport\r\nFrom: {lines.get('From')}\r\nTo: {lines.get('To')}\r\n"
                        f"Call-ID: {lines.get('Call-ID')}\r\nCSeq: {cseq} {method}\r\nContent-Length: 0\r\n\r\n"
                    ).encode(errors="replace"),
                    line.running.address,
                )


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_broken_signalling_stops_no_real_caller_and_leaves_nothing(
    besieged: Besieged, capsys: pytest.CaptureFixture[str]
) -> None:
    standing = Standing(besieged)
    line = besieged.running.line
    sizes: list[int] = []

    @settings(
        max_examples=MESSAGES // A_BATCH,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate, Phase.target],
        database=None,
    )
    @given(
        st.lists(broken(), min_size=A_BATCH, max_size=A_BATCH),
        st.lists(st.binary(max_size=200), max_size=10),
        st.booleans(),
    )
    def batch(messages: list[tuple[bool, str, int, list[Change]]], sound: list[bytes], has_body: bool) -> None:
        standing.hold()
        for within, kind, number, do in messages:
            dialog = standing.dialog if within and kind != "BYE" else (f"c{besieged.sent}", "own", "")
            body = OFFER if has_body and kind in ("INVITE", "UPDATE", "INFO", "ACK") else ""
            message = response(kind, dialog, number) if kind[0].isdigit() else whole(kind, dialog, number, body)
            besieged.ask(changed(message, do))
        for packet in sound:
            head = struct.pack("!BBHII", 0x80, 96, besieged.sent & 0xFFFF, besieged.sent, 5)
            for each in (packet, head + packet, bytes([0x9F, 0xE0]) + packet):
                besieged.socket.sendto(each, ("127.0.0.1", standing.port))
        hang_up(besieged, besieged.drained())
        sizes.append(resident())

    batch()

    def holds() -> bool:
        return besieged.genuine + len(besieged.failed) >= 3

    deadline = time.monotonic() + 90
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.05)
    grown = sizes[-1] - sizes[len(sizes) // 4]
    with capsys.disabled():
        counts = line.endpoint.wire.counts
        print(
            f"\nbroken signalling: {besieged.sent} messages, {besieged.genuine} genuine calls answered, "
            f"{len(besieged.failed)} not; {counts['junk']} dropped unread, {counts['failed']} that raised, "
            f"{line.counts['calls']} taken for calls; "
            f"this whole process, with what makes messages up, grown by {grown / 2**20:.1f} MB after the first quarter"
        )
    assert besieged.failed == []
    assert besieged.genuine >= 3
    assert counts["failed"] == 0, "no message raised anything in the line"


def test_afterwards_nothing_of_any_call_is_left(besieged: Besieged) -> None:
    async def emptied() -> tuple[int, int, int]:
        line = besieged.running.line
        for call in list(line.endpoint.calls.values()):
            call.end()
        await eventually(lambda: len(line._calls) <= 1)  # one real caller may be ringing
        wire = line.endpoint.wire
        return len(line.endpoint.calls), len(wire.served), len(line._pacer._calls)

    calls, served, paced = asyncio.run_coroutine_threadsafe(emptied(), besieged._loop).result(30)

    assert calls <= 1
    assert paced <= 1
    assert served <= 20_000
    assert len(left()) < MOST_LEFT, Counter(left()).most_common(5)


def left() -> list[str]:
    """Objects of the line and its library that are still alive, except for the answers that are kept for 32 seconds."""
    gc.collect()
    kinds = [type(each) for each in gc.get_objects()]
    # Of some classes that C code makes, the module is a descriptor and not a name.
    ours = [kind for kind in kinds if str(kind.__module__).startswith(("aiosipua", "victimcare.channels.phone"))]
    return [kind.__name__ for kind in ours if kind is not ServedRequest]
