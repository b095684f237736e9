"""What agents see, may do and say: what rings, whose record opens, handing over, wrapping up."""

from __future__ import annotations

from dataclasses import fields
from uuid import uuid4

import pytest

from tests.services.calls.on_shift import MINUTE, SECOND, state_of, waiting
from tests.services.calls.waiting import a_call, on_duty
from tests.services.people_and_cases import NOW, a_victim, staff
from victimcare.records.models import AgentStatePeriod, Callback, Contact, QueueEntry, Staff, Task
from victimcare.rules.calls.agents import AgentState, AgentStateConflict
from victimcare.rules.calls.call_queue import CallerNeed
from victimcare.services.access import PermissionRefused, Role
from victimcare.services.access_codes import victim_codes
from victimcare.services.calls import call_history, caller_actions
from victimcare.services.calls.agents import agent_calls, agent_duty
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind, CallOutcome, RingingCall
from victimcare.services.calls.call_queue import caller_queue, queue_routing
from victimcare.services.calls.call_queue.caller_queue import QueueExit, QueueRequest
from victimcare.services.calls.callbacks import callback_ringing
from victimcare.services.conversations import identity_checks
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.sealed_columns import CONTACT_NOTE

pytestmark = pytest.mark.django_db


def test_what_rings_holds_nothing_of_any_record_proof_or_not() -> None:
    sol, victim = on_duty(), a_victim(given_name="Ada", family_name="Marsh", mobile="07700 900123")
    victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW - MINUTE)
    call = waiting(victim, CallerNeed.BEREAVED, language="pl", rings_from="07700900123")
    queue_routing.route_calls(line="", now=NOW + 9 * SECOND)

    rings = agent_duty.find_ringing_call(actor=sol, now=NOW + 9 * SECOND)

    assert rings == RingingCall(
        call_id=call,
        language="pl",
        waited=9 * SECOND,
        asked_for=CallerNeed.BEREAVED,
        is_proved=True,
        with_interpreter=True,
        callback_id=None,
    )
    assert {field.name for field in fields(RingingCall)} == {
        "call_id",
        "language",
        "waited",
        "asked_for",
        "is_proved",
        "with_interpreter",
        "callback_id",
    }
    assert not any(word in repr(rings) for word in ("Ada", "Marsh", "900123", victim.case.reference, "burglary"))


def test_a_code_in_the_call_shows_earlier_contacts_to_the_agent_who_answers_only() -> None:
    sol, kim, victim = on_duty(), on_duty("Kim Vale"), a_victim()
    contact = Contact(
        public_id=uuid4(), victim=victim, channel="call", reached=True, made_at=NOW - 60 * MINUTE,
        made_by=Staff.objects.get(name="Kim Vale"),
    )  # fmt: skip
    CONTACT_NOTE.put_words(contact, "Rang about bail.", fetch_victim_key(victim.id))
    contact.save()
    another = a_victim()
    victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW - MINUTE)
    waiting(victim)
    queue_routing.route_calls(line="", now=NOW)
    with pytest.raises(identity_checks.IdentityCheckMissing):
        call_history.list_earlier_contacts(actor=sol, victim_id=victim.id, now=NOW)

    agent_duty.answer_call(actor=sol, now=NOW + SECOND)

    (found,) = call_history.list_earlier_contacts(actor=sol, victim_id=victim.id, now=NOW + 2 * SECOND)
    assert (found.was, found.by, found.remark) == (
        call_history.EarlierContactKind.CONVERSATION,
        "Kim Vale",
        "Rang about bail.",
    )
    for actor, own in ((kim, victim.id), (sol, another.id)):
        with pytest.raises(identity_checks.IdentityCheckMissing):
            call_history.list_earlier_contacts(actor=actor, victim_id=own, now=NOW + 2 * SECOND)


