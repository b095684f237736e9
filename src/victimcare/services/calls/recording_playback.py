"""Lets staff listen to recordings that are their work: each play has an audit entry before a word is heard. Also holds
recordings as evidence, and deletes old ones.

`sound_store` decides who may listen. A supervisor sees that a recording exists, and may hold it as evidence; to hear it
they need a task as well. A missing recording and one for another person look the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from victimcare.records.models import CallRecording, RecordingPart
from victimcare.records.models.telephone.calls import RecordingErasureReason, RecordingKind
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.force import Force
from victimcare.services.access import Act, Actor, Role, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.calls import sound_store
from victimcare.services.calls.sound_store import may_hear_recording, note_recording
from victimcare.services.danger.danger_detection import DangerSource, check_for_danger
from victimcare.services.desk.timeline_acts import next_version
from victimcare.services.person_keys import fetch_victim_key, load_person_keys
from victimcare.services.sealed_columns import HELD_REASON, SOUND_SUMMARY

MOST_RECORDINGS_IN_TASK = 50  # besides the one that is open


@dataclass(frozen=True, slots=True)
class OtherRecording:
    """Another recording in the same task."""

    id: UUID
    began_at: datetime
    is_heard: bool


@dataclass(frozen=True, slots=True)
class RecordingDetail:
    """One recording as its page shows it. `summary` and `may_hear`: only for the staff whose work it is."""

    id: UUID
    kind: RecordingKind
    for_whom: str
    began_at: datetime
    seconds: int
    victim: UUID | None
    task: UUID | None  # only if the task is this actor's
    may_hear: bool
    is_openable: bool  # its key is available
    heard_at: datetime | None
    heard_by: str
    summary: str
    version: int  # that of the summary, sent back with a correction
    goes_at: datetime | None  # when it is deleted; None while it is held, and until it is heard
    gone_at: datetime | None
    gone_because: str
    held_at: datetime | None
    held_reason: str
    may_hold: bool
    with_it: tuple[OtherRecording, ...]


@transaction.atomic
def load_recording(*, actor: Actor, sound_id: UUID, now: datetime) -> RecordingDetail | None:
    """Return the recording's details and the progress of work on it. None for an actor whose work it is not. Writes an
    audit entry."""
    permit(actor, Act.WORK_TASK)
    row = _find_recording(actor, sound_id)
    is_theirs = row is not None and may_hear_recording(actor, row)
    if row is None or not (is_theirs or Role.SUPERVISOR in actor.roles):
        return None
    note_recording(actor, "sound.seen", row, now)
    is_mine = bool(row.task and row.task.owner_id == actor.staff_id and row.task.closed_at is None)
    return RecordingDetail(
        id=row.public_id,
        kind=RecordingKind(row.kind),
        for_whom=row.for_whom,
        began_at=row.began_at,
        seconds=row.length // sound_store.BYTES_A_SECOND,
        victim=row.victim.public_id if row.victim else None,
        task=row.task.public_id if row.task and is_mine else None,
        may_hear=is_theirs and row.gone_at is None,
        is_openable=_is_openable(row),
        heard_at=row.heard_at,
        heard_by=row.heard_by.name if row.heard_by else "",
        summary=SOUND_SUMMARY.open_words(row) if is_theirs else "",
        version=row.version,
        goes_at=deletion_due_at(row),
        gone_at=row.gone_at,
        gone_because=row.gone_because,
        held_at=row.held_at,
        held_reason=HELD_REASON.open_words(row),
        may_hold=Role.SUPERVISOR in actor.roles and row.gone_at is None,
        with_it=_others_in_task(row) if is_mine else (),
    )


def recording_length(*, actor: Actor, sound_id: UUID) -> int:
    """Return how many bytes of mu-law this actor may hear, without the sound. Raises NotFound."""
    return _require_audible(actor, sound_id).length


@transaction.atomic
def play_recording(*, actor: Actor, sound_id: UUID, start: int, count: int, now: datetime) -> bytes:
    """Return `count` bytes of the mu-law from `start`. Raises NotFound, `sealing.Unopened`. Every play has an audit
    entry."""
    row = _require_audible(actor, sound_id)
    piece = sound_store.read_sound_piece(row, start, count)
    detail: dict[str, str | int] = {
        "from": start // sound_store.BYTES_A_SECOND,
        "to": (start + len(piece)) // sound_store.BYTES_A_SECOND,
    }
    note_recording(actor, "sound.played", row, now, **detail)
    return piece


@transaction.atomic
def record_listening(*, actor: Actor, sound_id: UUID, summary: str, after: int | None = None, now: datetime) -> None:
    """Record that the recording was heard, and what it says. A second call corrects the words; the first listener
    stays. Raises NotFound, FieldRequired, StaleVersion."""
    if not summary.strip():
        raise FieldRequired("summary")
    row = _require_audible(actor, sound_id)
    held = CallRecording.objects.filter(id=row.id).select_for_update(no_key=True)
    version = next_version(held.values_list("version", flat=True).get(), after=after)
    CallRecording.objects.filter(id=row.id, heard_at=None).update(heard_at=now, heard_by=actor.staff_id)
    SOUND_SUMMARY.put_words(row, summary.strip(), fetch_victim_key(row.victim_id))
    row.version = version
    row.save(update_fields=["sealed_summary", "version"])
    check_for_danger(
        actor=actor,
        door=DangerSource.VOICE,
        about=f"sound:{sound_id}:{version}",
        texts=(summary,),
        victim_id=row.victim_id,
        now=now,
    )
    note_recording(actor, "sound.heard", row, now)


@transaction.atomic
def hold_recording(*, actor: Actor, sound_id: UUID, reason: str, now: datetime) -> None:
    """Hold the recording until it is released: it is evidence, or a complaint is about it. Raises NotFound,
    FieldRequired."""
    permit(actor, Act.HOLD_SOUND)
    if not reason.strip():
        raise FieldRequired("reason")
    open_now = CallRecording.objects.filter(public_id=sound_id, gone_at=None, held_at=None)
    row = open_now.select_for_update(no_key=True).first()
    if row is not None:
        row.held_at, row.held_by_id = now, actor.staff_id
        HELD_REASON.put_words(row, reason.strip(), fetch_victim_key(row.victim_id))
        row.save(update_fields=["held_at", "held_by", "sealed_held_reason"])
    _note_change(actor, "sound.held", sound_id, int(row is not None), now)


@transaction.atomic
def release_recording(*, actor: Actor, sound_id: UUID, now: datetime) -> None:
    """Release the recording: it is deleted at the end of its retention period, as any other. Raises NotFound."""
    permit(actor, Act.HOLD_SOUND)
    held = CallRecording.objects.filter(public_id=sound_id, held_at__isnull=False)
    _note_change(actor, "sound.let_go", sound_id, held.update(held_at=None, held_by=None, sealed_held_reason=None), now)


def retention_period(kind: str) -> timedelta:
    """How long a recording of this kind is kept."""
    force: Force = settings.FORCE
    kept = force.recordings
    return timedelta(days=kept.voicemail_days if kind == RecordingKind.VOICEMAIL else kept.conversation_days)


@dataclass(frozen=True, slots=True)
class ListeningTask:
    """The recordings in a task: `first` is the next to listen to."""

    first: UUID
    count: int


def find_listening_task(*, actor: Actor, task_id: UUID) -> ListeningTask | None:
    """Return the recordings in a listening task; None for every other task."""
    permit(actor, Act.SEE_TASKS)
    rows = CallRecording.objects.filter(task__public_id=task_id, task__closed_at=None)
    first = rows.order_by(F("heard_at").asc(nulls_first=True), "id").values_list("public_id", flat=True).first()
    return ListeningTask(first, rows.count()) if first else None


def _find_recording(actor: Actor, sound_id: UUID) -> CallRecording | None:
    rows = access_scopes.filter_visible_rows(actor, CallRecording.objects.select_related("victim", "task", "heard_by"))
    return rows.filter(public_id=sound_id).first()


def _require_audible(actor: Actor, sound_id: UUID) -> CallRecording:
    permit(actor, Act.WORK_TASK)
    row = _find_recording(actor, sound_id)
    if row is None or row.gone_at is not None or not may_hear_recording(actor, row):
        raise NotFound("no such recording")
    return row


def deletion_due_at(row: CallRecording) -> datetime | None:
    """Return the end of its retention period; None if it is not to be deleted yet."""
    waits = row.kind == RecordingKind.VOICEMAIL and row.heard_at is None
    return (
        None
        if waits or row.held_at or row.gone_at or row.ended_at is None
        else row.ended_at + retention_period(row.kind)
    )


def _is_openable(row: CallRecording) -> bool:
    part = RecordingPart.objects.filter(sound=row).first()
    return part is not None and load_person_keys([part.sealed]).has_key_of(part.sealed)


def _others_in_task(row: CallRecording) -> tuple[OtherRecording, ...]:
    others = CallRecording.objects.filter(task=row.task).exclude(id=row.id)
    listed = others.order_by(F("heard_at").asc(nulls_first=True), "id")[:MOST_RECORDINGS_IN_TASK]
    return tuple(OtherRecording(one.public_id, one.began_at, one.heard_at is not None) for one in listed)


def _note_change(actor: Actor, act: str, sound_id: UUID, changed: int, now: datetime) -> None:
    row = _find_recording(actor, sound_id)
    if row is None or not changed:
        raise NotFound("no such recording")
    note_recording(actor, act, row, now)


# Deletes recordings at the end of their retention period. The record that each existed, and its listener's summary,
# stay.

_DELETED_AT_ONCE = 100  # in one transaction


def delete_old_recordings(*, now: datetime) -> int:
    """Delete recordings that are old enough, unless they are held. A voicemail that has not been heard is only deleted
    if its task was closed with a reason. Returns how many. Safe to run twice."""
    count = 0
    while gone := _delete_some(now):
        count += gone
    return count


@transaction.atomic
def _delete_some(now: datetime) -> int:
    is_old = Q()
    for kind in RecordingKind:
        is_old |= Q(kind=kind, ended_at__lt=now - retention_period(kind))
    is_done_with = ~Q(kind=RecordingKind.VOICEMAIL) | Q(heard_at__isnull=False) | Q(task__closed_at__isnull=False)
    rows = CallRecording.objects.select_for_update(of=("self",), skip_locked=True).filter(
        is_old, is_done_with, gone_at=None, held_at=None
    )
    ids = list(rows.order_by("id").values_list("id", flat=True)[:_DELETED_AT_ONCE])
    if not ids:
        return 0
    sound_store.delete_sounds(ids)
    CallRecording.objects.filter(id__in=ids).update(gone_at=now, gone_because=RecordingErasureReason.DAYS_OVER)
    note(Actor.system("calls.delete_old_sounds"), "sounds.deleted", at=now, detail={"sounds": len(ids)})
    return len(ids)
