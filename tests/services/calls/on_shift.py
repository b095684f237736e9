"""Callers who wait and members of staff who take them, for the tests of who takes calls."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from tests.services.calls.waiting import a_call
from tests.services.people_and_cases import NOW
from victimcare.records.models import Victim
from victimcare.rules.calls.call_queue import CallerNeed
from victimcare.services.access import Actor
from victimcare.services.calls.taking import agents
from victimcare.services.calls.taking.agents import AgentState, CallOutcome
from victimcare.services.calls.waiting import queueing, routing
from victimcare.services.calls.waiting.queueing import LeftHow, Wants

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


def waiting(victim: Victim | None = None, need: CallerNeed = CallerNeed.ANYTHING, **wants: str) -> UUID:
    call = a_call(victim)
    queueing.enter(call_id=call, wants=Wants(need=need, **wants), now=NOW)
    return call


def state_of(actor: Actor) -> AgentState:
    mine = agents.mine(actor=actor, now=NOW)
    return mine.state if mine else AgentState.OFF


def takes(actor: Actor, need: CallerNeed, *, at_minute: int, is_heavy: bool = False) -> bool:
    """Whether the next caller of this need is put through to them; if so, the conversation is had and written down."""
    at = NOW + at_minute * MINUTE
    call = a_call(at=at)
    queueing.enter(call_id=call, wants=Wants(need=need), now=at)
    offered = bool(routing.route(line="", now=at))
    if offered:
        agents.answer(actor=actor, now=at)
        queueing.ended(call_id=call, now=at + MINUTE)
        agents.finish(actor=actor, outcome=CallOutcome.HELPED, is_heavy=is_heavy, now=at + MINUTE)
        if state_of(actor) is AgentState.DEBRIEF:
            agents.change_state(actor=actor, to=AgentState.READY, now=at + MINUTE)
    else:
        queueing.leave(call_id=call, why=LeftHow.ABANDONED, now=at)
    return offered
