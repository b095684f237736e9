"""Lines that are not applied, as rows: waiting, in quarantine, in conflict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from victimcare.services.copying import Row, bytes_cell, copy_in, moment_cell, truth_cell
from victimcare.services.feed.reading import Line, Refusal
from victimcare.services.feed.shapes import RawLine, Result, Wait


@dataclass(frozen=True, slots=True)
class NotApplied:
    """A line about to be kept with its bytes."""

    result: Result
    raw: RawLine
    what: Line | Refusal
    field: str = ""
    reason: str = ""
    waits_for: tuple[str, ...] = ()


class Waiting(NamedTuple):
    """A line of an earlier hand-over that still waits."""

    id: int
    load_id: int
    number: int
    raw: bytes
    subject: str
    received_at: datetime
    is_history: bool
    waits_for: tuple[str, ...]


_COLUMNS = (
    "load_id",
    "result",
    "number",
    "raw",
    "source",
    "source_event_id",
    "subject",
    "digest",
    "field",
    "reason",
    "waits_for",
    "is_history",
    "received_at",
    "settled_as",
    "settled_by",
    "settled_reason",
)


def keep(lines: Iterable[NotApplied], *, is_history: bool, now: datetime) -> None:
    rows: list[Row] = [_row(line, is_history, now) for line in lines]
    if rows:
        copy_in("records_feedline", _COLUMNS, rows)


def _row(line: NotApplied, is_history: bool, now: datetime) -> Row:
    what = line.what
    return (
        line.raw.load_id,
        line.result,
        line.raw.number,
        bytes_cell(line.raw.raw),
        what.source,
        what.id,
        what.subject,
        bytes_cell(what.digest) if isinstance(what, Line) else None,
        line.field,
        line.reason,
        list(line.waits_for),
        truth_cell(is_history),
        moment_cell(now),
        "",
        "",
        "",
    )


_WAITING = """
SELECT id, load_id, number, raw, subject, received_at, is_history, waits_for FROM records_feedline
 WHERE result = 'waiting' AND settled_at IS NULL AND subject = ANY(%s)
 ORDER BY id
"""


def waiting_for(subjects: Sequence[str]) -> list[Waiting]:
    """What still waits for something of these crimes, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [list(subjects)])
        return [Waiting._make((*row[:3], bytes(row[3]), *row[4:7], tuple(row[7]))) for row in cursor.fetchall()]


_FIRST_WAITS = """
SELECT d.name, f.number, f.subject, f.waits_for
  FROM records_feedline f JOIN records_feedload d ON d.id = f.load_id
 WHERE f.result = 'waiting' AND f.settled_at IS NULL AND f.load_id = ANY(%s)
 ORDER BY f.load_id, f.number LIMIT %s
"""


def first_waits(load_ids: Sequence[int], most: int) -> tuple[Wait, ...]:
    """The first lines of these loads that wait still, by file and line."""
    with connection.cursor() as cursor:
        cursor.execute(_FIRST_WAITS, [list(load_ids), most])
        return tuple(Wait(file, line, subject, tuple(names)) for file, line, subject, names in cursor.fetchall())


_SEEN = """
SELECT n.source, n.name, COALESCE(e.digest, w.digest)
  FROM unnest(%s::text[], %s::text[]) AS n (source, name)
  LEFT JOIN records_event e ON e.source = n.source AND e.source_event_id = n.name
  LEFT JOIN records_feedline w ON w.source = n.source AND w.source_event_id = n.name
                              AND w.result = 'waiting' AND w.settled_at IS NULL
 WHERE e.id IS NOT NULL OR w.id IS NOT NULL
"""


def seen(keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], bytes]:
    """Of these sources and ids, those that were accepted before (or wait), with the digests of what they said."""
    with connection.cursor() as cursor:
        cursor.execute(_SEEN, [[source for source, _ in keys], [name for _, name in keys]])
        return {(source, name): bytes(digest) for source, name, digest in cursor.fetchall()}


_STILL_WAIT = """
UPDATE records_feedline f SET waits_for = string_to_array(n.names, E'\\x01')
  FROM unnest(%s::bigint[], %s::text[]) AS n (id, names) WHERE f.id = n.id
"""


def still_wait(waits: Mapping[int, Sequence[str]]) -> None:
    """Something of what these lines waited for has come; this is what they wait for now."""
    if waits:
        with connection.cursor() as cursor:
            cursor.execute(_STILL_WAIT, [list(waits), ["\x01".join(names) for names in waits.values()]])


_SETTLE = """
UPDATE records_feedline SET settled_at = %s, settled_as = 'applied', settled_by = %s WHERE id = ANY(%s)
"""
_REFUSE = """
UPDATE records_feedline f SET result = 'quarantined', field = n.field, reason = n.reason, waits_for = '{}'
  FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS n (id, field, reason) WHERE f.id = n.id
"""


def settle(ids: Sequence[int], *, by: str, now: datetime) -> None:
    """These waiting lines have been applied."""
    if ids:
        with connection.cursor() as cursor:
            cursor.execute(_SETTLE, [now, by, list(ids)])


def refuse(refused: Mapping[int, Refusal]) -> None:
    """These waiting lines turned out not to be acceptable after all: they go to quarantine."""
    if refused:
        with connection.cursor() as cursor:
            reasons = refused.values()
            cursor.execute(
                _REFUSE, [list(refused), [each.field for each in reasons], [each.reason for each in reasons]]
            )
