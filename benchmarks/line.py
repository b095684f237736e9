"""The line under load: many callers at once, each hearing the greeting, measured by the callers themselves.

    python -m benchmarks.line --calls 100 --seconds 20 --a-second 50

Prints, as JSON, INVITE to first word and the spacing of the sound in milliseconds (p50, p95, p99, most), the share of a
core that the line used, and what was lost. The bars: first word p95 ≤ 50 ms, spacing p99 < 30 ms (docs/performance.md).
The line runs in a process of its own, with the machine's real voice and a desk in memory.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import platform
import tempfile
import time
from datetime import UTC, datetime
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path

from tests.channels.phone.caller import Caller
from tests.channels.phone.conftest import FORCE, MemoryDesk

from victimcare.adapters.speech.espeak import Espeak
from victimcare.channels.phone.line import Line, LineSettings, go_first
from victimcare.channels.phone.prompts import Prompts
from victimcare.rules.calls.sound import FRAME, MULAW_SILENCE


def serve(pipe: Connection, home: Path, ceiling: int) -> None:
    """The line's process: sends its address, then, told to stop, the processor seconds it used."""

    async def run() -> None:
        speech = Espeak()
        prompts = Prompts(home, speech, FORCE)
        prompts.prepare()
        speech.close()
        settings = LineSettings(port=0, ceiling=ceiling)
        line = Line(settings, desk=MemoryDesk(), prompts=prompts, now=lambda: datetime.now(UTC))
        address = await line.start()
        go_first()
        pipe.send(address)
        await asyncio.get_running_loop().run_in_executor(None, pipe.recv)
        began = time.process_time()
        await asyncio.get_running_loop().run_in_executor(None, pipe.recv)
        pipe.send((time.process_time() - began, dict(line.counts + line.endpoint.wire.counts)))
        await line.stop()

    asyncio.run(run())


async def ring_all(address: tuple[str, int], calls: int, seconds: float, a_second: float) -> list[Caller]:
    callers: list[Caller] = []

    async def one(after: float) -> None:
        await asyncio.sleep(after)
        async with Caller(address) as caller:
            callers.append(caller)
            await caller.ring()
            await asyncio.sleep(calls / a_second - after + seconds)

    await asyncio.gather(*(one(index / a_second) for index in range(calls)))
    return callers


def figures(callers: list[Caller]) -> dict[str, object]:
    firsts, spacings, lost = [], [], 0
    for caller in callers:
        words = [packet.at for packet in caller.heard if packet.payload != MULAW_SILENCE * FRAME]
        firsts += [words[0] - caller.rang_at] if words else []
        spacings += [later.at - earlier.at for earlier, later in pairwise(caller.heard)]
        lost += sum((later.sequence - earlier.sequence) % 65536 != 1 for earlier, later in pairwise(caller.heard))
    return {
        "answered": len(firsts),
        "first_word_ms": percentiles(firsts),
        "spacing_ms": percentiles(spacings),
        "packets": sum(len(caller.heard) for caller in callers),
        "lost_packets": lost,
    }


def percentiles(seconds: list[float]) -> dict[str, float]:
    ordered = sorted(seconds)
    at = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "most": 1.0}
    return {
        name: round(1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1) for name, share in at.items()
    }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--calls", type=int, default=100)
    options.add_argument("--seconds", type=float, default=20, help="how long all calls stay after the last has rung")
    options.add_argument("--a-second", type=float, default=50, help="new calls a second")
    asked = options.parse_args()
    ours, theirs = multiprocessing.Pipe()
    with tempfile.TemporaryDirectory() as home:
        line = multiprocessing.Process(target=serve, args=(theirs, Path(home), asked.calls + 10))
        line.start()
        address = ours.recv()
        ours.send("began")
        began = time.perf_counter()
        callers = asyncio.run(ring_all(address, asked.calls, asked.seconds, asked.a_second))
        passed = time.perf_counter() - began
        ours.send("over")
        used, counts = ours.recv()
        line.join()
    print(
        json.dumps(
            {
                "calls": asked.calls,
                "new_a_second": asked.a_second,
                "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}",
                **figures(callers),
                "share_of_a_core": round(used / passed, 3),
                "counts": counts,
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
