"""The only place where calls go out: nothing is rung that was not counted, and no call goes on that cannot be paid
for."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from tests.channels.phone.callee import Phone
from tests.channels.phone.conftest import MemoryPurse, eventually
from tests.channels.phone.test_calling import in_a_loop, order, outcome, place, ringing

from victimcare.channels.phone import outbound_dialling
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.channels.phone.outbound_dialling import CallCaps, OutboundDialling, PlacingRefused
from victimcare.channels.phone.sip import Peers, SipEndpoint
from victimcare.rules.calls.outbound_calls import CALLERS_SHARE, CallDestination, NumberTariff
from victimcare.services.ports import SendDeferred

VICTIMS = CallDestination("+447700900123", NumberTariff.MOBILE)
DESK = CallDestination("2041", NumberTariff.EXTENSION)


@asynccontextmanager
async def way_out(phone: Phone, purse: MemoryPurse, caps: CallCaps | None = None) -> AsyncIterator[OutboundDialling]:
    async with phone:
        endpoint = SipEndpoint(
            ("127.0.0.1", 0), peers=Peers(), ceiling=0, on_call=lambda _call: None, trunk=phone.address
        )
        await endpoint.start()
        assert endpoint.dialler is not None
        yield OutboundDialling(endpoint.dialler, purse, caps=caps or CallCaps(), counts=Counter())
        await endpoint.stop()


@in_a_loop
async def test_nothing_is_rung_that_was_not_begun() -> None:
    phone, purse = Phone(), MemoryPurse()
    async with way_out(phone, purse) as out:
        with pytest.raises(KeyError):
            out.ring("r1", rings_from="", rtp_port=4000)
        purse.is_empty = True
        with pytest.raises(PlacingRefused):
            await out.begin("r1", VICTIMS)
        with pytest.raises(KeyError):
            out.ring("r1", rings_from="", rtp_port=4000)

        assert phone.invites == []


@in_a_loop
async def test_a_call_is_counted_from_the_answer_to_its_end() -> None:
    phone, purse = Phone(), MemoryPurse()
    async with way_out(phone, purse) as out:
        await out.begin("r1", VICTIMS)
        call = out.ring("r1", rings_from="", rtp_port=4000)
        await call.picked_up(5)
        await asyncio.sleep(0.1)
        call.hang_up()
        await out.end("r1")
        await out.end("r1")
        await out.begin("never rung", VICTIMS)
        await out.end("never rung")

        assert purse.kept == {"r1": NumberTariff.MOBILE, "never rung": NumberTariff.MOBILE}
        assert timedelta(seconds=0.1) <= purse.lasted["r1"] < timedelta(seconds=5)
        assert purse.lasted["never rung"] == timedelta(0)
        assert phone.invites[0].text.startswith("INVITE sip:+447700900123@127.0.0.1 ")


@in_a_loop
async def test_callers_who_are_put_through_take_no_more_than_their_part() -> None:
    async with way_out(Phone(), MemoryPurse(), CallCaps(at_once=4)) as out:
        await out.begin("r1", VICTIMS, one_in=CALLERS_SHARE)
        await out.begin("r2", VICTIMS, one_in=CALLERS_SHARE)
        with pytest.raises(PlacingRefused):
            await out.begin("r3", VICTIMS, one_in=CALLERS_SHARE)
        await out.begin("the victim is rung back", VICTIMS)


@pytest.mark.parametrize(
    ("to", "caps"), [(VICTIMS, CallCaps(at_once=2)), (DESK, CallCaps(at_once=0, extensions_at_once=2))]
)
@in_a_loop
async def test_no_more_at_one_time_than_may_be(to: CallDestination, caps: CallCaps) -> None:
    async with way_out(Phone(), MemoryPurse(), caps) as out:
        await out.begin("r1", to)
        await out.begin("r2", to)
        with pytest.raises(PlacingRefused):
            await out.begin("r3", to)
        await out.end("r1")
        await out.begin("r3", to)


@in_a_loop
async def test_a_long_call_is_counted_again_and_cut_where_that_cannot_be_paid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbound_dialling, "COUNTED_LENGTH", timedelta(seconds=0.1))
    phone, purse = Phone(), MemoryPurse()
    gone: list[str] = []
    async with way_out(phone, purse) as out:
        await out.begin("r1", VICTIMS)
        call = out.ring("r1", rings_from="", rtp_port=4000)
        call.listen(on_gone=lambda: gone.append("r1"))
        await call.picked_up(5)
        await eventually(lambda: len(purse.extended) >= 2)
        assert gone == []
        purse.is_empty = True
        await eventually(phone.is_hung_up.is_set)

    assert gone == ["r1"]


@in_a_loop
async def test_an_order_that_cannot_be_paid_is_tried_later_and_is_not_on_record(
    prompts: Prompts, tmp_path: Path
) -> None:
    phone = Phone(refuses=486)
    async with ringing(prompts, tmp_path, phone) as (running, carrier):
        running.purse.is_empty = True
        with pytest.raises(SendDeferred):
            await place(carrier, order())
        assert (phone.invites, running.desk.placed_calls) == ([], {})

        running.purse.is_empty = False
        await place(carrier, order())
        assert await outcome(running) == "no_answer"
        await eventually(lambda: running.purse.lasted == {"r1": timedelta(0)})
