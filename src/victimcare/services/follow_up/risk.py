"""News after which she may be in danger: confirmed by her, or with a person within minutes.

A guarded victim's news goes to a person at once. For everybody else the message that the gate allows leaves at once,
and a person is asked when she has not confirmed it in time; outside her hours the gate stands, and the person decides.
News of a `--history` load, and news more than a day old, is decided by a person anyway (contracts/feed.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

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
    # By her case: duties are found by victim, and not by the event that started them.
    cases = Event.objects.filter(id__in=event_ids).values("case_id")
    return _pursue(_news(now).filter(victim__case_id__in=cases, triggered_by_id__in=list(event_ids)), now)


def find(*, now: datetime) -> int:
    """Pursue what came by a door that did not ask for it. Returns how many victims are pursued; safe to run twice."""
    pursued = Pursuit.objects.filter(victim_id=OuterRef("victim_id"), events__contains=[OuterRef("triggered_by_id")])
    # A duty begins with its event or after it, so the days on which they begin bound the walk.
    begun = _news(now).filter(~Exists(pursued), starts_on__gte=london_date(now - FRESH_FOR))
    return _pursue(begun, now)


def _news(now: datetime) -> QuerySet[Duty]:
    """Duties to tell her something that may be news of risk, which she does not know."""
    fresh = Q(triggered_by__type__in=TYPES, triggered_by__is_history=False, triggered_by__time__gte=now - FRESH_FOR)
    return Duty.objects.filter(on_the_clock(now), fresh, met_at=None, starts_at__lte=now, code__in=telling_codes())


def _pursue(duties: QuerySet[Duty], now: datetime) -> int:
    found = [
        (duty.victim_id, duty.triggered_by)
        for duty in duties.select_related("triggered_by").order_by("victim_id")
        if is_risk(duty.triggered_by.type, duty.triggered_by.facts, is_guarded=True)
    ]
    # Much of this is news of risk to a guarded victim alone, and comes again at each look for a day.
    open_to_doubt = {victim_id for victim_id, event in found if not is_risk(event.type, event.facts, is_guarded=False)}
    guarded = is_guarded(open_to_doubt) if open_to_doubt else frozenset()
    news: dict[int, set[int]] = defaultdict(set)
    for victim_id, event in found:
        if is_risk(event.type, event.facts, is_guarded=victim_id in guarded):
            news[victim_id].add(event.id)
    for victim_id, hers in news.items():
        pursuits.pursue(victim_id=victim_id, urgency=Urgency.RISK, event_ids=hers, now=now)
    return len(news)
