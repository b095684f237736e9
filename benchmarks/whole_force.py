"""A force's whole year as its database looks after some months of use, for benchmarks of victims' pages.

`made` leaves it in a folder and finds it there again: crimes of one year from the generator, loaded by the product's
own service; then, written by the database itself, the rows beside them in the tables that victims' pages read: codes
for one victim in three, their sessions, tries, messages, tasks, and who accessed what. Rows that no code opens are only
weight: their digits and words are not real ones.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks import feed

WITH_A_CODE = 3  # one victim in this many
SEALED_ENOUGH = 1000  # out of millions: there are always some still to be sealed
MADE = "whole-force.json"  # beside the home: what it contains

# In this order, since later ones read earlier ones. `%(now)s` is when the year ends.
_BESIDE: tuple[tuple[str, str], ...] = (
    (
        "codes",
        """INSERT INTO records_accessgrant
             (victim_id, selector_key, proof_hash, opens, made_at, made_by, last_used_at, expires_at,
              wrong_tries, ended_reason)
           SELECT id, sha256(id::text::bytea), repeat(md5(id::text), 3), CASE WHEN is_guarded_by_facts THEN 'short' ELSE
                  'case' END, made_at, 'benchmark', made_at, %(now)s + interval '90 days', 0, ''
             FROM (SELECT id, is_guarded_by_facts, %(now)s - id %% 80 * interval '1 day' AS made_at
                     FROM records_victim WHERE id %% %(with_a_code)s = 0) own""",
    ),
    (
        "visits",
        """INSERT INTO records_victimsession
             (token_hash, grant_id, started_at, last_seen_at, ended_at, device, browser)
           SELECT sha256((id || 'v' || visit)::bytea), id, at, at + interval '5 minutes', at + interval '6 minutes',
                  'phone', 'chrome'
             FROM (SELECT id, visit, made_at + visit * interval '11 hours' AS at
                     FROM records_accessgrant CROSS JOIN generate_series(1, 4) visit) visits WHERE at < %(now)s""",
    ),
    (
        "tries of codes",
        """INSERT INTO records_codeattempt (at, channel, was_right, was_read, source_key, tried_id)
           SELECT started_at, 'web', true, true, sha256(grant_id::text::bytea), grant_id FROM records_victimsession""",
    ),
    (
        "looks at one victim",
        """INSERT INTO records_auditentry (at, actor_kind, actor, act, case_id, victim_id, reason, detail)
           SELECT visit.started_at, 'victim', 'grant:' || grants.public_id, 'own_case.see', victim.case_id, victim.id,
                  '', '{"shown": "full"}'
             FROM records_victimsession visit JOIN records_accessgrant grants ON grants.id = visit.grant_id
             JOIN records_victim victim ON victim.id = grants.victim_id""",
    ),
    (
        "looks of ours",
        """INSERT INTO records_auditentry (at, actor_kind, actor, act, case_id, victim_id, reason, detail)
           SELECT %(now)s - (victim.id + 37 * look) %% 300 * interval '1 day', 'staff', 'staff:' || staff.public_id,
                  (array['case.look_up', 'case.see', 'contact.begun', 'task.taken'])[1 + look %% 4], victim.case_id,
                  victim.id, '', '{}'::jsonb
             FROM records_victim victim CROSS JOIN generate_series(1, 4) look
             JOIN (SELECT public_id, row_number() OVER () - 1 AS place, count(*) OVER () AS many FROM records_staff)
                  staff ON staff.place = (victim.id + look) %% staff.many
            WHERE victim.id %% %(with_a_code)s = 0""",
    ),
    (
        "tasks",
        """INSERT INTO records_task
             (kind, victim_id, subject_key, team_id, reason, harm, created_at, updated_at, due_at, closed_at, outcome)
           SELECT 'read_written', id, '', (SELECT min(id) FROM records_team), 'wrote', 1, at, at, at + interval '1 day',
                  CASE WHEN id %% 10 = 0 THEN NULL ELSE at END, CASE WHEN id %% 10 = 0 THEN '' ELSE 'done' END
             FROM (SELECT id, %(now)s - id %% 80 * interval '1 day' AS at
                     FROM records_victim WHERE id %% %(with_a_code)s = 0) own""",
    ),
    (
        "messages",
        """INSERT INTO records_writtenmessage
             (public_id, victim_id, by_id, "to", with_second_factor, sealed, written_at, answer_by, task_id, read_at)
           SELECT gen_random_uuid(), task.victim_id, CASE WHEN ours THEN (SELECT min(id) FROM records_staff) END,
                  CASE WHEN ours THEN '' ELSE 'care' END, false, sha256(task.id::text::bytea), task.created_at,
                  CASE WHEN NOT ours THEN task.due_at::date END, CASE WHEN NOT ours THEN task.id END, task.created_at
             FROM records_task task CROSS JOIN (VALUES (false), (true)) AS of(ours) WHERE task.kind = 'read_written'""",
    ),
)


def made(folder: Path, cases: int) -> None:
    """Leave a home in this folder, at rest, with this many cases. Exits where it has another number."""
    told = folder / MADE
    if told.exists():
        known = json.loads(told.read_text())["cases"]
        if known != cases:
            sys.exit(f"{folder} holds {known:,} cases, not {cases:,}: name another folder, or that number.")
        return
    home = folder / "home"
    home.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o711)  # so that the database's own user can pass through

    def make() -> None:
        figures = _fill(folder, cases)
        told.write_text(json.dumps({"cases": cases, "made": f"{datetime.now(UTC):%F}", **figures}))

    apart(home, make)


def apart(home: Path, work: Callable[[], None]) -> None:
    """Run this as the owner of this home's database, migrated to today's schema; in a process of its own, since
    settings belong to a process."""
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            with feed._database(home):
                work()
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            os._exit(status)
    if os.waitpid(pid, 0)[1]:
        sys.exit("the database could not be made")


def _fill(folder: Path, cases: int) -> dict[str, Any]:
    """Seconds for each step."""
    lines = folder / "feed.ndjson"
    feed.START, feed.END = datetime.now(UTC) - timedelta(days=365), datetime.now(UTC)
    print(f"a year of {cases:,} crimes is invented …", flush=True)
    events = feed._write_feed(lines, cases)
    took: dict[str, Any] = {}
    took["load"], _ = feed._load(lines, os.cpu_count() or 1, told=_Progress(events))
    lines.unlink()
    return took | beside()


class _Progress:
    """Reports each tenth of what is loaded, and how long the rest will take at that rate."""

    def __init__(self, all_of_it: int) -> None:
        self._all, self._said, self._began = all_of_it, 0, time.monotonic()

    def __call__(self, done: int) -> None:
        tenth = done * 10 // max(self._all, 1)
        if tenth > self._said:
            self._said, lasted = tenth, time.monotonic() - self._began
            rest = lasted * (self._all - done) / done
            print(f"{done:,} of {self._all:,} events are loaded; {rest:.0f} s to go", flush=True)


def beside() -> dict[str, Any]:
    """The rows beside the cases. The tables are left as an installation's own upkeep would leave them."""
    _colleagues()
    return run((*_BESIDE, ("upkeep", "VACUUM (ANALYZE)")), {"now": datetime.now(UTC), "with_a_code": WITH_A_CODE})


