"""A conversation goes to a colleague: to one who is free, and is not to be spared it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Agent, Call, QueueEntry
from victimcare.rules.calls.agents import AgentState, Happening
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
    """Give their conversation to a colleague (public id) who is ready: from now on it is the colleague's. Returns the
    call's id. Raises NotSignedOn, NothingToFinish, UnknownAgent, NotFree, NeedsRest."""
    agent = signed_on(actor)
    call, entry = had_by(agent)
    colleague = who_is_free(to, call, now)
    refuse_who_rests(colleague, entry, now)
    in_line.move(agent, Happening.CALL_ENDED, now, entry=entry)
    in_line.move(colleague, Happening.TOOK_OVER, now, entry=entry)
    if entry is not None:
        entry.held_by = colleague
        entry.save(update_fields=["held_by"])
    if call.direction == BACK:
        back_calls.taken_over(call, colleague)
    note(actor, "call.handed_over", at=now, detail={"call": str(call.public_id), "to": str(to)})
    return call.public_id


def had_by(agent: Agent) -> tuple[Call, QueueEntry | None]:
    """Whom they speak with: a caller, or somebody whom they rang back and who has picked up; then there is an entry
    only where it was her turn in the queue. Raises NothingToFinish."""
    back = back_calls.mine(agent.staff_id)
    if back is None:
        entry = conversation_of(agent)
        return entry.call, entry
    if back.answered_at is None:
        raise NothingToFinish
    return back, QueueEntry.objects.filter(held_by=agent).first()


def who_is_free(colleague_id: UUID, call: Call, now: datetime) -> Agent:
    """And is not somebody to whom her case is shut. Raises UnknownAgent, NotFree."""
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
    """`entry`: None where nothing says how heavy it is. Raises NeedsRest."""
    care = caring.cares([colleague.id], now=now)[colleague.id]
    if not care.may_take_any or (entry is not None and entry.is_heavy and not care.may_take_heavy):
        raise NeedsRest(colleague.id)
