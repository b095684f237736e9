"""The switchboard: an agent who is offered a caller is rung, and joined, held, passed on and parted as the queue
says."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from tests.channels.phone.callee import Phone
from tests.channels.phone.caller import Caller
from tests.channels.phone.conftest import Running, eventually, running_line
from tests.channels.phone.floors import ANOTHERS, THEIRS, VICTIMS, Headset, MemoryFloor, has, tone
from tests.channels.phone.test_calling import in_a_loop

from victimcare.channels.phone.call_conversation import waiting_music_piece
from victimcare.channels.phone.call_rooms import CallRoom
from victimcare.channels.phone.desk_memory import DeskAnswer
from victimcare.channels.phone.hold_music import make_music_loop
from victimcare.channels.phone.line_process import LineSettings
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.channels.phone.outbound_legs import AllowedNumbers
from victimcare.channels.phone.sip import LivenessTimeouts
from victimcare.channels.phone.sip.call_sessions import USUAL_TIMEOUTS
from victimcare.channels.phone.switchboard import Switchboard
from victimcare.rules.calls import Reply, SpokenPart
from victimcare.rules.calls.audio import FRAME, RATE, from_mulaw, to_mulaw
from victimcare.rules.sentences import sentence
from victimcare.services.calls.agents.agent_calls import HeldConversation
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind
from victimcare.services.ports.desk_telephone import (
    GuestMissReason,
    GuestMode,
    GuestPlace,
    GuestState,
    PhoneAct,
    PhoneFailed,
    PhoneGuest,
    PhoneProblem,
    PhoneState,
)

FASTER = 4
ROOM = 2300  # Hz, of the control room
IN_DANGER = PhoneGuest("The control room", GuestMode.TOGETHER, number="020 7946 0192", place=GuestPlace.HELP)
INTERPRETER = PhoneGuest("Thames Interpreters", GuestMode.FIRST_ALONE, number="020 7946 0190")


class Waiting:
    """A caller who waits for a person, and an agent at the desk."""

    def __init__(self, running: Running, floor: MemoryFloor, caller: Caller) -> None:
        self.running, self.floor, self.caller = running, floor, caller
        assert running.line.switchboard is not None
        self.board: Switchboard = running.line.switchboard
        self.headset = Headset()
        self._speaking = asyncio.get_running_loop().create_task(self._speak())

    @property
    def row(self) -> UUID:
        return UUID(next(iter(self.running.desk.started)))

    async def _speak(self) -> None:
        while True:
            self.caller.speak(to_mulaw(tone(VICTIMS)))
            await asyncio.sleep(0.02 / FASTER)

    @property
    def room(self) -> CallRoom:
        return self.board._rooms[self.row]

    def stop(self) -> None:
        self._speaking.cancel()

    async def answered(self, way: AgentEndpointKind = AgentEndpointKind.BROWSER) -> None:
        self.board.sit_down(self.headset.agent_id, self.headset)
        self.floor.held[self.row] = HeldConversation(self.headset.agent_id, way, "")
        await eventually(lambda: self.headset.hears_now(VICTIMS) and self.victim_hears(THEIRS))

    def victim_hears(self, hertz: int) -> bool:
        return has(from_mulaw(self.caller.sound()[-1600:]), hertz)

    async def ask(self, act: PhoneAct, **more: Any) -> PhoneState:
        return await self.board.ask(self.headset.agent_id, act, **more)


@asynccontextmanager
async def waiting(
    prompts: Prompts, *phones: Phone, patience: LivenessTimeouts | None = None, offered_for: float = 20.0
) -> AsyncIterator[Waiting]:
    floor = MemoryFloor()
    allowed = AllowedNumbers(("2000-2099",), frozenset({"+442079460190", "+442079460192"}), offered_for=offered_for)
    trunk = phones[0].address if phones else None
    settings = LineSettings(port=0, trunk=trunk, allowed=allowed, patience=patience or LivenessTimeouts())
    async with running_line(prompts, faster=FASTER, settings=settings, floor=floor) as running:
        running.desk.queue[:] = [DeskAnswer(Reply.WAITS), *[DeskAnswer(Reply.STILL)] * 500]
        async with Caller(running.address) as caller:
            await caller.ring()
            await caller.hears(running.sound("calls-welcome")[:800])
            await caller.key("0")
            await running.comes_to("waiting")
            world = Waiting(running, floor, caller)
            try:
                yield world
            finally:
                world.stop()


@in_a_loop
async def test_the_music_ends_at_once_when_the_line_is_closed_and_the_caller_hears_why(prompts: Prompts) -> None:
    why = (sentence("calls-closed-why-fault"), sentence("calls-closed-not-known"))
    async with waiting(prompts) as world:
        await world.caller.hears(waiting_music_piece(0, 25.0)[8000:9600])
        world.running.desk.queue[:] = [DeskAnswer(Reply.CLOSED, {SpokenPart.OPENING: why})]
        closed_at = len(world.caller.sound())

        world.floor.closed.add(world.row)

        told = await world.caller.hears(world.running.spoken(why) + world.running.sound("calls-closed-meanwhile"))
        assert told * FRAME - closed_at < 2 * RATE, "within two seconds, and not when the music is over"


@in_a_loop
async def test_it_rings_for_the_agent_with_the_offer_and_they_hear_one_another(prompts: Prompts) -> None:
    async with waiting(prompts) as world:
        world.board.sit_down(world.headset.agent_id, world.headset)
        world.floor.offer(world.row, world.headset.agent_id)
        await eventually(lambda: world.headset.rings)
        world.floor.offers.clear()

        await world.answered()

        assert not world.headset.rings
        assert await world.ask(PhoneAct.LOOK) == PhoneState(is_connected=True, is_joined=True, call_id=world.row)


@in_a_loop
async def test_a_held_caller_hears_music_and_a_muted_one_nothing(prompts: Prompts) -> None:
    async with waiting(prompts) as world:
        await world.answered()

        assert (await world.ask(PhoneAct.HOLD)).is_held
        await eventually(lambda: not world.headset.hears_now(VICTIMS) and not world.victim_hears(THEIRS))
        await world.caller.hears(to_mulaw(make_music_loop()[16_000:19_200]))  # a second into it
        await world.ask(PhoneAct.TAKE_BACK)
        await eventually(lambda: world.headset.hears_now(VICTIMS) and world.victim_hears(THEIRS))
        assert (await world.ask(PhoneAct.MUTE)).is_muted
        await eventually(lambda: world.headset.hears_now(VICTIMS) and not world.victim_hears(THEIRS))


@in_a_loop
async def test_when_it_is_over_the_caller_goes_on_and_passed_on_they_wait(prompts: Prompts) -> None:
    async with waiting(prompts) as world:
        await world.answered()
        world.floor.waiting.add(world.row)
        world.floor.held.clear()
        await world.running.comes_to("waiting")
        world.floor.waiting.clear()
        await world.answered()

        world.floor.held.clear()

        await world.running.comes_to("after_person")
        with pytest.raises(PhoneFailed) as failed:
            await world.ask(PhoneAct.HOLD)
        assert failed.value.problem is PhoneProblem.NO_CALL


@in_a_loop
async def test_the_caller_hangs_up_and_the_agent_hears_silence(prompts: Prompts) -> None:
    async with waiting(prompts) as world:
        await world.answered()
        world.stop()

        await world.caller.hang_up()

        await eventually(lambda: world.headset.on_voice is None)
        assert world.headset.is_connected


@in_a_loop
async def test_handed_to_a_colleague_the_caller_is_theirs(prompts: Prompts) -> None:
    async with waiting(prompts) as world:
        await world.answered()
        colleague = Headset(ANOTHERS)
        world.board.sit_down(colleague.agent_id, colleague)

        world.floor.held[world.row] = HeldConversation(colleague.agent_id, AgentEndpointKind.BROWSER, "")

        await eventually(lambda: world.victim_hears(ANOTHERS) and not world.victim_hears(THEIRS))
        assert world.headset.on_voice is None


@in_a_loop
async def test_their_extension_is_rung_and_picking_up_answers(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER, says=((60.0, to_mulaw(tone(ANOTHERS))),))
    async with phone, waiting(prompts, phone) as world:
        world.floor.offer(world.row, world.headset.agent_id, extension="2041")
        await phone.is_answered.wait()
        assert "sip:2041@" in phone.invites[0].text
        await eventually(lambda: world.victim_hears(ANOTHERS))
        await eventually(lambda: has(from_mulaw(phone.sound()[-1600:]), VICTIMS))

        world.floor.held.clear()

        await asyncio.wait_for(phone.is_hung_up.wait(), 10)
        await world.running.comes_to("after_person")


@in_a_loop
async def test_an_extension_that_is_busy_or_not_listed_leaves_the_caller_to_the_next(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER, refuses=486)
    async with phone, waiting(prompts, phone) as world:
        world.floor.offer(world.row, world.headset.agent_id, extension="2041")
        await eventually(lambda: world.floor.not_answering == [world.headset.agent_id])
        world.floor.offer(world.row, world.headset.agent_id, extension="3041")
        await eventually(lambda: world.floor.not_answering == [world.headset.agent_id] * 2)

        assert len(phone.invites) == 1


@in_a_loop
async def test_an_extension_rings_for_as_long_as_the_force_says_that_an_offer_stands(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER, answers=False)
    async with phone, waiting(prompts, phone, offered_for=0.5) as world:
        world.floor.offer(world.row, world.headset.agent_id, extension="2041")

        await asyncio.wait_for(phone.is_cancelled.wait(), 10)
        await eventually(lambda: world.floor.not_answering == [world.headset.agent_id])


@in_a_loop
async def test_an_interpreter_is_asked_alone_then_all_talk_and_the_agent_may_leave(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER, says=((60.0, to_mulaw(tone(ANOTHERS))),))
    async with phone, waiting(prompts, phone) as world:
        await world.answered()
        stands = await world.ask(PhoneAct.BRING, guest=INTERPRETER)
        assert (stands.beside, stands.is_held) == ((GuestState("Thames Interpreters"),), True)
        await eventually(lambda: world.headset.hears_now(ANOTHERS))
        assert not world.victim_hears(ANOTHERS)

        await world.ask(PhoneAct.TAKE_BACK)
        await eventually(lambda: world.victim_hears(ANOTHERS) and world.victim_hears(THEIRS))
        await world.ask(PhoneAct.LEAVE)
        world.floor.held.clear()

        await eventually(lambda: world.headset.on_voice is None)
        await eventually(lambda: world.victim_hears(ANOTHERS) and not world.victim_hears(THEIRS))
        await phone.hang_up()
        await world.running.comes_to("after_person")


@in_a_loop
async def test_a_guest_rung_in_danger_keeps_the_caller_and_no_cap_holds_them_back(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER, says=((60.0, to_mulaw(tone(ANOTHERS))),))
    async with phone, waiting(prompts, phone) as world:
        await world.answered()
        world.running.purse.is_empty = True
        with pytest.raises(PhoneFailed):
            await world.ask(PhoneAct.BRING, guest=replace(IN_DANGER, number="020 7946 0191"))
        await world.ask(PhoneAct.BRING, guest=IN_DANGER)
        await world.ask(PhoneAct.BRING, guest=IN_DANGER)  # pressed twice
        await eventually(lambda: world.victim_hears(ANOTHERS) and world.headset.hears_now(ANOTHERS))
        assert len(phone.invites) == 1

        world.floor.held.clear()  # the agent presses End, and not Leave

        await eventually(lambda: world.headset.on_voice is None)
        await eventually(lambda: world.victim_hears(ANOTHERS) and not world.victim_hears(THEIRS))
        world.floor.waiting.add(world.row)  # or was lost, and the caller is back in the queue
        await eventually(lambda: world.room.waits)
        await phone.hang_up()
        await world.running.comes_to("passed_on")
        assert world.floor.partners == [None, GuestMissReason.LEFT]


def two_telephones(*, answers: bool = True) -> tuple[Phone, Phone]:
    """The interpreter's telephone, and the control room's on the same trunk."""
    room = Phone(faster=FASTER, says=((60.0, to_mulaw(tone(ROOM))),))
    says = ((60.0, to_mulaw(tone(ANOTHERS))),)
    return Phone(faster=FASTER, says=says, answers=answers, behind={"+442079460192": room}), room


def hears(phone: Phone, *hertz: int) -> bool:
    sound = from_mulaw(phone.sound()[-1600:])
    return all(has(sound, each) for each in hertz)


@in_a_loop
async def test_beside_an_interpreter_who_is_asked_alone_the_control_room_comes_in_and_all_hear_each_other(
    prompts: Prompts,
) -> None:
    interpreter, room = two_telephones()
    async with interpreter, room, waiting(prompts, interpreter) as world:
        await world.answered()
        await world.ask(PhoneAct.BRING, guest=INTERPRETER)
        await eventually(lambda: world.headset.hears_now(ANOTHERS))

        await world.ask(PhoneAct.BRING, guest=IN_DANGER)

        await eventually(lambda: all(map(world.victim_hears, (THEIRS, ANOTHERS, ROOM))))
        await eventually(lambda: all(map(world.headset.hears_now, (VICTIMS, ANOTHERS, ROOM))))
        await eventually(lambda: hears(interpreter, VICTIMS, THEIRS, ROOM) and hears(room, VICTIMS, THEIRS, ANOTHERS))
        world.floor.held.clear()  # the agent presses End, and not Leave
        await eventually(lambda: world.headset.on_voice is None and not hears(room, THEIRS))
        await eventually(lambda: all(map(world.victim_hears, (ANOTHERS, ROOM))) and hears(room, VICTIMS, ANOTHERS))
        await interpreter.hang_up()
        await eventually(lambda: world.victim_hears(ROOM) and not world.victim_hears(ANOTHERS))
        await room.hang_up()
        await world.running.comes_to("after_person")


@in_a_loop
async def test_an_interpreter_who_only_rings_makes_no_room_and_each_goes_by_themselves(prompts: Prompts) -> None:
    interpreter, room = two_telephones(answers=False)
    async with interpreter, room, waiting(prompts, interpreter) as world:
        await world.answered()
        await world.ask(PhoneAct.BRING, guest=IN_DANGER)
        await eventually(lambda: world.victim_hears(ROOM))
        stands = await world.ask(PhoneAct.BRING, guest=INTERPRETER)  # apart: but the caller hears it now
        assert stands.beside == (
            GuestState("Thames Interpreters"),
            GuestState(IN_DANGER.name, GuestPlace.HELP, talks=True),
        )
        assert not stands.is_held
        with pytest.raises(PhoneFailed) as failed:
            await world.ask(PhoneAct.BRING, guest=INTERPRETER)
        assert failed.value.problem is PhoneProblem.TAKEN
        await world.ask(PhoneAct.HOLD)
        assert not (await world.ask(PhoneAct.BRING, guest=IN_DANGER)).is_held  # pressed again

        await eventually(lambda: len(interpreter.invites) == 1)
        interpreter.answer()
        await eventually(lambda: all(map(world.victim_hears, (THEIRS, ANOTHERS, ROOM))))
        stands = await world.ask(PhoneAct.DROP, of=GuestPlace.HELP)
        assert stands.beside == (GuestState("Thames Interpreters", talks=True),)
        await eventually(lambda: all(map(world.victim_hears, (THEIRS, ANOTHERS))) and not world.victim_hears(ROOM))
        assert room.is_hung_up.is_set()


@in_a_loop
async def test_a_colleague_who_refuses_or_takes_over_changes_nothing_for_the_control_room(prompts: Prompts) -> None:
    _, room = two_telephones()
    async with room, waiting(prompts, room) as world:
        await world.answered()
        await world.ask(PhoneAct.BRING, guest=IN_DANGER)
        colleague = Headset(ANOTHERS)
        world.board.sit_down(colleague.agent_id, colleague)
        guest = PhoneGuest("Ewa Tomala", GuestMode.HAND_OVER, agent_id=colleague.agent_id)
        for reply in (PhoneAct.REFUSE, PhoneAct.JOIN):
            await world.ask(PhoneAct.BRING, guest=guest)
            await eventually(lambda: colleague.rings)
            await world.board.ask(colleague.agent_id, reply)
            await eventually(lambda: world.room.guest is None)
            await eventually(lambda: world.victim_hears(ROOM) and hears(room, VICTIMS))

        await eventually(lambda: world.victim_hears(ANOTHERS) and not world.victim_hears(THEIRS))
        await eventually(lambda: all(map(colleague.hears_now, (VICTIMS, ROOM))))
        stands = await world.board.ask(colleague.agent_id, PhoneAct.STANDS)
        assert stands.beside == (GuestState(IN_DANGER.name, GuestPlace.HELP, talks=True),)
        world.floor.held.clear()
        await eventually(lambda: colleague.on_voice is None and world.victim_hears(ROOM))


@in_a_loop
async def test_a_colleague_who_has_joined_rings_the_control_room_and_the_agent_who_left_knows_it(
    prompts: Prompts,
) -> None:
    _, room = two_telephones()
    async with room, waiting(prompts, room) as world:
        await world.answered()
        colleague = Headset(ANOTHERS)
        world.board.sit_down(colleague.agent_id, colleague)
        by_them = replace(IN_DANGER, by="Ewa Tomala")
        await world.ask(
            PhoneAct.BRING, guest=PhoneGuest("Ewa Tomala", GuestMode.FIRST_ALONE, agent_id=colleague.agent_id)
        )
        await eventually(lambda: colleague.rings)
        with pytest.raises(PhoneFailed):  # not in it yet
            await world.board.ask(colleague.agent_id, PhoneAct.BRING, guest=by_them)
        await world.board.ask(colleague.agent_id, PhoneAct.JOIN)
        await eventually(lambda: colleague.hears_now(THEIRS))
        with pytest.raises(PhoneFailed):  # only for danger
            await world.board.ask(colleague.agent_id, PhoneAct.BRING, guest=INTERPRETER)

        theirs = await world.board.ask(colleague.agent_id, PhoneAct.BRING, guest=by_them)

        rung = GuestState(IN_DANGER.name, GuestPlace.HELP)
        assert (theirs.has_joined, theirs.call_id, theirs.beside) == (True, world.row, (rung,))
        assert (await world.ask(PhoneAct.STANDS)).at(GuestPlace.HELP) == replace(rung, by="Ewa Tomala")
        await eventually(lambda: all(map(world.victim_hears, (THEIRS, ANOTHERS, ROOM))))
        await eventually(lambda: hears(room, VICTIMS, THEIRS, ANOTHERS) and colleague.hears_now(ROOM))
        await world.board.ask(colleague.agent_id, PhoneAct.REFUSE)  # and leaves
        world.floor.held.clear()  # End
        await eventually(lambda: world.headset.on_voice is None)
        left = await world.ask(PhoneAct.STANDS)
        assert (left.has_left, left.call_id) == (True, world.row)
        assert left.beside == (replace(rung, talks=True, by="Ewa Tomala"),)
        theirs = await world.board.ask(colleague.agent_id, PhoneAct.STANDS)
        assert (theirs.has_left, theirs.beside) == (True, (replace(rung, talks=True),))
        row = world.row
        await room.hang_up()
        await world.running.comes_to("after_person")
        left = await world.ask(PhoneAct.LOOK)
        assert (left.has_left, left.call_id) == (True, row)
        assert left.beside == (replace(rung, missed=GuestMissReason.LEFT, by="Ewa Tomala"),)


@in_a_loop
async def test_an_agent_who_ends_while_the_control_room_rings_learns_that_it_did_not_come(prompts: Prompts) -> None:
    room = Phone(faster=FASTER, answers=False)
    async with room, waiting(prompts, room) as world:
        await world.answered()
        await world.ask(PhoneAct.BRING, guest=IN_DANGER)
        await eventually(lambda: len(room.invites) == 1)
        world.floor.held.clear()
        await eventually(lambda: world.headset.on_voice is None)
        rung = GuestState(IN_DANGER.name, GuestPlace.HELP)
        assert (await world.ask(PhoneAct.STANDS)).beside == (rung,)

        await world.caller.hang_up()

        await eventually(lambda: room.is_cancelled.is_set())
        left = await world.ask(PhoneAct.LOOK)
        assert (left.has_left, left.beside) == (True, (replace(rung, missed=GuestMissReason.NO_ANSWER),))


@pytest.mark.parametrize(
    ("phone", "why"),
    [
        (Phone(faster=FASTER, refuses=486), GuestMissReason.BUSY),
        (Phone(faster=FASTER, refuses=603), GuestMissReason.REFUSED),
        (Phone(faster=FASTER, refuses=480), GuestMissReason.NO_ANSWER),
    ],
    ids=["busy", "refused", "no answer"],
)
@in_a_loop
async def test_a_guest_who_does_not_come_is_named_with_why_and_the_caller_is_heard_again(
    prompts: Prompts, phone: Phone, why: GuestMissReason
) -> None:
    async with phone, waiting(prompts, phone) as world:
        await world.answered()
        await world.ask(PhoneAct.BRING, guest=INTERPRETER)

        await eventually(lambda: world.room.guest is None)

        stands = await world.ask(PhoneAct.STANDS)
        assert (stands.beside, stands.is_held) == ((GuestState("Thames Interpreters", missed=why),), False)
        await eventually(lambda: world.victim_hears(THEIRS))


@in_a_loop
async def test_a_colleagues_browser_rings_until_they_answer_it(prompts: Prompts) -> None:
    async with waiting(prompts) as world:
        await world.answered()
        colleague = Headset(ANOTHERS)
        world.board.sit_down(colleague.agent_id, colleague)
        asked = PhoneGuest("Ewa Tomala", GuestMode.TOGETHER, agent_id=colleague.agent_id)
        await world.ask(PhoneAct.BRING, guest=asked)
        await eventually(lambda: colleague.rings)
        await asyncio.sleep(3)  # waiting lets no colleague in
        assert (await world.ask(PhoneAct.STANDS)).beside == (GuestState("Ewa Tomala", agent_id=colleague.agent_id),)

        await world.board.ask(colleague.agent_id, PhoneAct.JOIN)

        await eventually(lambda: world.victim_hears(ANOTHERS))
        assert not colleague.rings
        anew = Headset(ROOM, agent_id=colleague.agent_id)  # in another window, or reloaded at once
        world.board.sit_down(colleague.agent_id, anew)
        await eventually(lambda: world.victim_hears(ROOM) and not world.victim_hears(ANOTHERS))
        assert (await world.board.ask(colleague.agent_id, PhoneAct.REFUSE)).is_asked is False
        await eventually(lambda: not world.victim_hears(ROOM))
        stands = await world.ask(PhoneAct.STANDS)
        assert stands.beside == (GuestState("Ewa Tomala", missed=GuestMissReason.LEFT),)
        assert world.floor.free == [colleague.agent_id]


@in_a_loop
async def test_a_colleague_whose_browser_is_gone_has_left(prompts: Prompts) -> None:
    async with waiting(prompts) as world:
        await world.answered()
        colleague = Headset(ANOTHERS)
        world.board.sit_down(colleague.agent_id, colleague)
        await world.ask(PhoneAct.BRING, guest=PhoneGuest("Ewa Tomala", GuestMode.TOGETHER, agent_id=colleague.agent_id))
        await eventually(lambda: colleague.rings)
        await world.board.ask(colleague.agent_id, PhoneAct.JOIN)
        await eventually(lambda: world.victim_hears(ANOTHERS))

        colleague.is_connected = False

        await eventually(lambda: world.room.guest is None)
        assert (await world.ask(PhoneAct.STANDS)).beside == (GuestState("Ewa Tomala", missed=GuestMissReason.LEFT),)


@in_a_loop
async def test_a_handed_over_caller_is_a_colleagues_only_once_they_answer(prompts: Prompts) -> None:
    async with waiting(prompts) as world:
        await world.answered()
        colleague = Headset(ANOTHERS)
        world.board.sit_down(colleague.agent_id, colleague)
        guest = PhoneGuest("Ewa Tomala", GuestMode.HAND_OVER, agent_id=colleague.agent_id)
        await world.ask(PhoneAct.BRING, guest=guest)
        await eventually(lambda: colleague.rings)
        assert world.floor.held[world.row].agent_id == world.headset.agent_id

        await world.board.ask(colleague.agent_id, PhoneAct.REFUSE)
        await eventually(lambda: world.room.guest is None)
        assert (await world.ask(PhoneAct.STANDS)).beside == (GuestState("Ewa Tomala", missed=GuestMissReason.REFUSED),)
        await world.ask(PhoneAct.BRING, guest=guest)
        await eventually(lambda: colleague.rings)
        await world.board.ask(colleague.agent_id, PhoneAct.JOIN)

        await eventually(lambda: world.victim_hears(ANOTHERS) and not world.victim_hears(THEIRS))
        assert world.headset.on_voice is None


@in_a_loop
async def test_a_browser_that_is_closed_in_a_call_returns_the_caller_to_the_line_at_once(prompts: Prompts) -> None:
    async with waiting(prompts) as world:
        await world.answered()

        world.headset.is_connected = False

        # long before silence would have told it
        await eventually(lambda: world.floor.away == [world.headset.agent_id], within=USUAL_TIMEOUTS.quiet)
        await world.caller.hears(world.running.sound("calls-passed-on")[:800])
        await world.running.comes_to("passed_on")


@in_a_loop
async def test_an_extension_that_vanishes_in_a_call_returns_the_caller_to_the_line_as_well(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER, says=((8.0, to_mulaw(tone(ANOTHERS))),))  # after that nothing, not even an answer
    async with phone, waiting(prompts, phone, patience=LivenessTimeouts(quiet=0.5, answers=0.5)) as world:
        world.floor.offer(world.row, world.headset.agent_id, extension="2041")
        await eventually(lambda: world.victim_hears(ANOTHERS))

        await eventually(lambda: world.floor.away == [world.headset.agent_id], within=USUAL_TIMEOUTS.quiet)

        await world.caller.hears(world.running.sound("calls-passed-on")[:800])
        await world.running.comes_to("passed_on")


@in_a_loop
async def test_no_guest_is_brought_in_who_is_not_listed(prompts: Prompts) -> None:
    phone = Phone(faster=FASTER)
    async with phone, waiting(prompts, phone) as world:
        await world.answered()
        for number in ("020 7946 0191", "0909 879 0000", "+1 212 555 0100"):
            with pytest.raises(PhoneFailed) as failed:
                await world.ask(PhoneAct.BRING, guest=PhoneGuest("A Guest", GuestMode.TOGETHER, number=number))
            assert failed.value.problem is PhoneProblem.NOT_PLACED

        assert phone.invites == []
