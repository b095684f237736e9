"""Lets the staff whose work it is listen to what was kept of a call: each play is in the audit before a word is heard.

`whose` says who may. A supervisor sees that a recording exists, and may have it held as evidence; to hear it they need
a task as well. A missing recording and one that is not mine look the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F

from victimcare.records.models import KeptSound, SoundPart
from victimcare.records.models.voicemail import SoundKind
from victimcare.rules.force import Force
from victimcare.services.access import Act, Actor, Role, permit, scopes
from victimcare.services.calls.sounds import store
from victimcare.services.calls.sounds.noting import note_sound
from victimcare.services.calls.sounds.whose import may_hear
from victimcare.services.danger.danger_detection import DangerDoor, check_for_danger
from victimcare.services.desk.written_since import next_version
from victimcare.services.person_keys import fetch_victim_key, load_person_keys
from victimcare.services.sealed_columns import HELD_REASON, SOUND_SUMMARY

MOST_LISTED = 50  # beside the one that is open


class UnknownSound(LookupError):
    """The recording does not exist, is not for this actor, or is gone."""


class SummaryMissing(ValueError):
    """The listener must write down what it says: the sound is deleted one day, and colleagues then read the summary."""


class ReasonMissing(ValueError):
    """A recording is held only for a reason."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another recording in the same task."""

    id: UUID
    began_at: datetime
    is_heard: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One recording as its page shows it. `summary` and `may_hear`: only for the staff whose work it is."""

    id: UUID
    kind: SoundKind
    for_whom: str
    began_at: datetime
    seconds: int
    victim: UUID | None
    task: UUID | None  # where the task is this actor's
    may_hear: bool
    is_openable: bool  # its key is at hand
    heard_at: datetime | None
    heard_by: str
    summary: str
    version: int  # of the summary, named when it is corrected
    goes_at: datetime | None  # when it is deleted; None while it is held, and until it is heard
    gone_at: datetime | None
    gone_because: str
    held_at: datetime | None
    held_reason: str
    may_hold: bool
    with_it: tuple[Other, ...]


@transaction.atomic
def see(*, actor: Actor, sound_id: UUID, now: datetime) -> Shown | None:
    """Return that the recording is there, and how far work on it is. None for an actor who has nothing to do with it.
    The look is in the audit."""
    permit(actor, Act.WORK_TASK)
    row = _row(actor, sound_id)
    is_theirs = row is not None and may_hear(actor, row)
    if row is None or not (is_theirs or Role.SUPERVISOR in actor.roles):
        return None
    note_sound(actor, "sound.seen", row, now)
    is_mine = bool(row.task and row.task.owner_id == actor.staff_id and row.task.closed_at is None)
    return Shown(
        id=row.public_id,
        kind=SoundKind(row.kind),
        for_whom=row.for_whom,
        began_at=row.began_at,
        seconds=row.length // store.RATE,
        victim=row.victim.public_id if row.victim else None,
        task=row.task.public_id if row.task and is_mine else None,
        may_hear=is_theirs and row.gone_at is None,
        is_openable=_is_openable(row),
        heard_at=row.heard_at,
        heard_by=row.heard_by.name if row.heard_by else "",
        summary=SOUND_SUMMARY.open_words(row) if is_theirs else "",
        version=row.version,
        goes_at=goes_at(row),
        gone_at=row.gone_at,
        gone_because=row.gone_because,
        held_at=row.held_at,
        held_reason=HELD_REASON.open_words(row),
        may_hold=Role.SUPERVISOR in actor.roles and row.gone_at is None,
        with_it=_with_it(row) if is_mine else (),
    )


def length(*, actor: Actor, sound_id: UUID) -> int:
    """Return how many bytes of mu-law this actor may hear. Raises UnknownSound. Gives no sound yet."""
    return _heard_by(actor, sound_id).length


@transaction.atomic
def play(*, actor: Actor, sound_id: UUID, start: int, count: int, now: datetime) -> bytes:
    """Return so much of the mu-law from there on. Raises UnknownSound, `sealing.Unopened`. Every play is in the audit."""
    row = _heard_by(actor, sound_id)
    piece = store.piece(row, start, count)
    detail: dict[str, str | int] = {"from": start // store.RATE, "to": (start + len(piece)) // store.RATE}
    note_sound(actor, "sound.played", row, now, **detail)
    return piece


@transaction.atomic
def heard(*, actor: Actor, sound_id: UUID, summary: str, after: int | None = None, now: datetime) -> None:
    """Record that the recording was heard, and what it says. Called again, it corrects the words; the first listener
    stands. Raises UnknownSound, SummaryMissing, WrittenSince."""
    if not summary.strip():
        raise SummaryMissing
    row = _heard_by(actor, sound_id)
    held = KeptSound.objects.filter(id=row.id).select_for_update(no_key=True)
    version = next_version(held.values_list("version", flat=True).get(), after=after)
    KeptSound.objects.filter(id=row.id, heard_at=None).update(heard_at=now, heard_by=actor.staff_id)
    SOUND_SUMMARY.put_words(row, summary.strip(), fetch_victim_key(row.victim_id))
    row.version = version
    row.save(update_fields=["sealed_summary", "version"])
    check_for_danger(
        actor=actor,
        door=DangerDoor.VOICE,
        about=f"sound:{sound_id}:{version}",
        texts=(summary,),
        victim_id=row.victim_id,
        now=now,
    )
    note_sound(actor, "sound.heard", row, now)


@transaction.atomic
def hold(*, actor: Actor, sound_id: UUID, reason: str, now: datetime) -> None:
    """Hold the recording until it is let go: it is evidence, or a complaint is about it. Raises UnknownSound,
    ReasonMissing."""
    permit(actor, Act.HOLD_SOUND)
    if not reason.strip():
        raise ReasonMissing
    open_now = KeptSound.objects.filter(public_id=sound_id, gone_at=None, held_at=None)
    row = open_now.select_for_update(no_key=True).first()
    if row is not None:
        row.held_at, row.held_by_id = now, actor.staff_id
        HELD_REASON.put_words(row, reason.strip(), fetch_victim_key(row.victim_id))
        row.save(update_fields=["held_at", "held_by", "sealed_held_reason"])
    _changed(actor, "sound.held", sound_id, int(row is not None), now)


@transaction.atomic
def let_go(*, actor: Actor, sound_id: UUID, now: datetime) -> None:
    """Let the recording go: it is deleted when its days are over, as any other. Raises UnknownSound."""
    permit(actor, Act.HOLD_SOUND)
    held = KeptSound.objects.filter(public_id=sound_id, held_at__isnull=False)
    _changed(actor, "sound.let_go", sound_id, held.update(held_at=None, held_by=None, sealed_held_reason=None), now)


def keeps(kind: str) -> timedelta:
    """How long a recording of this kind is kept."""
    force: Force = settings.FORCE
    kept = force.recordings
    return timedelta(days=kept.voicemail_days if kind == SoundKind.VOICEMAIL else kept.conversation_days)


@dataclass(frozen=True, slots=True)
class ToHear:
    """What a task holds: `first` is the next to listen to."""

    first: UUID
    count: int


def to_hear(*, actor: Actor, task_id: UUID) -> ToHear | None:
    """Return how much a task to listen holds; None for every other task."""
    permit(actor, Act.SEE_TASKS)
    rows = KeptSound.objects.filter(task__public_id=task_id, task__closed_at=None)
    first = rows.order_by(F("heard_at").asc(nulls_first=True), "id").values_list("public_id", flat=True).first()
    return ToHear(first, rows.count()) if first else None


def _row(actor: Actor, sound_id: UUID) -> KeptSound | None:
    rows = scopes.without_shut(actor, KeptSound.objects.select_related("victim", "task", "heard_by"))
    return rows.filter(public_id=sound_id).first()


def _heard_by(actor: Actor, sound_id: UUID) -> KeptSound:
    permit(actor, Act.WORK_TASK)
    row = _row(actor, sound_id)
    if row is None or row.gone_at is not None or not may_hear(actor, row):
        raise UnknownSound(sound_id)
    return row


def goes_at(row: KeptSound) -> datetime | None:
    """When its days are over."""
    waits = row.kind == SoundKind.VOICEMAIL and row.heard_at is None
    return None if waits or row.held_at or row.gone_at or row.ended_at is None else row.ended_at + keeps(row.kind)


def _is_openable(row: KeptSound) -> bool:
    part = SoundPart.objects.filter(sound=row).first()
    return part is not None and load_person_keys([part.sealed]).has_key_of(part.sealed)


def _with_it(row: KeptSound) -> tuple[Other, ...]:
    others = KeptSound.objects.filter(task=row.task).exclude(id=row.id)
    listed = others.order_by(F("heard_at").asc(nulls_first=True), "id")[:MOST_LISTED]
    return tuple(Other(one.public_id, one.began_at, one.heard_at is not None) for one in listed)


def _changed(actor: Actor, act: str, sound_id: UUID, changed: int, now: datetime) -> None:
    row = _row(actor, sound_id)
    if row is None or not changed:
        raise UnknownSound(sound_id)
    note_sound(actor, act, row, now)
