"""The line under load, measured by its callers. Each sub-command prints one line of figures, as JSON.

    python -m benchmarks.line held --calls 100        all at once: INVITE to first word, spacing, share of a core
    python -m benchmarks.line held --calls 300
    python -m benchmarks.line rate --a-second 50 --seconds 60     rings, waits for the first word, hangs up
    python -m benchmarks.line memory --calls 10000    the same this often: how much the process has grown
    python -m benchmarks.line bridged --pairs 50      callers joined in pairs, all of them speaking
    python -m benchmarks.line keys --calls 100        telephones without key events: keys are detected in their sound
    python -m benchmarks.line cost                    processor time alone, which a busy machine does not change

The bars (docs/performance.md): first word p95 ≤ 50 ms, spacing p99 < 30 ms. The line runs in a process of its own, with
the machine's real voice and a desk in memory; the callers share the machine with it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import platform
import random
import struct
import tempfile
import time
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from victimcare.rules.calls.audio import FRAME, MULAW_SILENCE, pack_samples, to_mulaw

QUIET = MULAW_SILENCE * FRAME
Figures = dict[str, object]
Work = Callable[[tuple[str, int], argparse.Namespace], Coroutine[Any, Any, Figures]]


def prepare(home: Path) -> None:
    """The product's settings, for modules that need them; no database is used."""
    os.environ.update(
        VICTIMCARE_ENV="test",
        VICTIMCARE_HOME=str(home),
        VICTIMCARE_SECRET_KEY="only-for-benchmarks-" + "x" * 40,
        DATABASE_URL="postgresql://unknown@127.0.0.1:1/nothing",
        DJANGO_SETTINGS_MODULE="victimcare.config.settings",
    )
    import django

    django.setup()


def serve(pipe: Connection, home: Path, ceiling: int, joins: bool) -> None:
    """The line's process: sends its address; then, for each "measure", processor seconds, memory and counts."""
    prepare(home)
    from tests.channels.phone.conftest import FORCE, MemoryDesk

    from victimcare.adapters.speech.espeak import EspeakSpeech
    from victimcare.channels.phone.audio_bridge import Bridge
    from victimcare.channels.phone.line_process import LineSettings, PhoneLine, raise_priority
    from victimcare.channels.phone.line_prompts import Prompts
    from victimcare.channels.phone.rtp_media import Media
    from victimcare.channels.phone.sip import SipCall

    class ForgetfulDesk(MemoryDesk):
        """Stores nothing, so that the line's memory is measured and not this desk's."""

        async def record_end(self, call_id: str, path: tuple[str, ...], outcome: str) -> None:
            self.started.pop(call_id, None)
            self.paths.pop(call_id, None)

    class JoiningLine(PhoneLine):
        """Every second caller is joined with the one before."""

        def _take(self, call: SipCall) -> None:
            media = Media(call.offer, own=call.own, peer=call.peer, listed=self._media_peers, counts=self.counts)
            call.answer(media.port)
            media.open()
            self._pacer.add(media)
            self.counts["calls"] += 1
            if self.counts["calls"] % 2:
                self.bridge = Bridge(self._pacer)
            bridge = self.bridge
            bridge.add(media)

            def gone() -> None:
                bridge.remove(media)
                self._pacer.remove(media)
                media.close()

            call.listen(on_gone=gone)

    async def run() -> None:
        speech = EspeakSpeech()
        prompts = Prompts(home, speech, FORCE)
        prompts.prepare()
        speech.close()
        made = JoiningLine if joins else PhoneLine
        line = made(
            LineSettings(port=0, ceiling=ceiling),
            desk=ForgetfulDesk(),
            prompts=prompts,
            now=lambda: datetime.now(UTC),
        )
        address = await line.start()
        raise_priority()
        pipe.send(address)
        while await asyncio.get_running_loop().run_in_executor(None, pipe.recv) == "measure":
            resident = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
            open_files = len(list(Path("/proc/self/fd").iterdir()))
            pipe.send((time.process_time(), resident, open_files, dict(line.counts + line.endpoint.wire.counts)))
        await line.stop()

    asyncio.run(run())


