"""A call that is recorded, over the switchboard: both are told, both are on it, and either ends it."""

from __future__ import annotations

from uuid import UUID

from tests.channels.phone.conftest import eventually
from tests.channels.phone.floors import ANOTHERS, THEIRS, VICTIMS, Headset, has
from tests.channels.phone.recordings import StoredRecordings
from tests.channels.phone.test_calling import in_a_loop
from tests.channels.phone.test_switchboard import Waiting, waiting

from victimcare.channels.phone.audio_bridge import Bridge
from victimcare.channels.phone.call_recording import SWITCH_KEY, CallTape
from victimcare.channels.phone.line_prompts import RECORDING_ANNOUNCEMENTS, Prompts
from victimcare.rules.calls.audio import from_mulaw
from victimcare.services.calls.agents.agent_calls import HeldConversation
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind
from victimcare.services.ports.desk_telephone import PhoneAct


def recorded(world: Waiting, prompts: Prompts, stored: StoredRecordings) -> None:
    begins, over = map(prompts.sound, RECORDING_ANNOUNCEMENTS)

    def taped(row: UUID, agent_id: UUID, bridge: Bridge) -> CallTape:
        assert row == world.row
        return CallTape(bridge, stored.keeper, begins=begins, over=over)

    world.board.taped = taped


def on_the_tape(stored: StoredRecordings, which: int = -1) -> bytes:
    return from_mulaw(b"".join(stored.kept[which].values()))


def is_on(tape: bytes, hertz: int) -> bool:
    """Whether the tone is anywhere on the tape: on a busy machine packets come late, and then a tenth of a second holds
    one voice alone."""
    return any(has(tape[at : at + 1600], hertz) for at in range(0, len(tape), 800))


@in_a_loop
async def test_both_are_on_it_and_the_callers_key_ends_it(prompts: Prompts, recordings: StoredRecordings) -> None:
    async with waiting(prompts) as world:
        recorded(world, prompts, recordings)
        await world.answered()
        stands = await world.ask(PhoneAct.LOOK)
        assert (stands.may_record, stands.is_recorded) == (True, True)
        heard = len(world.caller.heard)
        await eventually(lambda: len(world.caller.heard) > heard + 40)

        await world.caller.key(SWITCH_KEY)

        await eventually(lambda: recordings.ended == 1)
        assert not (await world.ask(PhoneAct.LOOK)).is_recorded
        assert is_on(on_the_tape(recordings), VICTIMS)
        assert is_on(on_the_tape(recordings), THEIRS)
        assert (await world.ask(PhoneAct.RECORD)).is_recorded
        assert not (await world.ask(PhoneAct.STOP_RECORDING)).is_recorded


@in_a_loop
async def test_a_colleague_who_takes_over_is_told_anew_and_what_is_over_is_kept(
    prompts: Prompts, recordings: StoredRecordings
) -> None:
    async with waiting(prompts) as world:
        recorded(world, prompts, recordings)
        await world.answered()
        await eventually(lambda: len(recordings.kept) == 1)
        colleague = Headset(ANOTHERS)
        world.board.sit_down(colleague.agent_id, colleague)

        world.floor.held[world.row] = HeldConversation(colleague.agent_id, AgentEndpointKind.BROWSER, "")

        await eventually(lambda: len(recordings.kept) == 2)
        world.floor.held.clear()
        await world.running.comes_to("after_person")
        await eventually(lambda: recordings.ended == 2)
        assert on_the_tape(recordings, 0)


@in_a_loop
async def test_where_the_force_records_nothing_nothing_is_said_of_it(prompts: Prompts) -> None:
    async with waiting(prompts) as world:
        await world.answered()

        stands = await world.ask(PhoneAct.LOOK)

        assert (stands.may_record, stands.is_recorded) == (False, False)
