"""Stores a message that a caller leaves on the line, with its sound and the task to listen to it, or nothing at all.

Row, sealed sound, task and audit entry commit together, so that a crash leaves no part without the others. If the same
message is sent again, because the answer did not arrive, the answer names the stored one. Only an identity check links
a message to a case; a person judges what callers say about themselves in it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from victimcare.records.models import AccessGrant, Call, CallRecording, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.telephone.calls import RecordingKind
from victimcare.rules.calls.audio_detection import has_voice
from victimcare.rules.calls.steps import VoicemailRecipient
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, ActorKind, Role, permit
from victimcare.services.audit import note as audit
from victimcare.services.calls import sound_store
from victimcare.services.calls.sound_store import note_recording
from victimcare.services.conversations.received_replies import IntakeItem
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import HarmLevel, TaskOutcome, load_harm_levels

MOST_VOICEMAIL_SECONDS = 180
LEAST_VOICEMAIL_SECONDS = 1  # a key pressed at once, or a broken line: nothing was said
LISTEN_WITHIN = timedelta(hours=1)  # it may be a call for help
MOST_UNVERIFIED_TASKS = 20  # tasks of callers without an identity check: open at once, and made within COUNTED_OVER
COUNTED_OVER = timedelta(hours=1)
VOICEMAIL_SUBJECT = "voicemail"  # the subject of a victim's task: further messages from the victim join it
MANY_VOICEMAILS_SUBJECT = (
    "voicemail:many"  # the subject of the shared task, when callers without an identity check are many
)


class EmptyVoicemail(ValueError):
    """Shorter than a word, or only the noise of the line."""


class UnheardVoicemails(Exception):
    """`count` messages have not been listened to. A task is done when its messages are heard."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


@dataclass(frozen=True, slots=True)
class KeptVoicemail:
    """A stored message. `for_whom`: the desk if no identity check was passed, whichever recipient the caller meant."""

    id: UUID
    for_whom: VoicemailRecipient
    seconds: float
    listened_by: datetime  # when a person must have listened


