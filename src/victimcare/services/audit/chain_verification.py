"""Does the audit's chain hold? What was altered, removed, slipped in or left unsealed, by the first row that shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import psycopg
from psycopg.rows import dict_row

from victimcare.services.audit.chain_seals import BATCH, COLUMNS, GENESIS, ChainHead, digest_entry

# Compares the audit entries of each day with their count, which is written by another route.
#
# An entry that went elsewhere than into the audit, such as into a temporary table of the same name, leaves no trace in
# the chain: it was never there. Its count was.

# One statement, so that both are of one moment. An entry is dated a moment after it was counted: what was counted just
# before midnight may lie in the first minute of the next day.
_MISSING = """
WITH counted AS (SELECT day, sum(entries) AS entries FROM public.records_auditcount GROUP BY day),
kept AS (
    SELECT (written_at AT TIME ZONE 'UTC')::date AS day, count(*) AS entries,
           count(*) FILTER (WHERE (written_at AT TIME ZONE 'UTC')::time < '00:01') AS in_first_minute
      FROM public.records_auditentry
     WHERE written_at >= (SELECT min(day) FROM counted)::timestamp AT TIME ZONE 'UTC'
     GROUP BY 1),
days AS (
    SELECT c.day, c.entries AS counted, coalesce(k.entries, 0) AS kept,
           least(coalesce(n.in_first_minute, 0),
                 greatest(coalesce(n.entries, 0) - coalesce(d.entries, 0), 0)) AS over_midnight
      FROM counted c LEFT JOIN kept k USING (day)
      LEFT JOIN kept n ON n.day = c.day + 1
      LEFT JOIN counted d ON d.day = c.day + 1)
SELECT day, counted, kept FROM days WHERE counted > kept + over_midnight ORDER BY day
"""


@dataclass(frozen=True, slots=True)
class MissingEntries:
    """A day (UTC) on which fewer entries are kept than were counted."""

    day: date
    counted: int
    kept: int


def find_missing_entries(connection: psycopg.Connection[Any]) -> tuple[MissingEntries, ...]:
    rows = connection.execute(_MISSING).fetchall()
    return tuple(MissingEntries(day, int(counted), int(kept)) for day, counted, kept in rows)


UNSEALED_TOO_LONG = timedelta(minutes=1)
CLOCK_SLACK = timedelta(minutes=1)  # by which the database's clock may be set back
# Between a transaction's first change and its audit entry, with another open across both. Ours take seconds.
SLOWEST_TRANSACTION = timedelta(minutes=10)

_CHAIN = f"""
SELECT s.position AS seal_position, s.hash AS seal_hash, s.entry_id AS seal_entry_id,
       s.sealed_at, s.settled_at, s.covers_moments, {COLUMNS}
  FROM public.records_auditseal s LEFT JOIN public.records_auditentry e ON e.id = s.entry_id ORDER BY s.position
"""  # noqa: S608  column names only

# Also what claims to be of the future: it would never have waited long.
_LONG_UNSEALED = """
SELECT e.id FROM public.records_auditentry e
 WHERE (e.written_at < %(since)s OR e.written_at > %(ahead)s)
   AND NOT EXISTS (SELECT 1 FROM public.records_auditseal s WHERE s.entry_id = e.id)
 ORDER BY e.id LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class ChainBreak:
    """The first place where the chain does not hold."""

    what: str  # altered, removed, inserted, seal_removed, rewritten, cut_off, unsealed
    position: int | None
    entry_id: int  # 0: no entry is at hand


@dataclass(frozen=True, slots=True)
class LateSeal:
    """Entries that waited over a minute for their seal: no break, but until then nothing would have shown a change.

    The sealer stood still, or a transaction stayed open for long.
    """

    entries: int
    position: int  # of the first
    entry_id: int


@dataclass(frozen=True, slots=True)
class ChainVerdict:
    entries: int  # that hold, from the start
    head: ChainHead | None
    broken: ChainBreak | None
    late: LateSeal | None
    missing: tuple[MissingEntries, ...] = ()  # days on which fewer entries are kept than were counted

    @property
    def holds(self) -> bool:
        return self.broken is None and not self.missing


