"""The line rings a victim: nothing is said to a machine or a stranger, and their case to no one without the code."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from tests.channels.phone.callee import GREETING, SAYS_NOTHING, Phone
from tests.channels.phone.conftest import CASE, GOOD_CODE, Running, eventually, running_line

from victimcare.adapters.carriers.line import LineCarrier
from victimcare.channels.phone.line_process import LineSettings
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.channels.phone.outbound_dialling import CallCaps
from victimcare.services.ports import OutgoingCall, Recipient, SendDeferred, SendRefused

FASTER = 4
VICTIM_NUMBER = "07700 900123"
MESSAGE = "Please ring us on a number that you know."


def in_a_loop(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    @wraps(test)
    def run(**given: Any) -> None:
        asyncio.run(test(**given))

    return run


def order(reference: str = "r1", *, to: str = VICTIM_NUMBER, may_leave_message: bool = False) -> OutgoingCall:
    return OutgoingCall(reference, Recipient(to), "en", may_leave_message, MESSAGE)


@asynccontextmanager
async def ringing(
    prompts: Prompts, home: Path, phone: Phone, **settings: Any
) -> AsyncIterator[tuple[Running, LineCarrier]]:
    phone.faster = FASTER
    async with phone:
        socket = home / "line.sock"
        wanted = LineSettings(port=0, trunk=phone.address, orders=socket, **settings)
        async with running_line(prompts, faster=FASTER, settings=wanted) as running:
            yield running, LineCarrier(socket, timeout=5)


async def place(carrier: LineCarrier, call: OutgoingCall) -> None:
    await asyncio.to_thread(carrier.send, call)


async def outcome(running: Running, reference: str = "r1") -> str:
    await eventually(lambda: running.desk.placed_calls[reference].state != "sending", within=120)
    return running.desk.placed_calls[reference].state


@in_a_loop
async def test_a_person_who_keys_the_code_hears_the_case(prompts: Prompts, tmp_path: Path) -> None:
    phone = Phone()
    async with ringing(prompts, tmp_path, phone) as (running, carrier):
        await place(carrier, order())
        await phone.hears(running.sound("calls-called"))
        await phone.key(GOOD_CODE)
        await phone.hears(running.spoken(CASE))
        await phone.hears(running.sound("calls-called-menu"))
        await phone.key("*")

        assert await outcome(running) == "told"
        assert running.desk.heard == ["out-r1"]


@in_a_loop
async def test_before_the_code_nothing_is_said_but_that_a_call_was_asked_for(prompts: Prompts, tmp_path: Path) -> None:
    phone = Phone()
    async with ringing(prompts, tmp_path, phone) as (running, carrier):
        await place(carrier, order())
        await phone.hears(running.sound("calls-called"))
        await phone.key("000000000000")
        await phone.hears(running.sound("calls-called-over"))

        assert await outcome(running) == "ended"
        assert running.spoken(CASE) not in phone.sound()
        assert running.desk.callbacks == [], "a stranger leaves no number"


@in_a_loop
async def test_a_machine_is_told_nothing(prompts: Prompts, tmp_path: Path) -> None:
    phone = Phone(says=GREETING)
    async with ringing(prompts, tmp_path, phone) as (running, carrier):
        await place(carrier, order())

        assert await outcome(running) == "machine"
        assert set(phone.sound()) <= {0xFF}, "silence and nothing else"
        await eventually(phone.is_hung_up.is_set)


@in_a_loop
async def test_a_machine_is_told_what_was_agreed_once_its_greeting_is_over(prompts: Prompts, tmp_path: Path) -> None:
    phone = Phone(says=GREETING)
    async with ringing(prompts, tmp_path, phone) as (running, carrier):
        await place(carrier, order(may_leave_message=True))
        await phone.hears(prompts.speak(MESSAGE))

        assert await outcome(running) == "message_left"


@in_a_loop
async def test_to_silence_nothing_is_said(prompts: Prompts, tmp_path: Path) -> None:
    phone = Phone(says=SAYS_NOTHING)
    async with ringing(prompts, tmp_path, phone) as (running, carrier):
        await place(carrier, order())

        assert await outcome(running) == "nobody_spoke"
        assert set(phone.sound()) <= {0xFF}


@in_a_loop
async def test_a_person_who_hangs_up_at_once_is_not_told(prompts: Prompts, tmp_path: Path) -> None:
    phone = Phone(says=SAYS_NOTHING)
    async with ringing(prompts, tmp_path, phone) as (running, carrier):
        await place(carrier, order())
        await phone.is_answered.wait()
        await phone.hang_up()

        assert await outcome(running) == "nobody_spoke"


@pytest.mark.parametrize(("status", "outcome_"), [(486, "no_answer"), (404, "refused")])
@in_a_loop
async def test_a_refused_call_ends_with_what_the_carrier_said(
    prompts: Prompts, tmp_path: Path, status: int, outcome_: str
) -> None:
    async with ringing(prompts, tmp_path, Phone(refuses=status)) as (running, carrier):
        await place(carrier, order())

        assert await outcome(running) == outcome_


@in_a_loop
async def test_no_one_answers_and_the_phone_stops_ringing(
    prompts: Prompts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("victimcare.channels.phone.control_socket.RINGS_FOR", 0.3)
    phone = Phone(answers=False)
    async with ringing(prompts, tmp_path, phone) as (running, carrier):
        await place(carrier, order())

        assert await outcome(running) == "no_answer"
        await eventually(phone.is_cancelled.is_set)


@in_a_loop
async def test_a_person_who_picks_up_as_we_stop_is_hung_up_on(
    prompts: Prompts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("victimcare.channels.phone.control_socket.RINGS_FOR", 0.3)
    phone = Phone(answers=False, answers_late=True)
    async with ringing(prompts, tmp_path, phone) as (running, carrier):
        await place(carrier, order())

        await eventually(phone.is_hung_up.is_set)
        assert await outcome(running) == "no_answer"


@in_a_loop
async def test_asked_twice_the_phone_rings_once(prompts: Prompts, tmp_path: Path) -> None:
    phone = Phone(says=SAYS_NOTHING)
    async with ringing(prompts, tmp_path, phone) as (running, carrier):
        await place(carrier, order())
        await place(carrier, order())
        await outcome(running)
        await place(carrier, order())

        assert len({invite.header("Call-ID") for invite in phone.invites}) == 1
        found = await asyncio.to_thread(carrier.find, "r2")
        assert found is None


@pytest.mark.parametrize("number", ["+1 202 555 0100", "0909 879 0000", "070 1234 5678", "999"])
@in_a_loop
async def test_numbers_that_cost_or_lead_astray_are_never_rung(prompts: Prompts, tmp_path: Path, number: str) -> None:
    phone = Phone()
    async with ringing(prompts, tmp_path, phone) as (running, carrier):
        with pytest.raises(SendRefused):
            await place(carrier, order(to=number))

        assert phone.invites == [], running.desk.placed_calls


@in_a_loop
async def test_no_more_are_rung_in_an_hour_than_the_cap_allows(prompts: Prompts, tmp_path: Path) -> None:
    phone = Phone(refuses=486)
    async with ringing(prompts, tmp_path, phone, caps=CallCaps(at_once=5, an_hour=2)) as (running, carrier):
        await place(carrier, order("r1"))
        await place(carrier, order("r2"))
        with pytest.raises(SendDeferred):
            await place(carrier, order("r3"))

        assert set(running.desk.placed_calls) == {"r1", "r2"}


@in_a_loop
async def test_a_line_that_is_not_there_is_tried_later(tmp_path: Path) -> None:
    carrier = LineCarrier(tmp_path / "line.sock")

    with pytest.raises(SendDeferred):
        carrier.send(order())
    with pytest.raises(SendDeferred):
        carrier.find("r1")
