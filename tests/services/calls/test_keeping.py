"""Who has a call back when its time comes, and to whom it is escalated."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import Callback, CallbackAttempt, QueueEntry, Staff, Task, TaskChange
from victimcare.rules.calls.callback_times import OUTCOME_OPEN_AFTER
from victimcare.services.access import Actor, Role
from victimcare.services.calls import caller_actions
from victimcare.services.calls.agents import agent_duty
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind
from victimcare.services.calls.call_queue import caller_queue, queue_routing
from victimcare.services.calls.call_queue.caller_queue import QueueExit, QueueRequest
from victimcare.services.calls.callbacks import callback_attempts, callback_ringing, callback_slots, callback_upkeep
from victimcare.services.calls.callbacks.victim_callbacks import CallbackAttemptOutcome
from victimcare.services.desk import staff_sessions, task_actions

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


def asked(*, place: int = 1, at: datetime = NOW) -> Callback:
    """A call back that was asked for. `place`: which of the offered times. At NOW the first runs from nine to eleven,
    the second to one."""
    a_team()
    call = caller_actions.record_inbound_call(carrier_call_id="c", direction="in", now=at)
    slot = callback_slots.list_open_slots(call_id=call, now=at)[place - 1]
    caller_actions.request_callback(
        call_id=call, wish="back", keyed_number="07700 900333", caller_number="", now=at, slot=slot
    )
    return Callback.objects.latest("id")


def taken_by(actor: Actor, callback: Callback) -> None:
    assert callback.task is not None
    task_actions.take_task(actor=actor, task_id=callback.task.public_id, now=NOW)


def owner(callback: Callback) -> int | None:
    return Task.objects.get(id=callback.task_id or 0).owner_id


def came_in(name: str, at: datetime = NOW) -> Actor:
    actor = staff(name)
    staff_sessions.record_sign_in(actor=actor, now=at)
    return actor


def test_signing_off_hands_on_calls_due_today_and_keeps_those_due_tomorrow() -> None:
    today, tomorrow = asked(place=3), asked(place=6)
    sol = staff()
    agent_duty.sign_on_agent(actor=sol, way=AgentEndpointKind.NONE, now=NOW)
    for callback in (today, tomorrow):
        taken_by(sol, callback)

    agent_duty.sign_off_agent(actor=sol, now=NOW + MINUTE)

    assert (owner(today), owner(tomorrow)) == (None, sol.staff_id)
    change = TaskChange.objects.get(task=today.task_id, what="off_shift")
    assert change.by_id == sol.staff_id


@pytest.mark.parametrize("goes", ["signed_out", "left", "forgot", "there"])
def test_nearly_due_it_is_with_a_colleague_on_duty(goes: str) -> None:
    callback = asked(place=2)
    sol = came_in("Sol Pereira", NOW - timedelta(hours=13) if goes == "forgot" else NOW)
    taken_by(sol, callback)
    if goes == "signed_out":
        staff_sessions.record_sign_out(actor=sol, now=NOW + MINUTE)
    if goes == "left":
        Staff.objects.filter(id=sol.staff_id or 0).update(is_active=False)

    early = callback_upkeep.maintain_callbacks(now=callback.starts_at - 31 * MINUTE)
    soon = callback_upkeep.maintain_callbacks(now=callback.starts_at - 29 * MINUTE)

    is_there = goes == "there"
    assert (early.handed_on, soon.handed_on) == (0, 0 if is_there else 1)
    assert owner(callback) == (sol.staff_id if is_there else None)


def test_it_goes_to_the_team_member_on_duty_who_has_the_fewest() -> None:
    first, second, third = asked(place=2), asked(place=2), asked(place=2)
    sol, ewa, elsewhere = staff(), staff("Ewa Tomala"), staff("Far away", team=a_team("safeguarding"))
    for actor in (sol, ewa, elsewhere):
        agent_duty.sign_on_agent(actor=actor, way=AgentEndpointKind.NONE, now=NOW)
    taken_by(sol, first)

    callback_upkeep.maintain_callbacks(now=first.starts_at - 5 * MINUTE)

    given = sorted([owner(second) or 0, owner(third) or 0])
    assert owner(first) == sol.staff_id
    assert given == sorted([ewa.staff_id or 0, sol.staff_id or 0])


def test_it_is_escalated_before_it_is_late_and_when_it_is_each_once() -> None:
    callback = asked(place=2)
    taken_by(came_in("Sol Pereira"), callback)

    seen = [
        callback_upkeep.maintain_callbacks(now=callback.due_at + minutes * MINUTE).risen
        for minutes in (-16, -14, -13, 1, 2)
    ]

    callback.refresh_from_db()
    rises = TaskChange.objects.filter(task=callback.task_id, what__startswith="rose").order_by("id")
    assert seen == [0, 1, 0, 1, 0]
    assert list(rises.values_list("what", flat=True)) == ["rose_supervisor", "rose_care_team"]
    assert (callback.risen_to, owner(callback)) == ("care_team", None)


def test_who_is_ringing_keeps_it_and_one_that_is_promised_anew_rises_anew() -> None:
    callback, sol = asked(place=1), came_in("Sol Pereira")
    nearly = callback.due_at - 10 * MINUTE
    answer = callback_ringing.start_attempt(actor=sol, callback_id=callback.public_id, by_the_desk=False, now=nearly)
    assert isinstance(answer, callback_ringing.StartedAttempt)

    rings = callback_upkeep.maintain_callbacks(now=nearly + MINUTE)
    callback_attempts.report_attempt(
        actor=sol, attempt_id=answer.attempt, outcome=CallbackAttemptOutcome.NO_ANSWER, now=nearly + 2 * MINUTE
    )
    later = callback_upkeep.maintain_callbacks(now=callback.due_at + MINUTE)

    callback.refresh_from_db()
    assert (rings.risen, later.risen, callback.risen_to) == (0, 0, "")
    assert callback.starts_at > nearly + timedelta(hours=12), "at the time of day that was chosen, on another day"


def test_an_attempt_without_a_reported_outcome_ends_and_its_promise_stands() -> None:
    callback, sol, sam = asked(), came_in("Sol Pereira"), staff("Sam Okoye", Role.SUPERVISOR)
    callback_ringing.start_attempt(actor=sol, callback_id=callback.public_id, by_the_desk=False, now=NOW)

    with pytest.raises(callback_ringing.CallbackUnderWay):
        callback_ringing.start_attempt(
            actor=sam, callback_id=callback.public_id, by_the_desk=False, now=NOW + timedelta(hours=1)
        )
    assert callback_upkeep.maintain_callbacks(now=NOW + OUTCOME_OPEN_AFTER).unknown == 1

    callback.refresh_from_db()
    assert CallbackAttempt.objects.get().outcome == "not_known"
    assert callback.outcome == "promised"


def test_a_caller_who_kept_their_place_is_due_when_an_agent_is_free() -> None:
    a_team()
    sol = staff()
    agent_duty.sign_on_agent(actor=sol, way=AgentEndpointKind.EXTENSION, extension="2041", now=NOW)
    call = caller_actions.record_inbound_call(carrier_call_id="c", direction="in", now=NOW)
    caller_queue.enter_queue(call_id=call, wants=QueueRequest(), now=NOW)
    caller_actions.request_callback(call_id=call, wish="place", keyed_number="07700 900333", caller_number="", now=NOW)
    caller_queue.leave_queue(call_id=call, why=QueueExit.CALLBACK, now=NOW)
    callback = Callback.objects.get()

    queue_routing.route_calls(line="", now=NOW + MINUTE)
    kept = callback_upkeep.maintain_callbacks(now=NOW + MINUTE)

    callback.refresh_from_db()
    assert QueueEntry.objects.get().keeps_place
    assert (kept.turns, callback.is_turn_reached) == (1, True)
    assert callback.due_at == NOW + MINUTE + callback_upkeep.TURN_RUNG_WITHIN


def test_a_caller_who_kept_their_place_and_then_chose_a_time_keeps_that_time_when_their_turn_comes() -> None:
    a_team()
    agent_duty.sign_on_agent(actor=staff(), way=AgentEndpointKind.EXTENSION, extension="2041", now=NOW)
    call = caller_actions.record_inbound_call(carrier_call_id="c", direction="in", now=NOW)
    caller_queue.enter_queue(call_id=call, wants=QueueRequest(), now=NOW)
    note: dict[str, Any] = {"keyed_number": "07700 900333", "caller_number": "", "now": NOW}
    caller_actions.request_callback(call_id=call, wish="place", **note)
    caller_queue.leave_queue(call_id=call, why=QueueExit.CALLBACK, now=NOW)
    slot = callback_slots.list_open_slots(call_id=call, now=NOW)[0]
    caller_actions.request_callback(call_id=call, wish="back", slot=slot, **note)

    offered = queue_routing.route_calls(line="", now=NOW + MINUTE)
    kept = callback_upkeep.maintain_callbacks(now=NOW + MINUTE)

    callback = Callback.objects.get()
    assert [each.callback_id for each in offered] == [callback.public_id], (
        "the kept place leads to a person within that time"
    )
    assert (kept.turns, callback.due_at) == (0, slot.until)
