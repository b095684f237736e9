"""The agent on a call back by the line hands the victim to a colleague: the conversation, and the promise with it."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.services.calls.test_calling_back import MINUTE, MemoryPhone, asked, rings, state
from tests.services.calls.waiting import a_call, on_duty
from tests.services.people_and_cases import NOW, a_team
from victimcare.records.models import Call, Callback, CallbackAttempt, Staff, Task
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.errors import NotFound
from victimcare.services import port_registry
from victimcare.services.access import Actor
from victimcare.services.calls.agents import agent_calls, agent_dialling, agent_duty, agent_presence, callback_calls
from victimcare.services.calls.call_queue import caller_queue
from victimcare.services.calls.callbacks import callback_attempts
from victimcare.services.calls.callbacks.victim_callbacks import CallbackAttemptOutcome
from victimcare.services.ports.desk_telephone import PhoneState


@pytest.fixture
def sol(db: None, monkeypatch: pytest.MonkeyPatch) -> Actor:
    monkeypatch.setattr(port_registry.ports, "desk_phone", MemoryPhone())
    a_team()
    return on_duty()


@pytest.fixture
def noted(sol: Actor) -> Callback:
    return asked()


def public_id(actor: Actor) -> UUID:
    return Staff.objects.get(id=actor.staff_id or 0).public_id


def handed(actor: Actor, colleague: Actor) -> None:
    """The colleague is asked, and answers."""
    agent_calls.consult_colleague(actor=actor, colleague_id=public_id(colleague), takes_over=True, now=NOW)
    agent_calls.hand_over_for_agent(agent_id=public_id(actor), to=public_id(colleague), now=NOW)


def test_once_the_victim_has_picked_up_a_colleague_can_take_over_call_and_promise(sol: Actor, noted: Callback) -> None:
    ewa, ira = on_duty("Ewa Tomala"), on_duty("Ira Nowak")
    row = rings(sol, noted)
    assert callback_calls.claim_callback_call(row=row, now=NOW)
    callback_calls.authorise_dialling(row=row, now=NOW)
    with pytest.raises(agent_duty.ConversationMissing):
        handed(sol, ewa)
    callback_calls.record_callback_answer(row=row, now=NOW)

    handed(sol, ewa)

    [back] = agent_calls.take_queue_snapshot(line="", now=NOW).back
    assert (back.row, back.agent_id) == (row, public_id(ewa))
    assert (state(sol), state(ewa)) == ("wrap_up", "on_a_call")
    assert (agent_dialling.load_own_callback_call(actor=sol), agent_dialling.load_own_callback_call(actor=ewa)) == (
        None,
        agent_dialling.OwnCallbackCall(noted.public_id, is_picked_up=True),
    )
    agent_calls.end_agent_call(actor=ewa, now=NOW + MINUTE)
    assert (state(ewa), Call.objects.get(public_id=row).outcome) == ("wrap_up", "spoke")
    attempt = CallbackAttempt.objects.get()
    with pytest.raises(NotFound):
        callback_attempts.report_attempt(
            actor=ira, attempt_id=attempt.public_id, outcome=CallbackAttemptOutcome.OTHER_PERSON, now=NOW + MINUTE
        )
    callback_attempts.report_attempt(
        actor=ewa, attempt_id=attempt.public_id, outcome=CallbackAttemptOutcome.OTHER_PERSON, now=NOW + MINUTE
    )
    attempt.refresh_from_db()
    assert (attempt.by_id, attempt.ended_by_id) == (sol.staff_id, ewa.staff_id)
    assert Task.objects.get(kind="call_back").owner_id == ewa.staff_id


def test_a_colleague_brought_into_a_call_back_is_in_it_until_it_is_over(
    sol: Actor, noted: Callback, monkeypatch: pytest.MonkeyPatch
) -> None:
    ewa = on_duty("Ewa Tomala")
    row = rings(sol, noted)
    assert callback_calls.claim_callback_call(row=row, now=NOW)
    callback_calls.authorise_dialling(row=row, now=NOW)
    callback_calls.record_callback_answer(row=row, now=NOW)

    agent_calls.consult_colleague(actor=sol, colleague_id=public_id(ewa), takes_over=False, now=NOW)

    assert standing_in_anothers_call(ewa)
    agent_calls.end_agent_call(actor=sol, now=NOW + MINUTE)
    assert not standing_in_anothers_call(ewa)
    monkeypatch.setattr(MemoryPhone, "ask", lambda *_of, **_how: PhoneState(is_asked=True, has_joined=True))
    assert standing_in_anothers_call(ewa), "they have that caller still, and a person who was rung in danger"


def standing_in_anothers_call(actor: Actor) -> bool:
    found = agent_presence.find_agent_status(actor=actor)
    return found is not None and found.is_in_anothers_call


def test_after_handing_over_an_agent_takes_the_next_call_and_the_colleague_hands_over_again(
    sol: Actor, noted: Callback
) -> None:
    ewa = on_duty("Ewa Tomala")
    row = rings(sol, noted)
    assert callback_calls.claim_callback_call(row=row, now=NOW)
    callback_calls.authorise_dialling(row=row, now=NOW)
    callback_calls.record_callback_answer(row=row, now=NOW)
    handed(sol, ewa)
    agent_duty.change_agent_state(actor=sol, to=AgentState.READY, now=NOW)
    caller_queue.enter_queue(call_id=a_call(), wants=caller_queue.QueueRequest(), now=NOW)
    agent_calls.take_queue_snapshot(line="", now=NOW)
    agent_duty.answer_call(actor=sol, now=NOW)
    ira = on_duty("Ira Nowak")

    handed(ewa, ira)

    [back] = agent_calls.take_queue_snapshot(line="", now=NOW).back
    assert (back.row, back.agent_id) == (row, public_id(ira))
    assert agent_dialling.load_own_callback_call(actor=sol) is None
    agent_calls.end_agent_call(actor=sol, now=NOW)
    assert agent_calls.take_queue_snapshot(line="", now=NOW).back == (back,)