def run(statements: Iterable[tuple[str, str]], values: dict[str, Any]) -> dict[str, Any]:
    """Run each statement by its name, one after the other; returns how long each took."""
    from django.db import connection

    took: dict[str, Any] = {}
    with connection.cursor() as cursor:
        for what, statement in statements:
            began = time.monotonic()
            cursor.execute(statement, values)
            took[what] = {"seconds": round(time.monotonic() - began, 1), "rows": max(cursor.rowcount, 0)}
            print(f"{what}: {took[what]}", flush=True)
    return took


def _colleagues() -> None:
    """Two hundred, in one team."""
    from victimcare.records.models import Staff, Team

    team, _ = Team.objects.get_or_create(code="vc", defaults={"name": "Victim care"})
    Staff.objects.bulk_create(
        [Staff(username=f"benchmark-{number}", name=f"Colleague {number}", team=team) for number in range(200)],
        ignore_conflicts=True,
    )


def wait_for_the_seals() -> None:
    """Wait until the sealer has caught up with what was written beside it; immediate after the first start."""
    from victimcare.records.models import AuditEntry, AuditSeal

    while (missing := AuditEntry.objects.count() - AuditSeal.objects.count()) > SEALED_ENOUGH:
        print(f"{missing:,} entries of the audit wait for their seals", flush=True)
        time.sleep(10)


def told() -> str:
    """How many rows the tables have that victims' pages read, as of their last ANALYZE."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, reltuples::bigint FROM pg_class WHERE relkind = 'r' AND relname LIKE 'records\\_%%'"
        )
        rows = dict(cursor.fetchall())
        cursor.execute("SELECT pg_database_size(current_database())")
        (size,) = cursor.fetchone()
    named = ("case", "victim", "event", "duty", "accessgrant", "victimsession", "auditentry", "task", "writtenmessage")
    return ", ".join(f"{name} {rows[f'records_{name}']:,}" for name in named) + f"; {size / 1e9:.1f} GB in all"
