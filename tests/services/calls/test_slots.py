"""The times at which a victim can be rung back, and the last place in one of them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import Database
from tests.services.people_and_cases import NOW, a_point, a_team, a_victim, staff
from tests.services.plans import agreed, by
from victimcare.records.models import Call, Callback, ContactPoint, Task, Victim
from victimcare.rules.calls.callback_times import list_callback_windows
from victimcare.rules.clock import LONDON
from victimcare.rules.safe_contact.contact_plan import ContactByStaff, ContactLater, StaffOnlyReason
from victimcare.services.access_codes import victim_codes
from victimcare.services.calls import caller_actions
from victimcare.services.calls.callbacks import callback_ringing, callback_slots, victim_callbacks
from victimcare.services.calls.callbacks.callback_slots import Slot, SlotGone
from victimcare.services.rights.working_calendar import working_days


def a_call(victim: Victim | None = None) -> UUID:
    call = caller_actions.record_inbound_call(carrier_call_id="c", direction="in", now=NOW)
    Call.objects.filter(public_id=call).update(victim=victim)
    return call


def with_hours(*hours: dict[str, Any]) -> Victim:
    a_team()
    victim, sol = a_victim(), staff()
    point = a_point(victim, "07700 900123")
    ContactPoint.objects.filter(id=point.id).update(confirmed_at=NOW, confirmed_by_id=sol.staff_id)
    agreed(victim, by("call", point, hours=list(hours)), line_may_say="status")
    victim_codes.make_victim_code(actor=sol, victim_id=victim.id, opens="case", now=NOW)
    return victim


def ask(call: UUID, slot: Slot | None = None, *, number: str = "07700 900333", wish: str = "back") -> Any:
    return caller_actions.request_callback(
        call_id=call, wish=wish, keyed_number=number, caller_number="", now=NOW, slot=slot
    )


def said(times: tuple[Slot, ...]) -> list[str]:
    return [f"{one.start.astimezone(LONDON):%a %H:%M}-{one.until.astimezone(LONDON):%H:%M}" for one in times]


@pytest.mark.django_db
def test_at_most_six_times_are_offered_and_after_a_check_all_are_in_the_victims_hours() -> None:
    own = a_call(with_hours({"days": ["thu", "fri"], "from": "10:00", "to": "15:00"}))

    assert said(callback_slots.list_open_slots(call_id=own, now=NOW)) == [
        "Thu 10:00-11:00",
        "Thu 11:00-13:00",
        "Thu 14:00-15:00",
        "Fri 10:00-11:00",
        "Fri 11:00-13:00",
        "Fri 14:00-15:00",
    ]
    assert said(callback_slots.list_open_slots(call_id=a_call(), now=NOW))[:2] == ["Wed 09:00-11:00", "Wed 11:00-13:00"]


@pytest.mark.django_db
def test_a_time_with_no_place_left_is_no_longer_offered_and_refused_if_it_was_offered(settings: Any) -> None:
    a_team()
    settings.FORCE = replace(settings.FORCE, callbacks_in_a_slot=1)
    mine, theirs = a_call(), a_call()
    first = callback_slots.list_open_slots(call_id=mine, now=NOW)[0]

    ask(mine, first)

    assert first not in callback_slots.list_open_slots(call_id=theirs, now=NOW)
    with pytest.raises(SlotGone):
        ask(theirs, first)
    assert Callback.objects.count() == Task.objects.filter(kind="call_back").count() == 1


@pytest.mark.django_db
def test_calls_that_fall_silent_one_by_one_take_no_time_from_callers_with_a_check(settings: Any) -> None:
    a_team()
    settings.FORCE = replace(settings.FORCE, callbacks_in_a_slot=4)
    for number in range(6):
        ask(a_call(), number=f"07700 90033{number}", wish="silent")
    silent = Callback.objects.earliest("id")

    own = a_call(with_hours())
    assert callback_slots.list_open_slots(call_id=own, now=NOW)[0].until == silent.due_at
    assert callback_slots.list_open_slots(call_id=a_call(), now=NOW)[0].until > silent.due_at


@pytest.mark.django_db
def test_a_caller_who_takes_every_time_leaves_some_for_callers_with_a_check(settings: Any) -> None:
    settings.FORCE = replace(settings.FORCE, callbacks_in_a_slot=4)
    own = a_call(with_hours())
    first = callback_slots.list_open_slots(call_id=own, now=NOW)[0]
    for number in range(3):
        ask(a_call(), first, number=f"07700 90033{number}")

    with pytest.raises(SlotGone):
        ask(a_call(), first, number="07700 900334")

    assert first not in callback_slots.list_open_slots(call_id=a_call(), now=NOW)
    assert ask(own, first).until == first.until


@pytest.mark.django_db
def test_a_time_that_was_open_stays_available_while_it_is_read_out() -> None:
    a_team()
    call = a_call()
    first = callback_slots.list_open_slots(call_id=call, now=NOW)[0]

    promised = caller_actions.request_callback(
        call_id=call,
        wish="back",
        keyed_number="07700 900333",
        caller_number="",
        now=NOW + timedelta(minutes=2),
        slot=first,
    )

    assert (promised.until, promised.said.id) == (first.until, "callbacks-promise-slot")


def test_of_many_at_once_no_more_take_places_than_there_are(real_database: Database, settings: Any) -> None:
    a_team()
    settings.FORCE = replace(settings.FORCE, callbacks_in_a_slot=3)
    calls = [a_call() for _ in range(6)]
    slot = callback_slots.list_open_slots(call_id=calls[0], now=NOW)[0]

    def take(call: UUID) -> bool:
        try:
            ask(call, slot)
        except SlotGone:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(6) as threads:
        taken = list(threads.map(take, calls))

    assert sum(taken) == Callback.objects.filter(chosen_from__isnull=False).count() == 2


@pytest.mark.django_db
def test_a_caller_who_asks_again_gets_a_new_promise_and_one_call() -> None:
    victim = with_hours()
    ask(a_call(victim))
    again = a_call(victim)
    later = callback_slots.list_open_slots(call_id=again, now=NOW)[3]

    ask(again, later)

    [callback] = Callback.objects.all()
    task = Task.objects.get(kind="call_back", closed_at=None)
    assert (callback.starts_at, callback.due_at) == (later.start, later.until)
    assert (callback.task_id, task.due_at) == (task.id, later.until)
    assert [one.due_at for one in callback.told.order_by("id")] != [later.until] * 2
    assert callback.told.count() == 2, "both sentences stand as they were said"


@pytest.mark.django_db
def test_keying_the_victims_number_moves_and_reveals_nothing() -> None:
    """The suspect knows the victim's number, and that they wait for a call."""
    victim = with_hours()
    ask(a_call(victim))
    his = a_call()

    ask(his, number="07700 900123")

    assert victim_callbacks.list_own_callbacks(call_id=his, now=NOW) != victim_callbacks.list_own_callbacks(
        call_id=a_call(victim), now=NOW
    )
    assert victim_callbacks.cancel_own_callbacks(call_id=a_call(), now=NOW) == 0
    assert Callback.objects.get(victim=victim).outcome == "promised"


