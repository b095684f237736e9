"""A caller in the queue: their place, their wait, and one end to each stay."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.calls.waiting import a_call, on_duty
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW
from victimcare.records.models import AgentStatePeriod, QueueEntry
from victimcare.rules.calls.agents import AgentState
from victimcare.services.calls.agents import agent_duty
from victimcare.services.calls.agents.agent_duty import CallOutcome
from victimcare.services.calls.call_queue import caller_queue, queue_routing
from victimcare.services.calls.call_queue.caller_queue import (
    AdmissionResult,
    QueueAdmission,
    QueueExit,
    QueueRequest,
    QueueTurn,
    TurnState,
)
from victimcare.services.contact import communication_passports
from victimcare.services.contact.communication_passports import BY_VICTIM, PassportContent

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def test_no_caller_waits_without_an_agent() -> None:
    assert caller_queue.enter_queue(call_id=a_call(), wants=QueueRequest(), now=NOW) == QueueAdmission(
        AdmissionResult.NO_STAFF_ON_DUTY
    )


def test_from_the_line_to_the_end_of_the_conversation() -> None:
    sol, call = on_duty(), a_call()

    entered = caller_queue.enter_queue(call_id=call, wants=QueueRequest(), now=NOW)
    waits = caller_queue.check_turn(call_id=call, now=NOW)
    (offer,) = queue_routing.route_calls(line="", now=NOW + SECOND)
    rings = agent_duty.find_ringing_call(actor=sol, now=NOW + SECOND)
    agent_duty.answer_call(actor=sol, now=NOW + 2 * SECOND)
    own = caller_queue.check_turn(call_id=call, now=NOW + 3 * SECOND)
    caller_queue.end_conversation_of_call(call_id=call, now=NOW + 60 * SECOND)
    after = agent_duty.finish_wrap_up(actor=sol, outcome=CallOutcome.HELPED, now=NOW + 70 * SECOND)

    assert (entered, waits) == (QueueAdmission(AdmissionResult.WAITS, place=1), QueueTurn(TurnState.STILL, place=1))
    assert rings is not None
    assert (offer.call_id, rings.call_id, rings.waited) == (call, call, SECOND)
    assert (own.how, own.agent_id) == (TurnState.YOURS, offer.agent_id)
    assert after == AgentState.READY
    entry = QueueEntry.objects.get()
    assert (entry.left_how, entry.held_by, entry.ended_at) == (QueueExit.ANSWERED, None, NOW + 60 * SECOND)
    assert [spell.state for spell in AgentStatePeriod.objects.order_by("id")] == [
        "ready",
        "offered",
        "on_a_call",
        "wrap_up",
        "ready",
    ]


def test_an_unanswered_offer_is_routed_again_from_the_front() -> None:
    sol, first, second = on_duty(), a_call(), a_call()
    caller_queue.enter_queue(call_id=first, wants=QueueRequest(), now=NOW)
    caller_queue.enter_queue(call_id=second, wants=QueueRequest(), now=NOW + SECOND)
    queue_routing.route_calls(line="", now=NOW + 2 * SECOND)
    kim = on_duty("Kim Vale")

    (again,) = queue_routing.route_calls(line="", now=NOW + 22 * SECOND)

    mine = agent_duty.find_own_duty(actor=sol, now=NOW)
    assert mine is not None
    assert (mine.state, again.call_id) == (AgentState.AWAY, first)
    assert agent_duty.find_ringing_call(actor=sol, now=NOW) is None
    assert agent_duty.find_ringing_call(actor=kim, now=NOW) is not None


def test_a_caller_who_hangs_up_leaves_once() -> None:
    sol, call = on_duty(), a_call()
    caller_queue.enter_queue(call_id=call, wants=QueueRequest(), now=NOW)
    queue_routing.route_calls(line="", now=NOW)

    caller_queue.leave_queue(call_id=call, why=QueueExit.ABANDONED, now=NOW + SECOND)
    caller_queue.leave_queue(call_id=call, why=QueueExit.VOICEMAIL, now=NOW + 9 * SECOND)

    entry = QueueEntry.objects.get()
    assert (entry.left_how, entry.left_at) == (QueueExit.ABANDONED, NOW + SECOND)
    assert agent_duty.find_ringing_call(actor=sol, now=NOW) is None


@pytest.mark.parametrize(("said", "found"), [("pl", "pl"), ("Somali", "en"), ("", "en")])
def test_an_agent_is_sought_in_the_language_of_the_victims_passport(said: str, found: str) -> None:
    on_duty()
    victim = load("44/00001/26", recorded(a_person()))["V1"]
    communication_passports.append_passport_version(
        victim.id, PassportContent(language=said), after=0, by=None, how=BY_VICTIM, now=NOW
    )

    caller_queue.enter_queue(call_id=a_call(victim), wants=caller_queue.QueueRequest(), now=NOW)

    assert QueueEntry.objects.get().language == found
