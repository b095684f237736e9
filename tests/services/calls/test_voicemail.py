"""A message left on the line: kept with its sound and a task, or not at all; linked to a case only by an identity
check."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection

from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from victimcare.records.models import AccessGrant, AuditEntry, Call, CallRecording, RecordingPart, Task, Victim
from victimcare.rules.calls.audio import MULAW_SILENCE
from victimcare.rules.calls.steps import VoicemailRecipient
from victimcare.rules.errors import NotFound
from victimcare.services.access import Actor, Role
from victimcare.services.access_codes import victim_codes
from victimcare.services.calls import caller_actions, sound_store, voicemail
from victimcare.services.calls.voicemail import EmptyVoicemail, UnheardVoicemails
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import TaskOutcome

pytestmark = pytest.mark.django_db
SAID = bytes(range(256)) * 125  # four seconds


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


def a_call(victim: Victim | None = None, number: str = "1") -> UUID:
    call = caller_actions.record_inbound_call(carrier_call_id=number, direction="in", now=NOW)
    if victim is not None:
        victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="short", now=NOW - timedelta(days=1))
        Call.objects.filter(public_id=call).update(victim=victim)
    return call


def keep(
    call: UUID, sound: bytes = SAID, for_whom: VoicemailRecipient = VoicemailRecipient.DESK
) -> voicemail.KeptVoicemail:
    return voicemail.keep_voicemail(call_id=call, sound=sound, for_whom=for_whom, now=NOW)


def test_after_a_check_it_is_kept_for_the_officer_with_a_task_about_the_victim() -> None:
    victim = a_victim(is_guarded_by_facts=True)

    kept = keep(a_call(victim), for_whom=VoicemailRecipient.OFFICER)

    assert (kept.for_whom, kept.seconds, kept.listened_by) == (
        VoicemailRecipient.OFFICER,
        4.0,
        NOW + timedelta(hours=1),
    )
    row = CallRecording.objects.get()
    assert (row.victim, row.sha256, row.length) == (victim, hashlib.sha256(SAID).hexdigest(), len(SAID))
    assert sound_store.read_sound_piece(row, 0, row.length) == SAID
    task = Task.objects.get()
    assert (task.kind, task.reason, task.victim, task.harm) == ("listen", "voicemail_officer", victim, 3)
    assert row.task == task
    assert AuditEntry.objects.filter(act="voicemail.kept", victim_id=victim.id).count() == 1


def test_without_a_check_it_is_for_the_desk_and_linked_to_no_case() -> None:
    kept = keep(a_call(), for_whom=VoicemailRecipient.OFFICER)

    assert kept.for_whom is VoicemailRecipient.DESK
    assert CallRecording.objects.get().victim is None
    assert (Task.objects.get().victim, Task.objects.get().reason) == (None, "voicemail_unknown")


def test_a_code_that_was_ended_in_the_call_links_nothing() -> None:
    victim = a_victim()
    call = a_call(victim)
    AccessGrant.objects.update(ended_at=NOW, ended_reason="sealed")

    keep(call)

    assert CallRecording.objects.get().victim is None


def test_what_was_said_is_nowhere_in_the_database() -> None:
    said = b"a sentence that would be found" * 1000 + SAID
    keep(a_call(), said)

    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(sealed, ''::bytea) FROM records_recordingpart")
        (stored,) = cursor.fetchone()
    assert b"a sentence" not in bytes(stored)
    assert len(bytes(stored)) > len(said)


def test_handed_over_again_it_is_the_same_message() -> None:
    call = a_call()

    assert keep(call) == keep(call)
    assert (CallRecording.objects.count(), RecordingPart.objects.count(), Task.objects.count()) == (1, 1, 1)


def test_another_message_in_the_same_call_is_another_one_in_the_same_task() -> None:
    call = a_call()
    keep(call)
    keep(call, SAID[::-1])

    assert (CallRecording.objects.count(), Task.objects.count()) == (2, 1)


def test_no_more_than_three_minutes_are_kept() -> None:
    kept = keep(a_call(), b"\x25" * (200 * sound_store.BYTES_A_SECOND))

    row = CallRecording.objects.get()
    assert (kept.seconds, RecordingPart.objects.count()) == (180.0, 18)
    assert len(sound_store.read_sound_piece(row, 0, row.length)) == 180 * sound_store.BYTES_A_SECOND


@pytest.mark.parametrize("length", [0, 1, sound_store.BYTES_A_SECOND - 1])
def test_nothing_said_is_no_message(length: int) -> None:
    with pytest.raises(EmptyVoicemail):
        keep(a_call(), b"\x55" * length)

    assert not CallRecording.objects.exists()


def test_three_minutes_of_silence_are_no_message() -> None:
    with pytest.raises(EmptyVoicemail):
        keep(a_call(), MULAW_SILENCE * (180 * sound_store.BYTES_A_SECOND))

    assert (CallRecording.objects.count(), RecordingPart.objects.count(), Task.objects.count()) == (0, 0, 0)


def test_a_fault_at_its_end_leaves_neither_row_nor_sound_nor_task(monkeypatch: pytest.MonkeyPatch) -> None:
    """The audit entry is written last; without it nothing is stored."""
    call = a_call()
    monkeypatch.setattr("victimcare.services.calls.sound_store.note", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        keep(call)

    assert (CallRecording.objects.count(), RecordingPart.objects.count(), Task.objects.count()) == (0, 0, 0)


def test_of_a_call_that_is_not_there_nothing_is_kept() -> None:
    with pytest.raises(NotFound):
        keep(uuid4())


@pytest.mark.parametrize(("start", "length"), [(0, 10), (79_990, 20), (80_000, 80_000), (199_999, 500), (3, 0)])
def test_a_piece_is_opened_without_the_rest(start: int, length: int) -> None:
    said = bytes(number * 7 % 256 for number in range(200_000))
    keep(a_call(), said)

    assert sound_store.read_sound_piece(CallRecording.objects.get(), start, length) == said[start : start + length]


def test_a_flood_of_callers_without_a_check_buries_no_message() -> None:
    for number in range(voicemail.MOST_UNVERIFIED_TASKS + 3):
        keep(a_call(number=str(number)))

    assert CallRecording.objects.count() == voicemail.MOST_UNVERIFIED_TASKS + 3
    assert Task.objects.count() == voicemail.MOST_UNVERIFIED_TASKS + 1
    assert Task.objects.get(subject_key=voicemail.MANY_VOICEMAILS_SUBJECT).sounds.count() == 3


def test_done_is_what_has_been_heard() -> None:
    victim, sol = a_victim(), staff()
    call = a_call(victim)
    keep(call)
    keep(call, SAID[::-1])
    task = Task.objects.get()
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)

    with pytest.raises(UnheardVoicemails) as left:
        _close(sol, task, TaskOutcome.DONE)
    assert left.value.count == 2
    CallRecording.objects.update(heard_at=NOW, heard_by=sol.staff_id)
    _close(sol, task, TaskOutcome.DONE)

    keep(a_call(victim, "2"), b"\x11" * len(SAID))
    assert Task.objects.filter(closed_at=None).count() == 1


def test_only_a_supervisor_gives_up_an_unheard_message() -> None:
    sol, noor = staff(), staff("Noor Aziz", Role.SUPERVISOR)
    keep(a_call())
    task = Task.objects.get()

    with pytest.raises(UnheardVoicemails):
        _close(sol, task, TaskOutcome.NOT_NEEDED, note="noise, all of it")
    _close(noor, task, TaskOutcome.NOT_NEEDED, note="noise, all of it")

    task.refresh_from_db()
    assert task.outcome == "not_needed"


def test_the_intake_lists_it_without_what_is_said() -> None:
    keep(a_call())

    (item,) = voicemail.list_voicemail_intake(actor=Actor.operator("robin", "a check"), now=NOW)

    assert (item.channel, item.kind, item.state, item.reason) == ("phone", "voicemail", "waiting", "for_desk")
    assert item.sha256 == hashlib.sha256(SAID).hexdigest()
    assert AuditEntry.objects.filter(act="intake.seen", detail={"voicemails": 1}).exists()


def _close(actor: Actor, task: Task, outcome: TaskOutcome, *, note: str = "") -> None:
    voicemail.close_listening_task(actor=actor, task_id=task.public_id, outcome=outcome, note=note, now=NOW)
