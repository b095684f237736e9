"""Callers who kept their place are rung when an agent is free for them; the check, twice a second, asks no more than
that needs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.services.calls.waiting import a_call, on_duty
from tests.services.people_and_cases import NOW, a_point, a_victim, staff
from tests.services.plans import agreed, by
from victimcare.records.models import Agent, ContactPoint, QueueEntry
from victimcare.services.calls import caller_actions
from victimcare.services.calls.agents import agent_duty
from victimcare.services.calls.call_queue import caller_queue, queue_routing
from victimcare.services.calls.call_queue.caller_queue import QueueExit, QueueRequest

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
NOT_NOW: dict[str, Any] = {"days": ["sun"], "from": "10:00", "to": "12:00"}  # NOW is a Wednesday
THE_GATE = "records_safecontactplan"


def keeps_place(number: int, *, is_proved: bool, hours: tuple[dict[str, Any], ...] = (NOT_NOW,)) -> None:
    victim = a_victim() if is_proved else None
    if victim is not None:
        point = a_point(victim, f"0770090010{number}")
        ContactPoint.objects.filter(id=point.id).update(confirmed_at=NOW, confirmed_by_id=staff().staff_id)
        agreed(victim, by("call", point, hours=list(hours)))
    call = a_call(victim)
    caller_queue.enter_queue(call_id=call, wants=QueueRequest(), now=NOW)
    keyed = "" if is_proved else f"0770090020{number}"
    caller_actions.request_callback(call_id=call, wish="place", keyed_number=keyed, caller_number="", now=NOW)
    caller_queue.leave_queue(call_id=call, why=QueueExit.CALLBACK, now=NOW)


def asked_by_a_look() -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        queue_routing.route_calls(line="", now=NOW + SECOND)
    return [query["sql"] for query in queries]


def test_for_three_places_no_more_is_asked_than_for_one() -> None:
    on_duty()
    keeps_place(1, is_proved=True)
    for_one = len(asked_by_a_look())
    for number in (2, 3):
        keeps_place(number, is_proved=True)

    assert len(asked_by_a_look()) == for_one


def test_the_gate_is_not_asked_if_the_free_agent_is_for_an_earlier_caller() -> None:
    sol = on_duty()
    waits = a_call()
    caller_queue.enter_queue(call_id=waits, wants=QueueRequest(), now=NOW - SECOND)
    keeps_place(1, is_proved=True)

    asked = asked_by_a_look()

    assert not any(THE_GATE in each for each in asked)
    rings = agent_duty.find_ringing_call(actor=sol, now=NOW + SECOND)
    assert rings is not None
    assert rings.call_id == waits


def test_a_caller_who_may_not_be_rung_now_is_passed_over_and_keeps_their_place() -> None:
    sol = on_duty()
    keeps_place(1, is_proved=True)
    keeps_place(2, is_proved=False)
    keeps_place(3, is_proved=True, hours=())

    asked = asked_by_a_look()

    assert any(THE_GATE in each for each in asked)
    offered = QueueEntry.objects.get(offered_to__staff=sol.staff_id)
    assert offered.callback is not None
    assert offered.callback.number_note == "07700900202"
    assert QueueEntry.objects.places_kept().count() == 3


def test_a_caller_who_lost_their_turn_and_kept_their_place_comes_before_a_longer_wait() -> None:
    sol = on_duty()
    keeps_place(1, is_proved=False)
    keeps_place(2, is_proved=False)
    lost = QueueEntry.objects.places_kept().latest("id")
    answered = NOW - timedelta(minutes=1)
    QueueEntry.objects.create(
        call=lost.call,
        entered_at=answered,
        seen_at=answered,
        answered_by=Agent.objects.get(),
        answered_at=answered,
        left_at=answered,
        left_how=QueueExit.ANSWERED,
        ended_at=lost.entered_at,
    )

    queue_routing.route_calls(line="", now=NOW + SECOND)

    assert QueueEntry.objects.get(offered_to__staff=sol.staff_id) == lost
