"""Decides which news is news of risk for which victim, and by when a person must have told them: the rule, applied to
the records.

Below messages and follow_up in the order of rooms, since both plan by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from victimcare.records.models import Event, Victim
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.follow_up.risk_news import (
    RISK_EVENT_TYPES,
    NewsUrgency,
    VictimAtRisk,
    is_suspect_held,
    may_end_custody,
    risk_news_due_at,
    urgency_of_news,
    victim_must_know_by,
)
from victimcare.rules.force import Force
from victimcare.services.cases.case_timeline import read_event_data
from victimcare.services.cases.guarded_victims import find_guarded_victims

_AT_MOST_RISK = VictimAtRisk("", frozenset(), frozenset(), is_guarded=True)
NewsKey = tuple[int, int]  # the rows of a victim and of an event


@dataclass(frozen=True, slots=True)
class RiskNews:
    """How soon one event must be told to one victim. `before`: the planned release may happen then."""

    haste: NewsUrgency
    before: datetime | None

    def due_by(self, now: datetime) -> datetime:
        """Return by when news that is known now must be told."""
        force: Force = settings.FORCE
        return risk_news_due_at(self.haste, now=now, quiet=force.quiet_hours, before=self.before)


def find_owed_risk_news(owed: Iterable[tuple[int, int, str]]) -> dict[NewsKey, RiskNews]:
    """Return the news of risk among news that is owed (each a victim, an event and its type). Three queries, whatever
    the number; none where no event is of such a type."""
    asked = [(victim_id, event_id) for victim_id, event_id, event_type in owed if event_type in RISK_EVENT_TYPES]
    if not asked:
        return {}
    events = Event.objects.select_related("private").in_bulk({event_id for _, event_id in asked})
    return find_risk_news((victim_id, events[event_id]) for victim_id, event_id in asked)


def find_risk_news(news: Iterable[tuple[int, Event]]) -> dict[NewsKey, RiskNews]:
    """Return the news of risk among these items, each a victim and an event with its private part. Two queries,
    whatever their number, and one more for ends of a prosecution; none where none would be news of risk even to a
    guarded victim."""
    given = ((victim_id, event, EventType(event.type), read_event_data(event)) for victim_id, event in news)
    asked = [one for one in given if urgency_of_news(*one[2:], _AT_MOST_RISK, at=one[1].time, was_held=True)]
    victim_ids = {victim_id for victim_id, *_ in asked}
    if not victim_ids:
        return {}
    rows = Victim.objects.select_related("case", "person").in_bulk(victim_ids)
    guarded = find_guarded_victims(victim_ids)
    victims = {row.id: _victim_facts(row, is_guarded=row.id in guarded) for row in rows.values()}
    held = _held_until([(event, data) for _, event, _, data in asked])
    found = {}
    for victim_id, event, kind, data in asked:
        haste = urgency_of_news(kind, data, victims[victim_id], at=event.time, was_held=event.id in held)
        if haste is not None:
            found[victim_id, event.id] = RiskNews(haste, victim_must_know_by(kind, data))
    return found


def _held_until(events: Iterable[tuple[Event, Mapping[str, object]]]) -> frozenset[int]:
    """Return which of these events free a defendant who was held until then. One query, where there may be any."""
    ends = {event.id: (event, data) for event, data in events if may_end_custody(EventType(event.type), data)}
    if not ends:
        return frozenset()
    hearings: dict[int, list[tuple[datetime, Mapping[str, object]]]] = {}
    cases = {event.case_id for event, _ in ends.values()}
    resulted = Event.objects.filter(case_id__in=cases, type=EventType.HEARING_RESULTED).order_by("time", "id")
    for case_id, time, facts in resulted.values_list("case_id", "time", "facts"):
        hearings.setdefault(case_id, []).append((time, facts))
    return frozenset(
        event_id
        for event_id, (event, data) in ends.items()
        if is_suspect_held(
            (facts for time, facts in hearings.get(event.case_id, ()) if time <= event.time),
            suspect=data.get("suspect_ref"),
        )
    )


def _victim_facts(victim: Victim, *, is_guarded: bool) -> VictimAtRisk:
    return VictimAtRisk(
        offence_group=victim.case.offence_group,
        flags=frozenset(victim.case.flags),
        grounds=frozenset(victim.enhanced_grounds),
        is_guarded=is_guarded,
        born_on=victim.person.date_of_birth,
    )
