from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from victimcare.records.models import StoredFile
from victimcare.records.models.files import FileScanStatus as FileScanStatus
from victimcare.rules.files import FileRefusal, FileType


class Refused(Exception):
    """This file is not taken. `why`: what to tell the sender."""

    def __init__(self, why: FileRefusal) -> None:
        super().__init__(why)
        self.why = why


class Gone(LookupError):
    """There was a file, and what was in it is there no more."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be kept: as what it truly is, pictures drawn anew."""

    kind: FileType
    content: bytes
    scan: FileScanStatus


@dataclass(frozen=True, slots=True)
class Shown:
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


def shown(row: StoredFile) -> Shown:
    return Shown(row.public_id, FileType(row.kind), row.size, FileScanStatus(row.scan), row.gone_at is not None)
