"""Calls to the control room's number, on our own line: one over real sockets, and its record."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import override_settings
from tests.channels.phone.caller import Caller
from tests.channels.phone.conftest import running_line
from tests.channels.phone.test_services_desk import _ended, desk
from tests.services.calls.waiting import on_duty
from tests.services.control_room.room_staff import a_room_supervisor
from tests.services.people_and_cases import NOW

from victimcare.channels.phone.call_desk import DatabaseDesk
from victimcare.channels.phone.line_greeting import LineGreeting
from victimcare.channels.phone.line_process import LineSettings
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.records.models import Agent, Call, EmergencyCall, QueueEntry, RoomContact
from victimcare.rules.errors import FieldRequired
from victimcare.services.calls import caller_actions
from victimcare.services.control_room.calls.line_calls import record_line_call
from victimcare.services.control_room.major.major_greetings import find_line_greeting, set_line_greeting
from victimcare.services.control_room.major.major_incidents import (
    GivenMajorIncident,
    declare_major_incident,
    end_major_incident,
)

__all__ = ["desk"]
FOR_ROOM = LineSettings(port=0, room_number="101")


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    with override_settings(VICTIMCARE_NOW=NOW):
        yield


def test_a_101_caller_hears_safety_the_greeting_and_four_choices_and_the_call_is_recorded(
    prompts: Prompts, desk: DatabaseDesk
) -> None:
    supervisor = a_room_supervisor()
    major = declare_major_incident(actor=supervisor, given=GivenMajorIncident("Op Dock", {}), now=NOW)
    set_line_greeting(actor=supervisor, major_id=major, name="the fire on Dock Lane", now=NOW)
    on_duty()
    greeting = prompts.speak(find_line_greeting())

    async def call() -> None:
        line = running_line(prompts, desk, faster=8, now=NOW, settings=FOR_ROOM, greeting=find_line_greeting)
        async with line as running, Caller(running.address, dialled="101") as caller:
            await running.line.greeting.look()
            await caller.ring()
            await caller.hears(running.sound("calls-room-safety") + greeting + running.sound("calls-room-menu"))
            await caller.key("1")
            await caller.hears(running.sound("calls-one-moment"))
            await running.comes_to("waiting")
            await caller.hang_up()
            await _ended()

    asyncio.run(call())

    row, entry = EmergencyCall.objects.get(), QueueEntry.objects.get()
    assert (row.service, row.source, row.end, entry.need) == ("101", "line", "abandoned", "control_room")
    assert "fire on Dock Lane" in find_line_greeting()


@pytest.mark.django_db
def test_an_answered_call_shows_on_the_page_of_its_handler_and_ends_as_answered() -> None:
    agent = Agent.objects.get(staff=on_duty().staff_id or 0)
    made = caller_actions.record_inbound_call(carrier_call_id="c", direction="in", now=NOW)
    record_line_call(call_id=made, number="07700900123", now=NOW)
    QueueEntry.objects.create(
        call=Call.objects.get(), entered_at=NOW, seen_at=NOW, answered_by=agent, held_by=agent,
        answered_at=NOW + timedelta(seconds=40), left_at=NOW + timedelta(seconds=40), left_how="answered",
    )  # fmt: skip

    assert record_line_call(call_id=made, number="07700900123", now=NOW).is_offered
    caller_actions.end_call(call_id=made, path=("joined", "gone"), outcome="person", now=NOW + timedelta(minutes=5))
    record_line_call(call_id=made, number="07700900123", now=NOW)

    row = EmergencyCall.objects.get()
    assert (row.end, row.answered_at, row.taker) == ("answered", NOW + timedelta(seconds=40), agent.staff)
    assert not RoomContact.objects.exists()


@pytest.mark.django_db
def test_the_greeting_is_named_by_a_supervisor_and_stops_with_the_incident() -> None:
    supervisor = a_room_supervisor()
    major = declare_major_incident(actor=supervisor, given=GivenMajorIncident("Op Dock", {}), now=NOW)
    assert find_line_greeting() == ""

    set_line_greeting(actor=supervisor, major_id=major, name="the fire on Dock Lane", now=NOW)
    with pytest.raises(FieldRequired):
        set_line_greeting(actor=supervisor, major_id=major, name="<b>fire</b>", now=NOW)
    assert find_line_greeting().startswith("If you ring about the fire on Dock Lane: we know")

    end_major_incident(actor=supervisor, major_id=major, now=NOW)
    assert find_line_greeting() == ""


def test_a_greeting_stands_while_the_database_is_away() -> None:
    said: Iterator[str | OSError] = iter(["the fire", OSError("away"), ""])

    def find() -> str:
        found = next(said)
        if isinstance(found, OSError):
            raise found
        return found

    async def speak(words: str) -> bytes:
        return words.encode()

    async def look() -> list[bytes]:
        greeting, heard = LineGreeting(find, speak), []
        for _ in range(3):
            await greeting.look()
            heard.append(greeting.sound)
        return heard

    assert asyncio.run(look()) == [b"the fire", b"the fire", b""]
