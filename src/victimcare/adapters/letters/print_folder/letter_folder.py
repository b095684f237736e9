"""A folder of letters to print and post, with a manifest of its contents.

`<reference>.pdf` (or `.html` where this machine makes no PDF), and one line of JSON for each in `manifest.ndjson`:
`{"reference", "file", "at", "sender_name", "sha256"}`. The file is complete and on the disk before its line is; the
line shows that the letter was handed over. The print room marks a letter as printed by moving the file away, out of the
folder or into `taken` in it; the line stays, and a letter in doubt is looked up by it. Only the folder's owner can read
it.
"""

import fcntl
import hashlib
import json
import os
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from victimcare.services.ports import (
    AcceptedMessage,
    MessageState,
    OutgoingLetter,
    ProviderMessage,
    SendDeferred,
    SendRefused,
)

MANIFEST = "manifest.ndjson"
TAKEN_FOLDER = "taken"
# matches only our own files
_LETTER = re.compile(r"\.?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\.(?:pdf|html)(?:\.part)?")


class PrintFolder:
    """A `LetterSupplier` that can be asked, and a `PrintRoom`."""

    name = "print_folder"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, message: OutgoingLetter, /) -> AcceptedMessage:
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            (self._folder / TAKEN_FOLDER).mkdir(exist_ok=True, mode=0o700)
            with open(self._folder / MANIFEST, "a+b", opener=_open_for_owner) as manifest:
                fcntl.flock(manifest, fcntl.LOCK_EX)  # until it is closed: one letter at a time
                if not any(line["reference"] == message.reference for line in _lines(manifest)):
                    self._write(message, manifest)
        except OSError as error:
            # Without its line the print room cannot know of the letter, so it was not accepted.
            raise SendDeferred(f"the print folder cannot be written: {error.strerror}") from None
        return AcceptedMessage(provider_id=message.reference)

    def find(self, reference: str) -> ProviderMessage | None:
        try:
            with (self._folder / MANIFEST).open("rb") as manifest:
                fcntl.flock(manifest, fcntl.LOCK_SH)
                found = [line for line in _lines(manifest) if line["reference"] == reference]
        except FileNotFoundError:
            return None
        except OSError as error:
            raise SendDeferred(f"the print folder cannot be read: {error.strerror}") from None
        if not found:
            return None
        return ProviderMessage(reference, MessageState.SENDING, datetime.fromisoformat(found[0]["at"]))

    def lying(self, longer_than: timedelta) -> int:
        return sum(1 for _ in _letters(self._folder, longer_than))

    def clear(self, older_than: timedelta) -> int:
        old = [*_letters(self._folder, older_than), *_letters(self._folder / TAKEN_FOLDER, older_than)]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)

    def _write(self, message: OutgoingLetter, manifest: BinaryIO) -> None:
        name = _file_name(message)
        half = self._folder / f".{name}.part"
        try:
            with open(half, "wb", opener=_open_for_owner) as file:
                file.write(message.pdf)
                file.flush()
                os.fsync(file.fileno())
            half.replace(self._folder / name)
            self._add_line(message, name, manifest)
        except OSError:  # such as a full disk: no letter stays there without its line
            half.unlink(missing_ok=True)
            (self._folder / name).unlink(missing_ok=True)
            raise

    def _add_line(self, message: OutgoingLetter, name: str, manifest: BinaryIO) -> None:
        line = {
            "reference": message.reference,
            "file": name,
            "at": datetime.now(UTC).isoformat(),
            "sender_name": message.sender_name,
            "sha256": hashlib.sha256(message.pdf).hexdigest(),
        }
        manifest.truncate(_whole(manifest))  # a line that a hard stop cut off
        manifest.write(json.dumps(line).encode() + b"\n")
        manifest.flush()
        os.fsync(manifest.fileno())


def _open_for_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _letters(folder: Path, age: timedelta) -> Iterator[Path]:
    """Files of ours that have been there for longer than this."""
    before = time.time() - age.total_seconds()
    for path in folder.glob("*") if folder.is_dir() else ():
        if _LETTER.fullmatch(path.name) and path.stat().st_mtime < before:
            yield path


def _file_name(message: OutgoingLetter) -> str:
    try:
        reference = UUID(message.reference)
    except ValueError:
        raise SendRefused("a reference that is no name for a file") from None
    return f"{reference}.{'pdf' if message.pdf.startswith(b'%PDF-') else 'html'}"


def _lines(manifest: BinaryIO) -> Iterator[dict[str, Any]]:
    manifest.seek(0)
    for line in manifest:
        if line.endswith(b"\n"):
            yield json.loads(line)


def _whole(manifest: BinaryIO) -> int:
    """The length of the complete lines in the manifest, in bytes."""
    manifest.seek(0)
    return sum(len(line) for line in manifest if line.endswith(b"\n"))
