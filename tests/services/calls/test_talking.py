"""Conversations as the line sees them: which agent has which caller, and that no caller is lost with a lost
telephone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.calls.waiting import a_call, on_duty
from tests.services.people_and_cases import NOW, a_victim, staff
from victimcare.records.models import QueueEntry, Staff
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.calls.call_queue import COUNTS_AS_THERE_FOR, CallerNeed
from victimcare.services.access import Actor, Role
from victimcare.services.calls import line_wallboard
from victimcare.services.calls.agents import agent_calls, agent_duty
from victimcare.services.calls.agents.agent_calls import HeldConversation
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind
from victimcare.services.calls.call_queue import caller_queue, queue_routing
from victimcare.services.calls.call_queue.caller_queue import QueueRequest
from victimcare.services.conversations import identity_checks

LATER = NOW + timedelta(minutes=3)


def test_the_line_sees_who_is_offered_held_and_waits(db: None) -> None:
    sol = on_duty(way=AgentEndpointKind.EXTENSION, extension="2041")
    sol_id = Staff.objects.get(id=sol.staff_id or 0).public_id
    first, second = a_call(), a_call()
    caller_queue.enter_queue(call_id=first, wants=QueueRequest(), now=NOW)
    caller_queue.enter_queue(call_id=second, wants=QueueRequest(), now=NOW)

    rings = agent_calls.take_queue_snapshot(line="", now=NOW)
    agent_calls.answer_for_agent(agent_id=sol_id, now=NOW)
    talks = agent_calls.take_queue_snapshot(line="", now=NOW)

    assert ([offer.call_id for offer in rings.offers], dict(rings.held)) == ([first], {})
    assert rings.waiting == frozenset({first, second})
    assert (talks.offers, talks.waiting) == ((), frozenset({second}))
    assert talks.held == {first: HeldConversation(sol_id, AgentEndpointKind.EXTENSION, "2041")}


def test_an_agent_whose_telephone_is_gone_returns_the_caller_and_is_away(db: None) -> None:
    sol = on_duty()
    sol_id = Staff.objects.get(id=sol.staff_id or 0).public_id
    call_id = a_call()
    caller_queue.enter_queue(call_id=call_id, wants=QueueRequest(language="pl", need=CallerNeed.BEREAVED), now=NOW)
    agent_calls.take_queue_snapshot(line="", now=NOW + timedelta(minutes=6))
    agent_duty.answer_call(actor=sol, now=NOW + timedelta(minutes=6))

    agent_calls.requeue_unheard_caller(agent_id=sol_id, call_id=call_id, now=NOW + timedelta(minutes=7))
    agent_calls.requeue_unheard_caller(agent_id=sol_id, call_id=call_id, now=NOW + timedelta(minutes=8))

    first, second = QueueEntry.objects.filter(call__public_id=call_id).order_by("id")
    assert (first.ended_at, first.left_how) == (NOW + timedelta(minutes=7), "answered")
    assert (second.left_at, second.need, second.language) == (None, "bereaved", "pl")
    mine = agent_duty.find_own_duty(actor=sol, now=LATER)
    assert mine is not None
    assert mine.state == "away"
    assert agent_calls.is_caller_requeued(actor=sol)
    caller_queue.leave_queue(call_id=call_id, why=caller_queue.QueueExit.ABANDONED, now=LATER)
    assert not agent_calls.is_caller_requeued(actor=sol)


def test_a_handed_over_caller_is_the_colleagues_once_they_have_answered_not_before(db: None) -> None:
    sol = on_duty()
    call_id = a_call()
    caller_queue.enter_queue(call_id=call_id, wants=QueueRequest(need=CallerNeed.CANNOT_TALK), now=NOW)
    agent_calls.take_queue_snapshot(line="", now=NOW)
    agent_duty.answer_call(actor=sol, now=NOW)
    ewa = on_duty("Ewa Tomala")
    ids = {actor: Staff.objects.get(id=actor.staff_id or 0).public_id for actor in (sol, ewa)}

    agent_calls.consult_colleague(actor=sol, colleague_id=ids[ewa], takes_over=True, now=NOW)
    asked = agent_calls.take_queue_snapshot(line="", now=NOW).held[call_id].agent_id
    agent_calls.hand_over_for_agent(agent_id=ids[sol], to=ids[ewa], now=NOW)

    assert (asked, agent_calls.take_queue_snapshot(line="", now=NOW).held[call_id].agent_id) == (ids[sol], ids[ewa])
    assert [agent_duty.find_own_duty(actor=actor, now=NOW).state for actor in (sol, ewa)] == ["wrap_up", "on_a_call"]  # type: ignore[union-attr]


@pytest.mark.parametrize("takes_over", [True, False])
def test_a_colleague_brought_into_a_call_has_no_record_open_from_before(db: None, takes_over: bool) -> None:
    sol, ewa, victim = on_duty(), on_duty("Ewa Tomala", at=NOW + timedelta(seconds=1)), a_victim()
    identity_checks.record_identity_check(actor=ewa, victim_id=victim.id, how=identity_checks.CheckMethod.CODE, now=NOW)
    caller_queue.enter_queue(call_id=a_call(), wants=QueueRequest(), now=NOW)
    agent_calls.take_queue_snapshot(line="", now=LATER)
    agent_duty.answer_call(actor=sol, now=LATER)
    colleague = Staff.objects.get(id=ewa.staff_id or 0).public_id

    agent_calls.consult_colleague(actor=sol, colleague_id=colleague, takes_over=takes_over, now=LATER)

    with pytest.raises(identity_checks.IdentityCheckMissing):
        identity_checks.require_identity_check(ewa, victim.id, now=LATER)


def test_a_lost_caller_is_next_and_a_caller_who_asks_anew_is_last(db: None) -> None:
    sol = on_duty()
    sol_id = Staff.objects.get(id=sol.staff_id or 0).public_id
    lost, waits, anew = a_call(), a_call(), a_call()
    caller_queue.enter_queue(call_id=lost, wants=QueueRequest(), now=NOW)
    agent_calls.take_queue_snapshot(line="", now=NOW)
    agent_duty.answer_call(actor=sol, now=NOW)
    for call_id in (waits, anew):
        caller_queue.enter_queue(call_id=call_id, wants=QueueRequest(), now=NOW + timedelta(minutes=1))
    caller_queue.leave_queue(call_id=anew, why=caller_queue.QueueExit.ABANDONED, now=NOW + timedelta(minutes=2))
    caller_queue.enter_queue(call_id=anew, wants=QueueRequest(), now=NOW + timedelta(minutes=3))

    agent_calls.requeue_unheard_caller(agent_id=sol_id, call_id=lost, now=NOW + timedelta(minutes=4))

    places = {
        call_id: caller_queue.check_turn(call_id=call_id, now=NOW + timedelta(minutes=5)).place
        for call_id in (lost, waits, anew)
    }
    assert places == {lost: 1, waits: 2, anew: 3}
    ewa = on_duty("Ewa Tomala", at=NOW + timedelta(minutes=5))
    assert ewa.staff_id is not None
    [offer] = agent_calls.take_queue_snapshot(line="", now=NOW + timedelta(minutes=5)).offers
    assert offer.call_id == lost


def test_a_colleague_who_was_asked_into_a_call_reads_as_on_a_call_until_it_is_over(db: None) -> None:
    sol = on_duty()
    call_id = a_call()
    caller_queue.enter_queue(call_id=call_id, wants=QueueRequest(), now=NOW)
    agent_calls.take_queue_snapshot(line="", now=NOW)
    agent_duty.answer_call(actor=sol, now=NOW)
    ewa, ada = on_duty("Ewa Tomala"), on_duty("Ada Brook")
    asked = Staff.objects.get(id=ewa.staff_id or 0).public_id
    agent_duty.change_agent_state(actor=ada, to=AgentState.AWAY, now=NOW)

    agent_calls.consult_colleague(actor=sol, colleague_id=asked, takes_over=False, now=NOW)
    assert _read(sol) == {"Sol Pereira": "on_a_call", "Ewa Tomala": "on_a_call", "Ada Brook": "away"}
    counted = line_wallboard.load_wallboard(actor=staff("Sam Okoye", Role.SUPERVISOR), now=NOW).agents
    assert (counted[AgentState.ON_A_CALL], counted[AgentState.AWAY]) == (2, 1)

    agent_calls.release_colleague(colleague_id=asked, is_there=False, now=NOW)  # they have not answered
    assert _read(sol)["Ewa Tomala"] == "away"
    agent_duty.change_agent_state(actor=ewa, to=AgentState.READY, now=NOW)
    agent_calls.consult_colleague(actor=sol, colleague_id=asked, takes_over=False, now=NOW)

    agent_calls.end_agent_call(actor=sol, now=LATER)
    assert _read(sol)["Ewa Tomala"] == "on_a_call", "they may have the caller still"
    agent_calls.release_colleague(colleague_id=asked, now=LATER)
    assert _read(sol) == {"Sol Pereira": "wrap_up", "Ewa Tomala": "ready", "Ada Brook": "away"}


def test_a_colleague_in_a_long_call_is_not_taken_for_one_who_went_home(db: None) -> None:
    sol = on_duty()
    caller_queue.enter_queue(call_id=a_call(), wants=QueueRequest(), now=NOW)
    agent_calls.take_queue_snapshot(line="", now=NOW)
    agent_duty.answer_call(actor=sol, now=NOW)
    asked = Staff.objects.get(id=on_duty("Ewa Tomala").staff_id or 0).public_id
    agent_calls.consult_colleague(actor=sol, colleague_id=asked, takes_over=False, now=NOW)

    queue_routing.route_calls(line="", now=NOW + COUNTS_AS_THERE_FOR)

    assert _read(sol) == {"Sol Pereira": "on_a_call", "Ewa Tomala": "on_a_call"}


def _read(actor: Actor) -> dict[str, str]:
    return {each.name: each.reads_as.value for each in agent_duty.list_agents_on_duty(actor=actor, now=LATER)}
