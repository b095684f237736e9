"""A message that a caller leaves for the control room is a contact, and is heard with an audit entry."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from tests.channels.web.control_room.test_contact_pages import address, handler
from tests.services.control_room.room_staff import NOW, a_handler
from victimcare.records.models import AuditEntry, RoomContact, RoomFile
from victimcare.rules.calls.audio import to_mulaw
from victimcare.rules.control_room.contact_kinds import ContactPriority
from victimcare.services.access import Actor
from victimcare.services.control_room.calls.room_voicemails import (
    EmptyMessage,
    keep_room_voicemail,
    list_room_voicemails,
    play_room_voicemail,
)

pytestmark = pytest.mark.django_db
LINE = Actor.system("calls.line")
CALL = UUID("0c5ad9b0-0000-4000-8000-000000000000")


def voice(seconds: int) -> bytes:
    """A loud tone in bursts, which the line takes for a voice."""
    wave = [(8000 if n // 8 % 2 else -8000) if n // 1600 % 2 else 0 for n in range(8000 * seconds)]
    return to_mulaw(b"".join(each.to_bytes(2, "little", signed=True) for each in wave))


def keep(sound: bytes, call: UUID = CALL) -> UUID:
    return keep_room_voicemail(actor=LINE, call_id=call, number="07700 900123", sound=sound, now=NOW).contact


def test_a_message_is_one_contact_that_a_person_hears_soon() -> None:
    sound = voice(3)

    first, again, other = keep(sound), keep(sound), keep(sound, uuid4())

    assert first == again != other
    row = RoomContact.objects.get(public_id=first)
    assert (row.route, row.priority) == ("voicemail", ContactPriority.HIGH)
    assert sound[:400] not in bytes(RoomFile.objects.get(message__contact=row).sealed_content)


def test_each_play_has_an_audit_entry_and_returns_what_was_said() -> None:
    sound = voice(3)
    [kept] = list_room_voicemails(actor=a_handler(), contact_id=keep(sound)).values()

    part = play_room_voicemail(actor=a_handler(), sound_id=kept.id, start=8000, count=8000, now=NOW)

    assert (kept.seconds, part) == (3, sound[8000:16000])
    [entry] = AuditEntry.objects.filter(act="room_voicemail.played")
    assert entry.detail == {"sound": str(kept.id), "from": 1, "to": 2}


def test_noise_alone_is_no_message() -> None:
    with pytest.raises(EmptyMessage):
        keep(b"\xff" * 24_000)

    assert not RoomContact.objects.exists()


def test_a_handler_plays_it_from_the_contacts_page() -> None:
    contact = keep(voice(2))
    tunde, _ = handler("tunde")

    page = tunde.get(address(contact))
    [kept] = list_room_voicemails(actor=a_handler(), contact_id=contact).values()
    heard = tunde.get(f"/control-room/sounds/{kept.id}", headers={"Range": "bytes=0-99"})

    assert f"/control-room/sounds/{kept.id}" in page.content.decode()
    assert "media-src 'self'" in page.headers["Content-Security-Policy"]
    assert (heard.status_code, heard["Content-Type"], heard.content[:4]) == (206, "audio/wav", b"RIFF")
