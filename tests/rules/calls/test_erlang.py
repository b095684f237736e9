"""Erlang's formulas against known figures, another library and simulated calls."""

from __future__ import annotations

import heapq
import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.calls.staffing import (
    CallDemand,
    WaitForecast,
    count_agents_needed,
    erlang_a,
    erlang_b,
    erlang_c,
    estimate_patience,
)

BUSY = CallDemand(calls=200, handling=180)  # 100 calls in half an hour of three minutes each: 10 erlangs
DEMANDS = st.builds(CallDemand, calls=st.floats(1, 600), handling=st.floats(30, 900))
PEOPLE = st.integers(1, 60)


def thrown(demand: CallDemand, people: int, patience: float, within: float, *, calls: int, seed: int) -> WaitForecast:
    """The same queue by simulation: callers come, wait in order, give up or are answered."""
    draw = random.Random(seed)
    free_at = [0.0] * people
    now, waits, in_time, gave_up, waited, busy = 0.0, 0, 0, 0, 0.0, 0.0
    for _ in range(calls):
        now += draw.expovariate(demand.calls / 3600)
        turn, patient = max(now, free_at[0]), draw.expovariate(1 / patience)
        waits += turn > now
        if turn - now > patient:
            gave_up += 1
            continue
        length = draw.expovariate(1 / demand.handling)
        heapq.heapreplace(free_at, turn + length)
        waited, busy, in_time = waited + turn - now, busy + length, in_time + (turn - now <= within)
    answered = calls - gave_up
    return WaitForecast(waits / calls, in_time / calls, gave_up / calls, waited / answered, busy / (now * people))


def test_a_hundred_calls_in_half_an_hour_and_fourteen_people() -> None:
    assert erlang_c(BUSY, 14, within=20).within == pytest.approx(0.888, abs=0.0005)


def test_erlang_b_as_in_every_table() -> None:
    assert erlang_b(10, 10) == pytest.approx(0.2146, abs=0.00005)
    assert erlang_b(1, 2) == pytest.approx(0.2)


def test_with_too_few_agents_and_endless_patience_no_caller_is_answered_in_time() -> None:
    assert erlang_c(BUSY, 10, within=20) == WaitForecast(1.0, 0.0, 0.0, math.inf, 1.0)


@given(DEMANDS, PEOPLE)
def test_one_person_more_never_makes_anybody_wait_longer(demand: CallDemand, people: int) -> None:
    before = erlang_a(demand, people, patience=120, within=20)
    after = erlang_a(demand, people + 1, patience=120, within=20)

    assert after.within >= before.within - 1e-9
    assert after.abandons <= before.abandons + 1e-9
    assert 0 <= before.within <= 1
    assert 0 <= before.abandons <= 1


@given(DEMANDS, PEOPLE)
def test_callers_patient_for_ever_wait_as_erlang_c_says(demand: CallDemand, people: int) -> None:
    if people < demand.erlangs * 1.05 + 1:
        return  # hardly enough agents: it takes very long to settle
    endless, patient = erlang_c(demand, people, within=20), erlang_a(demand, people, patience=1e9, within=20)

    assert patient.within == pytest.approx(endless.within, abs=1e-4)
    assert patient.waits_at_all == pytest.approx(endless.waits_at_all, abs=1e-4)
    assert patient.answer == pytest.approx(endless.answer, rel=1e-3, abs=1e-3)


@given(DEMANDS, PEOPLE, st.floats(20, 600))
def test_a_caller_who_did_not_give_up_was_answered(demand: CallDemand, people: int, patience: float) -> None:
    """As many are answered as keep the agents busy."""
    found = erlang_a(demand, people, patience=patience, within=20)

    assert found.occupancy * people == pytest.approx(demand.erlangs * (1 - found.abandons), rel=1e-6)


@pytest.mark.parametrize(("people", "patience"), [(8, 120), (10, 60), (14, 300)])
def test_calls_thrown_by_chance_meet_what_the_formula_says(people: int, patience: float) -> None:
    said = erlang_a(BUSY, people, patience=patience, within=20)
    seen = thrown(BUSY, people, patience, 20, calls=60_000, seed=people)

    assert seen.waits_at_all == pytest.approx(said.waits_at_all, abs=0.02)
    assert seen.within == pytest.approx(said.within, abs=0.02)
    assert seen.abandons == pytest.approx(said.abandons, abs=0.01)
    assert seen.answer == pytest.approx(said.answer, rel=0.1)
    assert seen.occupancy == pytest.approx(said.occupancy, abs=0.02)


def test_the_fewest_people_for_eight_calls_in_ten_within_twenty_seconds() -> None:
    assert count_agents_needed(0.8, lambda people: erlang_c(BUSY, people, within=20)) == 14
    assert count_agents_needed(0.8, lambda people: erlang_a(BUSY, people, patience=120, within=20)) == 12


def test_more_people_than_anybody_has_are_not_advised() -> None:
    with pytest.raises(ValueError, match="500"):
        count_agents_needed(0.8, lambda people: erlang_c(CallDemand(200_000, 180), people, within=20))


def test_patience_is_measured_from_all_who_waited() -> None:
    draw = random.Random(7)
    patient = [draw.expovariate(1 / 90) for _ in range(20_000)]
    turns = [draw.expovariate(1 / 60) for _ in patient]

    measured = estimate_patience(
        sum(gives_up < turn for gives_up, turn in zip(patient, turns, strict=True)),
        sum(map(min, patient, turns)),
    )

    assert measured == pytest.approx(90, rel=0.03)
    assert estimate_patience(0, 400.0) is None
