"""An idle page of a victim's, and the printer: in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.db import connections
from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import Browser, Error, Page, expect

from tests.channels.web.desk.site import in_a_browser, served
from tests.channels.web.portal.test_asking import _is_sound
from tests.conftest import Database
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import VictimSession
from victimcare.rules.access_codes import access_code
from victimcare.services.access_codes import victim_codes

WARNED = 8 * 60_000 + 4000  # milliseconds without a press
CLOSED = 2 * 60_000


def _visit(look: Callable[[Page, str], None], *, script: bool = True, width: int = 390) -> None:
    """A victim has opened their page; the browser's clock runs as the test says."""
    a_team()
    load("44/20001/26", recorded(a_person()))
    victim = load("44/20001/26", fact("suspect.arrested", NOW - timedelta(hours=2), suspect_ref="S1"))["V1"]
    code = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW).code

    def in_browser(chromium: Browser) -> None:
        context = chromium.new_context(java_script_enabled=script, viewport={"width": width, "height": 700})
        page = context.new_page()
        if script:
            page.clock.install()
        page.goto(f"{address}/sign-in")
        page.get_by_label("Your code").fill(code)
        page.get_by_role("button", name="Continue").click()
        expect(page.get_by_text("We have arrested the other person.")).to_be_visible()
        page.wait_for_load_state()  # and with it the script that counts the minutes
        look(page, address)

    with (
        served() as address,
        override_settings(VICTIMCARE_NOW=NOW, FORCE=replace(settings.FORCE, neutral_place=f"{address}/live")),
    ):
        in_a_browser(in_browser)


def load_news(kind: str) -> None:
    """More news, loaded in a thread of its own, outside the browser's loop."""

    def add() -> None:
        try:
            load("44/20001/26", fact(kind, NOW - timedelta(hours=1), suspect_ref="S1"))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as other:
        other.submit(add).result()


def _ended_at() -> datetime | None:
    """When our server ended the only visit; read in a thread of its own, outside the browser's loop."""

    def ask() -> datetime | None:
        try:
            return VictimSession.objects.get().ended_at
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as other:
        return other.submit(ask).result()


def test_before_it_closes_it_says_so_and_one_press_keeps_it(real_database: Database) -> None:
    def look(page: Page, address: str) -> None:
        stay = page.get_by_role("button", name="Keep it open")
        page.clock.fast_forward(WARNED - 10_000)
        expect(stay).to_be_hidden()
        page.clock.fast_forward(10_000)
        expect(stay).to_be_visible()
        _is_sound(page, "closing")
        stay.press("Enter")
        expect(stay).to_be_hidden()
        page.clock.fast_forward(WARNED)
        expect(stay).to_be_visible()
        page.clock.fast_forward(CLOSED)
        page.wait_for_url(f"{address}/live")
        page.go_back()
        expect(page.get_by_text("arrested")).to_have_count(0)

    _visit(look, width=320)


def test_typing_keeps_the_page(real_database: Database) -> None:
    def look(page: Page, address: str) -> None:
        page.clock.fast_forward(WARNED - 10_000)
        with page.expect_response(f"**{reverse('portal:stay')}"):
            page.keyboard.press("Tab")
        page.clock.fast_forward(WARNED - 10_000)
        expect(page.get_by_role("button", name="Keep it open")).to_be_hidden()

    _visit(look)


def test_at_the_end_of_the_half_hour_nothing_offers_to_keep_it_open_and_the_way_out_stands_free(
    real_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access_code, "VISIT_LENGTH", timedelta(minutes=9))

    def look(page: Page, address: str) -> None:
        page.clock.fast_forward(8 * 60_000)
        expect(page.get_by_text("Half an hour is over")).to_be_visible()
        expect(page.get_by_role("button", name="Keep it open")).to_be_hidden()
        page.get_by_role("link", name="Leave this page").click(trial=True)

    _visit(look, width=1280)


def test_without_script_an_unused_page_closes_by_itself(
    real_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access_code, "VISIT_IDLE", timedelta(seconds=4))

    def look(page: Page, address: str) -> None:
        page.wait_for_url(f"{address}/live")

    _visit(look, script=False)


def test_escape_leaves_however_often_it_is_pressed(real_database: Database) -> None:
    """A second press while the next page is on its way must not stop it."""

    def look(page: Page, address: str) -> None:
        for _ in range(3):
            page.keyboard.press("Escape")
        page.wait_for_url(f"{address}/live")

    _visit(look, width=1280)


