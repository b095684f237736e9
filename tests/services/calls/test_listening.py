"""Listening: whose work it is, each play in the audit, deleted when its days are over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings as product
from pytest_django import Settings

from tests.services.calls.test_voicemail import SAID, a_call, keep
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from victimcare.records.models import AuditEntry, CallRecording, RecordingPart, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.force import RecordingSettings
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.calls import recording_playback
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_actions import make_task
from victimcare.services.people import redaction
from victimcare.services.sealed_columns import SOUND_SUMMARY

pytestmark = pytest.mark.django_db
AFTER = NOW + timedelta(days=32)


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


@pytest.fixture
def sol() -> Actor:
    return staff()


@pytest.fixture
def marta() -> Victim:
    return a_victim()


@pytest.fixture
def sound(marta: Victim) -> CallRecording:
    keep(a_call(marta))
    return CallRecording.objects.get()


def take(actor: Actor) -> None:
    task_actions.take_task(actor=actor, task_id=Task.objects.get(kind="listen").public_id, now=NOW)


def play(actor: Actor, sound: CallRecording, start: int = 0, count: int = len(SAID)) -> bytes:
    return recording_playback.play_recording(actor=actor, sound_id=sound.public_id, start=start, count=count, now=NOW)


def test_the_owner_of_its_task_hears_it_and_every_play_is_in_the_audit(sol: Actor, sound: CallRecording) -> None:
    with pytest.raises(NotFound):
        play(sol, sound)
    take(sol)

    assert play(sol, sound) == SAID
    assert play(sol, sound, 8000, 8000) == SAID[8000:16000]
    plays = AuditEntry.objects.filter(act="sound.played", victim_id=sound.victim_id, actor=sol.id).order_by("id")
    assert [(one.detail["from"], one.detail["to"]) for one in plays] == [(0, 4), (1, 2)]


def test_staff_who_work_on_the_case_hear_it_too_and_no_others(sol: Actor, sound: CallRecording, marta: Victim) -> None:
    take(sol)
    ewa, lee = staff("Ewa Tomala"), staff("Lee Chard", Role.DESK, Role.SUPERVISOR)
    work = make_task(kind=TaskKind.TELL_VICTIM, victim_id=marta.id, reason="guarded", harm=1, due_at=None, now=NOW)
    task_actions.take_task(actor=ewa, task_id=Task.objects.get(id=work).public_id, now=NOW)

    assert play(ewa, sound) == SAID
    with pytest.raises(NotFound):
        play(lee, sound)
    seen = recording_playback.load_recording(actor=lee, sound_id=sound.public_id, now=NOW)
    assert seen is not None
    assert (seen.may_hear, seen.summary, seen.may_hold) == (False, "", True)
    assert recording_playback.load_recording(actor=staff("Ana Brook"), sound_id=sound.public_id, now=NOW) is None


def test_with_the_task_the_right_to_hear_it_ends(sol: Actor, sound: CallRecording) -> None:
    take(sol)
    recording_playback.record_listening(actor=sol, sound_id=sound.public_id, summary="She asks for a call.", now=NOW)
    Task.objects.update(closed_at=NOW, outcome="done")

    with pytest.raises(NotFound):
        play(sol, sound)


def test_those_in_a_conversation_may_play_its_recording(sol: Actor, sound: CallRecording) -> None:
    CallRecording.objects.update(talked_by=sol.staff_id)

    assert play(sol, sound) == SAID


def test_it_is_marked_as_heard_with_what_it_says(sol: Actor, sound: CallRecording) -> None:
    take(sol)
    with pytest.raises(FieldRequired):
        recording_playback.record_listening(actor=sol, sound_id=sound.public_id, summary=" ", now=NOW)

    recording_playback.record_listening(actor=sol, sound_id=sound.public_id, summary="She asks for a call.", now=NOW)
    recording_playback.record_listening(
        actor=sol, sound_id=sound.public_id, summary="She asks for a call at ten.", now=AFTER
    )

    sound.refresh_from_db()
    assert (sound.heard_at, sound.heard_by_id) == (NOW, sol.staff_id)
    assert SOUND_SUMMARY.open_words(sound) == "She asks for a call at ten."


def test_nothing_is_heard_that_cannot_be_written_down(
    sol: Actor, sound: CallRecording, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(sol)
    monkeypatch.setattr("victimcare.services.calls.sound_store.note", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        play(sol, sound)


def test_when_its_days_are_over_it_goes_and_its_row_says_so(sol: Actor, sound: CallRecording) -> None:
    take(sol)
    recording_playback.record_listening(actor=sol, sound_id=sound.public_id, summary="She asks for a call.", now=NOW)

    assert recording_playback.delete_old_recordings(now=NOW + timedelta(days=30)) == 0
    assert recording_playback.delete_old_recordings(now=AFTER) == 1
    assert recording_playback.delete_old_recordings(now=AFTER) == 0

    sound.refresh_from_db()
    assert (sound.gone_at, sound.gone_because) == (AFTER, "days_over")
    assert SOUND_SUMMARY.open_words(sound) == "She asks for a call."
    assert not RecordingPart.objects.exists()
    seen = recording_playback.load_recording(actor=sol, sound_id=sound.public_id, now=AFTER)
    assert seen is not None
    assert (seen.may_hear, seen.gone_because, seen.summary) == (False, "days_over", "She asks for a call.")


def test_a_message_not_yet_played_is_not_deleted(sound: CallRecording) -> None:
    assert recording_playback.delete_old_recordings(now=AFTER) == 0
    Task.objects.update(closed_at=NOW, outcome="not_needed")
    assert recording_playback.delete_old_recordings(now=AFTER) == 1


def test_how_long_is_the_forces_own(sol: Actor, sound: CallRecording, settings: Settings) -> None:
    settings.FORCE = replace(product.FORCE, recordings=RecordingSettings(voicemail_days=3))
    take(sol)
    recording_playback.record_listening(actor=sol, sound_id=sound.public_id, summary="She asks for a call.", now=NOW)

    assert recording_playback.delete_old_recordings(now=NOW + timedelta(days=4)) == 1


def test_what_is_held_does_not_go_until_it_is_let_go(sol: Actor, sound: CallRecording) -> None:
    lee = staff("Lee Chard", Role.DESK, Role.SUPERVISOR)
    take(sol)
    recording_playback.record_listening(actor=sol, sound_id=sound.public_id, summary="He threatens her.", now=NOW)
    with pytest.raises(PermissionRefused):
        recording_playback.hold_recording(actor=sol, sound_id=sound.public_id, reason="evidence", now=NOW)
    with pytest.raises(FieldRequired):
        recording_playback.hold_recording(actor=lee, sound_id=sound.public_id, reason="", now=NOW)

    recording_playback.hold_recording(actor=lee, sound_id=sound.public_id, reason="evidence", now=NOW)
    assert recording_playback.delete_old_recordings(now=AFTER) == 0
    with pytest.raises(redaction.RecordingsHeld):
        _redact(sound)

    recording_playback.release_recording(actor=lee, sound_id=sound.public_id, now=AFTER)
    assert recording_playback.delete_old_recordings(now=AFTER) == 1
    assert AuditEntry.objects.filter(act__in=["sound.held", "sound.let_go"], actor=lee.id).count() == 2


def test_without_its_key_it_says_so_and_with_it_again_it_plays(
    sol: Actor, sound: CallRecording, settings: Settings
) -> None:
    take(sol)
    kept = settings.STORE_KEYS
    settings.STORE_KEYS = ("another-key-" + "n" * 40,)
    seen = recording_playback.load_recording(actor=sol, sound_id=sound.public_id, now=NOW)
    assert seen is not None
    assert not seen.is_openable

    settings.STORE_KEYS = (*settings.STORE_KEYS, *kept)
    assert play(sol, sound) == SAID


def _redact(sound: CallRecording) -> redaction.RedactionResult:
    assert sound.victim is not None
    return redaction.redact_victim(
        actor=Actor.operator("robin", "erasure request 12"),
        reference=sound.victim.case.reference,
        record_id=sound.victim.record_id,
        is_rehearsal=False,
        now=NOW,
    )


def test_a_redaction_removes_the_recording_and_what_was_written_about_it(sol: Actor) -> None:
    marta = load("44/00001/26", recorded(a_person("V1")))["V1"]
    keep(a_call(marta))
    Task.objects.update(owner=sol.staff_id)
    sound = CallRecording.objects.get()
    recording_playback.record_listening(
        actor=sol, sound_id=sound.public_id, summary="She lives at 3 Mill Lane.", now=NOW
    )

    assert _redact(sound).sounds == 1

    sound.refresh_from_db()
    assert (sound.gone_because, SOUND_SUMMARY.open_words(sound), RecordingPart.objects.count()) == ("redacted", "", 0)
