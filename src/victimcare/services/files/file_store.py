"""Stores files in the database: encrypted with the victim's key, in parts, bound to the file and the part's number. The
room that keeps a file decides who may open it; each opening is written down here."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from victimcare.records.models import FilePart, StoredFile
from victimcare.records.models.files import FileErasureReason as FileErasureReason
from victimcare.records.models.files import FileScanStatus as FileScanStatus
from victimcare.rules.files import FileRefusal, FileType
from victimcare.services.access import Actor
from victimcare.services.audit import note_of_victim
from victimcare.services.person_keys import fetch_victim_key, load_person_keys


class FileRefused(Exception):
    """This file is not taken. `why`: what to tell the sender."""

    def __init__(self, why: FileRefusal) -> None:
        super().__init__(why)
        self.why = why


class FileContentErased(LookupError):
    """There was a file, and what was in it is there no more."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that may be kept: as what it truly is, pictures drawn anew."""

    kind: FileType
    content: bytes
    scan: FileScanStatus


@dataclass(frozen=True, slots=True)
class FileSummary:
    """That there is a file. Nothing of what is in it."""

    id: UUID
    kind: FileType
    size: int
    scan: FileScanStatus
    is_gone: bool


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file with its contents, for the person who asked for it."""

    kind: FileType
    content: bytes
    scan: FileScanStatus


def summarise_file(row: StoredFile) -> FileSummary:
    return FileSummary(row.public_id, FileType(row.kind), row.size, FileScanStatus(row.scan), row.gone_at is not None)


PART_BYTES = 1024 * 1024


def store_file(*, actor: Actor, victim_id: int, file: CheckedFile, now: datetime) -> StoredFile:
    """Keep it, in the caller's transaction, with what it belongs to."""
    row = StoredFile.objects.create(
        public_id=uuid4(),
        victim_id=victim_id,
        kind=file.kind,
        size=len(file.content),
        sha256=hashlib.sha256(file.content).hexdigest(),
        added_at=now,
        added_by_id=actor.staff_id,
        scan=file.scan,
        scanned_at=None if file.scan is FileScanStatus.NOT_SCANNED else now,
    )
    key = fetch_victim_key(victim_id)
    FilePart.objects.bulk_create(
        FilePart(
            file=row, number=number, sealed=key.seal_bytes(file.content[at : at + PART_BYTES], _about(row, number))
        )
        for number, at in enumerate(range(0, len(file.content), PART_BYTES))
    )
    _note(actor, "file.kept", row, now)
    return row


def open_file(*, actor: Actor, row: StoredFile, now: datetime) -> OpenFile:
    """What is in it. Raises Gone; and `sealing.Unopened`, also where its key was erased or is not at hand."""
    if row.gone_at is not None:
        raise FileContentErased(row.public_id)
    content = read_file_content(row)
    _note(actor, "file.opened", row, now)
    return OpenFile(FileType(row.kind), content, FileScanStatus(row.scan))


def read_file_content(row: StoredFile) -> bytes:
    parts = list(FilePart.objects.filter(file=row).order_by("number"))
    keys = load_person_keys(part.sealed for part in parts)
    return b"".join(keys.open_or_refuse(part.sealed, _about(row, part.number)) for part in parts)


def erase_files(*, file_ids: Collection[int], because: FileErasureReason, now: datetime) -> int:
    """What is in these files, for good. That there was one stays with its row. Returns how many had something."""
    rows = StoredFile.objects.filter(id__in=file_ids, gone_at=None)
    FilePart.objects.filter(file__in=file_ids).delete()
    return rows.update(gone_at=now, gone_because=because)


def _about(row: StoredFile, number: int) -> str:
    return f"file:{row.public_id}:{number}"


def _note(actor: Actor, act: str, row: StoredFile, now: datetime) -> None:
    note_of_victim(
        actor, act, row.victim, at=now, detail={"file": str(row.public_id), "kind": row.kind, "scan": row.scan}
    )