@pytest.mark.django_db
@pytest.mark.parametrize("keeps", [True, False])
def test_a_victim_who_rings_in_keeps_or_cancels_the_call_back_as_they_wish(keeps: bool) -> None:
    victim = with_hours()
    ask(a_call(victim))
    call = a_call(victim)
    [mine] = victim_callbacks.list_own_callbacks(call_id=call, now=NOW)

    if keeps:
        victim_callbacks.keep_own_callbacks(call_id=call, now=NOW)
    else:
        assert (
            victim_callbacks.cancel_own_callbacks(call_id=call, now=NOW),
            victim_callbacks.cancel_own_callbacks(call_id=call, now=NOW),
        ) == (1, 0)

    callback = Callback.objects.get(public_id=mine.id)
    assert callback.task is not None
    assert (callback.outcome, callback.task.closed_at) == (("promised", None) if keeps else ("settled", NOW))


@pytest.mark.django_db
def test_a_code_revoked_during_the_call_settles_nothing() -> None:
    victim = with_hours()
    ask(a_call(victim))
    call = a_call(victim)

    victim_codes.revoke_victim_code(actor=staff(), victim_id=victim.id, now=NOW)

    assert victim_callbacks.list_own_callbacks(call_id=call, now=NOW) == ()
    assert victim_callbacks.cancel_own_callbacks(call_id=call, now=NOW) == 0


@pytest.mark.django_db
def test_a_guarded_victims_code_reveals_no_call_back_and_ends_none() -> None:
    """The suspect made the victim give up the code, and rings from their number."""
    victim = with_hours()
    ask(a_call(victim))
    victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="short", now=NOW)
    his = a_call(victim)

    victim_callbacks.keep_own_callbacks(call_id=his, now=NOW)

    assert victim_callbacks.list_own_callbacks(call_id=his, now=NOW) == ()
    assert victim_callbacks.cancel_own_callbacks(call_id=his, now=NOW) == 0
    assert Callback.objects.get().outcome == "promised"


