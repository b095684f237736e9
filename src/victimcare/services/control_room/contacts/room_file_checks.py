"""Scans the files that came to the control room, and draws pictures and PDFs anew for handlers to see.

Both happen after the message is there: a threat never waits for a scanner. A file that no scanner has seen may be
shown, since what is shown holds dots alone; a harmful one never is.
"""

from __future__ import annotations

import base64
from datetime import datetime

import structlog
from django.db import transaction

from victimcare.records.models import RoomFile
from victimcare.rules.control_room.room_file_kinds import RENDERED
from victimcare.services import port_registry
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.control_room.contacts.room_files import file_place
from victimcare.services.files import file_checks
from victimcare.services.files.file_store import FileScanStatus
from victimcare.services.person_keys import MessageKind, fetch_message_key, load_person_keys
from victimcare.services.ports.drawn_files import FileDrawing
from victimcare.services.sealing import Unopened

AT_ONCE = 20  # files between two looks at whether to stop
_MOST_SCANNED = 200  # in one round

log = structlog.get_logger(__name__)


def draw_waiting_files(*, actor: Actor, draw: FileDrawing, now: datetime, at_once: int = AT_ONCE) -> int:
    """Draw the oldest files that wait, and return how many were looked at. Several processes may draw at once."""
    permit(actor, Act.SEND_TO_ROOM)
    looked_at = 0
    while looked_at < at_once and _draw_one(draw, now):
        looked_at += 1
    return looked_at


@transaction.atomic
def _draw_one(draw: FileDrawing, now: datetime) -> bool:
    waiting = RoomFile.objects.select_for_update(of=("self",), skip_locked=True).filter(drawn_at=None)
    row = waiting.select_related("message__contact").order_by("id").first()
    if row is None:
        return False
    pages: tuple[bytes, ...] = ()
    content = _open_content(row)
    if row.scan == FileScanStatus.NOT_SCANNED:
        row.scan = file_checks.scan_content(content)
    if row.kind in RENDERED and row.scan != FileScanStatus.HARMFUL:
        pages = draw(content, row.kind)
    row.drawn_at, row.pages, row.sealed_pages = now, len(pages), _seal_pages(row, pages)
    row.save(update_fields=["scan", "drawn_at", "pages", "sealed_pages"])
    return True


def _seal_pages(row: RoomFile, pages: tuple[bytes, ...]) -> bytes:
    if not pages:
        return b""
    key = fetch_message_key(MessageKind.ROOM_CONTACT, row.message.contact.public_id)
    return key.seal_json([base64.b64encode(page).decode() for page in pages], file_place(row.public_id, "pages"))


def _open_content(row: RoomFile) -> bytes:
    """Empty where its key was erased, or it was altered."""
    try:
        opened = load_person_keys([row.sealed_content]).open_or_refuse(
            row.sealed_content, file_place(row.public_id, "content")
        )
    except Unopened as problem:
        log.warning("room_files.not_opened", file=str(row.public_id), error=type(problem).__name__)
        return b""
    return opened


def scan_unscanned_files(*, actor: Actor, now: datetime) -> int:
    """Scan the files that came while no scanner answered, the smallest first, and return how many were scanned. The
    pictures of a harmful one are deleted. Safe to run twice."""
    permit(actor, Act.SEND_TO_ROOM)
    if port_registry.find_file_scanner() is None:
        return 0
    scanned = 0
    waiting = RoomFile.objects.filter(scan=FileScanStatus.NOT_SCANNED).exclude(drawn_at=None).order_by("size", "id")
    for row in waiting[:_MOST_SCANNED]:
        found = file_checks.scan_content(_open_content(row))
        if found is FileScanStatus.NOT_SCANNED:  # the scanner is silent: each file would wait for it
            break
        _write_scan(actor, row, found, now)
        scanned += 1
    return scanned


@transaction.atomic
def _write_scan(actor: Actor, row: RoomFile, found: FileScanStatus, now: datetime) -> None:
    hidden = {"pages": 0, "sealed_pages": b""} if found is FileScanStatus.HARMFUL else {}
    RoomFile.objects.filter(id=row.id).update(scan=found, **hidden)
    note(actor, "room_file.scanned", at=now, detail={"file": str(row.public_id), "scan": found})
