"""When the database is gone: each host has a copy, each look is written down, and paper becomes contacts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.services.control_room.test_contact_intake import email, take
from victimcare.records.models import AuditEntry, RoomContact, RoomMessage
from victimcare.rules.control_room.contact_kinds import ContactPriority
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Actor
from victimcare.services.control_room.fallback import open_items_copy, paper_entry

NOW = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
COPIER = Actor.system("control_room.copy")
OPERATOR = Actor.operator("jun")


def read(folder: Path, reason: str = "the database is away") -> open_items_copy.OpenItemsCopy:
    return open_items_copy.read_open_items_copy(who="jun", reason=reason, folder=folder, now=NOW)


@pytest.mark.django_db
def test_the_copy_holds_what_is_open_the_danger_first_and_no_word_in_the_clear(tmp_path: Path) -> None:
    take(email("Where is my bicycle?", subject="Lost"), email("he is outside my house with a knife"))

    open_items_copy.write_open_items_copy(actor=COPIER, folder=tmp_path, now=NOW)

    [danger, routine] = read(tmp_path).contacts
    assert (danger.priority, danger.words) == ("danger", "he is outside my house with a knife")
    assert (routine.subject, routine.words) == ("Lost", "Where is my bicycle?")
    [file] = tmp_path.glob("*.sealed")
    assert b"knife" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_a_look_without_the_database_stands_in_the_audit_once_it_is_back(tmp_path: Path) -> None:
    open_items_copy.write_open_items_copy(actor=COPIER, folder=tmp_path, now=NOW)
    read(tmp_path, "the database has been away since 14:05")

    later = NOW + timedelta(hours=1)
    assert open_items_copy.record_offline_looks(actor=COPIER, folder=tmp_path, now=later) == 1

    entry = AuditEntry.objects.get(act="control_room.copy_read")
    assert entry.detail["reason"] == "the database has been away since 14:05"
    assert entry.detail["looked_at"] == NOW.isoformat()


def test_a_look_that_cannot_be_written_down_shows_nothing(tmp_path: Path) -> None:
    (tmp_path / "open-items.sealed").write_bytes(b"anything")
    (tmp_path / "open-items-looks.jsonl").mkdir()

    with pytest.raises(OSError, match="directory"):
        read(tmp_path)


def test_a_look_needs_a_reason_and_a_copy(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read(tmp_path)
    with pytest.raises(FieldRequired):
        read(tmp_path, " ")


HEAD = "sheet,time,route,sender,place,subject,words,class,done"


@pytest.mark.django_db
def test_paper_becomes_contacts_in_order_of_time_and_once() -> None:
    lines = [
        HEAD,
        "7-002,2026-12-02 08:40,999,07700 900123,,,he is outside my house,,Car sent 08:44",
        "7-001,2026-12-02 08:10,101,,,,Lost a purse on the bus,lost_property,",
    ]

    first = paper_entry.enter_paper_sheets(actor=OPERATOR, lines=lines, now=NOW)
    again = paper_entry.enter_paper_sheets(actor=OPERATOR, lines=lines, now=NOW)

    assert [one.is_new for one in first.entered] == [True, True]
    assert [one.is_new for one in again.entered] == [False, False]
    assert list(RoomMessage.objects.order_by("id").values_list("source_id", flat=True)) == [
        "paper:7-001",
        "paper:7-002",
    ]
    danger = RoomContact.objects.get(priority=ContactPriority.DANGER)
    assert danger.received_at == datetime(2026, 12, 2, 8, 40, tzinfo=UTC)


@pytest.mark.django_db
def test_two_sheets_of_one_number_lose_no_words() -> None:
    paper_entry.enter_paper_sheets(
        actor=OPERATOR, lines=[HEAD, "7-001,2026-12-02 08:10,101,,,,Lost a purse,,"], now=NOW
    )
    reused = [
        HEAD,
        "7-001,2026-12-02 08:20,101,,,,He follows me,,",
        "7-002,2026-12-02 08:21,101,,,,He is outside,,",
        "7-002,2026-12-02 08:22,101,,,,A bicycle is gone,,",
    ]

    found = paper_entry.enter_paper_sheets(actor=OPERATOR, lines=reused, now=NOW)

    assert [(row.line, row.column) for row in found.refused] == [(2, "sheet"), (4, "sheet")]
    assert "Add a letter to the number" in found.refused[0].reason
    assert RoomMessage.objects.count() == 2


@pytest.mark.django_db
def test_a_wrong_row_says_what_to_mend_and_the_right_ones_are_entered() -> None:
    lines = [
        HEAD,
        "7-001,2026-12-02 08:10,101,,,,Lost a purse on the bus,,",
        "7-002,tomorrow,101,,,,Lost a purse,,",
        "7-003,2026-12-02 10:10,101,,,,Lost a purse,,",
        "7-004,2026-12-02 08:10,pigeon,,,,Lost a purse,,",
        "7-005,2026-12-02 08:10,101,,,,,,",
        "7-006,2026-12-02 08:10,101,,,,Lost a purse,lost,",
        ",2026-12-02 08:10,101,,,,Lost a purse,,",
    ]

    found = paper_entry.enter_paper_sheets(actor=OPERATOR, lines=lines, now=NOW)

    assert len(found.entered) == 1
    assert [(row.line, row.column) for row in found.refused] == [
        (3, "time"),
        (4, "time"),
        (5, "route"),
        (6, "words"),
        (7, "class"),
        (8, "sheet"),
    ]
