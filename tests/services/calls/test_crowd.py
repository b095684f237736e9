"""Very many silent calls without an identity check: one task holds those above the limit, and no caller is dropped."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.services.calls.waiting import a_call
from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from victimcare.records.models import Call, Callback, Task, Victim
from victimcare.rules.calls.callback_times import MOST_SILENT, SILENT_WITHIN
from victimcare.services.access import Role
from victimcare.services.calls import caller_actions
from victimcare.services.calls.call_history import PromisedCallback
from victimcare.services.calls.call_queue import line_opening
from victimcare.services.calls.call_queue.line_opening import ReservedNumberKind
from victimcare.services.calls.callbacks import callback_attempts, callback_overview, callback_ringing, callback_tasks
from victimcare.services.calls.callbacks.callback_overview import CallbackFilter
from victimcare.services.calls.callbacks.victim_callbacks import CallbackOutcome
from victimcare.services.desk.task_shapes import HarmLevel

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


def falls_silent(number: str, victim: Victim | None = None, *, at: datetime = NOW) -> PromisedCallback:
    call = a_call(victim, at=at)
    told = caller_actions.request_callback(call_id=call, wish="silent", keyed_number="", caller_number=number, now=at)
    caller_actions.end_call(call_id=call, path=[], outcome="promised", now=at)
    return told


def flood(count: int, *, at: datetime = NOW) -> list[PromisedCallback]:
    return [falls_silent(f"0770090{number:04}", at=at) for number in range(count)]


def shared() -> Task:
    return Task.objects.get(subject_key=callback_tasks.MANY_SILENT_SUBJECT, closed_at=None)


def test_beyond_so_many_they_stand_together_and_each_promise_stands() -> None:
    flood(MOST_SILENT + 3)

    assert Task.objects.filter(kind="call_back").count() == MOST_SILENT + 1
    assert Callback.objects.filter(outcome="promised").count() == MOST_SILENT + 3
    assert callback_tasks.find_silent_batch() == callback_tasks.SilentCallBatch(3, NOW)
    assert (shared().reason, shared().harm) == ("callback_silent_many", HarmLevel.MEDIUM)


def test_what_is_heard_is_the_same_whatever_others_did() -> None:
    assert len(set(flood(MOST_SILENT + 2))) == 1


def test_once_they_are_worked_off_and_the_span_is_over_each_has_a_task_again() -> None:
    flood(MOST_SILENT)
    Callback.objects.update(outcome="settled", made_at=NOW)

    falls_silent("07700900999", at=NOW + SILENT_WITHIN - timedelta(minutes=1))
    assert callback_tasks.find_silent_batch() is not None
    Callback.objects.update(outcome="settled", made_at=NOW)
    falls_silent("07700900998", at=NOW + SILENT_WITHIN * 3)

    assert callback_tasks.find_silent_batch() is None


def test_each_is_listed_and_rung_as_a_task_of_its_own_and_the_last_ends_the_list() -> None:
    flood(MOST_SILENT + 2)
    sol = staff()
    listed = callback_overview.list_callbacks(actor=sol, which=CallbackFilter.TOGETHER, now=NOW).items
    assert len(listed) == 2
    assert all(item.is_together for item in listed)

    for left, item in zip((1, 0), listed, strict=True):
        callback_ringing.start_attempt(actor=sol, callback_id=item.id, by_the_desk=False, has_looked=True, now=NOW)
        assert callback_tasks.batched_callbacks().count() == left
        own = Callback.objects.get(public_id=item.id).task
        assert own is not None
        assert (own.owner_id, own.reason) == (sol.staff_id, "callback_silent")

    assert not Task.objects.filter(subject_key=callback_tasks.MANY_SILENT_SUBJECT, closed_at=None).exists()


def test_one_of_them_is_ended_by_itself() -> None:
    flood(MOST_SILENT + 2)
    one = callback_tasks.batched_callbacks().earliest("id")

    callback_attempts.end_callback(
        actor=staff("Carys Vaughan", Role.SUPERVISOR, Role.DESK),
        callback_id=one.public_id,
        outcome=CallbackOutcome.NOT_REACHED,
        remark="Shown by a machine",
        now=NOW,
    )

    one.refresh_from_db()
    assert (one.outcome, callback_tasks.batched_callbacks().count(), shared().closed_at) == ("not_reached", 1, None)


def test_callers_with_a_check_or_a_safe_number_come_first_with_tasks_of_their_own() -> None:
    line_opening.reserve_number(
        actor=staff("Carys Vaughan", Role.SUPERVISOR, Role.DESK),
        number="07700900555",
        kind=ReservedNumberKind.SAFE_PLACE,
        remark="Refuge",
        until=NOW + timedelta(days=9),
        now=NOW,
    )
    flood(MOST_SILENT + 2)

    falls_silent("07700900555")
    falls_silent("07700900556", a_victim())

    first = Task.objects.filter(kind="call_back").order_by("-harm", "id")[:2]
    assert [(task.harm, task.reason) for task in first] == [(HarmLevel.HIGH, "callback_silent")] * 2


def test_a_caller_who_says_more_in_the_same_call_has_their_own_task() -> None:
    flood(MOST_SILENT)
    call = a_call()
    ask = {"call_id": call, "keyed_number": "", "caller_number": "07700900777", "now": NOW}
    caller_actions.request_callback(wish="silent", **ask)  # type: ignore[arg-type]
    caller_actions.request_callback(wish="silent", **ask)  # type: ignore[arg-type]
    assert callback_tasks.find_silent_batch() == callback_tasks.SilentCallBatch(1, NOW)

    caller_actions.request_callback(wish="back", **ask)  # type: ignore[arg-type]

    task = Callback.objects.get(call=Call.objects.get(public_id=call)).task
    assert task is not None
    assert (callback_tasks.find_silent_batch(), task.reason) == (None, "callback_back")


def test_supervisors_alone_are_alarmed() -> None:
    flood(MOST_SILENT + 1)

    assert callback_tasks.find_batch_to_alarm(
        actor=staff("Carys Vaughan", Role.SUPERVISOR, Role.DESK)
    ) == callback_tasks.SilentCallBatch(1, NOW)
    assert callback_tasks.find_batch_to_alarm(actor=staff()) is None
