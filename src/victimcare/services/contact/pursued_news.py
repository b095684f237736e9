"""Lists news that may endanger the victim, that is still in delivery escalation, and that no open duty to tell names:
what a court decided before witness care has it, and what only the victim's page or the line has told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from victimcare.records.models import Duty, Pursuit, Victim
from victimcare.records.models.follow_up import OF_RISK
from victimcare.rules.rights import Fact
from victimcare.rules.rights.duty_ends import VictimContacts
from victimcare.services.cases.timeline import timelines
from victimcare.services.desk.acts_of_people import HER_OWN_DOORS
from victimcare.services.desk.owed import CourtResult, Untold, list_results_not_received, telling_codes
from victimcare.services.messages.meeting import SOURCES
from victimcare.services.rights.actions import OURS

_NO_PERSON = frozenset({*SOURCES.values(), *(f"{OURS}{door}" for door in HER_OWN_DOORS)})


def list_untold_results(victim: Victim, *, now: datetime) -> tuple[CourtResult, ...]:
    """The court results that witness care has not received, that staff are trying to tell the victim, and that no
    contact has told. The oldest first."""
    results = list_results_not_received(victim.id, now=now)
    wanted = [one for one in results if one.event_id in _list_pursued_events(victim)] if results else []
    if not wanted:
        return ()
    facts = _facts_by_event(victim)
    contacts = VictimContacts(_contacts_with(victim, facts.values(), now))
    return tuple(one for one in wanted if not contacts.telling(facts[one.event_id].ref))


def list_unheard_news(victim: Victim, *, now: datetime) -> tuple[Untold, ...]:
    """News told by the page or the line, which meets the duty, but not by a person: where no plan was confirmed with
    the victim, another person may have read it with their code. One duty of each event."""
    pursued = _list_pursued_events(victim)
    if not pursued:
        return ()
    met = Duty.objects.filter(
        victim=victim, triggered_by_id__in=pursued, code__in=telling_codes(), starts_at__lte=now, met_at__lte=now
    )
    told = ("id", "victim_id", "code", "edition", "triggered_by_id", "triggered_by__type", "starts_at", "due_at")
    of_event = {row[4]: Untold(*row) for row in met.order_by("-due_at", "-id").values_list(*told)}
    if not of_event:
        return ()
    facts = _facts_by_event(victim)
    by_person = [one for one in _contacts_with(victim, facts.values(), now) if one.source not in _NO_PERSON]
    contacts = VictimContacts(by_person)
    return tuple(one for event_id, one in sorted(of_event.items()) if not contacts.telling(facts[event_id].ref))


def _list_pursued_events(victim: Victim) -> frozenset[int]:
    """The events of risk that staff are trying to tell the victim now."""
    pursuits = Pursuit.objects.filter(victim=victim, ended_at=None, urgency__in=OF_RISK)
    return frozenset(event_id for events in pursuits.values_list("events", flat=True) for event_id in events)


def _facts_by_event(victim: Victim) -> Mapping[int, Fact]:
    return {entry.id: entry.fact for entry in timelines([victim.case_id])[victim.case_id]}


def _contacts_with(victim: Victim, facts: Collection[Fact], now: datetime) -> list[Fact]:
    return [
        fact
        for fact in facts
        if fact.type == "victim.contacted" and fact.data.get("victim_id") == victim.record_id and fact.time <= now
    ]
