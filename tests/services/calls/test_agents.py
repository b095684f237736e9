"""Who takes calls: what rings for them, what they may know before proof, and how one call leads to the next."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from uuid import UUID

import pytest

from tests.services.calls.waiting import a_call, on_duty
from tests.services.people_and_cases import NOW, a_victim, staff
from victimcare.records.models import AgentSpell, AuditEntry, Callback, Contact, QueueEntry, Staff, Task, Victim
from victimcare.rules.calls.agents import NoSuchChange
from victimcare.rules.calls.queue import Need
from victimcare.services.access import Actor, NotPermitted, Role
from victimcare.services.calls import actions
from victimcare.services.calls.callbacks import ringing
from victimcare.services.calls.taking import agents, earlier, handing_over
from victimcare.services.calls.taking.agents import AgentState, AgentWay, CallOutcome, Ringing
from victimcare.services.calls.waiting import caring, opening, queueing, reserved, routing
from victimcare.services.calls.waiting.queueing import How, LeftHow, TurnIs, Wants
from victimcare.services.contact import proofs
from victimcare.services.people import codes

pytestmark = pytest.mark.django_db
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


def waiting(victim: Victim | None = None, need: Need = Need.ANYTHING, **wants: str) -> UUID:
    call = a_call(victim)
    queueing.enter(call_id=call, wants=Wants(need=need, **wants), now=NOW)
    return call


def state_of(actor: Actor) -> AgentState:
    mine = agents.mine(actor=actor, now=NOW)
    return mine.state if mine else AgentState.OFF


def takes(actor: Actor, need: Need, *, at_minute: int, is_heavy: bool = False) -> bool:
    """Whether the next caller of this need is put through to them; if so, the conversation is had and written down."""
    at = NOW + at_minute * MINUTE
    call = a_call(at=at)
    queueing.enter(call_id=call, wants=Wants(need=need), now=at)
    offered = bool(routing.route(line="", now=at))
    if offered:
        agents.answer(actor=actor, now=at)
        queueing.ended(call_id=call, now=at + MINUTE)
        agents.finish(actor=actor, outcome=CallOutcome.HELPED, is_heavy=is_heavy, now=at + MINUTE)
        if state_of(actor) is AgentState.DEBRIEF:
            agents.change_state(actor=actor, to=AgentState.READY, now=at + MINUTE)
    else:
        queueing.leave(call_id=call, why=LeftHow.ABANDONED, now=at)
    return offered


def test_what_rings_holds_nothing_of_any_record_proof_or_not() -> None:
    sol, victim = on_duty(), a_victim(given_name="Ada", family_name="Marsh", mobile="07700 900123")
    codes.make_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW - MINUTE)
    call = waiting(victim, Need.BEREAVED, language="pl", rings_from="07700900123")
    routing.route(line="", now=NOW + 9 * SECOND)

    rings = agents.ringing(actor=sol, now=NOW + 9 * SECOND)

    assert rings == Ringing(
        call_id=call,
        language="pl",
        waited=9 * SECOND,
        asked_for=Need.BEREAVED,
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
    Contact.objects.create(
        victim=victim, channel="call", reached=True, note="Rang about bail.", made_at=NOW - 60 * MINUTE,
        made_by=Staff.objects.get(name="Kim Vale"),
    )  # fmt: skip
    another = a_victim()
    codes.make_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW - MINUTE)
    waiting(victim)
    routing.route(line="", now=NOW)
    with pytest.raises(proofs.NotProved):
        earlier.contacts(actor=sol, victim_id=victim.id, now=NOW)

    agents.answer(actor=sol, now=NOW + SECOND)

    (found,) = earlier.contacts(actor=sol, victim_id=victim.id, now=NOW + 2 * SECOND)
    assert (found.was, found.by, found.remark) == (earlier.Was.CONVERSATION, "Kim Vale", "Rang about bail.")
    for actor, hers in ((kim, victim.id), (sol, another.id)):
        with pytest.raises(proofs.NotProved):
            earlier.contacts(actor=actor, victim_id=hers, now=NOW + 2 * SECOND)


def test_without_a_code_in_the_call_answering_proves_nothing() -> None:
    sol, victim = on_duty(), a_victim()
    waiting(victim)  # as if proved; but her code was ended since
    routing.route(line="", now=NOW)
    rings = agents.ringing(actor=sol, now=NOW)

    agents.answer(actor=sol, now=NOW)

    assert rings is not None
    assert not rings.is_proved
    with pytest.raises(proofs.NotProved):
        earlier.contacts(actor=sol, victim_id=victim.id, now=NOW)


def test_who_rings_next_finds_no_record_open_that_the_caller_before_proved() -> None:
    """He rings right after her, from her number, and says that they were cut off: the desk's other window still had
    her record."""
    sol, victim = on_duty(), a_victim(mobile="07700 900123")
    codes.make_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW - MINUTE)
    hers = waiting(victim, rings_from="07700900123")
    routing.route(line="", now=NOW)
    agents.answer(actor=sol, now=NOW)
    queueing.ended(call_id=hers, now=NOW + MINUTE)
    agents.finish(actor=sol, outcome=CallOutcome.HELPED, now=NOW + MINUTE)
    assert proofs.require(sol, victim.id, now=NOW + MINUTE), "she is written down with her record open"
    his = a_call(at=NOW + 2 * MINUTE)
    queueing.enter(call_id=his, wants=Wants(rings_from="07700900123"), now=NOW + 2 * MINUTE)
    routing.route(line="", now=NOW + 2 * MINUTE)

    agents.answer(actor=sol, now=NOW + 2 * MINUTE)

    with pytest.raises(proofs.NotProved):
        proofs.require(sol, victim.id, now=NOW + 2 * MINUTE)


def test_after_two_heavy_calls_comes_a_lighter_one_or_a_rest() -> None:
    sol = on_duty()

    took = [takes(sol, need, at_minute=minute) for minute, need in enumerate(
        [Need.CANNOT_TALK, Need.DOMESTIC_ABUSE, Need.DOMESTIC_ABUSE, Need.ANYTHING, Need.DOMESTIC_ABUSE]
    )]  # fmt: skip

    assert took == [True, True, False, True, True]


def test_lighter_calls_that_turn_out_heavy_lead_to_a_rest() -> None:
    sol = on_duty()
    for minute in range(3):
        assert takes(sol, Need.ANYTHING, at_minute=minute, is_heavy=True)

    assert not takes(sol, Need.ANYTHING, at_minute=10)
    assert takes(sol, Need.ANYTHING, at_minute=18)  # a quarter of an hour after the last


def test_only_another_by_name_and_for_a_while_sets_that_aside() -> None:
    sol, lead = on_duty(), staff("Ines Hart", Role.SUPERVISOR)
    mine = agents.mine(actor=sol, now=NOW)
    assert mine is not None
    for minute in range(2):
        takes(sol, Need.DOMESTIC_ABUSE, at_minute=minute)
    until = NOW + 10 * MINUTE
    with pytest.raises(NotPermitted):
        caring.override(actor=sol, agent_id=mine.agent_id, reason="I can", until=until, now=NOW)
    with pytest.raises(caring.OverrideRefused):
        caring.override(actor=lead, agent_id=mine.agent_id, reason=" ", until=until, now=NOW)
    with pytest.raises(caring.OverrideRefused):
        caring.override(actor=lead, agent_id=mine.agent_id, reason="Late", until=NOW + 13 * 60 * MINUTE, now=NOW)

    caring.override(actor=lead, agent_id=mine.agent_id, reason="A bomb scare in town", until=until, now=NOW)

    assert takes(sol, Need.DOMESTIC_ABUSE, at_minute=4)
    assert not takes(sol, Need.DOMESTIC_ABUSE, at_minute=11)
    entry = AuditEntry.objects.get(act="care.overridden")
    assert (entry.actor, entry.detail["agent"]) == (lead.id, str(mine.agent_id))


def test_after_a_heavy_call_one_is_asked_to_talk_to_somebody_first() -> None:
    sol = on_duty()
    call = waiting()
    routing.route(line="", now=NOW)
    agents.answer(actor=sol, now=NOW)
    queueing.ended(call_id=call, now=NOW + MINUTE)

    after = agents.finish(actor=sol, outcome=CallOutcome.DANGER, now=NOW + 2 * MINUTE)

    assert after is AgentState.DEBRIEF
    assert QueueEntry.objects.get().is_heavy


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

    with pytest.raises(NoSuchChange):
        agents.sign_off(actor=sol, now=NOW)
    with pytest.raises(NoSuchChange):
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


def test_a_safe_number_shortens_the_line_and_proves_nothing() -> None:
    lead = staff("Ines Hart", Role.SUPERVISOR)
    sol = on_duty()
    reserved.keep(
        actor=lead, number="020 7946 0123", kind=reserved.ReservedKind.SAFE_PLACE, remark="", now=NOW,
        until=NOW + 60 * MINUTE,
    )  # fmt: skip
    waiting()
    refuge = waiting(rings_from="+442079460123")

    (offer,) = routing.route(line="", now=NOW)

    rings = agents.ringing(actor=sol, now=NOW)
    assert rings is not None
    assert (offer.call_id, rings.is_proved) == (refuge, False)


def test_nobody_waits_for_who_takes_only_reserved_lines_but_those_who_ring_from_one() -> None:
    lead = staff("Ines Hart", Role.SUPERVISOR)
    sol = on_duty()
    on_duty("Ana Brook", is_reserve=True)
    reserved.keep(
        actor=lead, number="020 7946 0123", kind=reserved.ReservedKind.SAFE_PLACE, remark="", now=NOW,
        until=NOW + 60 * MINUTE,
    )  # fmt: skip
    stood = waiting()
    agents.sign_off(actor=sol, now=NOW)
    shown = {number: Wants(rings_from=number) for number in ("", "+442079460999", "+442079460123")}

    entered = {number: queueing.enter(call_id=a_call(), wants=wants, now=NOW).how for number, wants in shown.items()}

    assert entered == {"": How.NOBODY_ON_DUTY, "+442079460999": How.NOBODY_ON_DUTY, "+442079460123": How.WAITS}
    assert {number: opening.is_staffed(now=NOW, rings_from=number) for number in shown} == {
        number: how is How.WAITS for number, how in entered.items()
    }
    assert queueing.turn(call_id=stood, now=NOW).how is TurnIs.TOO_LONG, "she is promised a call back at once"


def test_nobody_hears_that_a_number_is_known_to_be_safe() -> None:
    """Neither who shows it nor who waits beside: he may ring from two telephones to find out."""
    lead = staff("Ines Hart", Role.SUPERVISOR)
    on_duty()
    reserved.keep(
        actor=lead, number="020 7946 0123", kind=reserved.ReservedKind.SAFE_PLACE, remark="", now=NOW,
        until=NOW + 60 * MINUTE,
    )  # fmt: skip
    told = {}
    for shown in ("+442079460123", "+442079460999"):
        first, second = a_call(), a_call()
        entered = [
            queueing.enter(call_id=first, wants=Wants(), now=NOW),
            queueing.enter(call_id=second, wants=Wants(rings_from=shown), now=NOW + SECOND),
        ]
        later = [queueing.turn(call_id=call, now=NOW + 2 * SECOND) for call in (first, second)]
        told[shown] = (entered, later)
        for call in (first, second):
            queueing.leave(call_id=call, why=LeftHow.ABANDONED, now=NOW + 3 * SECOND)

    assert told["+442079460123"] == told["+442079460999"]
    assert [each.place for each in told["+442079460123"][1]] == [1, 2]


def test_a_number_is_reserved_until_its_end() -> None:
    lead = staff("Ines Hart", Role.SUPERVISOR)
    keep = {"actor": lead, "kind": reserved.ReservedKind.STAFF, "remark": "Threatened", "now": NOW}
    reserved.keep(number="07700 900321", until=NOW + MINUTE, **keep)  # type: ignore[arg-type]
    with pytest.raises(reserved.KnownAlready):
        reserved.keep(number="+447700900321", until=NOW + MINUTE, **keep)  # type: ignore[arg-type]
    with pytest.raises(reserved.NotANumber):
        reserved.keep(number="0900 000", until=NOW + MINUTE, **keep)  # type: ignore[arg-type]

    assert reserved.is_reserved("07700900321", now=NOW)
    assert not reserved.is_reserved("07700900321", now=NOW + MINUTE)
    assert not reserved.is_reserved("", now=NOW)
    (listed,) = reserved.listed(actor=lead, now=NOW)
    reserved.end(actor=lead, number_id=listed.id, now=NOW)
    assert not reserved.is_reserved("07700900321", now=NOW)
