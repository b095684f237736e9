"""An hour at the Met's size with too few people: does any caller get lost, and do callers wait as long as Erlang says?

    python -m benchmarks.queue --hours 10 --seed 1

27,000 calls a month, in the busiest hour of the busiest day. From the month to the hour: a month is 4.35 weeks, a
Monday takes 17 per cent of a week, and its busiest hour 10 per cent of its day: 27,000 / 4.35 × 0.17 × 0.10 = 106
calls. The two shares are assumptions: the pattern of a number that is rung on weekdays, busiest on a Monday morning.

First plain hours, in which callers only wait, are answered or hang up: Erlang A (its formula in `rules.calls.staffing`)
against what the tables say. How far an hour may differ from it by chance alone is drawn from the theory itself: a
thousand hours of the same size, without the product. Then one hour in which everything happens: heavy calls, places
kept for a callback, offers that are not answered, and a line that is killed in the middle. Prints JSON.
"""

from __future__ import annotations

import argparse
import heapq
import json
import os
import platform
import random
import tempfile
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

A_MONTH, WEEKS_IN_A_MONTH, PART_OF_THE_WEEK, PART_OF_THE_DAY = 27_000, 365.25 / 12 / 7, 0.17, 0.10
CALLS = A_MONTH / WEEKS_IN_A_MONTH * PART_OF_THE_WEEK * PART_OF_THE_DAY
HANDLING, PATIENCE = 540.0, 240.0  # seconds, on average
PEOPLE = 14  # of the 16 whom the calls keep busy all the time
WITHIN = 20.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """One hour of the theory: random calls, `people` who answer in turn, each caller with their own patience."""

    waited_at_all: float
    abandoned: float
    answer: float
    within: float


def drawn(
    calls: float, handling: float, patience: float, people: int, *, length: float, warm_up: float, chance: random.Random
) -> Drawn:
    """Without a formula and without the product: who is in the queue, when the next agent is free, who has given up by
    then."""
    free = [0.0] * people
    # for each caller of the hour: how long they waited, and whether they were answered
    waits: list[tuple[float, bool]] = []
    at, ends = 0.0, warm_up + length
    line: deque[tuple[float, float]] = deque()  # when the caller came, when they give up

    def serve(until: float) -> None:
        while line and free[0] <= until:
            came, gives_up = line.popleft()
            begins = max(came, free[0])
            is_answered = begins < gives_up
            if is_answered:
                heapq.heapreplace(free, begins + chance.expovariate(1 / handling))
            if came >= warm_up:
                waits.append((min(begins, gives_up) - came, is_answered))

    while (at := at + chance.expovariate(calls / 3600)) < ends:
        serve(at)
        line.append((at, at + chance.expovariate(1 / patience)))
    serve(float("inf"))
    answered = [wait for wait, is_answered in waits if is_answered]
    return Drawn(
        waited_at_all=sum(wait > 0 for wait, _ in waits) / len(waits),
        abandoned=1 - len(answered) / len(waits),
        answer=sum(answered) / max(1, len(answered)),
        within=sum(wait <= WITHIN for wait in answered) / len(waits),
    )


def interval(values: Sequence[float], part: float = 0.95) -> tuple[float, float]:
    """The middle part of these."""
    ordered = sorted(values)
    off = round(len(ordered) * (1 - part) / 2)
    return ordered[off], ordered[-1 - off]


def mean(hours: Sequence[Any], name: str) -> float:
    """The mean over hours, equally weighted."""
    return float(sum(getattr(hour, name) for hour in hours) / len(hours))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hours", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="benchmark-queue-") as name, _database(Path(name)):
        shown = {
            "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
            "on": f"{datetime.now(UTC):%F}",
            "load_average": os.getloadavg()[0],
            "calls_an_hour": round(CALLS, 1),
            "plain": _plain(asked.hours, asked.seed) if asked.hours else None,
            "everything": _everything(asked.seed),
        }
        print(json.dumps(shown, indent=2))


