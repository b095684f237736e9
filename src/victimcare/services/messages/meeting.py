"""Records on the timeline that a message carried the news to the victim; there the duties are met."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from victimcare.records.models import Duty, Telling
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services.access import Actor
from victimcare.services.desk.tellings import close_told
from victimcare.services.rights import actions as rights

SOURCES = {  # a call never tells the news itself
    ContactMethod.TEXT: "urn:victimcare:texts",
    ContactMethod.EMAIL: "urn:victimcare:email",
    ContactMethod.LETTER: "urn:victimcare:letter",
}


def meet(actor: Actor, telling: Telling, *, at: datetime, now: datetime) -> None:
    """Append that the victim was notified, at the moment the provider reports it delivered (contracts/ledger.md, last
    section)."""
    channel = ContactMethod(telling.channel)
    told: dict[str, list[str]] = defaultdict(list)
    events = (
        Duty.objects.filter(id__in=telling.duties)
        .order_by("id")
        .values_list("triggered_by__source", "triggered_by__source_event_id")
    )
    for source, event_id in events:
        told[source].append(event_id)
    for source, event_ids in told.items():
        rights.append(
            actor=actor,
            case_id=telling.victim.case_id,
            victim_id=telling.victim_id,
            type="victim.contacted",
            source=SOURCES[channel],
            data={"channel": channel, "about": event_ids, "about_source": source, "reached": True},
            time=at,
            now=now,
        )
    close_told([telling.victim_id], now)
