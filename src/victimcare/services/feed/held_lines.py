"""Stores lines that are not applied: waiting, in quarantine, in conflict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from victimcare.services.bulk_copy import CopyRow, bytes_cell, copy_in_rows, moment_cell, truth_cell
from victimcare.services.feed import repeated_lines
from victimcare.services.feed.feed_shapes import LineOutcome, LineWait, RawLine
from victimcare.services.feed.line_reading import EventLine, LineRefusal, is_same_content


@dataclass(frozen=True, slots=True)
class UnappliedLine:
    """A line about to be stored with its bytes."""

    result: LineOutcome
    raw: RawLine
    what: EventLine | LineRefusal
    field: str = ""
    reason: str = ""
    waits_for: tuple[str, ...] = ()


class WaitingLine(NamedTuple):
    """A line of an earlier delivery that still waits."""

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
    "again_key",
    "times",
    "first_at",
    "last_at",
    "settled_at",
    "settled_as",
    "settled_by",
)


def store_unapplied_lines(lines: Sequence[UnappliedLine], *, is_history: bool, by: str, now: datetime) -> None:
    """Store these lines; for a refused line that came before, only count it again (services/feed/repeated_lines)."""
    rows: list[CopyRow] = [_line_row(line, is_history, now) for line in lines if line.result is LineOutcome.WAITING]
    rows += [
        _line_row(line, is_history, now, key=key, times=times, first_at=first_at)
        for key, (line, times, first_at) in _entries_to_open(lines, by, now).items()
    ]
    if rows:
        copy_in_rows("records_feedline", _COLUMNS, rows)


def _entries_to_open(
    lines: Sequence[UnappliedLine], by: str, now: datetime
) -> dict[repeated_lines.LineKey, tuple[UnappliedLine, int, datetime]]:
    """The entries to open for these refused lines: each with how often it came and since when. A line already held with
    the same content is only counted; an entry with other content is superseded."""
    refused = [(_line_key(line), line) for line in lines if line.result is not LineOutcome.WAITING]
    if not refused:
        return {}
    repeated_lines.lock_quarantine()
    held = repeated_lines.find_open_entries(key for key, _ in refused)
    counted: dict[int, repeated_lines.LineRepeats] = {}
    opened: dict[repeated_lines.LineKey, tuple[UnappliedLine, int, datetime]] = {}
    superseded: list[int] = []
    earlier: list[UnappliedLine] = []
    for key, line in refused:
        before = held.get(key)
        if key in opened:
            first, times, first_at = opened[key]
            is_same = is_same_content(first.raw.raw, line.raw.raw)
            if not is_same:
                earlier.append(first)
            opened[key] = (first if is_same else line, times + 1, first_at)
        elif before is None:
            opened[key] = (line, 1, now)
        elif is_same_content(before.raw, line.raw.raw):
            seen_now = counted[before.id].times if before.id in counted else 0
            counted[before.id] = repeated_lines.LineRepeats(seen_now + 1, line.raw.load_id, line.raw.number)
        else:
            superseded.append(before.id)
            seen_now = counted.pop(before.id).times if before.id in counted else 0
            opened[key] = (line, before.times + seen_now + 1, before.first_at)
    repeated_lines.count_line_repeats(counted, now)
    repeated_lines.supersede_entries(superseded, by=by, now=now)
    if earlier:
        copy_in_rows("records_feedline", _COLUMNS, [_superseded_row(line, by, now) for line in earlier])
    return opened


def _line_key(line: UnappliedLine) -> repeated_lines.LineKey:
    return repeated_lines.make_line_key(line.what.source, line.what.id, line.raw.raw)


def _superseded_row(line: UnappliedLine, by: str, now: datetime) -> CopyRow:
    """A line that was followed by another of the same name within one delivery: it keeps its bytes."""
    row = list(_line_row(line, False, now, key=_line_key(line)))
    row[_COLUMNS.index("settled_at")] = moment_cell(now)
    row[_COLUMNS.index("settled_as")], row[_COLUMNS.index("settled_by")] = repeated_lines.SUPERSEDED, by
    return tuple(row)


def _line_row(
    line: UnappliedLine,
    is_history: bool,
    now: datetime,
    *,
    key: repeated_lines.LineKey | None = None,
    times: int = 1,
    first_at: datetime | None = None,
) -> CopyRow:
    what = line.what
    return (
        line.raw.load_id,
        line.result,
        line.raw.number,
        bytes_cell(line.raw.raw),
        what.source,
        what.id,
        what.subject,
        bytes_cell(what.digest) if isinstance(what, EventLine) else None,
        line.field,
        line.reason,
        list(line.waits_for),
        truth_cell(is_history),
        moment_cell(now),
        bytes_cell(key) if key is not None else None,
        str(times),
        moment_cell(first_at or now),
        moment_cell(now),
        None,
        "",
        "",
    )


_WAITING = """
SELECT id, load_id, number, raw, subject, received_at, is_history, waits_for FROM records_feedline
 WHERE result = 'waiting' AND settled_at IS NULL AND subject = ANY(%s)
 ORDER BY id
