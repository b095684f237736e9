"""Victims' pages at the size of a whole force: `python -m benchmarks.portal --cases 1000000 --keep FOLDER`.

An installation of its own (`up`: gunicorn with two processes, the worker, the sealer, PostgreSQL with all its safety
on), whose database has that many cases and the rows beside them (`benchmarks.whole_force`). FOLDER keeps it for the
next run; without it, the database is made anew and thrown away. Then, on this machine, with the visitors in a process
of their own:

- how long the nightly job takes that calculates how long cases wait;
- each page alone: queries, bytes, milliseconds, and processor time of the web and of the database;
- visitors who sign in, look round, write and leave (`benchmarks.visitors`), at a fixed number of requests a second in
  total, whether or not the previous one was answered: how long each took from when it was due;
- how many bytes a first view takes, with style, typeface and scripts.

Bars: at 20 requests a second p95 100 ms, 20 ms of processor for each request above the idle load, 6 queries a page, 100
kB on first view. Exit status 1 where one is missed.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import re
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import visitors, whole_force
from benchmarks.processes import spent
from benchmarks.visitors import Asked, Browser, Visitor
from tests.installation.running import Running, be_a_program_of, installation
from tests.installation.weighing import Browser as Scales

MOST_QUERIES, MOST_BYTES, MOST_CPU, MOST_TIME = 6, 100_000, 20.0, 100.0
EACH = 30  # times that each page is requested alone
AT_ONCE = 150  # sessions: at 20 requests a second each opens a page every seven seconds or so
CODES = 200
WITHOUT_A_CODE = 0.15  # of the visitors
SHORT = 0.25  # of those with a code
WARM_UP = 60  # seconds that are not counted
ALONE = 60  # seconds without visitors: what the installation uses by itself is not charged to visitors
THREADS = 24


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--keep", type=Path, help="the folder in which the database lies between runs")
    parser.add_argument("--rate", type=float, default=20.0, help="requests a second")
    parser.add_argument("--seconds", type=int, default=180, help="for how long")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with _folder(asked.keep) as folder:
        whole_force.made(folder, asked.cases)
        with installation(folder, VICTIMCARE_ENV="test") as running:
            be_a_program_of(folder, running.ready["database"], env="test")
            is_kept = _measure(running, asked.rate, asked.seconds, random.Random(asked.seed))
    sys.exit(0 if is_kept else 1)


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept.absolute()
        return
    with tempfile.TemporaryDirectory(prefix="benchmark-portal-") as name:
        yield Path(name)


def _measure(running: Running, rate: float, seconds: int, dice: random.Random) -> bool:
    web = running.ready["web"]
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {datetime.now(UTC):%F},"
        f" load {os.getloadavg()[0]:.1f}"
    )
    whole_force.wait_for_the_seals()
    print(whole_force.told(), flush=True)
    print(f"the night's job of waiting times: {_spreads():.1f} s", flush=True)
    codes = _codes(CODES, dice)
    parts = {"web": running.child("gunicorn"), "database": running.child("bin/postgres")}
    is_kept = _page_by_page(web, codes, parts)
    alone = _by_itself(parts)
    crowd = Crowd(web, codes, dice)
    crowd.come(rate, WARM_UP)  # until sessions are spread over their whole length
    crowd.forget()
    before, began = spent(parts), time.monotonic()
    crowd.come(rate, seconds)
    lasted = time.monotonic() - began
    used = {name: value - before[name] - alone[name] * lasted for name, value in spent(parts).items()}
    is_kept &= _report(crowd, used, rate, lasted)
    return _weigh(web, codes) and is_kept


def _by_itself(parts: Mapping[str, int]) -> dict[str, float]:
    """Processor seconds a second without visitors: the worker's checks, the seals, the database's own upkeep."""
    before = spent(parts)
    time.sleep(ALONE)
    alone = {name: (value - before[name]) / ALONE for name, value in spent(parts).items()}
    told = ", ".join(f"{name} {value * 1000:.0f}" for name, value in alone.items())
    print(f"without visitors, processor a second: {told} ms; not counted below", flush=True)
    return alone


def _spreads() -> float:
    from victimcare.services.cases import wait_statistics

    began = time.monotonic()
    wait_statistics.recalculate_wait_spreads(now=datetime.now(UTC))
    return time.monotonic() - began


@dataclass(frozen=True, slots=True)
class Codes:
    full: list[str]
    short: list[str]


def _codes(count: int, dice: random.Random) -> Codes:
    """New codes for some of the victims who had one, anywhere in the database."""
    from victimcare.records.models import AccessGrant
    from victimcare.services.access import Actor
    from victimcare.services.access_codes import victim_codes

    edges = AccessGrant.objects.order_by("id").first(), AccessGrant.objects.order_by("id").last()
    first, last = (edge.id for edge in edges if edge)
    made = Codes([], [])
    for number in sorted(dice.sample(range(first, last), count)):
        grant = AccessGrant.objects.filter(id__gte=number, ended_at=None).order_by("id").first()
        if grant is None:
            continue
        opens = victim_codes.find_code_scope(grant.victim_id)
        new = victim_codes.make_victim_code(
            actor=Actor.operator("benchmark", "benchmark"),
            victim_id=grant.victim_id,
            opens=opens,
            now=datetime.now(UTC),
        )
        (made.full if opens == "case" else made.short).append(new.code.replace(" ", ""))
    return made


def _page_by_page(web: str, codes: Codes, parts: Mapping[str, int]) -> bool:
    """Each page of a full session alone, by several visitors; whether all take few queries."""
    print(f"{'page':<28} queries  bytes     p50 ms    p95 ms   CPU ms: web, database")
    kept = True
    for path in (*visitors.WITHOUT, "/sign-in", *visitors.FULL):
        browsers = [_signed_in(web, code) for code in codes.full[:3]]
        for browser in browsers:
            browser.ask(Asked(path, "GET", path))
        before, took, size = spent(parts), [], 0
        for number in range(EACH):
            began = time.perf_counter()
            answer = browsers[number % len(browsers)].ask(Asked(path, "GET", path))
            took.append((time.perf_counter() - began) * 1000)
            size = max(size, answer.size)
        used = {name: (value - before[name]) * 1000 / EACH for name, value in spent(parts).items()}
        queries = _queries(path, codes.full[:3])
        kept &= queries <= MOST_QUERIES
        cuts = statistics.quantiles(took, n=20)
        print(
            f"{path:<28} {queries:>7} {size:>6,} {cuts[9]:>10.1f} {cuts[18]:>9.1f}"
            f"   {used['web']:>6.1f} {used['database']:>6.1f}{'' if queries <= MOST_QUERIES else '  too many queries'}",
            flush=True,
        )
    return kept


def _signed_in(web: str, code: str) -> Browser:
    browser = Browser(web)
    browser.ask(Asked("", "GET", "/sign-in"))
    answer = browser.ask(Asked("", "POST", "/sign-in", {"code": code}))
    assert answer.status == 303, "a code that was just made opens"
    return browser


def _queries(path: str, codes: list[str]) -> int:
    """The most queries that this page takes for one of these, in this process. Statements that begin or end a
    transaction are not counted."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    most = 0
    for code in codes:
        client = Client()
        client.post("/sign-in", {"code": code})
        client.get(path)  # so that news is told before the measured request
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        asked = [query["sql"] for query in captured if not re.match(r"BEGIN|COMMIT|SAVEPOINT|RELEASE", query["sql"])]
        most = max(most, len(asked))
    return most


