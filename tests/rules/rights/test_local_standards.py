"""Our own standard where the Code gives no number: counted as the Code counts, and no part of the ledger."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.rights.story import Story
from victimcare.rules.rights import Duty, DutyStatus
from victimcare.rules.rights.duty_status import local_cut_offs, local_due_on
from victimcare.services.rights.working_calendar import shipped_working_days

CALENDAR = shipped_working_days()
OURS = {"r3_written_acknowledgement": 5, "r6_suspect_arrested": 2, "r9_uls_request": 3}


def duty_of(story: Story, duty_id: str) -> Duty:
    return story.one(duty_id).duty


def test_it_is_counted_in_working_days_from_the_start_of_the_clock() -> None:
    story = Story("2026-12-24T09:00:00Z")

    assert local_due_on(duty_of(story, "r3_written_acknowledgement"), OURS, CALENDAR) == date(2027, 1, 5)


def test_a_duty_with_a_number_of_its_own_and_one_without_a_standard_have_none() -> None:
    story = Story()
    story.arrest("2026-03-02T10:00:00Z")
    story.add("hearing.resulted", "2026-03-03T10:00:00Z", hearing_ref="h", result="sentenced")

    assert local_due_on(duty_of(story, "r6_suspect_arrested"), OURS, CALENDAR) is None
    assert local_due_on(duty_of(story, "r9_uls_request"), OURS, CALENDAR) is None
    assert local_due_on(duty_of(story, "r4_needs_assessment"), OURS, CALENDAR) is None


def test_the_ledger_says_due_all_the_same_when_our_day_is_over() -> None:
    story = Story("2026-03-02T08:00:00Z")

    assert local_due_on(duty_of(story, "r3_written_acknowledgement"), OURS, CALENDAR) == date(2026, 3, 9)
    assert story.one("r3_written_acknowledgement", "2026-03-10T00:00:00Z").status is DutyStatus.DUE


@given(
    starts_on=st.dates(date(2024, 1, 1), date(2027, 12, 31)),
    ahead=st.integers(0, 60),
    days=st.integers(1, 20),
)
def test_the_cut_off_finds_just_those_whose_day_is_over(starts_on: date, ahead: int, days: int) -> None:
    today = starts_on + timedelta(days=ahead)
    due_on = CALENDAR.after(starts_on, days)
    assert due_on is not None

    assert (starts_on < local_cut_offs({"any": days}, CALENDAR, today)["any"]) == (due_on < today)


def test_the_day_before_is_counted_back_over_a_holiday_and_not_beyond_the_calendar() -> None:
    assert CALENDAR.before(date(2026, 12, 29), 1) == date(2026, 12, 24)
    assert CALENDAR.before(CALENDAR.first_day, 1) is None
    assert CALENDAR.before(CALENDAR.last_day + timedelta(days=2), 1) is None
    with pytest.raises(ValueError, match="counted from one"):
        CALENDAR.before(date(2026, 12, 29), 0)
