from __future__ import annotations

import json
import os
import resource
import stat
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.contracts.letters import LettersContract, a_letter, state_of
from victimcare.adapters.letters.print_folder import PrintFolder
from victimcare.services.ports import MessageState, SendDeferred, SendRefused


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

        inside = [path for path in supplier.path.rglob("*") if path.is_file()]
        assert {stat.S_IMODE(path.stat().st_mode) for path in (supplier.path, supplier.path / "taken")} == {0o700}
        assert len(inside) == 2
        assert {stat.S_IMODE(path.stat().st_mode) for path in inside} == {0o600}

    def test_a_letter_lies_until_somebody_moves_it_away(self, supplier: Folder) -> None:
        moved, gone, lying = (replace(a_letter(), pdf=b"%PDF-1.7") for _ in range(3))
        for letter in (moved, gone, lying):
            supplier.letters.send(letter)
            _make_old(supplier.path / f"{letter.reference}.pdf", days=2)
        fresh = replace(a_letter(), pdf=b"%PDF-1.7")
        supplier.letters.send(fresh)
        (supplier.path / f"{moved.reference}.pdf").rename(supplier.path / "taken" / f"{moved.reference}.pdf")
        (supplier.path / f"{gone.reference}.pdf").unlink()

        assert supplier.letters.lying(timedelta(days=1)) == 1
        assert supplier.letters.lying(timedelta(days=3)) == 0

    def test_what_is_old_is_removed_wherever_it_lies_and_nobody_elses_file_is(self, supplier: Folder) -> None:
        taken, lying, fresh = (replace(a_letter(), pdf=b"%PDF-1.7") for _ in range(3))
        for letter in (taken, lying, fresh):
            supplier.letters.send(letter)
        (supplier.path / f"{taken.reference}.pdf").rename(supplier.path / "taken" / f"{taken.reference}.pdf")
        half = supplier.path / f".{taken.reference}.pdf.part"
        theirs = supplier.path / "taken" / "rota.pdf"
        for path in (half, theirs):
            path.write_bytes(b"")
        for path in (supplier.path / "taken" / f"{taken.reference}.pdf", half, theirs):
            _make_old(path, days=15)
        _make_old(supplier.path / f"{lying.reference}.pdf", days=15)

        assert supplier.letters.clear(timedelta(days=14)) == 3

        left = {path.name for path in supplier.path.rglob("*") if path.is_file()}
        assert left == {f"{fresh.reference}.pdf", "manifest.ndjson", "rota.pdf"}
        assert state_of(supplier.letters, taken.reference) is MessageState.SENDING

    def test_a_full_disk_has_not_got_it_and_no_letter_lies_there_without_its_line(self, supplier: Folder) -> None:
        before, too_long = (replace(a_letter(), pdf=b"%PDF-1.7" + bytes(size)) for size in (10, 100_000))
        supplier.letters.send(before)
        with _disk_full_at(5_000), pytest.raises(SendDeferred):
            supplier.letters.send(too_long)
        with _disk_full_at((supplier.path / "manifest.ndjson").stat().st_size + 20), pytest.raises(SendDeferred):
            supplier.letters.send(replace(too_long, pdf=b"%PDF-1.7"))

        assert {path.name for path in supplier.path.iterdir()} == {
            *("manifest.ndjson", "taken", f"{before.reference}.pdf")
        }
        supplier.letters.send(too_long)
        assert len(supplier.journal(too_long.reference)) == 1

    def test_a_folder_that_cannot_be_written_has_not_got_it(self, tmp_path: Path) -> None:
        (tmp_path / "letters").write_text("a file where the folder should be")

        with pytest.raises(SendDeferred):
            PrintFolder(tmp_path / "letters").send(a_letter())

    def test_a_reference_is_never_a_path(self, supplier: Folder) -> None:
        with pytest.raises(SendRefused):
            supplier.letters.send(replace(a_letter(), reference="../elsewhere"))


def _make_old(path: Path, *, days: int) -> None:
    os.utime(path, (time.time() - days * 86_400 - 60,) * 2)


@contextmanager
def _disk_full_at(size: int) -> Iterator[None]:
    """No file of this process grows beyond this size, as when the disk is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
