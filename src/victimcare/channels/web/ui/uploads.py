"""What is sent with a form stays in memory until it is sealed: nothing of it is on a disk, and no page takes a file
that does not say so (`files.takes_files`)."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse

from victimcare.channels.web.ui import pages
from victimcare.rules.files import MOST_AT_ONCE, MOST_BYTES, MOST_FILES

MOST_TYPED = 1 << 20  # bytes of a form without files: the longest statement in any script, and much beside it
MOST_READ = 4 * MOST_AT_ONCE  # of one with files: beyond it nobody is told by the form what was too much
_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


class RefusedUnread:
    """A form that is larger than its page can use, or than whoever sends it may send, is refused by what it says of its
    length. Stands before whatever reads forms, such as the check of the form token."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_: Any) -> HttpResponse | None:
        length = request.headers.get("Content-Length", "")
        if request.content_type not in _FORMS or not length.isdecimal() or int(length) <= MOST_TYPED:
            return None
        may_send = getattr(view, "takes_files", None)
        if may_send is None or int(length) > MOST_READ or not may_send(request):
            return pages.too_large(request)
        return None


class HeldInMemory(FileUploadHandler):
    """Of each file no more than a page takes; what is beyond is read from the line, counted and let go, so that the
    page can say what was too much. A proxy before us may refuse it sooner."""

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
        """`size` is that of what was sent, also where it was not held. Its name goes no further than this."""
        self._held.seek(0)
        return InMemoryUploadedFile(
            self._held,
            field_name=self.field_name,
            name="file",
            content_type=None,
            size=self._most_bytes + 1 if self._is_too_much else file_size,
            charset=None,
        )
