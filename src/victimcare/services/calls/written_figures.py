"""Counts what people write (texts, e-mails and messages on pages) as work beside the calls of the same day, and
measures how long it takes.

A message counts as come when it was received. It counts as answered when the work about it ended, by an answer or
because none was needed. What the product settles by itself (bounces, automatic replies) is not staff work and is not
counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import fmean
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from victimcare.records.models import ReceivedMessage, WrittenMessage
from victimcare.rules.calls.service_level import HALF_HOUR
from victimcare.rules.clock import ONE_DAY, london_date
from victimcare.services.access import Actor, access_scopes

_ANSWERED_WITHIN = timedelta(days=28)  # an older message that is answered today does not count


@dataclass(frozen=True, slots=True)
class WrittenWork:
    """`came` and `answered`: today; `open`: from any day, not answered yet. `oldest_unread_at`: when the message came
    that has waited longest for a person to open it; None if all were opened."""

    came: int
    answered: int
    open: int
    oldest_unread_at: datetime | None


@dataclass(frozen=True, slots=True)
class WrittenHalfHour:
    came: int
    answered: int


def count_written_work(*, actor: Actor | None, begins: datetime, now: datetime) -> WrittenWork:
    """`actor` None: for the metrics, which identify no person. Otherwise without cases that are restricted for this
    actor."""
    moments = _moments_of_messages(actor, begins - _ANSWERED_WITHIN, now)
    counts_open, unread = 0, list[datetime]()
    for rows, came_at in _message_queries(actor):
        waits = rows.filter(**{"task__closed_at": None, f"{came_at}__lte": now})
        counts_open += waits.count()
        unread += waits.filter(read_at=None).order_by(came_at).values_list(came_at, flat=True)[:1]
    return WrittenWork(
        came=sum(at >= begins for at, _ in moments),
        answered=sum(at is not None and begins <= at <= now for _, at in moments),
        open=counts_open,
        oldest_unread_at=min(unread, default=None),
    )


def count_came_by_day(*, since: datetime, until: datetime) -> Counter[date]:
    """Return how many messages came on each day in London."""
    return Counter(london_date(at) for at, _ in _moments_of_messages(None, since, until))


def count_written_by_half_hour(
    *, actor: Actor, begins: datetime, ends: datetime, now: datetime
) -> Sequence[WrittenHalfHour]:
    """Return one count for each half-hour from `begins` to `ends`."""
    moments = _moments_of_messages(actor, begins - _ANSWERED_WITHIN, min(ends, now))
    came = _count_by_half_hour((at for at, _ in moments), begins, ends)
    answered = _count_by_half_hour((at for _, at in moments if at is not None and at <= now), begins, ends)
    return [WrittenHalfHour(*counts) for counts in zip(came, answered, strict=True)]


def _moments_of_messages(
    actor: Actor | None, since: datetime, until: datetime
) -> list[tuple[datetime, datetime | None]]:
    """Return, for each message of this period, when it came and when the work about it ended."""
    found: list[tuple[datetime, datetime | None]] = []
    for rows, came_at in _message_queries(actor):
        theirs = rows.filter(**{f"{came_at}__gte": since, f"{came_at}__lte": until})
        found += theirs.values_list(came_at, "task__closed_at")
    return found


def _message_queries(actor: Actor | None) -> tuple[tuple[QuerySet[Any], str], ...]:
    """Return the messages that are work for a person, by text, by e-mail and on pages, each with the name of the column
    that says when they came."""
    received: QuerySet[Any] = ReceivedMessage.objects.filter(task__isnull=False)
    on_pages: QuerySet[Any] = WrittenMessage.objects.filter(by=None)
    if actor is not None:
        received, on_pages = (
            access_scopes.filter_visible_rows(actor, received),
            access_scopes.filter_visible_rows(actor, on_pages),
        )
    return (received, "received_at"), (on_pages, "written_at")


def _count_by_half_hour(moments: Iterable[datetime], begins: datetime, ends: datetime) -> list[int]:
    counts = [0] * -(-(ends - begins) // HALF_HOUR)
    for at in moments:
        if begins <= at < ends:
            counts[(at - begins) // HALF_HOUR] += 1
    return counts


# Measures, from existing records, how long written messages take the colleagues who deal with them.
#
# The time runs from when a colleague opened the messages to when the same colleague answered them or closed their work.
# Each opening has an audit entry: of several, the first in the last half-hour before the end counts, so that looking
# things up is part of the work. An earlier opening counts as half an hour (`LONGEST_HANDLING`), as a page may stay
# open; one before `OPENED_WITHIN` does not count, and the time is then not known. Work that no colleague opened, and
# work that the product ended by itself, is not measured.

WRITTEN_MEASURED_OVER = timedelta(days=28)
LONGEST_HANDLING = timedelta(minutes=30)
OPENED_WITHIN = timedelta(hours=4)
ENOUGH_MESSAGES = 20  # messages needed before an average is believed
_MOST_PIECES = 2000  # pieces of work that are measured, newest first
_SUNDAY = 6


@dataclass(frozen=True, slots=True)
class WrittenMeasurements:
    """Figures of the last four weeks. `handling`: the average seconds for one message; None if too little is known.
    `measured`: messages whose time is known, of those `ended` by a colleague; `cut`: how many of these took longer than
    `LONGEST_HANDLING` and count as that."""

    handling: float | None
    measured: int
    ended: int
    cut: int


@dataclass(frozen=True, slots=True)
class WrittenMessageLog:
    """How many messages came on each day of the last four weeks. `first`: the day of the first; None: none came."""

    came: Counter[date]
    first: date | None
    today: date

    def expect_on(self, on: date, *, is_holiday: bool) -> float | None:
        """Return how many messages come on such a day: the average of the last four of its weekday, or of Sundays for a
        bank holiday. None if no such day is known yet."""
        weekday = _SUNDAY if is_holiday else on.weekday()
        if self.first is None:
            return 0.0
        days = [self.first + ahead * ONE_DAY for ahead in range((self.today - self.first).days)]
        alike = [self.came[day] for day in days if day.weekday() == weekday]
        return fmean(alike) if alike else None


def load_written_log(*, now: datetime) -> WrittenMessageLog:
    """Return whole days before today, for the last four weeks."""
    today = london_date(now)
    came = count_came_by_day(since=now - WRITTEN_MEASURED_OVER - ONE_DAY, until=now)
    days = [day for day in came if today - WRITTEN_MEASURED_OVER <= day < today]
    return WrittenMessageLog(came, min(days, default=None), today)


def measure_written_handling(*, now: datetime) -> WrittenMeasurements:
    """Measure the handling of written messages, in one query that is limited to the messages of four weeks and
    `_MOST_PIECES` pieces of work."""
    given: dict[str, Any] = {
        "since": now - WRITTEN_MEASURED_OVER,
        "now": now,
        "cap": LONGEST_HANDLING,
        "within": OPENED_WITHIN,
    }
    with connection.cursor() as cursor:
        cursor.execute(_HANDLING_TIMES, given | {"most": _MOST_PIECES})
        rows: list[tuple[int, timedelta | None]] = cursor.fetchall()
    known = [(messages, took) for messages, took in rows if took is not None]
    measured = sum(messages for messages, _ in known)
    seconds = sum(took.total_seconds() for _, took in known)
    return WrittenMeasurements(
        handling=seconds / measured if measured >= ENOUGH_MESSAGES else None,
        measured=measured,
        ended=sum(messages for messages, _ in rows),
        cut=sum(messages for messages, took in known if took >= LONGEST_HANDLING),
    )


# For each piece of work that a colleague ended: how many messages it concerned, and how long it took
_HANDLING_TIMES = """
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
  LEFT JOIN LATERAL (  -- the audit has no case for an unknown sender: when it was first opened
    SELECT greatest(pieces.read_at, pieces.closed_at - %(cap)s) AS at
     WHERE pieces.victim_id IS NULL
       AND pieces.read_at >= pieces.closed_at - %(within)s AND pieces.read_at < pieces.closed_at
       AND NOT EXISTS (SELECT FROM records_taskchange WHERE task_id = pieces.id AND what = 'handed_on')
  ) alone ON true
"""
