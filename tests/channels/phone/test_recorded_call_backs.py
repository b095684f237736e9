"""A victim is rung back where the force records conversations: said to both, ended by either, and not to a machine."""

from __future__ import annotations

from dataclasses import replace

from tests.channels.phone.callee import GREETING, Phone
from tests.channels.phone.conftest import eventually
from tests.channels.phone.floors import THEIRS, VICTIMS, tone
from tests.channels.phone.recordings import StoredRecordings
from tests.channels.phone.test_calling import in_a_loop
from tests.channels.phone.test_calls_back import FASTER, SPEAKS, Desk, a_desk, hears
from tests.channels.phone.test_recorded_calls import is_on, on_the_tape

from victimcare.channels.phone.call_recording import SWITCH_KEY, CallTape
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.rules.calls.audio import to_mulaw
from victimcare.services.calls.placed_calls import CallbackCallResult
from victimcare.services.ports.desk_telephone import PhoneAct

BEGINS, OVER = 2300, 2900  # Hz: the announcements, to tell them apart from the voices


def recorded(desk: Desk, stored: StoredRecordings) -> None:
    begins, over = (to_mulaw(tone(hertz, 1.0)) for hertz in (BEGINS, OVER))
    desk.board.taped = lambda _row, _agent, bridge: CallTape(bridge, stored.keeper, begins=begins, over=over)


@in_a_loop
async def test_the_victim_is_told_both_are_on_it_and_a_key_ends_it(
    prompts: Prompts, recordings: StoredRecordings
) -> None:
    phone = Phone(faster=FASTER, says=SPEAKS)
    async with phone, a_desk(prompts, phone) as desk:
        recorded(desk, recordings)
        desk.press()
        await eventually(lambda: hears(phone, BEGINS) and desk.headset.hears_now(BEGINS))
        await eventually(lambda: desk.headset.hears_now(VICTIMS) and hears(phone, THEIRS))
        stands = await desk.board.ask(desk.headset.agent_id, PhoneAct.LOOK)
        assert (stands.may_record, stands.is_recorded) == (True, True)

        await phone.key(SWITCH_KEY)

        await eventually(lambda: hears(phone, OVER) and recordings.ended == 1)
        assert not (await desk.board.ask(desk.headset.agent_id, PhoneAct.STANDS)).is_recorded
        assert is_on(on_the_tape(recordings), VICTIMS)
        assert is_on(on_the_tape(recordings), THEIRS)


@in_a_loop
async def test_where_a_word_is_agreed_nothing_is_said_of_it_before_the_desk_may_speak(
    prompts: Prompts, recordings: StoredRecordings
) -> None:
    phone = Phone(faster=FASTER, says=SPEAKS)
    async with phone, a_desk(prompts, phone) as desk:
        recorded(desk, recordings)
        assert desk.floor.may_dial is not None
        desk.floor.may_dial = replace(desk.floor.may_dial, says_word_first=True)
        desk.press()
        await eventually(lambda: desk.headset.hears_now(VICTIMS))
        assert not (await desk.board.ask(desk.headset.agent_id, PhoneAct.LOOK)).may_record
        assert recordings.kept == []

        await desk.board.ask(desk.headset.agent_id, PhoneAct.UNMUTE)

        await eventually(lambda: hears(phone, BEGINS))
        await phone.hang_up()
        await desk.went(CallbackCallResult.SPOKE)
        await eventually(lambda: recordings.ended == 1)


@in_a_loop
async def test_no_machine_is_told_that_it_is_recorded(prompts: Prompts, recordings: StoredRecordings) -> None:
    phone = Phone(faster=FASTER, says=GREETING)
    async with phone, a_desk(prompts, phone) as desk:
        recorded(desk, recordings)
        assert desk.floor.may_dial is not None
        desk.floor.may_dial = replace(desk.floor.may_dial, may_leave_message=True)
        desk.press()
        await eventually(lambda: hears(phone, THEIRS))
        await desk.board.ask(desk.headset.agent_id, PhoneAct.LOOK)

        desk.floor.back.clear()

        await desk.went(CallbackCallResult.MACHINE_WAITS)
        assert recordings.kept == []
