"""What who takes calls sees, may and says: what rings, whose record opens, handing over, wrapping up."""

from __future__ import annotations

from dataclasses import fields
from uuid import uuid4

import pytest

from tests.services.calls.on_shift import MINUTE, SECOND, state_of, waiting
from tests.services.calls.waiting import a_call, on_duty
from tests.services.people_and_cases import NOW, a_victim, staff
from victimcare.records.models import AgentSpell, Callback, Contact, QueueEntry, Staff, Task
from victimcare.rules.calls.agents import AgentStateConflict
from victimcare.rules.calls.call_queue import CallerNeed
from victimcare.services.access import NotPermitted, Role
from victimcare.services.access_codes import victim_codes
from victimcare.services.calls import actions
from victimcare.services.calls.callbacks import ringing
from victimcare.services.calls.taking import agents, earlier, handing_over
from victimcare.services.calls.taking.agents import AgentState, AgentWay, CallOutcome, Ringing
from victimcare.services.calls.waiting import queueing, routing
from victimcare.services.calls.waiting.queueing import LeftHow, Wants
from victimcare.services.conversations import identity_checks
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.sealed_columns import CONTACT_NOTE

pytestmark = pytest.mark.django_db


def test_what_rings_holds_nothing_of_any_record_proof_or_not() -> None:
    sol, victim = on_duty(), a_victim(given_name="Ada", family_name="Marsh", mobile="07700 900123")
    victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW - MINUTE)
    call = waiting(victim, CallerNeed.BEREAVED, language="pl", rings_from="07700900123")
    routing.route(line="", now=NOW + 9 * SECOND)

    rings = agents.ringing(actor=sol, now=NOW + 9 * SECOND)

    assert rings == Ringing(
        call_id=call,
        language="pl",
        waited=9 * SECOND,
        asked_for=CallerNeed.BEREAVED,
        is_proved=True,
        with_interpreter=True,
        callback_id=None,
    )
    assert {field.name for field in fields(Ringing)} == {
        "call_id",
        "language",
        "waited",
        "asked_for",
        "is_proved",
        "with_interpreter",
        "callback_id",
    }
    assert not any(word in repr(rings) for word in ("Ada", "Marsh", "900123", victim.case.reference, "burglary"))


def test_her_code_in_the_call_lets_who_answers_see_her_earlier_contacts_and_nobody_else() -> None:
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
    routing.route(line="", now=NOW)
    with pytest.raises(identity_checks.IdentityCheckMissing):
        earlier.contacts(actor=sol, victim_id=victim.id, now=NOW)

    agents.answer(actor=sol, now=NOW + SECOND)

    (found,) = earlier.contacts(actor=sol, victim_id=victim.id, now=NOW + 2 * SECOND)
    assert (found.was, found.by, found.remark) == (earlier.Was.CONVERSATION, "Kim Vale", "Rang about bail.")
    for actor, hers in ((kim, victim.id), (sol, another.id)):
        with pytest.raises(identity_checks.IdentityCheckMissing):
            earlier.contacts(actor=actor, victim_id=hers, now=NOW + 2 * SECOND)


def test_without_a_code_in_the_call_answering_proves_nothing() -> None:
    sol, victim = on_duty(), a_victim()
    waiting(victim)  # as if proved; but her code was ended since
    routing.route(line="", now=NOW)
    rings = agents.ringing(actor=sol, now=NOW)

    agents.answer(actor=sol, now=NOW)

    assert rings is not None
    assert not rings.is_proved
    with pytest.raises(identity_checks.IdentityCheckMissing):
        earlier.contacts(actor=sol, victim_id=victim.id, now=NOW)


def test_who_rings_next_finds_no_record_open_that_the_caller_before_proved() -> None:
    """He rings right after her, from her number, and says that they were cut off: the desk's other window still had
    her record."""
    sol, victim = on_duty(), a_victim(mobile="07700 900123")
    victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW - MINUTE)
    hers = waiting(victim, rings_from="07700900123")
    routing.route(line="", now=NOW)
    agents.answer(actor=sol, now=NOW)
    queueing.ended(call_id=hers, now=NOW + MINUTE)
    agents.finish(actor=sol, outcome=CallOutcome.HELPED, now=NOW + MINUTE)
    assert identity_checks.require_identity_check(sol, victim.id, now=NOW + MINUTE), (
        "she is written down with her record open"
    )
    his = a_call(at=NOW + 2 * MINUTE)
    queueing.enter(call_id=his, wants=Wants(rings_from="07700900123"), now=NOW + 2 * MINUTE)
    routing.route(line="", now=NOW + 2 * MINUTE)

    agents.answer(actor=sol, now=NOW + 2 * MINUTE)

    with pytest.raises(identity_checks.IdentityCheckMissing):
        identity_checks.require_identity_check(sol, victim.id, now=NOW + 2 * MINUTE)


def test_for_whoever_went_home_without_a_word_nobody_waits() -> None:
    ewa = on_duty("Ewa Tomala")
    agents.change_state(actor=ewa, to=AgentState.AWAY, now=NOW)
    lunch, gone = NOW + 119 * MINUTE, NOW + 120 * MINUTE

    routing.route(line="", now=lunch)
    at_lunch = queueing.enter(call_id=a_call(at=lunch), wants=Wants(), now=lunch)
    routing.route(line="", now=gone)
    at_night = queueing.enter(call_id=a_call(at=gone), wants=Wants(), now=gone)

    assert (at_lunch.how, at_night.how) == (queueing.How.WAITS, queueing.How.NOBODY_ON_DUTY)
    assert agents.mine(actor=ewa, now=gone) is None


