"""Pictures of pages for docs/pictures, small enough to be kept with the code."""

from __future__ import annotations

import io
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
    # by coverage: the amber of a thin line is rare, and is kept
    few = picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)
