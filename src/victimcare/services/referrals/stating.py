"""How full a service says it is: a row each time, and the newest beside the service."""

from __future__ import annotations

from datetime import datetime

from victimcare.records.models import ServiceCapacity, SupportService
from victimcare.records.models.directory import CapacityBy
from victimcare.rules.clock import london_date
from victimcare.rules.referrals.listed_services import StatedCapacity


def newer(service: SupportService, room: StatedCapacity, *, by: CapacityBy, by_whom: str, now: datetime) -> bool:
    """Keep what a source or a file states, unless as new a word is there or it is of a day to come, which would be
    believed for ever. Whether it was kept."""
    if room.said_on > london_date(now):
        return False
    if service.said_on is not None and service.said_on >= room.said_on:
        return False
    keep(service, room, by=by, by_whom=by_whom, now=now)
    return True


def keep(service: SupportService, room: StatedCapacity, *, by: CapacityBy, by_whom: str, now: datetime) -> None:
    ServiceCapacity.objects.create(
        service=service,
        said=room.said,
        said_on=room.said_on,
        places=room.places,
        weeks=room.weeks,
        at=now,
        by=by,
        by_whom=by_whom[:100],
    )
    service.said, service.said_on, service.places, service.weeks = room.said, room.said_on, room.places, room.weeks
    service.room_version += 1
    service.save(update_fields=["said", "said_on", "places", "weeks", "room_version"])
