"""The desk at the size of a whole force: `python -m benchmarks.desk --cases 1000000 --keep FOLDER`.

An installation of its own (`up`: gunicorn, the worker, the sealer, PostgreSQL with all its safety on), whose database
holds so many cases and what lies beside them (`benchmarks.whole_force`, which `benchmarks.portal` shares: FOLDER may be
the same), and open work: one piece for five cases, 200,000 at a million, of sixty people in three teams, a few of it
put off and handed on. Then, on this machine, with those who ask in a process of their own:

- each page by itself: queries, milliseconds, and processor time of the web and of the database;
- people at the desk who open lists, choose work, look somebody up and read a record, so many requests a second in all,
  whether or not the one before was answered: how long each took from when it was due.

Bars: a list 40 ms of processor, also of the whole force's; at 20 requests a second p95 100 ms. Whether it is flat in
the number of cases is seen by running it at 10,000, 100,000 and 1,000,000. Exit status 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import re
import statistics
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import whole_force
from benchmarks.portal import _by_itself, _folder, _percentile, _told
from benchmarks.processes import spent
from benchmarks.visitors import Asked, Browser
from tests.installation.running import Running, be_a_program_of, installation

MOST_CPU, MOST_TIME = 40.0, 100.0
EACH = 20  # times that a page is asked for by itself
PEOPLE, AT_ONCE = 60, 40  # who work at the desk, and who are signed in
ONE_FOR = 5  # cases: one piece of open work
WARM_UP = 20  # seconds that are not counted
THREADS = 24
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"

# Open work until there is enough: of every sort, mostly reaching somebody, as a busy desk has it.
_WORK = """
INSERT INTO records_task (kind, victim_id, subject_key, team_id, owner_id, reason, harm, created_at, updated_at, due_at,
                          outcome, snoozed_until, snoozed_why, handed_at, handed_by_id)
SELECT (array['tell_her','reach_her','silence','message_failed','asked_support','more_help','court_ask'])[1 + n %% 7],
       victim_id, 'benchmark:' || n, team_id, owner_id, 'silence_tell', 1 + (n %% 10 = 0)::int + (n %% 5 = 0)::int,
       %(now)s - interval '1 day', %(now)s, %(now)s + (n %% 240 - 60) * interval '1 hour', '',
       CASE WHEN n %% 50 = 0 AND owner_id IS NOT NULL THEN %(now)s + interval '3 days' END,
       CASE WHEN n %% 50 = 0 AND owner_id IS NOT NULL THEN 'Away' ELSE '' END,
       CASE WHEN n %% 400 = 1 AND owner_id IS NOT NULL THEN %(now)s END,
       CASE WHEN n %% 400 = 1 AND owner_id IS NOT NULL THEN owner_id END
  FROM (SELECT victim.id AS victim_id, row_number() OVER () AS n FROM records_victim victim
         WHERE victim.id %% 3 <> 0 LIMIT %(wanted)s) hers
  JOIN (SELECT id AS team_id, row_number() OVER (ORDER BY id) - 1 AS which, count(*) OVER () AS many
          FROM records_team) team ON team.which = n %% team.many
  LEFT JOIN LATERAL (SELECT id AS owner_id FROM records_staff WHERE records_staff.team_id = team.team_id
                      AND username LIKE 'desk-%%' AND n %% 4 <> 0 ORDER BY md5(id::text || n %% 97) LIMIT 1) one ON true
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--keep", type=Path, help="the folder in which the database lies between runs")
    parser.add_argument("--rate", type=float, default=20.0, help="requests a second")
    parser.add_argument("--seconds", type=int, default=60, help="for how long")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with _folder(asked.keep) as folder:
        whole_force.made(folder, asked.cases)
        with installation(folder, VICTIMCARE_ENV="test") as running:
            be_a_program_of(folder, running.ready["database"], env="test")
            is_kept = _measure(running, asked, random.Random(asked.seed))
    sys.exit(0 if is_kept else 1)


