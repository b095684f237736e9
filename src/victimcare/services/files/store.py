"""Stores files in the database: encrypted with the victim's key, in parts, bound to the file and the part's number. The
room that keeps a file decides who may open it; each opening is written down here."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import datetime
from uuid import uuid4

from victimcare.records.models import FilePart, StoredFile
from victimcare.records.models.files import FileErasureReason as FileErasureReason
from victimcare.rules.files import FileType
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.files.shapes import Checked, FileScanStatus, Gone, OpenFile
from victimcare.services.person_keys import fetch_victim_key, load_person_keys

PART = 1024 * 1024


def keep(*, actor: Actor, victim_id: int, file: Checked, now: datetime) -> StoredFile:
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
        FilePart(file=row, number=number, sealed=key.seal_bytes(file.content[at : at + PART], _about(row, number)))
        for number, at in enumerate(range(0, len(file.content), PART))
    )
    _note(actor, "file.kept", row, now)
    return row


def opened(*, actor: Actor, row: StoredFile, now: datetime) -> OpenFile:
    """What is in it. Raises Gone; and `sealing.Unopened`, and KeyGone where its key was erased or is not at hand."""
    if row.gone_at is not None:
        raise Gone(row.public_id)
    content = content_of(row)
    _note(actor, "file.opened", row, now)
    return OpenFile(FileType(row.kind), content, FileScanStatus(row.scan))


def content_of(row: StoredFile) -> bytes:
    parts = list(FilePart.objects.filter(file=row).order_by("number"))
    keys = load_person_keys(part.sealed for part in parts)
    return b"".join(keys.open_or_refuse(part.sealed, _about(row, part.number)) for part in parts)


def let_go(*, file_ids: Collection[int], because: FileErasureReason, now: datetime) -> int:
    """What is in these files, for good. That there was one stays with its row. Returns how many had something."""
    rows = StoredFile.objects.filter(id__in=file_ids, gone_at=None)
    FilePart.objects.filter(file__in=file_ids).delete()
    return rows.update(gone_at=now, gone_because=because)


def _about(row: StoredFile, number: int) -> str:
    return f"file:{row.public_id}:{number}"


def _note(actor: Actor, act: str, row: StoredFile, now: datetime) -> None:
    note(
        actor,
        act,
        at=now,
        case_id=row.victim.case_id,
        victim_id=row.victim_id,
        detail={"file": str(row.public_id), "kind": row.kind, "scan": row.scan},
    )
