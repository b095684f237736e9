"""Hands a conversation over to a colleague who is free and need not be spared it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Agent, Call, QueueEntry
from victimcare.rules.calls.agents import AgentEvent, AgentState
from victimcare.services.access import Actor, scopes
from victimcare.services.audit import note
from victimcare.services.calls.callbacks.line_calls import BACK
from victimcare.services.calls.taking import back_calls
from victimcare.services.calls.taking.agents import (
    AgentWay,
    NeedsRest,
    NotFree,
    NothingToFinish,
    conversation_of,
    signed_on,
)
from victimcare.services.calls.waiting import caring, in_line, sounding
from victimcare.services.calls.waiting.caring import UnknownAgent


@transaction.atomic
def hand_over(*, actor: Actor, to: UUID, now: datetime) -> UUID:
    """Give their conversation to a colleague (public id) who is ready, and who has it from then on. Returns the call's
    id. Raises NotSignedOn, NothingToFinish, UnknownAgent, NotFree, NeedsRest."""
    agent = signed_on(actor)
    call, entry = had_by(agent)
    colleague = who_is_free(to, call, now)
    refuse_who_rests(colleague, entry, now)
    in_line.move(agent, AgentEvent.CALL_ENDED, now, entry=entry)
    in_line.move(colleague, AgentEvent.TOOK_OVER, now, entry=entry)
    if entry is not None:
        entry.held_by = colleague
        entry.save(update_fields=["held_by"])
    if call.direction == BACK:
        back_calls.taken_over(call, colleague)
    note(actor, "call.handed_over", at=now, detail={"call": str(call.public_id), "to": str(to)})
    return call.public_id


def had_by(agent: Agent) -> tuple[Call, QueueEntry | None]:
    """Return the person with whom they speak: a caller, or a victim whom they rang back and who has picked up; for the
    latter there is an entry only where it was their turn in the queue. Raises NothingToFinish."""
    back = back_calls.mine(agent.staff_id)
    if back is None:
        entry = conversation_of(agent)
        return entry.call, entry
    if back.answered_at is None:
        raise NothingToFinish
    return back, QueueEntry.objects.filter(held_by=agent).first()


def who_is_free(colleague_id: UUID, call: Call, now: datetime) -> Agent:
    """Return the colleague if they are free and the victim's case is not shut to them. Raises UnknownAgent, NotFree."""
    colleague = Agent.objects.select_related("staff").filter(staff__public_id=colleague_id).first()
    if colleague is None:
        raise UnknownAgent(colleague_id)
    is_there = colleague.state == AgentState.READY and colleague.way != AgentWay.NONE
    if not is_there or not sounding.can_be_heard(colleague, now):
        raise NotFree(colleague_id)
    if call.victim_id is not None and scopes.shut_out([call.victim_id], [colleague.staff_id]):
        raise NotFree(colleague_id)
    return colleague


def refuse_who_rests(colleague: Agent, entry: QueueEntry | None, now: datetime) -> None:
    """`entry`: None where it is not known how heavy the call is. Raises NeedsRest."""
    care = caring.cares([colleague.id], now=now)[colleague.id]
    if not care.may_take_any or (entry is not None and entry.is_heavy and not care.may_take_heavy):
        raise NeedsRest(colleague.id)
