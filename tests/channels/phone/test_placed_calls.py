"""Calls that we place, on the wire: held, moved to another codec, ended and refused like those that come in."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from tests.channels.phone.callee import SAYS_NOTHING, Phone
from tests.channels.phone.conftest import Running, eventually
from tests.channels.phone.test_calling import in_a_loop, order, outcome, place, ringing

from victimcare.channels.phone.line_prompts import Prompts


async def told(phone: Phone, running: Running) -> None:
    await phone.hears(running.sound("calls-called"))


@in_a_loop
async def test_on_hold_nothing_is_said_and_afterwards_it_goes_on_in_another_codec(
    prompts: Prompts, tmp_path: Path
) -> None:
    phone = Phone()
    async with ringing(prompts, tmp_path, phone) as (running, carrier):
        await place(carrier, order())
        await told(phone, running)

        held = await phone.demand("INVITE", body=phone.offer(direction="sendonly"))
        assert (held.status, "a=recvonly" in held.body) == (200, True)
        await asyncio.sleep(0.05)
        heard = len(phone.heard)
        await asyncio.sleep(0.2)
        assert len(phone.heard) == heard

        back = await phone.demand("INVITE", body=phone.offer(payload_types=(8,)))
        assert " RTP/AVP 8 101" in back.body
        await eventually(lambda: phone.heard[-1].payload_type == 8)
        await phone.key("*")
        await asyncio.wait_for(phone.is_hung_up.wait(), 3)


@in_a_loop
async def test_an_offer_that_cannot_be_spoken_is_refused_and_the_call_goes_on(prompts: Prompts, tmp_path: Path) -> None:
    phone = Phone()
    async with ringing(prompts, tmp_path, phone) as (running, carrier):
        await place(carrier, order())
        await told(phone, running)

        assert (await phone.demand("INVITE", body=phone.offer(payload_types=(18,)))).status == 488
        assert (await phone.demand("INVITE", body="nonsense")).status == 488
        heard = len(phone.heard)
        await eventually(lambda: len(phone.heard) > heard + 5)
        assert (await phone.hang_up()).status == 200
        await outcome(running)


@in_a_loop
async def test_a_sign_of_life_is_answered_and_may_choose_another_codec(prompts: Prompts, tmp_path: Path) -> None:
    phone = Phone()
    async with ringing(prompts, tmp_path, phone) as (running, carrier):
        await place(carrier, order())
        await told(phone, running)

        assert (await phone.demand("UPDATE")).status == 200
        offered = await phone.demand("INVITE", acknowledgement=phone.offer(payload_types=(8,)))
        assert "RTP/AVP 0 8 101" in offered.body
        await eventually(lambda: phone.heard[-1].payload_type == 8)


@in_a_loop
async def test_a_repeated_offer_gets_the_same_answer_and_an_old_number_is_refused(
    prompts: Prompts, tmp_path: Path
) -> None:
    phone = Phone()
    async with ringing(prompts, tmp_path, phone) as (running, carrier):
        await place(carrier, order())
        await told(phone, running)

        first = await phone.demand("INVITE", body=phone.offer())
        phone.put(phone.demanded("INVITE", 1, body=phone.offer()))
        await eventually(lambda: [m.text for m in phone.messages].count(first.text) == 2)
        phone.put(phone.demanded("INFO", 1))
        await eventually(lambda: any(m.status == 500 for m in phone.messages))


@in_a_loop
async def test_an_answer_to_a_new_offer_is_sent_until_it_is_acknowledged(prompts: Prompts, tmp_path: Path) -> None:
    phone = Phone()
    async with ringing(prompts, tmp_path, phone) as (running, carrier):
        await place(carrier, order())
        await told(phone, running)

        def answered() -> int:
            return sum(m.status == 200 and m.header("CSeq") == "7 INVITE" for m in phone.messages)

        phone.put(phone.demanded("INVITE", 7, body=phone.offer()))
        await eventually(lambda: answered() == 2)
        phone.put(phone.demanded("ACK", 7))
        await asyncio.sleep(1.2)
        assert answered() <= 3


@pytest.mark.parametrize(
    ("method", "status"),
    [("REFER", 403), ("SUBSCRIBE", 403), ("MESSAGE", 405), ("PUBLISH", 405), ("DANCE", 405), ("OPTIONS", 200)],
)
@in_a_loop
async def test_what_is_not_for_us_is_refused(prompts: Prompts, tmp_path: Path, method: str, status: int) -> None:
    phone = Phone()
    async with ringing(prompts, tmp_path, phone) as (_running, carrier):
        await place(carrier, order())
        await phone.is_answered.wait()

        headers = "Refer-To: <sip:0900@elsewhere.example>\r\n"
        assert (await phone.demand(method, headers=headers)).status == status


@in_a_loop
async def test_keys_come_by_info_and_what_is_none_is_refused(prompts: Prompts, tmp_path: Path) -> None:
    phone = Phone()
    async with ringing(prompts, tmp_path, phone) as (running, carrier):
        await place(carrier, order())
        await told(phone, running)

        kind = "Content-Type: application/dtmf-relay\r\n"
        assert (await phone.demand("INFO", body="Signal=Q\r\n", headers=kind)).status == 415
        assert (await phone.demand("INFO", body="Signal=*\r\n", headers=kind)).status == 200
        await asyncio.wait_for(phone.is_hung_up.wait(), 3)


@in_a_loop
async def test_nothing_is_sent_before_the_telephone_is_answered_whatever_the_network_plays(
    prompts: Prompts, tmp_path: Path
) -> None:
    phone = Phone(early=True, answers=False)
    async with ringing(prompts, tmp_path, phone) as (_running, carrier):
        await place(carrier, order())
        await eventually(lambda: len(phone.messages) > 0)
        await asyncio.sleep(0.2)

        assert phone.heard == []
        phone.answer()
        await eventually(lambda: len(phone.heard) > 3)


@in_a_loop
async def test_our_requests_go_to_whom_the_answer_names_by_way_of_its_proxies(prompts: Prompts, tmp_path: Path) -> None:
    routes = "Record-Route: <sip:far.example;lr>\r\nRecord-Route: <sip:near.example;lr>\r\n"
    phone = Phone(says=SAYS_NOTHING, routes=routes)
    async with ringing(prompts, tmp_path, phone) as (_running, carrier):
        await place(carrier, order())
        await asyncio.wait_for(phone.is_hung_up.wait(), 10)

    for method in ("ACK", "BYE"):
        sent = next(m for m in phone.messages if m.text.startswith(method))
        assert sent.text.startswith(f"{method} sip:{phone.own}:{phone.sip_port}")
        assert sent.header("To").endswith("tag=phone"), "not the network's, of before the victim picked up"
        assert [line for line in sent.text.splitlines() if line.startswith("Route:")] == [
            "Route: <sip:near.example;lr>",
            "Route: <sip:far.example;lr>",
        ]


@in_a_loop
async def test_where_two_pick_up_the_second_is_hung_up_on(prompts: Prompts, tmp_path: Path) -> None:
    phone = Phone(answers_from=("first", "second"))
    async with ringing(prompts, tmp_path, phone) as (running, carrier):
        await place(carrier, order())
        await eventually(lambda: any(m.text.startswith("BYE") for m in phone.messages))

        byes = [m.header("To") for m in phone.messages if m.text.startswith("BYE")]
        assert [to.rpartition("=")[2] for to in byes] == ["second"]
        await told(phone, running)


@in_a_loop
async def test_a_line_that_closes_stops_what_rings(prompts: Prompts, tmp_path: Path) -> None:
    phone = Phone(answers=False)
    async with ringing(prompts, tmp_path, phone) as (running, carrier):
        await place(carrier, order())
        await eventually(lambda: len(phone.invites) > 0)
        await running.line.stop()
        await asyncio.wait_for(phone.is_cancelled.wait(), 3)


@in_a_loop
async def test_nothing_of_an_ended_call_is_kept(prompts: Prompts, tmp_path: Path) -> None:
    phone = Phone(says=SAYS_NOTHING)
    async with ringing(prompts, tmp_path, phone) as (running, carrier):
        await place(carrier, order())
        await phone.is_answered.wait()
        await phone.demand("INVITE", body=phone.offer())
        await outcome(running)

        dialler = running.line.endpoint.dialler
        assert dialler is not None
        assert dialler.calls == {}
        await eventually(lambda: running.line.endpoint.wire.pending == {})
