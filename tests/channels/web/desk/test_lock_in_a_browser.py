"""An idle desk is locked in the browser itself, and the words on the page are there to go on with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.test import Client, override_settings
from playwright.sync_api import Browser, Page, expect

from tests.channels.web.desk.conftest import BACKEND, StaffBrowser
from tests.channels.web.desk.site import in_a_browser, served
from tests.channels.web.desk.test_lock import sign_in_again
from tests.conftest import Database
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import Staff

MINUTE = 60_000  # in a browser's milliseconds
TYPED = "They rang from the library."


@pytest.fixture
def sol(real_database: Database) -> StaffBrowser:
    a_team()
    actor, client = staff(), Client()
    client.force_login(Staff.objects.get(id=actor.staff_id or 0), backend=BACKEND)
    return StaffBrowser(actor, client)


@contextmanager
def _served_with_a_lock() -> Iterator[str]:
    with served() as address, override_settings(STAFF_IDLE=timedelta(minutes=15), VICTIMCARE_NOW=NOW):
        yield address


def _browse(sol: StaffBrowser, address: str, look: Callable[[Page], object]) -> None:
    cookie = sol.client.cookies["staff"].value

    def in_browser(chromium: Browser) -> None:
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies([{"name": "staff", "value": cookie, "url": address}])
        page = context.new_page()
        page.clock.install()
        look(page)

    in_a_browser(in_browser)


def _type(page: Page, address: str) -> None:
    page.goto(f"{address}/desk/complaints/new")
    page.locator("main textarea").first.fill(TYPED)


def _at(minutes: float) -> override_settings:
    return override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=minutes))


def test_an_idle_page_is_replaced_and_its_words_are_kept(sol: StaffBrowser) -> None:
    def leave_it(page: Page) -> None:
        _type(page, address)
        with _at(14):
            page.clock.fast_forward(14 * MINUTE)
            expect(page.locator("main textarea").first).to_have_value(TYPED)
        with _at(16):
            page.clock.fast_forward(2 * MINUTE)
            expect(page.get_by_role("heading", name="This desk is locked")).to_be_visible()
        page.go_back()
        expect(page.get_by_text(TYPED)).to_have_count(0)
        page.goto(f"{address}/desk/complaints/new")
        expect(page.get_by_role("heading", name="This desk is locked")).to_be_visible()

    def come_back(page: Page) -> None:
        with _at(20):
            page.goto(f"{address}/staff/start")
            expect(page.get_by_text(TYPED)).to_be_visible()

    with _served_with_a_lock() as address:
        _browse(sol, address, leave_it)
        sign_in_again(sol)
        _browse(sol, address, come_back)


def test_a_key_or_a_press_keeps_it_open(sol: StaffBrowser) -> None:
    def go_on(page: Page) -> None:
        _type(page, address)
        with _at(14):
            page.clock.fast_forward(14 * MINUTE)
            with page.expect_response("**/staff/here"):
                page.keyboard.press("Shift")
        with _at(28):
            page.clock.fast_forward(14 * MINUTE)
            expect(page.locator("main textarea").first).to_have_value(TYPED)
        with _at(30):
            page.clock.fast_forward(2 * MINUTE)
            expect(page.get_by_role("heading", name="This desk is locked")).to_be_visible()

    with _served_with_a_lock() as address:
        _browse(sol, address, go_on)


def test_one_window_in_use_keeps_another_open(sol: StaffBrowser) -> None:
    def use_one_of_two(page: Page) -> None:
        _type(page, address)
        other = page.context.new_page()
        with _at(14):
            other.goto(f"{address}/desk/more")
        with _at(16), page.expect_response("**/staff/lock") as asked:
            page.clock.fast_forward(16 * MINUTE)
        assert asked.value.status == 204
        expect(page.locator("main textarea").first).to_have_value(TYPED)

    with _served_with_a_lock() as address:
        _browse(sol, address, use_one_of_two)
