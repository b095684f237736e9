"""Decides whom a hosted carrier rings for a waiting caller: only staff to whom the caller is offered, at the extension
at which they signed on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from victimcare.records.models import Agent, HostedCall, QueueEntry
from victimcare.rules.calls.call_queue import HOSTED as HOSTED
from victimcare.services import port_registry
from victimcare.services.access import Act, Actor, permit
from victimcare.services.calls.waiting import in_line, opening, queueing, routing
from victimcare.services.calls.waiting.routing import Offer


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many waiting callers a hosted carrier holds, and how many staff on duty it can put them through to."""

    callers: int
    on_duty: int
    dialled: int


def offered(*, call_id: UUID, now: datetime) -> Offer | None:
    """Return to whom the caller is offered now, and where the carrier may ring."""
    return next((offer for offer in routing.route(line=HOSTED, now=now) if offer.call_id == call_id), None)


def picked_up(*, carrier: str, carrier_call_id: str, now: datetime) -> UUID | None:
    """Record that the member of staff to whom the caller was offered has picked up. None: the caller is no longer
    theirs, and the two must not be joined."""
    held = HostedCall.objects.filter(carrier=carrier, carrier_call_id=carrier_call_id, over_at=None)
    call_id = held.values_list("call__public_id", flat=True).first()
    return call_id if call_id is not None and queueing.joined(call_id=call_id, now=now) else None


def over(*, call_id: UUID, now: datetime) -> bool:
    """Record that the member of staff who was rung has hung up, or never answered. Returns whether the caller was
    passed on, and waits for another."""
    queueing.ended(call_id=call_id, now=now)
    return QueueEntry.objects.standing().filter(call__public_id=call_id).exists()


def is_closed_for(*, call_id: UUID, now: datetime) -> bool:
    """Whether the caller waits and is offered to no colleague, and the line was closed by hand."""
    waits = QueueEntry.objects.standing().filter(call__public_id=call_id, offered_to=None)
    return opening.is_closed_by_hand(now=now) and waits.exists()


def waiting(*, actor: Actor) -> Waiting | None:
    """Return why these callers wait while others are taken, for staff who look at the line. None: there is no such
    carrier."""
    permit(actor, Act.TAKE_CALLS)
    if port_registry.find_hosted_line() is None:
        return None
    on_duty = list(Agent.objects.on_duty())
    return Waiting(
        QueueEntry.objects.standing().filter(line=HOSTED).count(),
        len(on_duty),
        sum(map(in_line.is_dialled_by_hosted, on_duty)),
    )
