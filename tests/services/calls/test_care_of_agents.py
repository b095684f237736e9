"""After heavy calls an agent gets a lighter one or a rest, unless a named colleague sets it aside."""

from __future__ import annotations

import pytest

from tests.services.calls.on_shift import MINUTE, takes, waiting
from tests.services.calls.waiting import on_duty
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import AuditEntry, QueueEntry
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.calls.call_queue import CallerNeed
from victimcare.services.access import PermissionRefused, Role
from victimcare.services.calls.agents import agent_duty
from victimcare.services.calls.agents.agent_duty import CallOutcome
from victimcare.services.calls.call_queue import caller_queue, queue_routing

pytestmark = pytest.mark.django_db


def test_after_two_heavy_calls_comes_a_lighter_one_or_a_rest() -> None:
    sol = on_duty()

    heavy, abuse = CallerNeed.CANNOT_TALK, CallerNeed.DOMESTIC_ABUSE
    needs = [heavy, abuse, abuse, CallerNeed.ANYTHING, abuse]
    took = [takes(sol, need, at_minute=minute) for minute, need in enumerate(needs)]

    assert took == [True, True, False, True, True]


def test_lighter_calls_that_turn_out_heavy_lead_to_a_rest() -> None:
    sol = on_duty()
    for minute in range(3):
        assert takes(sol, CallerNeed.ANYTHING, at_minute=minute, is_heavy=True)

    assert not takes(sol, CallerNeed.ANYTHING, at_minute=10)
    assert takes(sol, CallerNeed.ANYTHING, at_minute=18)  # a quarter of an hour after the last


def test_only_another_by_name_and_for_a_while_sets_that_aside() -> None:
    sol, lead = on_duty(), staff("Ines Hart", Role.SUPERVISOR)
    mine = agent_duty.find_own_duty(actor=sol, now=NOW)
    assert mine is not None
    for minute in range(2):
        takes(sol, CallerNeed.DOMESTIC_ABUSE, at_minute=minute)
    until = NOW + 10 * MINUTE
    with pytest.raises(PermissionRefused):
        queue_routing.override_care(actor=sol, agent_id=mine.agent_id, reason="I can", until=until, now=NOW)
    with pytest.raises(queue_routing.CareOverrideRefused):
        queue_routing.override_care(actor=lead, agent_id=mine.agent_id, reason=" ", until=until, now=NOW)
    with pytest.raises(queue_routing.CareOverrideRefused):
        queue_routing.override_care(
            actor=lead, agent_id=mine.agent_id, reason="Late", until=NOW + 13 * 60 * MINUTE, now=NOW
        )

    queue_routing.override_care(actor=lead, agent_id=mine.agent_id, reason="A bomb scare in town", until=until, now=NOW)

    assert takes(sol, CallerNeed.DOMESTIC_ABUSE, at_minute=4)
    assert not takes(sol, CallerNeed.DOMESTIC_ABUSE, at_minute=11)
    entry = AuditEntry.objects.get(act="care.overridden")
    assert (entry.actor, entry.detail["agent"]) == (lead.id, str(mine.agent_id))


def test_after_a_heavy_call_an_agent_is_asked_to_talk_to_a_colleague() -> None:
    sol = on_duty()
    call = waiting()
    queue_routing.route_calls(line="", now=NOW)
    agent_duty.answer_call(actor=sol, now=NOW)
    caller_queue.end_conversation_of_call(call_id=call, now=NOW + MINUTE)

    after = agent_duty.finish_wrap_up(actor=sol, outcome=CallOutcome.DANGER, now=NOW + 2 * MINUTE)

    assert after is AgentState.DEBRIEF
    assert QueueEntry.objects.get().is_heavy
