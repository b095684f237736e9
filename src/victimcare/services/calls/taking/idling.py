"""Decides whether a desk that was not touched for a while may be locked, and what the lock ends.

A lock never comes between our staff and a person who needs them: not while a call rings, goes on or is written up, and
not while they have a task of danger open.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from victimcare.records.models import Task
from victimcare.rules.calls.agents import AgentState
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.calls.taking import agents
from victimcare.services.calls.taking.standing import standing
from victimcare.services.desk import vouching

LOCKED = "staff.locked"
_WITH_SOMEBODY = frozenset({AgentState.OFFERED, AgentState.ON_A_CALL, AgentState.WRAP_UP})


def needed_until(*, actor: Actor, now: datetime) -> datetime | None:
    """Return until when this member of staff was last needed: now, or the moment when their state as a call taker last
    changed, or None if they take no calls and have no danger open."""
    stands = standing(actor=actor)
    if stands is not None and (stands.state in _WITH_SOMEBODY or stands.is_in_anothers_call):
        return now
    if Task.objects.filter(owner_id=actor.staff_id, closed_at=None, is_danger=True).exists():
        return now
    return stands.since if stands is not None else None


@transaction.atomic
def lock(*, actor: Actor, session_id: str, now: datetime) -> None:
    """Sign them off from calls, and end the session that the provider vouched for: they must sign in anew."""
    agents.leave(actor=actor, now=now)
    vouching.end(session_id=session_id, now=now)
    note(actor, LOCKED, at=now)
