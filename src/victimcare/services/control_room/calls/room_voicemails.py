"""Keeps the messages that callers leave for the control room, and plays them to its handlers.

A message is a file of its contact, sealed under the contact's key. Each play has an audit entry before a word is heard.
Nothing is written down by machine: the handler listens.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import RoomContact, RoomFile
from victimcare.rules.calls.audio import RATE
from victimcare.rules.calls.audio_detection import has_voice
from victimcare.rules.control_room.contact_kinds import ContactPriority, ContactRoute
from victimcare.rules.control_room.room_file_kinds import RoomFileKind
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.control_room.contacts.contact_intake import IncomingContactMessage, take_contact_messages
from victimcare.services.control_room.contacts.contact_words import fetch_contact_key
from victimcare.services.control_room.contacts.room_files import file_place
from victimcare.services.files.file_store import FileScanStatus
from victimcare.services.person_keys import load_person_keys
from victimcare.services.secret_hashes import DigestUse, make_digest
from victimcare.wording import say

MOST_SECONDS = 180
LEAST_SECONDS = 1  # a key pressed at once, or a broken line: nothing was said


class EmptyMessage(ValueError):
    """Shorter than a word, or only the noise of the line."""


@dataclass(frozen=True, slots=True)
class KeptRoomVoicemail:
    """A stored message. `due_at`: by when a person listens."""

    contact: UUID
    due_at: datetime


@transaction.atomic
def keep_room_voicemail(*, actor: Actor, call_id: UUID, number: str, sound: bytes, now: datetime) -> KeptRoomVoicemail:
    """Make the message a contact that a person listens to soon: it may be a call for help. The same call's same message
    is one. Raises EmptyMessage."""
    permit(actor, Act.SEND_TO_ROOM)
    sound = sound[: MOST_SECONDS * RATE]
    if len(sound) < LEAST_SECONDS * RATE or not has_voice(sound):
        raise EmptyMessage
    digest = hashlib.sha256(sound).hexdigest()
    incoming = IncomingContactMessage(
        route=ContactRoute.VOICEMAIL,
        sender=number,
        subject="",
        words=say("control-room-voicemail-left", seconds=len(sound) // RATE),
        source_id=f"voicemail:{call_id}:{digest[:16]}",
        priority=ContactPriority.HIGH,
    )
    [taken] = take_contact_messages(actor=actor, incoming=[incoming], now=now)
    if taken.is_new:
        public_id = uuid4()
        RoomFile.objects.create(
            public_id=public_id,
            message_id=taken.message_id,
            place=0,
            kind=RoomFileKind.VOICEMAIL,
            size=len(sound),
            sha256=make_digest(digest, DigestUse.MAIL_BYTES),
            scan=FileScanStatus.CLEAN,  # our own recording
            drawn_at=now,
            sealed_content=fetch_contact_key(taken.contact).seal_bytes(sound, file_place(public_id, "content")),
        )
    contact = RoomContact.objects.get(id=taken.contact_id)
    return KeptRoomVoicemail(contact.public_id, contact.due_at)


@dataclass(frozen=True, slots=True)
class RoomVoicemail:
    """A message that can be listened to. `seconds`: its length."""

    id: UUID
    seconds: int


def list_room_voicemails(*, actor: Actor, contact_id: UUID) -> Mapping[UUID, RoomVoicemail]:
    """The recordings of a contact, by the message that each belongs to. The page of the contact has its audit entry."""
    permit(actor, Act.WORK_CONTACT)
    rows = RoomFile.objects.filter(
        Q(message__contact__public_id=contact_id) | Q(message__contact__merged_into__public_id=contact_id),
        kind=RoomFileKind.VOICEMAIL,
    )
    found = rows.values_list("message__public_id", "public_id", "size")
    return {message: RoomVoicemail(sound, size // RATE) for message, sound, size in found}


def room_voicemail_length(*, actor: Actor, sound_id: UUID) -> int:
    """How many bytes of mu-law it has. Raises NotFound."""
    permit(actor, Act.WORK_CONTACT)
    return _find(sound_id).size


@transaction.atomic
def play_room_voicemail(*, actor: Actor, sound_id: UUID, start: int, count: int, now: datetime) -> bytes:
    """Return `count` bytes of the mu-law from `start`, with an audit entry. Raises NotFound, `sealing.Unopened`."""
    permit(actor, Act.WORK_CONTACT)
    row = _find(sound_id)
    sound = load_person_keys([row.sealed_content]).open_or_refuse(
        row.sealed_content, file_place(row.public_id, "content")
    )
    detail = {"sound": str(sound_id), "from": start // RATE, "to": min(start + count, len(sound)) // RATE}
    note(actor, "room_voicemail.played", at=now, detail=detail)
    return sound[start : start + count]


def _find(sound_id: UUID) -> RoomFile:
    row = RoomFile.objects.filter(public_id=sound_id, kind=RoomFileKind.VOICEMAIL).first()
    if row is None:
        raise NotFound("no such message")
    return row
