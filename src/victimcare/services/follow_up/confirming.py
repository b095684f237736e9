"""Whether she has the news: she read or heard it after her proof, or a person told her. Derived from the timeline, so
that it is the same whichever door it came by; a provider's receipt confirms nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import connection, transaction

from victimcare.records.models import Pursuit
from victimcare.records.models.follow_up import PursuitEnd
from victimcare.rules.clock import london_date
from victimcare.services.desk.news_tasks import news_duty_codes
from victimcare.services.follow_up import known, pursuits
from victimcare.services.safe_contact import gate

TOGETHER = 500  # are looked into, and their victims held: however many are open, nobody waits for them all

# The pursuits of whose news nothing is left that is owed and not told.
_TOLD = """
SELECT p.id FROM records_pursuit p
 WHERE p.ended_at IS NULL AND (%(victims)s::bigint[] IS NULL OR p.victim_id = ANY(%(victims)s))
   AND NOT EXISTS (
         SELECT FROM records_duty d
          WHERE d.victim_id = p.victim_id AND d.triggered_by_id = ANY(p.events) AND d.code = ANY(%(news)s)
            AND (d.ending = '' OR d.review_on < %(today)s) AND (d.met_at IS NULL OR d.met_at > %(now)s))
 ORDER BY p.id
"""


def settle(*, now: datetime, victim_ids: Collection[int] | None = None) -> int:
    """End every pursuit whose news she has, or which is no longer owed. `victim_ids`: only of these. Returns how many
    ended; safe to run twice. Only those are looked into of whose news nothing is left untold."""
    told = _told(victim_ids, now)
    return sum(_settle(told[first : first + TOGETHER], now) for first in range(0, len(told), TOGETHER))


@transaction.atomic
def _settle(pursuit_ids: Sequence[int], now: datetime) -> int:
    told = list(Pursuit.objects.filter(id__in=pursuit_ids).select_related("victim").order_by("id"))
    ends = _ends(told, now)
    if not ends:
        return 0
    found = [one for one in told if one.id in ends]
    gate.lock_victims({one.victim_id for one in found})
    ended = 0
    for one in found:
        pursuit = Pursuit.objects.select_for_update().filter(id=one.id, ended_at=None, events=one.events).first()
        if pursuit is not None:  # nobody has ended it meanwhile, or given it more to tell
            pursuits.end(pursuit, ends[one.id], now=now)
            ended += 1
    return ended


def _told(victim_ids: Collection[int] | None, now: datetime) -> list[int]:
    asked = {
        "victims": None if victim_ids is None else sorted(victim_ids),
        "news": sorted(news_duty_codes()),
        "today": london_date(now),
        "now": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TOLD, asked)
        return [row[0] for row in cursor.fetchall()]


def _ends(of: Sequence[Pursuit], now: datetime) -> dict[int, PursuitEnd]:
    """Of those that have come to their end, how."""
    owed = known.owed(of, now=now)
    confirmed = known.confirmed([one for one in of if owed[one.id]], owed, now=now)
    ends = {}
    for one in of:
        if not owed[one.id]:
            ends[one.id] = PursuitEnd.NOT_NEEDED
        elif owed[one.id] <= confirmed[one.id]:
            ends[one.id] = PursuitEnd.CONFIRMED
        elif one.urgency not in pursuits.OF_RISK:
            # News that can wait was told once it was delivered; it is only not known that she has read it.
            ends[one.id] = PursuitEnd.NOT_NEEDED
    return ends
