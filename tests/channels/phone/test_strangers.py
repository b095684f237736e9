"""Strangers are kept out, nonsense is survived, and no log shows who rang."""

from __future__ import annotations

import asyncio
import re
import struct

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.channels.phone.caller import Caller
from tests.channels.phone.conftest import GOOD_CODE, TO_A_CODE, Running, eventually
from tests.channels.phone.signalling import answers, with_a_line

from victimcare.channels.phone.line_prompts import Prompts
from victimcare.channels.phone.sip.udp_transport import Peers, own_address


def test_sound_is_taken_only_from_the_machine_that_signals(prompts: Prompts) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        await caller.ring()
        async with Caller(running.address, own="127.0.0.2") as stranger:
            stranger._media = caller._media
            await stranger.key("*")
            await eventually(lambda: running.line.counts["sound_from_a_stranger"] == 5)
        assert not caller.is_hung_up.is_set()
        heard = len(caller.heard)
        await eventually(lambda: len(caller.heard) > heard + 2)  # and our sound still goes to the caller

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
def test_a_callers_number_is_noted_only_where_they_show_it(
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
