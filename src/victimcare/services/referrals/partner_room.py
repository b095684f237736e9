"""How full a service is, and that what we tell of it is wrong, said on the partners' site: for the services that this
organisation answers for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import PartnerService
from victimcare.records.models.directory import CapacityBy, ReportedBy
from victimcare.rules.clock import london_date
from victimcare.rules.referrals.listed_services import CapacityStatus, ListedService, StatedCapacity
from victimcare.rules.referrals.listed_services import ImpossibleCapacity as ImpossibleCapacity
from victimcare.services.access import Act, Actor, permit
from victimcare.services.referrals import capacity, directory, keeping
from victimcare.services.referrals.directory import UnknownService as UnknownService
from victimcare.services.referrals.partner_scope import partner_of


@dataclass(frozen=True, slots=True)
class OwnService:
    """`room` None: it has never said. `is_believed`: it was said lately enough to count. `version`: to be named by
    whoever says the next. `listed`: what everybody reads of it."""

    id: UUID
    name: str
    room: StatedCapacity | None
    is_believed: bool
    version: int
    listed: ListedService


def listed(*, actor: Actor, now: datetime) -> tuple[OwnService, ...]:
    """Raises NotPermitted."""
    permit(actor, Act.SEE_REFERRALS)
    rows = PartnerService.objects.filter(partner=partner_of(actor), service__gone_at=None).select_related("service")
    today = london_date(now)
    found = []
    for row in rows.order_by("service__name", "id"):
        room = directory.room_of(row.service)
        is_believed = room is not None and room.is_believed(today)
        one = row.service
        found.append(OwnService(one.public_id, one.name, room, is_believed, one.room_version, directory.listed(one)))
    return tuple(found)


@transaction.atomic
def say_wrong(*, actor: Actor, service_id: UUID, words: str, now: datetime) -> None:
    """Whoever keeps the directory gets a task. Raises NotPermitted, UnknownService."""
    if service_id not in {one.id for one in listed(actor=actor, now=now)}:
        raise UnknownService(service_id)
    keeping.report(actor=actor, service_id=service_id, by=ReportedBy.SERVICE, words=words, now=now)


@transaction.atomic
def state(*, actor: Actor, service_id: UUID, said: str, number: str, after: int | None = None, now: datetime) -> None:
    """`number`: of places where it is open, of weeks where people wait. Raises NotPermitted, UnknownService,
    NotCapacity, WrittenSince."""
    if service_id not in {one.id for one in listed(actor=actor, now=now)}:
        raise UnknownService(service_id)
    if said not in list(CapacityStatus) or (number and not (number.isascii() and number.isdigit() and len(number) < 5)):
        raise ImpossibleCapacity(said)
    count = int(number) if number else None
    capacity.state(
        actor=actor,
        service_id=service_id,
        said=CapacityStatus(said),
        places=count if said == CapacityStatus.OPEN else None,
        weeks=count if said == CapacityStatus.WAITING else None,
        by=CapacityBy.PARTNER,
        after=after,
        now=now,
    )
