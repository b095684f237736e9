"""How fast a feed loads: `python -m benchmarks.feed 10000 100000` (crimes; about five and a half events each).

For each size a fresh database of its own (the embedded one, as an installation runs it: fsync and all), a generated
feed written beside it, one load by the product's own service with a worker for each core. Prints events a second, the
rate of the last tenth against the first, the largest resident memory of each process, and the ratio to a bare COPY of
all rows that are finally stored: every table of the records, written out and copied back into tables without an index
or a constraint. Then one live event, loaded alone into that full database and into an empty one. Below that, events and
new cases a second in each tenth, and the row for the table "Later runs" of docs/performance.md.
"""

from __future__ import annotations

import argparse
import io
import itertools
import os
import platform
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

START, END = datetime(2025, 11, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("crimes", type=int, nargs="+")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--folder", type=Path, help="where the databases and feeds lie while they are needed")
    asked = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {datetime.now(UTC):%F}")
    for crimes in asked.crimes:
        pid = os.fork()  # each size in a process of its own, since settings and memory belong to a process
        if pid == 0:
            with tempfile.TemporaryDirectory(prefix="benchmark-feed-", dir=asked.folder) as name:
                _measure(crimes, asked.jobs, Path(name))
            sys.stdout.flush()
            os._exit(0)
        if os.waitpid(pid, 0)[1]:
            sys.exit(1)


def _measure(crimes: int, jobs: int, folder: Path) -> None:
    with _database(folder):
        feed = folder / "feed.ndjson"
        events = _write_feed(feed, crimes)
        load_average = os.getloadavg()[0]  # before the load, which raises it
        empty = _live_event("empty")
        seconds, moments = _load(feed, jobs)
        full = _live_event("full")
        rows, bare = _bare_copy(folder)
        tenths = _tenths(moments)
        parent, worker = _memory(resource.RUSAGE_SELF), _memory(resource.RUSAGE_CHILDREN)
        print(
            f"{crimes:>9,} crimes {events:>10,} events {seconds:>8.1f} s {events / seconds:>7,.0f} events/s"
            f"  last tenth/first {tenths[-1] / tenths[0]:.2f}"
            f"  memory {parent} MB, worker {worker} MB"
            f"  {rows:,} rows, bare COPY {bare:.1f} s, ratio {seconds / bare:.1f}"
            f"  one live event {empty * 1000:.0f} ms empty, {full * 1000:.0f} ms full",
            flush=True,
        )
        crimes_by_then = _crimes_recorded(feed, [lines for _, lines in moments])
        by_crimes = _tenths([(at, count) for (at, _), count in zip(moments, crimes_by_then, strict=True)])
        print("          events/s by tenths: " + " ".join(f"{rate:,.0f}" for rate in tenths), flush=True)
        print("          cases/s by tenths:  " + " ".join(f"{rate:,.0f}" for rate in by_crimes), flush=True)
        print(
            f"| {datetime.now(UTC):%-d %B %Y}, Python {sys.version_info.major}.{sys.version_info.minor},"
            f" load average {load_average:.0f} | {crimes:,} | {events / seconds:,.0f}"
            f" | {parent} and {worker} MB | {seconds / bare:.1f} | {empty * 1000:.0f} and {full * 1000:.0f} ms |",
            flush=True,
        )


@contextmanager
def _database(folder: Path) -> Iterator[None]:
    """The embedded database, migrated, with Django set up to use it as the installation's owner."""
    folder.chmod(0o711)
    os.environ.update(
        VICTIMCARE_ENV="test",
        VICTIMCARE_HOME=str(folder),
        VICTIMCARE_SECRET_KEY="only-for-benchmarks-" + "x" * 40,
        VICTIMCARE_CODE_KEY="only-for-benchmarks-" + "y" * 40,
        DJANGO_SETTINGS_MODULE="victimcare.config.settings",
    )
    from victimcare.installation.embedded_postgres import run_temporary_postgres

    with run_temporary_postgres(folder / "database") as urls:
        os.environ["DATABASE_URL"] = urls.owner
        import django

        django.setup()
        from django.db import connections

        _in_own_process(_migrate)
        yield
        connections.close_all()


def _migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _in_own_process(work: Callable[[], None]) -> None:
    """So that the memory of what prepares a load does not count as the load's."""
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    if os.waitpid(pid, 0)[1]:
        sys.exit("the database or the feed could not be prepared")


def _write_feed(path: Path, crimes: int) -> int:
    """Returns the number of events."""
    _in_own_process(partial(_generate_feed, path, crimes))
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))