@pytest.mark.parametrize("way", ["leaves", "signs out"])
def test_the_other_windows_leave_with_the_one_that_is_left(real_database: Database, way: str) -> None:
    def look(page: Page, address: str) -> None:
        other = page.context.new_page()
        other.goto(f"{address}/my/journey")
        other.wait_for_load_state()
        if way == "leaves":
            page.keyboard.press("Escape")
        else:
            page.get_by_role("button", name="Sign out").click()
        other.wait_for_url(f"{address}/live")
        other.go_back()
        expect(other.get_by_text("arrested")).to_have_count(0)

    _visit(look)


def test_the_printer_gets_nothing_until_the_victim_asked(real_database: Database) -> None:
    def look(page: Page, address: str) -> None:
        page.emulate_media(media="print")
        expect(page.get_by_text("We have arrested the other person.")).to_be_hidden()
        expect(page.get_by_text("Choose “Print or save” in the menu first.")).to_be_visible()
        page.emulate_media(media="screen")
        page.goto(f"{address}/my/print")
        _is_sound(page, "print")
        page.get_by_role("button", name="Show it for printing").click()
        expect(page.get_by_role("button", name="Print it now")).to_be_visible()
        _is_sound(page, "on-paper")
        page.emulate_media(media="print")
        expect(page.get_by_text("We have arrested the other person.").first).to_be_visible()
        expect(page.get_by_role("link", name="Leave this page")).to_be_hidden()
        expect(page.get_by_text("headers and footers")).to_be_hidden()
        _is_sound(page, "printed")

    _visit(look, width=1280)


def test_leaving_without_network_stands_at_the_neutral_place_and_going_back_shows_nothing(
    real_database: Database,
) -> None:
    def look(page: Page, address: str) -> None:
        other = page.context.new_page()
        other.goto(f"{address}/my/journey")
        other.wait_for_load_state()
        page.goto(f"{address}/my/messages")
        page.wait_for_load_state()
        page.context.set_offline(True)
        page.get_by_role("link", name="Leave this page").click()
        page.wait_for_function("location.href.startsWith('chrome-error')")
        assert _ended_at() is None, "our server never heard"
        for window in (page, other):
            with suppress(Error):  # the browser's own page says that it cannot be reached
                window.go_back(wait_until="commit")
            expect(window.get_by_text("arrested")).to_have_count(0)
        page.context.set_offline(False)
        for window in (page, other):
            window.goto(f"{address}/my/case")
            expect(window.get_by_label("Your code")).to_be_visible()

    _visit(look)


def test_signing_out_without_network_is_over_on_the_device(real_database: Database) -> None:
    def look(page: Page, address: str) -> None:
        page.context.set_offline(True)
        page.get_by_role("button", name="Sign out").click()
        page.wait_for_function("location.href.startsWith('chrome-error')")
        page.context.set_offline(False)
        page.goto(f"{address}/my/case")
        expect(page.get_by_label("Your code")).to_be_visible()

    _visit(look)

    assert VictimSession.objects.get().ended_at is None, "our server never heard"


def test_leaving_does_not_wait_for_our_server_which_hears_beside_it(real_database: Database) -> None:
    def look(page: Page, address: str) -> None:
        with page.expect_request(lambda asked: asked.url.endswith("/leave")) as sent:
            page.keyboard.press("Escape")
        page.wait_for_url(f"{address}/live")
        assert sent.value.method == "POST"
        for _ in range(50):
            if _ended_at() is not None:
                break
            page.wait_for_timeout(100)
        assert _ended_at() == NOW
        page.go_back()
        expect(page.get_by_text("arrested")).to_have_count(0)

    _visit(look)


@pytest.mark.parametrize("is_in_sight", [True, False])
def test_news_is_told_by_a_page_in_sight_and_by_none_behind_others(real_database: Database, is_in_sight: bool) -> None:
    def look(page: Page, address: str) -> None:
        other = page.context.new_page()
        if not is_in_sight:
            other.add_init_script("Object.defineProperty(document, 'visibilityState', {get: () => 'hidden'})")
        load_news("suspect.charged")
        told: list[str] = []
        other.on("requestfinished", lambda asked: told.append(asked.url))
        other.goto(f"{address}/my/case")
        other.wait_for_load_state("networkidle")
        expect(other.locator("[name=mark]")).to_have_count(0 if is_in_sight else 1)
        assert any(url.endswith(reverse("portal:page-seen")) for url in told) is is_in_sight

    _visit(look)
