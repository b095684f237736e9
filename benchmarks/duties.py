"""How long it takes to recalculate all duties: `python -m benchmarks.duties 20000` (crimes).

A fresh database of its own, loaded with a generated year. Then, each in a process of its own, so that memory is
measured separately:

- by the rules alone: every timeline read and every duty calculated, nothing written (as a newer Code would be tried);
- compared with the stored rows, as `victimcare rebuild --all --check` does: nothing may differ;
- recalculated after a one-off holiday in the middle of the year, as `victimcare calendar refresh` does: how many cases
  and rows it touched, and how many earlier readings were stored.

Prints seconds and those of this process's own processor time, crimes and duties a second, and the largest resident
memory of each.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.feed import _database, _load, _write_feed

ONE_OFF = "2026-05-11"  # a Monday that is not a holiday in the calendar


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("crimes", type=int)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--folder", type=Path, help="where the database and the feed lie while they are needed")
    asked = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {datetime.now(UTC):%F}")
    with tempfile.TemporaryDirectory(prefix="benchmark-duties-", dir=asked.folder) as name, _database(Path(name)):
        feed = Path(name) / "feed.ndjson"
        events = _write_feed(feed, asked.crimes)
        seconds, _ = _load(feed, asked.jobs)
        print(
            f"{asked.crimes:,} crimes, {events:,} events loaded in {seconds:,.0f} s; {_stored():,} duties", flush=True
        )
        for what in (_by_the_rules, _compared, _counted_again):
            _alone(what, Path(name))


def _alone(what: Callable[[Path], str], folder: Path) -> None:
    """In a process of its own."""
    from django.db import connections

    connections.close_all()
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        started, worked = time.monotonic(), time.process_time()
        said = what(folder)
        seconds, cpu = time.monotonic() - started, time.process_time() - worked
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{(what.__doc__ or '').rstrip('.'):<42} {seconds:>8.1f} s, CPU {cpu:>8.1f} s  {memory:>5} MB  {said}",
            flush=True,
        )
        os._exit(0)
    if os.waitpid(pid, 0)[1]:
        sys.exit(1)


def _by_the_rules(folder: Path) -> str:
    """Calculated by the rules, not written."""
    from victimcare.services.access import Actor
    from victimcare.services.rights import ledger_queries

    now = datetime.now(UTC)
    cases = duties = 0
    started = time.monotonic()
    for ledger in ledger_queries.iterate_ledgers(actor=Actor.operator("benchmark"), as_of=now, now=now):
        cases += 1
        duties += sum(len(victim["duties"]) for victim in ledger["victims"])
    seconds = time.monotonic() - started
    return f"{cases:,} crimes, {duties:,} started duties: {cases / seconds:,.0f} and {duties / seconds:,.0f} a second"


def _compared(folder: Path) -> str:
    """Compared with the stored rows."""
    from victimcare.services.access import Actor
    from victimcare.services.rights import ledger_rebuilds

    differing = list(
        ledger_rebuilds.check_stored_cases(actor=Actor.operator("benchmark"), reference=None, now=datetime.now(UTC))
    )
    return f"{len(differing)} cases differ"


def _counted_again(folder: Path) -> str:
    """Recalculated for a one-off holiday."""
    from victimcare.records.models import DutyRevision
    from victimcare.services.access import Actor
    from victimcare.services.rights import ledger_rebuilds
    from victimcare.services.rights.working_calendar import SHIPPED_CALENDAR

    calendar = json.loads(SHIPPED_CALENDAR.read_text(encoding="utf-8"))
    days = calendar["england-and-wales"]["events"]
    days.append({"date": ONE_OFF, "title": "A one-off holiday"})
    days.sort(key=lambda day: date.fromisoformat(day["date"]))
    file = folder / "newer.json"
    file.write_text(json.dumps(calendar), encoding="utf-8")
    cases = ledger_rebuilds.adopt_bank_holidays(actor=Actor.operator("benchmark"), file=file, now=datetime.now(UTC))
    return f"{cases:,} cases touched, {DutyRevision.objects.filter(why='calendar').count():,} earlier readings kept"


def _stored() -> int:
    from victimcare.records.models import Duty

    return Duty.objects.count()


if __name__ == "__main__":
    main()