def test_without_a_code_in_the_call_answering_proves_nothing() -> None:
    sol, victim = on_duty(), a_victim()
    waiting(victim)  # as if the identity check was passed, but the code has been revoked since
    queue_routing.route_calls(line="", now=NOW)
    rings = agent_duty.find_ringing_call(actor=sol, now=NOW)

    agent_duty.answer_call(actor=sol, now=NOW)

    assert rings is not None
    assert not rings.is_proved
    with pytest.raises(identity_checks.IdentityCheckMissing):
        call_history.list_earlier_contacts(actor=sol, victim_id=victim.id, now=NOW)


def test_who_rings_next_finds_no_record_open_that_the_caller_before_proved() -> None:
    """The next caller rings at once, from the victim's number, and says they were cut off: the desk's other window
    still had the victim's record open."""
    sol, victim = on_duty(), a_victim(mobile="07700 900123")
    victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW - MINUTE)
    own = waiting(victim, rings_from="07700900123")
    queue_routing.route_calls(line="", now=NOW)
    agent_duty.answer_call(actor=sol, now=NOW)
    caller_queue.end_conversation_of_call(call_id=own, now=NOW + MINUTE)
    agent_duty.finish_wrap_up(actor=sol, outcome=CallOutcome.HELPED, now=NOW + MINUTE)
    assert identity_checks.require_identity_check(sol, victim.id, now=NOW + MINUTE), (
        "the call is written down with the record open"
    )
    his = a_call(at=NOW + 2 * MINUTE)
    caller_queue.enter_queue(call_id=his, wants=QueueRequest(rings_from="07700900123"), now=NOW + 2 * MINUTE)
    queue_routing.route_calls(line="", now=NOW + 2 * MINUTE)

    agent_duty.answer_call(actor=sol, now=NOW + 2 * MINUTE)

    with pytest.raises(identity_checks.IdentityCheckMissing):
        identity_checks.require_identity_check(sol, victim.id, now=NOW + 2 * MINUTE)


def test_no_caller_waits_for_an_agent_who_went_home() -> None:
    ewa = on_duty("Ewa Tomala")
    agent_duty.change_agent_state(actor=ewa, to=AgentState.AWAY, now=NOW)
    lunch, gone = NOW + 119 * MINUTE, NOW + 120 * MINUTE

    queue_routing.route_calls(line="", now=lunch)
    at_lunch = caller_queue.enter_queue(call_id=a_call(at=lunch), wants=QueueRequest(), now=lunch)
    queue_routing.route_calls(line="", now=gone)
    at_night = caller_queue.enter_queue(call_id=a_call(at=gone), wants=QueueRequest(), now=gone)

    assert (at_lunch.how, at_night.how) == (
        caller_queue.AdmissionResult.WAITS,
        caller_queue.AdmissionResult.NO_STAFF_ON_DUTY,
    )
    assert agent_duty.find_own_duty(actor=ewa, now=gone) is None


def test_wrapping_up_ends_by_itself() -> None:
    sol = on_duty()
    call = waiting()
    queue_routing.route_calls(line="", now=NOW)
    agent_duty.answer_call(actor=sol, now=NOW)
    caller_queue.end_conversation_of_call(call_id=call, now=NOW + MINUTE)

    queue_routing.route_calls(line="", now=NOW + 3 * MINUTE - SECOND)
    assert state_of(sol) is AgentState.WRAP_UP
    queue_routing.route_calls(line="", now=NOW + 3 * MINUTE)

    assert state_of(sol) is AgentState.READY
    assert QueueEntry.objects.get().wrapped_up_at == NOW + 3 * MINUTE


def test_a_conversation_is_handed_over_whole() -> None:
    sol, kim = on_duty(), on_duty("Kim Vale", at=NOW + SECOND)
    call = waiting()
    queue_routing.route_calls(line="", now=NOW + 2 * SECOND)
    agent_duty.answer_call(actor=sol, now=NOW + 3 * SECOND)
    theirs = agent_duty.find_own_duty(actor=kim, now=NOW)
    assert theirs is not None

    agent_calls.hand_over_call(actor=sol, to=theirs.agent_id, now=NOW + MINUTE)
    turn = caller_queue.check_turn(call_id=call, now=NOW + MINUTE)
    agent_duty.end_queue_conversation(actor=kim, now=NOW + 2 * MINUTE)
    agent_duty.finish_wrap_up(actor=sol, outcome=CallOutcome.REFERRED, now=NOW + 2 * MINUTE)
    agent_duty.finish_wrap_up(actor=kim, outcome=CallOutcome.HELPED, now=NOW + 3 * MINUTE)

    entry = QueueEntry.objects.get()
    assert turn.agent_id == theirs.agent_id
    # written by the agent who had it last
    assert (entry.outcome, entry.ended_at) == (CallOutcome.HELPED, NOW + 2 * MINUTE)
    assert AgentStatePeriod.objects.filter(entry=entry, state="on_a_call").count() == 2


