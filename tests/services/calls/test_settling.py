"""Callers waiting on a line that dies are rung back or passed to a person; no caller stays queued on a line that is
gone."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from tests.services.calls.waiting import a_call, on_duty
from tests.services.people_and_cases import NOW, a_point, a_victim, staff
from tests.services.plans import agreed, by
from victimcare.records.models import Call, Callback, CallbackNotice, QueueEntry, Task, Victim
from victimcare.rules.calls.agents import AgentState
from victimcare.services.access_codes import victim_codes
from victimcare.services.calls import caller_actions
from victimcare.services.calls.agents import agent_duty
from victimcare.services.calls.call_queue import caller_queue, queue_recovery, queue_routing
from victimcare.services.calls.call_queue.caller_queue import QueueExit, QueueRequest
from victimcare.services.calls.call_queue.queue_recovery import QueueRecoveryCounts

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def waiting(victim: Victim | None = None) -> UUID:
    call = a_call(victim)
    caller_queue.enter_queue(call_id=call, wants=QueueRequest(), now=NOW)
    return call


def with_a_number(opens: str = "case") -> Victim:
    victim = a_victim()
    point = a_point(victim, "07700 900123")
    point.confirmed_at, point.confirmed_by_id = NOW, staff().staff_id
    point.save()
    agreed(victim, by("call", point))
    victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens=opens, now=NOW)
    return victim


def test_a_caller_who_passed_the_check_is_rung_back_from_their_place() -> None:
    on_duty()
    call = waiting(with_a_number())

    settled = queue_recovery.settle_cut_off_callers(call_ids=[call], now=NOW + 60 * SECOND)
    caller_actions.end_cut_off_calls(call_ids=[call], now=NOW + 60 * SECOND)

    entry, promise = QueueEntry.objects.get(), Callback.objects.get()
    assert settled == QueueRecoveryCounts(called_back=1)
    assert (entry.left_how, entry.callback, entry.keeps_place) == (QueueExit.CALLBACK, promise, True)
    assert not CallbackNotice.objects.exists()  # the victim has not been told


def test_whose_code_moves_nothing_keeps_no_place_and_a_person_looks_at_the_call() -> None:
    on_duty()
    call = waiting(with_a_number(opens="short"))

    queue_recovery.settle_cut_off_callers(call_ids=[call], now=NOW + 60 * SECOND)

    entry, promise = QueueEntry.objects.get(), Callback.objects.get()
    assert (promise.wish, entry.callback, entry.keeps_place) == ("guarded", promise, False)


def test_for_callers_without_a_check_a_person_is_told_once() -> None:
    on_duty()
    calls = [waiting() for _ in range(3)]

    settled = queue_recovery.settle_cut_off_callers(call_ids=calls, now=NOW + 60 * SECOND)

    assert settled == QueueRecoveryCounts(given_to_a_person=3)
    assert {entry.left_how for entry in QueueEntry.objects.all()} == {QueueExit.ABANDONED}
    assert [(task.kind, task.reason) for task in Task.objects.all()] == [("cut_off", "cut_off_unknown")]


@pytest.mark.parametrize("is_proved", [True, False])
def test_a_waiting_caller_who_cannot_talk_is_looked_at_if_the_call_ends(is_proved: bool) -> None:
    """The suspect may have taken the telephone from the victim. A caller who could say what they want has only given
    up."""
    on_duty()
    silent, other = a_call(with_a_number() if is_proved else None), a_call()
    for call, path in ((silent, ["cant_talk", "silent_person"]), (other, ["cant_talk", "silent_person", "person"])):
        caller_queue.enter_queue(call_id=call, wants=QueueRequest(rings_from="07700900123"), now=NOW)
        Call.objects.filter(public_id=call).update(path=path)

    for call in (silent, other, silent):
        queue_recovery.settle_hung_up_caller(call_id=call, now=NOW + 60 * SECOND)

    promise = Callback.objects.get()
    assert promise.call is not None
    assert (promise.wish, promise.call.public_id, promise.victim_id is not None) == ("silent", silent, is_proved)
    assert {entry.left_how for entry in QueueEntry.objects.all()} == {QueueExit.ABANDONED}
    assert not QueueEntry.objects.exclude(shown_number="").exists()


def test_with_no_number_to_ring_a_person_looks_for_the_victim() -> None:
    on_duty()
    victim = a_victim()
    victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW)
    call = waiting(victim)

    queue_recovery.settle_cut_off_callers(call_ids=[call], now=NOW + 60 * SECOND)

    task = Task.objects.get()
    assert (task.victim, task.reason) == (victim, "cut_off")


def test_a_conversation_that_is_cut_off_frees_who_had_it() -> None:
    sol = on_duty()
    call = waiting()
    queue_routing.route_calls(line="", now=NOW)
    agent_duty.answer_call(actor=sol, now=NOW)

    settled = queue_recovery.settle_cut_off_callers(call_ids=[call], now=NOW + 60 * SECOND)

    mine = agent_duty.find_own_duty(actor=sol, now=NOW)
    assert mine is not None
    assert (settled, mine.state) == (QueueRecoveryCounts(conversations=1), AgentState.WRAP_UP)


def test_settling_twice_changes_nothing() -> None:
    on_duty()
    call = waiting(with_a_number())
    queue_recovery.settle_cut_off_callers(call_ids=[call], now=NOW + 60 * SECOND)

    assert queue_recovery.settle_cut_off_callers(call_ids=[call], now=NOW + 90 * SECOND) == QueueRecoveryCounts()
    assert (Callback.objects.count(), QueueEntry.objects.count()) == (1, 1)


def test_a_line_that_asks_no_more_is_dead() -> None:
    on_duty()
    asked, silent = waiting(), waiting()
    caller_queue.check_turn(call_id=asked, now=NOW + 80 * SECOND)

    settled = queue_recovery.settle_lost_callers(now=NOW + 100 * SECOND)

    assert settled == QueueRecoveryCounts(given_to_a_person=1)
    assert QueueEntry.objects.standing().get().call.public_id == asked
    assert (
        caller_queue.check_turn(call_id=silent, now=NOW + 101 * SECOND).how is caller_queue.TurnState.TOO_LONG
    )  # still alive after all


def test_who_hung_up_without_its_being_said_has_hung_up() -> None:
    on_duty()
    call = waiting()
    Call.objects.filter(public_id=call).update(ended_at=NOW + SECOND, outcome="hung_up")

    assert queue_recovery.settle_lost_callers(now=NOW + 20 * SECOND) == QueueRecoveryCounts(hung_up=1)
    assert QueueEntry.objects.get().left_how == QueueExit.ABANDONED


def test_the_number_of_a_caller_who_cannot_talk_stays_and_a_person_looks_before_any_call() -> None:
    on_duty()
    calls = [a_call() for _ in range(3)]
    for call, number in zip(calls, ("07700900456", "07700900457", ""), strict=True):
        Call.objects.filter(public_id=call).update(path=["cant_talk", "silent_person"])
        caller_queue.enter_queue(call_id=call, wants=QueueRequest(rings_from=number), now=NOW)

    assert queue_recovery.settle_cut_off_callers(call_ids=calls, now=NOW + 60 * SECOND) == QueueRecoveryCounts(
        given_to_a_person=3
    )
    assert queue_recovery.settle_cut_off_callers(call_ids=calls, now=NOW + 90 * SECOND) == QueueRecoveryCounts()

    asked = Callback.objects.order_by("id").values_list("number_note", "wish", "asked_at")
    assert list(asked) == [(number, "silent", NOW + 60 * SECOND) for number in ("07700900456", "07700900457")]
    assert Task.objects.get(kind="cut_off").reason == "cut_off_unknown", "whose number is hidden"
    assert set(QueueEntry.objects.values_list("shown_number", flat=True)) == {""}
    assert not CallbackNotice.objects.exists()
