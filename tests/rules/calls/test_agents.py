"""The states of an agent: one table, with no dead end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.calls.agents import (
    EVENT_OF_CHOSEN_STATE,
    TRANSITIONS,
    AgentEvent,
    AgentState,
    AgentStateConflict,
    next_agent_state,
)


def test_the_table_knows_every_state() -> None:
    assert set(TRANSITIONS) == set(AgentState)


@given(st.lists(st.sampled_from(AgentEvent), max_size=60))
def test_whatever_happens_one_answers_only_what_rang_and_a_conversation_ends_in_its_wrap_up(
    happenings: list[AgentEvent],
) -> None:
    state, before = AgentState.OFF, AgentState.OFF
    for happening in happenings:
        try:
            state, before = next_agent_state(state, happening), state
        except AgentStateConflict:
            continue
        if state is AgentState.ON_A_CALL:
            assert (before, happening) in {
                (AgentState.OFFERED, AgentEvent.ANSWERED),
                (AgentState.READY, AgentEvent.TOOK_OVER),
                (AgentState.READY, AgentEvent.RANG_BACK),
            }
        if before is AgentState.ON_A_CALL:
            assert state is AgentState.WRAP_UP
        if state is AgentState.OFFERED:
            assert before is AgentState.READY


@pytest.mark.parametrize("state", sorted(set(AgentState) - {AgentState.OFF, AgentState.ON_A_CALL}))
def test_from_every_state_but_a_conversation_one_may_go_off_shift(state: AgentState) -> None:
    assert next_agent_state(state, AgentEvent.SIGNED_OFF) is AgentState.OFF


@pytest.mark.parametrize("state", list(AgentState))
def test_every_state_leads_back_to_ready(state: AgentState) -> None:
    reached = {state}
    while more := {to for one in reached for to in TRANSITIONS[one].values()} - reached:
        reached |= more
    assert AgentState.READY in reached


def test_no_agent_chooses_to_be_on_a_call() -> None:
    assert set(EVENT_OF_CHOSEN_STATE) == {AgentState.READY, AgentState.AWAY, AgentState.DEBRIEF}
