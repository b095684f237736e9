"""Finds the state of an agent for each of their pages, in one query, and decides when their desk may be locked and
whether they may still take calls. If a colleague has asked them into a call, the line is asked too. It holds nothing
about a caller."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Agent, StaffSession, Task
from victimcare.rules.calls.agents import ON_DUTY, AgentState
from victimcare.services import port_registry
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.calls.agents import agent_duty
from victimcare.services.calls.call_queue import queue_state
from victimcare.services.desk import staff_sessions
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.ports.desk_telephone import PhoneAct, PhoneFailed, PhoneState


@dataclass(frozen=True, slots=True)
class AgentStatus:
    state: AgentState
    since: datetime
    is_in_anothers_call: bool  # a colleague asks them into a call, or has them in it
    has_joined: bool  # they talk in it, says the line


def find_agent_status(*, actor: Actor) -> AgentStatus | None:
    """Return the agent's own state. None: not signed on."""
    if actor.staff_id is None:
        return None
    mine = Agent.objects.filter(staff_id=actor.staff_id, state__in=ON_DUTY)
    found = mine.annotate(is_asked=queue_state.is_in_colleagues_call(), was_asked=queue_state.was_asked_into_call())
    row = found.values_list("state", "since", "is_asked", "was_asked", "staff__public_id").first()
    if row is None:
        return None
    state, since, is_asked, was_asked, agent_id = row
    # For the queue, a call back is over when the colleague who made it hangs up; this agent may still have the victim.
    line = _ask_line(agent_id) if was_asked else PhoneState()
    return AgentStatus(AgentState(state), since, is_asked or line.is_asked, line.has_joined)


def _ask_line(agent_id: UUID) -> PhoneState:
    try:
        return port_registry.desk_phone_line().ask(agent_id, PhoneAct.STANDS)
    except (PhoneFailed, port_registry.PortUnbound):
        return PhoneState()


# Decides whether an idle desk may be locked, and what the lock ends.
#
# A lock never comes between an agent and a person who needs them: not while a call rings, goes on or is written up, and
# not while they have a danger task open.

DESK_LOCKED = "staff.locked"
_NEEDED_STATES = frozenset({AgentState.OFFERED, AgentState.ON_A_CALL, AgentState.WRAP_UP})


def find_last_needed(*, actor: Actor, now: datetime) -> datetime | None:
    """Return when this member of staff was last needed: now, or when their state as an agent last changed, or None if
    they take no calls and have no danger task open."""
    stands = find_agent_status(actor=actor)
    if stands is not None and (stands.state in _NEEDED_STATES or stands.is_in_anothers_call):
        return now
    if Task.objects.filter(owner_id=actor.staff_id, closed_at=None, is_danger=True).exists():
        return now
    return stands.since if stands is not None else None


@transaction.atomic
def lock_idle_desk(*, actor: Actor, session_id: str, now: datetime) -> None:
    """Sign the agent off from calls, and end the session that the provider vouched for: they must sign in anew."""
    agent_duty.leave_shift(actor=actor, now=now)
    staff_sessions.end_staff_session(session_id=session_id, now=now)
    note(actor, DESK_LOCKED, at=now)


# Checks agents who open no page with the sign-in provider too, so that calls stop ringing for staff who have left.


def sign_off_departed_agents(*, now: datetime) -> int:
    """Returns how many were signed off. Staff who signed in without a provider, as in a demonstration, are not
    checked."""
    left = 0
    for agent in Agent.objects.exclude(state=AgentState.OFF).select_related("staff"):
        sessions = StaffSession.objects.filter(staff=agent.staff_id).order_by("-id")
        latest = sessions.first()
        if latest is not None and not any(_is_session_valid(row, now) for row in sessions.filter(ended_at=None)):
            agent_duty.leave_shift(actor=staff_actor(agent.staff), now=now)
            left += 1
    return left


def _is_session_valid(row: StaffSession, now: datetime) -> bool:
    try:
        staff_sessions.check_staff_session(session_id=str(row.public_id), now=now)
    except staff_sessions.StaffSessionOver:
        return False
    return True