def test_wrapping_up_ends_by_itself() -> None:
    sol = on_duty()
    call = waiting()
    routing.route(line="", now=NOW)
    agents.answer(actor=sol, now=NOW)
    queueing.ended(call_id=call, now=NOW + MINUTE)

    routing.route(line="", now=NOW + 3 * MINUTE - SECOND)
    assert state_of(sol) is AgentState.WRAP_UP
    routing.route(line="", now=NOW + 3 * MINUTE)

    assert state_of(sol) is AgentState.READY
    assert QueueEntry.objects.get().wrapped_up_at == NOW + 3 * MINUTE


def test_a_conversation_is_handed_over_whole() -> None:
    sol, kim = on_duty(), on_duty("Kim Vale", at=NOW + SECOND)
    call = waiting()
    routing.route(line="", now=NOW + 2 * SECOND)
    agents.answer(actor=sol, now=NOW + 3 * SECOND)
    theirs = agents.mine(actor=kim, now=NOW)
    assert theirs is not None

    handing_over.hand_over(actor=sol, to=theirs.agent_id, now=NOW + MINUTE)
    turn = queueing.turn(call_id=call, now=NOW + MINUTE)
    agents.end(actor=kim, now=NOW + 2 * MINUTE)
    agents.finish(actor=sol, outcome=CallOutcome.REFERRED, now=NOW + 2 * MINUTE)
    agents.finish(actor=kim, outcome=CallOutcome.HELPED, now=NOW + 3 * MINUTE)

    entry = QueueEntry.objects.get()
    assert turn.agent_id == theirs.agent_id
    assert (entry.outcome, entry.ended_at) == (CallOutcome.HELPED, NOW + 2 * MINUTE)  # by who had it last
    assert AgentSpell.objects.filter(entry=entry, state="on_a_call").count() == 2


def test_nobody_leaves_in_the_middle_of_a_conversation() -> None:
    sol = on_duty()
    waiting()
    routing.route(line="", now=NOW)
    agents.answer(actor=sol, now=NOW)

    with pytest.raises(AgentStateConflict):
        agents.sign_off(actor=sol, now=NOW)
    with pytest.raises(AgentStateConflict):
        agents.change_state(actor=sol, to=AgentState.AWAY, now=NOW)


def test_who_goes_while_it_rings_gives_her_back() -> None:
    sol, call = on_duty(), waiting()
    routing.route(line="", now=NOW)

    agents.change_state(actor=sol, to=AgentState.AWAY, now=NOW)

    assert QueueEntry.objects.standing().get().offered_to is None
    assert queueing.turn(call_id=call, now=NOW).place == 1


def test_an_officer_takes_no_calls() -> None:
    with pytest.raises(NotPermitted):
        agents.sign_on(actor=staff("Officer Reed", Role.OFFICER), way=AgentWay.BROWSER, now=NOW)


def test_she_who_kept_her_place_is_rung_when_her_turn_comes() -> None:
    first, sol = waiting(), None
    assert not QueueEntry.objects.exists()  # nobody is on duty
    sol = on_duty()
    first, second = waiting(), waiting()
    actions.ask_callback(call_id=first, wish="place", keyed_number="07700900456", caller_number="", now=NOW + SECOND)
    queueing.leave(call_id=first, why=LeftHow.CALLBACK, now=NOW + SECOND)

    place = queueing.turn(call_id=second, now=NOW + 2 * SECOND).place
    (offer,) = routing.route(line="", now=NOW + 2 * SECOND)
    agents.answer(actor=sol, now=NOW + 3 * SECOND)
    promise = Callback.objects.get()
    rung = ringing.ring(actor=sol, callback_id=promise.public_id, by_the_desk=False, now=NOW + 4 * SECOND)

    assert (place, offer.callback_id) == (2, promise.public_id)
    assert isinstance(rung, ringing.Ringing)
    assert Task.objects.get(kind="call_back").owner_id == sol.staff_id
    agents.end(actor=sol, now=NOW + MINUTE)
    agents.finish(actor=sol, outcome=CallOutcome.HELPED, now=NOW + MINUTE)
    entry = QueueEntry.objects.get(call__public_id=first)
    assert (entry.left_how, entry.turn_came_at) == (LeftHow.CALLBACK, NOW + 3 * SECOND)
    (next_one,) = routing.route(line="", now=NOW + MINUTE)
    assert next_one.call_id == second


def test_a_place_leads_nowhere_once_somebody_has_the_call_back() -> None:
    on_duty()
    call = waiting()
    actions.ask_callback(call_id=call, wish="place", keyed_number="07700900456", caller_number="", now=NOW)
    queueing.leave(call_id=call, why=LeftHow.CALLBACK, now=NOW)
    Task.objects.filter(kind="call_back").update(owner=staff("Kim Vale").staff_id)

    assert routing.route(line="", now=NOW + SECOND) == ()
    assert QueueEntry.objects.get().turn_came_at == NOW + SECOND
