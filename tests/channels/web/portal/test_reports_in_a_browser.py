"""A report in a real browser, with and without script, on a telephone and a wide window: sound at each step, and gone
once it was left."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.conf import settings
from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from tests.channels.web.desk.site import in_a_browser, served
from tests.channels.web.portal.test_asking import _is_sound
from tests.conftest import Database
from tests.services.control_room.room_staff import NOW
from victimcare.records.models import ReportDraft, RoomContact

WORDS = "He stood outside my house again last night."
MOST_BYTES = 8_000  # of a page's markup: an old telephone on a slow network


def _next(page: Page, to: str) -> None:
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(rf"^\s*{re.escape(to)}\s*$"))
    assert len(page.content().encode()) <= MOST_BYTES


def _write_words(page: Page) -> None:
    page.get_by_label("No, not at this moment").check()
    _next(page, "What would you like to tell us?")
    page.get_by_label("A crime, or something that may be one").check()
    _next(page, "What happened?")
    page.get_by_label("Tell us in your own words").fill(WORDS)
    _next(page, "Where and when?")


@pytest.mark.parametrize(("script", "width"), [(False, 390), (True, 390), (True, 1440)])
def test_a_report_is_saved_and_sent_with_and_without_script(real_database: Database, script: bool, width: int) -> None:
    path = reverse("portal:report")

    def look(page: Page, name: str) -> None:
        if script:  # what looks for faults is a script
            _is_sound(page, name)

    def in_browser(chromium: Browser) -> None:
        page = chromium.new_page(java_script_enabled=script, viewport={"width": width, "height": 844})
        page.goto(address + path)
        look(page, "danger")
        _write_words(page)
        look(page, "place")
        _next(page, "Who was there, and what did they look like?")
        _next(page, "How can we reach you?")
        page.get_by_label("Email address").fill("sam@mail.example")
        look(page, "reach")
        _next(page, "Is it safe to contact you? How, and when?")
        look(page, "safe")
        _next(page, "Check what you wrote")
        look(page, "check")
        page.get_by_role("button", name=re.compile("Change.*Email address")).click()
        expect(page.get_by_label("Email address")).to_have_value("sam@mail.example")
        page.get_by_role("button", name="Save this").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("It is saved, and not sent")
        look(page, "saved")
        code = re.search(r"\d{4} \d{4} \d{4}", page.content())
        assert code
        page.get_by_role("link", name="Go on with what you saved").click()
        look(page, "open")
        assert WORDS not in page.content(), "without the code nothing shows what was written"
        page.get_by_label("Your 12-digit code").fill(code[0])
        page.get_by_role("button", name="Open it").click()
        expect(page.get_by_label("Email address")).to_have_value("sam@mail.example")
        _next(page, "Is it safe to contact you? How, and when?")
        _next(page, "Check what you wrote")
        page.get_by_role("button", name="Send this now").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("We have what you sent")
        look(page, "sent")
        assert page.url == address + path

    with served() as address, override_settings(VICTIMCARE_NOW=NOW):
        in_a_browser(in_browser)
    assert (RoomContact.objects.count(), ReportDraft.objects.count()) == (1, 0)


def test_who_goes_back_after_the_page_was_left_reads_nothing(real_database: Database) -> None:
    path = reverse("portal:report")

    def in_browser(chromium: Browser) -> None:
        page = chromium.new_page(viewport={"width": 390, "height": 844})
        page.goto(address + path)
        _write_words(page)
        page.get_by_role("link", name="Leave this page").click()
        page.wait_for_url("**/live")
        for _ in range(3):
            page.go_back()
            expect(page).to_have_title("Your page")
            assert WORDS not in page.content()

    with (
        served() as address,
        override_settings(VICTIMCARE_NOW=NOW, FORCE=replace(settings.FORCE, neutral_place=f"{address}/live")),
    ):
        in_a_browser(in_browser)
    assert not RoomContact.objects.exists()
