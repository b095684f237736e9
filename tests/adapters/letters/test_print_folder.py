from __future__ import annotations

import json
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.contracts.letters import LettersContract, a_letter, state_of
from victimcare.adapters.letters.print_folder import PrintFolder
from victimcare.services.ports import MessageState, RefusedForGood, TryLater


@dataclass
class Folder:
    path: Path

    def __post_init__(self) -> None:
        self.letters = PrintFolder(self.path)

    def journal(self, reference: str) -> list[dict[str, Any]]:
        lines = [json.loads(line) for line in (self.path / "manifest.ndjson").read_text().splitlines()]
        return [line for line in lines if line["reference"] == reference]

    def pdf(self, reference: str) -> bytes:
        name: str = self.journal(reference)[0]["file"]
        return (self.path / name).read_bytes()


@pytest.fixture
def supplier(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "letters")


class TestPrintFolder(LettersContract):
    def test_a_letter_handed_over_twice_is_printed_once(self, supplier: Folder) -> None:
        letter = a_letter()
        supplier.letters.send(letter)
        (supplier.path / f"{letter.reference}.pdf").unlink()  # printed and posted

        supplier.letters.send(letter)

        assert len(supplier.journal(letter.reference)) == 1
        assert not (supplier.path / f"{letter.reference}.pdf").exists()

    def test_a_letter_that_was_printed_is_still_known(self, supplier: Folder) -> None:
        letter = a_letter()
        supplier.letters.send(letter)
        (supplier.path / f"{letter.reference}.pdf").unlink()

        assert state_of(supplier.letters, letter.reference) is MessageState.SENDING

    def test_many_at_once_each_have_their_line(self, supplier: Folder) -> None:
        letters = [replace(a_letter(), pdf=b"%PDF-1.7 one page") for _ in range(40)]

        with ThreadPoolExecutor(8) as threads:
            list(threads.map(supplier.letters.send, letters))

        assert all(len(supplier.journal(letter.reference)) == 1 for letter in letters)

    def test_a_line_cut_off_by_a_hard_stop_is_no_line(self, supplier: Folder) -> None:
        before, cut_off, after = a_letter(), a_letter(), a_letter()
        supplier.letters.send(before)
        with (supplier.path / "manifest.ndjson").open("a") as manifest:
            manifest.write(f'{{"reference": "{cut_off.reference}", "fi')

        assert state_of(supplier.letters, cut_off.reference) is None
        supplier.letters.send(after)

        assert [len(supplier.journal(letter.reference)) for letter in (before, cut_off, after)] == [1, 0, 1]

    def test_without_a_pdf_it_is_a_page_to_print(self, supplier: Folder) -> None:
        letter = replace(a_letter(), pdf=b"<!doctype html>")

        supplier.letters.send(letter)

        assert supplier.journal(letter.reference)[0]["file"] == f"{letter.reference}.html"

    def test_only_its_owner_can_look_into_it(self, supplier: Folder) -> None:
        supplier.letters.send(a_letter())

        assert stat.S_IMODE(supplier.path.stat().st_mode) == 0o700

    def test_a_folder_that_cannot_be_written_has_not_got_it(self, tmp_path: Path) -> None:
        (tmp_path / "letters").write_text("a file where the folder should be")

        with pytest.raises(TryLater):
            PrintFolder(tmp_path / "letters").send(a_letter())

    def test_a_reference_is_never_a_path(self, supplier: Folder) -> None:
        with pytest.raises(RefusedForGood):
            supplier.letters.send(replace(a_letter(), reference="../elsewhere"))
