"""Returns the state of a member of staff who takes calls, for each of their pages, in one query; where a colleague has
asked them into a call the line is asked too. It holds nothing of a caller."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from victimcare.records.models import Agent
from victimcare.rules.calls.agents import ON_DUTY, AgentState
from victimcare.services import port_registry
from victimcare.services.access import Actor
from victimcare.services.calls.waiting import in_line
from victimcare.services.ports.desk_phone import PhoneAct, PhoneFailed, PhoneStands


@dataclass(frozen=True, slots=True)
class Standing:
    state: AgentState
    since: datetime
    is_in_anothers_call: bool  # a colleague asks them into the call, or has them there
    has_joined: bool  # they talk in it, as the line says


def standing(*, actor: Actor) -> Standing | None:
    """Return their own state. None: not signed on."""
    if actor.staff_id is None:
        return None
    mine = Agent.objects.filter(staff_id=actor.staff_id, state__in=ON_DUTY)
    found = mine.annotate(is_asked=in_line.in_anothers_call(), was_asked=in_line.was_asked())
    row = found.values_list("state", "since", "is_asked", "was_asked", "staff__public_id").first()
    if row is None:
        return None
    state, since, is_asked, was_asked, agent_id = row
    # For the queue, a call back is over when the colleague who rang puts the telephone down; these staff may still have
    # the victim.
    line = _as_the_line_says(agent_id) if was_asked else PhoneStands()
    return Standing(AgentState(state), since, is_asked or line.is_asked, line.has_joined)


def _as_the_line_says(agent_id: UUID) -> PhoneStands:
    try:
        return port_registry.desk_phone_line().ask(agent_id, PhoneAct.STANDS)
    except (PhoneFailed, port_registry.PortUnbound):
        return PhoneStands()
