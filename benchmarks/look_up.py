"""What a contact centre waits for who rings: p50 and p95 of `POST /api/v1/calls/look-up`, in milliseconds.

    python -m benchmarks.look_up --times 200

A whole installation (`victimcare up`, its embedded database with fsync and all) on this machine; one request after
another over HTTP, each of another call and another caller: without a code, and with one that nobody has, which costs
the slow hash that every code costs. The wrong codes are of as many numbers, and fewer than pause entry. Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tests.faults.posting import command
from tests.installation.running import Running, installation

WRONG = 90  # of a hundred that would pause entry for everybody


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=200, help="look-ups without a code")
    asked = parser.parse_args()
    with _world() as (stack, folder):
        token = command(folder, "token", "new", "--source", "urn:bench", "--scope", "calls")[0]["token"]
        address = f"{stack.ready['web']}/api/v1/calls/look-up"
        _each(address, token, 10, "warm", "")
        without = _each(address, token, asked.times, "without", "")
        wrong = _each(address, token, WRONG, "wrong", "000000000000")
    print(
        json.dumps(
            {
                "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
                "at": f"{datetime.now(UTC):%F}",
                "load_average": os.getloadavg()[0],
                "without_a_code": _told(without),
                "with_a_code": _told(wrong),
            },
            indent=1,
        )
    )


@contextmanager
def _world() -> Iterator[tuple[Running, Path]]:
    with tempfile.TemporaryDirectory(prefix="benchmark-look-up-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # the database's own user passes through
        with installation(folder, VICTIMCARE_ENV="test") as stack:
            yield stack, folder


def _each(address: str, token: str, times: int, name: str, code: str) -> list[float]:
    took = []
    for number in range(times):
        body = {"call_id": f"{name}-{number}", "rings_from": f"+447700900{number:03}", "code": code}
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        request = urllib.request.Request(address, json.dumps(body).encode(), headers)  # our own
        began = time.perf_counter()
        with urllib.request.urlopen(request, timeout=30) as answer:
            answer.read()
        took.append((time.perf_counter() - began) * 1000)
    return took


def _told(took: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(took, n=100)
    return {"n": len(took), "p50": round(cuts[49], 1), "p95": round(cuts[94], 1), "most": round(max(took), 1)}


if __name__ == "__main__":
    main()
