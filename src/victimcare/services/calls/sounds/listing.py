"""Lists what is kept of calls: recorded conversations and messages on the line, and until when each is kept.

Staff see the recordings that are their work, a supervisor all: that a recording exists, never what is said in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from victimcare.records.models import KeptSound
from victimcare.records.models.voicemail import SoundKind as SoundKind
from victimcare.rules.clock import london_date
from victimcare.services.access import Act, Actor, Role, permit, scopes
from victimcare.services.audit import note
from victimcare.services.calls.sounds import store, whose
from victimcare.services.calls.sounds.listening import goes_at, keeps

PAGE = 50


@dataclass(frozen=True, slots=True)
class Item:
    """`reference`: of the case, where a victim passed the identity check in the call. `ended_at` None: it is being
    recorded. `goes_on`: the day on which it is deleted; None: it is held, not heard yet, or not over."""

    id: UUID
    began_at: datetime
    ended_at: datetime | None
    seconds: int
    talked_by: str
    reference: str
    heard_at: datetime | None
    held_at: datetime | None
    goes_on: date | None


@dataclass(frozen=True, slots=True)
class Listed:
    """`keeps`: for how long each kind is kept."""

    kind: SoundKind
    items: tuple[Item, ...]
    has_more: bool
    keeps: Mapping[SoundKind, timedelta]


@transaction.atomic
def listed(*, actor: Actor, kind: SoundKind, start: int = 0, now: datetime) -> Listed:
    """Return those that are there, the newest first, `PAGE` of them from `start`. The look is in the audit."""
    permit(actor, Act.WORK_TASK)
    rows = list(_seen_by(actor, kind)[start : start + PAGE + 1])
    note(actor, "recordings.see", at=now, detail={"kind": kind, "from": start, "shown": min(len(rows), PAGE)})
    return Listed(kind, tuple(map(_item, rows[:PAGE])), len(rows) > PAGE, {each: keeps(each) for each in SoundKind})


def _seen_by(actor: Actor, kind: SoundKind) -> QuerySet[KeptSound]:
    there = scopes.without_shut(actor, KeptSound.objects.filter(kind=kind, gone_at=None)).select_related(
        "talked_by", "victim__case"
    )
    theirs = there if Role.SUPERVISOR in actor.roles else there.filter(whose.theirs(actor))
    return theirs.order_by(F("ended_at").desc(nulls_first=True), "-id")


def _item(row: KeptSound) -> Item:
    goes = goes_at(row)
    return Item(
        id=row.public_id,
        began_at=row.began_at,
        ended_at=row.ended_at,
        seconds=row.length // store.RATE,
        talked_by=row.talked_by.name if row.talked_by else "",
        reference=row.victim.case.reference if row.victim else "",
        heard_at=row.heard_at,
        held_at=row.held_at,
        goes_on=london_date(goes) if goes else None,
    )
