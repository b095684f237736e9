"""How many people the control room needs: Erlang's limits, and written work that keeps its minutes."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.calls.staffing import CallDemand, erlang_a, erlang_b, erlang_c
from victimcare.rules.control_room.figures.staffing import (
    CALL_AIMS,
    WrittenArrivals,
    count_call_takers,
    roster_call_takers,
    roster_people,
    spread_written_work,
)
from victimcare.rules.control_room.incidents.incident_kinds import CallService

AIM = CALL_AIMS[CallService.EMERGENCY]
SLOTS = 12


@given(st.floats(0.1, 2000), st.floats(30, 900), st.integers(1, 400))
@settings(max_examples=60)
def test_callers_without_patience_are_lost_as_erlang_b_says(calls: float, handling: float, people: int) -> None:
    demand = CallDemand(calls, handling)

    found = erlang_a(demand, people, patience=1e-6, within=10)

    assert found.abandons == pytest.approx(erlang_b(demand.erlangs, people), abs=1e-4)
    assert found.within == pytest.approx(1 - found.abandons, abs=1e-4)


@given(st.floats(0.1, 2000), st.floats(30, 600), st.integers(1, 400))
@settings(max_examples=60)
def test_callers_patient_for_ever_wait_as_erlang_c_says(calls: float, handling: float, people: int) -> None:
    demand = CallDemand(calls, handling)
    if people < demand.erlangs * 1.05 + 1:
        return  # hardly enough people: it takes very long to settle

    endless, patient = erlang_c(demand, people, within=10), erlang_a(demand, people, patience=1e9, within=10)

    assert patient.within == pytest.approx(endless.within, abs=1e-4)
    assert patient.answer == pytest.approx(endless.answer, rel=1e-3, abs=1e-3)


@pytest.mark.parametrize(
    ("calls", "people"), [(1, 500), (60_000, 1), (60_000, 4_000), (60_000, 6_000), (20_000, 1_600)]
)
def test_thousands_of_calls_an_hour_and_far_too_many_or_too_few_people(calls: float, people: int) -> None:
    found = erlang_a(CallDemand(calls, 300), people, patience=300, within=10)

    assert all(math.isfinite(each) for each in (found.within, found.abandons, found.answer, found.occupancy))
    assert found.occupancy * people == pytest.approx(calls * 300 / 3600 * (1 - found.abandons), rel=1e-6)


@pytest.mark.parametrize(("erlangs", "people"), [(4.461, 10), (12.03, 20), (20.34, 30), (37.90, 50), (84.06, 100)])
def test_one_call_in_a_hundred_is_lost_where_the_tables_of_traffic_engineers_say_so(
    erlangs: float, people: int
) -> None:
    """The 1 % column of the Erlang B tables, as the ITU's Teletraffic Engineering Handbook prints it."""
    assert erlang_b(erlangs, people) == pytest.approx(0.01, abs=0.0001)


@given(st.floats(0.1, 150), st.floats(30, 900), st.floats(20, 900))
@settings(max_examples=40)
def test_one_person_fewer_than_advised_misses_the_aim(calls: float, handling: float, patience: float) -> None:
    need = count_call_takers(calls, handling=handling, patience=patience, aim=AIM)

    assert need.people is not None
    assert need.waits is not None
    assert need.waits.within >= AIM.part
    assert need.waits.abandons <= AIM.abandoned
    if need.people > 1:
        fewer = erlang_a(CallDemand(2 * calls, handling), need.people - 1, patience=patience, within=AIM.within)
        assert fewer.within < AIM.part or fewer.abandons > AIM.abandoned


def test_without_calls_no_person_is_needed_and_unknown_patience_asks_for_no_fewer() -> None:
    assert count_call_takers(0, handling=300, patience=None, aim=AIM).people == 0
    known, unknown = (count_call_takers(40, handling=300, patience=each, aim=AIM).people for each in (120.0, None))
    assert known is not None
    assert unknown is not None
    assert unknown >= known


def test_more_calls_than_five_hundred_people_can_take_are_not_advised_on() -> None:
    assert count_call_takers(100_000, handling=300, patience=None, aim=AIM).people is None


WORK = st.lists(
    st.builds(
        WrittenArrivals,
        st.lists(st.floats(0, 40), min_size=SLOTS, max_size=SLOTS),
        st.sampled_from([5.0, 30.0, 120.0, 240.0]),
    ),
    min_size=1,
    max_size=4,
)


@given(WORK)
@settings(max_examples=60)
def test_every_contact_is_dealt_with_in_its_minutes_when_the_most_urgent_is_first(
    arrivals: list[WrittenArrivals],
) -> None:
    people = spread_written_work(arrivals, handling=600)

    assert _left_over(arrivals, people, handling=600) == pytest.approx(0, abs=1e-6)


@given(WORK)
@settings(max_examples=60)
def test_no_plan_with_a_lower_peak_keeps_the_minutes(arrivals: list[WrittenArrivals]) -> None:
    people = spread_written_work(arrivals, handling=600)
    if max(people) < 0.01:
        return

    assert _left_over(arrivals, [max(people) * 0.98] * SLOTS, handling=600) > 0


@given(WORK)
@settings(max_examples=30)
def test_as_much_work_is_planned_as_comes(arrivals: list[WrittenArrivals]) -> None:
    came = sum(sum(each.counts) for each in arrivals)

    assert sum(spread_written_work(arrivals, handling=600)) * 1800 == pytest.approx(came * 600)


def test_a_quiet_night_takes_what_can_wait() -> None:
    """Twelve contacts of ten minutes come in the first half-hour and have two hours: one person, not four."""
    arrivals = [WrittenArrivals([12.0, 0, 0, 0, 0], minutes=120)]

    assert spread_written_work(arrivals, handling=600) == [1, 1, 1, 1, 0]


def test_shrinkage_makes_more_people_of_the_same_work() -> None:
    assert roster_people(0, shrinkage=0.3) == 0
    assert roster_people(1.0, shrinkage=0) == 2  # no person is busy all the time
    assert roster_people(5.95, shrinkage=0.3) == 10
    assert roster_call_takers(7, shrinkage=0.3) == 10


def _left_over(arrivals: list[WrittenArrivals], people: list[float], *, handling: float) -> float:
    """Work in the most urgent order, half-hour by half-hour: what was not done in its time, in people."""
    jobs: list[list[float]] = []  # due, work
    missed = 0.0
    for slot, rate in enumerate(people):
        for each in arrivals:
            span = max(1, int(each.minutes // 30))
            jobs.append([min(SLOTS, slot + span), each.counts[slot] * handling / 1800])
        jobs.sort()
        for job in jobs:
            done = min(rate, job[1])
            rate, job[1] = rate - done, job[1] - done
        missed += sum(work for due, work in jobs if due <= slot + 1)
        jobs = [job for job in jobs if job[0] > slot + 1 and job[1] > 0]
    return missed
