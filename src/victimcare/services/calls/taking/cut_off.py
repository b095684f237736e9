"""Tells the colleague whose conversation was cut off, as its line died or their desk was no longer heard, what becomes
of the caller."""

from __future__ import annotations

from enum import StrEnum

from victimcare.records.models import Agent, Call, QueueEntry
from victimcare.rules.calls.agents import AgentState
from victimcare.services.access import Act, Actor, permit
from victimcare.services.calls.callbacks import promising
from victimcare.services.calls.placed import CUT_OFF
from victimcare.services.calls.waiting import in_line


class Became(StrEnum):
    PROMISED = "promised"  # a call back to the caller stands
    NOTHING = "nothing"


def became(call: Call) -> Became | None:
    """None: the line did not die in it."""
    if call.outcome != CUT_OFF:
        return None
    return Became.PROMISED if promising.hers(call).exists() else Became.NOTHING


def waits_again(*, actor: Actor) -> bool:
    """Whether their telephone was gone in the middle of a call, which set them to away at that moment
    (`talking.not_there`): the caller waits for another colleague, first in the line."""
    permit(actor, Act.TAKE_CALLS)
    agent = Agent.objects.filter(staff_id=actor.staff_id or 0, state=AgentState.AWAY).first()
    entry = in_line.last_conversation(agent) if agent is not None else None
    if agent is None or entry is None or entry.ended_at != agent.since:
        return False
    return QueueEntry.objects.standing().filter(call=entry.call_id, entered_at=entry.ended_at).exists()