@dataclass
class Crowd:
    """Visitors: each who is due and has no answer outstanding requests the next page."""

    web: str
    codes: Codes
    dice: random.Random
    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._resting = [self._person() for _ in range(AT_ONCE)]
        self._lock = threading.Lock()

    def come(self, rate: float, seconds: int) -> None:
        """Requests at this rate, evenly spaced, each by an idle visitor; timed from when it was due."""
        began = time.perf_counter()
        with ThreadPoolExecutor(THREADS) as threads:
            for number in range(int(rate * seconds)):
                due = began + number / rate
                if (early := due - time.perf_counter()) > 0:
                    time.sleep(early)
                threads.submit(self._one, due)

    def forget(self) -> None:
        self.took.clear()
        self.failed.clear()

    def _one(self, due: float) -> None:
        with self._lock:
            visitor = self._resting.pop(self.dice.randrange(len(self._resting)))
            asked = visitor.next()
            while asked is None:
                visitor = self._person()
                asked = visitor.next()
        try:
            is_well = visitor.took(asked, visitor.browser.ask(asked))
        except OSError:
            is_well = False
        lasted = (time.perf_counter() - due) * 1000
        with self._lock:
            self.took[asked.name].append(lasted)
            self.failed[asked.name] += not is_well
            self._resting.append(visitor if is_well else self._person())

    def _person(self) -> Visitor:
        if self.dice.random() < WITHOUT_A_CODE:
            return visitors.without(self.web, self.dice)
        is_short = bool(self.codes.short) and self.dice.random() < SHORT
        code = self.dice.choice(self.codes.short if is_short else self.codes.full)
        return visitors.with_a_code(self.web, code, is_short=is_short, dice=self.dice)


