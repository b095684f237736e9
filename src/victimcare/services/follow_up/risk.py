"""News after which she may be in danger: confirmed by her, or with a person within minutes.

A guarded victim's news goes to a person at once. For everybody else the message that the gate allows leaves at once,
and a person is asked when she has not confirmed it in time; outside her hours the gate stands, and the person decides.
News of a `--history` load, and news more than a day old, is decided by a person anyway (contracts/feed.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef

from victimcare.records.models import Duty, Event, Pursuit
from victimcare.records.models.follow_up import Urgency
from victimcare.rules.clock import london_date
from victimcare.rules.follow_up.risk import TYPES, is_risk
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.desk.owed import telling_codes
from victimcare.services.follow_up import pursuits
from victimcare.services.messages.actions import FRESH_FOR
from victimcare.services.rights.on_the_clock import on_the_clock


def news_arrived(*, event_ids: Collection[int], now: datetime) -> int:
    """These events were appended and their duties stored, in the caller's transaction. Returns how many victims are
    pursued."""
    return _pursue(Event.objects.filter(id__in=event_ids, type__in=TYPES).values_list("id", flat=True), now)


def find(*, now: datetime) -> int:
    """Pursue what came by a door that did not ask for it. Returns how many victims are pursued; safe to run twice."""
    begun = Duty.objects.filter(
        starts_on__gte=london_date(now - FRESH_FOR), code__in=telling_codes(), triggered_by__type__in=TYPES
    )
    pursued = Pursuit.objects.filter(victim_id=OuterRef("victim_id"), events__contains=[OuterRef("triggered_by_id")])
    return _pursue(begun.filter(~Exists(pursued)).values_list("triggered_by_id", flat=True).distinct(), now)


def _pursue(event_ids: Collection[int], now: datetime) -> int:
    duties = (
        Duty.objects.filter(on_the_clock(now), triggered_by_id__in=list(event_ids), met_at=None, starts_at__lte=now)
        .filter(code__in=telling_codes(), triggered_by__is_history=False, triggered_by__time__gte=now - FRESH_FOR)
        .select_related("triggered_by")
        .order_by("victim_id")
    )
    found = list(duties)
    guarded = is_guarded({duty.victim_id for duty in found})
    news: dict[int, set[int]] = defaultdict(set)
    for duty in found:
        event = duty.triggered_by
        if is_risk(event.type, event.facts, is_guarded=duty.victim_id in guarded):
            news[duty.victim_id].add(event.id)
    for victim_id, hers in news.items():
        pursuits.pursue(victim_id=victim_id, urgency=Urgency.RISK, event_ids=hers, now=now)
    return len(news)
