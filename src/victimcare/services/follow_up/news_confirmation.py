"""Which news a victim knows: read or heard after an identity check, told by a person, or confirmed by the victim.

Handles many escalations at once, with as many queries for a thousand as for one: they are looked at three times a
minute, and unconfirmed ones remain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Greatest

from victimcare.records.models import AccessGrant, DeliveryEscalation, Duty, Event, Notification, Victim
from victimcare.records.models.access_codes import AccessLevel
from victimcare.records.models.victim_contact.follow_up import RISK_URGENCIES as RISK_URGENCIES
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights import EventRef
from victimcare.rules.safe_contact.contact_plan import is_plan_confirmed
from victimcare.services.cases.guarded_victims import find_guarded_victims, last_guarded_mark
from victimcare.services.desk.news_tasks import court_result_pending, news_duty_codes
from victimcare.services.desk.timeline_acts import VICTIM_CHANNELS
from victimcare.services.messages.delivery_status import CHANNEL_SOURCES
from victimcare.services.rights.duty_lateness import on_clock_condition
from victimcare.services.rights.ledger_upkeep import PRODUCT_SOURCE

EventIds = frozenset[int]

_BY_MACHINE = frozenset(CHANNEL_SOURCES.values())
_OWN_DOORS = frozenset(f"{PRODUCT_SOURCE}{door}" for door in VICTIM_CHANNELS)


def list_owed_events(of: Iterable[DeliveryEscalation], *, now: datetime) -> dict[int, EventIds]:
    """For each escalation, the events whose news the victim is still owed or has been told."""
    pursuits = list(of)
    is_owed = on_clock_condition(now) | Q(met_at__isnull=False)
    to_tell = _events_by_victim(_duties(pursuits).filter(is_owed, code__in=news_duty_codes()))
    of_court = _results_not_received(pursuits, now)
    return {
        one.id: frozenset((to_tell[one.victim_id] | of_court[one.victim_id]).intersection(one.events))
        for one in pursuits
    }


def _events_by_victim(duties: QuerySet[Duty]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for victim_id, event_id in duties.values_list("victim_id", "triggered_by_id"):
        found[victim_id].add(event_id)
    return found


def _results_not_received(of: Iterable[DeliveryEscalation], now: datetime) -> dict[int, set[int]]:
    """For victims with an escalation of risk news, the court results that witness care has not received."""
    of_risk = [one for one in of if one.urgency in RISK_URGENCIES]
    return _events_by_victim(_duties(of_risk).filter(court_result_pending(now)))


def list_confirmed_events(
    of: Sequence[DeliveryEscalation], wanted: Mapping[int, EventIds], *, now: datetime
) -> dict[int, EventIds]:
    """For each escalation, the wanted events whose news the victim has. Reads in their victims."""
    by_person_alone = _by_person_alone(of)
    others = [one for one in of if one.id not in by_person_alone]
    looked = _have_looked(others)
    told = _told_of([one for one in of if one.id not in looked], wanted, by_person_alone, now)
    by_message = _by_message([one for one in others if one.id not in looked])
    return {
        one.id: wanted[one.id]
        if one.id in looked
        else frozenset(told[one.id] | (by_message[one.victim_id] & wanted[one.id]))
        for one in of
    }


def _by_person_alone(of: Iterable[DeliveryEscalation]) -> frozenset[int]:
    """Escalations of risk news that end only once a person has told the victim: no plan was confirmed with the victim,
    so we do not know who reads their page with their code. It may be the released suspect."""
    of_risk = [one for one in of if one.urgency in RISK_URGENCIES]
    victims = Victim.objects.filter(id__in={one.victim_id for one in of_risk}).annotate(marked_at=last_guarded_mark())
    rows = victims.values_list("id", "safe_contact_plan__confirmed_at", "marked_at")
    agreed = {victim_id for victim_id, agreed_at, marked_at in rows if is_plan_confirmed(agreed_at, marked_at)}
    return frozenset(one.id for one in of_risk if one.victim_id not in agreed)


def _duties(of: Iterable[DeliveryEscalation]) -> QuerySet[Duty]:
    pursuits = list(of)
    events = {event_id for one in pursuits for event_id in one.events}
    return Duty.objects.filter(victim_id__in={one.victim_id for one in pursuits}, triggered_by_id__in=events)


def _have_looked(of: Iterable[DeliveryEscalation]) -> frozenset[int]:
    """Escalations whose news a message told in full, and whose victim has since been on their page or used their code
    on the line: there they read it again. The short page shows nothing of it."""
    pursuits = list(of)
    victims = {one.victim_id for one in pursuits}
    opened = AccessGrant.objects.of_victims().filter(victim_id__in=victims, opens=AccessLevel.CASE).values("victim_id")
    seen = dict(
        opened.annotate(at=Greatest(Max("last_used_at"), Max("sessions__last_seen_at"))).values_list("victim_id", "at")
    )
    since = [one for one in pursuits if (at := seen.get(one.victim_id)) is not None and at > one.opened_at]
    guarded = find_guarded_victims({one.victim_id for one in since}) if since else frozenset()
    return frozenset(one.id for one in since if one.victim_id not in guarded)


def _told_of(
    of: Sequence[DeliveryEscalation], wanted: Mapping[int, EventIds], by_person_alone: Collection[int], now: datetime
) -> dict[int, set[int]]:
    """For each escalation, the events that the victim was told by a person, on their page or on the line; for those in
    `by_person_alone`, only what a person told them and ticked."""
    asked = {event_id for one in of for event_id in wanted[one.id]}
    refs = {
        EventRef(source, name): event_id
        for event_id, source, name in Event.objects.filter(id__in=asked).values_list("id", "source", "source_event_id")
    }
    contacts = Event.objects.filter(case_id__in={one.victim.case_id for one in of}, type=EventType.VICTIM_CONTACTED)
    told: dict[tuple[int, str], set[int]] = defaultdict(set)
    by_person: dict[tuple[int, str], set[int]] = defaultdict(set)
    for case_id, source, facts in contacts.filter(time__lte=now).values_list("case_id", "source", "facts"):
        if source in _BY_MACHINE or facts.get("reached") is False:
            continue
        victim = case_id, facts["victim_id"]
        about = (EventRef(facts.get("about_source") or source, name) for name in facts["about"])
        events = {refs[ref] for ref in about if ref in refs}
        told[victim] |= events
        if source not in _OWN_DOORS:
            by_person[victim] |= events
    return {
        one.id: (by_person if one.id in by_person_alone else told)[one.victim.case_id, one.victim.record_id]
        & wanted[one.id]
        for one in of
    }


def _by_message(of: Sequence[DeliveryEscalation]) -> dict[int, set[int]]:
    """By victim, the events of messages whose receipt the victim has confirmed."""
    events = dict(_duties(of).values_list("id", "triggered_by_id"))
    told = Notification.objects.filter(victim_id__in={one.victim_id for one in of}, confirmed_at__isnull=False)
    own: dict[int, set[int]] = defaultdict(set)
    for victim_id, duties in told.values_list("victim_id", "duties"):
        own[victim_id] |= {events[duty_id] for duty_id in duties if duty_id in events}
    return own


# Figures: attempted, delivered and confirmed, each counted separately.

OVER = timedelta(days=7)

# A message that still waits is no attempt; a provider's receipt confirms nothing.
_REACHED = """
SELECT urgency, count(*), count(*) FILTER (WHERE attempted), count(*) FILTER (WHERE delivered),
       count(*) FILTER (WHERE ended_as = 'confirmed')
  FROM (
    SELECT p.urgency, p.ended_as,
           EXISTS (SELECT FROM records_deliveryescalationstep s JOIN records_notification t ON t.id = s.telling_id
                    WHERE s.pursuit_id = p.id AND t.handed_over_at IS NOT NULL)
           OR EXISTS (SELECT FROM records_contact c WHERE c.victim_id = p.victim_id AND c.made_at >= p.opened_at
                         AND (p.ended_at IS NULL OR c.made_at <= p.ended_at)) AS attempted,
           EXISTS (SELECT FROM records_deliveryescalationstep s JOIN records_notification t ON t.id = s.telling_id
                    WHERE s.pursuit_id = p.id AND t.status = 'delivered')
           OR EXISTS (SELECT FROM records_contact c WHERE c.victim_id = p.victim_id AND c.made_at >= p.opened_at
                         AND (p.ended_at IS NULL OR c.made_at <= p.ended_at) AND c.reached) AS delivered
      FROM records_deliveryescalation p WHERE p.opened_at > %s
  ) each_one
 GROUP BY urgency ORDER BY urgency
"""


@dataclass(frozen=True, slots=True)
class ReachFigures:
    """Victims of one urgency whose escalation began within `OVER`, and how many of them each applies to."""

    urgency: str
    begun: int
    attempted: int
    delivered: int
    confirmed: int


def count_reached(*, now: datetime) -> list[ReachFigures]:
    """One query. Counts only, without personal data."""
    with connection.cursor() as cursor:
        cursor.execute(_REACHED, [now - OVER])
        return [ReachFigures(*row) for row in cursor.fetchall()]
