"""When a kind of message is stopped: above the force's ceiling, or above what its own past shows."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.cases.event_types import EventType
from victimcare.rules.message_sending import (
    BrakeAxis,
    BrakeKind,
    brake_kinds,
    hourly_limit,
    lifted_limit,
    usual_busiest_hour,
)

MONDAY = date(2026, 3, 2)


def days(*busiest: int) -> dict[date, list[int]]:
    return {MONDAY + timedelta(days=n): [0, most, most // 2] for n, most in enumerate(busiest)}


def test_a_message_is_counted_under_its_event_its_area_and_its_sentence() -> None:
    kinds = brake_kinds(template="news", event_types=[EventType.SUSPECT_CHARGED, EventType.SUSPECT_ARRESTED], area="AS")

    assert kinds == (
        BrakeKind(BrakeAxis.AREA, "AS"),
        BrakeKind(BrakeAxis.EVENT_TYPE, "suspect.arrested"),
        BrakeKind(BrakeAxis.EVENT_TYPE, "suspect.charged"),
        BrakeKind(BrakeAxis.TEMPLATE, "news"),
    )


def test_without_a_past_the_ceiling_of_the_force_is_the_limit() -> None:
    assert usual_busiest_hour({}) == 0
    assert usual_busiest_hour(days(100, 100, 100, 100, 100, 100)) == 0  # six days teach nothing
    assert hourly_limit(ceiling=20, learned=0) == 20


def test_an_ordinary_busy_day_is_below_the_limit_that_the_past_has_taught() -> None:
    learned = usual_busiest_hour(days(90, 110, 100, 95, 105, 120, 80))

    assert learned == 100
    assert hourly_limit(ceiling=20, learned=learned) == 200


def test_one_day_on_which_something_went_wrong_teaches_nothing() -> None:
    assert usual_busiest_hour(days(10, 11, 9, 10, 8, 10, 8000)) == 10


def test_a_quiet_force_keeps_its_ceiling() -> None:
    assert hourly_limit(ceiling=20, learned=3) == 20


@given(ceiling=st.integers(1, 500), learned=st.integers(0, 500), sent=st.integers(0, 500), held=st.integers(1, 9000))
def test_what_two_people_let_through_has_room_and_no_more_than_as_much_again(
    ceiling: int, learned: int, sent: int, held: int
) -> None:
    lifted = hourly_limit(ceiling=ceiling, learned=learned, lifted=lifted_limit(sent=sent, held=held))

    assert lifted >= sent + held
    assert lifted <= max(hourly_limit(ceiling=ceiling, learned=learned), 2 * (sent + held))
