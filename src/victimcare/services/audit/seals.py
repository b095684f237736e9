"""The seal on the audit: a hash chain over entries, made in batches by a role of its own.

A chain computed inside each transaction would make every writer wait for every other. So entries are plain rows, and
one sealer links them every few seconds in an order of its own: each committed, unsealed entry whose transaction is
older than every running one (ids do not commit in order). What is altered before it is sealed cannot be detected.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
from psycopg.rows import dict_row

BATCH = 5_000
GENESIS = hashlib.sha256(b"victimcare audit").digest()
UNSEALED_TOO_LONG = timedelta(minutes=1)

_SEALER_LOCK = 0x5EA1  # one sealer at a time, whichever process

_COLUMNS = "e.id, e.at, e.actor_kind, e.actor, e.act, e.case_id, e.victim_id, e.reason, e.detail, e.written_at"

_UNSEALED = f"""
SELECT {_COLUMNS} FROM records_auditentry e
 WHERE age(e.xmin) > age(pg_snapshot_xmin(pg_current_snapshot())::xid)  -- written before any running transaction
   AND NOT EXISTS (SELECT 1 FROM records_auditseal s WHERE s.entry_id = e.id)
   AND e.id > %(from_id)s
 ORDER BY e.id LIMIT %(batch)s
"""  # noqa: S608  column names only


@dataclass(frozen=True, slots=True)
class Head:
    """The newest link: export it off the database, and nobody can rewrite what lies before it unseen."""

    position: int
    hash: str


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where the chain does not hold."""

    what: str  # altered, removed, seal_removed, rewritten, cut_off, unsealed
    position: int | None
    entry_id: int  # 0: no entry is at hand


@dataclass(frozen=True, slots=True)
class Verdict:
    entries: int
    head: Head | None
    broken: Break | None


def seal(connection: psycopg.Connection[Any], *, now: datetime) -> int:
    """Link every entry that may be linked. Returns how many. `connection`: the sealer's role, not in autocommit."""
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_SEALER_LOCK,))
        position, previous = _head(connection)
        entries = _unsealed(connection)
        with connection.cursor().copy(
            "COPY records_auditseal (position, entry_id, hash, sealed_at) FROM STDIN"
        ) as copy:
            for entry in entries:
                position += 1
                previous = link(previous, entry)
                copy.write_row((position, entry["id"], previous, now))
    return len(entries)


def link(previous: bytes, entry: dict[str, Any]) -> bytes:
    """SHA-256 over the link before and every column of the entry, keys sorted, moments in UTC."""
    columns = {
        key: value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value for key, value in entry.items()
    }
    text = json.dumps(columns, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(previous + text.encode()).digest()


def head(connection: psycopg.Connection[Any]) -> Head | None:
    """The newest link, None while nothing is sealed."""
    position, newest = _head(connection)
    return Head(position, newest.hex()) if position else None


def verify(connection: psycopg.Connection[Any], *, now: datetime, exported: Iterable[Head] = ()) -> Verdict:
    """Walk the chain from its start; report the first row where it breaks, or one that stayed unsealed too long.

    `exported`: heads kept outside the database; a chain rewritten from some point on does not meet them.
    """
    kept = {head.position: head.hash for head in exported}
    previous, position = GENESIS, 0
    for row in _sealed(connection):
        position += 1
        seal_position, sealed_hash, entry_id = row.pop("seal_position"), row.pop("seal_hash"), row.pop("seal_entry_id")
        if seal_position != position:
            return Verdict(position - 1, None, Break("seal_removed", position, entry_id))
        if row["id"] is None:
            return Verdict(position - 1, None, Break("removed", position, entry_id))
        previous = link(previous, row)
        if previous != bytes(sealed_hash):
            return Verdict(position - 1, None, Break("altered", position, entry_id))
        if kept.pop(position, previous.hex()) != previous.hex():
            return Verdict(position - 1, None, Break("rewritten", position, entry_id))
    if kept:
        return Verdict(position, None, Break("cut_off", min(kept), 0))
    newest = Head(position, previous.hex()) if position else None
    return Verdict(position, newest, _long_unsealed(connection, now))


def _head(connection: psycopg.Connection[Any]) -> tuple[int, bytes]:
    row = connection.execute("SELECT position, hash FROM records_auditseal ORDER BY position DESC LIMIT 1").fetchone()
    return (row[0], bytes(row[1])) if row else (0, GENESIS)


def _unsealed(connection: psycopg.Connection[Any]) -> list[dict[str, Any]]:
    """Looks back some ids before the newest sealed one: a slow transaction may commit an older id late."""
    newest = connection.execute("SELECT coalesce(max(entry_id), 0) FROM records_auditseal").fetchone()
    from_id = max(0, (newest[0] if newest else 0) - 1_000_000)
    with connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(_UNSEALED, {"from_id": from_id, "batch": BATCH}).fetchall()


def _sealed(connection: psycopg.Connection[Any]) -> Iterator[dict[str, Any]]:
    """Every link in order with its entry, in constant memory."""
    with connection.transaction(), connection.cursor("audit_chain", row_factory=dict_row) as cursor:
        cursor.itersize = BATCH
        cursor.execute(
            f"SELECT s.position AS seal_position, s.hash AS seal_hash, s.entry_id AS seal_entry_id, {_COLUMNS}"  # noqa: S608
            " FROM records_auditseal s LEFT JOIN records_auditentry e ON e.id = s.entry_id ORDER BY s.position"
        )
        yield from cursor


def _long_unsealed(connection: psycopg.Connection[Any], now: datetime) -> Break | None:
    """An entry nobody sealed within a minute: the sealer stands still, or a row was slipped in."""
    row = connection.execute(
        "SELECT e.id FROM records_auditentry e WHERE e.written_at < %s"
        " AND NOT EXISTS (SELECT 1 FROM records_auditseal s WHERE s.entry_id = e.id) ORDER BY e.id LIMIT 1",
        (now - UNSEALED_TOO_LONG,),
    ).fetchone()
    return Break("unsealed", None, row[0]) if row else None
