"""Takes files that people send with a form, and sends files to them.

    @takes_files(of=…)
    @page(Act.WRITE)
    def write(request: Request) -> HttpResponse:
        form = Write(request.POST or None, request.FILES or None)

    class Write(Form):
        attached = FilesField(label=say("…"))

The form's tag says `enctype="multipart/form-data"`. The field's value is a list of
`services.files.file_store.CheckedFile`.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDict

from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import id_part, to_say
from victimcare.rules.files import (
    MOST_AT_ONCE,
    MOST_BYTES,
    MOST_BYTES_OF_MEDIA,
    MOST_FILES,
    PICTURES,
    STILL,
    FileRefusal,
    FileType,
)
from victimcare.services.files import file_checks
from victimcare.services.files.file_store import CheckedFile, FileRefused, OpenFile
from victimcare.wording import say

_MEDIA_TYPES = {
    FileType.JPEG: "image/jpeg",
    FileType.PNG: "image/png",
    FileType.WEBP: "image/webp",
    FileType.PDF: "application/pdf",
    FileType.TEXT: "text/plain; charset=utf-8",
    FileType.MP3: "audio/mpeg",
    FileType.M4A: "audio/mp4",
    FileType.WAV: "audio/wav",
    FileType.OGG: "audio/ogg",
    FileType.AMR: "audio/amr",
    FileType.MP4: "video/mp4",
    FileType.MOV: "video/quicktime",
    FileType.THREE_GP: "video/3gpp",
    FileType.WEBM: "video/webm",
}
_FILE_ENDINGS = {kind: kind.value for kind in FileType} | {FileType.JPEG: "jpg", FileType.TEXT: "txt"}
# Named to browsers: a telephone that stores its pictures in its own format then converts them to one of these.
ACCEPT = "image/jpeg,image/png,image/webp,application/pdf,text/plain,.pdf,.txt"
ACCEPT_MEDIA = f"{ACCEPT},audio/*,video/*"

_View = TypeVar("_View", bound=Callable[..., Any])


def takes_files(*, of: Callable[[HttpRequest], bool], most_bytes: int = MOST_BYTES) -> Callable[[_View], _View]:
    """Mark a view whose form may bring files; must be the outermost decorator. Everywhere else files are dropped
    unread. `of`: whether this user may send any, decided before any part of them is read. `most_bytes`: of one file."""

    def marked(view: _View) -> _View:
        view.takes_files = of  # type: ignore[attr-defined]  # a function has no such name
        view.most_bytes = most_bytes  # type: ignore[attr-defined]
        return view

    return marked


class FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if isinstance(files, MultiValueDict) else files.get(name)


class FilesField(forms.Field):
    """No files, or up to `most`. The cleaned files may be stored. `with_media`: sound and film too."""

    def __init__(
        self,
        *,
        label: str,
        most: int = MOST_FILES,
        pictures_only: bool = False,
        with_media: bool = False,
        required: bool = False,
        hint: str | None = None,
    ) -> None:
        accept = ACCEPT_MEDIA if with_media else ACCEPT
        widget = FilesInput({"accept": accept} | ({"multiple": True} if most > 1 else {}))
        if hint is None:
            hint = to_say("files-hint", most=most)
        super().__init__(required=required, label=label, help_text=hint, widget=widget)
        self._most, self._with_media = most, with_media
        self._taken = frozenset(FileType) if with_media else PICTURES if pictures_only else STILL

    def clean(self, value: Any) -> list[CheckedFile]:
        sent = [each for each in value or [] if each.size or each.name]
        if self.required and not sent:
            raise forms.ValidationError(say("files-needed"))
        if len(sent) > self._most:
            raise forms.ValidationError(say("files-too-many", most=self._most))
        return [self._checked(each, place, len(sent)) for place, each in enumerate(sent, start=1)]

    def _checked(self, sent: Any, place: int, of: int) -> CheckedFile:
        try:
            if sent.size > (MOST_BYTES_OF_MEDIA if self._with_media else MOST_BYTES):
                raise FileRefused(FileRefusal.TOO_BIG)
            found = file_checks.check_file(sent.read(), taken=self._taken)
        except FileRefused as refused:
            why = say(f"files-{self._said_of(refused.why)}", place=place)
            raise forms.ValidationError(say("files-none-kept", why=why) if of > 1 else why) from None
        return found

    def _said_of(self, why: FileRefusal) -> str:
        """Return the message for a fault in size or kind, with what this field takes."""
        named = id_part(why)
        return f"{named}-media" if self._with_media and why in (FileRefusal.TOO_BIG, FileRefusal.KIND) else named


def download_response(opened: OpenFile, place: int = 1) -> HttpResponse:
    """Send the file for download, under a name that says nothing. No browser shows it in our page, or runs anything in
    it."""
    return _file_response(opened, f'attachment; filename="file-{place}.{_FILE_ENDINGS[opened.kind]}"')


def picture_response(opened: OpenFile) -> HttpResponse:
    """Send a picture for an `img` of ours. It was redrawn from its pixels when it came, and holds nothing else."""
    if opened.kind not in PICTURES:
        raise ValueError("only a picture is shown")
    return _file_response(opened, "inline")


def _file_response(opened: OpenFile, disposition: str) -> HttpResponse:
    return HttpResponse(
        opened.content,
        content_type=_MEDIA_TYPES[opened.kind],
        headers={
            "Content-Disposition": disposition,
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        },
    )


# What is sent with a form stays in memory until it is sealed: no part is written to disk, and no page takes a file
# unless it says so (`file_transfer.takes_files`).

MOST_TYPED_BYTES = 1 << 20  # bytes of a form without files: the longest statement in any script, with room to spare
MOST_READ_BYTES = 4 * MOST_AT_ONCE  # bytes of a form with files: beyond this the form cannot say what was too much
_FORM_TYPES = ("multipart/form-data", "application/x-www-form-urlencoded")


class UploadSizeCheck:
    """Refuse a form by its stated length if it is larger than its page can use, or than its sender may send. Runs
    before anything that reads forms, such as the check of the form token."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_: Any) -> HttpResponse | None:
        length = request.headers.get("Content-Length", "")
        if request.content_type not in _FORM_TYPES or not length.isdecimal() or int(length) <= MOST_TYPED_BYTES:
            return None
        may_send = getattr(view, "takes_files", None)
        if may_send is None or int(length) > MOST_READ_BYTES or not may_send(request):
            return pages.answer_too_large(request)
        return None


class InMemoryUploadHandler(FileUploadHandler):
    """Keeps no more of each file than a page takes; the rest is read, counted and dropped, so that the page can say
    what was too much. A proxy in front of us may refuse it sooner."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803  as Django calls it
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        asked = self.request.resolver_match if self.request is not None else None
        self._takes_files = hasattr(asked.func, "takes_files") if asked else False
        self._most_bytes = getattr(asked.func, "most_bytes", MOST_BYTES) if asked else MOST_BYTES
        self._is_too_much = content_length > MOST_AT_ONCE
        self._count = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if not self._takes_files:
            raise SkipFile
        self._count += 1
        self._held = io.BytesIO()
        self._is_held = not self._is_too_much and self._count <= MOST_FILES

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if self._is_held and start + len(raw_data) <= self._most_bytes:
            self._held.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        """`size` counts everything sent, including what was dropped. The file's name goes no further than this."""
        self._held.seek(0)
        return InMemoryUploadedFile(
            self._held,
            field_name=self.field_name,
            name="file",
            content_type=None,
            size=self._most_bytes + 1 if self._is_too_much else file_size,
            charset=None,
        )
