"""The desk at the size of a whole force: is it fast, and as fast with a million cases as with ten thousand?

It starts an installation of its own (`up`: gunicorn, the worker, the sealer, PostgreSQL with all its safety on) on a
database with that many cases, a year's timelines and the rows beside them, and open work: one task for five cases,
owned by sixty people in three teams. Then, on this machine, with the clients in a process of their own:

- each page alone: queries, bytes, milliseconds, and processor time of the web and of the database;
- people at the desk who open lists, choose work, look for people by reference, name and number, and read records, at a
  fixed number of requests a second in total, whether or not the previous one was answered: how long each took from when
  it was due.

Bars: a list 40 ms of processor, including a chosen task beside it; at 20 requests a second p95 100 ms; a hidden victim
takes as many queries as a missing one. Exit status 1 where one is missed.
"""

from __future__ import annotations

import argparse
import itertools
import os
import platform
import random
import re
import statistics
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import desk_force, whole_force
from benchmarks.desk_people import Page, StaffBrowser, create_staff_browsers
from benchmarks.portal import _by_itself, _folder, _percentile, _told
from benchmarks.processes import spent
from tests.installation.running import Running, be_a_program_of, installation

MOST_CPU, MOST_TIME = 40.0, 100.0
EACH = 40  # times that each page is requested alone, in each round
ROUNDS = 3  # of which the middle one counts, since the worker's own checks fall into one of them
AT_ONCE = 40  # people who are signed in
WARM_UP = 20  # seconds that are not counted
THREADS = 24
MISSING, SHUT = "search, what is not there", "search, what is shut"
_EXAMPLES = """examples:
  python -m benchmarks.desk --cases 10000
      In a folder that is thrown away: five minutes, two of them to fill the database.
  python -m benchmarks.desk --cases 100000 --keep ~/desk-100000
      The first run fills the folder (a quarter of an hour, 2 GB), every further one uses it again.
  python -m benchmarks.desk --cases 1000000 --keep ~/desk-1000000 --only-fill
      Fills it and stops: an hour and a half, 16 GB. A folder of `benchmarks.portal` of as many cases will do: what the
      desk needs besides is filled in. Then, with nothing else running, the same without --only-fill: four minutes.

Flat is seen by running all three and laying the tables side by side. Staff may look for at most sixty people
within an hour, so that two runs on one folder in an hour are the most.
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=10_000, help="how many (default 10,000)")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the database lies between runs")
    parser.add_argument("--only-fill", action="store_true", help="make what is missing in FOLDER, and measure nothing")
    parser.add_argument("--rate", type=float, default=20.0, help="requests a second (default 20)")
    parser.add_argument("--seconds", type=int, default=120, help="for how long (default 120)")
    parser.add_argument("--seed", type=int, help="who asks for what in which order; else each run draws anew")
    asked = parser.parse_args()
    if asked.only_fill and asked.keep is None:
        parser.error("--only-fill needs --keep FOLDER: without one it is thrown away")
    with _folder(asked.keep) as folder:
        desk_force.made(folder, asked.cases)
        if asked.only_fill:
            return
        print("the installation starts …", flush=True)
        with installation(folder, VICTIMCARE_ENV="test") as running:
            be_a_program_of(folder, running.ready["database"], env="test")
            is_kept = _measure(running, asked, random.Random(asked.seed))
    sys.exit(0 if is_kept else 1)


def _measure(running: Running, asked: argparse.Namespace, dice: random.Random) -> bool:
    from victimcare.records.models import Task

    whole_force.wait_for_the_seals()
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {datetime.now(UTC):%F},"
        f" load {os.getloadavg()[0]:.1f}"
    )
    print(f"{whole_force.told()}; open work {Task.objects.filter(closed_at=None).count():,}", flush=True)
    print(f"{AT_ONCE} people sign in, and each finds a victim", flush=True)
    *people, apart = create_staff_browsers(running.ready["web"], AT_ONCE + 1, desk_force.sealed_reference(), dice)
    parts = {"web": running.child("gunicorn"), "database": running.child("bin/postgres")}
    alone = _by_itself(parts)
    is_kept = _page_by_page(people, apart, parts, alone)
    crowd = Crowd(people, dice)
    print(f"{asked.rate:g} requests a second; {WARM_UP} s are not counted, then {asked.seconds} s are", flush=True)
    crowd.come(asked.rate, WARM_UP)
    crowd.took.clear()
    crowd.failed.clear()
    before, began = spent(parts), time.monotonic()
    crowd.come(asked.rate, asked.seconds)
    lasted = time.monotonic() - began
    used = {name: value - before[name] - alone[name] * lasted for name, value in spent(parts).items()}
    return _report(crowd, used, lasted) and is_kept


def _page_by_page(
    people: list[StaffBrowser], apart: StaffBrowser, parts: Mapping[str, int], alone: Mapping[str, float]
) -> bool:
    """Each page alone, by all of them in turn; whether the lists are cheap, and a hidden victim reveals nothing.
    `apart`: the people for whom queries are counted; those who look up many people are reported, which costs one more
    query."""
    print(f"{'page':<32} queries  bytes     p50 ms    p95 ms   CPU ms: web, database")
    is_kept, queries = True, dict[str, int]()
    for place, page in enumerate(apart.pages()):
        theirs = [(one, [*one.pages()][place]) for one in people]
        for one, each in theirs[:4]:
            one.browser.ask(each.asked)
        is_look_up = page.asked.method == "POST"  # one person may not make more than one of them
        took, used, size = _asked_for(theirs, parts, alone, rounds=1 if is_look_up else ROUNDS)
        is_quick = not page.name.startswith("list") or sum(used.values()) <= MOST_CPU
        is_kept &= is_quick
        queries[page.name] = _queries(apart, page)
        cuts = statistics.quantiles(took, n=20)
        print(
            f"{page.name:<32} {queries[page.name]:>7} {size:>6,} {cuts[9]:>10.1f} {cuts[18]:>9.1f}"
            f"   {used['web']:>6.1f} {used['database']:>6.1f}{'' if is_quick else '  too much'}",
            flush=True,
        )
    if queries[MISSING] != queries[SHUT]:
        print("who is shut takes another number of queries than who is not there")
        is_kept = False
    return is_kept


def _asked_for(
    theirs: list[tuple[StaffBrowser, Page]], parts: Mapping[str, int], alone: Mapping[str, float], *, rounds: int
) -> tuple[list[float], dict[str, float], int]:
    """How long each answer took and its processor time in the middle round, in ms; and the largest in bytes. What the
    parts take `alone` is not counted."""
    took, spent_in, size = list[float](), list[dict[str, float]](), 0
    for _ in range(rounds):
        before, start = spent(parts), time.perf_counter()
        for one, each in itertools.islice(itertools.cycle(theirs), EACH):
            began = time.perf_counter()
            answer = one.browser.ask(each.asked)
            took.append((time.perf_counter() - began) * 1000)
            assert answer.status in each.status, (each, answer)
            size = max(size, answer.size)
        lasted = time.perf_counter() - start
        after = spent(parts)
        spent_in.append({part: (after[part] - before[part] - alone[part] * lasted) * 1000 / EACH for part in parts})
    spent_in.sort(key=lambda used: sum(used.values()))
    return took, spent_in[rounds // 2], size


def _queries(one: StaffBrowser, page: Page) -> int:
    """In this process. Statements that begin or end a transaction are not counted."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asked = page.asked
    with CaptureQueriesContext(connection) as captured:
        ask = one.client.post if asked.method == "POST" else one.client.get
        answer = ask(asked.path, asked.fields)
    assert answer.status_code in page.status, (page, answer.status_code)
    assert page.shows in answer.content.decode(), f"{page.name}: another page came"
    return sum(not re.match(r"BEGIN|COMMIT|SAVEPOINT|RELEASE", query["sql"]) for query in captured)


