"""Checks with the sign-in provider also the staff who take calls and show no page: staff who have left are rung no
more."""

from __future__ import annotations

from datetime import datetime

from victimcare.records.models import Agent, StaffSession
from victimcare.rules.calls.agents import AgentState
from victimcare.services.calls.taking import agents
from victimcare.services.desk import vouching
from victimcare.services.desk.staff import actor_of


def look(*, now: datetime) -> int:
    """Returns how many take no more calls. Staff who signed in without a provider, as in a demonstration, are not
    checked."""
    left = 0
    for agent in Agent.objects.exclude(state=AgentState.OFF).select_related("staff"):
        sessions = StaffSession.objects.filter(staff=agent.staff_id).order_by("-id")
        latest = sessions.first()
        if latest is not None and not any(_holds(row, now) for row in sessions.filter(ended_at=None)):
            agents.leave(actor=actor_of(agent.staff), now=now)
            left += 1
    return left


def _holds(row: StaffSession, now: datetime) -> bool:
    try:
        vouching.holds(session_id=str(row.public_id), now=now)
    except vouching.NotVouched:
        return False
    return True
