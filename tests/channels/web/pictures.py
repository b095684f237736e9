"""Takes new pictures of the victim's pages and of the entry pages: `./victimcare test
tests/channels/web/pictures.py`."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.channels.web.shots import keep

# name, address, width, the whole page
SHOTS = [
    ("victim-page-360", "/victim/with-lawyers", 360, True),
    ("victim-page-768", "/victim/with-lawyers", 768, True),
    ("victim-page-1280", "/victim/with-lawyers", 1280, True),
    ("victim-page-late-360", "/victim/just-told", 360, False),
    ("victim-page-trial-1280", "/victim/trial-set", 1280, False),
    ("victim-page-two-persons-1280", "/victim/two-persons", 1280, False),
    ("victim-page-long-360", "/victim/long-with-lawyers", 360, True),
    ("victim-page-closed-360", "/victim/no-charge", 360, False),
    ("victim-journey-390", "/journey/with-lawyers", 390, True),
    ("victim-journey-1280", "/journey/sentenced", 1280, True),
    ("victim-journey-ended-390", "/journey/closed", 390, True),
    ("victim-more-help-390", "/more-help/open", 390, True),
    ("victim-short-page-360", "/victim/short-arrested", 360, False),
    ("victim-page-easy-390", "/in-easy/trial-set", 390, True),
    ("victim-page-easy-1280", "/in-easy/trial-set", 1280, False),
    ("victim-page-young-390", "/in-young/with-lawyers", 390, True),
    ("victim-page-young-1280", "/in-older/trial-set", 1280, False),
    ("front-easy-390", "/easy", 390, True),
    ("front-young-390", "/for-children", 390, True),
    ("front-door-360", "/", 360, False),
    ("front-door-1280", "/", 1280, False),
    ("sign-in-360", "/sign-in", 360, False),
    ("get-help-360", "/get-help", 360, False),
    *(
        (f"second-step-{state}-390", f"/second-step/{state}", 390, True)
        for state in ("choose", "app", "phone", "paper")
    ),
]


@pytest.mark.parametrize(("name", "address", "width", "whole"), SHOTS)
def test_picture(gallery: str, chromium: Browser, name: str, address: str, width: int, whole: bool) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 780})
    page.goto(gallery + address)
    if whole:
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": height})
    keep(page, name, whole=False)
    page.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_picture_of_the_rights(gallery: str, chromium: Browser, width: int) -> None:
    # the bar with the way out comes below all of it
    page = chromium.new_page(viewport={"width": width, "height": 4000})
    page.goto(f"{gallery}/victim/trial-set")
    keep(page, f"victim-rights-{width}", of=page.locator("section[aria-labelledby=rights]"))
    page.close()


def test_picture_at_night_and_in_forced_colours(gallery: str, chromium: Browser) -> None:
    night = chromium.new_page(viewport={"width": 360, "height": 780}, color_scheme="dark")
    night.goto(f"{gallery}/victim/with-lawyers")
    keep(night, "victim-page-night-360", whole=False)
    forced = chromium.new_page(viewport={"width": 1280, "height": 780}, forced_colors="active")
    forced.goto(f"{gallery}/victim/with-lawyers")
    keep(forced, "victim-page-forced-colours-1280", whole=False)
    wrong = chromium.new_page(viewport={"width": 360, "height": 780})
    wrong.goto(f"{gallery}/sign-in")
    wrong.get_by_label("Your code").fill("1234 5678 901")
    wrong.keyboard.press("Enter")
    wrong.get_by_role("alert").wait_for()
    keep(wrong, "sign-in-wrong-360", whole=False)
