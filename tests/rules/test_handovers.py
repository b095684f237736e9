"""Handover reports to other agencies: what may leave, their course, and their clock."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import settings as few
from hypothesis import strategies as st

from victimcare.rules import agency_handovers
from victimcare.rules.agency_handovers import (
    LOCATING_PARTS,
    PARTS_NEEDING_REASON,
    REQUIRED_PARTS,
    HandoverMove,
    HandoverPart,
    HandoverStatus,
)
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import end_of_day
from victimcare.rules.rights import DutyHolder
from victimcare.services.rights.working_calendar import shipped_working_days

CHOICES = st.dictionaries(st.sampled_from(HandoverPart), st.sampled_from(["", " ", "They meet her at court"]))


@pytest.mark.parametrize("agency", agency_handovers.RECIPIENTS)
def test_nothing_that_locates_the_victim_is_ticked_at_first(agency: DutyHolder) -> None:
    usual = set(agency_handovers.usual_handover_parts(agency))

    assert usual >= REQUIRED_PARTS
    assert usual & PARTS_NEEDING_REASON == set()
    assert agency_handovers.find_handover_faults(dict.fromkeys(usual, "")) == ()


@few(max_examples=40)
@given(CHOICES)
def test_a_report_may_leave_with_its_required_parts_and_a_reason_for_what_locates_the_victim(
    chosen: dict[HandoverPart, str],
) -> None:
    may_leave = agency_handovers.find_handover_faults(chosen) == ()

    assert may_leave == (
        chosen.keys() >= REQUIRED_PARTS and all(chosen[item].strip() for item in chosen.keys() & PARTS_NEEDING_REASON)
    )
    assert set(agency_handovers.parts_to_name(chosen)) == chosen.keys() & LOCATING_PARTS


def _can(state: HandoverStatus, step: HandoverMove) -> bool:
    try:
        agency_handovers.next_handover_status(state, step)
    except agency_handovers.HandoverConflict:
        return False
    return True


@few(max_examples=40)
@given(st.lists(st.sampled_from(HandoverMove), max_size=12))
def test_no_report_ends_nowhere(steps: list[HandoverMove]) -> None:
    """Whatever is tried: the handover report waits for a person, has arrived, or is over; and two people released
    it."""
    state, taken = HandoverStatus.DRAFT, list[HandoverMove]()
    for step in steps:
        try:
            state = agency_handovers.next_handover_status(state, step)
        except agency_handovers.HandoverConflict:
            continue
        taken.append(step)

    waits_for_us, waits_for_them = (
        {HandoverStatus.DRAFT, HandoverStatus.TO_CHECK, HandoverStatus.NOT_OURS},
        {HandoverStatus.SENT},
    )
    assert (
        sum(
            state in place
            for place in (waits_for_us, waits_for_them, {HandoverStatus.TAKEN_UP}, agency_handovers.CLOSED_HANDOVERS)
        )
        == 1
    )
    assert any(_can(state, step) for step in HandoverMove) == (state not in agency_handovers.CLOSED_HANDOVERS)
    if state in agency_handovers.READABLE_HANDOVERS:
        assert taken.index(HandoverMove.SUBMIT) < taken.index(HandoverMove.RELEASE)


@pytest.mark.parametrize(
    ("sent", "until"),
    [
        (datetime(2026, 11, 25, 9, 0, tzinfo=UTC), datetime(2026, 11, 26).date()),  # a Wednesday
        (datetime(2026, 11, 27, 18, 0, tzinfo=UTC), datetime(2026, 11, 30).date()),  # a Friday
        (datetime(2026, 12, 24, 23, 30, tzinfo=UTC), datetime(2026, 12, 29).date()),  # Christmas falls on a Friday
    ],
)
def test_they_have_until_the_end_of_the_next_working_day(sent: datetime, until: date) -> None:
    assert agency_handovers.take_up_due_at(sent, shipped_working_days()) == end_of_day(until)


def test_which_agency_takes_over_at_which_event() -> None:
    assert agency_handovers.agencies_taking_over(EventType.SUSPECT_CHARGED, {}) == (
        DutyHolder.WITNESS_CARE,
        DutyHolder.CPS,
    )
    assert agency_handovers.agencies_taking_over(
        EventType.HEARING_RESULTED, {"result": "sentenced", "sentence_months": 12}
    ) == (DutyHolder.PROBATION,)
    assert (
        agency_handovers.agencies_taking_over(
            EventType.HEARING_RESULTED, {"result": "sentenced", "sentence_months": 11}
        )
        == ()
    )
    assert agency_handovers.agencies_taking_over(EventType.HEARING_RESULTED, {"result": "adjourned"}) == ()
