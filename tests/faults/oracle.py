"""Does any door tell whether a case exists?

    python -m tests.faults.oracle --pairs 1000

Starts an installation of its own (`up`: gunicorn, PostgreSQL with all its safety on) and comes to each door
(`oracle_doors`) in rounds: in each, every kind of visitor comes once, in a random order. Answers
must be the same, byte for byte but for form tokens and random ids. Of the times it prints, for each door, the pair
that is easiest to tell apart: AUC, how often the later of two answers is the one of the second kind, where 0.5 is a
coin, with its 95 % interval. The bar is 0.55 at most, either way. Exit status 1 where a door misses it.

The tests (`test_oracle.py`) come to the same doors in one process, and count queries and slow hashes instead of time.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.faults.oracle_site import OverHttp, Seen
from tests.installation.running import be_a_program_of, installation

BAR = 0.55
AT_ONCE = 4  # tries with one selector; a code bears no more wrong ones and lives
AT_ONCE_NAMED = f"Sign-in, {AT_ONCE} tries at once with one selector"

Try = Callable[[], Seen]


@dataclass(frozen=True, slots=True)
class Door:
    """`kinds`: of the person who comes, each made ready by a call that is not timed. All must be answered alike."""

    name: str
    kinds: dict[str, Callable[[], Try]]


@dataclass(frozen=True, slots=True)
class Found:
    """The pair of a door that is easiest to tell apart by time."""

    door: str
    pair: tuple[str, str]
    tries: int
    auc: float
    spread: float
    medians: tuple[float, ...]
    differ: tuple[str, ...]  # kinds that were answered otherwise than the first

    @property
    def is_kept(self) -> bool:
        return not self.differ and max(self.auc, 1 - self.auc) <= BAR

    def __str__(self) -> str:
        alike = f"; answered otherwise: {', '.join(self.differ)}" if self.differ else ""
        return (
            f"| {self.door} | {self.pair[0]} – {self.pair[1]} | {self.tries:,} | {self.auc:.3f} |"
            f" {self.auc - self.spread:.3f} to {self.auc + self.spread:.3f} |"
            f" {min(self.medians):.1f} to {max(self.medians):.1f} ms{alike} |"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=1000, help="rounds at each door")
    parser.add_argument("--bursts", type=int, default=300, help=f"of {AT_ONCE} tries at once, of each kind")
    parser.add_argument("--doors", nargs="+", default=[""], help="only doors whose names begin so")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    asked_for = tuple(name.lower() for name in asked.doors)
    with tempfile.TemporaryDirectory(prefix="oracle-") as name:
        Path(name).chmod(0o711)  # the database's own user goes through it
        with installation(Path(name), VICTIMCARE_ENV="test", VICTIMCARE_TRUSTED_PROXIES="127.0.0.1") as running:
            be_a_program_of(Path(name), running.ready["database"], env="test")
            from tests.faults import oracle_doors  # which names tables

            print(
                f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()},"
                f" {datetime.now(UTC):%F}, load {os.getloadavg()[0]:.1f}"
            )
            print(
                "| Door | Easiest to tell apart | n of each | AUC | 95 % interval | Median |\n|---|---|---|---|---|---|"
            )
            dice = random.Random(asked.seed)
            site = OverHttp(running.ready["web"])
            doors = oracle_doors.Doors(site, dice)
            found = []
            for door in doors.all():
                if door.name.lower().startswith(asked_for):
                    found.append(_in_rounds(door, asked.pairs, dice, doors))
                    print(found[-1], flush=True)
            if AT_ONCE_NAMED.lower().startswith(asked_for):
                found.append(_at_once(doors, asked.bursts, dice))
                print(found[-1])
    sys.exit(0 if all(each.is_kept for each in found) else 1)


def _in_rounds(door: Door, rounds: int, dice: random.Random, doors: Any) -> Found:
    doors.world.prepare(rounds // 4 + 1 if "wrong" in door.kinds else 0)
    times: dict[str, list[float]] = defaultdict(list)
    first: dict[str, Seen] = {}
    differ = set()
    kinds = list(door.kinds)
    for number in range(-3, rounds):  # the first warm up what lies between
        doors.between(number)
        tries = [(kind, door.kinds[kind]()) for kind in dice.sample(kinds, len(kinds))]
        seen = {}
        for kind, attempt in tries:
            began = time.perf_counter()
            seen[kind] = attempt()
            if number >= 0:
                times[kind].append(time.perf_counter() - began)
        first = first or seen
        differ |= {kind for kind in kinds if seen[kind].told != first[kinds[0]].told}
    return _easiest(door.name, times, sorted(differ))


def _at_once(doors: Any, bursts: int, dice: random.Random) -> Found:
    """Seconds until the last of several tries with the same selector is refused."""
    doors.world.prepare(bursts + 1)
    kinds = {"unknown": doors.world.unknown, "wrong": lambda: doors.world.wrong(AT_ONCE)}
    order = [kind for kind in kinds for _ in range(bursts)]
    dice.shuffle(order)
    times: dict[str, list[float]] = defaultdict(list)
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for number, kind in enumerate(order):
            doors.between(number)
            code = kinds[kind]()
            began = time.perf_counter()
            for one in [threads.submit(doors.signs_in(code)) for _ in range(AT_ONCE)]:
                one.result()
            times[kind].append(time.perf_counter() - began)
    return _easiest(AT_ONCE_NAMED, times, ())


def _easiest(door: str, times: dict[str, list[float]], differ: Iterable[str]) -> Found:
    worst = max(combinations(times, 2), key=lambda pair: abs(auc(times[pair[0]], times[pair[1]])[0] - 0.5))
    area, spread = auc(times[worst[0]], times[worst[1]])
    medians = tuple(statistics.median(each) * 1000 for each in times.values())
    return Found(door, worst, len(times[worst[0]]), area, spread, medians, tuple(differ))


def auc(one: Sequence[float], other: Sequence[float]) -> tuple[float, float]:
    """How often a time of `other` is the longer, and half the 95 % interval (Hanley and McNeil, 1982)."""
    ranked = sorted([(took, 0) for took in one] + [(took, 1) for took in other])
    shorter, wins = 0, 0
    for _, is_other in ranked:  # of two equal to the nanosecond the first kind goes first; there are none to speak of
        wins += shorter * is_other
        shorter += 1 - is_other
    n, m = len(one), len(other)
    area = wins / (n * m)
    q1, q2 = area / (2 - area), 2 * area**2 / (1 + area)
    variance = (area * (1 - area) + (m - 1) * (q1 - area**2) + (n - 1) * (q2 - area**2)) / (n * m)
    return area, 1.96 * math.sqrt(max(variance, 0.0))


if __name__ == "__main__":
    main()
