"""Decisions of a court that may put the victim in danger and that no duty asks to tell them yet."""

from __future__ import annotations

from datetime import datetime

from victimcare.records.models import Pursuit, Victim
from victimcare.records.models.follow_up import OF_RISK
from victimcare.rules.rights.ends import Contacts
from victimcare.services.cases.timeline import timelines
from victimcare.services.desk.owed import CourtResult, list_results_not_received


def list_untold_results(victim: Victim, *, now: datetime) -> tuple[CourtResult, ...]:
    """The results that witness care has not received, that people try to reach the victim with, and that no contact
    told them. The oldest first."""
    results = list_results_not_received(victim.id, now=now)
    if not results:
        return ()
    open_pursuits = Pursuit.objects.filter(victim=victim, ended_at=None, urgency__in=OF_RISK)
    pursued = {event_id for events in open_pursuits.values_list("events", flat=True) for event_id in events}
    wanted = [one for one in results if one.event_id in pursued]
    if not wanted:
        return ()
    entries = timelines([victim.case_id])[victim.case_id]
    facts = {entry.id: entry.fact for entry in entries}
    contacts = Contacts(
        [
            fact
            for fact in facts.values()
            if fact.type == "victim.contacted" and fact.data.get("victim_id") == victim.record_id and fact.time <= now
        ]
    )
    return tuple(one for one in wanted if not contacts.telling(facts[one.event_id].ref))
