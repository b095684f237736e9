"""Raises messages between control rooms that no person has seen: what we sent and no person there has seen, and what
came and no person here has seen.

They rise as contacts in danger do (`unseen_danger`), which texts the duty number once for both.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Q, QuerySet

from victimcare.records.models import IncidentTransfer
from victimcare.rules.control_room.contact_order import RisingStep, RoomClocks, list_steps_after
from victimcare.rules.control_room.incidents.incident_kinds import TransferDirection, TransferKind
from victimcare.services.access import Act, Actor, permit
from victimcare.services.control_room.incidents.incident_transfers import find_unseen_transfers

AT_ONCE = 500
_ASKS_A_LOOK = (TransferKind.OFFER, TransferKind.UPDATE, TransferKind.NOTE)


def raise_unseen_transfers(clocks: RoomClocks, *, now: datetime) -> tuple[int, bool]:
    """Raise what is due, in the caller's transaction. Returns how many steps were taken, and whether the duty number is
    to be texted."""
    within = _seen_within()
    unseen = _find_unseen(now=now).select_for_update(skip_locked=True, of=("self",))
    rows = list(unseen.order_by(F("rose_at").asc(nulls_first=True), "created_at", "id")[:AT_ONCE])
    may_ring = not IncidentTransfer.objects.filter(rang_at__gt=now - clocks.rises_after).exists()
    count = 0
    rings = False
    for row in rows:
        steps = list_steps_after(
            now - row.created_at,
            has_risen=row.rose_at is not None,
            has_rung=row.rang_at is not None or not may_ring,
            rises_after=within,
            rings_after=within + clocks.rings_after - clocks.rises_after,
        )
        if RisingStep.SUPERVISORS in steps:
            row.rose_at = now
        if RisingStep.DUTY_NUMBER in steps:
            row.rang_at, rings = now, True
        count += len(steps)
    IncidentTransfer.objects.bulk_update(rows, ["rose_at", "rang_at"])
    return count, rings


def count_rung_transfers(*, at: datetime, now: datetime) -> int:
    """How many rose to the duty number at `at` and have not been seen since."""
    return _find_unseen(now=now).filter(rang_at=at).count()


def count_risen_transfers(*, actor: Actor, now: datetime) -> int:
    """How many that no person has seen have risen to the supervisors."""
    permit(actor, Act.SEE_ROOM)
    return _find_unseen(now=now).filter(rose_at__isnull=False).count()


def _find_unseen(*, now: datetime) -> QuerySet[IncidentTransfer]:
    came = Q(
        direction=TransferDirection.RECEIVED,
        kind__in=_ASKS_A_LOOK,
        seen_at=None,
        created_at__lte=now - _seen_within(),
        incident__state="open",
    )
    return find_unseen_transfers(now=now) | IncidentTransfer.objects.filter(came)


def _seen_within() -> timedelta:
    within: timedelta = settings.FORCE.incidents.seen_within
    return within
