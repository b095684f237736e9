"""A call's own row, and who acts in it: nobody, until her code has opened her case."""

from __future__ import annotations

from uuid import UUID

from victimcare.records.models import Call, Victim
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


def case_id(victim_id: int | None) -> int | None:
    return Victim.objects.filter(id=victim_id).values_list("case_id", flat=True).first() if victim_id else None