"""


def find_waiting_lines(subjects: Sequence[str]) -> list[WaitingLine]:
    """Lines that still wait for something in these crimes, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [list(subjects)])
        return [WaitingLine._make((*row[:3], bytes(row[3]), *row[4:7], tuple(row[7]))) for row in cursor.fetchall()]


_FIRST_WAITS = """
SELECT d.name, f.number, f.subject, f.waits_for
  FROM records_feedline f JOIN records_feedload d ON d.id = f.load_id
 WHERE f.result = 'waiting' AND f.settled_at IS NULL AND f.load_id = ANY(%s)
 ORDER BY f.load_id, f.number LIMIT %s
"""


def list_first_waits(load_ids: Sequence[int], most: int) -> tuple[LineWait, ...]:
    """List the first lines of these loads that still wait, by file and line."""
    with connection.cursor() as cursor:
        cursor.execute(_FIRST_WAITS, [list(load_ids), most])
        return tuple(LineWait(file, line, subject, tuple(names)) for file, line, subject, names in cursor.fetchall())


_SEEN = """
SELECT n.source, n.name, COALESCE(e.digest, w.digest)
  FROM unnest(%s::text[], %s::text[]) AS n (source, name)
  LEFT JOIN records_event e ON e.source = n.source AND e.source_event_id = n.name
  LEFT JOIN records_feedline w ON w.source = n.source AND w.source_event_id = n.name
                              AND w.result = 'waiting' AND w.settled_at IS NULL
 WHERE e.id IS NOT NULL OR w.id IS NOT NULL
"""


def find_accepted_digests(keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], bytes]:
    """Which of these sources and ids were accepted before (or wait), with the digests of their contents."""
    with connection.cursor() as cursor:
        cursor.execute(_SEEN, [[source for source, _ in keys], [name for _, name in keys]])
        return {(source, name): bytes(digest) for source, name, digest in cursor.fetchall()}


_STILL_WAIT = """
UPDATE records_feedline f SET waits_for = string_to_array(n.names, E'\\x01')
  FROM unnest(%s::bigint[], %s::text[]) AS n (id, names) WHERE f.id = n.id
"""


def update_line_waits(waits: Mapping[int, Sequence[str]]) -> None:
    """Something these lines waited for has come; record what they wait for now."""
    if waits:
        with connection.cursor() as cursor:
            cursor.execute(_STILL_WAIT, [list(waits), ["\x01".join(names) for names in waits.values()]])


_SETTLE = """
UPDATE records_feedline SET settled_at = %s, settled_as = 'applied', settled_by = %s WHERE id = ANY(%s)
"""
_REFUSE = """
UPDATE records_feedline f SET result = 'quarantined', field = n.field, reason = n.reason, waits_for = '{}',
       again_key = n.key
  FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::bytea[]) AS n (id, field, reason, key) WHERE f.id = n.id
"""


def settle_waiting_lines(ids: Sequence[int], *, by: str, now: datetime) -> None:
    """These waiting lines have been applied."""
    if ids:
        with connection.cursor() as cursor:
            cursor.execute(_SETTLE, [now, by, list(ids)])


def quarantine_waiting_lines(refused: Mapping[int, LineRefusal], *, by: str, now: datetime) -> None:
    """These waiting lines turned out not to be acceptable: move them to quarantine, in place of any entry with the same
    name."""
    if refused:
        repeated_lines.lock_quarantine()
        keys = [repeated_lines.make_line_key(each.source, each.id, b"") for each in refused.values()]
        repeated_lines.supersede_entries(
            [one.id for one in repeated_lines.find_open_entries(keys).values()], by=by, now=now
        )
        with connection.cursor() as cursor:
            reasons = refused.values()
            cursor.execute(
                _REFUSE,
                [list(refused), [each.field for each in reasons], [each.reason for each in reasons], keys],
            )
