"""Deletes recordings when their days are over. The record that there was one, and the summary of its listener, stay."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import KeptSound
from victimcare.records.models.voicemail import SoundGone, SoundKind
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.calls.sounds import store
from victimcare.services.calls.sounds.listening import keeps

_AT_ONCE = 100  # in one transaction


def delete_old(*, now: datetime) -> int:
    """Delete what is old enough, unless it is held. A voicemail that has not been heard goes only when its task was
    closed for a reason. Returns how many. Safe to run twice."""
    count = 0
    while gone := _delete_some(now):
        count += gone
    return count


@transaction.atomic
def _delete_some(now: datetime) -> int:
    is_old = Q()
    for kind in SoundKind:
        is_old |= Q(kind=kind, ended_at__lt=now - keeps(kind))
    is_done_with = ~Q(kind=SoundKind.VOICEMAIL) | Q(heard_at__isnull=False) | Q(task__closed_at__isnull=False)
    rows = KeptSound.objects.select_for_update(of=("self",), skip_locked=True).filter(
        is_old, is_done_with, gone_at=None, held_at=None
    )
    ids = list(rows.order_by("id").values_list("id", flat=True)[:_AT_ONCE])
    if not ids:
        return 0
    store.let_go(ids)
    KeptSound.objects.filter(id__in=ids).update(gone_at=now, gone_because=SoundGone.DAYS_OVER)
    note(Actor.system("calls.delete_old_sounds"), "sounds.deleted", at=now, detail={"sounds": len(ids)})
    return len(ids)
