"""A victim's supporters, at the desk in a browser: no fault that axe finds, no sideways scroll, narrow and wide."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4

from playwright.sync_api import Browser, Page, expect

from tests.channels.web.desk.site import Desk, busy_desk, in_a_browser, served
from tests.channels.web.desk.test_in_a_browser import _is_sound, _page
from tests.conftest import Database
from tests.services.people.helping import a_supporter
from tests.services.people_and_cases import NOW
from victimcare.rules.people.supporters import SupporterKind
from victimcare.services.people import supporter_shapes
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.sealed_columns import SUPPORTER_SAFE_WAY

WIDTHS = (390, 1280)


def test_who_helps_a_victim_at_the_desk(real_database: Database) -> None:
    with served() as address:
        desk = busy_desk(address)
        helping = a_supporter(desk.marta, called="Marta")
        SUPPORTER_SAFE_WAY.put_words(helping, "After six in the evening.", fetch_victim_key(desk.marta.id))
        helping.save()
        supporter_shapes.store_supporter_note(helping.id, once=uuid4(), words="May I come to court with her?", now=NOW)
        a_supporter(desk.marta, SupporterKind.ADVOCATE, phone="07700 900556", name="Ines Duarte", is_agreed=False)
        in_a_browser(lambda browser: _look(browser, desk))


def _look(browser: Browser, desk: Desk) -> None:
    page = _page(browser, desk, width=WIDTHS[0])
    page.goto(f"{desk.address}/desk/cases/{desk.marta.public_id}/family")
    expect(page.get_by_role("heading", name="Ines Duarte")).to_be_visible()
    _sound(page, "desk-family")
    page.get_by_role("button", name="Agree", exact=True).last.click()
    expect(page.get_by_text("Write their name").first).to_be_visible()
    _sound(page, "desk-family-wrong")
    page.get_by_role("button", name="Make a code for them").first.click()
    expect(page.get_by_text("It is shown once")).to_be_visible()
    _sound(page, "desk-family-code")


def _sound(page: Page, name: str) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if folder := os.environ.get("PICTURES_TO"):
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
        _is_sound(page, f"{name} at {width}")
