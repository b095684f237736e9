"""No heavy call after heavy calls without a rest or a lighter one between."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.calls.agents import HandledCall, RestAllowance, rest_allowance
from victimcare.rules.calls.call_queue import USUAL_LIMITS, QueueLimits

NOW = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def shift(calls: str, *, minutes_between: float = 1) -> list[HandledCall]:
    """Calls of ten minutes up to now, the last ending now: H heavy, l lighter, a dot a rest."""
    handled: list[HandledCall] = []
    at = NOW - timedelta(hours=6)
    for call in calls:
        if call == ".":
            at += USUAL_LIMITS.rest
            continue
        handled.append(HandledCall(at, at + 10 * MINUTE, call == "H"))
        at += (10 + minutes_between) * MINUTE
    moved = NOW - handled[-1].ended_at if handled else timedelta()
    return [HandledCall(one.began_at + moved, one.ended_at + moved, one.is_heavy) for one in handled]


@pytest.mark.parametrize(
    ("calls", "heavy", "any_at_all", "in_a_row"),
    [
        ("", True, True, 0),
        ("H", True, True, 1),
        ("HH", False, True, 2),
        ("HlH", True, True, 1),
        ("HHl", True, True, 0),
        ("HH.H", True, True, 1),
        ("HHH", False, False, 3),  # the lighter call that was to come between has turned out heavy
        ("lHHH", False, False, 3),
        ("HHHl", True, True, 0),
    ],
)
def test_after_two_heavy_calls_a_lighter_one_and_after_three_nothing(
    calls: str, heavy: bool, any_at_all: bool, in_a_row: int
) -> None:
    now = rest_allowance(shift(calls), NOW, USUAL_LIMITS)

    assert (now.may_take_heavy, now.may_take_any, now.in_a_row) == (heavy, any_at_all, in_a_row)


def test_a_rest_ends_it() -> None:
    had = shift("HHH")

    assert rest_allowance(had, NOW + 14 * MINUTE, USUAL_LIMITS).rested_at == NOW + 15 * MINUTE
    assert rest_allowance(had, NOW + 15 * MINUTE, USUAL_LIMITS) == RestAllowance(True, True, 0, None)


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 30), st.booleans(), st.booleans()), max_size=40),
    st.integers(1, 3),
)
def test_obeyed_it_never_lets_one_more_than_the_limit_follow_without_a_rest(
    wanted: list[tuple[int, int, bool, bool]], most: int
) -> None:
    """Calls come in any order of pause, length, looking heavy, and turning out heavy; an agent who is not spared takes
    each. No more than the limit of those that looked heavy follow one another, and of those that were heavy, one more.
    """
    limits = QueueLimits(heavy_in_a_row=most)
    had: list[HandledCall] = []
    at, looked_in_a_row, were_in_a_row = NOW, 0, 0
    for pause, length, looks_heavy, turns_out_heavy in wanted:
        at += pause * MINUTE
        now = rest_allowance(had, at, limits)
        if not now.may_take_any or (looks_heavy and not now.may_take_heavy):
            continue
        is_heavy = looks_heavy or turns_out_heavy
        rested = not had or at - had[-1].ended_at >= limits.rest
        were_in_a_row = 0 if not is_heavy else 1 if rested else were_in_a_row + 1
        looked_in_a_row = 0 if not is_heavy else 1 if rested else looked_in_a_row + 1
        assert were_in_a_row <= most + 1
        assert not looks_heavy or looked_in_a_row <= most
        had.append(HandledCall(at, at + length * MINUTE, is_heavy))
        at += length * MINUTE
