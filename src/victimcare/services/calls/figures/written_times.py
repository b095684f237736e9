"""Measures how long written messages take the colleagues who deal with them, from what is recorded anyway.

The time runs from when a colleague opened the messages to when the same colleague answered them or closed their work.
Each opening is in the audit: of several, the first in the last half-hour before the end counts, so that looking things
up is part of the work. An opening longer ago counts as half an hour (`LONGEST`), as a page may stand open; one longer
ago than `OPENED_WITHIN` counts as none, and the time is then not known. Work that no colleague opened, and work that
the product ended by itself, is not measured.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import fmean
from typing import Any

from django.db import connection

from victimcare.rules.clock import ONE_DAY, london_date
from victimcare.services.calls.figures.written import count_came_by_day

MEASURED_OVER = timedelta(days=28)
LONGEST = timedelta(minutes=30)
OPENED_WITHIN = timedelta(hours=4)
ENOUGH = 20  # messages, before an average of them is believed
_MOST = 2000  # pieces of work that are measured, the newest
_SUNDAY = 6


@dataclass(frozen=True, slots=True)
class WrittenMeasured:
    """Figures of the last four weeks. `handling`: seconds that one message takes on average; None where too little is
    known. `measured`: messages whose time is known, of those `ended` by a colleague; `cut`: how many of these took
    longer than `LONGEST` and count as that."""

    handling: float | None
    measured: int
    ended: int
    cut: int


@dataclass(frozen=True, slots=True)
class WrittenLog:
    """How many messages came on each day of the last four weeks. `first`: the day of the first; None: none came."""

    came: Counter[date]
    first: date | None
    today: date

    def expect_on(self, on: date, *, is_holiday: bool) -> float | None:
        """Return how many messages come on such a day: the average of the last four of its weekday, of Sundays for a
        bank holiday. None where no such day is known yet."""
        weekday = _SUNDAY if is_holiday else on.weekday()
        if self.first is None:
            return 0.0
        days = [self.first + ahead * ONE_DAY for ahead in range((self.today - self.first).days)]
        alike = [self.came[day] for day in days if day.weekday() == weekday]
        return fmean(alike) if alike else None


def read_log(*, now: datetime) -> WrittenLog:
    """Return whole days before today, for the last four weeks."""
    today = london_date(now)
    came = count_came_by_day(since=now - MEASURED_OVER - ONE_DAY, until=now)
    days = [day for day in came if today - MEASURED_OVER <= day < today]
    return WrittenLog(came, min(days, default=None), today)


def measure_handling(*, now: datetime) -> WrittenMeasured:
    """One query, bounded by the messages of four weeks and `_MOST` pieces of work."""
    given: dict[str, Any] = {"since": now - MEASURED_OVER, "now": now, "cap": LONGEST, "within": OPENED_WITHIN}
    with connection.cursor() as cursor:
        cursor.execute(_TIMES, given | {"most": _MOST})
        rows: list[tuple[int, timedelta | None]] = cursor.fetchall()
    known = [(messages, took) for messages, took in rows if took is not None]
    measured = sum(messages for messages, _ in known)
    seconds = sum(took.total_seconds() for _, took in known)
    return WrittenMeasured(
        handling=seconds / measured if measured >= ENOUGH else None,
        measured=measured,
        ended=sum(messages for messages, _ in rows),
        cut=sum(messages for messages, took in known if took >= LONGEST),
    )


# For each piece of work that a colleague ended: how many messages it was about, and how long it took.
_TIMES = """
WITH messages AS (
  SELECT task_id, read_at FROM records_writtenmessage WHERE by_id IS NULL AND written_at BETWEEN %(since)s AND %(now)s
   UNION ALL
  SELECT task_id, read_at FROM records_receivedmessage
   WHERE task_id IS NOT NULL AND received_at BETWEEN %(since)s AND %(now)s
), pieces AS (
  SELECT task.id, task.victim_id, task.closed_at, count(*) AS messages, min(messages.read_at) AS read_at
    FROM messages JOIN records_task task ON task.id = messages.task_id
   WHERE task.closed_at <= %(now)s
   GROUP BY task.id ORDER BY task.closed_at DESC LIMIT %(most)s
)
SELECT pieces.messages, pieces.closed_at - coalesce(opened.at, alone.at)
  FROM pieces
  JOIN LATERAL (
    SELECT by_id FROM records_taskchange
     WHERE task_id = pieces.id AND what = 'closed' AND at = pieces.closed_at AND by_id IS NOT NULL
     ORDER BY id DESC LIMIT 1
  ) ended ON true
  JOIN records_staff colleague ON colleague.id = ended.by_id
  LEFT JOIN records_victim victim ON victim.id = pieces.victim_id
  LEFT JOIN LATERAL (
    SELECT coalesce(min(entry.at) FILTER (WHERE entry.at >= pieces.closed_at - %(cap)s),
                    CASE WHEN count(entry.id) > 0 THEN pieces.closed_at - %(cap)s END) AS at
      FROM records_auditentry entry
     WHERE entry.case_id = victim.case_id AND entry.victim_id = victim.id
       AND entry.act IN ('written.read', 'reply.read') AND entry.actor = 'staff:' || colleague.public_id
       AND entry.at >= pieces.closed_at - %(within)s AND entry.at < pieces.closed_at
  ) opened ON true
  LEFT JOIN LATERAL (  -- of a sender whom nobody knows the audit has no case: when it was first opened
    SELECT greatest(pieces.read_at, pieces.closed_at - %(cap)s) AS at
     WHERE pieces.victim_id IS NULL
       AND pieces.read_at >= pieces.closed_at - %(within)s AND pieces.read_at < pieces.closed_at
       AND NOT EXISTS (SELECT FROM records_taskchange WHERE task_id = pieces.id AND what = 'handed_on')
  ) alone ON true
"""
