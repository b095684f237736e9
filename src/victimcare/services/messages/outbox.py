"""The outbox: a message's own row says when it is due, so there is no separate queue entry to lose.

Two clocks decide. `not_before` is by the product's clock, which may be frozen: the victim's hours, and when news begins
to be owed. `rests_until` is by the database's: what a supplier needs between two tries is real time.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

import psycopg
from django.db import connection
from django.db.models import Q
from django.db.models.functions import Now

from victimcare.records.models import Telling, TellingState
from victimcare.records.models.messages import TellingStatus

_NOTICE = "victimcare_outbox"


def put(tellings: Sequence[Telling], *, now: datetime) -> None:
    """Queue these new messages, in the caller's transaction. Listeners are notified once that is committed."""
    if not tellings:
        return
    Telling.objects.bulk_create(tellings)
    TellingState.objects.bulk_create(
        TellingState(telling=telling, status=TellingStatus.QUEUED, at=now) for telling in tellings
    )
    announce()


def announce() -> None:
    """Notify listeners, when the transaction is committed, that a message has become due. A notice may be lost:
    listeners also poll."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, '')", [_NOTICE])


def ask_anew(victim_id: int, *, now: datetime) -> None:
    """Reconsider the victim's messages after a change in how they may be reached. Messages that wait for a moment set
    by the old way become due, as does news that joined them: the gate decides once more. The caller holds the victim's
    rows."""
    waiting = Telling.objects.filter(victim_id=victim_id, status=TellingStatus.QUEUED, not_before__gt=now)
    if waiting.update(not_before=now):
        announce()


def hears(within: timedelta) -> bool:
    """Wait until a message is announced, so long at most. The first call begins to listen."""
    with connection.cursor() as cursor:
        cursor.execute(f"LISTEN {_NOTICE}")
    heard: psycopg.Connection[object] = connection.connection
    return any(True for _ in heard.notifies(timeout=within.total_seconds(), stop_after=1))


def is_due(now: datetime) -> Q:
    """A condition on `Telling`: queued, come to its moment, and rested."""
    rested = Q(rests_until=None) | Q(rests_until__lte=Now())
    return Q(status=TellingStatus.QUEUED, not_before__lte=now) & rested


def rest(telling_ids: Collection[int], how_long: timedelta) -> None:
    """Leave these unclaimed for so long of real time."""
    Telling.objects.filter(id__in=telling_ids).update(rests_until=Now() + how_long)
