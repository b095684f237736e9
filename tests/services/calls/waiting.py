"""Callers and agents for tests."""

from __future__ import annotations

import itertools
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import Agent, Call, Victim
from victimcare.services.access import Actor, Role
from victimcare.services.calls import caller_actions
from victimcare.services.calls.agents import agent_duty
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind

A_SHIFT = timedelta(hours=12)
_number = itertools.count(1)


def a_call(victim: Victim | None = None, *, at: datetime = NOW) -> UUID:
    """A call that has come in; `victim`: the victim whose code was keyed in it."""
    call_id = caller_actions.record_inbound_call(carrier_call_id=f"call-{next(_number)}", direction="in", now=at)
    if victim is not None:
        Call.objects.filter(public_id=call_id).update(victim=victim)
    return call_id


def on_duty(
    name: str = "Sol Pereira", *, at: datetime = NOW, way: AgentEndpointKind = AgentEndpointKind.BROWSER, **values: Any
) -> Actor:
    """An agent who has signed on and is ready, with a headset."""
    actor = staff(name, Role.DESK)
    agent_duty.sign_on_agent(actor=actor, way=way, now=at, **values)
    connect_headset(actor, until=at + A_SHIFT)
    return actor


def connect_headset(actor: Actor, *, until: datetime) -> None:
    """Reports the headset as connected, as the line does again and again."""
    Agent.objects.filter(staff_id=actor.staff_id or 0).update(sound_until=until)
