"""Files that came to the control room: kept as they came, sealed under their contact's key, and never served so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from victimcare.records.models import RoomFile
from victimcare.rules.control_room.room_file_kinds import name_room_file_kind
from victimcare.services.person_keys import MessageKind, SealingKey, fetch_message_key, fetch_message_keys
from victimcare.services.ports.parsed_mail import ParsedFile
from victimcare.services.secret_hashes import DigestUse, make_digest


@dataclass(frozen=True, slots=True)
class NewRoomFiles:
    """The files of one new message."""

    message_id: int
    contact: UUID
    files: tuple[ParsedFile, ...]


def store_room_files(messages: Sequence[NewRoomFiles]) -> None:
    """Store the files of these messages, in the caller's transaction. Two queries."""
    if not messages:
        return
    keys = fetch_message_keys(MessageKind.ROOM_CONTACT, {one.contact for one in messages})
    rows = [row for one in messages for row in _build_rows(one, keys.get(one.contact))]
    RoomFile.objects.bulk_create(rows)


def _build_rows(message: NewRoomFiles, stored_key: SealingKey | None) -> Iterator[RoomFile]:
    key = stored_key or fetch_message_key(MessageKind.ROOM_CONTACT, message.contact)
    for place, file in enumerate(message.files):
        public_id = uuid4()
        yield RoomFile(
            public_id=public_id,
            message_id=message.message_id,
            place=place,
            kind=name_room_file_kind(file.content),
            size=len(file.content),
            sha256=make_digest(hashlib.sha256(file.content).hexdigest(), DigestUse.MAIL_BYTES),
            scan="not_scanned",
            sealed_name=key.seal_words(file.name, file_place(public_id, "name")),
            sealed_content=key.seal_bytes(file.content, file_place(public_id, "content")),
        )


def file_place(file: UUID, part: str) -> str:
    return f"room-file:{file}:{part}"
