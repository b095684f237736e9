"""Files that came to the control room: kept as they came, sealed under their contact's key, and never served so.

A handler sees pictures and PDFs as pictures that were drawn anew (`room_file_checks`), and can take text as text. No
other file leaves.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from victimcare.records.models import RoomContactLink, RoomFile
from victimcare.rules.control_room.contact_kinds import LinkKind
from victimcare.rules.control_room.room_file_kinds import GIVEN_AS_TEXT, RENDERED, RoomFileKind, name_room_file_kind
from victimcare.rules.errors import NotFound
from victimcare.rules.files import decode_text
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.files.file_store import FileScanStatus
from victimcare.services.person_keys import (
    MessageKind,
    SealingKey,
    fetch_message_key,
    fetch_message_keys,
    load_person_keys,
)
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
            scan=FileScanStatus.NOT_SCANNED,
            sealed_name=key.seal_words(file.name, file_place(public_id, "name")),
            sealed_content=key.seal_bytes(file.content, file_place(public_id, "content")),
        )


@dataclass(frozen=True, slots=True)
class RoomFileSummary:
    """That a file came. `name`: as its sender called it. `pages`: how many pictures of it there are; `is_waiting`: it
    has not been drawn yet; `is_drawn_kind`: it is a picture or PDF. `has_text`: it can be taken as text."""

    id: UUID
    name: str
    kind: RoomFileKind
    size: int
    scan: FileScanStatus
    pages: int
    is_waiting: bool
    is_drawn_kind: bool
    has_text: bool


def list_room_files(messages: Collection[int]) -> Mapping[int, tuple[RoomFileSummary, ...]]:
    """The files of these messages, without what is in them. Two queries."""
    found = (
        RoomFile.objects.filter(message__in=messages)
        .exclude(kind=RoomFileKind.VOICEMAIL)
        .defer("sealed_content", "sealed_pages")
    )
    rows = list(found.order_by("message", "place"))
    keys = load_person_keys(row.sealed_name for row in rows)
    files: dict[int, list[RoomFileSummary]] = defaultdict(list)
    for row in rows:
        name = keys.open_words(row.sealed_name, file_place(row.public_id, "name"))
        files[row.message_id].append(_summarise(row, name))
    return {message: tuple(each) for message, each in files.items()}


def _summarise(row: RoomFile, name: str) -> RoomFileSummary:
    kind = RoomFileKind(row.kind)
    is_harmless = row.scan != FileScanStatus.HARMFUL
    return RoomFileSummary(
        id=row.public_id,
        name=name,
        kind=kind,
        size=row.size,
        scan=FileScanStatus(row.scan),
        pages=row.pages,
        is_waiting=is_harmless and kind in RENDERED and row.drawn_at is None,
        is_drawn_kind=kind in RENDERED,
        has_text=is_harmless and kind in GIVEN_AS_TEXT,
    )


@transaction.atomic
def open_file_page(*, actor: Actor, file_id: UUID, page: int, now: datetime) -> bytes:
    """Return the picture of one page, from 1, as JPEG. Raises NotFound where there is none."""
    permit(actor, Act.WORK_CONTACT)
    row = RoomFile.objects.defer("sealed_content").filter(public_id=file_id, pages__gte=max(page, 1)).first()
    if row is None or page < 1:
        raise NotFound("no such page")
    pages = load_person_keys([row.sealed_pages]).open_json(
        row.sealed_pages, file_place(row.public_id, "pages"), instead=lambda _: []
    )
    if len(pages) < page:
        raise NotFound("erased")
    _note_opened(actor, row, now)
    return base64.b64decode(pages[page - 1])


@transaction.atomic
def open_file_text(*, actor: Actor, file_id: UUID, now: datetime) -> str:
    """Return a text file's text. Raises NotFound for any other file."""
    permit(actor, Act.WORK_CONTACT)
    row = (
        RoomFile.objects.filter(public_id=file_id, kind__in=GIVEN_AS_TEXT).exclude(scan=FileScanStatus.HARMFUL).first()
    )
    if row is None:
        raise NotFound("no such text")
    content = load_person_keys([row.sealed_content]).open_bytes(
        row.sealed_content, file_place(row.public_id, "content")
    )
    text = decode_text(content) if isinstance(content, bytes) else None
    if text is None:
        raise NotFound("erased")
    _note_opened(actor, row, now)
    return text


def _note_opened(actor: Actor, row: RoomFile, now: datetime) -> None:
    linked = RoomContactLink.objects.filter(contact__messages=row.message_id, kind=LinkKind.VICTIM, ended_at=None)
    case_id, victim_id = linked.values_list("victim__case", "victim").first() or (None, None)
    detail = {"file": str(row.public_id), "kind": row.kind, "scan": row.scan}
    note(actor, "room_file.opened", at=now, case_id=case_id, victim_id=victim_id, detail=detail)


def file_place(file: UUID, part: str) -> str:
    return f"room-file:{file}:{part}"
