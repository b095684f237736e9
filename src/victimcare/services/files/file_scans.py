"""Files that came while no scanner answered are looked at once one does."""

from __future__ import annotations

from datetime import datetime

import structlog
from django.db import transaction

from victimcare.records.models import StoredFile
from victimcare.services import port_registry
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.files import file_store
from victimcare.services.files.file_checks import scan_content
from victimcare.services.files.file_store import FileScanStatus
from victimcare.services.sealing import Unopened

log = structlog.get_logger(__name__)
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
