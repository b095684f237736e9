"""What goes over the wire: the gaps of the SIP library closed, strangers kept out, nonsense survived."""

from __future__ import annotations

import asyncio
import re
import struct
from collections.abc import Awaitable, Callable
from itertools import pairwise

import pytest
from aiosipua import SipUAC
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.channels.phone.caller import Address, Caller, SipText
from tests.channels.phone.conftest import GOOD_CODE, TO_A_CODE, Running, eventually, running_line

from victimcare.channels.phone.line import LineSettings
from victimcare.channels.phone.prompts import Prompts
from victimcare.channels.phone.sip.peers import Peers, own_address
from victimcare.channels.phone.sip.wire import Wire, _Receiver

Talk = Callable[[Running, Caller], Awaitable[None]]


def with_a_line(prompts: Prompts, talk: Talk, **settings_of_line: object) -> Running:
    async def run() -> Running:
        line_settings = LineSettings(port=0, **settings_of_line)  # type: ignore[arg-type]
        async with running_line(prompts, settings=line_settings) as running, Caller(running.address) as caller:
            await talk(running, caller)
            return running

    return asyncio.run(run())


async def answers(caller: Caller, count: int) -> list[SipText]:
    """So many final responses."""

    def finals() -> list[SipText]:
        return [message for message in caller.messages if message.status >= 200]

    await eventually(lambda: len(finals()) >= count)
    return finals()


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


def test_an_answer_that_nobody_acknowledges_is_sent_again(prompts: Prompts) -> None:
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
        await eventually(lambda: running.line.endpoint.wire._pending == {})
        await asyncio.sleep(1.2)
        assert len(byes()) == 2

    with_a_line(prompts, talk)


def test_an_invite_of_ours_is_sent_at_half_a_second_then_one_then_two_and_a_refusal_is_acknowledged() -> None:
    """The library sends an INVITE once and does not acknowledge refusals."""

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
        wire = Wire(local_addr=("127.0.0.1", 0), peers=Peers())
        await wire.start()
        SipUAC(wire).send_invite("sip:a@line.example", "sip:b@line.example", deaf.get_extra_info("sockname"))
        text = await asyncio.wait_for(acknowledged, 6)
        await wire.stop()
        deaf.close()
        return times, text

    times, ack = asyncio.run(run())

    waits = [round(later - earlier, 1) for earlier, later in pairwise(times)]
    assert waits == [0.5, 1.0, 2.0]
    assert "CSeq: 1 ACK" in ack


@pytest.mark.parametrize("events", [96, 101, 127])
def test_keys_are_agreed_in_the_payload_type_that_was_offered(prompts: Prompts, events: int) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        caller.events = events
        answer = await caller.ring()
        assert f"RTP/AVP 0 {events}" in answer.body
        assert f"a=rtpmap:{events} telephone-event/8000" in answer.body
        await caller.key("*")
        await asyncio.wait_for(caller.is_hung_up.wait(), 3)

    with_a_line(prompts, talk)


def test_without_events_in_the_offer_none_are_answered(prompts: Prompts) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        caller.events = None
        assert "telephone-event" not in (await caller.ring()).body

    with_a_line(prompts, talk)


def test_a_key_counts_once_however_many_packets_tell_of_it(prompts: Prompts) -> None:
    """Ten digits and one of them held down: still the number that was keyed, although its first packets are lost."""

    async def talk(running: Running, caller: Caller) -> None:
        await caller.ring()
        await caller.key(TO_A_CODE + "0770090012")
        caller._timestamp += 1600
        late = [caller.event_packet("3", is_end=index > 40, duration=160 * index) for index in range(5, 50)]
        for packet in [*late, *late[:3]]:  # the end of the list came late, and twice
            caller.put_sound(packet)
        (conversation,) = running.line._calls
        await eventually(lambda: len(conversation._state.keyed) == 11)
        await asyncio.sleep(0.05)
        assert conversation._state.keyed == "07700900123"

    with_a_line(prompts, talk)


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("Signal=*\r\nDuration=100\r\n", "application/dtmf-relay", 200),
        ("Signal= 10\r\n", "application/dtmf-relay", 200),
        ("*", "application/dtmf", 200),
        ("", "", 200),
        ("<xml/>", "application/media_control+xml", 415),
        ("Signal=Q\r\n", "application/dtmf-relay", 415),
    ],
)
def test_info_is_answered(prompts: Prompts, body: str, kind: str, status: int) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        await caller.ring()
        headers = f"Content-Type: {kind}\r\n" if kind else ""
        assert (await caller.ask("INFO", body=body, headers=headers)).status == status
        if "*" in body or "10" in body:
            await asyncio.wait_for(caller.is_hung_up.wait(), 3)

    with_a_line(prompts, talk)


