"""Who takes calls: the states they can be in, and what leads from one to another. Pure, as one table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class AgentState(StrEnum):
    OFF = "off"  # not signed on
    READY = "ready"
    OFFERED = "offered"  # it rings
    ON_A_CALL = "on_a_call"
    WRAP_UP = "wrap_up"  # a while to write down what was said
    AWAY = "away"
    DEBRIEF = "debrief"  # after a heavy call: to talk to somebody, for as long as it takes


class Happening(StrEnum):
    """What happens to somebody who takes calls."""

    SIGNED_ON = "signed_on"
    SIGNED_OFF = "signed_off"
    BECAME_READY = "became_ready"
    WENT_AWAY = "went_away"
    WENT_TO_DEBRIEF = "went_to_debrief"
    OFFERED = "offered"
    OFFER_ENDED = "offer_ended"  # she hung up, or another took her
    DID_NOT_ANSWER = "did_not_answer"
    ANSWERED = "answered"
    TOOK_OVER = "took_over"  # a colleague handed a conversation on
    RANG_BACK = "rang_back"  # rings somebody who was promised that
    CALL_ENDED = "call_ended"
    WRAPPED_UP = "wrapped_up"  # said what it came to, or the time for that is over
    WRAPPED_UP_HEAVY = "wrapped_up_heavy"  # the same, after a heavy call


_MAY_GO: Mapping[Happening, AgentState] = {
    Happening.SIGNED_OFF: AgentState.OFF,
    Happening.WENT_AWAY: AgentState.AWAY,
    Happening.WENT_TO_DEBRIEF: AgentState.DEBRIEF,
}

TRANSITIONS: Mapping[AgentState, Mapping[Happening, AgentState]] = {
    AgentState.OFF: {Happening.SIGNED_ON: AgentState.READY},
    AgentState.READY: {
        **_MAY_GO,
        Happening.OFFERED: AgentState.OFFERED,
        Happening.TOOK_OVER: AgentState.ON_A_CALL,
        Happening.RANG_BACK: AgentState.ON_A_CALL,
    },
    AgentState.OFFERED: {
        **_MAY_GO,  # whoever goes while it rings gives her back
        Happening.ANSWERED: AgentState.ON_A_CALL,
        Happening.OFFER_ENDED: AgentState.READY,
        Happening.DID_NOT_ANSWER: AgentState.AWAY,
    },
    # A conversation is left only by its end: nobody is dropped because somebody pressed "away".
    AgentState.ON_A_CALL: {Happening.CALL_ENDED: AgentState.WRAP_UP},
    AgentState.WRAP_UP: {
        **_MAY_GO,
        Happening.WRAPPED_UP: AgentState.READY,
        Happening.WRAPPED_UP_HEAVY: AgentState.DEBRIEF,
    },
    AgentState.AWAY: {**_MAY_GO, Happening.BECAME_READY: AgentState.READY},
    AgentState.DEBRIEF: {**_MAY_GO, Happening.BECAME_READY: AgentState.READY},
}

CHOSEN: Mapping[AgentState, Happening] = {
    AgentState.READY: Happening.BECAME_READY,
    AgentState.AWAY: Happening.WENT_AWAY,
    AgentState.DEBRIEF: Happening.WENT_TO_DEBRIEF,
}
"""States that somebody may choose for themselves, and what then happens."""

ON_DUTY = frozenset(AgentState) - {AgentState.OFF}


class NoSuchChange(ValueError):
    """From this state that does not happen."""


def changed(state: AgentState, happening: Happening) -> AgentState:
    """The state after it. Raises NoSuchChange."""
    to = TRANSITIONS[state].get(happening)
    if to is None:
        raise NoSuchChange(f"{happening} while {state}")
    return to
