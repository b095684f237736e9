"""A call back from the desk: first the agent is rung, then the victim, and nothing is said before it is clear who
listens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from uuid import UUID

import pytest
from tests.channels.phone.callee import GREETING, HELLO, Phone
from tests.channels.phone.conftest import Running, eventually, running_line
from tests.channels.phone.floors import ANOTHERS, THEIRS, VICTIMS, Headset, MemoryFloor, has, tone
from tests.channels.phone.test_calling import in_a_loop

from victimcare.channels.phone.line_process import LineSettings
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.channels.phone.outbound_legs import AllowedNumbers
from victimcare.channels.phone.switchboard import Switchboard
from victimcare.rules.calls.audio import from_mulaw, to_mulaw
from victimcare.rules.safe_contact.contact_plan import CallerDisplay
from victimcare.services.calls.placed_calls import CallbackCallResult
from victimcare.services.ports.desk_telephone import GuestMode, PhoneAct, PhoneGuest, ReturnCallProgress

FASTER = 4
SPEAKS = (*HELLO, (60.0, to_mulaw(tone(VICTIMS))))


class Desk:
    """An agent at the desk with a headset, and the line."""

    def __init__(self, running: Running, floor: MemoryFloor) -> None:
        assert running.line.switchboard is not None
        self.running, self.floor = running, floor
        self.board: Switchboard = running.line.switchboard
        self.headset = Headset()
        self.board.sit_down(self.headset.agent_id, self.headset)

    def press(self) -> UUID:
        return self.floor.rings_back(self.headset.agent_id)

    async def stands(self) -> ReturnCallProgress | None:
        return (await self.board.ask(self.headset.agent_id, PhoneAct.LOOK)).back

    async def comes_to(self, wanted: ReturnCallProgress) -> None:
        await eventually(lambda: self.board._back.stands(self.headset.agent_id) is wanted)

    async def went(self, how: CallbackCallResult) -> None:
        await eventually(lambda: self.floor.went == [how])
        assert self.headset.on_voice is None


@asynccontextmanager
async def a_desk(prompts: Prompts, phone: Phone) -> AsyncIterator[Desk]:
    floor = MemoryFloor()
    settings = LineSettings(
        port=0,
        trunk=phone.address,
        allowed=AllowedNumbers(("2000-2099",)),
        rings_from="+441632960100",
        line_number="08081570142",
    )
    async with running_line(prompts, faster=FASTER, settings=settings, floor=floor) as running:
        yield Desk(running, floor)


def hears(phone: Phone, hertz: int) -> bool:
    return has(from_mulaw(phone.sound()[-1600:]), hertz)


@in_a_loop
async def test_the_agent_hears_it_ring_then_both_hear_one_another_until_the_victim_hangs_up(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER, says=SPEAKS, answers=False)
    async with phone, a_desk(prompts, phone) as desk:
        row = desk.press()
        await eventually(lambda: len(phone.invites) == 1)
        assert "sip:+447700900123@" in phone.invites[0].text
        assert await desk.stands() is ReturnCallProgress.VICTIM_PHONE_RINGS
        await eventually(lambda: desk.headset.hears_now(400))

        phone.answer()

        await desk.comes_to(ReturnCallProgress.TALKS)
        await eventually(lambda: desk.headset.hears_now(VICTIMS) and hears(phone, THEIRS))
        assert desk.floor.picked_up == [row]
        await phone.hang_up()
        await desk.went(CallbackCallResult.SPOKE)


@in_a_loop
async def test_not_a_sound_is_sent_before_the_other_side_has_spoken(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER, says=SPEAKS)
    async with phone, a_desk(prompts, phone) as desk:
        desk.press()
        await desk.comes_to(ReturnCallProgress.LISTENS)
        said_before = len(phone.sound())
        await desk.comes_to(ReturnCallProgress.TALKS)

        assert not has(from_mulaw(phone.sound()[:said_before]), THEIRS)


@pytest.mark.parametrize(
    ("phone", "how"),
    [
        (Phone(faster=FASTER, refuses=486), CallbackCallResult.ENGAGED),
        (Phone(faster=FASTER, refuses=480), CallbackCallResult.NO_ANSWER),
        (Phone(faster=FASTER, refuses=503), CallbackCallResult.LINE_FAILED),
        (Phone(faster=FASTER, says=GREETING), CallbackCallResult.MACHINE),
    ],
    ids=["engaged", "no answer", "the carrier fails", "a machine"],
)
@in_a_loop
async def test_an_unreached_victim_hears_nothing_and_the_agent_is_told_why(
    prompts: Prompts, phone: Phone, how: CallbackCallResult
) -> None:
    async with phone, a_desk(prompts, phone) as desk:
        desk.press()

        await desk.went(how)

        assert len(phone.invites) == 1
        assert not has(from_mulaw(phone.sound()), THEIRS)


@in_a_loop
async def test_a_call_over_a_cap_is_not_made_and_the_agent_is_told_which(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER)
    async with phone, a_desk(prompts, phone) as desk:
        desk.running.purse.is_empty = True
        desk.press()

        await desk.went(CallbackCallResult.A_DAY)

        assert phone.invites == []


@in_a_loop
async def test_a_message_that_the_victim_agreed_to_is_left_by_the_agent_after_the_greeting(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER, says=GREETING)
    async with phone, a_desk(prompts, phone) as desk:
        assert desk.floor.may_dial is not None
        desk.floor.may_dial = replace(desk.floor.may_dial, may_leave_message=True)
        desk.press()

        await eventually(lambda: hears(phone, THEIRS))
        desk.floor.back.clear()

        await desk.went(CallbackCallResult.MACHINE_WAITS)
        await eventually(phone.is_hung_up.is_set)


@in_a_loop
async def test_where_a_word_is_agreed_the_desk_is_heard_only_once_it_wants_to(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER, says=SPEAKS)
    async with phone, a_desk(prompts, phone) as desk:
        assert desk.floor.may_dial is not None
        desk.floor.may_dial = replace(desk.floor.may_dial, says_word_first=True)
        desk.press()
        await eventually(lambda: desk.headset.hears_now(VICTIMS))
        assert not hears(phone, THEIRS)
        assert (await desk.board.ask(desk.headset.agent_id, PhoneAct.STANDS)).is_muted

        await desk.board.ask(desk.headset.agent_id, PhoneAct.UNMUTE)

        await eventually(lambda: hears(phone, THEIRS))


@pytest.mark.parametrize(
    ("shown", "seen"),
    [(CallerDisplay.WITHHELD, ""), (CallerDisplay.NEUTRAL, "+441632960100"), (CallerDisplay.LINE, "08081570142")],
)
@in_a_loop
async def test_the_victims_telephone_shows_what_was_agreed(prompts: Prompts, shown: CallerDisplay, seen: str) -> None:
    phone = Phone(faster=FASTER, refuses=486)
    async with phone, a_desk(prompts, phone) as desk:
        assert desk.floor.may_dial is not None
        desk.floor.may_dial = replace(desk.floor.may_dial, shown=shown)
        desk.press()
        await desk.went(CallbackCallResult.ENGAGED)

        assert (seen or "anonymous") in phone.invites[0].header("From")
        for number in {"+441632960100", "08081570142"} - {seen}:
            assert number not in phone.invites[0].text


@in_a_loop
async def test_the_victim_is_not_rung_where_the_gate_now_says_no_or_the_agent_cannot_hear(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER)
    async with phone, a_desk(prompts, phone) as desk:
        desk.floor.may_dial = None
        desk.press()
        await desk.went(CallbackCallResult.LINE_FAILED)
        desk.headset.is_connected = False
        desk.press()
        await eventually(lambda: desk.floor.went == [CallbackCallResult.LINE_FAILED] * 2)

        assert phone.invites == []


@in_a_loop
async def test_the_agent_ends_it_and_the_victims_telephone_is_hung_up(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER, answers=False)
    async with phone, a_desk(prompts, phone) as desk:
        desk.press()
        await eventually(lambda: len(phone.invites) == 1)

        desk.floor.back.clear()

        await phone.is_cancelled.wait()
        await eventually(lambda: bool(desk.floor.went))


@in_a_loop
async def test_the_victim_hears_that_the_line_was_lost_where_the_desk_is_gone(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER, says=SPEAKS)
    async with phone, a_desk(prompts, phone) as desk:
        desk.press()
        await eventually(lambda: hears(phone, THEIRS))

        desk.headset.is_connected = False

        await phone.hears(desk.running.sound("calls-back-lost")[:800])
        await phone.is_hung_up.wait()
        await desk.went(CallbackCallResult.SPOKE)


@in_a_loop
async def test_an_extension_is_rung_first_and_then_the_victim(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER)
    async with phone, a_desk(prompts, phone) as desk:
        desk.floor.rings_back(desk.headset.agent_id, extension="2041")
        desk.headset.is_connected = False
        await phone.is_answered.wait()
        await eventually(lambda: len(phone.invites) == 2)

        assert ["sip:2041@" in phone.invites[0].text, "sip:+447700900123@" in phone.invites[1].text] == [True, True]


@in_a_loop
async def test_a_guest_talks_on_with_the_victim_and_the_call_ends_with_them(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER, says=SPEAKS)
    async with phone, a_desk(prompts, phone) as desk:
        interpreter = Headset(ANOTHERS)
        desk.board.sit_down(interpreter.agent_id, interpreter)
        desk.press()
        await eventually(lambda: hears(phone, THEIRS))
        guest = PhoneGuest("An interpreter", GuestMode.TOGETHER, agent_id=interpreter.agent_id)
        await desk.board.ask(desk.headset.agent_id, PhoneAct.BRING, guest=guest)
        await eventually(lambda: interpreter.rings)
        await desk.board.ask(interpreter.agent_id, PhoneAct.JOIN)
        await eventually(lambda: hears(phone, ANOTHERS))

        await desk.board.ask(desk.headset.agent_id, PhoneAct.LEAVE)
        desk.floor.back.clear()

        await eventually(lambda: desk.headset.on_voice is None)
        await eventually(lambda: hears(phone, ANOTHERS) and not hears(phone, THEIRS))
        assert await desk.stands() is None
        await desk.board.ask(interpreter.agent_id, PhoneAct.REFUSE)
        await phone.is_hung_up.wait()
        await desk.went(CallbackCallResult.SPOKE)


@pytest.mark.parametrize("how", [GuestMode.HAND_OVER, GuestMode.FIRST_ALONE], ids=["cold", "warm"])
@in_a_loop
async def test_a_victim_can_be_handed_to_a_colleague_with_the_call(prompts: Prompts, how: GuestMode) -> None:
    phone = Phone(faster=FASTER, says=SPEAKS)
    async with phone, a_desk(prompts, phone) as desk:
        colleague = Headset(ANOTHERS)
        desk.board.sit_down(colleague.agent_id, colleague)
        desk.press()
        await eventually(lambda: hears(phone, THEIRS))
        await desk.board.ask(
            desk.headset.agent_id, PhoneAct.BRING, guest=PhoneGuest("Ewa Tomala", how, agent_id=colleague.agent_id)
        )
        await eventually(lambda: colleague.rings)
        await desk.board.ask(colleague.agent_id, PhoneAct.JOIN)
        if how is GuestMode.FIRST_ALONE:
            await eventually(lambda: colleague.hears_now(THEIRS))
            assert not hears(phone, ANOTHERS)
            await desk.floor.hand_over(desk.headset.agent_id, colleague.agent_id)  # "leave them to it"

        await eventually(lambda: hears(phone, ANOTHERS) and not hears(phone, THEIRS))
        await eventually(lambda: colleague.hears_now(VICTIMS) and desk.headset.on_voice is None)
        assert desk.board._back.stands(colleague.agent_id) is ReturnCallProgress.TALKS
        assert await desk.stands() is None
        desk.floor.back.clear()  # the colleague ends it
        await phone.is_hung_up.wait()
        await desk.went(CallbackCallResult.SPOKE)


@in_a_loop
async def test_where_a_word_is_awaited_a_colleague_who_takes_over_is_not_heard_before_it_either(
    prompts: Prompts,
) -> None:
    phone = Phone(faster=FASTER, says=SPEAKS)
    async with phone, a_desk(prompts, phone) as desk:
        assert desk.floor.may_dial is not None
        desk.floor.may_dial = replace(desk.floor.may_dial, says_word_first=True)
        colleague = Headset(ANOTHERS)
        desk.board.sit_down(colleague.agent_id, colleague)
        desk.press()
        await eventually(lambda: desk.headset.hears_now(VICTIMS))

        await desk.floor.hand_over(desk.headset.agent_id, colleague.agent_id)

        await eventually(lambda: colleague.hears_now(VICTIMS))
        assert (await desk.board.ask(colleague.agent_id, PhoneAct.LOOK)).is_muted
        assert not hears(phone, ANOTHERS)
