"""How long a caller will wait: from how the queue has moved, a span that holds for eight in ten, and nothing where
little is known."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.calls.service_level import QueueMovement, QueueStay, WaitEstimate, estimate_wait, measure_queue

NOW = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
MINUTE, HALF_HOUR = timedelta(minutes=1), timedelta(minutes=30)


def stay(minutes_ago: float, lasted: float | None, *, answered: bool = True, gave_up: bool = False) -> QueueStay:
    entered = NOW - timedelta(minutes=minutes_ago)
    return QueueStay(entered, None if lasted is None else entered + timedelta(minutes=lasted), answered, gave_up)


def test_only_what_waited_in_the_last_half_hour_is_measured() -> None:
    stays = [
        stay(45, 5),  # over before that
        stay(40, 15),  # half of the wait within it
        stay(20, 0),  # answered at once: no wait
        stay(12, 4),
        stay(10, 4, answered=False, gave_up=True),
        stay(2, None, answered=False),  # still waiting
    ]

    assert measure_queue(stays, NOW) == QueueMovement(
        answers=2, busy=timedelta(minutes=5 + 6 + 2), leaves=1, waited=timedelta(minutes=5 + 4 + 4 + 2)
    )


@given(st.integers(0, 4), st.integers(1, 20))
def test_too_little_says_nothing(answers: int, place: int) -> None:
    assert estimate_wait(place, QueueMovement(answers, HALF_HOUR)) is None


@given(st.integers(5, 200), st.integers(1, 1800), st.integers(0, 50), st.integers(1, 40))
def test_it_is_a_span_that_grows_with_every_place(answers: int, busy: int, leaves: int, place: int) -> None:
    so_far = QueueMovement(answers, timedelta(seconds=busy), leaves, timedelta(seconds=busy * 3))
    here, next_one = estimate_wait(place, so_far), estimate_wait(place + 1, so_far)

    assert here is not None
    assert next_one is not None
    assert 0 <= here.least < here.most
    assert here.least <= next_one.least
    assert here.most <= next_one.most


@given(st.integers(5, 200), st.integers(60, 1800), st.integers(1, 40))
def test_an_earlier_caller_who_gives_up_shortens_it(answers: int, busy: int, place: int) -> None:
    span = timedelta(seconds=busy)
    patient, hasty = QueueMovement(answers, span), QueueMovement(answers, span, leaves=20, waited=span * 4)
    longer, shorter = estimate_wait(place, patient), estimate_wait(place, hasty)

    assert longer is not None
    assert shorter is not None
    assert shorter.most <= longer.most


@pytest.mark.parametrize("place", [1, 3, 8])
def test_eight_in_ten_wait_within_it(place: int) -> None:
    """Two answers a minute, of which twenty were measured, over and over: by simulation, not by the formula again."""
    chance = random.Random(place)
    within, tries, a_minute = 0, 2000, 2.0
    for _ in range(tries):
        busy = sum(chance.expovariate(a_minute) for _ in range(20))
        told = estimate_wait(place, QueueMovement(20, timedelta(minutes=busy)))
        waited = sum(chance.expovariate(a_minute) for _ in range(place))
        assert told is not None
        within += told.least <= waited <= told.most
    assert 0.76 <= within / tries <= 0.97  # rounding to whole minutes only makes it wider


def test_it_is_said_in_whole_minutes() -> None:
    assert estimate_wait(4, QueueMovement(30, HALF_HOUR)) == WaitEstimate(least=1, most=7)
