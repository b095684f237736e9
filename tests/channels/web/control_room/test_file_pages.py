"""Files that the public sent to the control room, from the mail to the page: pictures drawn anew, text as text, and no
file as it came."""

from __future__ import annotations

import base64
import gzip
import io
import socket
import threading
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from PIL import Image
from pypdf import PdfWriter

from tests.channels.web.control_room.test_contact_pages import address, handler
from victimcare.adapters.scanners.clamav import ClamdScanner
from victimcare.channels.mail.file_drawing_process import FileDrawer
from victimcare.channels.mail.mail_parser_process import MailParser
from victimcare.records.models import AuditEntry, RoomContact, RoomFile
from victimcare.services import port_registry
from victimcare.services.access import Actor
from victimcare.services.control_room.contacts.room_file_checks import draw_waiting_files, scan_unscanned_files
from victimcare.services.control_room.intake.mail_intake import accept_room_mail
from victimcare.services.control_room.intake.mail_sorting import sort_waiting_mail

pytestmark = pytest.mark.django_db
ACTOR = Actor.system("room_mail")
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
RUN = b"<script>document.title='run'</script>"


def a_picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **more: object) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "navy").save(written, kind, **more)
    return written.getvalue()


def a_pdf(pages: int = 2) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def a_zip(**files: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return written.getvalue()


@pytest.fixture(scope="module")
def drawer() -> Iterator[FileDrawer]:
    draws = FileDrawer()
    yield draws
    draws.close()


@pytest.fixture
def clamd(tmp_path: Path) -> Iterator[None]:
    """A scanner that speaks as clamd does, and knows one file: EICAR's."""
    path = str(tmp_path / "clamd")
    server = socket.socket(socket.AF_UNIX)
    server.bind(path)
    server.listen()
    threading.Thread(target=_scan_for_ever, args=(server,), daemon=True).start()
    port_registry.ports.scanner = ClamdScanner(path)
    yield
    port_registry.ports.scanner = None
    server.close()


def _scan_for_ever(server: socket.socket) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection, connection.makefile("rb") as sent:
            sent.read(len(b"zINSTREAM\0"))
            content = b""
            while size := int.from_bytes(sent.read(4)):
                content += sent.read(size)
            connection.sendall(b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0")


def take_files(parser: MailParser, *files: tuple[str, str, bytes]) -> RoomContact:
    """Take a mail with these files: name, stated type, bytes."""
    parts = "".join(
        f'--b\r\nContent-Type: {kind}; name="{name}"\r\nContent-Disposition: attachment; filename="{name}"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{base64.encodebytes(content).decode()}\r\n"
        for name, kind, content in files
    )
    mail = (
        "From: sam@inbox.example\r\nSubject: files\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/mixed; boundary="b"\r\n\r\n{parts}--b--\r\n'
    )
    now = datetime.now(UTC)
    accept_room_mail(
        actor=ACTOR, content=mail.encode(), mail_from="sam@inbox.example", recipients=[], source="smtp", now=now
    )
    sort_waiting_mail(actor=ACTOR, read=parser, now=now)
    return RoomContact.objects.get()


def draw(drawer: FileDrawer) -> None:
    draw_waiting_files(actor=ACTOR, draw=drawer, now=datetime.now(UTC))


def page_of(client: Client, contact: RoomContact) -> str:
    return client.get(address(contact.public_id)).content.decode()


def get_page(client: Client, file: RoomFile, page: int = 1) -> HttpResponse:
    return client.get(f"/control-room/files/{file.public_id}/{page}")  # type: ignore[return-value]


def get_text(client: Client, file: RoomFile) -> HttpResponse:
    return client.get(f"/control-room/files/{file.public_id}/text")  # type: ignore[return-value]


def test_a_picture_is_shown_as_dots_without_what_else_was_in_it(parser: MailParser, drawer: FileDrawer) -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at 4 Dock Lane"
    contact = take_files(parser, ("flat.jpg", "image/jpeg", a_picture("JPEG", exif=exif) + RUN))
    tunde, _ = handler("tunde")

    before = page_of(tunde, contact)
    draw(drawer)
    after, [file] = page_of(tunde, contact), RoomFile.objects.all()
    shown = get_page(tunde, file)

    assert "We are drawing a safe copy" in before
    assert f'src="/control-room/files/{file.public_id}/1"' in after
    assert (shown.status_code, shown["Content-Type"], shown["X-Content-Type-Options"]) == (200, "image/jpeg", "nosniff")
    assert b"Dock Lane" not in shown.content
    assert RUN not in shown.content
    assert Image.open(io.BytesIO(shown.content)).size == (40, 30)
    assert AuditEntry.objects.filter(act="room_file.opened").count() == 1


def test_the_first_ten_pages_of_a_pdf_are_pictures(parser: MailParser, drawer: FileDrawer) -> None:
    contact = take_files(parser, ("letter.pdf", "application/pdf", a_pdf(12)))
    draw(drawer)
    tunde, _ = handler("tunde")

    page, [file] = page_of(tunde, contact), RoomFile.objects.all()

    assert page.count('class="room-page"') == 10
    assert "You see the first 10 pages" in page
    assert get_page(tunde, file, 10)["Content-Type"] == "image/jpeg"
    assert [get_page(tunde, file, number).status_code for number in (0, 11)] == [404, 404]


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="run()">' + RUN + b"</svg>"
HTML = b"<!DOCTYPE html><body>" + RUN
MACROS = a_zip(**{"[Content_Types]__xml": b"<Types/>", "word/vbaProject__bin": b"Sub AutoOpen()"})
OLD_MACROS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Attribute VB_Name" * 40
BOMBS = (
    ("bomb.zip", "application/zip", a_zip(zeros=bytes(5_000_000))),
    ("bomb.gz", "image/png", gzip.compress(bytes(5_000_000))),
)
POLYGLOTS = (
    ("both.gif", "image/gif", b"GIF89a/*" + RUN + b"*/=1;alert(1)"),  # a picture and a script
    ("both.pdf", "application/pdf", RUN + b"\n" + a_pdf()),  # a web page and a PDF
    ("both.html", "text/html", HTML + a_zip(a=b"b")),
    ("wide.html", "text/html", HTML.decode().encode("utf-16")),
)


@pytest.mark.parametrize(
    ("name", "kind", "content"),
    [
        ("drawing.svg", "image/svg+xml", SVG),
        ("drawing.png", "image/png", SVG),
        ("page.html", "text/html", HTML),
        ("page.jpg", "image/jpeg", HTML),
        ("letter.docm", "application/vnd.ms-word", MACROS),
        ("letter.doc", "image/png", OLD_MACROS),
        ("program.exe", "image/jpeg", b"MZ\x90\x00" * 40),
        *BOMBS,
        *POLYGLOTS,
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_browser_or_office_would_run_is_named_and_never_served(
    parser: MailParser, drawer: FileDrawer, name: str, kind: str, content: bytes
) -> None:
    contact = take_files(parser, (name, kind, content))
    draw(drawer)
    tunde, _ = handler("tunde")

    page, [file] = page_of(tunde, contact), RoomFile.objects.all()
    answers = [get_page(tunde, file), get_text(tunde, file)]

    assert name in page
    assert "room-page" not in page
    assert [answer.status_code for answer in answers] == [404, 404]
    assert all(RUN not in answer.content for answer in answers)
    assert RUN.decode() not in page


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        ("png", lambda: a_picture()[:60]),
        ("pdf", lambda: b"%PDF-1.7\n" + b"1 0 obj<</Kids[1 0 R]>>" * 500),
        ("bomb", lambda: a_picture("PNG", (12_000, 12_000))),  # 430 MB of dots in 500 kB: seconds to make
    ],
)
def test_a_picture_that_cannot_be_drawn_says_so(
    parser: MailParser, drawer: FileDrawer, kind: str, make: Callable[[], bytes]
) -> None:
    contact = take_files(parser, (f"a.{kind}", "image/png", make()))
    draw(drawer)
    tunde, _ = handler("tunde")

    assert "We could not draw a safe copy of this file." in page_of(tunde, contact)
    assert get_page(tunde, RoomFile.objects.get()).status_code == 404


def test_text_is_saved_as_text_with_a_warning_and_runs_nowhere(parser: MailParser, drawer: FileDrawer) -> None:
    contact = take_files(parser, ("note.txt", "text/html", "Seen at four o’clock, café".encode("cp1252")))
    draw(drawer)
    tunde, _ = handler("tunde")

    page, given = page_of(tunde, contact), get_text(tunde, RoomFile.objects.get())

    assert "do not run anything" in page
    assert given.content.decode() == "Seen at four o’clock, café"
    assert given["Content-Type"] == "text/plain; charset=utf-8"
    assert given["Content-Disposition"] == 'attachment; filename="text.txt"'
    assert given["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.usefixtures("clamd")
def test_what_the_scanner_finds_is_never_opened(parser: MailParser, drawer: FileDrawer) -> None:
    contact = take_files(
        parser,
        ("eicar.txt", "text/plain", EICAR),
        ("eicar.png", "image/png", a_picture() + EICAR),
        ("clean.png", "image/png", a_picture()),
    )
    draw(drawer)
    tunde, _ = handler("tunde")

    page, files = page_of(tunde, contact), list(RoomFile.objects.order_by("place"))

    assert [(file.scan, file.pages) for file in files] == [("harmful", 0), ("harmful", 0), ("clean", 1)]
    assert page.count("Our scanner found something harmful") == 2
    assert (get_text(tunde, files[0]).status_code, get_page(tunde, files[1]).status_code) == (404, 404)


def test_a_file_that_came_while_no_scanner_was_there_is_hidden_once_one_finds_harm(
    parser: MailParser, drawer: FileDrawer, request: pytest.FixtureRequest
) -> None:
    take_files(parser, ("eicar.png", "image/png", a_picture() + EICAR))
    draw(drawer)
    tunde, _ = handler("tunde")
    before = get_page(tunde, RoomFile.objects.get()).status_code

    request.getfixturevalue("clamd")
    scanned = scan_unscanned_files(actor=ACTOR, now=datetime.now(UTC))

    assert (before, scanned) == (200, 1)
    assert get_page(tunde, RoomFile.objects.get()).status_code == 404


def test_the_process_that_draws_can_open_no_file_and_no_connection(drawer: FileDrawer) -> None:
    assert drawer(a_picture(), "png")

    child = drawer.process_id
    limits = Path(f"/proc/{child}/limits").read_text()
    assert "Max open files            4                    4" in limits
    assert len(list(Path(f"/proc/{child}/fd").iterdir())) == 4
    assert b"DATABASE_URL" not in Path(f"/proc/{child}/environ").read_bytes()


def test_only_the_control_room_opens_files(parser: MailParser, drawer: FileDrawer) -> None:
    take_files(parser, ("a.png", "image/png", a_picture()))
    draw(drawer)
    officer, _ = handler("ola", "officer")

    assert get_page(officer, RoomFile.objects.get()).status_code == 404


def test_while_no_file_waits_it_looks_once(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(3):  # the look, and the savepoint around it
        assert draw_waiting_files(actor=ACTOR, draw=lambda *_: (), now=datetime.now(UTC)) == 0
