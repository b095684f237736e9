"""Files that people send with a form, and that they are given.

    @takes_files(of=…)
    @page(Act.WRITE)
    def write(request: Request) -> HttpResponse:
        form = Write(request.POST or None, request.FILES or None)

    class Write(Form):
        attached = FilesField(label=say("…"))

The form's tag says `enctype="multipart/form-data"`. The field's value is a list of `services.files.shapes.Checked`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDict

from victimcare.channels.web.ui.forms import dashed, to_say
from victimcare.rules.files import MOST_BYTES, MOST_BYTES_OF_MEDIA, MOST_FILES, PICTURES, STILL, FileRefusal, FileType
from victimcare.services.files import taking
from victimcare.services.files.shapes import Checked, OpenFile, Refused
from victimcare.wording import say

_TYPES = {
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
_ENDS = {kind: kind.value for kind in FileType} | {FileType.JPEG: "jpg", FileType.TEXT: "txt"}
# Named to browsers: a telephone that keeps its pictures in a kind of its own then hands over one of these.
ACCEPT = "image/jpeg,image/png,image/webp,application/pdf,text/plain,.pdf,.txt"
ACCEPT_MEDIA = f"{ACCEPT},audio/*,video/*"

_View = TypeVar("_View", bound=Callable[..., Any])


def takes_files(*, of: Callable[[HttpRequest], bool], most_bytes: int = MOST_BYTES) -> Callable[[_View], _View]:
    """The outermost mark of a view whose form may bring files: everywhere else they are let go unread. `of`: whether
    whoever asks may send any, which is asked before anything of them is read. `most_bytes`: of one file."""

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
    """None, or up to `most`. Cleaned, they may be kept. `with_media`: sound and film too."""

    def __init__(
        self,
        *,
        label: str,
        most: int = MOST_FILES,
        pictures_only: bool = False,
        with_media: bool = False,
        required: bool = False,
        hint: str = "",
    ) -> None:
        accept = ACCEPT_MEDIA if with_media else ACCEPT
        widget = FilesInput({"accept": accept} | ({"multiple": True} if most > 1 else {}))
        super().__init__(
            required=required, label=label, help_text=hint or to_say("files-hint", most=most), widget=widget
        )
        self._most, self._with_media = most, with_media
        self._taken = frozenset(FileType) if with_media else PICTURES if pictures_only else STILL

    def clean(self, value: Any) -> list[Checked]:
        sent = [each for each in value or [] if each.size or each.name]
        if self.required and not sent:
            raise forms.ValidationError(say("files-needed"))
        if len(sent) > self._most:
            raise forms.ValidationError(say("files-too-many", most=self._most))
        return [self._checked(each, place, len(sent)) for place, each in enumerate(sent, start=1)]

    def _checked(self, sent: Any, place: int, of: int) -> Checked:
        try:
            if sent.size > (MOST_BYTES_OF_MEDIA if self._with_media else MOST_BYTES):
                raise Refused(FileRefusal.TOO_BIG)
            found = taking.checked(sent.read(), taken=self._taken)
        except Refused as refused:
            why = say(f"files-{self._said_of(refused.why)}", place=place)
            raise forms.ValidationError(say("files-none-kept", why=why) if of > 1 else why) from None
        return found

    def _said_of(self, why: FileRefusal) -> str:
        """Of size and kind it says what this field takes."""
        named = dashed(why)
        return f"{named}-media" if self._with_media and why in (FileRefusal.TOO_BIG, FileRefusal.KIND) else named


def download(opened: OpenFile, place: int = 1) -> HttpResponse:
    """The file to be kept by whoever asked, under a name that says nothing. No browser shows it in our page, or runs
    anything that is in it."""
    return _given(opened, f'attachment; filename="file-{place}.{_ENDS[opened.kind]}"')


def picture(opened: OpenFile) -> HttpResponse:
    """A picture for an `img` of ours. It was drawn anew from its dots when it came, and holds nothing else."""
    if opened.kind not in PICTURES:
        raise ValueError("only a picture is shown")
    return _given(opened, "inline")


def _given(opened: OpenFile, disposition: str) -> HttpResponse:
    return HttpResponse(
        opened.content,
        content_type=_TYPES[opened.kind],
        headers={
            "Content-Disposition": disposition,
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        },
    )
