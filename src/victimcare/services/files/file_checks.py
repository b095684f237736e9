"""Checks a received file before any part is kept: its size, its true type, and whether it could do harm. Files
that came while no scanner answered are looked at once one does."""

from __future__ import annotations

import io
import threading
from collections.abc import Collection
from datetime import datetime

import structlog
from django.db import transaction
from PIL import Image
from PIL.ExifTags import Base

from victimcare.records.models import StoredFile
from victimcare.rules.files import (
    MOST_DOTS,
    PICTURES,
    STILL,
    FileRefusal,
    FileType,
    decode_text,
    detect_file_type,
    find_file_refusal,
)
from victimcare.services import port_registry
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.files import file_store
from victimcare.services.files.file_store import CheckedFile, FileRefused, FileScanStatus
from victimcare.services.ports import ScannerSilent
from victimcare.services.sealing import Unopened

# Redraws a picture from its pixels: where and when it was taken, and all else in the file, is left out.

# An opened picture fills hundreds of megabytes from a few thousand bytes of file. One at a time in a process, or a
# sender of many at once takes all the memory.
_ONE_AT_A_TIME = threading.Lock()
_LONGEST_SIDE = 4000  # dots: a page of print at its finest
# What makes a picture upright, by how its camera was held (EXIF 2.3, 4.6.4). Only that is read of the camera's note:
# a note that makes no sense elsewhere, as old telephones write, keeps no picture out.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SAVED: dict[FileType, dict[str, int | bool]] = {
    FileType.JPEG: {"quality": 88},
    FileType.PNG: {},
    FileType.WEBP: {"quality": 88},
}


def redraw_picture(content: bytes, kind: FileType) -> bytes:
    """Turned upright as its camera noted, of the first picture where it holds several. Raises Refused."""
    try:
        with _ONE_AT_A_TIME, Image.open(io.BytesIO(content), formats=[kind.name]) as picture:
            if picture.width * picture.height > MOST_DOTS:
                raise FileRefused(FileRefusal.TOO_MANY_DOTS)
            return _save_picture(_turn_upright(picture), kind)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):  # each of which its readers raise
        raise FileRefused(FileRefusal.BROKEN) from None


def _turn_upright(picture: Image.Image) -> Image.Image:
    turn = _TURNS.get(picture.getexif().get(Base.Orientation, 1))
    upright = picture if turn is None else picture.transpose(turn)
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return upright


def _save_picture(picture: Image.Image, kind: FileType) -> bytes:
    is_clear = kind is not FileType.JPEG and picture.has_transparency_data
    dots = picture.convert("RGBA" if is_clear else "RGB")
    dots.info = {}  # else its comment and colour profile would be written again
    written = io.BytesIO()
    dots.save(written, kind.name, **_SAVED[kind])
    return written.getvalue()


log = structlog.get_logger(__name__)


def check_file(content: bytes, *, taken: Collection[FileType] = STILL) -> CheckedFile:
    """The file as it may be kept, where these kinds are `taken`. Raises Refused. Outside any transaction: a
    scanner takes its time.

    It is scanned as it came: a picture that is drawn anew holds nothing but its dots any more.
    """
    if (why := find_file_refusal(content, taken=taken)) is not None:
        raise FileRefused(why)
    found = scan_content(content)
    if found is FileScanStatus.HARMFUL:
        raise FileRefused(FileRefusal.HARMFUL)
    kind = detect_file_type(content)
    assert kind is not None, "why_not says so"
    return CheckedFile(kind, _checked_content(content, kind), found)


def scan_content(content: bytes) -> FileScanStatus:
    """What a scanner says about the file, if there is one that answers."""
    scanner = port_registry.find_file_scanner()
    if scanner is None:
        return FileScanStatus.NOT_SCANNED
    try:
        return FileScanStatus.HARMFUL if scanner.finds_harm(content) else FileScanStatus.CLEAN
    except ScannerSilent as problem:
        log.warning("files.not_scanned", error=str(problem))
        return FileScanStatus.NOT_SCANNED


def _checked_content(content: bytes, kind: FileType) -> bytes:
    if kind in PICTURES:
        return redraw_picture(content, kind)
    if kind is FileType.TEXT:
        return (decode_text(content) or "").encode()
    return content


AT_ONCE = 200
_JOB = Actor.system("files.scan")


def scan_waiting_files(*, now: datetime) -> int:
    """Scan the smallest first: a film beyond the scanner's limit delays no other file. A harmful file is deleted, and
    its row says so. Returns how many were scanned; safe to run twice. A file that can no longer be opened is left as it
    is."""
    if port_registry.find_file_scanner() is None:
        return 0
    looked_at = 0
    waiting = StoredFile.objects.filter(scan=FileScanStatus.NOT_SCANNED, gone_at=None).order_by("size", "id")
    for row in waiting.select_related("victim")[:AT_ONCE]:
        try:
            found = scan_content(file_store.read_file_content(row))
        except Unopened as problem:
            log.warning("files.not_opened", file=str(row.public_id), error=type(problem).__name__)
            continue
        if found is FileScanStatus.NOT_SCANNED:  # it is silent: each would wait for it
            break
        _write(row, found, now)
        looked_at += 1
    return looked_at


@transaction.atomic
def _write(row: StoredFile, found: FileScanStatus, now: datetime) -> None:
    StoredFile.objects.filter(id=row.id, gone_at=None).update(scan=found, scanned_at=now)
    if found is FileScanStatus.HARMFUL:
        file_store.erase_files(file_ids=[row.id], because=file_store.FileErasureReason.HARMFUL, now=now)
    detail = {"file": str(row.public_id), "scan": found}
    note(_JOB, "file.scanned", at=now, case_id=row.victim.case_id, victim_id=row.victim_id, detail=detail)
