"""Messages that come again, cross or are not for us."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest
from tests.channels.phone.caller import Address, Caller, SipText
from tests.channels.phone.conftest import Running, eventually
from tests.channels.phone.signalling import answers, with_a_line

from victimcare.channels.phone.line_prompts import Prompts
from victimcare.channels.phone.sip import Dialler, Peers
from victimcare.channels.phone.sip.udp_transport import UdpTransport
from victimcare.rules.calls.outbound_calls import CallDestination, NumberTariff


def test_an_invite_that_comes_again_gets_the_same_answer_and_is_one_call(prompts: Prompts) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        invite = caller.invite("z9hG4bKagain")
        for _ in range(3):
            caller.put(invite)
        first, *others = await answers(caller, 3)
        assert first.status == 200
        assert [other.text for other in others] == [first.text] * 2
        assert len(running.line.endpoint.calls) == 1

    assert with_a_line(prompts, talk).line.counts["calls"] == 1


def test_an_answer_that_is_not_acknowledged_is_sent_again(prompts: Prompts) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        caller.put(caller.invite("z9hG4bKlost"))
        first, second = (await answers(caller, 2))[:2]
        assert first.text == second.text

    with_a_line(prompts, talk)


def test_a_bye_that_comes_again_is_answered_again(prompts: Prompts) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        await caller.ring()
        bye = caller.request("BYE", "z9hG4bKbye", number=7)
        caller.put(bye)
        caller.put(bye)
        _, first, second = await answers(caller, 3)
        assert (first.status, first.text) == (200, second.text)
        caller.is_hung_up.set()

    with_a_line(prompts, talk)


def test_our_bye_is_sent_until_it_is_answered(prompts: Prompts) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        await caller.ring()
        caller.is_deaf = True
        await caller.key("*")

        def byes() -> list[SipText]:
            return [message for message in caller.messages if message.text.startswith("BYE")]

        await eventually(lambda: len(byes()) == 2)
        assert byes()[0].text == byes()[1].text
        caller._answer(byes()[0])
        await eventually(lambda: running.line.endpoint.wire.pending == {})
        await asyncio.sleep(1.2)
        assert len(byes()) == 2

    with_a_line(prompts, talk)


def test_an_invite_of_ours_is_sent_at_half_a_second_then_one_then_two_and_a_refusal_is_acknowledged() -> None:
    async def run() -> tuple[list[float], str]:
        loop = asyncio.get_running_loop()
        times: list[float] = []
        acknowledged: asyncio.Future[str] = loop.create_future()

        class Deaf(asyncio.DatagramProtocol):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                self.port = transport

            def datagram_received(self, data: bytes, addr: Address) -> None:
                text = data.decode()
                if text.startswith("ACK"):
                    acknowledged.set_result(text)
                    return
                times.append(loop.time())
                if len(times) == 4:
                    kept = "".join(
                        f"{line}\r\n"
                        for line in text.splitlines()
                        if line.startswith(("Via", "From", "To", "Call-ID", "CSeq"))
                    )
                    reply = f"SIP/2.0 486 Busy Here\r\n{kept}Content-Length: 0\r\n\r\n"
                    self.port.sendto(reply.encode(), addr)  # type: ignore[attr-defined]

        deaf, _ = await loop.create_datagram_endpoint(Deaf, local_addr=("127.0.0.1", 0))
        wire = UdpTransport(("127.0.0.1", 0), peers=Peers())
        await wire.start(lambda _message, _addr: None)
        dialler = Dialler(wire, trunk=deaf.get_extra_info("sockname"))
        dialler.ring(CallDestination("+447700900123", NumberTariff.MOBILE), rings_from="", rtp_port=40000)
        text = await asyncio.wait_for(acknowledged, 6)
        await wire.stop()
        deaf.close()
        return times, text

    times, ack = asyncio.run(run())

    waits = [round(later - earlier, 1) for earlier, later in pairwise(times)]
    assert waits == [0.5, 1.0, 2.0]
    assert "CSeq: 1 ACK" in ack


def test_a_cancel_that_crosses_our_answer_leaves_the_call_whole(prompts: Prompts) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        await caller.ring()
        assert (await caller.cancel()).status == 200
        assert len(running.line.endpoint.calls) == 1
        assert (await caller.hang_up()).status == 200
        path, outcome = await running.last_call()
        assert (path, outcome) == (("greeting", "gone"), "hung_up")

    with_a_line(prompts, talk)


def test_a_cancel_of_nothing_is_refused(prompts: Prompts) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        caller._branch = "z9hG4bKnothing"
        assert (await caller.cancel()).status == 481

    with_a_line(prompts, talk)


def test_options_says_what_we_take(prompts: Prompts) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        answer = await caller.ask("OPTIONS")
        assert answer.status == 200
        assert answer.header("Allow") == "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, UPDATE"

    with_a_line(prompts, talk)


@pytest.mark.parametrize(
    ("method", "status"), [("REGISTER", 403), ("REFER", 403), ("SUBSCRIBE", 403), ("MESSAGE", 405), ("DANCE", 405)]
)
def test_what_is_not_for_us_is_refused_also_within_a_call(prompts: Prompts, method: str, status: int) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        assert (await caller.ask(method)).status == status
        await caller.ring()
        assert (await caller.ask(method, headers="Refer-To: <sip:0900@elsewhere.example>\r\n")).status == status
        assert len(running.line.endpoint.calls) == 1

    with_a_line(prompts, talk)


def test_above_the_ceiling_a_call_is_told_to_come_again(prompts: Prompts) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        await caller.ring()
        async with Caller(running.address) as second:
            answer = await second.ring()
            assert (answer.status, answer.header("Retry-After")) == (503, "10")
        await caller.hang_up()
        async with Caller(running.address) as third:
            assert (await third.ring()).status == 200

    with_a_line(prompts, talk, ceiling=1)
