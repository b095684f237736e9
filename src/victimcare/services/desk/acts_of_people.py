"""Holds what all acts of people on a timeline share: the victim, the channel, the words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from victimcare.records.models import Case, Event, Officer, Staff, Victim
from victimcare.services.access import Actor, ActorKind, NotPermitted, scopes
from victimcare.services.rights import actions as rights

DESK = "urn:victimcare:desk"
OFFICER = "urn:victimcare:officer"
HER_OWN_DOORS = frozenset({"page", "line"})
CHANNELS = frozenset({"phone", "in_person", "email", "text", "letter", "video", *HER_OWN_DOORS})


class UnknownVictim(LookupError):
    """No such victim or duty, or not for this actor."""


class WordsMissing(ValueError):
    """The reason, or the victim's own words, are missing."""


def held_victim(actor: Actor, victim_id: int) -> Victim:
    """The victim, with the case locked. A victim acts only for themselves."""
    victim = Victim.objects.filter(id=victim_id).first()
    is_anothers = actor.kind is ActorKind.VICTIM and actor.victim_id != victim_id
    if victim is None or is_anothers or scopes.is_shut(actor, victim_id):
        raise UnknownVictim(victim_id)
    Case.objects.select_for_update(no_key=True).only("id").get(id=victim.case_id)
    return victim


def on_timeline(
    actor: Actor, victim: Victim, kind: str, source: str, said: Mapping[str, Any], at: datetime, now: datetime
) -> Event:
    return rights.append(
        actor=actor,
        case_id=victim.case_id,
        victim_id=victim.id,
        type=kind,
        source=source,
        data=said,
        time=at,
        now=now,
    )


def signed(actor: Actor) -> dict[str, Any]:
    """The member of staff, by an id that reveals nothing outside; the name is looked up where it is shown. A victim
    signs by their place in the case, an officer who wrote an e-mail by their number in the record system."""
    if actor.kind is ActorKind.VICTIM:
        return {}
    if actor.kind is ActorKind.OFFICER and actor.staff_id is None:
        record_id = Officer.objects.values_list("record_id", flat=True).get(id=actor.officer_id or 0)
        return {"by": {"officer_id": record_id, "name": actor.name}}
    if actor.staff_id is None:
        raise NotPermitted("a person decides")
    return {"by": {"staff": str(Staff.objects.values_list("public_id", flat=True).get(id=actor.staff_id))}}


def door(actor: Actor, channel: str) -> str:
    if actor.kind is ActorKind.OFFICER:
        return OFFICER
    return f"urn:victimcare:{channel}" if actor.kind is ActorKind.VICTIM and channel in HER_OWN_DOORS else DESK


def known_channel(channel: str) -> str:
    if channel not in CHANNELS:
        raise ValueError(f"{channel} is no channel")
    return channel


def words_of(words: str) -> str:
    if not words.strip():
        raise WordsMissing
    return words.strip()
