"""Enhanced Rights: ledger rules 28 to 30."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.rights.story import Story, person
from victimcare.rules.rights import DutyStatus

ARREST = "r6_suspect_arrested"


@pytest.mark.parametrize(
    ("record", "case", "is_enhanced", "grounds"),
    [
        ({}, {}, False, ()),
        ({"enhanced_grounds": ["intimidated", "most_serious_crime"]}, {}, True, ("most_serious_crime", "intimidated")),
        ({"kind": "bereaved_relative"}, {}, True, ()),
        ({"kind": "parent_or_guardian"}, {}, True, ()),
        ({"kind": "family_spokesperson"}, {}, False, ()),
        ({}, {"group": "sexual"}, True, ()),
        ({}, {"flags": ("child",)}, True, ()),
        ({"date_of_birth": "2008-03-03"}, {}, True, ()),
        ({"date_of_birth": "2008-03-02"}, {}, False, ()),
        ({"kind": "business"}, {"group": "sexual", "flags": ("hate_crime",)}, False, ()),
        ({"kind": "business", "enhanced_grounds": ["discretion"]}, {}, True, ("discretion",)),
    ],
)
def test_who_is_enhanced(
    record: dict[str, Any], case: dict[str, Any], is_enhanced: bool, grounds: tuple[str, ...]
) -> None:
    victim = Story(victims=[person(**record)], **case).victim()

    assert (victim.is_enhanced, victim.grounds) == (is_enhanced, grounds)


def test_age_on_the_day_of_the_incident_decides_for_good() -> None:
    story = Story(victims=[person(date_of_birth="2008-03-03")])
    story.arrest("2027-06-01T10:00:00Z")

    assert story.due(ARREST) == "2027-06-02T23:59:59+01:00"


def test_grounds_add_up_unless_they_are_removed_with_a_reason() -> None:
    story = Story(victims=[person(enhanced_grounds=["discretion"])])
    story.add("victim.needs_assessed", "2026-03-03T10:00:00Z", victim_id="v1")
    story.assess("2026-03-04T10:00:00Z", "vulnerable", removed_reason="")
    story.assess("2026-03-05T10:00:00Z", "intimidated", removed_reason="asked for it")
    story.assess("2026-03-06T10:00:00Z", removed_reason="asked for it")

    days = ("2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06")
    assert [story.victim(f"{day}T12:00:00Z").grounds for day in days] == [
        ("discretion",),
        ("vulnerable", "discretion"),
        ("intimidated",),
        (),
    ]
    assert story.victim("2026-03-06T12:00:00Z").is_enhanced is False


def test_what_the_facts_make_enhanced_no_assessment_removes() -> None:
    story = Story(group="sexual")
    story.assess("2026-03-05T10:00:00Z", removed_reason="asked for it")
    story.arrest("2026-03-09T10:00:00Z")

    assert story.victim().is_enhanced
    assert story.due(ARREST) == "2026-03-10T23:59:59+00:00"


def test_an_assessment_at_the_moment_of_the_trigger_counts_as_before_it() -> None:
    story = Story()
    story.arrest("2026-03-02T10:00:00Z")
    story.assess("2026-03-02T10:00:00Z", "vulnerable")

    assert story.due(ARREST) == "2026-03-03T23:59:59+00:00"


@pytest.mark.parametrize(
    ("assessed_at", "due_at", "status"),
    [
        ("2026-03-05T10:00:00Z", "2026-03-06T23:59:59+00:00", DutyStatus.MISSED),
        ("2026-03-09T23:59:59Z", "2026-03-09T23:59:59+00:00", DutyStatus.MISSED),
        ("2026-03-10T10:00:00Z", "2026-03-09T23:59:59+00:00", DutyStatus.MISSED),
    ],
)
def test_becoming_enhanced_brings_an_open_duty_forward(assessed_at: str, due_at: str, status: DutyStatus) -> None:
    story = Story()
    story.arrest("2026-03-02T10:00:00Z")
    story.assess(assessed_at, "vulnerable")

    assert story.due(ARREST) == due_at
    assert story.one(ARREST).status is status


def test_a_duty_that_was_met_keeps_its_date() -> None:
    story = Story()
    story.contact("2026-03-05T10:00:00Z", story.arrest("2026-03-02T10:00:00Z"))
    story.assess("2026-03-05T10:00:00Z", "vulnerable")

    assert story.due(ARREST) == "2026-03-09T23:59:59+00:00"


def test_becoming_standard_gives_an_open_duty_its_standard_time_from_its_start() -> None:
    story = Story(victims=[person(enhanced_grounds=["vulnerable"])])
    story.arrest("2026-03-02T10:00:00Z")
    story.arrest("2026-03-03T10:00:00Z")
    story.assess("2026-03-04T10:00:00Z", removed_reason="asked for it")

    missed, still_open = story.all(ARREST)

    assert missed.duty.due_on is not None
    assert still_open.duty.due_on is not None
    assert missed.duty.due_on.isoformat() == "2026-03-03"
    assert still_open.duty.due_on.isoformat() == "2026-03-10"


def test_enhanced_again_counts_from_the_second_change() -> None:
    story = Story()
    story.arrest("2026-03-02T10:00:00Z")
    story.assess("2026-03-03T10:00:00Z", "vulnerable")
    story.assess("2026-03-03T11:00:00Z", removed_reason="asked for it")
    story.assess("2026-03-05T10:00:00Z", "intimidated")

    assert story.due(ARREST) == "2026-03-06T23:59:59+00:00"


def test_a_change_before_a_planned_start_is_in_its_first_count() -> None:
    story = Story()
    story.add(
        "hearing.resulted",
        "2026-03-02T10:00:00Z",
        hearing_ref="h1",
        result="remanded",
        received_by_wcu_at="2026-03-06T10:00:00Z",
    )
    story.assess("2026-03-04T10:00:00Z", "vulnerable")

    assert story.due("r8_bail_hearing") == "2026-03-09T23:59:59+00:00"


def test_a_date_beyond_the_calendar_yields_to_an_enhanced_date_within_it() -> None:
    story = Story("2028-12-01T09:00:00Z")
    story.arrest("2028-12-27T10:00:00Z")
    story.assess("2028-12-28T10:00:00Z", "vulnerable")

    assert story.due(ARREST) == "2028-12-29T23:59:59+00:00"


def test_a_birthday_is_not_moved() -> None:
    record = person(kind="business", date_of_birth="2010-01-01") | {"kind": "person"}
    story = Story(victims=[record])
    story.assess("2026-03-05T10:00:00Z", "vulnerable")
    story.assess("2026-03-06T10:00:00Z", removed_reason="asked for it")

    assert story.due("r5_cics_application_limit") == "2030-01-01T23:59:59+00:00"
