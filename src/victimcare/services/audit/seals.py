"""The seal on the audit: a hash chain over entries, made in batches by a role of its own.

A chain computed inside each transaction would make every writer wait for every other. So entries are plain rows, and
one sealer links them every few seconds in an order of its own: each committed, unsealed entry whose transaction is
older than every running one (ids do not commit in order). What is altered before it is sealed cannot be detected.
"""

from __future__ import annotations

import hashlib
import json
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import psycopg
from psycopg.rows import dict_row

BATCH = 5_000
GENESIS = hashlib.sha256(b"victimcare audit").digest()
COLUMNS = "e.id, e.at, e.actor_kind, e.actor, e.act, e.case_id, e.victim_id, e.reason, e.detail, e.written_at"

_SEALER_LOCK = 0x5EA1  # one sealer at a time, whichever process
_LOOKS_REMEMBERED = 100_000  # some three days of looks while one transaction stays open

_UNSEALED = f"""
SELECT {COLUMNS} FROM public.records_auditentry e
 WHERE age(e.xmin) > age(pg_snapshot_xmin(pg_current_snapshot())::xid)  -- written before any running transaction
   AND NOT EXISTS (SELECT 1 FROM public.records_auditseal s WHERE s.entry_id = e.id)
   AND e.id > %(from_id)s
 ORDER BY e.id LIMIT %(batch)s
"""  # noqa: S608  column names only

# The statement's own moment is before its snapshot, and comes from the clock that dates the entries.
_LOOK = """
SELECT statement_timestamp(), pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint
  FROM pg_current_snapshot() s
"""


@dataclass(frozen=True, slots=True)
class Head:
    """The newest link: once it is exported off the database, entries before it cannot be rewritten unseen."""

    position: int
    hash: str


@dataclass(slots=True)
class Watch:
    """What a sealer that keeps looking knows: `settled_at`, before which every entry has been sealed.

    An entry that turns up later and claims to be older was slipped in. The moment of a look alone would not do: a slow
    transaction may write before it and commit after it. So a look counts once every transaction then open has ended.
    """

    settled_at: datetime | None = None
    _looks: deque[tuple[datetime, int]] = field(default_factory=lambda: deque(maxlen=_LOOKS_REMEMBERED))

    def looked(self, at: datetime, oldest_running: int, next_transaction: int) -> None:
        """After a look that sealed all it might: its moment, and the two ends of its snapshot."""
        self._looks.append((at, next_transaction))
        while self._looks and self._looks[0][1] <= oldest_running:
            self.settled_at = self._looks.popleft()[0]


def seal(connection: psycopg.Connection[Any], *, watch: Watch) -> int:
    """Link every entry that may be linked, BATCH at most. Returns how many.

    `connection`: the sealer's role, in autocommit, so that `watch` learns only of what is committed. Moments are the
    database's, since they are compared with when the entries were written.
    """
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_SEALER_LOCK,))
        connection.execute("SELECT public.records_add_up_counts()")
        look = connection.execute(_LOOK).fetchone()
        assert look is not None
        position, previous = _head(connection)
        entries = _unsealed(connection)
        with connection.cursor().copy(
            "COPY public.records_auditseal (position, entry_id, hash, sealed_at, settled_at, covers_moments) FROM STDIN"
        ) as copy:
            for entry in entries:
                position += 1
                previous = link(previous, entry | {"sealed_at": look[0], "settled_at": watch.settled_at})
                copy.write_row((position, entry["id"], previous, look[0], watch.settled_at, True))
    if len(entries) < BATCH:
        watch.looked(*look)
    return len(entries)


def link(previous: bytes, columns: dict[str, Any]) -> bytes:
    """SHA-256 over the link before, every column of the entry and the moments of the seal; keys sorted, in UTC."""
    columns = {
        key: value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
        for key, value in columns.items()
    }
    text = json.dumps(columns, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(previous + text.encode()).digest()


def head(connection: psycopg.Connection[Any]) -> Head | None:
    """The newest link, None while nothing is sealed."""
    position, newest = _head(connection)
    return Head(position, newest.hex()) if position else None


def meets(connection: psycopg.Connection[Any], kept: Head) -> bool:
    """Whether the chain still has this link in this place."""
    row = connection.execute(
        "SELECT hash FROM public.records_auditseal WHERE position = %s", (kept.position,)
    ).fetchone()
    return row is not None and bytes(row[0]).hex() == kept.hash


def _head(connection: psycopg.Connection[Any]) -> tuple[int, bytes]:
    row = connection.execute(
        "SELECT position, hash FROM public.records_auditseal ORDER BY position DESC LIMIT 1"
    ).fetchone()
    return (row[0], bytes(row[1])) if row else (0, GENESIS)


def _unsealed(connection: psycopg.Connection[Any]) -> list[dict[str, Any]]:
    """Looks back some ids before the newest sealed one: a slow transaction may commit an older id late."""
    newest = connection.execute("SELECT coalesce(max(entry_id), 0) FROM public.records_auditseal").fetchone()
    from_id = (newest[0] if newest else 0) - 1_000_000
    with connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(_UNSEALED, {"from_id": from_id, "batch": BATCH}).fetchall()
