"""Ledger rules 1 to 6 and 24, as they come out in whole duties."""

from __future__ import annotations

import pytest

from tests.rules.rights.story import Story, person
from victimcare.rules.rights import DutyReason, DutyStatus

ENHANCED = [person(enhanced_grounds=["vulnerable"])]


def test_an_arrest_late_on_a_summer_evening_is_on_the_next_london_day() -> None:
    story = Story("2026-06-01T09:00:00Z")
    story.arrest("2026-06-30T23:30:00Z")

    duty = story.one("r6_suspect_arrested").duty

    assert duty.starts_on.isoformat() == "2026-07-01"
    assert story.due("r6_suspect_arrested") == "2026-07-08T23:59:59+01:00"


@pytest.mark.parametrize("arrested", ["2026-03-06T09:00:00Z", "2026-03-07T09:00:00Z", "2026-03-08T23:59:59Z"])
def test_one_working_day_from_friday_saturday_or_sunday_ends_on_monday(arrested: str) -> None:
    story = Story(victims=ENHANCED)
    story.arrest(arrested)

    duty = story.one("r6_suspect_arrested").duty

    assert duty.starts_on.isoformat() == arrested[:10]
    assert duty.due_on is not None
    assert duty.due_on.isoformat() == "2026-03-09"


def test_five_working_days_over_christmas() -> None:
    story = Story()
    story.arrest("2026-12-24T10:00:00Z")

    assert story.due("r6_suspect_arrested") == "2027-01-05T23:59:59+00:00"


def test_hours_are_elapsed_hours() -> None:
    story = Story("2026-03-28T12:00:00+00:00", time="2026-03-29T12:00:00Z")

    assert story.due("r2_hocr_24h") == "2026-03-29T13:00:00+01:00"
    assert story.one("r2_hocr_24h").status is DutyStatus.MET


def test_a_second_after_the_hours_is_late() -> None:
    story = Story("2026-03-28T12:00:00+00:00", time="2026-03-29T12:00:01Z")

    assert story.one("r2_hocr_24h").status is DutyStatus.MET_LATE


def test_three_months_from_the_last_day_of_november_end_on_29_february() -> None:
    story = Story("2027-11-01T09:00:00Z")
    story.add("suspect.interviewed", "2027-11-02T09:00:00Z", suspect_ref="s1")
    outcome = story.add("case.outcome", "2027-11-29T09:00:00Z", outcome="15")
    story.contact("2027-11-30T09:00:00Z", outcome)

    assert story.due("r6_vrr_police_request", "2027-12-01T09:00:00Z") == "2028-02-29T23:59:59+00:00"


def test_calendar_days_are_never_moved() -> None:
    story = Story()
    story.add("hearing.resulted", "2026-03-14T10:00:00Z", hearing_ref="h1", result="sentenced")

    duty = story.one("r9_uls_request").duty

    assert duty.due_on is not None
    assert duty.due_on.isoformat() == "2026-04-11"  # a Saturday


def test_done_on_the_last_day_is_on_time_and_on_the_next_is_late() -> None:
    kept, late = Story(), Story()
    kept.contact("2026-03-09T23:59:59.900Z", kept.arrest("2026-03-02T10:00:00Z"))
    late.contact("2026-03-10T00:00:00Z", late.arrest("2026-03-02T10:00:00Z"))

    assert kept.one("r6_suspect_arrested").status is DutyStatus.MET
    assert late.one("r6_suspect_arrested").status is DutyStatus.MET_LATE


def test_a_duty_is_due_through_its_last_day_and_then_missed() -> None:
    story = Story()
    story.arrest("2026-03-02T10:00:00Z")

    assert story.one("r6_suspect_arrested", "2026-03-09T23:59:59.999Z").status is DutyStatus.DUE
    assert story.one("r6_suspect_arrested", "2026-03-10T00:00:00Z").status is DutyStatus.MISSED


def test_a_count_that_leaves_the_calendar_has_no_date_and_says_so() -> None:
    story = Story("2028-12-01T09:00:00Z")
    arrest = story.arrest("2028-12-28T10:00:00Z")

    open_duty = story.one("r6_suspect_arrested")
    story.contact("2029-03-01T10:00:00Z", arrest)
    met_duty = story.one("r6_suspect_arrested")

    assert (open_duty.duty.due_on, open_duty.duty.due_at) == (None, None)
    assert (open_duty.status, open_duty.reason) == (DutyStatus.DUE, DutyReason.CALENDAR_ENDS)
    assert (met_duty.status, met_duty.reason) == (DutyStatus.MET, DutyReason.CALENDAR_ENDS)


def test_without_a_number_a_duty_is_due_until_it_is_met() -> None:
    story = Story()

    duty = story.one("r7_vps_information")
    story.contact("2029-11-01T10:00:00Z", "r7_vps_information")

    assert (duty.status, duty.duty.due_on, duty.reason) == (DutyStatus.DUE, None, None)
    assert story.one("r7_vps_information").status is DutyStatus.MET
