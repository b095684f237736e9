"""Counts what people write beside what they say (texts, e-mails and messages on pages) as work of the same day.

A message counts as come when it was received. It counts as answered when the work about it ended, by an answer or
because none was needed. What the product settles by itself (bounces, automatic replies) is not staff work and is not
counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from victimcare.records.models import ReceivedMessage, WrittenMessage
from victimcare.rules.calls.service_level import HALF_HOUR
from victimcare.rules.clock import london_date
from victimcare.services.access import Actor, scopes

_ANSWERED_WITHIN = timedelta(days=28)  # an older message that is answered today is not counted as answered today


@dataclass(frozen=True, slots=True)
class WrittenWork:
    """`came` and `answered` today; `open`: from any day, not answered yet. `oldest_unread_at`: when the message came
    that has waited longest for a person to open it; None where all were opened."""

    came: int
    answered: int
    open: int
    oldest_unread_at: datetime | None


@dataclass(frozen=True, slots=True)
class WrittenHalfHour:
    came: int
    answered: int


def count_written_work(*, actor: Actor | None, begins: datetime, now: datetime) -> WrittenWork:
    """`actor` None: for the metrics, which identify no person. Else without what is shut to this actor."""
    moments = _moments(actor, begins - _ANSWERED_WITHIN, now)
    counts_open, unread = 0, list[datetime]()
    for rows, came_at in _messages(actor):
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
    return Counter(london_date(at) for at, _ in _moments(None, since, until))


def count_written_by_half_hour(
    *, actor: Actor, begins: datetime, ends: datetime, now: datetime
) -> Sequence[WrittenHalfHour]:
    """Return one count for each half-hour from `begins` to `ends`."""
    moments = _moments(actor, begins - _ANSWERED_WITHIN, min(ends, now))
    came = _by_half_hour((at for at, _ in moments), begins, ends)
    answered = _by_half_hour((at for _, at in moments if at is not None and at <= now), begins, ends)
    return [WrittenHalfHour(*counts) for counts in zip(came, answered, strict=True)]


def _moments(actor: Actor | None, since: datetime, until: datetime) -> list[tuple[datetime, datetime | None]]:
    """Return, for each message of this time, when it came and when the work about it ended."""
    found: list[tuple[datetime, datetime | None]] = []
    for rows, came_at in _messages(actor):
        theirs = rows.filter(**{f"{came_at}__gte": since, f"{came_at}__lte": until})
        found += theirs.values_list(came_at, "task__closed_at")
    return found


def _messages(actor: Actor | None) -> tuple[tuple[QuerySet[Any], str], ...]:
    """Return the messages that are work for a person, by text and e-mail and on pages; with the name of the column that
    says when each came."""
    received: QuerySet[Any] = ReceivedMessage.objects.filter(task__isnull=False)
    on_pages: QuerySet[Any] = WrittenMessage.objects.filter(by=None)
    if actor is not None:
        received, on_pages = scopes.without_shut(actor, received), scopes.without_shut(actor, on_pages)
    return (received, "received_at"), (on_pages, "written_at")


def _by_half_hour(moments: Iterable[datetime], begins: datetime, ends: datetime) -> list[int]:
    counts = [0] * -(-(ends - begins) // HALF_HOUR)
    for at in moments:
        if begins <= at < ends:
            counts[(at - begins) // HALF_HOUR] += 1
    return counts
