"""Numbers that are known to be safe: they shorten the line, prove nothing, and nobody hears of it."""

from __future__ import annotations

import pytest

from tests.services.calls.on_shift import MINUTE, SECOND, waiting
from tests.services.calls.waiting import a_call, on_duty
from tests.services.people_and_cases import NOW, staff
from victimcare.services.access import Role
from victimcare.services.calls.taking import agents
from victimcare.services.calls.waiting import opening, queueing, reserved, routing
from victimcare.services.calls.waiting.queueing import How, LeftHow, TurnIs, Wants

pytestmark = pytest.mark.django_db


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
