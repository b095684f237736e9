"""Each component of the pages, in all its states, beside the stored picture of it: by day, at night, in forced colours
and from right to left, narrow and wide. Components that were meant to change are taken anew with

    COMPONENTS=new ./victimcare test tests/channels/web/test_components.py

and are looked at before they are kept. They use none of the system's typefaces: only our own, in English.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.channels.web.browsers import found_by_axe
from tests.channels.web.likeness import unlike
from tests.channels.web.shots import few_colours

KEPT = Path(__file__).parent / "components"
WIDTHS = (390, 1280)
MODES = ("day", "night", "forced colours", "right to left")
ADDRESSES = ("/demo/components", "/demo/components/staff")
SMALLER = 2  # how many times shorter the sides of a stored picture are
FEW = 256  # colours of a picture
_PARTS = "main section[id]"
Pictures = dict[str, list[Image.Image]]  # by the component's name and the width, one for each mode


@pytest.fixture(scope="module")
def taken(gallery: str, chromium: Browser) -> tuple[Pictures, list[str]]:
    """All pictures, and the faults of the pages they are taken from. Each page is loaded once."""
    pictures: Pictures = {}
    faults: list[str] = []
    for address in ADDRESSES:
        page = chromium.new_page(viewport={"width": WIDTHS[0], "height": 800})
        page.goto(gallery + address)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        page.evaluate("document.fonts.ready")
        for width in WIDTHS:
            for mode in MODES:
                _turn(page, width, mode)
                _take(page, width, pictures)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                faults.append(f"{address} is wider than {width}")
            faults += [f"{address}: {one['id']}" for one in found_by_axe(page)]
        page.close()
    return pictures, faults


def _turn(page: Page, width: int, mode: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(
        color_scheme="dark" if mode == "night" else "light",
        forced_colors="active" if mode == "forced colours" else "none",
    )
    page.evaluate("way => { document.documentElement.dir = way }", "rtl" if mode == "right to left" else "ltr")


def _take(page: Page, width: int, pictures: Pictures) -> None:
    whole = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    boxes = page.eval_on_selector_all(
        _PARTS,
        """all => all.map(one => {
             const box = one.getBoundingClientRect()
             return [one.id, box.left + scrollX, box.top + scrollY, box.right + scrollX, box.bottom + scrollY]
           })""",
    )
    for name, left, top, right, bottom in boxes:
        part = whole.crop((round(left) - 6, round(top) - 6, round(right) + 6, round(bottom) + 6))
        pictures.setdefault(f"{name}-{width}", []).append(part)


def test_every_piece_looks_as_it_did(taken: tuple[Pictures, list[str]], tmp_path: Path) -> None:
    pictures, _ = taken
    if os.environ.get("COMPONENTS") == "new":
        _keep(pictures)
    changed = [line for name, modes in sorted(pictures.items()) for line in _changed(name, modes, tmp_path)]

    assert not changed, "\n".join([f"Look into {tmp_path}. If it is better so, keep it: COMPONENTS=new", *changed])


def test_every_kept_picture_is_of_a_piece(taken: tuple[Pictures, list[str]]) -> None:
    pictures, _ = taken

    assert {path.stem for path in KEPT.glob("*.png")} == set(pictures)
    assert sum(path.stat().st_size for path in KEPT.glob("*.png")) < 1_500_000


def test_the_page_of_the_pieces_is_sound(taken: tuple[Pictures, list[str]]) -> None:
    _, faults = taken

    assert faults == []


def _changed(name: str, modes: list[Image.Image], to: Path) -> Iterator[str]:
    path = KEPT / f"{name}.png"
    if not path.exists():
        yield f"{name}: no picture of it is kept"
        return
    kept, now = Image.open(path).convert("RGB"), _side_by_side(modes)
    across = now.width // len(modes)
    for place, mode in enumerate(MODES):
        was, is_now = (one.crop((place * across, 0, (place + 1) * across, one.height)) for one in (kept, now))
        if seen := unlike(was, is_now):
            was.save(to / f"{name}-{place}-was.png")
            is_now.save(to / f"{name}-{place}-is.png")
            yield f"{name}, {mode}: {seen}"


def _side_by_side(modes: list[Image.Image]) -> Image.Image:
    """The pictures as they are stored: a file for each component and width."""
    modes = [one.reduce(SMALLER) for one in modes]
    across, height = max(one.width for one in modes), max(one.height for one in modes)
    whole = Image.new("RGB", (across * len(modes), height), "#8a8f90")
    for place, one in enumerate(modes):
        whole.paste(one, (place * across, 0))
    return whole


def _keep(pictures: Pictures) -> None:
    KEPT.mkdir(exist_ok=True)
    for path in KEPT.glob("*.png"):
        path.unlink()
    for name, modes in pictures.items():
        few_colours(_side_by_side(modes), FEW).save(KEPT / f"{name}.png", optimize=True)
