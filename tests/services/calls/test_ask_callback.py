"""Promising to ring: what may be kept as a number, and how much harm waits behind the promise."""

from __future__ import annotations

import pytest

from tests.services.people_and_cases import NOW, a_point, a_team, a_victim, staff
from tests.services.plans import agreed, by
from victimcare.records.models import Call, Callback, Task
from victimcare.services.access_codes import victim_codes
from victimcare.services.calls import caller_actions


@pytest.mark.django_db
def test_a_code_keyed_where_a_number_was_asked_for_is_not_kept() -> None:
    a_team()
    made = victim_codes.make_victim_code(actor=staff(), victim_id=a_victim().id, opens="case", now=NOW)
    call = caller_actions.record_inbound_call(carrier_call_id="1", direction="in", now=NOW)

    with pytest.raises(caller_actions.NumberNeeded):
        caller_actions.request_callback(
            call_id=call,
            wish="person",
            keyed_number=made.code.replace(" ", ""),
            caller_number="07700900456",
            now=NOW,
        )

    assert not Callback.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["+12125550123", "+35315550123", "353871234567"])
def test_a_number_from_abroad_that_is_as_long_as_a_code_is_no_code(number: str) -> None:
    a_team()
    call = caller_actions.record_inbound_call(carrier_call_id="1", direction="in", now=NOW)

    caller_actions.request_callback(call_id=call, wish="silent", keyed_number="", caller_number=number, now=NOW)

    assert Callback.objects.get().number_note == number


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["09061234567", "0044 909 8790123", "07011234567", "08719876543", "118118"])
def test_no_caller_has_us_ring_a_number_that_earns_money(number: str) -> None:
    """Keyed, or shown as the caller's: a person dials it by hand, without the line's allow-list."""
    a_team()
    call = caller_actions.record_inbound_call(carrier_call_id="1", direction="in", now=NOW)

    for keyed, shown in ((number, ""), ("", number)):
        with pytest.raises(caller_actions.NumberNeeded):
            caller_actions.request_callback(call_id=call, wish="back", keyed_number=keyed, caller_number=shown, now=NOW)

    assert not Callback.objects.exists()


@pytest.mark.django_db
def test_a_silent_caller_is_looked_at_whatever_number_is_shown() -> None:
    a_team()
    call = caller_actions.record_inbound_call(carrier_call_id="1", direction="in", now=NOW)

    caller_actions.request_callback(call_id=call, wish="silent", keyed_number="", caller_number="09061234567", now=NOW)

    assert Callback.objects.get().wish == "silent"


@pytest.mark.django_db
@pytest.mark.parametrize("has_number", [True, False])
@pytest.mark.parametrize(
    ("guarded", "enhanced", "harm"), [(True, False, 3), (True, True, 3), (False, True, 2), (False, False, 1)]
)
def test_a_caller_who_passed_the_check_ranks_as_their_other_tasks_do(
    guarded: bool, enhanced: bool, harm: int, has_number: bool
) -> None:
    """Also without a confirmed number, when the promise itself is linked to no case; of a guarded victim it never is to
    a number that was keyed: a person looks at the call."""
    a_team()
    sol, victim = staff(), a_victim(is_guarded_by_facts=guarded, is_enhanced=enhanced)
    if has_number:
        point = a_point(victim, "07700 900123")
        point.confirmed_at, point.confirmed_by_id = NOW, sol.staff_id
        point.save()
        agreed(victim, by("call", point))
    victim_codes.make_victim_code(actor=sol, victim_id=victim.id, opens="short" if guarded else "case", now=NOW)
    call = caller_actions.record_inbound_call(carrier_call_id="1", direction="in", now=NOW)
    Call.objects.filter(public_id=call).update(victim=victim)

    caller_actions.request_callback(call_id=call, wish="back", keyed_number="07700900456", caller_number="", now=NOW)

    task = Task.objects.get(kind="call_back")
    assert (task.harm, task.victim_id) == (harm, victim.id if has_number or guarded else None)
    assert task.reason == ("callback_guarded" if guarded else "callback_back")


@pytest.mark.django_db
@pytest.mark.parametrize(("wish", "harm"), [("back", 1), ("silent", 2)])
def test_a_silent_caller_without_a_check_may_be_in_danger(wish: str, harm: int) -> None:
    a_team()
    call = caller_actions.record_inbound_call(carrier_call_id="1", direction="in", now=NOW)

    caller_actions.request_callback(call_id=call, wish=wish, keyed_number="07700900456", caller_number="", now=NOW)

    assert Task.objects.get(kind="call_back").harm == harm
