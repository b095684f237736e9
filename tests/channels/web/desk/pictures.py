"""Takes the pictures of the desk in docs/pictures: `./victimcare test tests/channels/web/desk/pictures.py`."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.channels.web.desk.site import Desk, busy_desk, in_a_browser, served
from tests.channels.web.desk.test_in_a_browser import _page
from tests.channels.web.desk.test_rights_in_a_browser import rights_of

PICTURES = Path(__file__).resolve().parents[4] / "docs" / "pictures"


def test_take_pictures(real_database: object) -> None:
    with served() as address:
        desk = busy_desk(address)
        in_a_browser(lambda browser: _take(browser, desk))


def test_take_pictures_of_rights(real_database: object) -> None:
    with served() as address:
        desk = busy_desk(address)
        pages = rights_of(desk)
        names = ("code", "late", "soon-late", "", "waiting-for", "ledger", "duty", "clocks-in-a-row")
        views = {f"desk-{name}": page for name, page in zip(names, pages, strict=True) if name}
        in_a_browser(lambda browser: _take_each(browser, desk, views))


def _take_each(browser: Browser, desk: Desk, views: dict[str, str]) -> None:
    for width in (390, 1280):
        page = _page(browser, desk, width=width)
        for name, address in views.items():
            page.goto(desk.address + address)
            whole = name != "desk-code"  # very long: its beginning shows how it is laid out
            page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=whole)


def _take(browser: Browser, desk: Desk) -> None:
    case = f"/desk/cases/{desk.marta.public_id}"
    views = {
        "desk-work": f"/desk/tasks?which=all&task={desk.second.public_id}",
        "desk-find": "/desk/look-up",
        "desk-contact": case,
        "desk-rights": f"{case}/rights",
        "desk-plan": f"{case}/plan",
    }
    for width in (768, 1440):
        page = _page(browser, desk, width=width)
        for name, address in views.items():
            page.goto(desk.address + address)
            page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)
    page.goto(desk.address + case)
    page.get_by_role("button", name="Finish this contact").click()
    page.goto(desk.address + case)
    page.screenshot(path=PICTURES / "desk-gate-1440.png", full_page=True)
