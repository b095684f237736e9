"""No agent takes calls, and the force says that callers are put through to a number of its own: counted as paid, and
back again where no one answers there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from tests.channels.phone.callee import HELLO, Phone
from tests.channels.phone.caller import Caller
from tests.channels.phone.conftest import Running, eventually, running_line
from tests.channels.phone.floors import THEIRS, VICTIMS, MemoryFloor, has, tone
from tests.channels.phone.test_calling import in_a_loop

from victimcare.channels.phone.desk_memory import DeskAnswer
from victimcare.channels.phone.hold_music import make_music_loop
from victimcare.channels.phone.line_process import LineSettings
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.channels.phone.outbound_dialling import CallCaps
from victimcare.channels.phone.outbound_legs import AllowedNumbers
from victimcare.rules.calls import Reply
from victimcare.rules.calls.audio import from_mulaw, to_mulaw
from victimcare.rules.calls.outbound_calls import CALLERS_SHARE, NumberTariff

FASTER = 4
OVERFLOW = "+441632960102"
SPEAKS = (*HELLO, (60.0, to_mulaw(tone(THEIRS))))


@asynccontextmanager
async def closed(
    prompts: Prompts, phone: Phone, *, overflow: str = OVERFLOW, puts_through: bool = True, caps: CallCaps | None = None
) -> AsyncIterator[tuple[Running, Caller]]:
    """A caller wants a person, no agent is there, and the caller presses the key for the other number."""
    allowed = AllowedNumbers((), frozenset({overflow}), overflow)
    settings = LineSettings(port=0, trunk=phone.address, allowed=allowed, caps=caps or CallCaps())
    async with running_line(prompts, faster=FASTER, settings=settings, floor=MemoryFloor()) as running:
        running.desk.puts_through = puts_through
        running.desk.queue[:] = [DeskAnswer(Reply.NO_STAFF_ON_DUTY)] * 9
        async with Caller(running.address) as caller:
            await caller.ring()
            await caller.hears(running.sound("calls-welcome")[:800])
            await caller.key("0")
            await running.comes_to("nobody")
            await caller.key("5")
            yield running, caller


@in_a_loop
async def test_the_caller_hears_music_while_it_rings_there_then_both_talk(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER, says=SPEAKS, answers=False)
    async with phone, closed(prompts, phone) as (running, caller):
        await caller.hears(running.sound("calls-elsewhere")[:800])
        await eventually(lambda: len(phone.invites) == 1)
        assert f"sip:{OVERFLOW}@" in phone.invites[0].text
        await caller.hears(to_mulaw(make_music_loop()[16_000:19_200]))

        phone.answer()
        await eventually(lambda: has(from_mulaw(caller.sound()[-1600:]), THEIRS))
        for _ in range(20):
            caller.speak(to_mulaw(tone(VICTIMS)))
        await eventually(lambda: has(from_mulaw(phone.sound()[-1600:]), VICTIMS))
        assert running.purse.kept, "paid for as every call"
        await phone.hang_up()

        await running.comes_to("after_person")


@pytest.mark.parametrize(
    "phone", [Phone(faster=FASTER, refuses=480), Phone(faster=FASTER, refuses=486)], ids=["not there", "busy"]
)
@in_a_loop
async def test_where_no_one_answers_there_the_caller_is_told_and_is_back(prompts: Prompts, phone: Phone) -> None:
    async with phone, closed(prompts, phone) as (running, caller):
        await caller.hears(running.sound("calls-elsewhere-nobody")[:800])

        await running.comes_to("nobody")
        assert len(phone.invites) == 1


@pytest.mark.parametrize(
    ("overflow", "is_empty"), [(OVERFLOW, True), ("", False)], ids=["nothing may be spent", "no number is allowed"]
)
@in_a_loop
async def test_no_number_is_rung_that_the_line_may_not_ring_or_pay_for(
    prompts: Prompts, overflow: str, is_empty: bool
) -> None:
    phone = Phone(faster=FASTER)
    async with phone, closed(prompts, phone, overflow=overflow) as (running, caller):
        running.purse.is_empty = is_empty
        await caller.hears(running.sound("calls-elsewhere-not-rung"))

        await running.comes_to("nobody")
        assert phone.invites == []
        assert running.line.switchboard is not None
        assert running.line.switchboard._rooms == {}


@in_a_loop
async def test_callers_who_ask_for_it_again_and_again_leave_half_to_those_whom_we_ring(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER)
    async with phone, closed(prompts, phone) as (running, caller):
        running.purse.kept |= {
            f"put through {count}": NumberTariff.PLACE for count in range(CallCaps().an_hour // CALLERS_SHARE)
        }
        await caller.hears(running.sound("calls-elsewhere-not-rung"))

        assert phone.invites == []


@in_a_loop
async def test_above_the_calls_at_one_time_the_caller_is_told_so_and_not_that_no_one_answers(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER)
    async with phone, closed(prompts, phone, caps=CallCaps(at_once=1)) as (running, caller):
        await caller.hears(running.sound("calls-elsewhere-not-rung"))

        await running.comes_to("nobody")
        assert phone.invites == []
        assert caller.sound().find(running.sound("calls-elsewhere-nobody")) < 0


@in_a_loop
async def test_where_the_number_is_only_told_the_key_puts_no_caller_through(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER)
    async with phone, closed(prompts, phone, puts_through=False) as (running, caller):
        await caller.hears(running.sound("calls-elsewhere-not")[:800])

        await running.comes_to("nobody")
        assert phone.invites == []


@in_a_loop
async def test_the_caller_hangs_up_and_it_stops_ringing_there(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER, answers=False)
    async with phone, closed(prompts, phone) as (_, caller):
        await eventually(lambda: len(phone.invites) == 1)

        await caller.hang_up()

        await phone.is_cancelled.wait()
