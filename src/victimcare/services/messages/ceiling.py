"""The hourly ceiling on each kind of message: whether it is reached, and when there is room again."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import connection

from victimcare.records.models import Telling, TellingState
from victimcare.records.models.messages import TellingStatus
from victimcare.rules.ceiling import ONE_HOUR, moments_of_room
from victimcare.rules.force import Force
from victimcare.services.messages import states


def is_full(template: str, now: datetime) -> bool:
    """Whether as many of this kind as the force allows have left in the last hour. Asked one by one for each kind."""
    _lock(template)
    ceiling = _ceiling(template)
    left = Telling.objects.filter(template=template, handed_over_at__gt=now - ONE_HOUR)
    return left[:ceiling].count() >= ceiling


def room_for(count: int, template: str, now: datetime, *, besides: int = 0) -> list[datetime]:
    """The soonest moments at which so many of this kind may leave: after those of the last hour, and beside those
    that wait with a time of their own (`besides`: this message left out)."""
    _lock(template)
    tellings = Telling.objects.filter(template=template)
    left = tellings.filter(handed_over_at__gt=now - ONE_HOUR).values_list("handed_over_at", flat=True)
    queued = tellings.filter(status=TellingStatus.QUEUED).exclude(id=besides).values_list("not_before", flat=True)
    taken = [at for at in left if at is not None] + [max(at, now) for at in queued]
    return moments_of_room(count, taken=taken, ceiling=_ceiling(template), now=now)


def was_let_go(telling: Telling) -> bool:
    """Whether a person has looked at this one and said that it may leave: it waits for room and asks nobody again."""
    return TellingState.objects.filter(telling=telling, reason=states.RELEASED).exists()


def _ceiling(template: str) -> int:
    force: Force = settings.FORCE
    return force.ceiling(template)


def _lock(template: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('messages.ceiling'), hashtext(%s))", [template])
