"""Checks a received file before any part is kept: its size, its true type, and whether it could do harm."""

from __future__ import annotations

from collections.abc import Collection

import structlog

from victimcare.rules.files import (
    PICTURES,
    STILL,
    FileRefusal,
    FileType,
    decode_text,
    detect_file_type,
    find_file_refusal,
)
from victimcare.services import port_registry
from victimcare.services.files.pictures import drawn_anew
from victimcare.services.files.shapes import Checked, FileScanStatus, Refused
from victimcare.services.ports import ScannerSilent

log = structlog.get_logger(__name__)


def checked(content: bytes, *, taken: Collection[FileType] = STILL) -> Checked:
    """The file as it may be kept, where these kinds are `taken`. Raises Refused. Outside any transaction: a
    scanner takes its time.

    It is scanned as it came: a picture that is drawn anew holds nothing but its dots any more.
    """
    if (why := find_file_refusal(content, taken=taken)) is not None:
        raise Refused(why)
    found = scan(content)
    if found is FileScanStatus.HARMFUL:
        raise Refused(FileRefusal.HARMFUL)
    kind = detect_file_type(content)
    assert kind is not None, "why_not says so"
    return Checked(kind, _kept_as(content, kind), found)


def scan(content: bytes) -> FileScanStatus:
    """What a scanner says about the file, if there is one that answers."""
    scanner = port_registry.find_file_scanner()
    if scanner is None:
        return FileScanStatus.NOT_SCANNED
    try:
        return FileScanStatus.HARMFUL if scanner.finds_harm(content) else FileScanStatus.CLEAN
    except ScannerSilent as problem:
        log.warning("files.not_scanned", error=str(problem))
        return FileScanStatus.NOT_SCANNED


def _kept_as(content: bytes, kind: FileType) -> bytes:
    if kind in PICTURES:
        return drawn_anew(content, kind)
    if kind is FileType.TEXT:
        return (decode_text(content) or "").encode()
    return content