async def held(address: tuple[str, int], asked: argparse.Namespace) -> Figures:
    """All stay on the line, after ringing at the requested rate."""
    from tests.channels.phone.caller import Caller

    callers: list[Caller] = []

    async def one(after: float) -> None:
        await asyncio.sleep(after)
        async with Caller(address) as caller:
            callers.append(caller)
            await caller.ring()
            await asyncio.sleep(asked.calls / asked.a_second - after + asked.seconds)

    await asyncio.gather(*(one(index / asked.a_second) for index in range(asked.calls)))
    firsts, spacings, lost = [], [], 0
    for caller in callers:
        words = [packet.at for packet in caller.heard if packet.payload != QUIET]
        firsts += [words[0] - caller.rang_at] if words else []
        spacings += [later.at - earlier.at for earlier, later in pairwise(caller.heard)]
        lost += sum((later.sequence - earlier.sequence) % 65536 != 1 for earlier, later in pairwise(caller.heard))
    packets = sum(len(caller.heard) for caller in callers)
    return {
        "calls": asked.calls,
        "answered": len(firsts),
        "first_word_ms": percentiles(firsts),
        "spacing_ms": percentiles(spacings),
        "packets": packets,
        "lost_packets": lost,
    }


async def short_calls(address: tuple[str, int], count: int, a_second: float) -> tuple[list[float], list[str]]:
    """This many calls, each until its first word. Returns what came of them: times, and failures."""
    from tests.channels.phone.caller import Caller

    firsts: list[float] = []
    failures: list[str] = []
    began = time.perf_counter()

    async def one() -> None:
        try:
            async with Caller(address) as caller:
                answer = await caller.ring()
                if answer.status != 200:
                    raise RuntimeError(answer.status)
                async with asyncio.timeout(5):
                    while not any(packet.payload != QUIET for packet in caller.heard):
                        await asyncio.sleep(0.005)
                firsts.append(next(p.at for p in caller.heard if p.payload != QUIET) - caller.rang_at)
        except Exception as problem:
            failures.append(repr(problem))

    async with asyncio.TaskGroup() as group:
        for index in range(count):
            await asyncio.sleep(max(0.0, index / a_second - (time.perf_counter() - began)))
            group.create_task(one())
    return firsts, failures


async def rate(address: tuple[str, int], asked: argparse.Namespace) -> Figures:
    count = int(asked.a_second * asked.seconds)
    began = time.perf_counter()
    firsts, failures = await short_calls(address, count, asked.a_second)
    return {
        "calls": count,
        "a_second": round(count / (time.perf_counter() - began), 1),
        "failed": len(failures),
        "why": sorted(set(failures))[:3],
        "first_word_ms": percentiles(firsts),
    }


async def memory(address: tuple[str, int], asked: argparse.Namespace) -> Figures:
    _, failures = await short_calls(address, asked.calls, asked.a_second)
    return {"calls": asked.calls, "failed": len(failures)}


async def speaking(address: tuple[str, int], count: int, seconds: float, events: int | None) -> list[list[float]]:
    """This many callers who speak all the time, and the spacing of what each hears."""
    from tests.channels.phone.caller import Caller

    voice = [noise(seed) for seed in range(25)]

    async def one(after: float) -> list[float]:
        await asyncio.sleep(after)
        async with Caller(address, events=events) as caller:
            await caller.ring()
            until = time.perf_counter() + seconds + count * 0.02 - after
            number, due = 0, time.perf_counter()
            while (now := time.perf_counter()) < until:
                head = struct.pack("!BBHII", 0x80, 0, number & 0xFFFF, number * FRAME & 0xFFFFFFFF, 9)
                caller.put_sound(head + voice[number % len(voice)])
                number, due = number + 1, max(due + 0.02, now - 0.1)
                await asyncio.sleep(max(0.0, due - time.perf_counter()))
            return [later.at - earlier.at for earlier, later in pairwise(caller.heard)]

    return list(await asyncio.gather(*(one(index * 0.02) for index in range(count))))


async def bridged(address: tuple[str, int], asked: argparse.Namespace) -> Figures:
    spacings = await speaking(address, 2 * asked.pairs, asked.seconds, 96)
    return {"pairs": asked.pairs, "spacing_ms": percentiles([gap for each in spacings for gap in each])}


async def keys(address: tuple[str, int], asked: argparse.Namespace) -> Figures:
    spacings = await speaking(address, asked.calls, asked.seconds, None)
    return {"calls": asked.calls, "spacing_ms": percentiles([gap for each in spacings for gap in each])}


