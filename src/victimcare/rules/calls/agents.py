"""The agents who take calls: their states as one table of transitions, and when heavy calls earn them a rest. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from victimcare.rules.calls.call_queue import QueueLimits


class AgentState(StrEnum):
    OFF = "off"  # not signed on
    READY = "ready"
    OFFERED = "offered"  # their telephone is ringing
    ON_A_CALL = "on_a_call"
    WRAP_UP = "wrap_up"  # time to write down what was said
    AWAY = "away"
    DEBRIEF = "debrief"  # after a heavy call: time to talk it over with a colleague, for as long as it takes


class AgentEvent(StrEnum):
    """An event that changes an agent's state."""

    SIGNED_ON = "signed_on"
    SIGNED_OFF = "signed_off"
    BECAME_READY = "became_ready"
    WENT_AWAY = "went_away"
    WENT_TO_DEBRIEF = "went_to_debrief"
    OFFERED = "offered"
    OFFER_ENDED = "offer_ended"  # the caller hung up, or another agent answered
    DID_NOT_ANSWER = "did_not_answer"
    ANSWERED = "answered"
    TOOK_OVER = "took_over"  # took over a conversation from a colleague
    RANG_BACK = "rang_back"  # made a promised callback
    CALL_ENDED = "call_ended"
    WRAPPED_UP = "wrapped_up"  # recorded the outcome, or ran out of time to
    WRAPPED_UP_HEAVY = "wrapped_up_heavy"  # the same, after a heavy call


_MAY_GO: Mapping[AgentEvent, AgentState] = {
    AgentEvent.SIGNED_OFF: AgentState.OFF,
    AgentEvent.WENT_AWAY: AgentState.AWAY,
    AgentEvent.WENT_TO_DEBRIEF: AgentState.DEBRIEF,
}

TRANSITIONS: Mapping[AgentState, Mapping[AgentEvent, AgentState]] = {
    AgentState.OFF: {AgentEvent.SIGNED_ON: AgentState.READY},
    AgentState.READY: {
        **_MAY_GO,
        AgentEvent.OFFERED: AgentState.OFFERED,
        AgentEvent.TOOK_OVER: AgentState.ON_A_CALL,
        AgentEvent.RANG_BACK: AgentState.ON_A_CALL,
    },
    AgentState.OFFERED: {
        **_MAY_GO,  # an agent who leaves while it rings returns the caller to the queue
        AgentEvent.ANSWERED: AgentState.ON_A_CALL,
        AgentEvent.OFFER_ENDED: AgentState.READY,
        AgentEvent.DID_NOT_ANSWER: AgentState.AWAY,
    },
    # A call ends only when the conversation does: pressing "away" never drops a caller.
    AgentState.ON_A_CALL: {AgentEvent.CALL_ENDED: AgentState.WRAP_UP},
    AgentState.WRAP_UP: {
        **_MAY_GO,
        AgentEvent.WRAPPED_UP: AgentState.READY,
        AgentEvent.WRAPPED_UP_HEAVY: AgentState.DEBRIEF,
    },
    AgentState.AWAY: {**_MAY_GO, AgentEvent.BECAME_READY: AgentState.READY},
    AgentState.DEBRIEF: {**_MAY_GO, AgentEvent.BECAME_READY: AgentState.READY},
}

EVENT_OF_CHOSEN_STATE: Mapping[AgentState, AgentEvent] = {
    AgentState.READY: AgentEvent.BECAME_READY,
    AgentState.AWAY: AgentEvent.WENT_AWAY,
    AgentState.DEBRIEF: AgentEvent.WENT_TO_DEBRIEF,
}
"""States that an agent may choose, and what then happens."""

ON_DUTY = frozenset(AgentState) - {AgentState.OFF}


class AgentStateConflict(ValueError):
    """This event cannot happen in this state."""


def next_agent_state(state: AgentState, happening: AgentEvent) -> AgentState:
    """Return the state that follows this event. Raises AgentStateConflict."""
    to = TRANSITIONS[state].get(happening)
    if to is None:
        raise AgentStateConflict(f"{happening} while {state}")
    return to


# Protects agents: no run of heavy calls without a rest or a lighter call between.


@dataclass(frozen=True, slots=True)
class HandledCall:
    """A conversation that has ended."""

    began_at: datetime
    ended_at: datetime
    is_heavy: bool


@dataclass(frozen=True, slots=True)
class RestAllowance:
    """Which calls an agent may be given now. `in_a_row`: heavy calls since the last lighter one or rest. `rested_at`:
    when the rest they are due ends; None: none is due."""

    may_take_heavy: bool
    may_take_any: bool
    in_a_row: int
    rested_at: datetime | None


def rest_allowance(handled: Sequence[HandledCall], now: datetime, limits: QueueLimits) -> RestAllowance:
    """Decide which calls an agent may be given, from the calls of this shift in order of time.

    An agent who has reached the limit is given only lighter calls. One of those may turn out heavy: at one more than
    the limit the agent is given none until they have rested.
    """
    in_a_row = 0
    last: datetime | None = None
    for call in handled:
        if not call.is_heavy or (last is not None and call.began_at - last >= limits.rest):
            in_a_row = 0
        in_a_row += call.is_heavy
        last = call.ended_at
    rested_at = last + limits.rest if last is not None and in_a_row >= limits.heavy_in_a_row else None
    if rested_at is None or rested_at <= now:
        return RestAllowance(True, True, 0 if rested_at else in_a_row, None)
    return RestAllowance(False, in_a_row <= limits.heavy_in_a_row, in_a_row, rested_at)


# An agent's workload: heavy conversations in a row, counted across the desk and the line.

USUAL_CONVERSATION = timedelta(minutes=20)  # assumed length of a conversation of which only the end is known


class DeskConversation(NamedTuple):
    """A conversation outside the line. `began_at` None: its start was not recorded."""

    began_at: datetime | None
    ended_at: datetime
    is_heavy: bool


class WorkloadLevel(StrEnum):
    """How close an agent is to a rest, for their supervisor."""

    LIGHT = "light"
    NEAR = "near"  # one more heavy conversation and a rest is due
    REST = "rest"  # a rest is due now


def merge_conversations(calls: Sequence[HandledCall], at_the_desk: Sequence[DeskConversation]) -> list[HandledCall]:
    """Merge calls on the line and conversations at the desk, in order of time."""
    others = [
        HandledCall(one.began_at or one.ended_at - USUAL_CONVERSATION, one.ended_at, one.is_heavy)
        for one in at_the_desk
    ]
    return sorted([*calls, *others], key=lambda one: one.ended_at)


def judge_workload(
    handled: Sequence[HandledCall], now: datetime, limits: QueueLimits
) -> tuple[WorkloadLevel, RestAllowance]:
    found = rest_allowance(handled, now, limits)
    if found.rested_at is not None:
        return WorkloadLevel.REST, found
    return (
        WorkloadLevel.NEAR if found.in_a_row and found.in_a_row + 1 >= limits.heavy_in_a_row else WorkloadLevel.LIGHT
    ), found
