"""Packets to other agencies: what may leave, their course, and their clock."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import settings as few
from hypothesis import strategies as st

from victimcare.rules.clock import end_of_day
from victimcare.rules.handovers import course, parts
from victimcare.rules.handovers.course import State, Step
from victimcare.rules.handovers.parts import FINDS_HER, MUST, NEEDS_A_REASON, Item
from victimcare.rules.rights import Holder
from victimcare.services.rights.working_days import shipped_working_days

CHOICES = st.dictionaries(st.sampled_from(Item), st.sampled_from(["", " ", "They meet her at court"]))


@pytest.mark.parametrize("agency", parts.RECIPIENTS)
def test_nothing_that_finds_her_is_ticked_at_first(agency: Holder) -> None:
    usual = set(parts.usual(agency))

    assert usual >= MUST
    assert usual & NEEDS_A_REASON == set()
    assert parts.wrongs(dict.fromkeys(usual, "")) == ()


@few(max_examples=40)
@given(CHOICES)
def test_what_may_leave_holds_what_must_be_inside_and_says_why_she_can_be_found(chosen: dict[Item, str]) -> None:
    may_leave = parts.wrongs(chosen) == ()

    assert may_leave == (chosen.keys() >= MUST and all(chosen[item].strip() for item in chosen.keys() & NEEDS_A_REASON))
    assert set(parts.to_be_named(chosen)) == chosen.keys() & FINDS_HER


def _can(state: State, step: Step) -> bool:
    try:
        course.after(state, step)
    except course.NoSuchStep:
        return False
    return True


@few(max_examples=40)
@given(st.lists(st.sampled_from(Step), max_size=12))
def test_no_packet_ends_nowhere(steps: list[Step]) -> None:
    """Whatever is tried: it waits for somebody, has arrived, or is over; and it left by two."""
    state, taken = State.DRAFT, list[Step]()
    for step in steps:
        try:
            state = course.after(state, step)
        except course.NoSuchStep:
            continue
        taken.append(step)

    waits_for_us, waits_for_them = {State.DRAFT, State.TO_CHECK, State.NOT_OURS}, {State.SENT}
    assert sum(state in place for place in (waits_for_us, waits_for_them, {State.TAKEN_UP}, course.OVER)) == 1
    assert any(_can(state, step) for step in Step) == (state not in course.OVER)
    if state in course.LIVE:
        assert taken.index(Step.SUBMIT) < taken.index(Step.RELEASE)


@pytest.mark.parametrize(
    ("sent", "until"),
    [
        (datetime(2026, 11, 25, 9, 0, tzinfo=UTC), datetime(2026, 11, 26).date()),  # a Wednesday
        (datetime(2026, 11, 27, 18, 0, tzinfo=UTC), datetime(2026, 11, 30).date()),  # a Friday
        (datetime(2026, 12, 24, 23, 30, tzinfo=UTC), datetime(2026, 12, 29).date()),  # Christmas falls on a Friday
    ],
)
def test_they_have_until_the_end_of_the_next_working_day(sent: datetime, until: date) -> None:
    assert course.take_up_by(sent, shipped_working_days()) == end_of_day(until)


def test_who_takes_over_with_which_event() -> None:
    assert parts.taken_over_at("suspect.charged", {}) == (Holder.WITNESS_CARE, Holder.CPS)
    assert parts.taken_over_at("hearing.resulted", {"result": "sentenced", "sentence_months": 12}) == (
        Holder.PROBATION,
    )
    assert parts.taken_over_at("hearing.resulted", {"result": "sentenced", "sentence_months": 11}) == ()
    assert parts.taken_over_at("hearing.resulted", {"result": "adjourned"}) == ()
