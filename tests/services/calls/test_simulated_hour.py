"""Ten busy minutes with too few agents, through services and tables: no caller is lost, and waits match Erlang's
formula.

The long form, at the Met's size, is `benchmarks.queue`.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from benchmarks.queue import drawn, interval
from benchmarks.simulated_hour import NOTHING_LOST, Hour, Simulation, found, lost

from victimcare.records.models import AgentStatePeriod, QueueEntry
from victimcare.rules.calls.agents import HandledCall
from victimcare.rules.calls.staffing import CallDemand, erlang_a

pytestmark = pytest.mark.django_db

# Four agents for work that would keep five busy.
BUSY = Hour(calls=150, handling=120, patience=90, people=4, length=600, warm_up=240, wrap_up=20)


@pytest.fixture(autouse=True)
def _nobody_is_sent_away(settings: Any) -> None:
    patient = replace(settings.FORCE.queue, most_wait=timedelta(hours=4), heavy_in_a_row=2)
    settings.FORCE = replace(settings.FORCE, queue=patient)


def test_callers_wait_as_long_as_erlang_a_says() -> None:
    simulation = Simulation(BUSY, random.Random(5))
    simulation.run()
    seen, chance = found(), random.Random(1)

    hours = [drawn(150, 120, 90, 4, length=BUSY.length, warm_up=BUSY.warm_up, chance=chance) for _ in range(1000)]
    formula = erlang_a(CallDemand(150, 120), 4, patience=90, within=20)
    for name, said in (
        ("waited_at_all", formula.waits_at_all),
        ("abandoned", formula.abandons),
        ("answer", formula.answer),
        ("within", formula.within),
    ):
        least, most = interval([getattr(hour, name) for hour in hours], part=0.99)
        assert least <= said <= most
        assert least <= getattr(seen, name) <= most
    assert lost(simulation) == NOTHING_LOST


def test_no_caller_is_lost_whatever_happens() -> None:
    """Heavy calls, places kept for a call back, offers without an answer, a line that is killed in the middle."""
    hour = replace(BUSY, length=420.0, keeps_place=0.4, heavy=0.3, misses_offer=0.1, dies_at=240.0)
    simulation = Simulation(hour, random.Random(2))

    simulation.run()

    assert lost(simulation) == NOTHING_LOST
    ends = set(QueueEntry.objects.values_list("left_how", flat=True))
    assert ends == {"answered", "abandoned", "callback"}
    assert _heavy_in_a_row() <= 2
    assert AgentStatePeriod.objects.filter(state="away").exists()


def _heavy_in_a_row() -> int:
    """The most heavy calls that any agent had in a row, without a quarter of an hour's rest or a lighter call
    between."""
    had: dict[int, list[HandledCall]] = defaultdict(list)
    spells = AgentStatePeriod.objects.filter(state="on_a_call").order_by("began_at", "id")
    for agent, began_at, ended_at, heavy in spells.values_list("agent", "began_at", "ended_at", "entry__is_heavy"):
        assert ended_at is not None
        had[agent].append(HandledCall(began_at, ended_at, bool(heavy)))
    return max(_longest_run(calls) for calls in had.values())


def _longest_run(calls: list[HandledCall]) -> int:
    longest = run = 0
    for before, call in pairwise([None, *calls]):
        assert call is not None
        is_rested = before is not None and call.began_at - before.ended_at >= timedelta(minutes=15)
        run = int(call.is_heavy) if is_rested or not call.is_heavy else run + 1
        longest = max(longest, run)
    return longest