def _plain(hours: int, seed: int) -> dict[str, Any]:
    from benchmarks.simulated_hour import Hour, Simulation, found, lost

    from victimcare.rules.calls.staffing import CallDemand, erlang_a, erlang_c

    hour = Hour(CALLS, HANDLING, PATIENCE, PEOPLE)
    seen, gone, told, began = [], [], [], time.process_time()
    for number in range(hours):
        with _undone():
            simulation = Simulation(hour, random.Random(seed + number))
            simulation.run()
            seen.append(found(within=WITHIN))
            gone.append(asdict(lost(simulation)))
            told += list(simulation.told.values())
    seconds = time.process_time() - began
    theory = asdict(erlang_a(CallDemand(CALLS, HANDLING), PEOPLE, patience=PATIENCE, within=WITHIN))
    chance = random.Random(seed)
    many = [
        [
            drawn(CALLS, HANDLING, PATIENCE, PEOPLE, length=hour.length, warm_up=hour.warm_up, chance=chance)
            for _ in range(hours)
        ]
        for _ in range(1000)
    ]
    answered = [one for one in told if one.waited is not None]
    held = [one for one in answered if one.least * 60 <= (one.waited or 0) <= one.most * 60]
    names = {"waited_at_all": "waits_at_all", "abandoned": "abandons", "answer": "answer", "within": "within"}
    return {
        "hours": hours,
        "callers": sum(hour.callers for hour in seen),
        "people": PEOPLE,
        "figures": {
            name: {
                "seen": mean(seen, name),
                "erlang_a": theory[formula],
                "interval": interval([mean(each, name) for each in many]),
            }
            for name, formula in names.items()
        },
        "erlang_c_answer": erlang_c(CallDemand(CALLS, HANDLING), PEOPLE, within=WITHIN).answer,
        "lost": gone,
        "wait_told": {"told": len(told), "answered": len(answered), "within_what_was_told": len(held)},
        "processor_ms_a_caller": 1000 * seconds / sum(hour.callers for hour in seen),
    }


def _everything(seed: int) -> dict[str, Any]:
    from benchmarks.simulated_hour import Hour, Simulation, lost

    from victimcare.records.models import AgentStatePeriod, Callback, QueueEntry, Task

    hour = Hour(CALLS, HANDLING, PATIENCE, PEOPLE, keeps_place=0.3, heavy=0.2, misses_offer=0.03, dies_at=1800.0)
    with _undone():
        simulation = Simulation(hour, random.Random(seed))
        simulation.run()
        ends = list(QueueEntry.objects.values_list("left_how", flat=True))
        return {
            "callers": simulation.rung,
            "ends": {how: ends.count(how) for how in sorted(set(ends))},
            "call_backs": Callback.objects.count(),
            "call_backs_made": Callback.objects.filter(outcome="reached").count(),
            "tasks_for_those_cut_off": Task.objects.filter(kind="cut_off").count(),
            "heavy_conversations": AgentStatePeriod.objects.filter(state="on_a_call", entry__is_heavy=True).count(),
            "offers_missed": AgentStatePeriod.objects.filter(state="away").count(),
            "lost": asdict(lost(simulation)),
        }


@contextmanager
def _undone() -> Iterator[None]:
    """Each hour alone: what it wrote is rolled back."""
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def _database(folder: Path) -> Iterator[None]:
    folder.chmod(0o711)
    os.environ.update(
        VICTIMCARE_ENV="test",
        VICTIMCARE_HOME=str(folder),
        VICTIMCARE_SECRET_KEY="only-for-benchmarks-" + "x" * 40,
        VICTIMCARE_CODE_KEY="only-for-benchmarks-" + "y" * 40,
        VICTIMCARE_STORE_KEY="only-for-benchmarks-" + "w" * 40,
        DJANGO_SETTINGS_MODULE="victimcare.config.settings",
    )
    from victimcare.installation.embedded_postgres import run_temporary_postgres

    with run_temporary_postgres(folder / "database", fast=True) as urls:
        os.environ["DATABASE_URL"] = urls.owner
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connections

        call_command("migrate", verbosity=0)
        usual = settings.FORCE.queue
        settings.FORCE = replace(settings.FORCE, queue=replace(usual, most_wait=timedelta(hours=4)))
        yield
        connections.close_all()


if __name__ == "__main__":
    main()
