"""A received file is kept as what it is: without the place where a picture was taken, and with nothing harmful."""

from __future__ import annotations

import io
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from tests.services.files.sent import EICAR, PDF, WHERE, picture
from victimcare.rules.files import FileRefusal, FileType
from victimcare.services import port_registry
from victimcare.services.files import file_checks
from victimcare.services.files.file_store import FileRefused, FileScanStatus
from victimcare.services.ports import ScannerSilent


class Finds:
    """A scanner that knows one signature."""

    def __init__(self, *, is_silent: bool = False) -> None:
        self.is_silent = is_silent

    def finds_harm(self, content: bytes) -> bool:
        if self.is_silent:
            raise ScannerSilent("away")
        return EICAR in content


@pytest.fixture
def scanner(monkeypatch: pytest.MonkeyPatch) -> Finds:
    found = Finds()
    monkeypatch.setattr(port_registry.ports, "scanner", found)
    return found


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_where_a_picture_was_taken_stays_behind(kind: str) -> None:
    sent = picture(kind)
    assert WHERE in sent

    kept = file_checks.check_file(sent)

    assert kept.kind == kind.lower()
    assert WHERE not in kept.content
    with Image.open(io.BytesIO(kept.content)) as again:
        assert not again.getexif()
        assert not {"comment", "exif", "icc_profile"} & again.info.keys()
        assert again.size == (60, 30)


def test_what_hangs_behind_a_picture_stays_behind() -> None:
    kept = file_checks.check_file(picture() + b"PK\x03\x04 a film of the room")

    assert b"a film of the room" not in kept.content


def test_a_picture_is_upright_without_its_note_saying_so() -> None:
    with Image.open(io.BytesIO(file_checks.check_file(picture("PNG", turned=True)).content)) as kept:
        assert kept.getpixel((0, 0)) == (0, 0, 255)  # the original right half is now left


def test_a_camera_that_writes_nonsense_keeps_no_picture_out() -> None:
    usual = picture(turned=True)
    sent = usual.replace(b"\x01\x0e\x00\x02", b"\x01\x03\x00\x02")  # words in a place for a number
    assert sent != usual

    with Image.open(io.BytesIO(file_checks.check_file(sent).content)) as kept:
        assert kept.size == (60, 30)


def test_a_picture_that_cannot_be_drawn_or_would_fill_our_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileRefused) as broken:
        file_checks.check_file(picture()[:80])
    monkeypatch.setattr(file_checks, "MOST_DOTS", 60 * 30 - 1)
    with pytest.raises(FileRefused) as too_many:
        file_checks.check_file(picture())

    assert (broken.value.why, too_many.value.why) == (FileRefusal.BROKEN, FileRefusal.TOO_MANY_DOTS)


def test_of_many_pictures_at_once_one_is_in_our_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    upright, inside, most = file_checks._turn_upright, [0], [0]

    def counted(picture: Image.Image) -> Image.Image:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        time.sleep(0.02)
        inside[0] -= 1
        return upright(picture)

    monkeypatch.setattr(file_checks, "_turn_upright", counted)
    with ThreadPoolExecutor(4) as several:
        list(several.map(file_checks.check_file, [picture()] * 6))

    assert most == [1]


def test_without_a_scanner_it_is_kept_and_says_so() -> None:
    assert file_checks.check_file(PDF).scan is FileScanStatus.NOT_SCANNED


def test_a_scanner_that_finds_something_keeps_it_out(scanner: Finds) -> None:
    assert file_checks.check_file(PDF).scan is FileScanStatus.CLEAN
    with pytest.raises(FileRefused) as refused:
        file_checks.check_file(EICAR)
    assert refused.value.why is FileRefusal.HARMFUL


def test_a_scanner_that_is_away_keeps_nobody_from_sending(scanner: Finds) -> None:
    scanner.is_silent = True

    assert file_checks.check_file(EICAR).scan is FileScanStatus.NOT_SCANNED


def test_a_text_is_kept_in_one_way_of_writing() -> None:
    kept = file_checks.check_file("It’s £5".encode("cp1252"))

    assert (kept.kind, kept.content.decode()) == (FileType.TEXT, "It’s £5")
