"""The call in which somebody has a contact."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from victimcare.channels.web.desk.door import stands_now
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.calls.agents import AgentState
from victimcare.services.calls.agents import agent_phone
from victimcare.services.contact.contact_recording import ContactChannel


def call_now(request: Request) -> tuple[UUID | None, datetime | None]:
    """The call that they have, and since when; neither where they have none."""
    stands = stands_now(request)
    if stands is None or stands.state not in (AgentState.ON_A_CALL, AgentState.WRAP_UP):
        return None, None
    call_id = agent_phone.find_call_to_finish(actor=request.actor)
    return call_id, stands.since if call_id and stands.state is AgentState.ON_A_CALL else None


def call_of(request: Request, channel: str) -> UUID | None:
    """The call to which a contact belongs that was had in this way."""
    return agent_phone.find_call_to_finish(actor=request.actor) if channel == ContactChannel.PHONE else None
