"""Numbers that are known to be safe: they shorten the queue, prove nothing, and no caller learns which they are."""

from __future__ import annotations

import pytest

from tests.services.calls.on_shift import MINUTE, SECOND, waiting
from tests.services.calls.waiting import a_call, on_duty
from tests.services.people_and_cases import NOW, staff
from victimcare.services.access import Role
from victimcare.services.calls.agents import agent_duty
from victimcare.services.calls.call_queue import caller_queue, line_opening, queue_routing
from victimcare.services.calls.call_queue.caller_queue import AdmissionResult, QueueExit, QueueRequest, TurnState

pytestmark = pytest.mark.django_db


def test_a_safe_number_shortens_the_line_and_proves_nothing() -> None:
    lead = staff("Ines Hart", Role.SUPERVISOR)
    sol = on_duty()
    line_opening.reserve_number(
        actor=lead, number="020 7946 0123", kind=line_opening.ReservedNumberKind.SAFE_PLACE, remark="", now=NOW,
        until=NOW + 60 * MINUTE,
    )  # fmt: skip
    waiting()
    refuge = waiting(rings_from="+442079460123")

    (offer,) = queue_routing.route_calls(line="", now=NOW)

    rings = agent_duty.find_ringing_call(actor=sol, now=NOW)
    assert rings is not None
    assert (offer.call_id, rings.is_proved) == (refuge, False)


def test_only_callers_from_a_reserved_number_wait_for_agents_who_take_nothing_else() -> None:
    lead = staff("Ines Hart", Role.SUPERVISOR)
    sol = on_duty()
    on_duty("Ana Brook", is_reserve=True)
    line_opening.reserve_number(
        actor=lead, number="020 7946 0123", kind=line_opening.ReservedNumberKind.SAFE_PLACE, remark="", now=NOW,
        until=NOW + 60 * MINUTE,
    )  # fmt: skip
    stood = waiting()
    agent_duty.sign_off_agent(actor=sol, now=NOW)
    shown = {number: QueueRequest(rings_from=number) for number in ("", "+442079460999", "+442079460123")}

    entered = {
        number: caller_queue.enter_queue(call_id=a_call(), wants=wants, now=NOW).how for number, wants in shown.items()
    }

    assert entered == {
        "": AdmissionResult.NO_STAFF_ON_DUTY,
        "+442079460999": AdmissionResult.NO_STAFF_ON_DUTY,
        "+442079460123": AdmissionResult.WAITS,
    }
    assert {number: line_opening.is_line_staffed(now=NOW, rings_from=number) for number in shown} == {
        number: how is AdmissionResult.WAITS for number, how in entered.items()
    }
    assert caller_queue.check_turn(call_id=stood, now=NOW).how is TurnState.TOO_LONG, (
        "the victim is promised a call back at once"
    )


def test_no_caller_learns_that_a_number_is_known_to_be_safe() -> None:
    """Neither a caller who shows it nor one who waits at the same time: a suspect may ring from two telephones to find
    out."""
    lead = staff("Ines Hart", Role.SUPERVISOR)
    on_duty()
    line_opening.reserve_number(
        actor=lead, number="020 7946 0123", kind=line_opening.ReservedNumberKind.SAFE_PLACE, remark="", now=NOW,
        until=NOW + 60 * MINUTE,
    )  # fmt: skip
    told = {}
    for shown in ("+442079460123", "+442079460999"):
        first, second = a_call(), a_call()
        entered = [
            caller_queue.enter_queue(call_id=first, wants=QueueRequest(), now=NOW),
            caller_queue.enter_queue(call_id=second, wants=QueueRequest(rings_from=shown), now=NOW + SECOND),
        ]
        later = [caller_queue.check_turn(call_id=call, now=NOW + 2 * SECOND) for call in (first, second)]
        told[shown] = (entered, later)
        for call in (first, second):
            caller_queue.leave_queue(call_id=call, why=QueueExit.ABANDONED, now=NOW + 3 * SECOND)

    assert told["+442079460123"] == told["+442079460999"]
    assert [each.place for each in told["+442079460123"][1]] == [1, 2]


def test_a_number_is_reserved_until_its_end() -> None:
    lead = staff("Ines Hart", Role.SUPERVISOR)
    keep = {"actor": lead, "kind": line_opening.ReservedNumberKind.STAFF, "remark": "Threatened", "now": NOW}
    line_opening.reserve_number(number="07700 900321", until=NOW + MINUTE, **keep)  # type: ignore[arg-type]
    with pytest.raises(line_opening.NumberAlreadyReserved):
        line_opening.reserve_number(number="+447700900321", until=NOW + MINUTE, **keep)  # type: ignore[arg-type]
    with pytest.raises(line_opening.InvalidReservedNumber):
        line_opening.reserve_number(number="0900 000", until=NOW + MINUTE, **keep)  # type: ignore[arg-type]

    assert line_opening.is_reserved_number("07700900321", now=NOW)
    assert not line_opening.is_reserved_number("07700900321", now=NOW + MINUTE)
    assert not line_opening.is_reserved_number("", now=NOW)
    (listed,) = line_opening.list_reserved_numbers(actor=lead, now=NOW)
    line_opening.end_reservation(actor=lead, number_id=listed.id, now=NOW)
    assert not line_opening.is_reserved_number("07700900321", now=NOW)
