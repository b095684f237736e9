"""Compares the audit entries of each day with their count, which is written by another route.

An entry that went elsewhere than into the audit, such as into a temporary table of the same name, leaves no trace in
the chain: it was never there. Its count was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import psycopg

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
