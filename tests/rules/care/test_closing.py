"""What ends a case for the victim, whether a message waits for the call, and the order that is compared."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.people_and_cases import NOW
from victimcare.rules.care.closing_calls import (
    CallImpossibleReason,
    ClosingCrime,
    ClosingMoment,
    TrialArm,
    closing_crime_of,
    closing_moment_of,
    does_message_wait,
    may_give_up_call,
    trial_arm_of,
)
from victimcare.rules.care.needs_assessment import AssessmentMoment, assessment_due_at, assessment_moment_of
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import london_date
from victimcare.services.rights.working_calendar import shipped_working_days


@pytest.mark.parametrize(
    ("event", "data", "group", "ends"),
    [
        ("case.not_investigated", {}, "", ClosingMoment.NOT_INVESTIGATED),
        ("case.outcome", {"outcome": "18"}, "no_suspect", ClosingMoment.NO_FURTHER_ACTION),
        ("case.outcome", {"outcome": "8"}, "out_of_court_informal", ClosingMoment.OUT_OF_COURT),
        ("case.outcome", {"outcome": "1"}, "charged", None),
        ("case.outcome", {"outcome": "0"}, "open", None),
        ("case.outcome", {"outcome": "20"}, "transferred", None),
        ("prosecution.decision", {"decision": "charge"}, "", None),
        ("prosecution.decision", {"decision": "no_charge"}, "", ClosingMoment.NO_FURTHER_ACTION),
        ("prosecution.decision", {"decision": "discontinued"}, "", ClosingMoment.DISCONTINUED),
        ("hearing.resulted", {"result": "adjourned"}, "", None),
        ("hearing.resulted", {"result": "acquitted"}, "", ClosingMoment.ACQUITTED),
        ("hearing.resulted", {"result": "sentenced"}, "", ClosingMoment.SENTENCED),
        ("offender.release_planned", {}, "", ClosingMoment.RELEASED),
        ("suspect.arrested", {}, "", None),
    ],
)
def test_what_ends(event: str, data: dict[str, Any], group: str, ends: ClosingMoment | None) -> None:
    assert closing_moment_of(EventType(event), data, outcome_group=group) is ends


def test_a_message_waits_for_the_call_but_never_news_of_a_release() -> None:
    assert does_message_wait(ClosingMoment.ACQUITTED, None)
    assert does_message_wait(ClosingMoment.ACQUITTED, TrialArm.CALL_FIRST)
    assert not does_message_wait(ClosingMoment.ACQUITTED, TrialArm.TEXT_FIRST)
    assert not does_message_wait(ClosingMoment.RELEASED, None)
    assert not does_message_wait(None, None)


@given(st.uuids(version=4), st.booleans())
@settings(max_examples=40)
def test_a_guarded_victim_is_in_no_comparison_and_each_case_has_its_order(name: UUID, is_guarded: bool) -> None:
    drawn = trial_arm_of(str(name), seed="spring", is_guarded=is_guarded)

    assert (drawn is None) is is_guarded
    assert drawn is trial_arm_of(str(name), seed="spring", is_guarded=is_guarded)
    assert trial_arm_of(str(name), seed="", is_guarded=False) is None


def test_the_two_orders_are_about_as_frequent() -> None:
    drawn = [trial_arm_of(f"case {number}", seed="spring", is_guarded=False) for number in range(1000)]

    assert 440 < drawn.count(TrialArm.TEXT_FIRST) < 560


@pytest.mark.parametrize(
    ("group", "flags", "kind", "crime"),
    [
        ("violence", ["domestic_abuse", "homicide"], "bereaved_relative", ClosingCrime.BEREAVED),
        ("sexual", ["domestic_abuse"], "person", ClosingCrime.SEXUAL),
        ("violence", ["domestic_abuse", "child"], "person", ClosingCrime.DOMESTIC),
        ("violence", ["hate_crime"], "person", ClosingCrime.HATE),
        ("burglary", [], "person", ClosingCrime.HOME),
        ("fraud", [], "business", ClosingCrime.MONEY),
        ("drugs", [], "person", ClosingCrime.OTHER),
    ],
)
def test_what_weighs_most_names_the_kind_of_crime(group: str, flags: list[str], kind: str, crime: ClosingCrime) -> None:
    assert closing_crime_of(group=group, flags=flags, kind=kind) is crime


def test_no_agent_gives_up_after_one_try() -> None:
    assert [may_give_up_call(CallImpossibleReason.NOT_REACHED, tries=tries) for tries in (0, 1, 2)] == [
        False,
        False,
        True,
    ]
    assert may_give_up_call(CallImpossibleReason.NO_SAFE_WAY, tries=0)


def test_needs_are_asked_again_before_the_day_that_they_are_about() -> None:
    calendar = shipped_working_days()
    trial = {"kind": "trial", "starts_at": "2026-12-01T10:00:00+00:00"}

    assert assessment_moment_of(EventType.HEARING_LISTED, trial) is AssessmentMoment.TRIAL
    assert assessment_moment_of(EventType.HEARING_LISTED, {"kind": "first_hearing"}) is None
    assert assessment_moment_of(EventType.SUSPECT_CHARGED, {}) is AssessmentMoment.CHARGE
    # Three working days before Tuesday 1 December.
    assert str(london_date(assessment_due_at(AssessmentMoment.TRIAL, trial, calendar, now=NOW))) == "2026-11-26"
    assert (
        str(london_date(assessment_due_at(AssessmentMoment.RELEASE, {"on": "2026-11-20"}, calendar, now=NOW)))
        == "2026-11-25"
    )  # it is late
    assert str(london_date(assessment_due_at(AssessmentMoment.CHARGE, {}, calendar, now=NOW))) == "2026-12-02"
