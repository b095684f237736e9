"""No door tells whether a case exists: the person who is not let in is answered alike, byte for byte, after as many
queries and slow hashes, whatever there is behind it.

Short form: all doors in this process, by count. Long form (VICTIMCARE_FAULTS=long): over HTTP and by the clock
(`oracle`), a thousand of each kind at each door.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from tests.faults.oracle import Door, auc
from tests.faults.oracle_doors import Doors
from tests.faults.oracle_site import InThisProcess, Seen
from tests.services.people_and_cases import NOW

ROUNDS = 2


@pytest.fixture
def doors(db: None, settings: Any) -> Doors:
    settings.VICTIMCARE_NOW = NOW
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, trusted_proxies=("127.0.0.1",))
    return Doors(InThisProcess(), random.Random(7), pool=1)


def test_every_door_answers_alike_whatever_is_behind_it(doors: Doors) -> None:
    found = {door.name: _differing(door, doors) for door in doors.all()}

    assert len(found) >= 30
    assert {name: differing for name, differing in found.items() if differing} == {}


def _differing(door: Door, doors: Doors) -> list[str]:
    """What is not as it is for the first kind."""
    told = []
    for _ in range(ROUNDS):
        doors.between(0)
        seen: dict[str, Seen] = {kind: ready()() for kind, ready in door.kinds.items()}
        first, *others = seen
        told += [
            f"{other}: {what} {getattr(seen[first], what)} / {getattr(seen[other], what)}"
            for other in others
            for what in ("told", "queries", "hashes")
            if getattr(seen[first], what) != getattr(seen[other], what)
        ]
    return told


def test_what_is_told_apart_is_seen() -> None:
    """The measure itself: of times that lie apart all are found, of the same none."""
    dice = random.Random(1)
    quick, slow = ([dice.gauss(middle, 1) for _ in range(1000)] for middle in (10, 12))
    again = [dice.gauss(10, 1) for _ in range(1000)]

    assert auc(quick, slow)[0] > 0.9
    assert abs(auc(quick, again)[0] - 0.5) < 0.05


@pytest.mark.skipif(os.environ.get("VICTIMCARE_FAULTS") != "long", reason="only in the long form")
def test_no_stopwatch_tells_them_apart() -> None:
    ran = subprocess.run([sys.executable, "-m", "tests.faults.oracle"], capture_output=True, text=True, check=False)

    print(f"\n{ran.stdout}")
    assert ran.returncode == 0, ran.stderr
