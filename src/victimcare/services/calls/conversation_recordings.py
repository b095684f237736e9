"""Records conversations, if the force has switched this on: stored as they go, ten seconds at a time. Also lists what
is stored.

A line that dies loses what was said since the last part; the stored parts stay with their row, which is ended with its
call. Both speakers were told before the first recorded word, and either can end the recording
(channels/phone/call_recording.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet

from victimcare.records.models import Call, CallRecording, RecordingPart, Staff
from victimcare.records.models.telephone.calls import RecordingKind as RecordingKind
from victimcare.rules.clock import london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.force import Force
from victimcare.services.access import Act, Actor, Role, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.calls import placed_calls, sound_store
from victimcare.services.calls.recording_playback import deletion_due_at, retention_period
from victimcare.services.calls.sound_store import note_recording

RECORDING_PART = sound_store.PART_BYTES
LONGEST_CONVERSATION = timedelta(
    hours=12
)  # longer than any conversation: a recording still open after this time has lost its end
_LINE_ACTOR = Actor.system("calls.recordings")


def is_recording_on() -> bool:
    """Whether the force records conversations at all."""
    force: Force = settings.FORCE
    return force.recordings.keeps_conversations


@transaction.atomic
def begin_recording(*, call_id: UUID, staff: UUID, now: datetime) -> UUID:
    """Begin a recording of this call with this member of staff (public id); it has no sound yet. Raises
    NotFound. Only where the force records conversations (`is_recording_on`)."""
    if not is_recording_on():
        raise RuntimeError("this force records no conversations")
    call = Call.objects.filter(public_id=call_id).first()
    if call is None:
        raise NotFound("no such call")
    row = CallRecording.objects.create(
        kind=RecordingKind.CONVERSATION,
        call=call,
        victim_id=placed_calls.find_victim_of_call(call),
        talked_by=Staff.objects.get(public_id=staff),
        began_at=now,
    )
    row.refresh_from_db(fields=["public_id"])
    note_recording(_LINE_ACTOR, "recording.began", row, now)
    return row.public_id


@transaction.atomic
def keep_recording_part(*, recording_id: UUID, number: int, sound: bytes) -> None:
    """Store one part, mu-law: RECORDING_PART bytes, or the remainder in the last part. The same part sent again is
    stored once."""
    row = CallRecording.objects.select_for_update().get(public_id=recording_id)
    if row.gone_at is None and sound_store.store_sound_part(row, number, sound):
        CallRecording.objects.filter(id=row.id).update(length=row.length + len(sound))


@transaction.atomic
def end_recording(*, recording_id: UUID, now: datetime) -> None:
    """End the recording. A second time changes nothing."""
    row = CallRecording.objects.select_for_update().get(public_id=recording_id)
    if row.ended_at is not None:
        return
    _end_row(row, now)


def end_open_recordings(*, now: datetime) -> int:
    """End recordings whose call is over, or that have lost their end. Returns how many. Safe to run twice."""
    lost = Q(call__ended_at__isnull=False) | Q(began_at__lt=now - LONGEST_CONVERSATION)
    with transaction.atomic():
        rows = CallRecording.objects.select_for_update(of=("self",), skip_locked=True).filter(
            lost, kind=RecordingKind.CONVERSATION, ended_at=None
        )
        for row in rows:
            _end_row(row, now)
        return len(rows)


def _end_row(row: CallRecording, now: datetime) -> None:
    """End the row at the end of its sound: the retention period is counted from there."""
    ended_at = min(now, row.began_at + timedelta(seconds=row.length / sound_store.BYTES_A_SECOND))
    # The victim may have passed the identity check in the middle of the recording.
    victim_id = row.victim_id or placed_calls.find_victim_of_call(Call.objects.get(id=row.call_id))
    is_proved_since = victim_id is not None and row.victim_id is None
    row.ended_at, row.victim_id = ended_at, victim_id
    row.save(update_fields=["ended_at", "victim"])
    if is_proved_since:
        sound_store.reseal_sound(row)
    note_recording(_LINE_ACTOR, "recording.ended", row, now, parts=RecordingPart.objects.filter(sound=row).count())


# Lists what is stored of calls: recorded conversations and voicemail, and until when each is kept.
#
# Staff see the recordings that are their work, and a supervisor sees all: that a recording exists, never what is said
# in it.

RECORDINGS_PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class RecordingRow:
    """`reference`: that of the case, if a victim passed the identity check in the call. `ended_at` None: it is being
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
class RecordingList:
    """`keeps`: the retention period of each kind."""

    kind: RecordingKind
    items: tuple[RecordingRow, ...]
    has_more: bool
    keeps: Mapping[RecordingKind, timedelta]


@transaction.atomic
def list_recordings(*, actor: Actor, kind: RecordingKind, start: int = 0, now: datetime) -> RecordingList:
    """Return the stored recordings, newest first, `RECORDINGS_PER_PAGE` of them from `start`. Writes an audit entry."""
    permit(actor, Act.WORK_TASK)
    rows = list(_recordings_seen_by(actor, kind)[start : start + RECORDINGS_PER_PAGE + 1])
    note(
        actor,
        "recordings.see",
        at=now,
        detail={"kind": kind, "from": start, "shown": min(len(rows), RECORDINGS_PER_PAGE)},
    )
    return RecordingList(
        kind,
        tuple(map(_to_row, rows[:RECORDINGS_PER_PAGE])),
        len(rows) > RECORDINGS_PER_PAGE,
        {each: retention_period(each) for each in RecordingKind},
    )


def _recordings_seen_by(actor: Actor, kind: RecordingKind) -> QuerySet[CallRecording]:
    there = access_scopes.filter_visible_rows(
        actor, CallRecording.objects.filter(kind=kind, gone_at=None)
    ).select_related("talked_by", "victim__case")
    theirs = there if Role.SUPERVISOR in actor.roles else there.filter(sound_store.audible_recordings(actor))
    return theirs.order_by(F("ended_at").desc(nulls_first=True), "-id")


def _to_row(row: CallRecording) -> RecordingRow:
    goes = deletion_due_at(row)
    return RecordingRow(
        id=row.public_id,
        began_at=row.began_at,
        ended_at=row.ended_at,
        seconds=row.length // sound_store.BYTES_A_SECOND,
        talked_by=row.talked_by.name if row.talked_by else "",
        reference=row.victim.case.reference if row.victim else "",
        heard_at=row.heard_at,
        held_at=row.held_at,
        goes_on=london_date(goes) if goes else None,
    )
