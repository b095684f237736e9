"""The daily spending limit for calls that we place: it survives restarts, holds for each kind, and gives back what was
not used."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from victimcare.records.models import OutboundCallCost
from victimcare.rules.calls.outbound_calls import (
    CALLERS_SHARE,
    MOST_AN_HOUR,
    NumberTariff,
    SpendingCap,
    spending_day_end,
)
from victimcare.services.calls.call_spending import (
    ReachedCap,
    SpendingCapReached,
    extend_call_cost,
    list_reached_caps,
    reserve_call_cost,
    settle_call_cost,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
MANY = 10_000  # calls an hour


def reserve_until_full(kind: NumberTariff, now: datetime = NOW) -> int:
    """How many calls of 30 minutes fit."""
    for count in range(1000):
        try:
            reserve_call_cost(reference=f"{kind}-{now}-{count}", kind=kind, most_an_hour=MANY, now=now)
        except SpendingCapReached:
            return count
    return 1000


def test_a_kind_that_is_spent_is_rung_no_more_until_midnight_and_the_others_are() -> None:
    assert reserve_until_full(NumberTariff.MOBILE) == 41  # of 120 pence each out of 5,000
    assert reserve_until_full(NumberTariff.PLACE) == 33
    assert reserve_until_full(NumberTariff.MOBILE, NOW + timedelta(hours=13, minutes=59)) == 0
    assert reserve_until_full(NumberTariff.MOBILE, NOW + timedelta(hours=14)) == 41


def test_callers_who_are_put_through_leave_half_an_hours_calls_and_half_a_days_sum_to_those_whom_we_ring() -> None:
    reserve_call_cost(reference="first", kind=NumberTariff.FREE, most_an_hour=4, now=NOW, one_in=CALLERS_SHARE)
    reserve_call_cost(reference="second", kind=NumberTariff.FREE, most_an_hour=4, now=NOW, one_in=CALLERS_SHARE)
    with pytest.raises(SpendingCapReached):
        reserve_call_cost(reference="third", kind=NumberTariff.FREE, most_an_hour=4, now=NOW, one_in=CALLERS_SHARE)
    reserve_call_cost(reference="the victim is rung back", kind=NumberTariff.FREE, most_an_hour=4, now=NOW)

    later = NOW + timedelta(hours=2)
    for count in range(16):  # of 60 pence each, out of half of 2,000
        reserve_call_cost(
            reference=f"put {count}", kind=NumberTariff.PLACE, most_an_hour=MANY, now=later, one_in=CALLERS_SHARE
        )
    with pytest.raises(SpendingCapReached):
        reserve_call_cost(
            reference="put 17", kind=NumberTariff.PLACE, most_an_hour=MANY, now=later, one_in=CALLERS_SHARE
        )
    with pytest.raises(SpendingCapReached):
        extend_call_cost(reference="put 1", now=later, one_in=CALLERS_SHARE)
    assert reserve_until_full(NumberTariff.PLACE, later) == 17


def test_what_is_reached_is_told_with_the_moment_at_which_it_lets_go() -> None:
    assert list_reached_caps(now=NOW) == ()

    reserve_until_full(NumberTariff.MOBILE)
    for count in range(MOST_AN_HOUR):
        reserve_call_cost(
            reference=f"free {count}", kind=NumberTariff.FREE, most_an_hour=MANY, now=NOW + timedelta(minutes=1)
        )

    midnight = datetime(2026, 12, 2, 0, 0, tzinfo=UTC)
    assert set(list_reached_caps(now=NOW + timedelta(minutes=2))) == {
        ReachedCap(SpendingCap.AN_HOUR, None, NOW + timedelta(minutes=61)),
        ReachedCap(SpendingCap.A_DAY, NumberTariff.MOBILE, midnight),
    }
    assert list_reached_caps(now=midnight) == ()


def test_the_day_on_which_the_clocks_change_lets_go_at_midnight_by_the_clock() -> None:
    assert spending_day_end(datetime(2026, 10, 25, 0, 30, tzinfo=UTC)) == datetime(2026, 10, 26, 0, 0, tzinfo=UTC)
    assert spending_day_end(datetime(2027, 3, 28, 0, 30, tzinfo=UTC)) == datetime(2027, 3, 28, 23, 0, tzinfo=UTC)


def test_what_a_call_came_to_is_counted_in_place_of_its_longest() -> None:
    reserve_call_cost(reference="r1", kind=NumberTariff.MOBILE, most_an_hour=MANY, now=NOW)
    settle_call_cost(reference="r1", lasted=timedelta(seconds=61), now=NOW + timedelta(minutes=2))
    settle_call_cost(reference="r1", lasted=timedelta(hours=9), now=NOW)
    settle_call_cost(reference="never reserved", lasted=timedelta(hours=9), now=NOW)

    assert list(OutboundCallCost.objects.values_list("pence", "ended_at")) == [(8, NOW + timedelta(minutes=2))]


def test_asked_again_for_the_same_call_nothing_more_is_counted() -> None:
    for _ in range(3):
        reserve_call_cost(reference="r1", kind=NumberTariff.MOBILE, most_an_hour=1, now=NOW)

    assert OutboundCallCost.objects.count() == 1


def test_no_more_leave_in_an_hour_than_may_but_extensions_are_not_counted() -> None:
    for number in range(2):
        reserve_call_cost(reference=f"r{number}", kind=NumberTariff.FREE, most_an_hour=2, now=NOW)
    with pytest.raises(SpendingCapReached):
        reserve_call_cost(reference="r9", kind=NumberTariff.MOBILE, most_an_hour=2, now=NOW + timedelta(minutes=59))
    reserve_call_cost(reference="e1", kind=NumberTariff.EXTENSION, most_an_hour=2, now=NOW)
    reserve_call_cost(reference="r9", kind=NumberTariff.MOBILE, most_an_hour=2, now=NOW + timedelta(minutes=61))


def test_old_rows_go_with_the_next_call() -> None:
    reserve_call_cost(reference="old", kind=NumberTariff.FREE, most_an_hour=MANY, now=NOW - timedelta(days=41))
    reserve_call_cost(reference="new", kind=NumberTariff.FREE, most_an_hour=MANY, now=NOW)

    assert list(OutboundCallCost.objects.values_list("reference", flat=True)) == ["new"]
