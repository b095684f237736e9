"""Danger rises after minutes, to more people each time, and again until somebody takes a step."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.follow_up.danger import DangerRise, DangerStanding, DangerTimes, rises_to

MADE = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)  # ten minutes before the clocks go back
TIMES = DangerTimes(timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=15))


def at(minutes: float | None) -> datetime | None:
    return None if minutes is None else MADE + timedelta(minutes=minutes)


def standing(
    *,
    is_owned: bool = False,
    step: float | None = None,
    next_due: float | None = None,
    supervisor: float | None = None,
    duty: float | None = None,
) -> DangerStanding:
    return DangerStanding(MADE, is_owned, at(step), at(next_due), at(supervisor), at(duty))


@pytest.mark.parametrize(
    ("one", "minutes", "to"),
    [
        (standing(), 4.9, None),
        (standing(), 5, DangerRise.SUPERVISOR),
        (standing(supervisor=5), 6, None),
        (standing(supervisor=5), 15, DangerRise.DUTY),
        (standing(is_owned=True), 14.9, None),
        (standing(is_owned=True), 15, DangerRise.DUTY),  # taken, and nothing done
        (standing(is_owned=True, duty=15), 29, None),
        (standing(is_owned=True, duty=15), 30, DangerRise.DUTY),  # still nothing done
        (standing(is_owned=True, step=10, next_due=40), 39, None),
        (standing(is_owned=True, step=10, next_due=40), 40, DangerRise.DUTY),
        (standing(step=10, next_due=40), 15, DangerRise.SUPERVISOR),  # handed back to the team after a step
        (standing(is_owned=True, step=20, next_due=35, duty=15), 36, DangerRise.DUTY),
    ],
)
def test_to_whom_it_rises(one: DangerStanding, minutes: float, to: DangerRise | None) -> None:
    assert rises_to(one, TIMES, now=MADE + timedelta(minutes=minutes)) is to


@given(
    is_owned=st.booleans(),
    step=st.none() | st.integers(0, 300),
    waits=st.integers(1, 60),
    duty=st.none() | st.integers(0, 600),
    now=st.integers(0, 600),
)
def test_once_its_step_is_late_it_rises_unless_it_did_in_the_last_quarter_of_an_hour(
    is_owned: bool, step: int | None, waits: int, duty: int | None, now: int
) -> None:
    next_due = None if step is None else step + waits
    one = standing(is_owned=is_owned, step=step, next_due=next_due, duty=duty)
    due = 15 if next_due is None else next_due
    has_just_risen = duty is not None and duty >= due and now - duty < 15

    is_due = rises_to(one, TIMES, now=MADE + timedelta(minutes=now)) is DangerRise.DUTY

    assert is_due is (now >= due and not has_just_risen)
