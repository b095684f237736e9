"""Records a conversation, where the force has switched this on: kept as it goes, ten seconds at a time.

A line that dies loses what was said since the last part; what was kept stays with its row, which is ended when the call
is. Both speakers were told before the first recorded word, and either can end the recording (channels/phone/taping.py).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from victimcare.records.models import Call, KeptSound, SoundPart, Staff
from victimcare.records.models.voicemail import SoundKind
from victimcare.rules.force import Force
from victimcare.services.access import Actor
from victimcare.services.calls.actions import UnknownCall
from victimcare.services.calls.callbacks import line_calls
from victimcare.services.calls.sounds import store
from victimcare.services.calls.sounds.noting import note_sound

PART = store.PART
LONGEST = timedelta(hours=12)  # longer than any conversation: a recording without an end by then has lost it
_LINE = Actor.system("calls.recordings")


class NotRecorded(Exception):
    """This force records no conversations."""


def is_on() -> bool:
    """Whether the force records conversations at all."""
    force: Force = settings.FORCE
    return force.recordings.keeps_conversations


@transaction.atomic
def begin(*, call_id: UUID, staff: UUID, now: datetime) -> UUID:
    """Begin a recording of this call, in which that member of staff (public id) speaks; there is no sound in it yet.
    Raises NotRecorded, UnknownCall."""
    if not is_on():
        raise NotRecorded
    call = Call.objects.filter(public_id=call_id).first()
    if call is None:
        raise UnknownCall(call_id)
    row = KeptSound.objects.create(
        kind=SoundKind.CONVERSATION,
        call=call,
        victim_id=line_calls.victim_of(call),
        talked_by=Staff.objects.get(public_id=staff),
        began_at=now,
    )
    row.refresh_from_db(fields=["public_id"])
    note_sound(_LINE, "recording.began", row, now)
    return row.public_id


@transaction.atomic
def keep(*, recording_id: UUID, number: int, sound: bytes) -> None:
    """Keep one part, mu-law: PART bytes, and in the last part what remains. A part handed over again is the same part."""
    row = KeptSound.objects.select_for_update().get(public_id=recording_id)
    if row.gone_at is None and store.keep_part(row, number, sound):
        KeptSound.objects.filter(id=row.id).update(length=row.length + len(sound))


@transaction.atomic
def end(*, recording_id: UUID, now: datetime) -> None:
    """End the recording. Ended again, nothing changes."""
    row = KeptSound.objects.select_for_update().get(public_id=recording_id)
    if row.ended_at is not None:
        return
    _end(row, now)


def end_left_open(*, now: datetime) -> int:
    """End recordings whose call is over, or that have lost their end. Returns how many. Safe to run twice."""
    lost = Q(call__ended_at__isnull=False) | Q(began_at__lt=now - LONGEST)
    with transaction.atomic():
        rows = KeptSound.objects.select_for_update(of=("self",), skip_locked=True).filter(
            lost, kind=SoundKind.CONVERSATION, ended_at=None
        )
        for row in rows:
            _end(row, now)
        return len(rows)


def _end(row: KeptSound, now: datetime) -> None:
    """The recording ends where its sound ends: days are counted from there."""
    ended_at = min(now, row.began_at + timedelta(seconds=row.length / store.RATE))
    # The victim may have passed the identity check in the middle of the recording.
    victim_id = row.victim_id or line_calls.victim_of(Call.objects.get(id=row.call_id))
    is_proved_since = victim_id is not None and row.victim_id is None
    row.ended_at, row.victim_id = ended_at, victim_id
    row.save(update_fields=["ended_at", "victim"])
    if is_proved_since:
        store.seal_anew(row)
    note_sound(_LINE, "recording.ended", row, now, parts=SoundPart.objects.filter(sound=row).count())
