"""Counts a repeated refused line on its open entry, and settles the entry when its event is applied.

Two lines are one if they have the same source and id; where a line has none, if they have the same bytes, with
`sequence` written as a number or as text. A copy with the same content is only counted
(`line_reading.is_same_content`). Different content under the same source and id takes the entry's place: the first is
settled as superseded and keeps its bytes, so that nothing is dropped and one entry is open.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

SUPERSEDED = "superseded"
LineKey = bytes


class OpenEntry(NamedTuple):
    """The open entry of a key: its row, its bytes, how often and since when it came."""

    id: int
    raw: bytes
    times: int
    first_at: datetime


def make_line_key(source: str, name: str, raw: bytes) -> LineKey:
    """The key by which two refused lines count as one."""
    if source and name:
        return hashlib.sha256(f"{source}\x01{name}".encode(errors="surrogatepass")).digest()
    return hashlib.sha256(b"\0" + write_sequence_as_number(raw)).digest()


def lock_quarantine() -> None:
    """Two loads at once would each open an entry for one line, so the later waits. Taken after the locks on crimes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('feed.quarantine'))")


_OPEN = """
SELECT again_key, id, raw, times, coalesce(first_at, received_at) FROM records_feedline
 WHERE settled_at IS NULL AND result IN ('quarantined', 'conflict') AND again_key = ANY(%s)
"""


def find_open_entries(keys: Iterable[LineKey]) -> dict[LineKey, OpenEntry]:
    """Which of these keys have an open entry. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, [list({*keys})])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return {bytes(key): OpenEntry(row_id, bytes(raw), times, first) for key, row_id, raw, times, first in rows}


_COUNT = """
UPDATE records_feedline f SET times = f.times + n.more, last_at = %s, load_id = n.load_id, number = n.number
  FROM unnest(%s::bigint[], %s::int[], %s::bigint[], %s::int[]) AS n (id, more, load_id, number) WHERE f.id = n.id
"""
_SUPERSEDE = """
UPDATE records_feedline SET settled_at = %s, settled_as = 'superseded', settled_by = %s WHERE id = ANY(%s)
"""
_IS_ANY_OPEN = "SELECT EXISTS (SELECT FROM records_feedline WHERE settled_at IS NULL AND result = 'quarantined')"
# An event that is applied settles what was refused under its name. A conflict stays: something else was accepted.
_SETTLE_APPLIED = """
UPDATE records_feedline SET settled_at = %s, settled_as = 'applied', settled_by = %s
 WHERE settled_at IS NULL AND result = 'quarantined' AND again_key = ANY(%s)
"""


class LineRepeats(NamedTuple):
    """How often an entry came again, and where it last appeared."""

    times: int
    load_id: int
    number: int


def count_line_repeats(more: dict[int, LineRepeats], now: datetime) -> None:
    """Count these repeats. Each entry is moved to where it last appeared, so that a reader finds it there."""
    if more:
        with connection.cursor() as cursor:
            cursor.execute(_COUNT, [now, list(more), *map(list, zip(*more.values(), strict=True))])


def supersede_entries(ids: Sequence[int], *, by: str, now: datetime) -> None:
    """Other bytes came under the same source and id: settle the old entries."""
    if ids:
        with connection.cursor() as cursor:
            cursor.execute(_SUPERSEDE, [now, by, list(ids)])


def settle_applied_entries(keys: Sequence[tuple[str, str]], *, by: str, now: datetime) -> None:
    """Events of these sources and ids have been applied: settle what was refused under their names."""
    if not keys:
        return
    with connection.cursor() as cursor:
        cursor.execute(_IS_ANY_OPEN)
        if cursor.fetchone()[0]:
            cursor.execute(_SETTLE_APPLIED, [now, by, [make_line_key(source, name, b"") for source, name in keys]])


_SEQUENCE_AS_TEXT = re.compile(rb'("sequence"[ \t]*:[ \t]*)"([1-9][0-9]{0,18})"')


def write_sequence_as_number(raw: bytes) -> bytes:
    """The bytes of a line as if its `sequence` had been written as a number."""
    return _SEQUENCE_AS_TEXT.sub(rb"\1\2", raw, count=1)
