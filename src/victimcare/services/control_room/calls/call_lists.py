"""Lists calls: those that ring on a handler's telephone, those that handlers take, and one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from victimcare.records.models import CallIntake, EmergencyCall
from victimcare.rules.control_room.incidents.incident_kinds import CallService
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.control_room.calls.call_intakes import open_fields

RINGS_FOR = timedelta(hours=2)  # a call whose end no system has told rings no longer than this
_FIRST_WORDS = 120  # characters of what is said, in the list


@dataclass(frozen=True, slots=True)
class OpenCall:
    """A call that is being taken. `number`, `place`, `words`: by which it is told from others, as far as they are
    known."""

    id: UUID
    service: CallService
    taker: str
    is_mine: bool
    begun_at: datetime
    kept_at: datetime
    number: str
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class OwnCall:
    """A call that this handler takes, for the line at the top of other pages."""

    id: UUID
    service: CallService
    begun_at: datetime


@transaction.atomic
def list_open_calls(*, actor: Actor, now: datetime) -> tuple[OpenCall, ...]:
    """The calls that handlers take now, or that a stopped machine left behind; one's own first."""
    permit(actor, Act.SEE_ROOM)
    rows = CallIntake.objects.select_related("taker").filter(ended_at=None).order_by("begun_at", "id")
    found = [_summarise_call(row, actor) for row in rows]
    if found:
        note(actor, "call_intakes.listed", at=now, detail={"count": len(found)})
    return tuple(sorted(found, key=lambda each: not each.is_mine))


def _summarise_call(row: CallIntake, actor: Actor) -> OpenCall:
    fields = open_fields(row)
    return OpenCall(
        row.public_id,
        CallService(row.service),
        row.taker.name,
        row.taker_id == actor.staff_id,
        row.begun_at,
        row.kept_at,
        fields.get("number", ""),
        " ".join(fields.get("place", "").split()),
        " ".join(fields.get("words", "").split())[:_FIRST_WORDS],
    )


def list_own_calls(*, actor: Actor) -> tuple[OwnCall, ...]:
    """The calls that this handler has in hand."""
    permit(actor, Act.SEE_ROOM)
    if actor.staff_id is None:
        return ()
    rows = CallIntake.objects.filter(ended_at=None, taker=actor.staff_id).order_by("begun_at", "id")
    return tuple(OwnCall(row.public_id, CallService(row.service), row.begun_at) for row in rows)


@dataclass(frozen=True, slots=True)
class RingingCall:
    """A call on this handler's telephone, without its number."""

    id: int
    service: CallService
    presented_at: datetime


def list_ringing_calls(*, actor: Actor, now: datetime) -> tuple[RingingCall, ...]:
    """The calls that ring, or were answered, on this handler's telephone and are not being taken yet."""
    permit(actor, Act.SEE_ROOM)
    if actor.staff_id is None:
        return ()
    rows = EmergencyCall.objects.filter(
        taker=actor.staff_id, end="", intake=None, presented_at__gt=now - RINGS_FOR
    ).order_by("presented_at", "id")
    return tuple(RingingCall(row.id, CallService(row.service), row.presented_at) for row in rows)
