"""Pages of messages, suppliers, brakes, stand-ins, languages and following up: sound and fitting with much on them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.channels.web.desk.handed_over import page_that_opens_once
from tests.channels.web.desk.sights import pages_of
from tests.channels.web.desk.site import Desk, busy_desk, in_a_browser, served
from tests.channels.web.desk.test_in_a_browser import _is_sound_at, _page
from tests.channels.web.desk.test_rights_in_a_browser import _open_all

WIDTHS = (320, 390, 1280)


def test_each_is_accessible_and_fits(real_database: object, monkeypatch: pytest.MonkeyPatch) -> None:
    with served() as address:
        desk = busy_desk(address)
        pages = pages_of(desk, monkeypatch)
        once = page_that_opens_once()
        in_a_browser(lambda browser: _look_at_all(browser, desk, pages, once))


def _look_at_all(browser: Browser, desk: Desk, pages: dict[str, str], once: str) -> None:
    page = _page(browser, desk, width=WIDTHS[0])
    for name, address in pages.items():
        reply = page.goto(desk.address + address)
        assert reply, name
        assert reply.ok, name
        _open_all(page)
        _is_sound_at(WIDTHS, page, name)
    _opens_once(browser, desk.address + once)


def _opens_once(browser: Browser, address: str) -> None:
    """The page of an agency that takes over, as a colleague there opens it: they have no cookie of ours."""
    page = browser.new_page()
    page.goto(address)
    expect(page.get_by_label("Who are you?")).to_be_visible()
    _is_sound_at((320, 1280), page, "packet-door")
    page.get_by_label("Who are you?").fill("T. Amadi, probation")
    page.get_by_role("button", name="Open it").press("Enter")
    expect(page.get_by_role("heading", name="Who they are")).to_be_visible()
    _is_sound_at((320, 1280), page, "packet-read")
    page.goto(address)
    expect(page.get_by_role("heading", name="This page is over")).to_be_visible()
    _is_sound_at((320,), page, "packet-over")