def _measure(running: Running, asked: argparse.Namespace, dice: random.Random) -> bool:
    web = running.ready["web"]
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {datetime.now(UTC):%F},"
        f" load {os.getloadavg()[0]:.1f}"
    )
    _open_work(asked.cases // ONE_FOR)
    whole_force.wait_for_the_seals()
    print(whole_force.told(), flush=True)
    people = [Somebody(web, number, dice) for number in range(AT_ONCE)]
    parts = {"web": running.child("gunicorn"), "database": running.child("bin/postgres")}
    is_kept = _page_by_page(people, parts)
    alone = _by_itself(parts)
    crowd = Crowd(people, dice)
    crowd.come(asked.rate, WARM_UP)
    crowd.took.clear()
    crowd.failed.clear()
    before, began = spent(parts), time.monotonic()
    crowd.come(asked.rate, asked.seconds)
    lasted = time.monotonic() - began
    used = {name: value - before[name] - alone[name] * lasted for name, value in spent(parts).items()}
    return _report(crowd, used, lasted) and is_kept


def _open_work(wanted: int) -> None:
    from django.db import connection

    from victimcare.records.models import Staff, Task
    from victimcare.services.desk.actions import team_row

    _people()
    missing = wanted - Task.objects.filter(closed_at=None).count()
    if missing > 0:
        for code in (None, "victim-care-south", "safeguarding"):
            team_row(code)
        with connection.cursor() as cursor:
            cursor.execute(_WORK, {"now": datetime.now(UTC), "wanted": missing})
            cursor.execute("VACUUM (ANALYZE) records_task")
    print(
        f"open work: {Task.objects.filter(closed_at=None).count():,}, of {Staff.objects.count():,} people", flush=True
    )


def _people() -> None:
    from victimcare.records.models import Staff
    from victimcare.services.desk.actions import team_row

    teams = [team_row(code) for code in (None, "victim-care-south", "safeguarding")]
    Staff.objects.bulk_create(
        [
            Staff(
                username=f"desk-{number}",
                name=f"Person {number}",
                roles=["desk", "supervisor"] if number < len(teams) else ["desk"],
                team=teams[number % len(teams)],
            )
            for number in range(PEOPLE)
        ],
        ignore_conflicts=True,
    )


class Somebody:
    """Who works at the desk: signed in, with a record that is open to them after a proof."""

    def __init__(self, web: str, number: int, dice: random.Random) -> None:
        from django.test import Client

        from victimcare.records.models import Staff

        self.staff = Staff.objects.select_related("team").get(username=f"desk-{number}")
        self.client = Client()
        self.client.force_login(self.staff, backend=BACKEND)
        self.browser = Browser(web)
        self.browser.cookies["staff"] = self.client.cookies["staff"].value
        self.reference, self.victim = self._proved(dice)
        self.browser.ask(Asked("", "GET", "/desk/look-up"))
        found = self.browser.ask(Asked("", "POST", "/desk/look-up", self.looks_up()))
        assert found.status == 303, "a case that there is, is found"
        self._prove()
        self.task = self._task()

    def looks_up(self) -> dict[str, str]:
        return {"reference": self.reference, "name": "", "reason": "She rang"}

    def pages(self) -> Mapping[str, Asked]:
        """By name; the first are the lists."""
        lists = {
            "list, mine": "/desk/tasks?which=mine",
            "list, my team's": "/desk/tasks",
            "list, all": "/desk/tasks?which=all",
            "list, all, court alone": "/desk/tasks?which=all&group=court",
            "list, what is put off": "/desk/tasks?which=all&show=snoozed",
            "a chosen piece beside it": f"/desk/tasks?which=all&task={self.task}",
        }
        rest = {"team": "/desk/team", "record after proof": f"/desk/cases/{self.victim}", "late": "/desk/late"}
        asked = {name: Asked(name, "GET", path) for name, path in (lists | rest).items()}
        return {**asked, "look-up": Asked("look-up", "POST", "/desk/look-up", self.looks_up())}

    def _proved(self, dice: random.Random) -> tuple[str, Any]:
        """Of a case with one victim alone: of several a reference finds nobody."""
        from victimcare.records.models import Victim

        last = Victim.objects.order_by("-id").values_list("id", flat=True).first() or 1
        people = Victim.objects.select_related("case").filter(id__gte=dice.randrange(1, last), kind="person")
        alone = (row for row in people.order_by("id")[:100] if row.case.victims.count() == 1)
        self.row = next(alone)
        return self.row.case.reference, self.row.public_id

    def _prove(self) -> None:
        from victimcare.services.contact import proofs
        from victimcare.services.desk.staff import actor_of

        other = type(self.staff).objects.exclude(id=self.staff.id).filter(roles__contains=["supervisor"]).first()
        proofs.record(
            actor=actor_of(self.staff),
            victim_id=self.row.id,
            how=proofs.How.INTRODUCED,
            colleague=other.public_id if other else None,
            now=datetime.now(UTC),
        )

    def _task(self) -> Any:
        from victimcare.records.models import Task

        row = Task.objects.filter(closed_at=None, team=self.staff.team, kind="tell_her").order_by(
            "-harm", "due_at", "id"
        )
        return row.values_list("public_id", flat=True).first()


def _page_by_page(people: list[Somebody], parts: Mapping[str, int]) -> bool:
    """Each page by itself, by several people; whether the lists take little."""
    print(f"{'page':<28} queries  bytes     p50 ms    p95 ms   CPU ms: web, database")
    kept = True
    for name in people[0].pages():
        asking = people[:3]
        for one in asking:
            one.browser.ask(one.pages()[name])
        before, took, size = spent(parts), [], 0
        for number in range(EACH):
            one = asking[number % len(asking)]
            began = time.perf_counter()
            answer = one.browser.ask(one.pages()[name])
            took.append((time.perf_counter() - began) * 1000)
            assert answer.status in (200, 303), (name, answer)
            size = max(size, answer.size)
        used = {part: (value - before[part]) * 1000 / EACH for part, value in spent(parts).items()}
        is_kept = not name.startswith("list") or used["web"] + used["database"] <= MOST_CPU
        kept &= is_kept
        cuts = statistics.quantiles(took, n=20)
        print(
            f"{name:<28} {_queries(people[0], name):>7} {size:>6,} {cuts[9]:>10.1f} {cuts[18]:>9.1f}"
            f"   {used['web']:>6.1f} {used['database']:>6.1f}{'' if is_kept else '  too much'}",
            flush=True,
        )
    return kept


def _queries(one: Somebody, name: str) -> int:
    """In this process. What begins and ends a transaction is none."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asked = one.pages()[name]
    ask: Callable[[], object] = lambda: (  # noqa: E731
        one.client.post(asked.path, asked.fields) if asked.method == "POST" else one.client.get(asked.path)
    )
    ask()
    with CaptureQueriesContext(connection) as captured:
        ask()
    return sum(not re.match(r"BEGIN|COMMIT|SAVEPOINT|RELEASE", query["sql"]) for query in captured)


# How often each is asked for, of a hundred.
_OFTEN = {
    "list, mine": 20,
    "list, my team's": 25,
    "list, all": 10,
    "a chosen piece beside it": 20,
    "record after proof": 13,
    "look-up": 10,
    "team": 2,
}


@dataclass
class Crowd:
    """People at the desk, of whom whoever is due and has no answer outstanding asks for the next thing."""

    people: list[Somebody]
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
                self.failed["nobody was free to ask"] += 1
                return
            one = self._resting.pop(self.dice.randrange(len(self._resting)))
            name = self.dice.choices(list(_OFTEN), list(_OFTEN.values()))[0]
        try:
            is_well = one.browser.ask(one.pages()[name]).status in (200, 303)
        except OSError:
            is_well = False
        lasted = (time.perf_counter() - due) * 1000
        with self._lock:
            self.took[name].append(lasted)
            self.failed[name] += not is_well
            self._resting.append(one)


def _report(crowd: Crowd, used: Mapping[str, float], lasted: float) -> bool:
    everything = [each for times in crowd.took.values() for each in times]
    print(f"{len(everything) / lasted:.1f} requests a second for {lasted:.0f} s, load now {os.getloadavg()[0]:.1f}:")
    for name, times in sorted(crowd.took.items(), key=lambda pair: -len(pair[1])):
        print(f"  {name:<28} {_told(times)}{f'  failed {crowd.failed[name]}' if crowd.failed[name] else ''}")
    print(f"  {'all':<28} {_told(everything)}  failed {crowd.failed.total()}")
    cpu = {name: value * 1000 / len(everything) for name, value in used.items()}
    print(f"processor a request: {sum(cpu.values()):.1f} ms ({', '.join(f'{k} {v:.1f}' for k, v in cpu.items())})")
    return crowd.failed.total() == 0 and _percentile(everything, 95) <= MOST_TIME


if __name__ == "__main__":
    main()