def _generate_feed(path: Path, crimes: int) -> None:
    from victimcare.demo.feed import generate_crimes

    with path.open("wb") as file:
        for line in generate_crimes(crimes, 1, START, END):
            file.write(line)


def _load(path: Path, jobs: int, *, told: Callable[[int], None] | None = None) -> tuple[float, list[tuple[float, int]]]:
    """Seconds, and after each chunk the time and the lines loaded by then; `told` is called with these as they come."""
    moments: list[tuple[float, int]] = []

    def keep(tally: Any) -> None:
        moments.append((time.monotonic(), tally.lines))
        if told is not None:
            told(tally.lines)

    with path.open("rb") as stream:
        report = _hand_over(stream, jobs, keep)
    counts = report.as_json()
    if counts["applied"] != counts["lines"]:
        sys.exit(f"not every line was applied: {counts}")
    return report.seconds, moments


def _crimes_recorded(path: Path, marks: Sequence[int]) -> list[int]:
    """How many crimes the first lines of the feed record, for each of these rising numbers of lines."""
    found, count = [], 0
    with path.open("rb") as file:
        for lines in (after - before for before, after in itertools.pairwise([0, *marks])):
            count += sum(b'"case.recorded"' in line for line in itertools.islice(file, lines))
            found.append(count)
    return found


def _live_event(name: str) -> float:
    """The median over fresh arrests, one at a time, each for a crime of its own, as a record system posts them."""
    import json

    now = datetime.now(UTC)
    taken = []
    for number in range(30):
        subject = f"99/{name}{number}/26"
        crime: dict[str, Any] = {
            "reported_at": (now - timedelta(days=2)).isoformat(),
            "offence": {"group": "burglary", "title": "Burglary in a dwelling"},
            "area": "CE",
            "victims": [{"victim_id": f"{name}{number}", "kind": "person", "email": f"{name}{number}@victim.example"}],
        }
        event = {
            "specversion": "1.0",
            "source": "urn:benchmark",
            "subject": subject,
            "time": (now - timedelta(hours=1)).isoformat(),
            "sequence": 1,
        }
        recorded = event | {"id": f"{name}{number}a", "type": "case.recorded", "data": crime}
        arrested = event | {"id": f"{name}{number}b", "type": "suspect.arrested", "data": {"suspect_ref": "S"}}
        _hand_over(io.BytesIO(json.dumps(recorded).encode()), 1, None)
        started = time.monotonic()
        _hand_over(io.BytesIO(json.dumps(arrested).encode()), 1, None, is_history=False)
        taken.append(time.monotonic() - started)
    return statistics.median(taken)


def _hand_over(stream: Any, jobs: int, told: Any, *, is_history: bool = True) -> Any:
    from victimcare.services import clock
    from victimcare.services.access import Actor
    from victimcare.services.feed import feed_loading

    return feed_loading.load_feed_sources(
        actor=Actor.operator("benchmark"),
        door="command",
        sources=[feed_loading.FeedSource("benchmark", feed_loading.stream_opener(stream))],
        is_history=is_history,
        clock=clock.current_time,
        workers=jobs,
        told=told,
    )


def _tenths(moments: list[tuple[float, int]]) -> list[float]:
    """Events a second in each tenth of the load."""
    edges = [round(part * (len(moments) - 1) / 10) for part in range(11)]
    return [_rate(moments[start : end + 1]) for start, end in itertools.pairwise(edges)]


def _rate(moments: list[tuple[float, int]]) -> float:
    (began, before), (ended, after) = moments[0], moments[-1]
    return (after - before) / (ended - began)


def _memory(who: int) -> int:
    return resource.getrusage(who).ru_maxrss // 1024


def _bare_copy(folder: Path) -> tuple[int, float]:
    """Rows of all tables of the records, and the seconds for copying them into bare ones, one table at a time."""
    from django.db import connection

    rows, seconds = 0, 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE tablename LIKE 'records\\_%'")
        for (table,) in cursor.fetchall():
            path = folder / "rows"
            with path.open("wb") as file, cursor.copy(f"COPY {table} TO STDOUT") as copied_out:
                for block in copied_out:
                    file.write(block)
            cursor.execute(f"CREATE TABLE bare_{table} (LIKE {table})")
            started = time.monotonic()
            with path.open("rb") as file, cursor.copy(f"COPY bare_{table} FROM STDIN") as copied_in:
                while block := file.read(1 << 18):
                    copied_in.write(block)
            seconds += time.monotonic() - started
            rows += max(cursor.rowcount, 0)
            cursor.execute(f"DROP TABLE bare_{table}")
            path.unlink()
    return rows, seconds


if __name__ == "__main__":
    main()
