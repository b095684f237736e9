"""Files are stored sealed in the database, open only in their own file, and are deleted for good."""

from __future__ import annotations

import pytest
from django.db import connection

from tests.services.files.sent import EICAR, PDF
from tests.services.files.test_taking import Finds
from tests.services.people_and_cases import NOW, a_victim, staff
from victimcare.records.models import AuditEntry, FilePart, StoredFile
from victimcare.rules.files import FileType
from victimcare.services import port_registry
from victimcare.services.files import file_checks, file_store
from victimcare.services.files.file_store import CheckedFile, FileContentErased, FileScanStatus
from victimcare.services.sealing import Unopened

pytestmark = pytest.mark.django_db


def _kept(content: bytes = PDF, scan: FileScanStatus = FileScanStatus.CLEAN) -> StoredFile:
    return file_store.store_file(
        actor=staff(), victim_id=a_victim().id, file=CheckedFile(FileType.PDF, content, scan), now=NOW
    )


def test_it_opens_again_and_each_reader_is_in_the_audit() -> None:
    row, reader = _kept(), staff("Bea Lund")

    assert file_store.open_file(actor=reader, row=row, now=NOW).content == PDF
    entry = AuditEntry.objects.get(act="file.opened")
    assert (entry.actor, entry.victim_id) == (reader.id, row.victim_id)


def test_nothing_of_it_can_be_read_in_the_database_and_a_big_one_lies_in_parts() -> None:
    content = PDF + b"what was said" * 100_000
    row = _kept(content)

    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(sealed, '') FROM records_filepart")
        [raw] = cursor.fetchone()
    assert b"what was said" not in bytes(raw)
    assert FilePart.objects.filter(file=row).count() == 2
    assert file_store.read_file_content(row) == content


def test_a_part_that_is_moved_to_another_file_does_not_open() -> None:
    row, other = _kept(), _kept()
    FilePart.objects.filter(file=other).update(sealed=FilePart.objects.get(file=row).sealed)

    with pytest.raises(Unopened):
        file_store.read_file_content(other)


def test_what_is_let_go_is_gone_and_its_row_says_why() -> None:
    row = _kept()

    assert file_store.erase_files(file_ids=[row.id], because=file_store.FileErasureReason.REDACTED, now=NOW) == 1

    row.refresh_from_db()
    assert (row.gone_because, FilePart.objects.count()) == ("redacted", 0)
    with pytest.raises(FileContentErased):
        file_store.open_file(actor=staff(), row=row, now=NOW)


def test_what_came_while_no_scanner_answered_is_looked_at_once_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    clean, harmful = _kept(scan=FileScanStatus.NOT_SCANNED), _kept(EICAR, scan=FileScanStatus.NOT_SCANNED)
    assert file_checks.scan_waiting_files(now=NOW) == 0  # there is none
    monkeypatch.setattr(port_registry.ports, "scanner", Finds(is_silent=True))
    assert file_checks.scan_waiting_files(now=NOW) == 0
    monkeypatch.setattr(port_registry.ports, "scanner", Finds())

    assert file_checks.scan_waiting_files(now=NOW) == 2
    assert file_checks.scan_waiting_files(now=NOW) == 0  # run twice

    for row in (clean, harmful):
        row.refresh_from_db()
    assert (clean.scan, clean.gone_at) == (FileScanStatus.CLEAN, None)
    assert (harmful.scan, harmful.gone_because) == (FileScanStatus.HARMFUL, "harmful")
