"""The page that opens once: for an agency that has no system which fetches packets, by an address in its own mailbox.

The line in the mailbox says nothing of anybody. Its address is of 256 random bits, kept hashed; it ends when it was
used, after a week, and when the packet is recalled or replaced. Opening takes a press and a name: no machine that looks
at links beforehand uses it up.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from victimcare.records.models import HandoverDoor, HandoverPacket
from victimcare.rules.agency_handovers import AGENCY_PAGE_OPEN_FOR
from victimcare.services.access import Actor
from victimcare.services.handovers.shapes import DutyHolder
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.sealing import seal_bytes


@dataclass(frozen=True, slots=True)
class Ajar:
    """What is said of a page before it is opened: nothing of anybody."""

    agency: DutyHolder
    expires_at: datetime


def open_for(packet: HandoverPacket, *, now: datetime) -> None:
    """Make a page for this packet, and send its address to the agency's own mailbox. The earlier ones end."""
    shut(packet, now=now)
    token = secrets.token_urlsafe(32)
    door = HandoverDoor.objects.create(
        packet=packet, token_hash=hashed(token), made_at=now, expires_at=now + AGENCY_PAGE_OPEN_FOR
    )
    door.sealed_token = seal_bytes(token.encode(), about(door))
    door.save(update_fields=["sealed_token"])
    queue_job(Job.TELL_AGENCY, door_id=door.id)


def shut(packet: HandoverPacket, *, now: datetime) -> None:
    HandoverDoor.objects.filter(packet=packet, expires_at__gt=now).update(expires_at=now, sealed_token=b"")


def ajar(*, token: str, now: datetime) -> Ajar | None:
    """None for an address that is wrong, used or over: all the same."""
    door = open_ones(now).filter(token_hash=hashed(token)).select_related("packet").first()
    return Ajar(DutyHolder(door.packet.agency), door.expires_at) if door else None


def as_agency(packet: HandoverPacket) -> Actor:
    """Whoever holds the address of the page speaks for the agency, about this packet alone."""
    nobody = Actor.nobody(f"handover:{packet.public_id}")
    return Actor(nobody.kind, nobody.id, sources=frozenset({packet.agency}))


def hashed(token: str) -> bytes:
    return hashlib.sha256(token.encode(errors="replace")).digest()


def about(door: HandoverDoor) -> str:
    return f"handover-door:{door.id}"


def open_ones(now: datetime) -> QuerySet[HandoverDoor]:
    return HandoverDoor.objects.select_related("packet__victim__case").filter(used_at=None, expires_at__gt=now)
