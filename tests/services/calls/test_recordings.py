"""Recording of conversations: off unless the force says so, kept as it goes, ended with its call."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.conf import settings as product
from pytest_django import Settings

from tests.services.calls.test_voicemail import a_call
from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from victimcare.records.models import Call, Callback, CallbackAttempt, CallRecording, RecordingPart, Staff
from victimcare.rules.force import RecordingSettings
from victimcare.services.access import Actor
from victimcare.services.calls import conversation_recordings, placed_calls, recording_playback, sound_store
from victimcare.services.calls.conversation_recordings import RECORDING_PART

pytestmark = pytest.mark.django_db
FIRST, SECOND = b"\x11" * RECORDING_PART, b"\x22" * 16000


@pytest.fixture
def is_on(settings: Settings) -> None:
    settings.FORCE = replace(product.FORCE, recordings=RecordingSettings(keeps_conversations=True))


@pytest.fixture
def sol() -> Actor:
    a_team()
    return staff()


def begin(sol: Actor, call: UUID) -> UUID:
    return conversation_recordings.begin_recording(
        call_id=call, staff=Staff.objects.get(id=sol.staff_id or 0).public_id, now=NOW
    )


def test_a_force_that_has_not_switched_it_on_records_nothing(sol: Actor) -> None:
    with pytest.raises(RuntimeError, match="records no conversations"):
        begin(sol, a_call())

    assert not CallRecording.objects.exists()


@pytest.mark.usefixtures("is_on")
def test_it_is_kept_part_by_part_and_played_by_those_who_were_in_it(sol: Actor) -> None:
    recording = begin(sol, a_call())
    for number, part in enumerate((FIRST, SECOND)):
        conversation_recordings.keep_recording_part(recording_id=recording, number=number, sound=part)
        conversation_recordings.keep_recording_part(recording_id=recording, number=number, sound=part)
    conversation_recordings.end_recording(recording_id=recording, now=NOW + timedelta(minutes=1))
    conversation_recordings.end_recording(recording_id=recording, now=NOW + timedelta(hours=1))

    row = CallRecording.objects.get()
    assert (row.length, row.ended_at) == (len(FIRST + SECOND), NOW + timedelta(seconds=12))
    heard = recording_playback.play_recording(actor=sol, sound_id=recording, start=0, count=row.length, now=NOW)
    assert heard == FIRST + SECOND


@pytest.mark.usefixtures("is_on")
def test_an_identity_check_may_come_in_the_middle_of_it(sol: Actor) -> None:
    call, victim = a_call(), a_victim()
    recording = begin(sol, call)
    Call.objects.update(victim=victim)
    conversation_recordings.keep_recording_part(recording_id=recording, number=0, sound=SECOND)

    conversation_recordings.end_recording(recording_id=recording, now=NOW)

    assert CallRecording.objects.get().victim == victim


@pytest.mark.parametrize("has_number", [True, False], ids=["promised to the victim", "the code, and a keyed number"])
@pytest.mark.usefixtures("is_on")
def test_a_recording_of_a_call_promised_to_a_victim_belongs_to_their_case(sol: Actor, has_number: bool) -> None:
    victim, asked = a_victim(), Call.objects.get(public_id=a_call())
    asked.victim = victim
    asked.save()
    promised = Callback.objects.create(
        call=asked,
        victim=victim if has_number else None,
        number_note="" if has_number else "07700 900333",
        team=a_team(),
        asked_at=NOW,
        starts_at=NOW,
        due_at=NOW + timedelta(hours=1),
    )
    assert sol.staff_id is not None
    tried = CallbackAttempt.objects.create(
        callback=promised, at=NOW, by_id=sol.staff_id, shows="withheld", is_by_the_desk=True
    )
    tried.refresh_from_db()
    placed = Call.objects.create(
        carrier_call_id=str(tried.public_id), direction=placed_calls.CALLBACK_DIRECTION, started_at=NOW
    )
    placed.refresh_from_db()

    begin(sol, placed.public_id)

    assert CallRecording.objects.get().victim == victim


@pytest.mark.usefixtures("is_on")
def test_of_a_line_that_died_what_was_kept_stays_and_ends_with_its_call(sol: Actor) -> None:
    recording = begin(sol, a_call())
    conversation_recordings.keep_recording_part(recording_id=recording, number=0, sound=FIRST)
    assert conversation_recordings.end_open_recordings(now=NOW + timedelta(minutes=1)) == 0
    Call.objects.update(ended_at=NOW + timedelta(minutes=1))

    assert conversation_recordings.end_open_recordings(now=NOW + timedelta(minutes=2)) == 1
    assert conversation_recordings.end_open_recordings(now=NOW + timedelta(minutes=3)) == 0

    row = CallRecording.objects.get()
    assert row.ended_at == NOW + timedelta(seconds=10)
    assert sound_store.read_sound_piece(row, 0, row.length) == FIRST
    assert recording_playback.delete_old_recordings(now=NOW + timedelta(days=30)) == 0
    assert recording_playback.delete_old_recordings(now=NOW + timedelta(days=32)) == 1
    assert not RecordingPart.objects.exists()
