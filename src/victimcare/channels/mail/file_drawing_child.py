"""The process that draws pictures and PDFs from the public anew, as JPEG (`limited_child` says what it may do).

What is drawn holds dots and nothing else: no script, link, note of a camera, or second file behind the first.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import msgspec
import pypdfium2
from PIL import Image, ImageOps

from victimcare.channels.mail.limited_child import run_child
from victimcare.rules.control_room.room_file_kinds import MOST_PAGES, RoomFileKind
from victimcare.rules.files import MOST_DOTS

_LONGEST_SIDE = 1600  # dots: what a screen shows
_MOST_SCALE = 3.0  # dots for each point of a PDF, so that a page of the size of a stamp stays small
_QUALITY = 80
_FORMATS = {
    RoomFileKind.PNG: "PNG",
    RoomFileKind.JPEG: "JPEG",
    RoomFileKind.WEBP: "WEBP",
    RoomFileKind.GIF: "GIF",
}


class DrawingOrder(msgspec.Struct):
    kind: RoomFileKind


class DrawingAnswer(msgspec.Struct):
    """`sizes`: the bytes of each page, which follow one another."""

    sizes: list[int]


def draw_file(head: bytes, content: bytes) -> tuple[bytes, bytes]:
    """Draw one file. One that cannot be drawn has no pages."""
    kind = msgspec.json.decode(head, type=DrawingOrder).kind
    pages: list[bytes] = []
    try:
        for picture in _draw_pages(content, kind):
            pages.append(_save_jpeg(picture))
    except MemoryError:
        raise
    except Exception:  # whatever a library makes of a damaged file
        return _answer(pages)  # those before it are shown
    return _answer(pages)


def _answer(pages: list[bytes]) -> tuple[bytes, bytes]:
    return msgspec.json.encode(DrawingAnswer([len(page) for page in pages])), b"".join(pages)


def _draw_pages(content: bytes, kind: RoomFileKind) -> Iterator[Image.Image]:
    if kind is RoomFileKind.PDF:
        yield from _draw_pdf(content)
        return
    with Image.open(io.BytesIO(content), formats=[_FORMATS[kind]]) as picture:
        if picture.width * picture.height <= MOST_DOTS:
            picture.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
            yield _turn_upright(picture)


def _draw_pdf(content: bytes) -> Iterator[Image.Image]:
    """A PDF with a password cannot be opened, and its scripts and links are not there: PDFium is built without them."""
    with pypdfium2.PdfDocument(content) as document:
        for number in range(min(len(document), MOST_PAGES)):
            page = document[number]
            longest = max(*page.get_size(), 1.0)
            yield page.render(scale=min(_LONGEST_SIDE / longest, _MOST_SCALE), may_draw_forms=False).to_pil()


def _turn_upright(picture: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(picture)
    except (OSError, ValueError, SyntaxError, struct.error):  # a camera's note that makes no sense: as it stands
        return picture


def _save_jpeg(picture: Image.Image) -> bytes:
    picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    dots = picture
    if picture.has_transparency_data:
        dots = Image.new("RGBA", picture.size, "white")
        dots.alpha_composite(picture.convert("RGBA"))
    dots = dots.convert("RGB")
    dots.info = {}  # else its comment and colour profile would be written again
    written = io.BytesIO()
    dots.save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()


def _load_ahead() -> None:
    """Load each reader and PDFium's fonts by drawing one file of each kind."""
    sample = Image.new("RGBA", (2, 2))
    for kind, name in _FORMATS.items():
        written = io.BytesIO()
        sample.convert("RGB" if name == "JPEG" else "RGBA").save(written, name)
        draw_file(msgspec.json.encode(DrawingOrder(kind)), written.getvalue())
    draw_file(msgspec.json.encode(DrawingOrder(RoomFileKind.PDF)), _SAMPLE)


_SAMPLE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1"
    b"/BaseFont/Helvetica>>>>>>>>endobj 4 0 obj<</Length 27>>stream\nBT /F 4 Tf 1 1 Td (a) Tj ET\nendstream endobj\n"
    b"trailer<</Root 1 0 R>>\n"
)

if __name__ == "__main__":
    run_child(draw_file, _load_ahead)
