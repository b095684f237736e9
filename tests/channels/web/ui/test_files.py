"""Files come in with a form, are held in memory alone, and leave as something that no browser runs."""

from __future__ import annotations

import io
import tempfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from tests.services.files.sent import PDF, WHERE, picture
from victimcare.channels.web.ui.file_transfer import FilesField, download_response, picture_response, takes_files
from victimcare.channels.web.ui.forms import Form
from victimcare.rules.files import MOST_BYTES, FileType
from victimcare.services.files.file_store import FileScanStatus, OpenFile


class _Sends(Form):
    attached = FilesField(label="Files")


def _told(request: HttpRequest) -> HttpResponse:
    form = _Sends(request.POST, request.FILES)
    if not form.is_valid():
        return HttpResponse(form.errors["attached"][0], status=400)
    kept = form.cleaned_data["attached"]
    return HttpResponse(" ".join([str(each.kind) for each in kept] + [request.POST.get("words", "")]))


urlpatterns = [
    path("takes", takes_files(of=lambda request: "word" in request.COOKIES)(lambda request: _told(request))),
    path("takes-none", _told),
]


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Any:
    def no_disk(*args: Any, **more: Any) -> None:
        raise AssertionError("something is written to a disk")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", no_disk)
    with override_settings(ROOT_URLCONF=__name__):
        browser = Client()
        browser.cookies["word"] = "known"
        yield browser


def _sent(*contents: bytes) -> dict[str, Any]:
    files = [SimpleUploadedFile(f"{number}.exe", content) for number, content in enumerate(contents)]
    return {"attached": files, "words": "said"}


def test_what_they_truly_are_counts_and_not_what_they_are_called(client: Client) -> None:
    reply = client.post("/takes", _sent(picture(), PDF, b"words"))

    assert reply.content.decode() == "jpeg pdf text said"


def test_a_page_that_takes_none_lets_them_go_unread(client: Client) -> None:
    assert client.post("/takes-none", _sent(PDF)).content.decode() == "said"


@pytest.mark.parametrize(
    ("contents", "says"),
    [
        ([PDF, b"MZ\0\0"], "We cannot take file 2"),
        ([b"x" * (MOST_BYTES + 1)], "File 1 is too big"),
        ([PDF] * 6, "Choose 5 files at most"),
        ([b"x" * MOST_BYTES] * 6, "Choose 5 files at most"),
        ([picture()[:60]], "We cannot open file 1"),
    ],
)
def test_what_cannot_be_taken_is_said_of_the_file(client: Client, contents: list[bytes], says: str) -> None:
    reply = client.post("/takes", _sent(*contents))

    assert (reply.status_code, reply.content.decode()[: len(says)]) == (400, says)


class _Unread(io.BytesIO):
    def read(self, *_: Any) -> bytes:
        raise AssertionError("it was read")

    readline = read


@pytest.mark.parametrize(
    ("at", "kind", "length", "is_known"),
    [
        ("/takes", "multipart/form-data; boundary=x", 51 << 20, False),
        ("/takes", "multipart/form-data; boundary=x", 1 << 30, True),
        ("/takes-none", "multipart/form-data; boundary=x", 51 << 20, True),
        ("/takes-none", "application/x-www-form-urlencoded", 51 << 20, True),
    ],
)
def test_what_is_too_much_for_whoever_sends_it_is_refused_before_it_is_read(
    at: str, kind: str, length: int, is_known: bool
) -> None:
    browser = Client(enforce_csrf_checks=True)
    if is_known:
        browser.cookies["word"] = "known"
    with override_settings(ROOT_URLCONF=__name__):
        unread: dict[str, Any] = {"wsgi.input": _Unread(), "CONTENT_LENGTH": str(length)}
        reply = browser.generic("POST", at, b"x", kind, **unread)

    assert reply.status_code == 413
    assert "That was too much to send" in reply.content.decode()


def test_files_are_optional(client: Client) -> None:
    assert client.post("/takes", {"words": "said"}).content.decode() == "said"


def test_a_file_is_given_as_something_to_keep_and_nothing_in_it_runs() -> None:
    given = download_response(OpenFile(FileType.PDF, PDF, FileScanStatus.CLEAN), 2)

    assert given["Content-Disposition"] == 'attachment; filename="file-2.pdf"'
    assert given["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert given["X-Content-Type-Options"] == "nosniff"


def test_only_a_picture_is_shown() -> None:
    assert picture_response(OpenFile(FileType.JPEG, WHERE, FileScanStatus.CLEAN))["Content-Disposition"] == "inline"
    with pytest.raises(ValueError, match="only a picture"):
        picture_response(OpenFile(FileType.TEXT, b"<script>", FileScanStatus.CLEAN))


def test_the_field_names_what_it_takes_for_telephones_that_keep_another_kind() -> None:
    drawn = str(_Sends()["attached"])

    assert 'accept="image/jpeg,' in drawn
    assert " multiple" in drawn