@transaction.atomic
def keep_voicemail(*, call_id: UUID, sound: bytes, for_whom: VoicemailRecipient, now: datetime) -> KeptVoicemail:
    """Store the caller's message, mu-law at 8,000 bytes a second, and make a task to listen to it. Raises NotFound,
    EmptyVoicemail.

    No more than MOST_VOICEMAIL_SECONDS are stored. The victim's officer has no page here yet: the person who looks
    after the victim at the desk listens for the officer, and the task says so.
    """
    call = Call.objects.select_for_update().filter(public_id=call_id).first()
    if call is None:
        raise NotFound("no such call")
    sound = sound[: MOST_VOICEMAIL_SECONDS * sound_store.BYTES_A_SECOND]
    if len(sound) < LEAST_VOICEMAIL_SECONDS * sound_store.BYTES_A_SECOND or not has_voice(sound):
        raise EmptyVoicemail
    digest = hashlib.sha256(sound).hexdigest()
    earlier = CallRecording.objects.filter(call=call, kind=RecordingKind.VOICEMAIL, sha256=digest).first()
    if earlier is not None:
        return _to_kept(earlier)
    victim_id = _identified_victim(call)
    row = CallRecording(
        kind=RecordingKind.VOICEMAIL,
        call=call,
        victim_id=victim_id,
        for_whom=for_whom if victim_id else VoicemailRecipient.DESK,
        began_at=now - timedelta(seconds=len(sound) / sound_store.BYTES_A_SECOND),
        ended_at=now,
        length=len(sound),
        sha256=digest,
    )
    row.task_id = _make_listening_task(row, now)
    row.save(force_insert=True)
    row.refresh_from_db(fields=["public_id"])
    sound_store.store_sound(row, sound)
    caller = Actor(ActorKind.VICTIM if victim_id else ActorKind.ANONYMOUS, f"call:{call.public_id}")
    detail: dict[str, str | int] = {"for": row.for_whom, "seconds": len(sound) // sound_store.BYTES_A_SECOND}
    note_recording(caller, "voicemail.kept", row, now, **detail)
    return _to_kept(row)


@transaction.atomic
def close_listening_task(*, actor: Actor, task_id: UUID, outcome: TaskOutcome, note: str, now: datetime) -> None:
    """End a task to listen. Its row is locked, so that a message left at the same moment is in this task or in the
    next. Raises UnheardVoicemails while a message is unheard: a flood may contain a call for help, so only a supervisor
    gives the task up, as not needed and with a note. Otherwise as `desk.task_actions.close_task`."""
    Task.objects.select_for_update().filter(public_id=task_id).first()
    unheard = CallRecording.objects.filter(task__public_id=task_id, heard_at=None).count()
    if unheard and (outcome is TaskOutcome.DONE or Role.SUPERVISOR not in actor.roles):
        raise UnheardVoicemails(unheard)
    task_actions.close_task(actor=actor, task_id=task_id, outcome=outcome, note=note, now=now)


@transaction.atomic
def list_voicemail_intake(*, actor: Actor, now: datetime) -> list[IntakeItem]:
    """Return every voicemail for `victimcare intake`, oldest first, without what is said. Writes an audit entry with
    the count."""
    permit(actor, Act.SEE_INTAKE)
    rows = list(CallRecording.objects.filter(kind=RecordingKind.VOICEMAIL).select_related("task").order_by("id"))
    audit(actor, "intake.seen", at=now, detail={"voicemails": len(rows)})
    return [
        IntakeItem(
            id=str(row.public_id),
            channel="phone",
            received_at=row.began_at,
            kind=row.kind,
            state="handled" if row.task and row.task.closed_at else "waiting",
            reason=f"for_{row.for_whom}",
            sha256=row.sha256,
        )
        for row in rows
    ]


def _to_kept(row: CallRecording) -> KeptVoicemail:
    assert row.ended_at is not None, "a voicemail is kept whole"
    return KeptVoicemail(
        row.public_id,
        VoicemailRecipient(row.for_whom),
        row.length / sound_store.BYTES_A_SECOND,
        row.ended_at + LISTEN_WITHIN,
    )


def _identified_victim(call: Call) -> int | None:
    """Return the victim whose code was keyed in this call; none if that code has been ended since: it was in the wrong
    hands."""
    if call.victim_id is None:
        return None
    codes = AccessGrant.objects.of_victims().filter(
        victim_id=call.victim_id, ended_at=None, made_at__lte=call.started_at
    )
    return call.victim_id if codes.exists() else None


def _make_listening_task(row: CallRecording, now: datetime) -> int:
    """Return the task to listen: the victim's open one, if any; for callers without an identity check one each, and one
    for a flood."""
    _lock_unverified(row)
    key, reason, harm = VOICEMAIL_SUBJECT, f"voicemail_{row.for_whom}", HarmLevel.STANDARD
    if row.victim_id is not None:
        harm = load_harm_levels([row.victim_id])[row.victim_id]
    else:
        is_flood = _is_flood(now)
        key = MANY_VOICEMAILS_SUBJECT if is_flood else f"voicemail:{row.call.public_id}"
        reason = "voicemail_many" if is_flood else "voicemail_unknown"
    return task_actions.make_task(
        kind=TaskKind.LISTEN,
        victim_id=row.victim_id,
        reason=reason,
        harm=harm,
        due_at=now + LISTEN_WITHIN,
        now=now,
        subject_key=key,
    )


def _is_flood(now: datetime) -> bool:
    theirs = Task.objects.filter(kind=TaskKind.LISTEN, victim=None).exclude(subject_key=MANY_VOICEMAILS_SUBJECT)
    lately = theirs.filter(created_at__gt=now - COUNTED_OVER)
    still_open = theirs.filter(closed_at=None)
    found = {
        task_id
        for some in (lately, still_open)
        for task_id in some.values_list("id", flat=True)[:MOST_UNVERIFIED_TASKS]
    }
    return len(found) >= MOST_UNVERIFIED_TASKS


def _lock_unverified(row: CallRecording) -> None:
    """Lock the count of callers without an identity check: two transactions at once would count one too few. Two for
    one victim need no lock, as the task's key is unique."""
    if row.victim_id is None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('calls.voicemail'))")
