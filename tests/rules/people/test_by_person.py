"""By when a person tells a victim what no machine may: the same day, in the hours that the victim gave."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.people.plans import QUIET, agreed, at, only, stated
from tests.rules.people.test_safe_contact_at_random import MOMENTS, PLANS, QUIETS

from victimcare.rules.clock import london_date
from victimcare.rules.force import DailyHours
from victimcare.rules.safe_contact.contact_plan import AgreedWay, ContactMethod, ContactPlan, WordingLevel
from victimcare.rules.safe_contact.staff_contact import staff_contact_due_at

AT_LUNCH = only("tue thu", "12:30", "13:30")


def _called(*hours: tuple[object, ...]) -> ContactPlan:
    return agreed(*(AgreedWay(ContactMethod.CALL, 3, WordingLevel.NEUTRAL, hours=each) for each in hours))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("plan", "now", "by"),
    [
        (None, "2026-03-04T07:16", "2026-03-04T21:00"),
        (None, "2026-03-04T20:20", "2026-03-04T21:00"),
        (None, "2026-03-04T20:45", "2026-03-05T21:00"),  # too little is left of the day
        (None, "2026-03-04T23:00", "2026-03-05T21:00"),
        (None, "2026-03-05T00:30", "2026-03-05T21:00"),
        (agreed(), "2026-03-04T12:00", "2026-03-04T21:00"),  # texts alone: the colleague who rings decides
        (_called(()), "2026-03-04T12:00", "2026-03-04T21:00"),
        (_called(AT_LUNCH), "2026-03-04T12:00", "2026-03-05T13:30"),  # a Wednesday
        (_called(AT_LUNCH), "2026-03-05T13:00", "2026-03-05T13:30"),
        (_called(AT_LUNCH), "2026-03-05T13:10", "2026-03-10T13:30"),
        (_called(AT_LUNCH, only("wed", "18:00", "20:00")), "2026-03-04T12:00", "2026-03-04T20:00"),
        (_called(only("wed", "22:00", "02:00")), "2026-03-04T12:00", "2026-03-04T23:59:59"),
        (_called(only("wed", "10:00", "10:00")), "2026-03-04T12:00", "2026-03-04T21:00"),  # hours that never come
        (
            stated(AgreedWay(ContactMethod.CALL, None, WordingLevel.NEUTRAL, hours=AT_LUNCH)),
            "2026-03-04T12:00",
            "2026-03-05T13:30",
        ),
        (None, "2026-03-29T00:30", "2026-03-29T21:00"),  # the clocks go forward in this night
        (None, "2026-10-25T01:30", "2026-10-25T21:00"),  # and back in this
    ],
)
def test_a_person_tells_them_the_same_day_or_in_their_next_hours(plan: ContactPlan | None, now: str, by: str) -> None:
    assert staff_contact_due_at(plan, quiet=QUIET, now=at(now)) == at(by)


def test_a_force_without_quiet_hours_tells_them_by_the_end_of_the_day() -> None:
    assert staff_contact_due_at(None, quiet=DailyHours(time(0), time(0)), now=at("2026-03-04T12:00")) == at(
        "2026-03-04T23:59:59"
    )


@settings(max_examples=400, deadline=None)
@given(plan=st.one_of(st.none(), PLANS), quiet=QUIETS, now=MOMENTS)
def test_no_victim_waits_longer_than_for_the_next_of_their_hours(
    plan: ContactPlan | None, quiet: DailyHours, now: datetime
) -> None:
    by = staff_contact_due_at(plan, quiet=quiet, now=now)

    assert by > now
    assert by.tzinfo is UTC
    assert london_date(by) - london_date(now) <= timedelta(days=8)
