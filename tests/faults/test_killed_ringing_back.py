"""Killed while a colleague rings the victim back: the next line rings no one, the promise stands, and the
person who rang is free again."""

from __future__ import annotations

import asyncio
import time
from contextlib import ExitStack

import pytest

from tests.channels.phone.callee import Phone
from tests.faults.exchange import exchange
from tests.faults.test_killed_around_calls import World, _soon, world
from tests.outside import eventually
from tests.services.calls.waiting import a_call, on_duty
from tests.services.people_and_cases import NOW, a_team
from victimcare.adapters.carriers.line import LineDeskPhone
from victimcare.records.models import Agent, Call, Callback, CallbackAttempt
from victimcare.services import port_registry
from victimcare.services.access import Actor
from victimcare.services.calls import caller_actions
from victimcare.services.calls.agents import agent_dialling
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind
from victimcare.services.calls.callbacks.callback_ringing import StartedAttempt
from victimcare.services.ports.desk_telephone import LINE_SOCKET

__all__ = ["world"]

LOOKS_TWICE = 2.0  # seconds: a line that would ring has done it by then


@pytest.mark.parametrize(
    ("answers", "rung", "went"),
    [(False, 1, "line_failed"), (True, 2, "")],
    ids=["their own telephone rings", "the victim's rings"],
)
def test_a_line_killed_in_a_call_back_rings_nobody_again_and_loses_no_promise(
    world: World, monkeypatch: pytest.MonkeyPatch, answers: bool, rung: int, went: str
) -> None:
    monkeypatch.setattr(port_registry.ports, "desk_phone", LineDeskPhone(world.home / LINE_SOCKET))
    a_team()
    sol = on_duty(way=AgentEndpointKind.EXTENSION, extension="2041")
    caller_actions.request_callback(
        call_id=a_call(), wish="back", keyed_number="07700 900333", caller_number="", now=NOW
    )

    asyncio.run(_killed(world, sol, Phone(answers=answers), rung))

    assert CallbackAttempt.objects.get().outcome == ""  # no process could write anything
    with exchange() as another, world.line(another.address):
        eventually(lambda: Call.objects.filter(direction="back", outcome="cut_off").exists(), within=60)
        time.sleep(LOOKS_TWICE)
        assert another.rung() == []
    assert (Callback.objects.get().outcome, CallbackAttempt.objects.get().outcome) == ("promised", went)
    assert Agent.objects.get().state == "wrap_up"


async def _killed(world: World, sol: Actor, phone: Phone, rung: int) -> None:
    async with phone:
        with ExitStack() as held:
            line = await asyncio.to_thread(held.enter_context, world.line(phone.address))
            await _soon((world.home / LINE_SOCKET).exists)
            await asyncio.to_thread(_press, sol)
            await _soon(lambda: len(phone.invites) == rung)
            phone.is_hung_up.set()  # no one is left to say goodbye to
            line.kill()


def _press(sol: Actor) -> None:
    answer = agent_dialling.ring_by_line(actor=sol, callback_id=Callback.objects.get().public_id, now=NOW)
    assert isinstance(answer, StartedAttempt)
