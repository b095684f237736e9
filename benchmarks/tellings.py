"""News that becomes a text: how soon after it was posted, and what it costs.

    python -m benchmarks.tellings --a-day 90000 --seconds 120 --burst 500

A whole installation (`victimcare up`, its embedded database with fsync and all) and the make-believe provider beside
it, on this machine. First arrests are posted one by one to the API at this daily rate: ten times the Met's. Then a
burst of them as fast as they are accepted. The ceilings of `force.toml` are lifted, since the brake would rightly stop
both. Prints, as JSON:

- `acknowledged_to_handed_over`: seconds from the API's answer, which comes right after the commit, to the provider's
  own record that it has the text, p50 and p95 (the bar: p95 ≤ 2 s); and the same from before the request was made;
- `cpu_ms_a_message`: processor time of every process of the installation (pages, worker, database, all of it), and of
  the worker alone;
- `bare_client`: how long the official client of GOV.UK Notify takes to send the same number of texts to the same
  stand-in, in four threads; and the ratio of the burst's rate to its rate.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import tempfile
import threading
import time
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from notifications_python_client.notifications import NotificationsAPIClient
from tests import outside
from tests.faults.posting import SOURCE, arrest, command, crime
from tests.installation.running import Running, installation
from tests.outside import TEMPLATE, Outside, eventually

from victimcare.installation.force import force_toml

TOKEN = "only-for-benchmarks-" + "z" * 40
AT_ONCE = 4  # threads of the bare client
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Posted:
    """When one piece of news was sent to the API and when its answer came, in seconds since 1970."""

    victim: str
    sent: float
    acknowledged: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--a-day", type=int, default=90_000, help="messages")
    parser.add_argument("--seconds", type=float, default=120.0, help="for which they are posted at that rate")
    parser.add_argument("--burst", type=int, default=500, help="messages posted as fast as they are taken")
    asked = parser.parse_args()
    with _world() as (stack, provider, folder):
        token = command(folder, "token", "new", "--source", SOURCE)[0]["token"]
        steady_count = round(asked.a_day / 86_400 * asked.seconds)
        references = [f"BT/{number}/26" for number in range(steady_count + asked.burst)]
        _post_many(stack, token, [crime(one, mobile=f"07700 900{100 + n % 800}") for n, one in enumerate(references)])
        steady = _steady(stack, provider, token, references[:steady_count], every=86_400 / asked.a_day)
        burst = _burst(stack, provider, token, references[steady_count:])
        bare = _bare_client(provider, asked.burst)
    print(
        json.dumps(
            {
                "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
                "at": f"{datetime.now(UTC):%F}",
                "load_average": os.getloadavg()[0],
                "steady": steady,
                "burst": burst,
                "bare_client": bare,
                "ratio_of_rates": round(bare["a_second"] / burst["a_second"], 2),
                "ratio_of_cpu": round(burst["cpu_ms_a_message"] / bare["cpu_ms_a_message"], 2),
                "ratio_of_cpu_of_the_worker": round(
                    burst["cpu_ms_a_message_of_the_worker"] / bare["cpu_ms_a_message"], 2
                ),
            },
            indent=2,
        )
    )


@contextmanager
def _world() -> Iterator[tuple[Running, Outside, Path]]:
    with tempfile.TemporaryDirectory(prefix="benchmark-tellings-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # so that the database's own user can pass through
        home = folder / "home"
        home.mkdir(mode=0o711)
        (home / force_toml.FORCE_FILE_NAME).write_text(
            force_toml.read_example_text().replace("usual = 20", "usual = 1000000")
        )
        with (
            outside.running(folder / "outside", "--delivered-after=1") as provider,
            installation(
                folder,
                VICTIMCARE_ENV="test",
                NOTIFY_BASE_URL=provider.url,
                NOTIFY_API_KEY=provider.api_key,
                NOTIFY_TEXT_TEMPLATE_ID=TEMPLATE,
                NOTIFY_CALLBACK_TOKEN=TOKEN,
            ) as stack,
        ):
            yield stack, provider, folder


def _steady(stack: Running, provider: Outside, token: str, references: list[str], *, every: float) -> dict[str, Any]:
    before, since, began = _processors(stack), len(provider.journal()), time.monotonic()
    posted = []
    for number, reference in enumerate(references):
        time.sleep(max(0.0, began + number * every - time.monotonic()))
        posted.append(_post(stack, token, reference))
    return _measured(stack, provider, posted, since=since, before=before)


def _burst(stack: Running, provider: Outside, token: str, references: list[str]) -> dict[str, Any]:
    before, since, began = _processors(stack), len(provider.journal()), time.monotonic()
    at = time.time()
    _post_many(stack, token, [arrest(reference) for reference in references])
    done = time.time()
    posted = [Posted(f"V-{reference}", at, done) for reference in references]
    eventually(lambda: len(provider.journal(since)) >= len(references), within=600)
    seconds = time.monotonic() - began
    found = _measured(stack, provider, posted, since=since, before=before)
    return found | {"seconds": round(seconds, 1), "a_second": round(len(references) / seconds, 1)}


def _post(stack: Running, token: str, reference: str) -> Posted:
    sent = time.time()
    _send(stack, token, json.dumps(arrest(reference)).encode())
    return Posted(f"V-{reference}", sent, time.time())


def _post_many(stack: Running, token: str, lines: list[dict[str, Any]]) -> None:
    for start in range(0, len(lines), 100):
        _send(stack, token, b"\n".join(json.dumps(line).encode() for line in lines[start : start + 100]))


def _send(stack: Running, token: str, body: bytes) -> None:
    request = urllib.request.Request(
        f"{stack.ready['web']}/api/v1/feed",
        data=body,
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/x-ndjson"},
    )
    with urllib.request.urlopen(request, timeout=120) as answer:
        counts = json.load(answer)
    assert counts["applied"] == body.count(b"\n") + 1, counts


def _measured(
    stack: Running, provider: Outside, posted: list[Posted], *, since: int, before: dict[str, float]
) -> dict[str, Any]:
    eventually(lambda: len(provider.journal(since)) >= len(posted), within=600)
    time.sleep(3)  # the last answers and receipts are part of the work
    after = _processors(stack)
    handed_over = {
        entry["reference"]: datetime.fromisoformat(entry["at"]).timestamp() for entry in provider.journal(since)
    }
    references = _references(stack)
    left = [handed_over[references[one.victim]] for one in posted]
    return {
        "messages": len(posted),
        "acknowledged_to_handed_over": _spread(
            [max(0.0, at - one.acknowledged) for at, one in zip(left, posted, strict=True)]
        ),
        "posted_to_handed_over": _spread([at - one.sent for at, one in zip(left, posted, strict=True)]),
        "cpu_ms_a_message": _a_message(after, before, len(posted)),
        "cpu_ms_a_message_of_the_worker": _a_message(after, before, len(posted), of="worker"),
    }


def _references(stack: Running) -> dict[str, str]:
    """By the record system's name of the victim."""
    with psycopg.connect(stack.ready["database"]) as connection:
        rows = connection.execute(
            "SELECT v.record_id, t.reference::text FROM records_notification t"
            " JOIN records_victim v ON v.id = t.victim_id"
        )
        return dict(rows.fetchall())


