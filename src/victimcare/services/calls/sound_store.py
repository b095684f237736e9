"""Stores sound in the database, sealed, in parts of ten seconds, so that one piece can be opened without the rest. Also
decides whose work a recording is.

It is sealed under the key of the victim who passed the identity check in the call, or else under the installation's
key.

A part belongs to its place: it is sealed for one recording and number, and opens nowhere else. All parts but the last
are full, so that a part's number says which moment it holds.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from victimcare.records.models import CallRecording, RecordingPart, Task
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.desk.news_tasks import exclude_own_danger
from victimcare.services.desk.task_kinds import REACHING_KINDS
from victimcare.services.person_keys import fetch_victim_key, load_person_keys

BYTES_A_SECOND = 8_000  # of mu-law
PART_BYTES = 10 * BYTES_A_SECOND


def store_sound(sound: CallRecording, mulaw: bytes) -> None:
    """Store all of the sound, in the transaction of the calling function."""
    key = fetch_victim_key(sound.victim_id)
    RecordingPart.objects.bulk_create(
        RecordingPart(
            sound=sound, number=number, sealed=key.seal_bytes(mulaw[at : at + PART_BYTES], _part_context(sound, number))
        )
        for number, at in enumerate(range(0, len(mulaw), PART_BYTES))
    )


def store_sound_part(sound: CallRecording, number: int, mulaw: bytes) -> bool:
    """Store one part, in the transaction of the calling function. False if it is stored already: it was sent again."""
    if RecordingPart.objects.filter(sound=sound, number=number).exists():
        return False
    sealed = fetch_victim_key(sound.victim_id).seal_bytes(mulaw, _part_context(sound, number))
    RecordingPart.objects.create(sound=sound, number=number, sealed=sealed)
    return True


def reseal_sound(sound: CallRecording) -> None:
    """Reseal the sound, a part at a time, under the key of the victim who passed the identity check during the
    recording."""
    key = fetch_victim_key(sound.victim_id)
    for part in RecordingPart.objects.filter(sound=sound).order_by("number").iterator(chunk_size=1):
        place = _part_context(sound, part.number)
        clear = load_person_keys([part.sealed]).open_bytes(part.sealed, place)
        if isinstance(clear, bytes):
            RecordingPart.objects.filter(id=part.id).update(sealed=key.seal_bytes(clear, place))


def read_sound_piece(sound: CallRecording, start: int, length: int) -> bytes:
    """Return `length` bytes from `start`, or what remains. Raises `sealing.Unopened`."""
    first, last = start // PART_BYTES, (start + length - 1) // PART_BYTES
    parts = list(RecordingPart.objects.filter(sound=sound, number__range=(first, last)).order_by("number"))
    keys = load_person_keys(part.sealed for part in parts)
    opened = b"".join(keys.open_or_refuse(part.sealed, _part_context(sound, part.number)) for part in parts)
    return opened[start - first * PART_BYTES :][:length]


def delete_sounds(sound_ids: list[int]) -> None:
    """Delete the sound itself. The row still says that there was one."""
    RecordingPart.objects.filter(sound_id__in=sound_ids).delete()


def _part_context(sound: CallRecording, number: int) -> str:
    return f"sound:{sound.public_id}:{number}"


# Audit entries about a recording: under its id, and with its victim as far as known


def note_recording(actor: Actor, act: str, row: CallRecording, now: datetime, **detail: str | int) -> None:
    note(
        actor,
        act,
        at=now,
        case_id=row.victim.case_id if row.victim else None,
        victim_id=row.victim_id,
        detail={"sound": str(row.public_id), **detail},
    )


# Decides whose work a recording is: the staff who own the task to listen to it, or another open task to reach the
# victim; and for a conversation the staff who were in it.


def audible_recordings(actor: Actor) -> Q:
    """Return a filter for the recordings that this actor may hear: as long as there is a task, and the sound."""
    if actor.staff_id is None:
        return Q(pk=None)
    mine = Task.objects.filter(owner_id=actor.staff_id, closed_at=None)
    reaching = exclude_own_danger(actor, mine.filter(victim__isnull=False, kind__in=REACHING_KINDS))
    return (
        Q(talked_by_id=actor.staff_id)
        | Q(task__in=mine)
        | Q(victim__isnull=False, victim__in=reaching.values("victim"))
    )


def may_hear_recording(actor: Actor, row: CallRecording) -> bool:
    return CallRecording.objects.filter(audible_recordings(actor), id=row.id).exists()
