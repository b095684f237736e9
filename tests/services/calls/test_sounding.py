"""No caller is offered to an agent whose browser has no sound: they would wait while it rings unheard."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from tests.services.calls.waiting import a_call, connect_headset, on_duty
from tests.services.people_and_cases import NOW
from victimcare.records.models import Agent, Staff
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.calls.call_queue import COUNTS_AS_THERE_FOR, SOUND_STANDS_FOR
from victimcare.services.access import Actor
from victimcare.services.calls.agents import agent_calls, agent_duty, agent_phone
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind
from victimcare.services.calls.call_queue import caller_queue
from victimcare.services.calls.call_queue.caller_queue import QueueRequest
from victimcare.services.calls.call_queue.queue_state import BrowserSound

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def id_of(actor: Actor) -> UUID:
    return Staff.objects.values_list("public_id", flat=True).get(id=actor.staff_id or 0)


def without_headset(name: str = "Sol Pereira") -> Actor:
    actor = on_duty(name)
    Agent.objects.filter(staff_id=actor.staff_id or 0).update(sound_until=None)
    return actor


def offered(now: datetime, sound: BrowserSound | None = None) -> list[UUID]:
    return [
        offer.agent_id
        for offer in agent_calls.take_queue_snapshot(line="", now=now, sound=sound or BrowserSound()).offers
    ]


def somebody_waits() -> UUID:
    call_id = a_call()
    caller_queue.enter_queue(call_id=call_id, wants=QueueRequest(), now=NOW)
    return call_id


def test_a_caller_skips_an_agent_without_sound_for_one_with_sound() -> None:
    without_headset()
    ana = on_duty("Ana Brook")
    somebody_waits()

    assert offered(NOW) == [id_of(ana)]


def test_a_headset_that_is_connected_is_offered_the_caller_in_the_same_look() -> None:
    sol = without_headset()
    somebody_waits()

    assert offered(NOW) == []
    assert offered(NOW + SECOND, BrowserSound(heard=[id_of(sol)])) == [id_of(sol)]


def test_an_agent_who_loses_sound_is_offered_no_caller_then() -> None:
    sol = on_duty()
    somebody_waits()

    assert offered(NOW, BrowserSound(lost=[id_of(sol)])) == []
    mine = agent_duty.find_own_duty(actor=sol, now=NOW)
    assert mine is not None
    assert (mine.state, mine.can_be_heard) == (AgentState.READY, False)


def test_what_a_line_that_died_has_said_stands_for_seconds() -> None:
    sol = without_headset()
    offered(NOW, BrowserSound(heard=[id_of(sol)]))
    somebody_waits()

    assert offered(NOW + SOUND_STANDS_FOR) == []


def test_an_extension_needs_no_sound_to_ring() -> None:
    sol = on_duty(way=AgentEndpointKind.EXTENSION, extension="2041")
    connect_headset(sol, until=NOW - SECOND)
    somebody_waits()

    assert offered(NOW) == [id_of(sol)]


def test_an_agent_who_closed_the_page_and_left_is_signed_off() -> None:
    sol = without_headset()

    offered(NOW + COUNTS_AS_THERE_FOR - SECOND)
    assert agent_duty.find_own_duty(actor=sol, now=NOW) is not None
    offered(NOW + COUNTS_AS_THERE_FOR)
    assert agent_duty.find_own_duty(actor=sol, now=NOW) is None


def test_an_agent_long_ready_who_has_just_lost_the_sound_stays() -> None:
    sol = on_duty()

    offered(NOW + COUNTS_AS_THERE_FOR, BrowserSound(lost=[id_of(sol)]))

    assert agent_duty.find_own_duty(actor=sol, now=NOW) is not None


def test_a_colleague_without_sound_is_not_offered_for_a_handover() -> None:
    sol, ana = on_duty(), on_duty("Ana Brook")
    without_headset("Ewa Lis")

    assert [each.agent_id for each in agent_phone.load_agent_phone(actor=sol, now=NOW).colleagues] == [id_of(ana)]


def test_the_line_writes_only_where_something_changes() -> None:
    sol = without_headset()
    offered(NOW, BrowserSound(heard=[id_of(sol)]))
    first = Agent.objects.get(staff_id=sol.staff_id or 0).sound_until

    offered(NOW + SECOND, BrowserSound(heard=[id_of(sol)]))

    assert Agent.objects.get(staff_id=sol.staff_id or 0).sound_until == first == NOW + SOUND_STANDS_FOR
