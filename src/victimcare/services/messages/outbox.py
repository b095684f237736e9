"""The outbox: a message's own row says when it is due. Nothing else stands for it, so nothing else can be lost.

Two clocks decide. `not_before` is the product's, which may be frozen: her hours, and when news begins to be owed.
`rests_until` is the database's: what a supplier needs between two tries is real time, whatever the product's clock
says.
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
    """Queue these new messages, in the caller's transaction. Whoever listens hears of it once that is committed."""
    if not tellings:
        return
    Telling.objects.bulk_create(tellings)
    TellingState.objects.bulk_create(
        TellingState(telling=telling, status=TellingStatus.QUEUED, at=now) for telling in tellings
    )
    announce()


def announce() -> None:
    """Say that something has become due, to whoever listens when the transaction is committed. A notice may be lost:
    whoever listens also looks by itself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, '')", [_NOTICE])


def ask_anew(victim_id: int, *, now: datetime) -> None:
    """She may be reached in another way from now on. What of hers waits for a moment of the way from before is due, and
    so is the news that joined it: the gate says once more what becomes of it. The caller holds her rows."""
    waiting = Telling.objects.filter(victim_id=victim_id, status=TellingStatus.QUEUED, not_before__gt=now)
    if waiting.update(not_before=now):
        announce()


def hears(within: timedelta) -> bool:
    """Wait until something is announced, so long at most. Whoever asks for the first time begins to listen."""
    with connection.cursor() as cursor:
        cursor.execute(f"LISTEN {_NOTICE}")
    heard: psycopg.Connection[object] = connection.connection
    return any(True for _ in heard.notifies(timeout=within.total_seconds(), stop_after=1))


def is_due(now: datetime) -> Q:
    """A condition on `Telling`: queued, come to its moment, and rested."""
    rested = Q(rests_until=None) | Q(rests_until__lte=Now())
    return Q(status=TellingStatus.QUEUED, not_before__lte=now) & rested


def rest(telling_ids: Collection[int], how_long: timedelta) -> None:
    """For so long of real time nobody takes these in hand."""
    Telling.objects.filter(id__in=telling_ids).update(rests_until=Now() + how_long)
