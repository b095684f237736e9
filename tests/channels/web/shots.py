"""Pictures of pages for docs/pictures, small enough to be kept with the code."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page

PICTURES = Path(__file__).resolve().parents[3] / "docs" / "pictures"
COLOURS = 128  # the pages have few; letters keep their edges
LONGEST = 2400  # pixels; a longer page shows how it begins


def keep(page: Page, name: str, *, of: Locator | None = None, whole: bool = True) -> None:
    """The page, or a part of it, as docs/pictures/NAME.png."""
    page.evaluate("document.fonts.ready")
    shot = of.screenshot() if of else page.screenshot(full_page=whole)
    write(shot, name)


def write(shot: bytes, name: str) -> None:
    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(picture.height, LONGEST)))
    few = picture.quantize(palette=_palette(picture), dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)


def _palette(picture: Image.Image) -> Image.Image:
    """The colours that stand there most, as they are; the rims of letters take the nearest."""
    pixels = picture.tobytes()
    counted = Counter(zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True))
    kept: list[tuple[int, ...]] = []
    for colour, _ in counted.most_common():
        # Pillow takes what is nearer than this for the same, and the rarer of the two for both.
        if len(kept) < COLOURS and all(_distance(colour, other) >= 8 for other in kept):
            kept.append(colour)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in kept for part in colour])
    return palette


def _distance(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
