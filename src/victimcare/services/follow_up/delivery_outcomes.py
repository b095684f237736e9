"""Decides whether a victim has the news, and escalates risk news that needs a person.

The victim has it once they have read or heard it after an identity check, or a person has told them. This is derived
from the timeline, so that the channel makes no difference; a provider's receipt confirms nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from victimcare.records.models import DeliveryEscalation, Duty, Event
from victimcare.records.models.victim_contact.follow_up import DeliveryEscalationEnd, EscalationUrgency
from victimcare.rules.clock import london_date
from victimcare.rules.follow_up.risk_news import RISK_EVENT_TYPES, NewsUrgency
from victimcare.services.cases.victim_risk_news import RiskNews, find_risk_news
from victimcare.services.desk.news_tasks import court_result_pending, news_duty_codes
from victimcare.services.follow_up import delivery_escalations, news_confirmation
from victimcare.services.messages.notifications import FRESH_FOR
from victimcare.services.rights.duty_lateness import on_clock_condition
from victimcare.services.safe_contact import gate

TOGETHER = 500  # escalations checked at a time, with their victims locked: a long list delays no single one

# Escalations whose news has all been told or is no longer owed.
_TOLD = """
SELECT p.id FROM records_deliveryescalation p
 WHERE p.ended_at IS NULL AND (%(victims)s::bigint[] IS NULL OR p.victim_id = ANY(%(victims)s))
   AND NOT EXISTS (
         SELECT FROM records_duty d
          WHERE d.victim_id = p.victim_id AND d.triggered_by_id = ANY(p.events) AND d.code = ANY(%(news)s)
            AND (d.ending = '' OR d.review_on < %(today)s) AND (d.met_at IS NULL OR d.met_at > %(now)s))
 ORDER BY p.id
"""


def settle_escalations(*, now: datetime, victim_ids: Collection[int] | None = None) -> int:
    """End every escalation whose news the victim has, or which is no longer owed. `victim_ids`: only these. Returns how
    many ended; safe to run twice. Looks only at those without untold news."""
    told = _told(victim_ids, now)
    return sum(_settle(told[first : first + TOGETHER], now) for first in range(0, len(told), TOGETHER))


@transaction.atomic
def _settle(pursuit_ids: Sequence[int], now: datetime) -> int:
    told = list(DeliveryEscalation.objects.filter(id__in=pursuit_ids).select_related("victim").order_by("id"))
    ends = _ends(told, now)
    if not ends:
        return 0
    found = [one for one in told if one.id in ends]
    gate.lock_victims({one.victim_id for one in found})
    ended = 0
    for one in found:
        pursuit = (
            DeliveryEscalation.objects.select_for_update().filter(id=one.id, ended_at=None, events=one.events).first()
        )
        if pursuit is not None:  # it has not been ended or given more news since
            delivery_escalations.end_escalation(pursuit, ends[one.id], now=now)
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


def _ends(of: Sequence[DeliveryEscalation], now: datetime) -> dict[int, DeliveryEscalationEnd]:
    """How each of those that have come to their end has ended."""
    owed = news_confirmation.list_owed_events(of, now=now)
    confirmed = news_confirmation.list_confirmed_events([one for one in of if owed[one.id]], owed, now=now)
    ends = {}
    for one in of:
        if not owed[one.id]:
            ends[one.id] = DeliveryEscalationEnd.NOT_NEEDED
        elif owed[one.id] <= confirmed[one.id]:
            ends[one.id] = DeliveryEscalationEnd.CONFIRMED
        elif one.urgency not in delivery_escalations.RISK_URGENCIES:
            # News that can wait counts as told once delivered; only whether the victim has read it is unknown.
            ends[one.id] = DeliveryEscalationEnd.NOT_NEEDED
    return ends


# Risk news: confirmed by the victim, or with a person in time (rules/follow_up/risk_news says for whom and how soon).
#
# A guarded victim's news goes to a person at once. For everyone else the message that the gate allows leaves at once,
# and a person is asked if the victim has not confirmed it in time; outside their hours the gate holds, and a person
# decides. For news of a `--history` load, and news more than a day old, a person decides anyway (contracts/feed.md).

_URGENCIES = {NewsUrgency.NOW: EscalationUrgency.RISK, NewsUrgency.TODAY: EscalationUrgency.TODAY}


def escalate_risk_news(*, event_ids: Collection[int], now: datetime) -> int:
    """Escalate risk news of these events, appended with their duties in the caller's transaction. Returns the number of
    victims with an escalation."""
    # By case: duties are indexed by victim, not by the event that started them.
    cases = Event.objects.filter(id__in=event_ids).values("case_id")
    return _pursue(_news(now).filter(victim__case_id__in=cases, triggered_by_id__in=list(event_ids)), now)


def escalate_missed_risk_news(*, now: datetime) -> int:
    """Escalate risk news whose source did not ask for it. Returns the number of victims with an escalation; safe to run
    twice."""
    pursued = DeliveryEscalation.objects.filter(
        victim_id=OuterRef("victim_id"), events__contains=[OuterRef("triggered_by_id")]
    )
    # A duty starts with its event or later, so the start days bound the search.
    lately = _news(now).filter(starts_on__gte=london_date(now - FRESH_FOR))
    # A victim who was marked guarded after the news came needs a person at once, not within the day.
    slower = lately.filter(Exists(pursued), ~Exists(pursued.filter(urgency=EscalationUrgency.RISK)))
    return _pursue(lately.filter(~Exists(pursued)), now) + _pursue(slower, now, hastes=(NewsUrgency.NOW,))


def _news(now: datetime) -> QuerySet[Duty]:
    """Duties that show that the victim may not know risk news: duties to tell them, or for a court result that has not
    reached the witness care unit."""
    fresh = Q(
        triggered_by__type__in=RISK_EVENT_TYPES, triggered_by__is_history=False, triggered_by__time__gte=now - FRESH_FOR
    )
    to_tell = Q(on_clock_condition(now), code__in=news_duty_codes(), met_at=None, starts_at__lte=now)
    return Duty.objects.filter(fresh, to_tell | court_result_pending(now))


def _pursue(duties: QuerySet[Duty], now: datetime, *, hastes: Collection[NewsUrgency] = tuple(_URGENCIES)) -> int:
    """Escalate the news that needs a person this soon (`hastes`). Returns the number of victims with an escalation."""
    owed = duties.select_related("triggered_by__private").order_by("victim_id")
    found = ((duty.victim_id, duty.triggered_by) for duty in owed)
    by_victim: dict[int, dict[int, RiskNews]] = defaultdict(dict)
    for (victim_id, event_id), risk in find_risk_news(found).items():
        if risk.haste in hastes:
            by_victim[victim_id][event_id] = risk
    for victim_id, risks in by_victim.items():
        for haste, urgency in _URGENCIES.items():
            events = {event_id: risk for event_id, risk in risks.items() if risk.haste is haste}
            if events:
                due_at = min(risk.due_by(now) for risk in events.values())
                delivery_escalations.open_escalation(
                    victim_id=victim_id, urgency=urgency, event_ids=events, now=now, due_at=due_at
                )
    return len(by_victim)
