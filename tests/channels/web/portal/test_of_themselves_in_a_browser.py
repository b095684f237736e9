"""What victims say about themselves, in a real browser: by the keyboard alone, and without script."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.channels.web.browsers import found_by_axe
from tests.channels.web.desk.site import in_a_browser, served
from tests.conftest import Database
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from tests.services.plans import agreed, by
from victimcare.records.models import CommunicationPassport, ContactPoint, PreferenceRequest, TellOnceNote, Victim
from victimcare.services.access_codes import victim_codes
from victimcare.services.sealed_columns import TELL_ONCE_AVOID

WIDTHS = (320, 1280)
HOURS = {"days": ["mon", "tue", "wed", "thu", "fri"], "from": "10:00", "to": "14:00"}


def _victim() -> Victim:
    a_team()
    victim = load("44/20001/26", recorded(a_person(email="ada@example.org")))["V1"]
    mobile = ContactPoint.objects.get(person_id=victim.person_id, kind="mobile")
    agreed(victim, by("call", mobile, hours=[HOURS]), by("text", mobile, hours=[HOURS]))
    return victim


def _visit(look: Callable[[Page, str], None], *, script: bool = True) -> None:
    code = victim_codes.make_victim_code(actor=staff(), victim_id=_victim().id, opens="case", now=NOW).code

    def in_browser(chromium: Browser) -> None:
        page = chromium.new_page(java_script_enabled=script, viewport={"width": 390, "height": 844})
        page.goto(f"{address}/sign-in")
        page.get_by_label("Your code").fill(code)
        page.get_by_role("button", name="Continue").click()
        look(page, code)

    with served() as address, override_settings(VICTIMCARE_NOW=NOW):
        in_a_browser(in_browser)


def _go_to(page: Page, name: str) -> None:
    page.get_by_role("link", name="Menu").click()
    page.get_by_role("link", name=name, exact=True).click()


def _is_sound(page: Page, name: str) -> None:
    expect(page).to_have_title(re.compile("^(Error: )?Your page$"))
    for width in WIDTHS:
        page.set_viewport_size(ViewportSize(width=width, height=844))
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (name, width)
        _picture(page, f"{name}-{width}")
    found = found_by_axe(page)
    assert not found, (name, [(one["id"], one["nodes"][0]["html"]) for one in found])


def _picture(page: Page, name: str) -> None:
    if folder := os.environ.get("PICTURES_TO"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_how_we_contact_you_by_the_keyboard_alone(real_database: Database) -> None:
    def look(page: Page, code: str) -> None:
        _go_to(page, "How we contact you")
        _is_sound(page, "contact-again")
        page.get_by_label("Last 6 numbers").fill(code[-7:])
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="How we contact you")).to_be_visible()
        page.get_by_role("button", name="Change how we contact you").press("Enter")
        expect(page.get_by_role("heading", name="Which phone is safe for us to ring?")).to_be_visible()
        page.get_by_role("button", name="Continue").press("Enter")
        expect(page.get_by_text("Choose one")).not_to_have_count(0)
        for chosen in ("The phone ending 0123", "Only a person", "Maybe", "Yes", "Maybe"):
            page.get_by_label(chosen, exact=True).first.focus()
            page.keyboard.press("Space")
            if chosen == "Maybe":
                _is_sound(page, "contact-texts")
            page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Could anyone else open your post?")).to_have_count(0)
        page.get_by_label("On these days, between these hours").check()
        page.get_by_label("Monday").check()
        _is_sound(page, "contact-when")
        page.get_by_role("button", name="Continue").press("Enter")
        for _ in range(2):
            page.get_by_label("Maybe", exact=True).check()
            page.get_by_role("button", name="Continue").press("Enter")
        expect(page.get_by_role("heading", name="What this means")).to_be_visible()
        page.get_by_role("button", name="Yes, do it this way").press("Enter")
        expect(page.get_by_role("heading", name="We have this")).to_be_visible()
        assert page.url.endswith(reverse("portal:contact"))

    _visit(look)
    assert PreferenceRequest.objects.get().taken_away == ["text", "hours"]


def test_the_note_and_how_to_speak_with_the_victim_without_script(real_database: Database) -> None:
    def look(page: Page, code: str) -> None:
        _go_to(page, "Tell us once")
        page.get_by_label("What we must not ask or say").fill("Do not say his name.\nDo not ask why I stayed.")
        page.get_by_role("button", name="Keep this").click()
        expect(page.get_by_role("heading", name="Who has read it")).to_be_visible()
        _go_to(page, "How to speak with you")
        page.get_by_label("The language you want to speak").select_option("Polski")
        page.get_by_label("I need an interpreter").check()
        page.get_by_label("Large print").check()
        page.get_by_role("button", name="Keep this").click()
        expect(page.get_by_text("You wrote it")).to_be_visible()

    _visit(look, script=False)
    assert TELL_ONCE_AVOID.open_words(TellOnceNote.objects.get()) == "Do not say his name.\r\nDo not ask why I stayed."
    assert CommunicationPassport.objects.get().needs == ["interpreter", "large_print"]
