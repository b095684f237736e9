"""Redraws a picture from its pixels: where and when it was taken, and all else in the file, is left out."""

from __future__ import annotations

import io
import threading

from PIL import Image
from PIL.ExifTags import Base

from victimcare.rules.files import MOST_DOTS, FileRefusal, FileType
from victimcare.services.files.shapes import Refused

# An opened picture fills hundreds of megabytes from a few thousand bytes of file. One at a time in a process, or a
# sender of many at once takes all the memory.
_ONE_AT_A_TIME = threading.Lock()
_LONGEST_SIDE = 4000  # dots: a page of print at its finest
# What makes a picture upright, by how its camera was held (EXIF 2.3, 4.6.4). Only that is read of the camera's note:
# a note that makes no sense elsewhere, as old telephones write, keeps no picture out.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SAVED: dict[FileType, dict[str, int | bool]] = {
    FileType.JPEG: {"quality": 88},
    FileType.PNG: {},
    FileType.WEBP: {"quality": 88},
}


def drawn_anew(content: bytes, kind: FileType) -> bytes:
    """Turned upright as its camera noted, of the first picture where it holds several. Raises Refused."""
    try:
        with _ONE_AT_A_TIME, Image.open(io.BytesIO(content), formats=[kind.name]) as picture:
            if picture.width * picture.height > MOST_DOTS:
                raise Refused(FileRefusal.TOO_MANY_DOTS)
            return _saved(_upright(picture), kind)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):  # each of which its readers raise
        raise Refused(FileRefusal.BROKEN) from None


def _upright(picture: Image.Image) -> Image.Image:
    turn = _TURNS.get(picture.getexif().get(Base.Orientation, 1))
    upright = picture if turn is None else picture.transpose(turn)
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return upright


def _saved(picture: Image.Image, kind: FileType) -> bytes:
    is_clear = kind is not FileType.JPEG and picture.has_transparency_data
    dots = picture.convert("RGBA" if is_clear else "RGB")
    dots.info = {}  # else its comment and colour profile would be written again
    written = io.BytesIO()
    dots.save(written, kind.name, **_SAVED[kind])
    return written.getvalue()
