"""Whom a hosted carrier rings for a caller who waits: only members of staff to whom she is offered, at the extension at
which they signed on, and nobody else."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from victimcare.records.models import HostedCall
from victimcare.records.models.queue import AgentWay
from victimcare.services.calls.waiting import queueing, routing
from victimcare.services.calls.waiting.routing import Offer

LINE = "hosted"  # as the queue knows calls that a hosted carrier holds, whichever process answers it


def offered(*, call_id: UUID, now: datetime) -> Offer | None:
    """To whom she is offered now, and where the carrier may ring."""
    for offer in routing.route(line=LINE, now=now):
        if offer.call_id == call_id and offer.way is AgentWay.EXTENSION and offer.callback_id is None:
            return offer
    return None


def picked_up(*, carrier: str, carrier_call_id: str, now: datetime) -> UUID | None:
    """Whom she was offered to has picked up. None: she is not theirs any more, and they must not be joined."""
    held = HostedCall.objects.filter(carrier=carrier, carrier_call_id=carrier_call_id, over_at=None)
    call_id = held.values_list("call__public_id", flat=True).first()
    return call_id if call_id is not None and queueing.joined(call_id=call_id, now=now) else None


def over(*, call_id: UUID, now: datetime) -> None:
    """The conversation is over, whoever hung up."""
    queueing.ended(call_id=call_id, now=now)