@dataclass
class Crowd:
    """People at the desk: each who is due and has no answer outstanding requests the next page."""

    people: list[StaffBrowser]
    dice: random.Random
    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._resting = [*self.people]
        self._lock = threading.Lock()

    def come(self, rate: float, seconds: int) -> None:
        began = time.perf_counter()
        with ThreadPoolExecutor(THREADS) as threads:
            for number in range(int(rate * seconds)):
                due = began + number / rate
                if (early := due - time.perf_counter()) > 0:
                    time.sleep(early)
                threads.submit(self._one, due)

    def _one(self, due: float) -> None:
        with self._lock:
            if not self._resting:
                self.failed["no colleague was free to ask"] += 1
                return
            one = self._resting.pop(self.dice.randrange(len(self._resting)))
            pages = [*one.pages()]
            page = self.dice.choices(pages, [each.often for each in pages])[0]
        try:
            is_well = one.browser.ask(page.asked).status in page.status
        except OSError:
            is_well = False
        lasted = (time.perf_counter() - due) * 1000
        with self._lock:
            self.took[page.name].append(lasted)
            self.failed[page.name] += not is_well
            self._resting.append(one)


def _report(crowd: Crowd, used: Mapping[str, float], lasted: float) -> bool:
    everything = [each for times in crowd.took.values() for each in times]
    print(f"{len(everything) / lasted:.1f} requests a second for {lasted:.0f} s, load now {os.getloadavg()[0]:.1f}:")
    for name, times in sorted(crowd.took.items(), key=lambda pair: -len(pair[1])):
        print(f"  {name:<32} {_told(times)}{f'  failed {crowd.failed[name]}' if crowd.failed[name] else ''}")
    print(f"  {'all':<32} {_told(everything)}  failed {crowd.failed.total()}")
    cpu = {name: value * 1000 / len(everything) for name, value in used.items()}
    print(f"processor a request: {sum(cpu.values()):.1f} ms ({', '.join(f'{k} {v:.1f}' for k, v in cpu.items())})")
    return crowd.failed.total() == 0 and _percentile(everything, 95) <= MOST_TIME


if __name__ == "__main__":
    main()
