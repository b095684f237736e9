"""A picture drawn anew from its dots: where and when it was taken, and whatever else was in the file, stays behind."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

from victimcare.rules.files import MOST_DOTS, Kind, Why
from victimcare.services.files.shapes import Refused

_LONGEST_SIDE = 4000  # dots: a page of print at its finest
_SAVED: dict[Kind, dict[str, int | bool]] = {
    Kind.JPEG: {"quality": 88},
    Kind.PNG: {},
    Kind.WEBP: {"quality": 88},
}


def drawn_anew(content: bytes, kind: Kind) -> bytes:
    """Turned upright as its camera noted, of the first picture where it holds several. Raises Refused."""
    try:
        with Image.open(io.BytesIO(content), formats=[kind.name]) as picture:
            if picture.width * picture.height > MOST_DOTS:
                raise Refused(Why.TOO_MANY_DOTS)
            return _saved(_upright(picture), kind)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):  # each of which its readers raise
        raise Refused(Why.BROKEN) from None


def _upright(picture: Image.Image) -> Image.Image:
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return upright


def _saved(picture: Image.Image, kind: Kind) -> bytes:
    is_clear = kind is not Kind.JPEG and picture.has_transparency_data
    dots = picture.convert("RGBA" if is_clear else "RGB")
    dots.info = {}  # else its comment and colour profile would be written again
    written = io.BytesIO()
    dots.save(written, kind.name, **_SAVED[kind])
    return written.getvalue()
