"""Which numbers may be rung, and for how much a day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.calls.outbound_calls import (
    CallDestination,
    CallPrice,
    NumberTariff,
    OutboundCallPolicy,
    call_cost,
    find_destination,
    find_extension,
    is_within_budget,
    most_call_cost,
    spending_day_start,
)

ALLOWED = OutboundCallPolicy({NumberTariff.MOBILE: CallPrice(a_minute=4, a_day=500)}, ("2041", "3000-3099"))


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("07700 900123", NumberTariff.MOBILE),
        ("020 7946 0001", NumberTariff.PLACE),
        ("01632 960001", NumberTariff.PLACE),
        ("0300 020 0000", NumberTariff.WIDE),
        ("0808 157 0110", NumberTariff.FREE),
        ("0800 000 000", NumberTariff.FREE),
    ],
)
def test_each_number_is_charged_as_its_kind(number: str, kind: NumberTariff) -> None:
    found = find_destination(number)

    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize(
    "dialled",
    ["999", "+449098790000", "+12025550100", "+447700900123@elsewhere.example", "+44770090012³", "07700900123"],
)
@pytest.mark.parametrize("kind", list(NumberTariff))
def test_there_is_no_destination_that_costs_or_leads_elsewhere(dialled: str, kind: NumberTariff) -> None:
    with pytest.raises(ValueError, match="rings no such number"):
        CallDestination(dialled, kind)


@pytest.mark.parametrize("number", ["01481 960123", "01534 960123", "01624 960123", "07624 900123", "07797 900123"])
def test_a_number_charged_like_abroad_is_dialled_only_by_hand(number: str) -> None:
    assert find_destination(number) is None


@given(st.text(max_size=30))
def test_whatever_is_asked_for_only_numbers_of_the_plan_are_dialled(number: str) -> None:
    found = find_destination(number)

    if found is not None:
        assert found.dialled.startswith(("+441", "+442", "+443", "+447", "+4480"))
        assert found.dialled[1:].isascii()
        assert found.dialled[1:].isdigit()
        assert 11 <= len(found.dialled) <= 13


def test_an_extension_is_rung_only_where_it_is_listed() -> None:
    dialled = [
        found and found.dialled for found in (find_extension(digits, ALLOWED.extensions) for digits in ("2041", "3050"))
    ]
    refused = [
        find_extension(digits, ALLOWED.extensions)
        for digits in ("2042", "3100", "30500", "999", "112", "0300", "9078", "", "2041;x", "07700900123")
    ]

    assert dialled == ["2041", "3050"]
    assert refused == [None] * 10
    assert find_extension("999", ("999",)) is None, "not even where it is listed"


def test_each_minute_begun_is_counted_and_what_has_no_price_is_free() -> None:
    costs = [call_cost(NumberTariff.MOBILE, timedelta(seconds=seconds), ALLOWED) for seconds in (0, 1, 60, 61)]

    assert costs == [0, 4, 4, 8]
    assert most_call_cost(NumberTariff.MOBILE, ALLOWED) == 120
    assert (
        call_cost(NumberTariff.FREE, timedelta(hours=1), ALLOWED)
        == call_cost(NumberTariff.EXTENSION, timedelta(hours=1), ALLOWED)
        == 0
    )


def test_a_call_fits_only_where_its_longest_can_be_paid() -> None:
    assert is_within_budget(NumberTariff.MOBILE, 380, ALLOWED)
    assert not is_within_budget(NumberTariff.MOBILE, 381, ALLOWED)
    assert is_within_budget(NumberTariff.EXTENSION, 0, ALLOWED)


@pytest.mark.parametrize(
    ("now", "began"),
    [
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 3, 29, 0, 0, tzinfo=UTC)),
        (datetime(2026, 3, 29, 22, 59, tzinfo=UTC), datetime(2026, 3, 29, 0, 0, tzinfo=UTC)),  # a day of 23 hours
        (datetime(2026, 3, 29, 23, 1, tzinfo=UTC), datetime(2026, 3, 29, 23, 0, tzinfo=UTC)),
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), datetime(2026, 10, 24, 23, 0, tzinfo=UTC)),  # one of 25
    ],
)
def test_a_day_is_one_in_london(now: datetime, began: datetime) -> None:
    assert spending_day_start(now) == began
