"""The outside partners that the force names to be brought into a call: interpreters, services and, by one press of a
colleague who talks in it, the one who is rung when the caller is in danger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from victimcare.records.models import Call, QueueEntry, Staff
from victimcare.rules.force import Force
from victimcare.services import port_registry
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.calls.callbacks.line_calls import BACK
from victimcare.services.calls.taking import agents, talking
from victimcare.services.ports.desk_phone import Beside, Guest, How, PhoneAct, PhoneFailed, PhoneStands, Place, Problem


@dataclass(frozen=True, slots=True)
class Help:
    """How far the partner who is rung in danger has come into a call that this actor has, has joined, or has left
    (`has_left`)."""

    rung: Beside
    call_id: UUID | None
    has_left: bool


def numbers() -> Mapping[str, str]:
    """Return the numbers, by name, that any colleague may bring in."""
    force: Force = settings.FORCE
    return force.may_be_brought_in


def in_danger() -> str:
    """Return the partner that the force names for danger; empty: none."""
    force: Force = settings.FORCE
    return force.rung_in_danger


def bring(*, actor: Actor, name: str, how: How, now: datetime) -> None:
    """Ring a partner of the force's list, and let them in. Raises agents.NotSignedOn, NothingToFinish, PhoneFailed."""
    with transaction.atomic():
        _note(actor, talking.call_of(actor).public_id, name, how, now)
    _ring(actor, name, how)


def bring_in_danger(*, actor: Actor, now: datetime) -> None:
    """Connect the partner that the force names for danger with the caller who is in danger, beside any other partner:
    for the colleague who has the call, or one who has joined it. Does nothing where no one can be rung: without a call,
    without such a name, or where the line can not."""
    name = in_danger()
    try:
        if name:
            stands = _stands(actor)
            with transaction.atomic():
                joined = stands.call_id if stands is not None and stands.has_joined else None
                _note(actor, joined or talking.call_of(actor).public_id, name, How.TOGETHER, now)
            _ring(actor, name, How.TOGETHER)
    except (agents.NotSignedOn, agents.NothingToFinish, PhoneFailed, port_registry.PortUnbound):
        return


def call_heard(*, actor: Actor) -> UUID | None:
    """Return the call in which they talk, as the line knows it: their own, also one that they have rung, or a
    colleague's."""
    stands = _stands(actor)
    return stands.call_id if stands is not None and not stands.has_left else None


def help_for(*, actor: Actor) -> Help | None:
    """None: no partner is rung into a call of theirs, or it is not known. The line alone is asked: it costs no query."""
    stands = _stands(actor) if in_danger() else None
    rung = stands.at(Place.HELP) if stands is not None else None
    return Help(rung, stands.call_id, stands.has_left) if stands is not None and rung is not None else None


def is_one(line_call: UUID | None, call_id: UUID | None) -> bool:
    """`line_call`: the call as the line knows it; `call_id`: as the queue does. A caller who kept their place has two:
    they rang, and were rung back for it."""
    if line_call is None or call_id is None or line_call == call_id:
        return line_call is not None and line_call == call_id
    rang = Call.objects.filter(public_id=line_call, direction=BACK).values_list("carrier_call_id", flat=True).first()
    kept = QueueEntry.objects.filter(call__public_id=call_id)
    return rang is not None and kept.filter(callback__attempts__public_id=rang).exists()


def _ring(actor: Actor, name: str, how: How) -> None:
    number = numbers().get(name)
    if number is None:
        raise PhoneFailed(Problem.NOT_PLACED)
    place = Place.HELP if name == in_danger() else Place.GUEST
    by = Staff.objects.values_list("name", flat=True).get(id=actor.staff_id or 0)
    guest = Guest(name, how, number=number, place=place, by=by)
    port_registry.desk_phone_line().ask(_agent_id(actor), PhoneAct.BRING, guest=guest)


def _note(actor: Actor, call_id: UUID, name: str, how: How, now: datetime) -> None:
    note(actor, "partner.rung", at=now, detail={"call": str(call_id), "partner": name, "how": how.value})


def _stands(actor: Actor) -> PhoneStands | None:
    permit(actor, Act.TAKE_CALLS)
    try:
        return port_registry.desk_phone_line().ask(_agent_id(actor), PhoneAct.STANDS)
    except (PhoneFailed, port_registry.PortUnbound):
        return None


def _agent_id(actor: Actor) -> UUID:
    return UUID(actor.id.partition(":")[2])