def test_no_agent_leaves_in_the_middle_of_a_conversation() -> None:
    sol = on_duty()
    waiting()
    queue_routing.route_calls(line="", now=NOW)
    agent_duty.answer_call(actor=sol, now=NOW)

    with pytest.raises(AgentStateConflict):
        agent_duty.sign_off_agent(actor=sol, now=NOW)
    with pytest.raises(AgentStateConflict):
        agent_duty.change_agent_state(actor=sol, to=AgentState.AWAY, now=NOW)


def test_an_agent_leaving_while_it_rings_returns_the_caller() -> None:
    sol, call = on_duty(), waiting()
    queue_routing.route_calls(line="", now=NOW)

    agent_duty.change_agent_state(actor=sol, to=AgentState.AWAY, now=NOW)

    assert QueueEntry.objects.standing().get().offered_to is None
    assert caller_queue.check_turn(call_id=call, now=NOW).place == 1


def test_an_officer_takes_no_calls() -> None:
    with pytest.raises(PermissionRefused):
        agent_duty.sign_on_agent(actor=staff("Officer Reed", Role.OFFICER), way=AgentEndpointKind.BROWSER, now=NOW)


def test_a_caller_who_kept_their_place_is_rung_on_their_turn() -> None:
    first, sol = waiting(), None
    assert not QueueEntry.objects.exists()  # no agent is on duty
    sol = on_duty()
    first, second = waiting(), waiting()
    caller_actions.request_callback(
        call_id=first, wish="place", keyed_number="07700900456", caller_number="", now=NOW + SECOND
    )
    caller_queue.leave_queue(call_id=first, why=QueueExit.CALLBACK, now=NOW + SECOND)

    place = caller_queue.check_turn(call_id=second, now=NOW + 2 * SECOND).place
    (offer,) = queue_routing.route_calls(line="", now=NOW + 2 * SECOND)
    agent_duty.answer_call(actor=sol, now=NOW + 3 * SECOND)
    promise = Callback.objects.get()
    rung = callback_ringing.start_attempt(
        actor=sol, callback_id=promise.public_id, by_the_desk=False, now=NOW + 4 * SECOND
    )

    assert (place, offer.callback_id) == (2, promise.public_id)
    assert isinstance(rung, callback_ringing.StartedAttempt)
    assert Task.objects.get(kind="call_back").owner_id == sol.staff_id
    agent_duty.end_queue_conversation(actor=sol, now=NOW + MINUTE)
    agent_duty.finish_wrap_up(actor=sol, outcome=CallOutcome.HELPED, now=NOW + MINUTE)
    entry = QueueEntry.objects.get(call__public_id=first)
    assert (entry.left_how, entry.turn_came_at) == (QueueExit.CALLBACK, NOW + 3 * SECOND)
    (next_one,) = queue_routing.route_calls(line="", now=NOW + MINUTE)
    assert next_one.call_id == second


def test_a_place_leads_nowhere_once_a_colleague_has_the_call_back() -> None:
    on_duty()
    call = waiting()
    caller_actions.request_callback(call_id=call, wish="place", keyed_number="07700900456", caller_number="", now=NOW)
    caller_queue.leave_queue(call_id=call, why=QueueExit.CALLBACK, now=NOW)
    Task.objects.filter(kind="call_back").update(owner=staff("Kim Vale").staff_id)

    assert queue_routing.route_calls(line="", now=NOW + SECOND) == ()
    assert QueueEntry.objects.get().turn_came_at == NOW + SECOND
