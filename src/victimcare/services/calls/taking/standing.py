"""How somebody who takes calls stands, for every page of theirs, in one question. Nothing of a caller is in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from victimcare.records.models import Agent
from victimcare.rules.calls.agents import ON_DUTY, AgentState
from victimcare.services.access import Actor


@dataclass(frozen=True, slots=True)
class Standing:
    state: AgentState
    since: datetime


def standing(*, actor: Actor) -> Standing | None:
    """Their own; None: not signed on."""
    if actor.staff_id is None:
        return None
    row = Agent.objects.filter(staff_id=actor.staff_id, state__in=ON_DUTY).only("state", "since").first()
    return Standing(AgentState(row.state), row.since) if row else None
