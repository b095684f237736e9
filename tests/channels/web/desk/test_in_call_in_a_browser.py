"""A call begins to ring while its agent is on another page: the page says so at once, and the focus on it is kept."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
from playwright.sync_api import Browser, expect

from tests.channels.web.desk.conftest import StaffBrowser
from tests.channels.web.desk.site import Desk, _person, in_a_browser, served
from tests.channels.web.desk.test_in_a_browser import _is_sound_at, _page
from tests.channels.web.desk.test_phone import MemoryPhone, rings, sign_on
from tests.channels.web.desk.test_phone_is_renewed import _elsewhere
from tests.services.people_and_cases import a_team
from victimcare.services import port_registry

TWO_LOOKS = 7000  # milliseconds


def test_a_call_that_begins_to_ring_is_said_on_the_page_that_is_open(
    real_database: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(port_registry.ports, "desk_phone", MemoryPhone())
    a_team()
    sol = _person("Sol Pereira")
    sign_on(sol)
    with served() as address:
        desk = cast(Desk, SimpleNamespace(address=address, cookie=sol.client.cookies["staff"].value))
        in_a_browser(lambda browser: _is_said(browser, desk, sol))


def _is_said(browser: Browser, desk: Desk, sol: StaffBrowser) -> None:
    page = _page(browser, desk, width=1280)
    page.goto(f"{desk.address}/desk/tasks")
    _elsewhere(lambda: rings(sol))

    link = page.get_by_role("link", name="Open the call")
    expect(link).to_be_visible()
    _is_sound_at((320, 390, 768, 1280), page, "work while it rings")
    page.reload()  # nothing changes any more: the first look must not redraw it either
    link.focus()
    page.wait_for_timeout(TWO_LOOKS)
    expect(link).to_be_focused()
