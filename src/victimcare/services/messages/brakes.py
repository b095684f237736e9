"""The kinds of message that are stopped, as those who decide on them see them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F

from victimcare.records.models import Brake, Duty, Telling
from victimcare.records.models.messages import TellingStatus
from victimcare.rules.force import Force
from victimcare.rules.message_sending import BrakeAxis, BrakeKind, lifted_limit
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.messages import brake, releasing

LAST = 20  # ended ones that are still shown


@dataclass(frozen=True, slots=True)
class Behind:
    """Where messages that were stopped come from: so many for this event, from this record system, in this area."""

    event_type: str
    source: str
    area: str
    messages: int


@dataclass(frozen=True, slots=True)
class BrakeShown:
    """One kind that is or was stopped. `value` is an area's name, an event's type or a sentence's id."""

    id: UUID
    axis: str
    value: str
    stopped_at: datetime
    sent: int
    limit: int
    usual: int
    held: int
    leaves: int  # of those, as many as the first person said
    next_limit: int  # how many of the kind may leave in an hour once they have left, for a day
    behind: tuple[Behind, ...]
    reason: str
    asked_at: datetime | None
    asked_by: str
    is_asked_by_me: bool
    ended_at: datetime | None
    ended_by: str
    is_let_through: bool | None


@transaction.atomic
def brakes(*, actor: Actor, now: datetime) -> tuple[list[BrakeShown], list[BrakeShown]]:
    """Those that are on, the oldest first, and the last that ended. The look is in the audit."""
    permit(actor, Act.SEE_MESSAGES)
    rows = Brake.objects.select_related("asked_by", "ended_by")
    on = [_shown(row, actor, now) for row in rows.filter(ended_at=None).order_by("stopped_at")]
    ended = [_shown(row, actor, now) for row in rows.filter(ended_at__isnull=False).order_by("-ended_at")[:LAST]]
    note(actor, "brakes.seen", at=now, detail={"on": len(on)})
    return on, ended


def _shown(row: Brake, actor: Actor, now: datetime) -> BrakeShown:
    force: Force = settings.FORCE
    held = Telling.objects.filter(brake=row, status=TellingStatus.HELD).count()
    leaves = releasing.may_leave(held, *([] if row.asked_for is None else [row.asked_for]))
    return BrakeShown(
        id=row.public_id,
        axis=row.axis,
        value=force.area_name(row.value) if row.axis == BrakeAxis.AREA else row.value,
        stopped_at=row.stopped_at,
        sent=row.sent,
        limit=row.limit,
        usual=row.usual,
        held=held,
        leaves=leaves,
        next_limit=_next_limit(row, leaves, now) if row.ended_at is None else 0,
        behind=_behind(row) if row.ended_at is None else (),
        reason=row.reason,
        asked_at=row.asked_at,
        asked_by=row.asked_by.name if row.asked_by else "",
        is_asked_by_me=row.asked_by_id is not None and row.asked_by_id == actor.staff_id,
        ended_at=row.ended_at,
        ended_by=row.ended_by.name if row.ended_by else "",
        is_let_through=row.is_let_through,
    )


def _next_limit(row: Brake, leaves: int, now: datetime) -> int:
    kind = BrakeKind(BrakeAxis(row.axis), row.value)
    rate = brake.rates([kind], now=now)[kind]
    return max(rate.limit, lifted_limit(sent=rate.sent, held=leaves))


def _behind(row: Brake, *, at_most: int = 5) -> tuple[Behind, ...]:
    """The most frequent first. What is held was made for duties; their events say where it all comes from."""
    force: Force = settings.FORCE
    duties = [
        duty
        for ids in Telling.objects.filter(brake=row, status=TellingStatus.HELD).values_list("duties", flat=True)
        for duty in ids
    ]
    origins = Duty.objects.filter(id__in=duties).values_list(
        F("triggered_by__type"), F("triggered_by__source"), F("victim__case__area")
    )
    return tuple(
        Behind(event_type, source, force.area_name(area), count)
        for (event_type, source, area), count in Counter(origins).most_common(at_most)
    )
