"""Call backs without an identity check: a flood of them is stopped, and locks no caller out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.services.calls.waiting import a_call, on_duty
from tests.services.people_and_cases import NOW, a_point, a_team, a_victim, staff
from tests.services.plans import agreed, by
from victimcare.records.models import Callback, CallbackNotice, ContactPoint, QueueEntry, Task, Victim
from victimcare.rules.calls.callback_times import MOST_SAME_CALLBACKS
from victimcare.services.access_codes import victim_codes
from victimcare.services.calls import caller_actions
from victimcare.services.calls.call_history import PromisedCallback
from victimcare.services.calls.call_queue import caller_queue, queue_state
from victimcare.services.calls.call_queue.caller_queue import QueueExit, QueueRequest
from victimcare.services.calls.callbacks import callback_slots, callback_tasks
from victimcare.services.calls.callbacks.callback_slots import Slot

pytestmark = pytest.mark.django_db
VICTIMS = "07700900456"


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


def ask(
    number: str = VICTIMS,
    victim: Victim | None = None,
    *,
    wish: str = "back",
    slot: Slot | None = None,
    at: datetime = NOW,
) -> PromisedCallback:
    """Asks in a new call; returns what the caller is told."""
    call = a_call(victim, at=at)
    promised = caller_actions.request_callback(
        call_id=call, wish=wish, keyed_number=number, caller_number="", now=at, slot=slot
    )
    caller_actions.end_call(call_id=call, path=[], outcome="promised", now=at)
    return promised


def flood(number: str = VICTIMS, *, wish: str = "back", at: datetime = NOW) -> None:
    for _ in range(MOST_SAME_CALLBACKS):
        ask(number, wish=wish, at=at)


def test_one_number_is_rung_so_often_for_the_same_time_however_it_is_written() -> None:
    flood()

    ask("+44 7700 900456")
    assert Callback.objects.count() == MOST_SAME_CALLBACKS
    ask("07700900457")  # another number of the victim's
    assert Callback.objects.count() == MOST_SAME_CALLBACKS + 1


@pytest.mark.parametrize("wish", ["back", "silent"])
@pytest.mark.parametrize("is_chosen", [False, True], ids=["the first that suits", "a time that is chosen"])
def test_what_is_said_of_a_number_never_shows_if_another_caller_asked_for_it(
    wish: str,
    is_chosen: bool,
    settings: Any,
) -> None:
    """The suspect keys the victim's number and his own: as often, at the same times. The victim has asked for a call
    before."""
    settings.FORCE = replace(settings.FORCE, callbacks_in_a_slot=100)
    slot = callback_slots.list_open_slots(call_id=a_call(), now=NOW)[1] if is_chosen else None
    ask(VICTIMS, wish=wish, slot=slot)

    later = [NOW + timedelta(minutes=minutes) for minutes in (60, 61, 62, 63, 64)]
    of_victim = [ask(VICTIMS, wish=wish, slot=slot, at=at) for at in later]
    of_his = [ask("07700900666", wish=wish, slot=slot, at=at) for at in later]

    assert of_victim == of_his


def test_a_call_back_the_victim_also_asked_for_is_not_moved_by_the_suspects_call() -> None:
    flood()
    in_his_call = a_call()  # this call goes on
    caller_actions.request_callback(call_id=in_his_call, wish="back", keyed_number=VICTIMS, caller_number="", now=NOW)
    own = ask()

    chosen = callback_slots.list_open_slots(call_id=in_his_call, now=NOW)[3]
    caller_actions.request_callback(
        call_id=in_his_call, wish="back", keyed_number="07700900666", caller_number="", now=NOW, slot=chosen
    )

    stands = CallbackNotice.objects.filter(starts_at=own.start, due_at=own.until).latest("id").callback
    assert (stands.number_note, stands.outcome, stands.due_at) == (VICTIMS, "promised", own.until)


def test_all_together_are_promised_so_many_in_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(callback_tasks, "MOST_WITHOUT_PROOF", 5)
    for number in range(5):
        ask(f"0770090010{number}")

    with pytest.raises(caller_actions.CallbackLimitReached):
        ask()
    ask(at=NOW + timedelta(hours=1, seconds=1))


@pytest.mark.parametrize("has_number", [True, False], ids=["to the number of the plan", "to one that is keyed"])
def test_a_victim_with_their_code_always_gets_a_call(has_number: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(callback_tasks, "MOST_WITHOUT_PROOF", 1)
    victim = a_victim()
    victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW)
    if has_number:
        point = a_point(victim, VICTIMS)
        ContactPoint.objects.filter(id=point.id).update(confirmed_at=NOW, confirmed_by_id=staff().staff_id)
        agreed(victim, by("call", point))
    ask()

    ask(victim=victim)

    assert Callback.objects.latest("id").victim == (victim if has_number else None)


def test_a_caller_who_asks_for_many_numbers_in_a_call_is_promised_one() -> None:
    flood()
    call = a_call()
    for number in ("07700900457", "07700900458", VICTIMS):
        caller_actions.request_callback(call_id=call, wish="back", keyed_number=number, caller_number="", now=NOW)

    assert set(Callback.objects.filter(outcome="promised").values_list("number_note", flat=True)) == {VICTIMS}
    assert Callback.objects.filter(outcome="promised").count() == MOST_SAME_CALLBACKS


def test_a_caller_who_waited_the_longest_allowed_is_promised_a_call_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(callback_tasks, "MOST_WITHOUT_PROOF", MOST_SAME_CALLBACKS)
    on_duty()
    later = NOW + queue_state.queue_limits().most_wait
    flood(at=later)
    call = a_call()
    caller_queue.enter_queue(call_id=call, wants=QueueRequest(), now=NOW)
    with pytest.raises(caller_actions.CallbackLimitReached):
        ask(at=later)

    caller_actions.request_callback(call_id=call, wish="place", keyed_number=VICTIMS, caller_number="", now=later)
    caller_queue.leave_queue(call_id=call, why=QueueExit.CALLBACK, now=later)

    assert QueueEntry.objects.get().left_how == QueueExit.TOO_LONG


def test_who_keeps_a_place_for_a_number_that_keeps_so_many_leaves_the_queue_with_theirs() -> None:
    on_duty()
    for _ in range(MOST_SAME_CALLBACKS + 1):
        call = a_call()
        caller_queue.enter_queue(call_id=call, wants=QueueRequest(), now=NOW)
        told = caller_actions.request_callback(
            call_id=call, wish="place", keyed_number=VICTIMS, caller_number="", now=NOW
        )
        caller_queue.leave_queue(call_id=call, why=QueueExit.CALLBACK, now=NOW, keeps_place=told.keeps_place)
        caller_actions.end_call(call_id=call, path=[], outcome="promised", now=NOW)

    assert Callback.objects.count() == MOST_SAME_CALLBACKS
    assert QueueEntry.objects.get(call__public_id=call).callback == Callback.objects.latest("id")


def test_a_number_that_falls_silent_again_and_again_is_looked_at_and_fills_no_list() -> None:
    flood(wish="silent")
    call = a_call()

    told = caller_actions.request_callback(call_id=call, wish="silent", keyed_number="", caller_number=VICTIMS, now=NOW)

    assert Callback.objects.count() == Task.objects.filter(kind="call_back").count() == MOST_SAME_CALLBACKS
    last = Callback.objects.latest("due_at", "id")
    assert (told.start, told.until) == (last.starts_at, last.due_at)
    assert CallbackNotice.objects.get(call__public_id=call).callback == last, "what the caller was told is kept"


def test_however_many_have_fallen_silent_the_next_costs_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """The line's process looks through all of their numbers, while it speaks to others."""
    whole: list[object] = []
    read = Callback.from_db

    def counted(*given: Any) -> Callback:
        whole.append(given)
        return read(*given)

    monkeypatch.setattr(Callback, "from_db", counted)
    ask(wish="silent")
    alone = len(whole)
    for last in range(30):
        ask(f"077009001{last:02}", wish="silent")
    whole.clear()

    ask("07700900222", wish="silent")

    assert len(whole) == alone


def test_who_falls_silent_so_in_the_queue_leaves_it_with_that_promise() -> None:
    on_duty()
    flood(wish="silent")
    call = a_call()
    caller_queue.enter_queue(call_id=call, wants=QueueRequest(), now=NOW)
    caller_actions.request_callback(call_id=call, wish="silent", keyed_number="", caller_number=VICTIMS, now=NOW)

    caller_queue.leave_queue(call_id=call, why=QueueExit.CALLBACK, now=NOW, keeps_place=False)

    assert QueueEntry.objects.get().callback == Callback.objects.latest("due_at", "id")
