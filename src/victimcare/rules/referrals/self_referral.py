"""What somebody asks of a service at the front door, without the police: how long it is kept."""

from __future__ import annotations

from datetime import datetime, timedelta

UNREAD_FOR = timedelta(days=30)
KEPT_AFTER_END = timedelta(days=14)
KEPT_IN_ALL = timedelta(days=90)


def is_over(*, sent_at: datetime, seen_at: datetime | None, ended_at: datetime | None, now: datetime) -> bool:
    """Whether its words are deleted now."""
    if ended_at is not None and now >= ended_at + KEPT_AFTER_END:
        return True
    return now >= sent_at + (UNREAD_FOR if seen_at is None else KEPT_IN_ALL)
