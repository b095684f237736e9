"""The seal on the audit: a hash chain over entries, made in batches by a role of its own.

A chain computed inside each transaction would make every writer wait for every other. So entries are plain rows, and
one sealer links them every few seconds in an order of its own: each committed, unsealed entry whose transaction is
older than every running one (ids do not commit in order). What is altered before it is sealed cannot be detected.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections import deque
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

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
class ChainHead:
    """The newest link: once it is exported off the database, entries before it cannot be rewritten unseen."""

    position: int
    hash: str


@dataclass(slots=True)
class SealingProgress:
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


def seal_entries(connection: psycopg.Connection[Any], *, watch: SealingProgress) -> int:
    """Link every entry that may be linked, BATCH at most. Returns how many.

    `connection`: the sealer's role, in autocommit, so that `watch` learns only of what is committed. Moments are the
    database's, since they are compared with when the entries were written.
    """
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_SEALER_LOCK,))
        connection.execute("SELECT public.records_add_up_counts()")
        look = connection.execute(_LOOK).fetchone()
        assert look is not None
        position, previous = _newest_link(connection)
        entries = _unsealed(connection)
        with connection.cursor().copy(
            "COPY public.records_auditseal (position, entry_id, hash, sealed_at, settled_at, covers_moments) FROM STDIN"
        ) as copy:
            for entry in entries:
                position += 1
                previous = digest_entry(previous, entry | {"sealed_at": look[0], "settled_at": watch.settled_at})
                copy.write_row((position, entry["id"], previous, look[0], watch.settled_at, True))
    if len(entries) < BATCH:
        watch.looked(*look)
    return len(entries)


def digest_entry(previous: bytes, columns: dict[str, Any]) -> bytes:
    """SHA-256 over the link before, every column of the entry and the moments of the seal; keys sorted, in UTC."""
    columns = {
        key: value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
        for key, value in columns.items()
    }
    text = json.dumps(columns, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(previous + text.encode()).digest()


def read_chain_head(connection: psycopg.Connection[Any]) -> ChainHead | None:
    """The newest link, None while nothing is sealed."""
    position, newest = _newest_link(connection)
    return ChainHead(position, newest.hex()) if position else None


def is_head_in_chain(connection: psycopg.Connection[Any], kept: ChainHead) -> bool:
    """Whether the chain still has this link in this place."""
    row = connection.execute(
        "SELECT hash FROM public.records_auditseal WHERE position = %s", (kept.position,)
    ).fetchone()
    return row is not None and bytes(row[0]).hex() == kept.hash


def _newest_link(connection: psycopg.Connection[Any]) -> tuple[int, bytes]:
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


# Heads of the audit's chain kept outside the database, in the installation's home.
#
# The newest is in a file of its own that is replaced at every seal, so that only what came since the last look is
# uncovered, and the file stays 100 bytes long. A history beside it gets one head a minute at most, to be copied to
# another machine: some 50 MB in a year without a quiet minute.


NEWEST = "audit-head.json"
HISTORY = "audit-heads.jsonl"
SECONDS_BETWEEN_LINES = 60


def read_exported_heads(home: Path) -> list[ChainHead]:
    """Every head that was kept."""
    lines = (home / HISTORY).read_text().splitlines() if (home / HISTORY).exists() else []
    newest = _newest(home)
    return [ChainHead(**json.loads(line)) for line in lines if line] + ([newest] if newest else [])


class ChainHeadExporter:
    """Keeps heads for one sealer. The files only ever say more: a head that the chain no longer meets is never lost."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._newest = _newest(home)
        self._line_at = float("-inf")

    def keep(self, connection: psycopg.Connection[Any]) -> ChainHead | None:
        """After a look of the sealer. Answers the head kept before, if the chain no longer goes on from it."""
        head = read_chain_head(connection)
        if head is None or head == self._newest:
            return None
        lost = self._newest if self._newest and not is_head_in_chain(connection, self._newest) else None
        if lost:
            self._add(lost)  # its place will be used again
        if time.monotonic() - self._line_at > SECONDS_BETWEEN_LINES:
            self._add(head)
            self._line_at = time.monotonic()
        _replace(self._home / NEWEST, _line(head))
        self._newest = head
        return lost

    def _add(self, head: ChainHead) -> None:
        with (self._home / HISTORY).open("a") as file:
            _write(file, _line(head))


def _newest(home: Path) -> ChainHead | None:
    file = home / NEWEST
    return ChainHead(**json.loads(file.read_text())) if file.exists() else None


def _line(head: ChainHead) -> str:
    return json.dumps(asdict(head)) + "\n"


def _replace(path: Path, text: str) -> None:
    """Whole or not at all."""
    unfinished = path.with_suffix(".new")
    with unfinished.open("w") as file:
        _write(file, text)
    unfinished.replace(path)


def _write(file: TextIO, text: str) -> None:
    file.write(text)
    file.flush()
    os.fsync(file.fileno())
