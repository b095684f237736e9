"""Records how full a service is, stated in one press by its own link, by a program, at the desk, or on the partners'
site."""

from __future__ import annotations

import base64
import hmac
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from victimcare.records.models import ServiceCapacity, SupportService
from victimcare.records.models.other_agencies.directory import CapacityReporter as CapacityReporter
from victimcare.rules.clock import london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.referrals import listed_services
from victimcare.rules.referrals.listed_services import CapacityStatus, StatedCapacity
from victimcare.rules.referrals.listed_services import ImpossibleCapacity as ImpossibleCapacity
from victimcare.services.access import Act, Actor, ActorKind, permit
from victimcare.services.audit import note
from victimcare.services.desk.timeline_acts import next_version
from victimcare.services.referrals import directory_entries, service_directory

_SIGNED = "victimcare.referrals.capacity_link"
_ID, _SIGNATURE = 16, 16  # bytes of a link's two halves
HISTORY = 10


@dataclass(frozen=True, slots=True)
class CapacityStatement:
    """One statement of capacity, and how it came."""

    room: StatedCapacity
    at: datetime
    by: CapacityReporter


@dataclass(frozen=True, slots=True)
class CapacityPage:
    """What a service sees by its link: its name, its last statement, and how long that is believed."""

    name: str
    room: StatedCapacity | None
    believed_for: int = listed_services.BELIEVED_FOR


@transaction.atomic
def state_capacity(
    *,
    actor: Actor,
    service_id: UUID,
    said: CapacityStatus,
    places: int | None,
    weeks: int | None,
    by: CapacityReporter,
    after: int | None = None,
    now: datetime,
) -> StatedCapacity:
    """Keep a statement. Raises NotFound, ImpossibleCapacity, StaleVersion. A program speaks only for the services that
    its token names. It reads nothing first, nor does a person who presses the service's own link. As staff, it takes
    the right to keep the directory."""
    permit(actor, Act.KEEP_DIRECTORY if by is CapacityReporter.STAFF else Act.SAY_CAPACITY)
    row = service_directory.lock_service(service_id)
    next_version(row.room_version, after=after)
    if actor.kind is ActorKind.MACHINE and row.record_id not in actor.sources:
        raise NotFound("no such service in the directory")
    return _save_capacity(actor, row, said, places, weeks, by, now)


@transaction.atomic
def state_entry_capacity(
    *, actor: Actor, record_id: str, said: CapacityStatus, places: int | None, weeks: int | None, now: datetime
) -> StatedCapacity:
    """The same for a program, which names the service as the directory's API does."""
    permit(actor, Act.SAY_CAPACITY)
    found = service_directory.all_services().filter(record_id=record_id).values_list("public_id", flat=True).first()
    if found is None or record_id not in actor.sources:
        raise NotFound("no such service in the directory")
    return state_capacity(
        actor=actor, service_id=found, said=said, places=places, weeks=weeks, by=CapacityReporter.API, now=now
    )


def list_capacity_history(*, actor: Actor, service_id: UUID) -> tuple[CapacityStatement, ...]:
    """Recent statements, the newest first."""
    permit(actor, Act.SAY_CAPACITY)
    rows = ServiceCapacity.objects.filter(service__public_id=service_id).order_by("-id")[:HISTORY]
    return tuple(
        CapacityStatement(
            StatedCapacity(CapacityStatus(row.said), row.said_on, row.places, row.weeks),
            row.at,
            CapacityReporter(row.by),
        )
        for row in rows
    )


# The link: its holder can state the capacity of this one service, and nothing else. It names no person.


def find_capacity_link(*, actor: Actor, service_id: UUID) -> str:
    """The address to give to a service. Raises NotFound."""
    permit(actor, Act.KEEP_DIRECTORY)
    row = service_directory.all_services().filter(public_id=service_id).first()
    if row is None:
        raise NotFound("no such service in the directory")
    return f"{settings.PUBLIC_ADDRESS}/partner/capacity/{_token(row)}"


@transaction.atomic
def renew_capacity_link(*, actor: Actor, service_id: UUID, now: datetime) -> str:
    """Issue a new link; the earlier one stops working. Raises NotFound."""
    permit(actor, Act.KEEP_DIRECTORY)
    row = service_directory.lock_service(service_id)
    row.link_number += 1
    row.save(update_fields=["link_number"])
    note(actor, "capacity.new_link", at=now, detail={"service": str(row.public_id)})
    return find_capacity_link(actor=actor, service_id=service_id)


def read_capacity_page(*, actor: Actor, token: str) -> CapacityPage:
    """Raises NotFound."""
    permit(actor, Act.SAY_CAPACITY)
    row = _find_by_link(token)
    return CapacityPage(row.name, service_directory.service_room(row))


@transaction.atomic
def state_capacity_by_link(
    *, actor: Actor, token: str, said: CapacityStatus, places: int | None, weeks: int | None, now: datetime
) -> StatedCapacity:
    """Raises NotFound, ImpossibleCapacity."""
    permit(actor, Act.SAY_CAPACITY)
    row = service_directory.lock_service(_find_by_link(token).public_id)
    return _save_capacity(actor, row, said, places, weeks, CapacityReporter.LINK, now)


def _save_capacity(
    actor: Actor,
    row: SupportService,
    said: CapacityStatus,
    places: int | None,
    weeks: int | None,
    by: CapacityReporter,
    now: datetime,
) -> StatedCapacity:
    room = listed_services.make_capacity(said=said, places=places, weeks=weeks, on=london_date(now))
    directory_entries.save_room(row, room, by=by, by_whom=actor.id, now=now)
    note(actor, "capacity.said", at=now, detail={"service": str(row.public_id), "said": said.value, "by": by.value})
    return room


def _find_by_link(token: str) -> SupportService:
    try:
        given = base64.urlsafe_b64decode(f"{token}{'=' * (-len(token) % 4)}")
        service_id = UUID(bytes=given[:_ID])
    except ValueError:
        raise NotFound("no service has this link now") from None
    row = service_directory.all_services().filter(public_id=service_id).first()
    if row is None or not hmac.compare_digest(given[_ID:], _signature(row)):
        raise NotFound("no service has this link now")
    return row


def _token(row: SupportService) -> str:
    return base64.urlsafe_b64encode(row.public_id.bytes + _signature(row)).decode().rstrip("=")


def _signature(row: SupportService) -> bytes:
    said = f"{row.public_id}:{row.link_number}"
    return salted_hmac(_SIGNED, said, algorithm="sha256").digest()[:_SIGNATURE]
