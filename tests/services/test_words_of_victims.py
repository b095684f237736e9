"""What victims write, and what is said about them, is sealed under the key of each: erasing it reaches older backups
too."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from tests.services.words_of_victims import ROOMS, WORDS, Room, list_rooms_that_open, write_all
from victimcare.records.models import (
    AccessGrant,
    CallRecording,
    Complaint,
    OfficerAnswer,
    PersonKey,
    RecordingPart,
    Victim,
    WrittenMessage,
)
from victimcare.records.models.access_codes import AccessLevel
from victimcare.services import sealing
from victimcare.services.access import Actor
from victimcare.services.calls import sound_store
from victimcare.services.challenges.complaint_receipt import ComplaintWords, open_complaint
from victimcare.services.conversations import written_messages
from victimcare.services.conversations.written_messages import DuressSubmissionKind
from victimcare.services.person_keys import erase_person_keys, fetch_victim_key
from victimcare.services.sealing import Unopened
from victimcare.services.updates import answer_notes

pytestmark = pytest.mark.django_db

BY_THE_INSTALLATION, BY_A_PERSON = b"\x01", b"\x02"  # how a sealed value begins


@pytest.fixture
def victim(db: None) -> Victim:
    a_team()
    return a_victim()


def erase(victim: Victim) -> None:
    """As in a database restored from before a redaction, with person keys from after it."""
    erase_person_keys(actor=staff(), person_id=victim.person_id, now=NOW)


def sealed_values() -> dict[str, list[bytes]]:
    """The values in each column of bytes, by table and column."""
    found: dict[str, list[bytes]] = {}
    for table in apps.get_app_config("records").get_models():
        for column in table._meta.get_fields():
            if isinstance(column, models.BinaryField) and table is not PersonKey:
                values = table._base_manager.exclude(**{column.name: None}).values_list(column.name, flat=True)
                found[f"{table.__name__}.{column.name}"] = [bytes(value) for value in values]
    return found


@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)
def test_words_open_until_the_key_is_erased_and_then_their_reader_still_works(room: Room, victim: Victim) -> None:
    room.write(victim)
    assert room.opens(victim)

    erase(victim)

    assert not room.opens(victim)


def test_nothing_about_a_known_victim_is_sealed_with_the_installations_key(victim: Victim) -> None:
    write_all(victim)

    begun = {name: {value[:1] for value in values if value} for name, values in sealed_values().items()}

    assert [name for name, beginnings in begun.items() if BY_THE_INSTALLATION in beginnings] == []
    assert sum(BY_A_PERSON in beginnings for beginnings in begun.values()) >= len(ROOMS)
    assert list(PersonKey.objects.values_list("person", flat=True)) == [victim.person_id]


def test_another_victims_words_open_still(victim: Victim) -> None:
    other = a_victim()
    write_all(other)

    erase(victim)

    assert list_rooms_that_open(other) == list(ROOMS)


def test_words_of_before_sealed_with_the_installations_key_open_as_ever(victim: Victim) -> None:
    ROOMS["message"].write(victim)
    row = WrittenMessage.objects.get()
    old = sealing.seal_bytes(WORDS.encode(), f"written:{row.public_id}")
    WrittenMessage.objects.filter(id=row.id).update(sealed=old)

    erase(victim)

    assert written_messages.open_written_words([WrittenMessage.objects.get(id=row.id)]) == {row.public_id: WORDS}


def test_a_complaint_of_an_unknown_person_is_sealed_with_the_installations_key(victim: Victim) -> None:
    said = ComplaintWords(WORDS, way_back="Write to kim@post.example", whom="Sol")
    open_complaint(actor=Actor.anonymous("web"), said=said, now=NOW)

    row = Complaint.objects.get()

    assert {bytes(value or b"")[:1] for value in (row.words, row.way_back, row.sealed_whom)} == {BY_THE_INSTALLATION}
    assert not PersonKey.objects.exists()


def test_what_a_quiet_page_sends_asks_the_database_for_a_key_as_often_as_any_page(victim: Victim) -> None:
    """With fewer or more queries there, a stopwatch would show the difference."""
    grant = AccessGrant.objects.create(
        victim=victim, selector_key=b"1", opens=AccessLevel.QUIET, made_at=NOW, expires_at=NOW, made_by="x"
    )
    ROOMS["message"].write(victim)  # so that there is a key
    with CaptureQueriesContext(connection) as on_any_page:
        fetch_victim_key(victim.id)

    with CaptureQueriesContext(connection) as on_a_quiet_page:
        written_messages.keep_duress_submission(
            grant.id, DuressSubmissionKind.MESSAGE, words=WORDS, answer_by=NOW.date(), now=NOW
        )
    with CaptureQueriesContext(connection) as without_words:
        written_messages.keep_duress_submission(grant.id, DuressSubmissionKind.CALL_BACK, now=NOW)

    assert len(on_any_page) == len(on_a_quiet_page) - len(without_words) == 2


def test_a_file_and_a_recording_look_once_for_their_key_however_long_they_are(victim: Victim) -> None:
    ROOMS["recording"].write(victim)
    row = CallRecording.objects.get()
    assert RecordingPart.objects.count() == 2

    with CaptureQueriesContext(connection) as captured:
        sound_store.read_sound_piece(row, 0, sound_store.PART_BYTES + 100)

    assert len(captured) == 2


def test_a_recording_in_which_a_victim_is_proved_is_sealed_anew_under_their_key(victim: Victim) -> None:
    ROOMS["recording"].write(victim)
    row = CallRecording.objects.get()
    RecordingPart.objects.all().delete()
    row.victim = None
    sound_store.store_sound(row, WORDS.encode())
    [before] = RecordingPart.objects.all()
    row.victim = victim

    sound_store.reseal_sound(row)

    assert bytes(before.sealed)[:1] == BY_THE_INSTALLATION
    assert sound_store.read_sound_piece(row, 0, 100) == WORDS.encode()
    erase(victim)
    with pytest.raises(Unopened, match="erased"):
        sound_store.read_sound_piece(row, 0, 100)


def test_what_an_officer_adds_about_a_case_of_two_victims_lies_under_the_key_of_the_first(victim: Victim) -> None:
    second = a_victim(victim.case)
    row = OfficerAnswer(id=1, public_id=uuid4())
    row.sealed = answer_notes.seal_officer_line(WORDS, victim.case_id, row.public_id)

    erase(second)
    assert answer_notes.open_officer_line(row) == WORDS
    erase(victim)
    assert answer_notes.open_officer_line(row) == ""