def test_info_of_no_call_is_refused(prompts: Prompts) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        assert (await caller.ask("INFO", body="5", headers="Content-Type: application/dtmf\r\n")).status == 481

    with_a_line(prompts, talk)


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


@pytest.mark.parametrize(
    "offer",
    [
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 18\r\n",
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/SAVP 0\r\n",
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=video 4000 RTP/AVP 34\r\n",
        "v=0\r\nm=audio hello RTP/AVP 0\r\n",
        "v=0\r\nm=audio 70000 RTP/AVP 0\r\nc=IN IP4 127.0.0.1\r\n",
        "nonsense",
    ],
)
def test_an_offer_we_cannot_speak_is_refused_and_leaves_nothing(prompts: Prompts, offer: str) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        assert (await caller.ring(offer=offer)).status == 488
        assert (running.line.endpoint.calls, running.line.endpoint._library._calls) == ({}, {})

    with_a_line(prompts, talk)


def test_a_new_offer_we_cannot_speak_leaves_the_call_as_it_was(prompts: Prompts) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        await caller.ring()
        assert (await caller.ask("INVITE", body=caller.offer(payload_types=(18,)))).status == 488
        count = len(caller.heard)
        await eventually(lambda: len(caller.heard) > count + 5)
        assert (await caller.hang_up()).status == 200

    with_a_line(prompts, talk)


def test_each_answer_of_a_call_has_a_higher_version(prompts: Prompts) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        bodies = [(await caller.ring()).body]
        bodies += [(await caller.ask("INVITE", body=caller.offer())).body for _ in range(2)]
        sessions = [re.search(r"^o=- (\d+) (\d+)", body, re.MULTILINE) for body in bodies]
        assert [session[2] for session in sessions if session] == ["1", "2", "3"]
        assert len({session[1] for session in sessions if session}) == 1

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


def test_sound_is_taken_only_from_the_machine_that_signals(prompts: Prompts) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        await caller.ring()
        async with Caller(running.address, own="127.0.0.2") as stranger:
            stranger._media = caller._media
            await stranger.key("*")
            await eventually(lambda: running.line.counts["sound_from_a_stranger"] == 5)
        assert not caller.is_hung_up.is_set()
        heard = len(caller.heard)
        await eventually(lambda: len(caller.heard) > heard + 2)  # and our sound still goes to her

    with_a_line(prompts, talk)


def test_sound_goes_to_the_machine_that_signals_whatever_address_the_offer_names(prompts: Prompts) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        await caller.ring(offer=caller.offer().replace("IN IP4 127.0.0.1", "IN IP4 198.51.100.7"))
        await eventually(lambda: len(caller.heard) > 2)

    with_a_line(prompts, talk)


@pytest.mark.parametrize("method", ["INVITE", "BYE"])
def test_another_callers_tags_or_a_made_up_call_do_not_touch_a_call(prompts: Prompts, method: str) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        await caller.ring()
        async with Caller(running.address, call_id=caller.call_id) as thief:
            thief._to_tag, thief._cseq = "guessed", 50
            assert (await thief.ask(method, body=thief.offer() if method == "INVITE" else "")).status == 481
            thief._to_tag = ""
        assert len(running.line.endpoint.calls) == 1

    with_a_line(prompts, talk)


def test_a_response_goes_back_to_the_machine_that_asked_whatever_its_via_says(prompts: Prompts) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        options = caller.request("OPTIONS", "z9hG4bKelsewhere")
        caller.put(options.replace(";rport", ";rport;received=198.51.100.7;maddr=198.51.100.8"))
        assert (await answers(caller, 1))[0].status == 200

    with_a_line(prompts, talk)


JUNK = [
    b"",
    b"\r\n\r\n",
    b"\x00" * 40,
    b"\x80\x60" + bytes(200),
    b"INVITE\r\n\r\n",
    b"INVITE sip:line@127.0.0.1 SIP/2.0\r\n\r\n",
    b"SIP/2.0 999999999999999999999999999 ?\r\n\r\n",
    b"SIP/2.0 x\r\n\r\n",
    b"INVITE sip:a SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:99999;branch=z9\r\nCSeq: 1 INVITE\r\nCall-ID: a\r\n\r\n",
    b"OPTIONS sip:a SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9;rport=99999\r\nCSeq: 1 OPTIONS\r\nCall-ID: b\r\n\r\n",
    b"BYE sip:a SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z\r\nCSeq: one BYE\r\nCall-ID: a\r\nFrom: <\r\nTo: >\r\n\r\n",
    b"OPTIONS sip:a SIP/2.0\r\nVia: ;;;\r\nCSeq: 1 INVITE\r\nCall-ID: \xff\xfe\r\n\r\n",
    b"INVITE sip:a SIP/2.0\r\n" + b"X: y\r\n" * 5000,
    b"A" * 60_000,
]


