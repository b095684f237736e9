"""The front door without a code, in a real browser: by keyboard, without script, on a narrow screen."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from tests.channels.web.desk.site import in_a_browser, served
from tests.channels.web.portal.test_asking import _is_sound
from tests.conftest import Database
from tests.services.people_and_cases import NOW, a_team
from victimcare.records.models import Complaint, PublicFeedback


def _walk(look: Callable[[Page], None], *, script: bool = True, width: int = 320) -> None:
    def in_browser(chromium: Browser) -> None:
        page = chromium.new_page(java_script_enabled=script, viewport={"width": width, "height": 844})
        page.goto(address)
        look(page)

    with served() as address, override_settings(VICTIMCARE_NOW=NOW):
        in_a_browser(in_browser)


def test_four_questions_by_keyboard_and_every_page_is_sound(real_database: Database) -> None:
    a_team()

    def look(page: Page) -> None:
        _is_sound(page, "front-door")
        page.get_by_role("link", name="Understand your rights").click()
        _is_sound(page, "your-rights")
        page.get_by_role("button", name="Next").click()
        expect(page.get_by_role("alert")).to_contain_text("Choose one of these")
        for choice in ("I was", "Someone at home", "In the last 7 days", "You are looking into it"):
            radio = page.get_by_role("radio", name=choice)
            radio.focus()
            page.keyboard.press("Space")
            page.keyboard.press("Enter")
            expect(page.get_by_role("radio", name=choice)).to_have_count(0)
        expect(page.get_by_role("heading", name="What you are owed")).to_be_visible()
        assert page.url.endswith(reverse("portal:your-rights"))
        assert {one["name"] for one in page.context.cookies()} <= {"door"}, "everybody has that one"
        _is_sound(page, "your-rights-answer")
        page.get_by_role("link", name="Find support").click()
        page.get_by_role("radio", name="Someone at home, or a partner").check()
        page.get_by_role("button", name="Show who helps").click()
        expect(page.get_by_role("heading", name="Harbour House")).to_be_visible()
        _is_sound(page, "find-support")
        page.get_by_role("button", name=re.compile("Look at their site.*Harbour House")).click()
        expect(page.get_by_role("link", name="Go to harbour-house.example")).to_be_visible()
        _is_sound(page, "leaving")
        page.goto(f"{page.url.rpartition('/')[0]}/complain")
        _is_sound(page, "complain")
        page.goto(f"{page.url.rpartition('/')[0]}/feedback")
        _is_sound(page, "feedback")

    _walk(look)


def test_a_complaint_and_what_somebody_thought_of_us_without_script(real_database: Database) -> None:
    a_team()

    def look(page: Page) -> None:
        page.get_by_role("link", name="Tell us we got something wrong").click()
        page.get_by_role("button", name="Send").click()
        expect(page.get_by_role("link", name="Write what went wrong")).to_be_visible()
        page.get_by_label("What went wrong?").fill("No officer has rung me back.")
        page.get_by_role("button", name="Send").click()
        expect(page.get_by_role("heading", name="We have your complaint")).to_be_visible()
        page.get_by_role("link", name="Start again").click()
        page.get_by_role("link", name="Tell us how we did").click()
        page.get_by_role("radio", name="Well", exact=True).check()
        page.get_by_role("button", name="Send").click()
        expect(page.get_by_role("heading", name="We have it")).to_be_visible()

    _walk(look, script=False, width=390)
    assert (Complaint.objects.count(), PublicFeedback.objects.count()) == (1, 1)
