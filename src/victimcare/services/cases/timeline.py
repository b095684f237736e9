"""Timelines: the events of a case as the rules read them, and new ones on their way in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from django.db import connection

from victimcare.rules.rights import Fact
from victimcare.services.bulk_copy import bytes_cell, copy_in_rows, json_cell, moment_cell, reserve_ids, truth_cell
from victimcare.services.cases.private import merge, split

_canonical = msgspec.json.Encoder(order="sorted").encode
_decode = msgspec.json.Decoder().decode


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a timeline: its row's id and what it says, the private part put back."""

    id: int
    fact: Fact
    is_history: bool  # loaded with --history: sends nothing


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event that is about to be stored."""

    fact: Fact
    recorded_at: datetime | None
    digest: bytes
    received_at: datetime
    is_history: bool


def digest(line: Mapping[str, Any]) -> bytes:
    """Return the SHA-256 of a parsed line, whatever its spacing and the order of its keys."""
    return hashlib.sha256(_canonical(line)).digest()


def look_up_by_index() -> None:
    """For the rest of the transaction, find what belongs to a few cases by index, never by reading whole tables.

    Right after a bulk load the database has no statistics of what it now holds, and would take full tables for small
    ones: the more was loaded, the more one live event would cost.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),"
            " set_config('enable_mergejoin', 'off', true)"
        )


_EVENTS = """
SELECT e.case_id, e.id, e.source, e.source_event_id, e.type, e.time, e.sequence, e.facts::text, e.is_history,
       p.content::text
  FROM records_event e LEFT JOIN records_eventprivate p ON p.event_id = e.id
 WHERE e.case_id = ANY(%s)
 ORDER BY e.case_id, e.time, e.sequence, e.source COLLATE "C", e.source_event_id COLLATE "C"
"""


def timelines(case_ids: Sequence[int]) -> dict[int, list[Entry]]:
    """Return every event of these cases, each timeline in order (ledger rule 31). One query."""
    found: dict[int, list[Entry]] = {case_id: [] for case_id in case_ids}
    with connection.cursor() as cursor:
        cursor.execute(_EVENTS, [list(case_ids)])
        for case_id, event_id, source, name, kind, time, sequence, facts, is_history, private in cursor.fetchall():
            data = _decode(facts) if private is None else merge(_decode(facts), _decode(private))
            found[case_id].append(Entry(event_id, Fact(source, name, kind, time, sequence, data), is_history))
    return found


_EVENT_COLUMNS = (
    "id",
    "case_id",
    "source",
    "source_event_id",
    "type",
    "time",
    "recorded_at",
    "sequence",
    "facts",
    "digest",
    "received_at",
    "is_history",
)


def store(events: Iterable[tuple[int, NewEvent]]) -> list[Entry]:
    """Append these to the timelines of their cases (case id, event), in the caller's transaction."""
    pairs = list(events)
    ids = reserve_ids("records_event", len(pairs))
    rows = []
    privates = []
    for event_id, (case_id, event) in zip(ids, pairs, strict=True):
        fact = event.fact
        facts, private = split(fact.type, fact.data)
        if private is not None:
            privates.append((event_id, json_cell(private), ""))
        rows.append(
            (
                event_id,
                case_id,
                fact.source,
                fact.id,
                fact.type,
                moment_cell(fact.time),
                moment_cell(event.recorded_at),
                fact.sequence,
                json_cell(facts),
                bytes_cell(event.digest),
                moment_cell(event.received_at),
                truth_cell(event.is_history),
            )
        )
    copy_in_rows("records_event", _EVENT_COLUMNS, rows)
    if privates:
        copy_in_rows("records_eventprivate", ("event_id", "content", "redacted_reason"), privates)
    return [Entry(event_id, event.fact, event.is_history) for event_id, (_, event) in zip(ids, pairs, strict=True)]
