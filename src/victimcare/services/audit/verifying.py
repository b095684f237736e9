"""Does the audit's chain hold? What was altered, removed, slipped in or left unsealed, by the first row that shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import psycopg
from psycopg.rows import dict_row

from victimcare.services.audit.counts import MissingEntries, find_missing_entries
from victimcare.services.audit.seals import BATCH, COLUMNS, GENESIS, Head, link

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
class Break:
    """The first place where the chain does not hold."""

    what: str  # altered, removed, inserted, seal_removed, rewritten, cut_off, unsealed
    position: int | None
    entry_id: int  # 0: no entry is at hand


@dataclass(frozen=True, slots=True)
class Late:
    """Entries that waited over a minute for their seal: no break, but until then nothing would have shown a change.

    The sealer stood still, or a transaction stayed open for long.
    """

    entries: int
    position: int  # of the first
    entry_id: int


@dataclass(frozen=True, slots=True)
class Verdict:
    entries: int  # that hold, from the start
    head: Head | None
    broken: Break | None
    late: Late | None
    missing: tuple[MissingEntries, ...] = ()  # days on which fewer entries are kept than were counted

    @property
    def holds(self) -> bool:
        return self.broken is None and not self.missing


def verify(connection: psycopg.Connection[Any], *, now: datetime, exported: Iterable[Head] = ()) -> Verdict:
    """Walk the chain from its start; report the first row where it breaks, or one that stayed unsealed too long. Then
    compare the entries of each day with their count.

    `exported`: heads kept outside the database; a chain rewritten from some point on does not meet them.
    """
    return replace(_walk_chain(connection, now, exported), missing=find_missing_entries(connection))


def _walk_chain(connection: psycopg.Connection[Any], now: datetime, exported: Iterable[Head]) -> Verdict:
    walk = _Walk(exported)
    for row in _sealed(connection):
        what = walk.step(row)
        if what:
            return Verdict(walk.position - 1, None, Break(what, walk.position, row["seal_entry_id"]), walk.late)
    if walk.kept:
        return Verdict(walk.position, None, Break("cut_off", min(walk.kept), 0), walk.late)
    newest = Head(walk.position, walk.previous.hex()) if walk.position else None
    return Verdict(walk.position, newest, _long_unsealed(connection, now), walk.late)


class _Walk:
    def __init__(self, exported: Iterable[Head]) -> None:
        self.position = 0
        self.previous = GENESIS
        self.late: Late | None = None
        self.kept: dict[int, set[str]] = defaultdict(set)  # more than one in a place: it was used again
        for head in exported:
            self.kept[head.position].add(head.hash)
        self._order = _Order()

    def step(self, row: dict[str, Any]) -> str | None:
        """What is wrong with this link, None when it holds."""
        self.position += 1
        if row["seal_position"] != self.position:
            return "seal_removed"
        if row["id"] is None:
            return "removed"
        self.previous = link(self.previous, _covered(row))
        if self.previous != bytes(row["seal_hash"]):
            return "altered"
        if self.kept.pop(self.position, {self.previous.hex()}) != {self.previous.hex()}:
            return "rewritten"
        if self._order.is_broken_by(row):
            return "inserted"
        if row["sealed_at"] - row["written_at"] > UNSEALED_TOO_LONG:
            first = self.late or Late(0, self.position, row["id"])
            self.late = Late(first.entries + 1, first.position, first.entry_id)
        return None


@dataclass(slots=True)
class _Order:
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


def _long_unsealed(connection: psycopg.Connection[Any], now: datetime) -> Break | None:
    """An entry not sealed within a minute: the sealer has stopped, or a row was slipped in."""
    moments = {"since": now - UNSEALED_TOO_LONG, "ahead": now + CLOCK_SLACK}
    row = connection.execute(_LONG_UNSEALED, moments).fetchone()
    return Break("unsealed", None, row[0]) if row else None