def _spread(seconds: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(seconds, n=20)
    return {"p50": round(statistics.median(seconds), 3), "p95": round(cuts[-1], 3), "most": round(max(seconds), 3)}


def _a_message(after: dict[str, float], before: dict[str, float], messages: int, *, of: str = "") -> float:
    used = sum(seconds - before.get(name, 0.0) for name, seconds in after.items() if of in name)
    return round(used / messages * 1000, 1)


def _processors(stack: Running) -> dict[str, float]:
    """Processor seconds of each process of the installation, by process id and kind."""
    parents, seconds = {}, {}
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            stat = (folder / "stat").read_text().rpartition(") ")[2].split()
            words = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:  # it has ended
            continue
        parents[int(folder.name)] = int(stat[1])
        what = "worker" if words.rstrip().endswith(" worker") else "other"
        # Includes those of its ended children: the database starts a process for each connection.
        seconds[int(folder.name)] = (f"{folder.name} {what}", sum(int(ticks) for ticks in stat[11:15]) / TICK)
    ours = {pid for pid in parents if _is_below(pid, stack.process.pid, parents)}
    return dict(seconds[pid] for pid in ours)


def _is_below(pid: int, root: int, parents: dict[int, int]) -> bool:
    while pid not in (0, root):
        pid = parents.get(pid, 0)
    return pid == root


def _bare_client(provider: Outside, texts: int) -> dict[str, Any]:
    """In threads of this process, each with a client of its own, as its maker recommends."""
    numbers = count()
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF)

    def work() -> None:
        client = NotificationsAPIClient(provider.api_key, provider.url)
        while next(numbers) < texts:
            client.send_sms_notification(
                phone_number="07700 900123",
                template_id=TEMPLATE,
                personalisation={"body": "There is something new on your page."},
                reference=str(uuid.uuid4()),
            )

    threads = [threading.Thread(target=work) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_SELF)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "messages": texts,
        "a_second": round(texts / seconds, 1),
        "cpu_ms_a_message": round(used / texts * 1000, 1),
    }


if __name__ == "__main__":
    main()
