"""How somebody who takes calls stands, for every page of theirs, in one question. Nothing of a caller is in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from victimcare.records.models import Agent
from victimcare.rules.calls.agents import ON_DUTY, AgentState
from victimcare.services.access import Actor
from victimcare.services.calls.waiting import in_line


@dataclass(frozen=True, slots=True)
class Standing:
    state: AgentState
    since: datetime
    is_in_anothers_call: bool  # a colleague asks them into it, or has them there


def standing(*, actor: Actor) -> Standing | None:
    """Their own; None: not signed on."""
    if actor.staff_id is None:
        return None
    mine = Agent.objects.filter(staff_id=actor.staff_id, state__in=ON_DUTY)
    row = mine.annotate(is_asked=in_line.in_anothers_call()).values_list("state", "since", "is_asked").first()
    return Standing(AgentState(row[0]), row[1], row[2]) if row else None
