"""Letters in the print folder: a person is asked while they lie there, and none stays on the disk for good."""

from __future__ import annotations

import os
import time
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.services.people_and_cases import NOW, a_team
from victimcare.adapters.letters.print_folder import PrintFolder
from victimcare.records.models import Task
from victimcare.services import port_registry
from victimcare.services.messages.delivery_status import PrintRoomReport, check_print_rooms
from victimcare.services.ports import OutgoingLetter, PostalAddress

pytestmark = pytest.mark.django_db
ADDRESS = PostalAddress(("Rowan Hill", "14 Any Street", "ZZ99 9ZZ"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Path:
    a_team()
    settings.FORCE = replace(settings.FORCE, letter_hours=5)
    monkeypatch.setattr(port_registry.ports, "letters", {"print_folder": PrintFolder(tmp_path / "letters")})
    return tmp_path / "letters"


def a_letter(folder: Path, *, hours: float) -> Path:
    letter = OutgoingLetter(str(uuid.uuid4()), ADDRESS, b"%PDF-1.7", "YourPage")
    PrintFolder(folder).send(letter)
    path = folder / f"{letter.reference}.pdf"
    os.utime(path, (time.time() - hours * 3600,) * 2)
    return path


def open_tasks() -> list[tuple[str, str]]:
    return list(Task.objects.filter(closed_at=None).values_list("kind", "reason"))


def test_a_person_is_asked_once_while_letters_lie_longer_than_the_force_allows(folder: Path) -> None:
    a_letter(folder, hours=4)
    assert (check_print_rooms(now=NOW), open_tasks()) == (PrintRoomReport(0, 0), [])

    a_letter(folder, hours=6)
    a_letter(folder, hours=7)

    assert [check_print_rooms(now=NOW), check_print_rooms(now=NOW)] == [PrintRoomReport(2, 0)] * 2
    assert open_tasks() == [("print_letters", "letters_not_taken")]


def test_the_task_closes_by_itself_once_they_are_taken(folder: Path) -> None:
    letter = a_letter(folder, hours=6)
    check_print_rooms(now=NOW)

    letter.rename(folder / "taken" / letter.name)
    check_print_rooms(now=NOW)

    assert open_tasks() == []
    assert letter.name in {path.name for path in (folder / "taken").iterdir()}


def test_no_letter_outlives_its_delivery_window(folder: Path) -> None:
    lying, taken, fresh = (a_letter(folder, hours=hours) for hours in (14 * 24 + 1, 14 * 24 + 1, 14 * 24 - 1))
    taken.rename(folder / "taken" / taken.name)

    assert check_print_rooms(now=NOW) == PrintRoomReport(1, 2)
    assert {path.name for path in folder.rglob("*.pdf")} == {fresh.name}
    assert not lying.exists()


def test_without_a_print_folder_there_is_nothing_to_look_after(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(port_registry.ports, "letters", {})

    assert check_print_rooms(now=NOW) == PrintRoomReport(0, 0)
