"""Calculates each night how long cases of each kind wait, from this force's own timelines.

The database counts: it returns one row for each kind, wait and number of days, however many cases there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from victimcare.records.models import StageDurationStats
from victimcare.rules.cases.case_waits import (
    BOUNDS_OF_WAIT,
    EventMark,
    PastWait,
    WaitKind,
    WaitSpread,
    estimate_wait_spread,
)

LOOKS_BACK = timedelta(days=3 * 365)  # older waits come from a different time

# The event that began a wait, with its first end if it has one. `{begins}` and `{ends}` are conditions on the events.
_WAITS = """
WITH begun AS MATERIALIZED (
    SELECT e.case_id, min(e.time) AS at FROM records_event e
     WHERE e.time <= %(now)s AND ({begins}) GROUP BY e.case_id HAVING min(e.time) > %(since)s
), over AS (
    SELECT begun.case_id, min(e.time) AS at
      FROM begun JOIN records_event e ON e.case_id = begun.case_id AND e.time >= begun.at AND e.time <= %(now)s
     WHERE {ends} GROUP BY begun.case_id
)
SELECT {columns}
  FROM begun JOIN records_case c ON c.id = begun.case_id LEFT JOIN over ON over.case_id = begun.case_id
"""
_DAYS = (
    "(coalesce(over.at, %(now)s) AT TIME ZONE 'Europe/London')::date - (begun.at AT TIME ZONE 'Europe/London')::date"
)
_COUNTED = _WAITS + "GROUP BY 1, 2, 3"
_COLUMNS = f"c.offence_group, {_DAYS}, over.at IS NOT NULL"
# A case that was reopened is not comparable.
_OPEN_WAITS = (
    _WAITS
    + """WHERE over.at IS NULL
   AND NOT EXISTS (SELECT FROM records_event r WHERE r.case_id = begun.case_id AND r.type = 'case.reopened')
   AND """
)
_LONGER = _OPEN_WAITS + f"c.offence_group = %(kind)s AND {_DAYS} BETWEEN %(longer)s + 1 AND %(longer)s + %(lately)s"
_STILL = _OPEN_WAITS + "begun.case_id = ANY(%(cases)s)"


@dataclass(frozen=True, slots=True)
class LongWait:
    """A case that now waits longer than three in four cases like it."""

    case_id: int
    wait: WaitKind


@transaction.atomic
def recalculate_wait_spreads(*, now: datetime) -> int:
    """Write every spread anew. Returns how many are known; safe to run twice."""
    rows = [
        StageDurationStats(kind=kind, wait=wait, worked_out_at=now, **asdict(found))
        for wait in WaitKind
        for kind, found in _spreads(wait, now)
    ]
    StageDurationStats.objects.all().delete()
    StageDurationStats.objects.bulk_create(rows)
    return len(rows)


def list_long_waits(waits: Iterable[WaitKind], *, lately: timedelta, now: datetime) -> list[LongWait]:
    """Return the cases whose wait has passed that of the middle half of their kind within these last days."""
    return [
        LongWait(case_id, wait)
        for wait in waits
        for row in StageDurationStats.objects.filter(wait=wait).order_by("kind")
        for (case_id,) in _rows(_LONGER, "begun.case_id", wait, now, kind=row.kind, longer=row.high, lately=lately.days)
    ]


def find_still_waiting(wait: WaitKind, case_ids: Collection[int], *, now: datetime) -> set[int]:
    """Return which of these cases are still in this wait now."""
    return {case_id for (case_id,) in _rows(_STILL, "begun.case_id", wait, now, cases=list(case_ids))}


def wait_task_subject(wait: WaitKind) -> str:
    """Return the subject of a task about such a wait."""
    return f"wait:{wait}"


def _spreads(wait: WaitKind, now: datetime) -> list[tuple[str, WaitSpread]]:
    waited = defaultdict[str, list[PastWait]](list)
    for kind, days, is_over, count in _rows(_COUNTED, f"{_COLUMNS}, count(*)", wait, now):
        waited[kind].append(PastWait(days, is_over, count))
    known = ((kind, estimate_wait_spread(waits)) for kind, waits in sorted(waited.items()))
    return [(kind, found) for kind, found in known if found is not None]


def _rows(query: str, columns: str, wait: WaitKind, now: datetime, **more: Any) -> list[tuple[Any, ...]]:
    values: dict[str, Any] = {"now": now, "since": now - LOOKS_BACK, **more}
    begins = _condition("begins", BOUNDS_OF_WAIT[wait].begins, values)
    ends = _condition("ends", BOUNDS_OF_WAIT[wait].ends, values)
    with connection.cursor() as cursor:
        cursor.execute(query.format(begins=begins, ends=ends, columns=columns), values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _condition(name: str, marks: Iterable[EventMark], values: dict[str, Any]) -> str:
    """Return these marks as a condition on `e`; the names they contain go into the parameters, never into the text."""
    said = []
    for place, mark in enumerate(marks):
        key = f"{name}_{place}"
        values[key] = mark.type
        said.append(f"e.type = %({key})s")
        if mark.field:
            values |= {f"{key}_field": mark.field, f"{key}_values": sorted(mark.values)}
            said[-1] = f"({said[-1]} AND e.facts ->> %({key}_field)s = ANY(%({key}_values)s))"
    return " OR ".join(said)
