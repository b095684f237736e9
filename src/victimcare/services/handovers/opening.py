"""Somebody at an agency opens the page that opens once, reads the packet there, and takes it with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from victimcare.records.models import HandoverPacket
from victimcare.records.models.handovers import HandoverHow
from victimcare.services.access import Act, permit
from victimcare.services.handovers import doors, keeping, printing, receiving, signing
from victimcare.services.handovers.shapes import UnknownPacket
from victimcare.services.ports import Printed

MAY_BE_READ_FOR = timedelta(minutes=30)  # in the visit that opened it


@dataclass(frozen=True, slots=True)
class Visiting:
    """What the visit keeps: which packet, and until when it reads it."""

    packet_id: UUID
    until: datetime


@transaction.atomic
def enter(*, token: str, who: str, now: datetime) -> Visiting:
    """They say who they are, and so have taken it up. Raises UnknownPacket (wrong, used or over), WordsMissing."""
    door = doors.open_ones(now).select_for_update(of=("self",)).filter(token_hash=doors.hashed(token)).first()
    if door is None:
        raise UnknownPacket
    actor = doors.as_agency(door.packet)
    permit(actor, Act.RECEIVE_HANDOVER)
    try:
        receiving.taken_up(actor, door.packet, who=who, how=HandoverHow.PAGE, now=now)
    except receiving.NoLonger:
        raise UnknownPacket from None
    door.used_at, door.sealed_token = now, b""
    door.save(update_fields=["used_at", "sealed_token"])
    keeping.kept(door.packet, "opened", by=None, now=now, how=HandoverHow.PAGE, who=who)
    return Visiting(door.packet.public_id, now + MAY_BE_READ_FOR)


@transaction.atomic
def read(*, opened: Visiting, now: datetime) -> dict[str, Any]:
    """What it says, in the visit that opened it. Raises UnknownPacket once that is over or the packet is."""
    packet = _of_visit(opened, now)
    return keeping.read_content(packet) or {}


@transaction.atomic
def signed_file(*, opened: Visiting, now: datetime) -> bytes:
    return signing.sign(keeping.content_of(_of_visit(opened, now)))


@transaction.atomic
def printed(*, opened: Visiting, now: datetime) -> Printed:
    return printing.printed(keeping.read_content(_of_visit(opened, now)) or {})


def _of_visit(opened: Visiting, now: datetime) -> HandoverPacket:
    packet = HandoverPacket.objects.select_related("victim__case").filter(public_id=opened.packet_id).first()
    if packet is None or now >= opened.until:
        raise UnknownPacket(opened.packet_id)
    try:
        receiving.readable_content(packet)
    except receiving.NoLonger:
        raise UnknownPacket(opened.packet_id) from None
    actor = doors.as_agency(packet)
    permit(actor, Act.RECEIVE_HANDOVER)
    keeping.noted(actor, "handover.read", packet, now)
    return packet