def _report(crowd: Crowd, used: Mapping[str, float], rate: float, lasted: float) -> bool:
    everything = [each for times in crowd.took.values() for each in times]
    print(
        f"{rate:g} requests a second for {lasted:.0f} s, {AT_ONCE} visits at once, load now {os.getloadavg()[0]:.1f}:"
    )
    for name, times in sorted(crowd.took.items(), key=lambda pair: -len(pair[1])):
        print(f"  {name:<28} {_told(times)}{f'  failed {crowd.failed[name]}' if crowd.failed[name] else ''}")
    print(f"  {'all':<28} {_told(everything)}  failed {crowd.failed.total()}")
    cpu = {name: value * 1000 / len(everything) for name, value in used.items()}
    cores = sum(used.values()) / lasted
    total = sum(cpu.values())
    print(
        f"processor a request: {total:.1f} ms ({', '.join(f'{name} {value:.1f}' for name, value in cpu.items())}),"
        f" {cores:.2f} of a core"
    )
    return crowd.failed.total() == 0 and _percentile(everything, 95) <= MOST_TIME and total <= MOST_CPU


def _told(times: list[float]) -> str:
    return (
        f"n {len(times):>5}  p50 {_percentile(times, 50):>6.1f}  p95 {_percentile(times, 95):>6.1f}"
        f"  p99 {_percentile(times, 99):>6.1f}  most {max(times):>7.1f} ms"
    )


def _percentile(times: list[float], part: int) -> float:
    return sorted(times)[min(len(times) - 1, len(times) * part // 100)]


def _weigh(web: str, codes: Codes) -> bool:
    """First view: the sign-in, then the victim's page with an empty cache."""
    heaviest: dict[str, int] = {}
    for code in codes.full[:20]:
        scales = Scales(web)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', scales.get("/sign-in")[1].decode())
        assert token, "the sign-in has a form"
        scales.get("/sign-in", {"code": code, "csrfmiddlewaretoken": token[1]})
        weighed = scales.weigh("/my/p/1")
        heaviest = max(heaviest, weighed, key=lambda parts: sum(parts.values()))
    total = sum(heaviest.values())
    parts = ", ".join(f"{path} {size:,}" for path, size in heaviest.items())
    print(f"first view of the victim's page, heaviest of 20: {total:,} bytes ({parts})")
    return total <= MOST_BYTES


if __name__ == "__main__":
    main()
