"""A desk that nobody has touched for a while: whether it may be locked, and what the lock ends.

A lock never comes between a person of ours and somebody who needs them: not while a call rings, goes on or is written
down, and not while they have a task of danger open.
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
    """Until when they were last needed: now, the moment at which they last changed as somebody who takes calls, or
    None for who takes none and has no danger open."""
    stands = standing(actor=actor)
    if stands is not None and (stands.state in _WITH_SOMEBODY or stands.is_in_anothers_call):
        return now
    if Task.objects.filter(owner_id=actor.staff_id, closed_at=None, is_danger=True).exists():
        return now
    return stands.since if stands is not None else None


@transaction.atomic
def lock(*, actor: Actor, session_id: str, now: datetime) -> None:
    """They take no more calls, and the session that the provider vouched for is over: they sign in anew."""
    agents.leave(actor=actor, now=now)
    vouching.end(session_id=session_id, now=now)
    note(actor, LOCKED, at=now)
