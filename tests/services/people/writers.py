"""The victim at their page, as their visit lets them act."""

from __future__ import annotations

from victimcare.records.models import Victim
from victimcare.services.access import Actor, ActorKind


def signed_in_victim(victim: Victim, opens: str = "case") -> Actor:
    return Actor(ActorKind.VICTIM, "grant:1", victim_id=victim.id, opens=opens)
