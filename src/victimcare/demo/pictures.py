"""Pictures of things that nobody owns, drawn as a photograph would show them."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFilter

_SIZE = (960, 720)
_SMOOTH = 2  # drawn so many times as large: lines without steps
_CLOTH, _SHADE, _BODY, _GLASS, _EDGE, _CRACK, _LABEL, _INK = (
    "#c9c4b8",
    "#8f8a7e",
    "#22292c",
    "#3d4f56",
    "#5a6a70",
    "#cfd8da",
    "#f4efe2",
    "#5b5546",
)
_CRACKS = (
    (590, 230, 500, 290),
    (500, 290, 430, 410),
    (500, 290, 420, 290),
    (590, 230, 630, 330),
    (630, 330, 600, 450),
    (590, 230, 560, 160),
    (590, 230, 640, 190),
    (560, 250, 545, 370),
)


def telephone() -> bytes:
    """A telephone with a cracked glass, on cloth, with a label tied to it."""
    whole = Image.new("RGB", (_SIZE[0] * _SMOOTH, _SIZE[1] * _SMOOTH), _CLOTH)
    shade = Image.new("L", whole.size, 0)
    ImageDraw.Draw(shade).rounded_rectangle(_scaled(360, 130, 690, 650), 48 * _SMOOTH, fill=170)
    whole.paste(_SHADE, mask=shade.filter(ImageFilter.GaussianBlur(22 * _SMOOTH)))
    draw = ImageDraw.Draw(whole)
    draw.rounded_rectangle(_scaled(350, 100, 670, 630), 44 * _SMOOTH, fill=_BODY, outline=_EDGE, width=4 * _SMOOTH)
    draw.rounded_rectangle(_scaled(372, 140, 648, 590), 16 * _SMOOTH, fill=_GLASS)
    for line in _CRACKS:
        draw.line(_scaled(*line), fill=_CRACK, width=2 * _SMOOTH)
    draw.line(_scaled(350, 560, 260, 600), fill=_INK, width=3 * _SMOOTH)
    draw.rounded_rectangle(_scaled(90, 560, 265, 670), 8 * _SMOOTH, fill=_LABEL, outline=_INK, width=2 * _SMOOTH)
    for row in range(3):
        draw.line(_scaled(115, 592 + row * 24, 235 - row * 30, 592 + row * 24), fill=_INK, width=4 * _SMOOTH)
    out = io.BytesIO()
    whole.resize(_SIZE, Image.Resampling.LANCZOS).save(out, "JPEG", quality=82)
    return out.getvalue()


def _scaled(*corners: int) -> tuple[int, int, int, int]:
    left, top, right, bottom = (corner * _SMOOTH for corner in corners)
    return left, top, right, bottom
