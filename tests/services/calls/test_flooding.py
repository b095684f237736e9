"""Call backs that nobody proved anything for: a flood of them stops, and locks nobody out."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.services.calls.waiting import a_call, on_duty
from tests.services.people_and_cases import NOW, a_point, a_team, a_victim, staff
from tests.services.plans import agreed, by
from victimcare.channels.phone.answers import answer
from victimcare.channels.phone.desk import TOO_MANY
from victimcare.channels.phone.desk_memory import DeskMemory
from victimcare.records.models import Callback, CallbackTold, ContactPoint, QueueEntry, Task, Victim
from victimcare.rules.callbacks import MOST_TO_A_NUMBER
from victimcare.rules.calls import FLOW, Ask, Asks, Wish
from victimcare.services.calls import actions
from victimcare.services.calls.callbacks import flooding
from victimcare.services.calls.waiting import in_line, queueing
from victimcare.services.calls.waiting.queueing import LeftHow, Wants
from victimcare.services.people import codes

pytestmark = pytest.mark.django_db
HERS = "07700900456"


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


def ask(number: str = HERS, victim: Victim | None = None, *, wish: str = "back", at: datetime = NOW) -> None:
    """In a call of its own."""
    call = a_call(victim, at=at)
    actions.ask_callback(call_id=call, wish=wish, keyed_number=number, caller_number="", now=at)


def flood(number: str = HERS, *, wish: str = "back") -> None:
    for _ in range(MOST_TO_A_NUMBER):
        ask(number, wish=wish)


def test_one_number_is_promised_so_many_in_a_day_however_it_is_written() -> None:
    flood()

    with pytest.raises(actions.TooMany):
        ask("+44 7700 900456")
    ask("07700900457")  # another number of hers is promised a call meanwhile
    ask(at=NOW + timedelta(days=1, seconds=1))
    assert Callback.objects.count() == MOST_TO_A_NUMBER + 2


def test_the_line_says_so_and_looks_for_a_person() -> None:
    flood()

    told = answer(DeskMemory(a_call()), Ask(Asks.CALLBACK, HERS, Wish.BACK), b"", NOW)

    assert told == TOO_MANY
    assert FLOW[FLOW["calling_number"].replies[told.reply]].after == "person"


def test_all_together_are_promised_so_many_in_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flooding, "MOST_WITHOUT_PROOF", 5)
    for number in range(5):
        ask(f"0770090010{number}")

    with pytest.raises(actions.TooMany):
        ask()
    ask(at=NOW + timedelta(hours=1, seconds=1))


@pytest.mark.parametrize("has_number", [True, False], ids=["to the number of her plan", "to one that she keys"])
def test_with_her_code_there_is_always_a_call(has_number: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flooding, "MOST_WITHOUT_PROOF", 1)
    victim = a_victim()
    codes.make_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW)
    if has_number:
        point = a_point(victim, HERS)
        ContactPoint.objects.filter(id=point.id).update(confirmed_at=NOW, confirmed_by_id=staff().staff_id)
        agreed(victim, by("call", point))
    ask()

    ask(victim=victim)

    assert Callback.objects.latest("id").victim == (victim if has_number else None)


def test_who_asks_again_in_her_call_moves_her_promise_but_not_to_a_number_that_is_flooded() -> None:
    flood()
    call = a_call()
    for _ in range(MOST_TO_A_NUMBER + 1):
        actions.ask_callback(call_id=call, wish="back", keyed_number="07700900457", caller_number="", now=NOW)

    with pytest.raises(actions.TooMany):
        actions.ask_callback(call_id=call, wish="back", keyed_number=HERS, caller_number="", now=NOW)

    assert Callback.objects.get(call__public_id=call).number_note == "07700900457"


def test_who_has_waited_as_long_as_we_let_anybody_is_promised_hers_all_the_same() -> None:
    on_duty()
    flood()
    call = a_call()
    queueing.enter(call_id=call, wants=Wants(), now=NOW)
    with pytest.raises(actions.TooMany):
        actions.ask_callback(call_id=call, wish="place", keyed_number=HERS, caller_number="", now=NOW)

    later = NOW + in_line.limits().most_wait
    actions.ask_callback(call_id=call, wish="place", keyed_number=HERS, caller_number="", now=later)
    queueing.leave(call_id=call, why=LeftHow.CALLBACK, now=later)

    assert QueueEntry.objects.get().left_how == LeftHow.TOO_LONG


def test_a_number_that_falls_silent_again_and_again_is_looked_at_and_fills_no_list() -> None:
    flood(wish="silent")
    call = a_call()

    told = actions.ask_callback(call_id=call, wish="silent", keyed_number="", caller_number=HERS, now=NOW)

    assert Callback.objects.count() == Task.objects.filter(kind="call_back").count() == MOST_TO_A_NUMBER
    last = Callback.objects.latest("due_at", "id")
    assert (told.start, told.until) == (last.starts_at, last.due_at)
    assert CallbackTold.objects.get(call__public_id=call).callback == last, "what she was told is kept"


def test_who_falls_silent_so_in_the_queue_leaves_it_with_that_promise() -> None:
    on_duty()
    flood(wish="silent")
    call = a_call()
    queueing.enter(call_id=call, wants=Wants(), now=NOW)
    actions.ask_callback(call_id=call, wish="silent", keyed_number="", caller_number=HERS, now=NOW)

    queueing.leave(call_id=call, why=LeftHow.CALLBACK, now=NOW, keeps_place=False)

    assert QueueEntry.objects.get().callback == Callback.objects.latest("due_at", "id")