def test_junk_is_survived_and_the_next_caller_is_answered(prompts: Prompts) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        await caller.ring()
        for junk in JUNK:
            caller.put(junk)
            caller.put_sound(junk[:1500])
            caller.put_sound(struct.pack("!BBHII", 0x9F, 96, 1, 1, 1) + junk[:40])
        heard = len(caller.heard)
        async with Caller(running.address) as next_caller:
            assert (await next_caller.ring()).status == 200
        await eventually(lambda: len(caller.heard) > heard + 3)
        assert running.line.endpoint.wire.counts["junk"] > 5
        assert (await caller.hang_up()).status == 200

    with_a_line(prompts, talk)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 700), st.binary(min_size=1, max_size=6)), min_size=1, max_size=20))
def test_a_message_broken_anywhere_never_stops_the_line(prompts: Prompts, cuts: list[tuple[int, bytes]]) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        for method in ("INVITE", "BYE", "INFO", "CANCEL", "UPDATE"):
            whole = caller.request(method, "z9hG4bKbroken", body=caller.offer()).encode()
            for at, put in cuts:
                caller.put(whole[:at] + put + whole[at + len(put) :])
                caller.put(whole[:at])
        async with Caller(running.address) as genuine:
            assert (await genuine.ring()).status == 200

    with_a_line(prompts, talk)


def test_only_listed_machines_may_call_from_elsewhere() -> None:
    peers = Peers(["192.0.2.0/28", "2001:db8::/64"])

    assert "192.0.2.7" in peers
    assert "2001:db8::5" in peers
    assert "127.0.0.1" in peers
    assert "192.0.2.77" not in peers
    assert "not an address" not in peers
    with pytest.raises(ValueError, match="does not appear to be"):
        Peers(["carrier.example"])


def test_a_machine_that_is_not_listed_is_not_even_answered(prompts: Prompts) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        wire = running.line.endpoint.wire
        wire.received(caller.invite("z9hG4bKfar").encode(), ("198.51.100.9", 5060))
        await asyncio.sleep(0.05)
        assert wire.counts["not_a_peer"] == 1
        assert running.line.endpoint.calls == {}

    with_a_line(prompts, talk)


def test_bound_to_all_addresses_it_names_the_one_the_peer_reaches() -> None:
    assert own_address("127.0.0.1", "198.51.100.9") == "127.0.0.1"
    assert own_address("0.0.0.0", "127.0.0.1") == "127.0.0.1"


ASSERTED = "P-Asserted-Identity: <sip:+447700900456@carrier.example>\r\n"


@pytest.mark.parametrize(
    ("headers", "number", "noted"),
    [
        ("", "07700900123", "07700900123"),
        (ASSERTED, "07700900123", "+447700900456"),
        ('P-Asserted-Identity: "+44 7700" <TEL:+447700900456>, <sip:b@carrier.example>\r\n', "07", "+447700900456"),
        (ASSERTED + "Privacy: none\r\n", "07700900123", "+447700900456"),
        (ASSERTED + "Privacy: session;critical\r\n", "07700900123", "+447700900456"),
        ("P-Asserted-Identity: <tel:+447700900456>\r\nPrivacy: id\r\n", "07700900123", ""),
        (ASSERTED + "Privacy: header\r\n", "07700900123", ""),
        (ASSERTED + "Privacy: user; critical\r\n", "07700900123", ""),
        (ASSERTED + "Privacy: critical\r\nPrivacy: ID\r\n", "07700900123", ""),
        (ASSERTED, "anonymous", ""),
        (ASSERTED, "Restricted", ""),
        ("", "anonymous", ""),
        ("", "07700900123'--", ""),
    ],
)
def test_who_rings_is_a_note_only_where_the_caller_lets_it_be_known(
    prompts: Prompts, headers: str, number: str, noted: str
) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        caller.number = number
        await caller.ring(headers=headers)
        call = next(iter(running.line.endpoint.calls.values()))
        assert call.rings_from == noted
        assert noted or "7700900" not in repr(call)
        await eventually(lambda: bool(running.desk.rings_from))
        assert list(running.desk.rings_from.values()) == [noted]

    with_a_line(prompts, talk)


def test_no_log_of_a_whole_call_holds_what_was_keyed_or_who_rang(
    prompts: Prompts, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        caplog.set_level(0)
        await caller.ring()
        await caller.key_by_info(TO_A_CODE + GOOD_CODE[:6])
        await caller.key(GOOD_CODE[6:])
        await running.comes_to("checking_code")
        await caller.hang_up()

    with_a_line(prompts, talk)

    logged = caplog.text + "".join(capsys.readouterr())
    assert not re.search("07700900123|042719|Signal", logged)


def test_the_line_starts_with_a_transport_of_any_class() -> None:
    """The library asserts one that Python 3.11's loop does not use."""
    _Receiver(Wire()).connection_made(asyncio.BaseTransport())  # type: ignore[arg-type]
