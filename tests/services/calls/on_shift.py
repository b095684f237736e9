"""Waiting callers and agents who take them, for the tests of who takes calls."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from tests.services.calls.waiting import a_call
from tests.services.people_and_cases import NOW
from victimcare.records.models import Victim
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.calls.call_queue import CallerNeed
from victimcare.services.access import Actor
from victimcare.services.calls.agents import agent_duty
from victimcare.services.calls.agents.agent_duty import CallOutcome
from victimcare.services.calls.call_queue import caller_queue, queue_routing
from victimcare.services.calls.call_queue.caller_queue import QueueExit, QueueRequest

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


def waiting(victim: Victim | None = None, need: CallerNeed = CallerNeed.ANYTHING, **wants: str) -> UUID:
    call = a_call(victim)
    caller_queue.enter_queue(call_id=call, wants=QueueRequest(need=need, **wants), now=NOW)
    return call


def state_of(actor: Actor) -> AgentState:
    mine = agent_duty.find_own_duty(actor=actor, now=NOW)
    return mine.state if mine else AgentState.OFF


def takes(actor: Actor, need: CallerNeed, *, at_minute: int, is_heavy: bool = False) -> bool:
    """Whether the next caller with this need is put through to this agent; if so, they talk and the agent writes it
    up."""
    at = NOW + at_minute * MINUTE
    call = a_call(at=at)
    caller_queue.enter_queue(call_id=call, wants=QueueRequest(need=need), now=at)
    offered = bool(queue_routing.route_calls(line="", now=at))
    if offered:
        agent_duty.answer_call(actor=actor, now=at)
        caller_queue.end_conversation_of_call(call_id=call, now=at + MINUTE)
        agent_duty.finish_wrap_up(actor=actor, outcome=CallOutcome.HELPED, is_heavy=is_heavy, now=at + MINUTE)
        if state_of(actor) is AgentState.DEBRIEF:
            agent_duty.change_agent_state(actor=actor, to=AgentState.READY, now=at + MINUTE)
    else:
        caller_queue.leave_queue(call_id=call, why=QueueExit.ABANDONED, now=at)
    return offered
