"""How long a contact centre waits to learn who is ringing: p50 and p95 of `POST /api/v1/calls/look-up`, in
milliseconds.

    python -m benchmarks.look_up --times 200
    python -m benchmarks.look_up --starts 3

A whole installation (`victimcare up`, its embedded database with fsync and all) on this machine; one request after
another over HTTP, each for another call and another caller: without a code, and with a code that does not exist, which
costs the slow hash that every code costs. The wrong codes come from as many numbers, and are too few to pause entry.
Prints JSON.

With `--starts`: the first eight requests after a start, with this many starts for each kind of request; one line each.
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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from tests.faults.posting import command
from tests.installation.running import Running, installation

WRONG = 90  # of a hundred that would pause entry for all callers
FIRST = 8  # requests: two processes, with four threads each


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=200, help="look-ups without a code")
    parser.add_argument("--starts", type=int, help="so many starts for each kind of request, the first requests only")
    asked = parser.parse_args()
    with _folder() as folder:
        if asked.starts:
            _after_starts(folder, asked.starts)
        else:
            _running(folder, asked.times)


def _running(folder: Path, times: int) -> None:
    with installation(folder, VICTIMCARE_ENV="test") as stack:
        token, address = _token(folder), _address(stack)
        _each(address, token, 10, "warm", "")
        without = _each(address, token, times, "without", "")
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


def _after_starts(folder: Path, starts: int) -> None:
    with installation(folder, VICTIMCARE_ENV="test"):
        token = _token(folder)
    kinds: dict[str, Callable[[Running], list[float]]] = {
        "the sign-in page": lambda stack: [_took(f"{stack.ready['web']}/sign-in") for _ in range(FIRST)],
        "look-up without a code": lambda stack: _each(_address(stack), token, FIRST, uuid4().hex, ""),
        "look-up with a code": lambda stack: _each(_address(stack), token, FIRST, uuid4().hex, "000000000000"),
    }
    for _ in range(starts):
        for kind, first in kinds.items():
            with installation(folder, VICTIMCARE_ENV="test") as stack:
                took = [round(each) for each in first(stack)]
            print(json.dumps({"first": kind, "ms": took, "load_average": round(os.getloadavg()[0], 1)}), flush=True)


def _token(folder: Path) -> str:
    token: str = command(folder, "token", "new", "--source", "urn:bench", "--scope", "calls")[0]["token"]
    return token


def _address(stack: Running) -> str:
    return f"{stack.ready['web']}/api/v1/calls/look-up"


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="benchmark-look-up-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # so that the database's own user can pass through
        yield folder


def _each(address: str, token: str, times: int, name: str, code: str) -> list[float]:
    took = []
    for number in range(times):
        body = {"call_id": f"{name}-{number}", "rings_from": f"+447700900{number:03}", "code": code}
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        took.append(_took(urllib.request.Request(address, json.dumps(body).encode(), headers)))
    return took


def _took(request: str | urllib.request.Request) -> float:
    began = time.perf_counter()
    with urllib.request.urlopen(request, timeout=30) as answer:  # our own server
        answer.read()
    return (time.perf_counter() - began) * 1000


def _told(took: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(took, n=100)
    return {"n": len(took), "p50": round(cuts[49], 1), "p95": round(cuts[94], 1), "most": round(max(took), 1)}


if __name__ == "__main__":
    main()
