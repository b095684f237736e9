"""What ends a case for her, whether a message waits for the call, and the order that is compared."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.people_and_cases import NOW
from victimcare.rules.care.closing import Arm, Closing, Crime, Why, arm_of, closing_of, crime_of, may_be_given_up, waits
from victimcare.rules.care.moments import Moment, due, moment_of
from victimcare.rules.clock import london_date
from victimcare.services.rights.working_days import shipped_working_days


@pytest.mark.parametrize(
    ("event", "data", "group", "ends"),
    [
        ("case.not_investigated", {}, "", Closing.NOT_INVESTIGATED),
        ("case.outcome", {"outcome": "18"}, "no_suspect", Closing.NO_FURTHER_ACTION),
        ("case.outcome", {"outcome": "8"}, "out_of_court_informal", Closing.OUT_OF_COURT),
        ("case.outcome", {"outcome": "1"}, "charged", None),
        ("case.outcome", {"outcome": "0"}, "open", None),
        ("case.outcome", {"outcome": "20"}, "transferred", None),
        ("prosecution.decision", {"decision": "charge"}, "", None),
        ("prosecution.decision", {"decision": "no_charge"}, "", Closing.NO_FURTHER_ACTION),
        ("prosecution.decision", {"decision": "discontinued"}, "", Closing.DISCONTINUED),
        ("hearing.resulted", {"result": "adjourned"}, "", None),
        ("hearing.resulted", {"result": "acquitted"}, "", Closing.ACQUITTED),
        ("hearing.resulted", {"result": "sentenced"}, "", Closing.SENTENCED),
        ("offender.release_planned", {}, "", Closing.RELEASED),
        ("suspect.arrested", {}, "", None),
    ],
)
def test_what_ends(event: str, data: dict[str, Any], group: str, ends: Closing | None) -> None:
    assert closing_of(event, data, outcome_group=group) is ends


def test_a_message_waits_for_the_call_but_never_that_he_is_let_out() -> None:
    assert waits(Closing.ACQUITTED, None)
    assert waits(Closing.ACQUITTED, Arm.CALL_FIRST)
    assert not waits(Closing.ACQUITTED, Arm.TEXT_FIRST)
    assert not waits(Closing.RELEASED, None)
    assert not waits(None, None)


@given(st.uuids(version=4), st.booleans())
@settings(max_examples=40)
def test_whoever_is_guarded_is_in_no_comparison_and_each_case_has_its_order(name: UUID, is_guarded: bool) -> None:
    drawn = arm_of(str(name), seed="spring", is_guarded=is_guarded)

    assert (drawn is None) is is_guarded
    assert drawn is arm_of(str(name), seed="spring", is_guarded=is_guarded)
    assert arm_of(str(name), seed="", is_guarded=False) is None


def test_the_two_orders_are_about_as_frequent() -> None:
    drawn = [arm_of(f"case {number}", seed="spring", is_guarded=False) for number in range(1000)]

    assert 440 < drawn.count(Arm.TEXT_FIRST) < 560


@pytest.mark.parametrize(
    ("group", "flags", "kind", "crime"),
    [
        ("violence", ["domestic_abuse", "homicide"], "bereaved_relative", Crime.BEREAVED),
        ("sexual", ["domestic_abuse"], "person", Crime.SEXUAL),
        ("violence", ["domestic_abuse", "child"], "person", Crime.DOMESTIC),
        ("violence", ["hate_crime"], "person", Crime.HATE),
        ("burglary", [], "person", Crime.HOME),
        ("fraud", [], "business", Crime.MONEY),
        ("drugs", [], "person", Crime.OTHER),
    ],
)
def test_what_weighs_most_names_the_kind_of_crime(group: str, flags: list[str], kind: str, crime: Crime) -> None:
    assert crime_of(group=group, flags=flags, kind=kind) is crime


def test_nobody_gives_up_after_one_try() -> None:
    assert [may_be_given_up(Why.NOT_REACHED, tries=tries) for tries in (0, 1, 2)] == [False, False, True]
    assert may_be_given_up(Why.NO_SAFE_WAY, tries=0)


def test_needs_are_asked_again_before_the_day_that_they_are_about() -> None:
    calendar = shipped_working_days()
    trial = {"kind": "trial", "starts_at": "2026-12-01T10:00:00+00:00"}

    assert moment_of("hearing.listed", trial) is Moment.TRIAL
    assert moment_of("hearing.listed", {"kind": "first_hearing"}) is None
    assert moment_of("suspect.charged", {}) is Moment.CHARGE
    # Three working days before Tuesday 1 December.
    assert str(london_date(due(Moment.TRIAL, trial, calendar, now=NOW))) == "2026-11-26"
    assert str(london_date(due(Moment.RELEASE, {"on": "2026-11-20"}, calendar, now=NOW))) == "2026-11-25"  # it is late
    assert str(london_date(due(Moment.CHARGE, {}, calendar, now=NOW))) == "2026-12-02"
