"""Pictures of a page in every width and mode that it must support, and sheets of many pages in one of them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw
from playwright.sync_api import CDPSession, Page


@dataclass(frozen=True, slots=True)
class Mode:
    """How a page is looked at. `shown`: how wide it is on a sheet."""

    width: int
    shown: int
    scheme: Literal["light", "dark"] = "light"
    forced: Literal["active", "none"] = "none"
    letters: int = 16  # as the browser is set; 32 is twice as large


MODES = {
    "320": Mode(320, 320),
    "768": Mode(768, 512),
    "1280": Mode(1280, 780),
    "dark": Mode(390, 390, scheme="dark"),
    "forced": Mode(390, 390, forced="active"),
    "large": Mode(390, 390, letters=32),
}
HEIGHT = 1500  # of a sheet; a longer page goes on in the next column
WIDTH = 1600


def shoot(page: Page, to: Path, name: str) -> None:
    """Takes this page in each mode, without loading it again."""
    # the stopped clock of tests is no part of a page
    page.evaluate("document.querySelector('.banner--frozen')?.remove()")
    session = page.context.new_cdp_session(page)  # its letter size lasts as long as the session does
    for mode_name, mode in MODES.items():
        if mode_name not in os.environ.get("MODES", mode_name):
            continue
        _turn(page, session, mode)
        folder = to / mode_name
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=folder / f"{name}.png", full_page=True)
    _turn(page, session, Mode(390, 390))
    session.detach()


def _turn(page: Page, session: CDPSession, mode: Mode) -> None:
    session.send("Page.setFontSizes", {"fontSizes": {"standard": mode.letters}})
    page.wait_for_function(f"getComputedStyle(document.documentElement).fontSize === '{mode.letters}px'")
    page.emulate_media(color_scheme=mode.scheme, forced_colors=mode.forced)
    page.set_viewport_size({"width": mode.width, "height": 844})
    # The bar with the way out comes below all of it.
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": mode.width, "height": max(height, 300)})


def lay_out(to: Path) -> None:
    """One sheet after another for each mode, the pages in columns."""
    for mode_name, mode in MODES.items():
        columns = [column for picture in sorted((to / mode_name).glob("*.png")) for column in _columns(picture, mode)]
        across = WIDTH // (mode.shown + 12)
        for number in range(0, len(columns), across):
            sheet = Image.new("RGB", (WIDTH, HEIGHT + 30), "#8a8f90")
            for place, (title, picture) in enumerate(columns[number : number + across]):
                left = place * (mode.shown + 12)
                ImageDraw.Draw(sheet).text((left + 4, 6), title, fill="white")
                sheet.paste(picture, (left, 26))
            sheet.save(to / f"{mode_name}-{number // across + 1:02}.png")


def _columns(path: Path, mode: Mode) -> list[tuple[str, Image.Image]]:
    picture = Image.open(path).convert("RGB")
    scale = mode.shown / picture.width
    small = picture.resize((mode.shown, round(picture.height * scale)), Image.Resampling.LANCZOS)
    parts = range(0, small.height, HEIGHT)
    return [
        (f"{path.stem} {number + 1}", small.crop((0, top, small.width, min(top + HEIGHT, small.height))))
        for number, top in enumerate(parts)
    ]