@pytest.mark.django_db
@pytest.mark.parametrize("wish", ["back", "person", "place", "silent"])
def test_a_guarded_victims_code_moves_no_call_back(wish: str) -> None:
    """Whatever the caller asks for, a person looks at the call, and the answer is the same whether or not a call back
    stood."""
    victim = with_hours()
    own = a_call(victim)
    ask(own, callback_slots.list_open_slots(call_id=own, now=NOW)[5])
    stands = Callback.objects.values().get()
    victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="short", now=NOW)

    beside = ask(a_call(victim), callback_slots.list_open_slots(call_id=own, now=NOW)[0], wish=wish)

    assert Callback.objects.values().get() == stands
    assert Task.objects.get(kind="call_back", closed_at=None).due_at == beside.until
    Callback.objects.update(outcome="settled", made_at=NOW)
    alone = ask(a_call(victim), wish=wish)
    assert alone == beside
    assert (alone.said.id, alone.keeps_place) == ("calls-promise-silent", False)


@pytest.mark.django_db
def test_however_many_are_promised_the_times_are_found_in_the_same_queries(
    django_assert_num_queries: Any, settings: Any
) -> None:
    """A thousand, and every place of the next days taken."""
    settings.FORCE = replace(settings.FORCE, callbacks_in_a_slot=100)
    own = a_call(with_hours())
    with CaptureQueriesContext(connection) as one:
        callback_slots.list_open_slots(call_id=own, now=NOW)
    a_thousand_promises()

    with django_assert_num_queries(len(one)):
        times = callback_slots.list_open_slots(call_id=own, now=NOW)

    assert 0 < len(times) <= callback_slots.MOST_SLOTS


def a_thousand_promises() -> None:
    """Each by a call of its own, in the first ten times that there are."""
    times = list(islice(list_callback_windows(NOW, settings.FORCE.callback_slots, working_days()), 10))
    calls = Call.objects.bulk_create(Call(direction="in", started_at=NOW, carrier_call_id=str(n)) for n in range(1000))
    Callback.objects.bulk_create(
        Callback(
            call=call,
            team=a_team(),
            asked_at=NOW,
            number_note="07700 900333",
            starts_at=times[n % 10].start,
            due_at=times[n % 10].until,
            slot_at=times[n % 10].slot_at,
        )
        for n, call in enumerate(calls)
    )


@pytest.mark.django_db
def test_a_caller_who_falls_silent_is_looked_at_soon_and_keeps_the_time_they_chose() -> None:
    victim = with_hours()
    chooses, silent = a_call(victim), a_call(victim)
    later = callback_slots.list_open_slots(call_id=chooses, now=NOW)[5]
    ask(chooses, later)

    ask(silent, wish="silent")

    callback = Callback.objects.get()
    assert callback.task is not None
    assert (callback.chosen_from, callback.wish) == (later.start, "silent")
    assert callback.task.due_at < later.start


@pytest.mark.django_db
@pytest.mark.parametrize("hour", [1, 9])
def test_a_time_that_the_plan_no_longer_allows_at_any_hour_is_for_a_person_to_decide(hour: int) -> None:
    """The victim chose a time at night while their hours were at night; now none are agreed, and nights are quiet."""
    victim = with_hours({"days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "from": "22:00", "to": "03:00"})
    ask(a_call(victim))
    night = (NOW + timedelta(days=1)).astimezone(LONDON).replace(hour=0, minute=0)
    Callback.objects.update(chosen_from=night, chosen_until=night + timedelta(hours=3))
    callback = Callback.objects.get()
    assert isinstance(callback_ringing.decide_callback(callback, now=night), callback_ringing.RingPermission)

    point = ContactPoint.objects.get(person=victim.person)
    agreed(victim, by("call", point), line_may_say="status", confirmed_at=NOW + timedelta(minutes=1))

    assert callback_ringing.decide_callback(callback, now=night.replace(hour=hour)) == ContactByStaff(
        StaffOnlyReason.NO_HOUR
    )


@pytest.mark.django_db
def test_what_is_left_of_an_evening_says_nothing_of_the_evenings_that_come() -> None:
    victim = with_hours()
    ask(a_call(victim))
    evening = (NOW + timedelta(days=1)).astimezone(LONDON).replace(hour=20, minute=0)
    Callback.objects.update(chosen_from=evening, chosen_until=evening + timedelta(hours=2, minutes=30))
    callback = Callback.objects.get()

    assert isinstance(callback_ringing.decide_callback(callback, now=evening), callback_ringing.RingPermission)
    assert isinstance(callback_ringing.decide_callback(callback, now=evening + timedelta(hours=2)), ContactLater)
