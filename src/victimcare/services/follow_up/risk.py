"""News of risk: confirmed by the victim, or with a person in time (rules/follow_up/risk says for whom and how soon).

A guarded victim's news goes to a person at once. For everybody else the message that the gate allows leaves at once,
and a person is asked when the victim has not confirmed it in time; outside their hours the gate stands, and a person
decides. News of a `--history` load, and news more than a day old, is decided by a person anyway (contracts/feed.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from victimcare.records.models import Duty, Event, Pursuit
from victimcare.records.models.follow_up import Urgency
from victimcare.rules.clock import london_date
from victimcare.rules.follow_up.risk_news import RISK_EVENT_TYPES, NewsUrgency
from victimcare.services.cases.at_risk import RiskNews, news_of_risk
from victimcare.services.desk.news_tasks import court_result_pending, news_duty_codes
from victimcare.services.follow_up import pursuits
from victimcare.services.messages.notifications import FRESH_FOR
from victimcare.services.rights.on_the_clock import on_the_clock

_URGENCIES = {NewsUrgency.NOW: Urgency.RISK, NewsUrgency.TODAY: Urgency.TODAY}


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
    lately = _news(now).filter(starts_on__gte=london_date(now - FRESH_FOR))
    # A victim who was marked guarded after the news came needs a person at once, not in the course of the day.
    slower = lately.filter(Exists(pursued), ~Exists(pursued.filter(urgency=Urgency.RISK)))
    return _pursue(lately.filter(~Exists(pursued)), now) + _pursue(slower, now, hastes=(NewsUrgency.NOW,))


def _news(now: datetime) -> QuerySet[Duty]:
    """The duties by which news that may be of risk is not known to the victim: to tell them, or of a court whose result
    has not reached the witness care unit."""
    fresh = Q(
        triggered_by__type__in=RISK_EVENT_TYPES, triggered_by__is_history=False, triggered_by__time__gte=now - FRESH_FOR
    )
    to_tell = Q(on_the_clock(now), code__in=news_duty_codes(), met_at=None, starts_at__lte=now)
    return Duty.objects.filter(fresh, to_tell | court_result_pending(now))


def _pursue(duties: QuerySet[Duty], now: datetime, *, hastes: Collection[NewsUrgency] = tuple(_URGENCIES)) -> int:
    """Of these the news that needs a person so soon (`hastes`). Returns how many victims are pursued."""
    owed = duties.select_related("triggered_by__private").order_by("victim_id")
    found = ((duty.victim_id, duty.triggered_by) for duty in owed)
    by_victim: dict[int, dict[int, RiskNews]] = defaultdict(dict)
    for (victim_id, event_id), risk in news_of_risk(found).items():
        if risk.haste in hastes:
            by_victim[victim_id][event_id] = risk
    for victim_id, risks in by_victim.items():
        for haste, urgency in _URGENCIES.items():
            events = {event_id: risk for event_id, risk in risks.items() if risk.haste is haste}
            if events:
                due_at = min(risk.due_by(now) for risk in events.values())
                pursuits.pursue(victim_id=victim_id, urgency=urgency, event_ids=events, now=now, due_at=due_at)
    return len(by_victim)