def cost() -> Figures:
    """For 20 ms: the cost of a bridge of two and of three who all speak, and of a packet in which keys are detected."""
    from collections import Counter

    from victimcare.channels.phone.audio_bridge import Bridge, Pacer
    from victimcare.channels.phone.rtp_media import Media
    from victimcare.channels.phone.sip import Peers, SoundOffer

    class StillClock(Pacer):
        def _run(self) -> None:
            pass

    def legs(count: int, events: int | None) -> list[Media]:
        offer = SoundOffer("127.0.0.1", 9, 0, events, may_send=True)
        counts: Counter[str] = Counter()
        return [Media(offer, own="127.0.0.1", peer="127.0.0.1", listed=Peers(), counts=counts) for _ in range(count)]

    voice = [noise(seed) for seed in range(25)]

    def hear(number: int, heard_by: list[Media]) -> None:
        packet = struct.pack("!BBHII", 0x80, 0, number, number * FRAME, 9) + voice[number % len(voice)]
        for leg in heard_by:
            leg._take(packet, "127.0.0.1", 9)

    def microseconds(times: int, do: Callable[[int], object]) -> float:
        began = time.process_time()
        for number in range(times):
            do(number)
        return round((time.process_time() - began) / times * 1e6, 1)

    def bridge_of(count: int) -> float:
        bridge, joined = Bridge(StillClock()), legs(count, 101)
        for leg in joined:
            bridge.add(leg)

        def tick(number: int) -> None:
            hear(number, joined)
            bridge.tick()
            for leg in joined:
                leg.tick()

        return microseconds(10_000, tick)

    listened, told = legs(1, None), legs(1, 101)
    return {
        "bridge_of_two_us": bridge_of(2),
        "bridge_of_three_us": bridge_of(3),
        "packet_listened_for_keys_us": microseconds(10_000, lambda number: hear(number, listened)),
        "packet_us": microseconds(10_000, lambda number: hear(number, told)),
        "load": round(os.getloadavg()[0], 1),
    }


def noise(seed: int) -> bytes:
    """20 ms as loud as a voice: never quiet enough to be skipped."""
    made = random.Random(seed)
    return to_mulaw(pack_samples([max(-32768, min(32767, round(made.gauss(0, 3000)))) for _ in range(FRAME)]))


def percentiles(seconds: list[float]) -> dict[str, float]:
    ordered = sorted(seconds)
    at = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "most": 1.0}
    return {
        name: round(1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)
        for name, share in at.items()
        if ordered
    }


WORK: dict[str, Work] = {"held": held, "rate": rate, "memory": memory, "bridged": bridged, "keys": keys}
USUAL = {"held": (100, 20.0), "rate": (0, 60.0), "memory": (10_000, 0.0), "bridged": (0, 20.0), "keys": (100, 20.0)}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    which = options.add_subparsers(dest="which", required=True)
    for name, (calls, seconds) in USUAL.items():
        one = which.add_parser(name)
        one.add_argument("--calls", type=int, default=calls)
        one.add_argument("--pairs", type=int, default=50)
        one.add_argument("--seconds", type=float, default=seconds)
        one.add_argument("--a-second", type=float, default=50, help="new calls a second")
    which.add_parser("cost")
    asked = options.parse_args()
    if asked.which == "cost":
        with tempfile.TemporaryDirectory() as own:
            prepare(Path(own))
            print(json.dumps({"cost": cost()}))
        return
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    home = Path(tempfile.gettempdir()) / "victimcare-benchmark-line"  # kept, so that the voice need not make it again
    home.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as own:
        most = max(asked.calls, 2 * asked.pairs, 400) + 10
        line = context.Process(target=serve, args=(theirs, home, min(most, 1000), asked.which == "bridged"))
        line.start()
        prepare(Path(own))
        address = ours.recv()
        if asked.which == "memory":  # what the first calls make is made once
            asyncio.run(short_calls(address, 500, asked.a_second))
        before, began = measured(ours), time.perf_counter()
        figures = asyncio.run(WORK[asked.which](address, asked))
        passed = time.perf_counter() - began
        if asked.which == "memory":
            time.sleep(35)  # answers are stored for 32 seconds, for repeated requests
        after = measured(ours)
        ours.send("over")
        line.join()
    figures |= {
        "share_of_a_core": round((after[0] - before[0]) / passed, 3),
        "memory_mb": [round(before[1] / 2**20, 1), round(after[1] / 2**20, 1)],
        "open_files": [before[2], after[2]],
        "counts": after[3],
        "load": round(os.getloadavg()[0], 1),
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}",
    }
    print(json.dumps({asked.which: figures}))


def measured(pipe: Connection) -> tuple[float, int, int, dict[str, int]]:
    pipe.send("measure")
    found: tuple[float, int, int, dict[str, int]] = pipe.recv()
    return found


if __name__ == "__main__":
    main()
