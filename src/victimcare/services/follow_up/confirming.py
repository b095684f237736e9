"""Whether she has the news: she read or heard it after her proof, or a person told her. Derived from the timeline, so
that it is the same whichever door it came by; a provider's receipt confirms nothing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import connection, transaction

from victimcare.records.models import AccessGrant, Duty, Event, Pursuit, Telling, VictimSession
from victimcare.records.models.follow_up import PursuitEnd, Urgency
from victimcare.rules.clock import london_date
from victimcare.rules.rights import EventRef
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.desk.owed import telling_codes
from victimcare.services.follow_up import pursuits
from victimcare.services.messages import gate
from victimcare.services.messages.meeting import SOURCES

MOST = 2000
_BY_MACHINE = frozenset(SOURCES.values())


# The pursuits of whose news nothing is left that is owed and not told.
_TOLD = """
SELECT p.id FROM records_pursuit p
 WHERE p.ended_at IS NULL AND (%(victims)s::bigint[] IS NULL OR p.victim_id = ANY(%(victims)s))
   AND NOT EXISTS (
         SELECT FROM records_duty d
          WHERE d.victim_id = p.victim_id AND d.triggered_by_id = ANY(p.events) AND d.code = ANY(%(news)s)
            AND (d.ending = '' OR d.review_on < %(today)s) AND (d.met_at IS NULL OR d.met_at > %(now)s))
 ORDER BY p.id LIMIT %(most)s
"""


@transaction.atomic
def settle(*, now: datetime, victim_ids: Collection[int] | None = None) -> int:
    """End every pursuit whose news she has, or which is no longer owed. `victim_ids`: only of these. Returns how many
    ended; safe to run twice. Only those are looked into of whose news nothing is left untold."""
    told = Pursuit.objects.filter(id__in=_told(victim_ids, now)).select_related("victim")
    found = [(one, how) for one in told.order_by("id") if (how := _end_of(one, now)) is not None]
    if not found:
        return 0
    gate.lock({one.victim_id for one, _ in found})
    ended = 0
    for one, how in found:
        pursuit = Pursuit.objects.select_for_update().filter(id=one.id, ended_at=None, events=one.events).first()
        if pursuit is not None:  # nobody has ended it meanwhile, or given it more to tell
            pursuits.end(pursuit, how, now=now)
            ended += 1
    return ended


def _told(victim_ids: Collection[int] | None, now: datetime) -> list[int]:
    asked = {
        "victims": None if victim_ids is None else sorted(victim_ids),
        "news": sorted(telling_codes()),
        "today": london_date(now),
        "now": now,
        "most": MOST,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TOLD, asked)
        return [row[0] for row in cursor.fetchall()]


def _end_of(pursuit: Pursuit, now: datetime) -> PursuitEnd | None:
    wanted = pursuits.owed_for(pursuit, now=now)
    if not wanted:
        return PursuitEnd.NOT_NEEDED
    if wanted <= _confirmed(pursuit, wanted, now):
        return PursuitEnd.CONFIRMED
    # News that can wait was told once it was delivered; it is only not known that she has read it.
    return None if pursuit.urgency == Urgency.RISK else PursuitEnd.NOT_NEEDED


def _confirmed(pursuit: Pursuit, wanted: frozenset[int], now: datetime) -> frozenset[int]:
    """Those of these events of which she has the news."""
    if _has_looked(pursuit):
        return wanted
    events = {
        EventRef(source, name): event_id
        for event_id, source, name in Event.objects.filter(id__in=wanted).values_list("id", "source", "source_event_id")
    }
    told = {events[ref] for ref in _told_of(pursuit, now) if ref in events}
    return frozenset(told | _by_message(pursuit, wanted))


def _told_of(pursuit: Pursuit, now: datetime) -> set[EventRef]:
    """The events that her page, the line or a person has told her of."""
    victim = pursuit.victim
    contacts = Event.objects.filter(case_id=victim.case_id, type="victim.contacted", time__lte=now)
    return {
        EventRef(facts.get("about_source") or source, name)
        for source, facts in contacts.values_list("source", "facts")
        if source not in _BY_MACHINE and facts["victim_id"] == victim.record_id and facts.get("reached") is not False
        for name in facts["about"]
    }


def _by_message(pursuit: Pursuit, wanted: frozenset[int]) -> set[int]:
    """The events of messages of which she has let us know that she has them."""
    duties = dict(
        Duty.objects.filter(victim_id=pursuit.victim_id, triggered_by_id__in=wanted).values_list(
            "id", "triggered_by_id"
        )
    )
    confirmed = Telling.objects.filter(victim_id=pursuit.victim_id, duties__overlap=list(duties))
    return {
        duties[duty_id]
        for told in confirmed.exclude(confirmed_at=None).values_list("duties", flat=True)
        for duty_id in told
        if duty_id in duties
    }


def _has_looked(pursuit: Pursuit) -> bool:
    """A message told her all of it, and she has been on her page or used her code on the line since: there she read it
    again. The short page says nothing of it."""
    if is_guarded([pursuit.victim_id]):
        return False
    hers = AccessGrant.objects.filter(victim_id=pursuit.victim_id, opens="case")
    return (
        hers.filter(last_used_at__gt=pursuit.opened_at).exists()
        or VictimSession.objects.filter(grant__in=hers, last_seen_at__gt=pursuit.opened_at).exists()
    )
