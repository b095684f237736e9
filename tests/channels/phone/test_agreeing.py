"""How the two sides of a call agree about its sound: who offers, on hold, another codec, and through whom."""

from __future__ import annotations

import asyncio

import pytest
from tests.channels.phone.caller import Caller
from tests.channels.phone.conftest import Running, eventually
from tests.channels.phone.signalling import answers, with_a_line

from victimcare.channels.phone.line_prompts import Prompts
from victimcare.channels.phone.sip import udp_transport

GREETING_STARTS = 3  # packets


def bye_of(caller: Caller) -> str:
    return next(message.text for message in caller.messages if message.text.startswith("BYE"))


def test_a_caller_who_offers_nothing_is_offered_both_codecs_and_hears_the_one_they_choose(prompts: Prompts) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        caller.events = 101
        offered = await caller.ring(offer="", answer=caller.offer(payload_types=(8,)))
        assert "RTP/AVP 0 8 101" in offered.body
        await eventually(lambda: len(caller.heard) > GREETING_STARTS)
        assert {packet.payload_type for packet in caller.heard} == {8}
        await caller.key("*")
        await asyncio.wait_for(caller.is_hung_up.wait(), 3)
        assert running.line.endpoint.calls == {}

    with_a_line(prompts, talk)


def test_a_caller_who_offers_nothing_is_not_spoken_to_before_their_address_is_known(prompts: Prompts) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        caller.put(caller.invite("z9hG4bKlate", offer=""))
        await answers(caller, 1)
        await asyncio.sleep(0.1)
        (conversation,) = running.line._calls
        assert caller.heard == []
        assert conversation._media._at == 0, "and misses nothing"

    with_a_line(prompts, talk)


def test_a_caller_who_offers_nothing_and_answers_nonsense_is_hung_up_on(prompts: Prompts) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        assert (await caller.ring(offer="", answer="v=0\r\nnonsense")).status == 200
        await asyncio.wait_for(caller.is_hung_up.wait(), 3)
        path, outcome = await running.last_call()
        assert (path[-1], outcome) == ("gone", "hung_up")
        assert running.line.endpoint.calls == {}

    with_a_line(prompts, talk)


def test_a_sign_of_life_without_an_offer_changes_nothing(prompts: Prompts) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        await caller.ring()
        again = await caller.ask("INVITE")
        assert (again.status, "RTP/AVP 0 8 101" in again.body) == (200, True)
        assert (await caller.ask("UPDATE")).status == 200
        heard = len(caller.heard)
        await eventually(lambda: len(caller.heard) > heard + GREETING_STARTS)

    with_a_line(prompts, talk)


def test_asked_what_we_would_take_a_caller_may_choose_another_codec(prompts: Prompts) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        await caller.ring()
        await caller.ask("INVITE", acknowledgement=caller.offer(payload_types=(8,)))
        await eventually(lambda: caller.heard[-1].payload_type == 8)

    with_a_line(prompts, talk)


def test_a_new_offer_that_cannot_be_read_is_refused_and_the_call_goes_on(prompts: Prompts) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        await caller.ring()
        assert (await caller.ask("INVITE", body="v=0\r\nm=audio x y z\r\n\r\nnonsense")).status == 488
        heard = len(caller.heard)
        await eventually(lambda: len(caller.heard) > heard + GREETING_STARTS)
        assert (await caller.hang_up()).status == 200

    with_a_line(prompts, talk)


ROUTES = "Record-Route: <sip:inner.example;lr>, <sip:outer.example;lr>\r\nRecord-Route: <sip:far.example;lr>\r\n"


def test_proxies_that_stay_on_the_way_are_named_again_and_our_bye_goes_by_them_in_their_order(prompts: Prompts) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        answer = await caller.ring(headers=ROUTES)
        named = [line.partition(": ")[2] for line in answer.text.splitlines() if line.startswith("Record-Route:")]
        assert ", ".join(named) == ", ".join(f"<sip:{name}.example;lr>" for name in ("inner", "outer", "far"))
        await caller.key("*")
        await asyncio.wait_for(caller.is_hung_up.wait(), 3)
        routes = [line for line in bye_of(caller).splitlines() if line.startswith("Route:")]
        assert routes == [f"Route: <sip:{name}.example;lr>" for name in ("inner", "outer", "far")]

    with_a_line(prompts, talk)


def test_a_caller_who_never_acknowledges_is_hung_up_on(prompts: Prompts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(udp_transport, "TRANSACTION_KEPT_FOR", 2 * udp_transport.T1)

    async def talk(running: Running, caller: Caller) -> None:
        caller.put(caller.invite("z9hG4bKsilent"))
        await answers(caller, 1)
        await asyncio.wait_for(caller.is_hung_up.wait(), 3)
        path, _ = await running.last_call()
        assert path[-1] == "gone"

    with_a_line(prompts, talk)


def test_no_sound_goes_out_before_the_answer(prompts: Prompts) -> None:
    """Nothing but 100 is sent before it: the first sound is the line itself."""

    async def talk(_running: Running, caller: Caller) -> None:
        await caller.ring()
        await eventually(lambda: len(caller.heard) > GREETING_STARTS)
        statuses = [message.status for message in caller.messages if message.status]
        assert statuses == [100, 200]

    with_a_line(prompts, talk)
