"""Pictures of pages for docs/pictures, small enough to be kept with the code."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page

PICTURES = Path(__file__).resolve().parents[3] / "docs" / "pictures"
COLOURS = 192  # the pages have few colours besides the edges of their letters
LONGEST = 2400  # pixels; a longer page shows how it begins


def keep(page: Page, name: str, *, of: Locator | None = None, whole: bool = True) -> None:
    """Keeps the page, or a part of it, as docs/pictures/NAME.png."""
    page.evaluate("document.fonts.ready")
    shot = of.screenshot() if of else page.screenshot(full_page=whole)
    write(shot, name)


def write(shot: bytes, name: str) -> None:
    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    few = few_colours(picture.crop((0, 0, picture.width, min(picture.height, LONGEST))))
    few.save(PICTURES / f"{name}.png", optimize=True)


def few_colours(picture: Image.Image, number: int = COLOURS) -> Image.Image:
    """Keeps the most frequent colours and vivid ones as they are; the edges of letters take the nearest of them.
    (Pillow's own way merges close colours: our tints.)"""
    pixels = picture.tobytes()
    colours = list(zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True))
    counted = Counter(colours)
    most = sorted(counted, key=lambda one: counted[one] * (8 + max(one) - min(one)), reverse=True)[:number]
    place = {one: min(range(len(most)), key=lambda at: _distance(one, most[at])) for one in counted}
    few = Image.frombytes("P", picture.size, bytes(place[one] for one in colours))
    few.putpalette([part for colour in most for part in colour])
    return few


def _distance(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))