def verify_chain(
    connection: psycopg.Connection[Any], *, now: datetime, exported: Iterable[ChainHead] = ()
) -> ChainVerdict:
    """Walk the chain from its start; report the first row where it breaks, or one that stayed unsealed too long. Then
    compare the entries of each day with their count.

    `exported`: heads kept outside the database; a chain rewritten from some point on does not meet them.
    """
    return replace(_walk_chain(connection, now, exported), missing=find_missing_entries(connection))


def _walk_chain(connection: psycopg.Connection[Any], now: datetime, exported: Iterable[ChainHead]) -> ChainVerdict:
    walk = _ChainWalk(exported)
    for row in _sealed(connection):
        what = walk.step(row)
        if what:
            return ChainVerdict(
                walk.position - 1, None, ChainBreak(what, walk.position, row["seal_entry_id"]), walk.late
            )
    if walk.kept:
        return ChainVerdict(walk.position, None, ChainBreak("cut_off", min(walk.kept), 0), walk.late)
    newest = ChainHead(walk.position, walk.previous.hex()) if walk.position else None
    return ChainVerdict(walk.position, newest, _long_unsealed(connection, now), walk.late)


class _ChainWalk:
    def __init__(self, exported: Iterable[ChainHead]) -> None:
        self.position = 0
        self.previous = GENESIS
        self.late: LateSeal | None = None
        self.kept: dict[int, set[str]] = defaultdict(set)  # more than one in a place: it was used again
        for head in exported:
            self.kept[head.position].add(head.hash)
        self._order = _WritingOrder()

    def step(self, row: dict[str, Any]) -> str | None:
        """What is wrong with this link, None when it holds."""
        self.position += 1
        if row["seal_position"] != self.position:
            return "seal_removed"
        if row["id"] is None:
            return "removed"
        self.previous = digest_entry(self.previous, _covered(row))
        if self.previous != bytes(row["seal_hash"]):
            return "altered"
        if self.kept.pop(self.position, {self.previous.hex()}) != {self.previous.hex()}:
            return "rewritten"
        if self._order.is_broken_by(row):
            return "inserted"
        if row["sealed_at"] - row["written_at"] > UNSEALED_TOO_LONG:
            first = self.late or LateSeal(0, self.position, row["id"])
            self.late = LateSeal(first.entries + 1, first.position, first.entry_id)
        return None


@dataclass(slots=True)
class _WritingOrder:
    """When entries were written, against when they were sealed: the moments met so far, each the latest."""

    written_at: datetime | None = None
    settled_at: datetime | None = None

    def is_broken_by(self, row: dict[str, Any]) -> bool:
        """Whether this entry says that it was written when, by the links before it, it cannot have been.

        What a watching sealer knows is exact (see Watch). A sealer that was started for one look knows nothing, so
        there the entries sealed before are all there is to compare with.
        """
        if row["covers_moments"] and row["written_at"] > row["sealed_at"] + CLOCK_SLACK:
            return True
        self.settled_at = _later(self.settled_at, row["settled_at"])
        if self.settled_at and row["written_at"] < self.settled_at - CLOCK_SLACK:
            return True
        if self.written_at and row["written_at"] < self.written_at - SLOWEST_TRANSACTION:
            return True
        self.written_at = _later(self.written_at, row["written_at"])
        return False


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return max(one, other) if one and other else one or other


_NOT_COVERED = {"seal_position", "seal_hash", "seal_entry_id", "covers_moments"}
_NOT_COVERED_BEFORE = _NOT_COVERED | {"sealed_at", "settled_at"}


def _covered(row: dict[str, Any]) -> dict[str, Any]:
    left_out = _NOT_COVERED if row["covers_moments"] else _NOT_COVERED_BEFORE
    return {key: value for key, value in row.items() if key not in left_out}


def _sealed(connection: psycopg.Connection[Any]) -> Iterator[dict[str, Any]]:
    """Every link in order with its entry, in constant memory."""
    with connection.transaction(), connection.cursor("audit_chain", row_factory=dict_row) as cursor:
        cursor.itersize = BATCH
        cursor.execute(_CHAIN)
        yield from cursor


def _long_unsealed(connection: psycopg.Connection[Any], now: datetime) -> ChainBreak | None:
    """An entry not sealed within a minute: the sealer has stopped, or a row was slipped in."""
    moments = {"since": now - UNSEALED_TOO_LONG, "ahead": now + CLOCK_SLACK}
    row = connection.execute(_LONG_UNSEALED, moments).fetchone()
    return ChainBreak("unsealed", None, row[0]) if row else None
