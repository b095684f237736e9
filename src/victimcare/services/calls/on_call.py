"""A call's own row, and who acts in it: no actor, until a victim's code has opened their case."""

from __future__ import annotations

from uuid import UUID

from victimcare.records.models import AccessGrant, Call, Victim
from victimcare.services.access import Actor, ActorKind


class UnknownCall(LookupError):
    """No such call."""


def locked(call_id: UUID) -> Call:
    """The row, held until the transaction ends. Raises UnknownCall."""
    call = Call.objects.select_for_update().filter(public_id=call_id).first()
    if call is None:
        raise UnknownCall(call_id)
    return call


def caller(call: Call) -> Actor:
    if call.victim_id is None:
        return Actor.nobody("phone")
    return Actor(ActorKind.VICTIM, f"call:{call.public_id}", victim_id=call.victim_id, opens="case")


def opened_by(call: Call) -> str | None:
    """Return what the code opens that was keyed in this call: there is one at a time, and a code made since belongs to
    another call."""
    codes = AccessGrant.objects.hers().filter(
        victim_id=call.victim_id or -1, ended_at=None, made_at__lte=call.started_at
    )
    return codes.values_list("opens", flat=True).first()


def case_id(victim_id: int | None) -> int | None:
    return Victim.objects.filter(id=victim_id).values_list("case_id", flat=True).first() if victim_id else None
