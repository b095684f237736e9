"""Unanswered danger and unanswered news of today are escalated after minutes, by one rule."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.follow_up.escalation import (
    UnansweredWork,
    UrgentEscalationTarget,
    UrgentEscalationTimes,
    find_matters_to_report,
    find_urgent_escalation,
    urgent_step_due_at,
)

MADE = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)  # ten minutes before the clocks go back
MINUTE = timedelta(minutes=1)
QUARTER = 15 * MINUTE
DANGER = UrgentEscalationTimes(5 * MINUTE, QUARTER, UrgentEscalationTarget.DUTY, again_after=QUARTER)
TODAY = UrgentEscalationTimes(0 * MINUTE, QUARTER, UrgentEscalationTarget.CARE_TEAM, take_gives=QUARTER)


def work(*, is_owned: bool = False, **minutes: float) -> UnansweredWork:
    """`minutes`: each moment, in minutes after it was made."""
    moments = {f"{name}_at": MADE + value * MINUTE for name, value in minutes.items()}
    return UnansweredWork(MADE, is_owned, **moments)


@pytest.mark.parametrize(
    ("one", "minutes", "to"),
    [
        (work(), 4.9, None),
        (work(), 5, UrgentEscalationTarget.SUPERVISOR),
        (work(rose_to_supervisor=5), 6, None),
        (work(rose_to_supervisor=5), 15, UrgentEscalationTarget.DUTY),
        (work(is_owned=True, taken=14), 14.9, None),
        (work(is_owned=True, taken=14), 15, UrgentEscalationTarget.DUTY),  # taken, and nothing done
        (work(is_owned=True, rose_to_last=15), 29, None),
        (work(is_owned=True, rose_to_last=15), 30, UrgentEscalationTarget.DUTY),  # still nothing done
        (work(is_owned=True, last_step=10, next_due=40), 39, None),
        (work(is_owned=True, last_step=10, next_due=40), 40, UrgentEscalationTarget.DUTY),
        (
            work(last_step=10, next_due=40),
            15,
            UrgentEscalationTarget.SUPERVISOR,
        ),  # handed back to the team after a step
        (work(is_owned=True, last_step=20, next_due=35, rose_to_last=15), 36, UrgentEscalationTarget.DUTY),
        # A second message came at 20, after a step whose next is due at 60, and the owner has not looked.
        (work(is_owned=True, last_step=10, next_due=60, unread=20, unread_since_rise=20), 24, None),
        (
            work(is_owned=True, last_step=10, next_due=60, unread=20, unread_since_rise=20),
            25,
            UrgentEscalationTarget.SUPERVISOR,
        ),
        (work(is_owned=True, last_step=10, next_due=60, unread=20, rose_to_supervisor=25), 26, None),
        (
            work(is_owned=True, last_step=10, next_due=60, unread=20, rose_to_supervisor=25),
            35,
            UrgentEscalationTarget.DUTY,
        ),
        # And a third at 27: it is escalated again, and does not wait for the quarter of an hour of the second.
        (
            work(is_owned=True, last_step=10, next_due=60, unread=20, unread_since_rise=27, rose_to_supervisor=25),
            32,
            UrgentEscalationTarget.SUPERVISOR,
        ),
    ],
)
def test_where_danger_is_escalated(one: UnansweredWork, minutes: float, to: UrgentEscalationTarget | None) -> None:
    assert find_urgent_escalation(one, DANGER, now=MADE + minutes * MINUTE) is to


@pytest.mark.parametrize(
    ("one", "minutes", "to"),
    [
        (work(), -1, None),
        (work(), 0, UrgentEscalationTarget.SUPERVISOR),
        (work(rose_to_supervisor=0), 14, None),
        (work(rose_to_supervisor=0), 15, UrgentEscalationTarget.CARE_TEAM),
        (work(rose_to_supervisor=0, rose_to_last=15), 600, None),  # the care team knows
        (work(is_owned=True, taken=-5), 9, None),
        (work(is_owned=True, taken=-5), 10, UrgentEscalationTarget.SUPERVISOR),  # it had its quarter of an hour
        (work(is_owned=True, taken=20, rose_to_last=15), 34, None),
        (work(is_owned=True, taken=20, rose_to_last=15), 35, UrgentEscalationTarget.CARE_TEAM),
        (work(is_owned=True, taken=-5, last_step=-1, next_due=29), 28, None),  # a step says when the next is due
        (work(is_owned=True, taken=-5, last_step=-1, next_due=29), 29, UrgentEscalationTarget.CARE_TEAM),
    ],
)
def test_where_todays_news_escalates(one: UnansweredWork, minutes: float, to: UrgentEscalationTarget | None) -> None:
    assert find_urgent_escalation(one, TODAY, now=MADE + minutes * MINUTE) is to


EVENTS = st.lists(
    st.tuples(st.sampled_from(["take", "hand back", "step", "look", "message", "nothing"]), st.integers(1, 12)),
    max_size=25,
)


@given(events=EVENTS, times=st.sampled_from([DANGER, TODAY]))
def test_whatever_happens_each_target_is_told_once_and_nothing_waits_untold(
    events: list[tuple[str, int]], times: UrgentEscalationTimes
) -> None:
    """Checks each minute, as the job does."""
    one, unread, minute = UnansweredWork(MADE), [MADE], 0
    rises: list[tuple[datetime, UrgentEscalationTarget]] = []
    for what, lasts in [*events, ("nothing", 40)]:
        now = MADE + minute * MINUTE
        if what == "take":
            one = replace(one, is_owned=True, taken_at=now)
        if what == "hand back":
            one = replace(one, is_owned=False)
        if what == "step":
            one = replace(one, is_owned=True, last_step_at=now, next_due_at=now + 20 * MINUTE)
        if what == "look" and one.is_owned:
            unread = []
        if what == "message" and times is DANGER:
            unread.append(now)
        for _ in range(lasts):
            now = MADE + minute * MINUTE
            last_rose = max((at for at, _ in rises), default=None)
            since = [at for at in unread if last_rose is None or at > last_rose]
            one = replace(one, unread_at=min(unread, default=None), unread_since_rise_at=min(since, default=None))
            if times is TODAY:
                one = replace(one, unread_at=None, unread_since_rise_at=None)
            if (to := find_urgent_escalation(one, times, now=now)) is not None:
                assert (now, to) not in rises
                rises.append((now, to))
                is_first = to is UrgentEscalationTarget.SUPERVISOR
                one = replace(one, rose_to_supervisor_at=now) if is_first else replace(one, rose_to_last_at=now)
                one = one if times is DANGER else replace(one, is_owned=False)
            _holds(one, times, rises, now)
            minute += 1


def _holds(
    one: UnansweredWork,
    times: UrgentEscalationTimes,
    rises: list[tuple[datetime, UrgentEscalationTarget]],
    now: datetime,
) -> None:
    last = [at for at, to in rises if to is times.last]
    if times is DANGER:
        # the duty number is left in peace for that long
        assert all(b - a >= QUARTER for a, b in itertools.pairwise(last))
        if now >= urgent_step_due_at(one, times):
            assert now - last[-1] < QUARTER  # and never waits longer than that while a step is late
        elif not one.is_owned and now - max(MADE, one.last_step_at or MADE) >= times.unowned:
            assert rises
        if one.unread_at is not None and now - one.unread_at >= times.unowned:
            assert any(at >= one.unread_at for at, _ in rises)  # of each unread message more people were told
    elif not one.is_owned and now - MADE >= QUARTER and now >= urgent_step_due_at(one, times):
        assert last


@given(
    first=st.integers(0, 60),
    gaps=st.lists(st.tuples(st.sampled_from(["victim:1", "task:2"]), st.integers(0, 20)), max_size=20),
)
def test_of_one_victim_the_duty_number_is_told_once_in_a_quarter_of_an_hour(
    first: int, gaps: list[tuple[str, int]]
) -> None:
    """However many tasks about the victim are escalated."""
    now, told_at, told = MADE + first * MINUTE, dict[str, datetime](), list[tuple[str, datetime]]()
    for matter, gap in gaps:
        now += gap * MINUTE
        for one in find_matters_to_report({matter}, told_at, DANGER, now=now):
            told_at[one] = now
            told.append((one, now))
    for matter in ("victim:1", "task:2"):
        moments = [at for one, at in told if one == matter]
        assert all(b - a >= QUARTER for a, b in itertools.pairwise(moments))
