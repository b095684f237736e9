"""Who helps a victim, in a real browser: the list, a supporter asked for, and the supporters' pages; narrow and
wide."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import override_settings
from playwright.sync_api import Browser, Page, expect

from tests.channels.web.desk.site import in_a_browser, served
from tests.channels.web.portal.test_of_themselves_in_a_browser import _is_sound
from tests.conftest import Database
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people.helping import a_supporter, code_of
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import Victim
from victimcare.rules.people.supporters import SupporterKind, SupporterScope
from victimcare.services.access_codes import victim_codes

_NEW = {"Their name": "Cai Orme", "Their phone number": "07700 900777"}


def _victim() -> Victim:
    a_team()
    arrested = fact("suspect.arrested", NOW - timedelta(days=1), suspect_ref="S1")
    return load("44/20001/26", recorded(a_person()), arrested)["V1"]


@pytest.mark.parametrize("script", [True, False])
def test_a_victim_sees_who_helps_asks_for_a_helper_who_sees_what_was_agreed(
    real_database: Database, *, script: bool
) -> None:
    victim = _victim()
    code = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW).code
    helping = a_supporter(victim, called="Ada")
    a_supporter(
        victim,
        SupporterKind.ADVOCATE,
        [SupporterScope.RING],
        phone="07700 900556",
        name="Ines Duarte",
        organisation="Harbour Advocacy",
    )
    a_supporter(victim, SupporterKind.FAMILY, phone="07700 900557", name="Tom Marsh", is_agreed=False)
    theirs = code_of(helping)
    sound = _is_sound if script else lambda *_: None

    def look(chromium: Browser) -> None:
        page = chromium.new_page(java_script_enabled=script, viewport={"width": 390, "height": 844})
        _sign_in(page, address, code)
        page.get_by_role("link", name="Menu").click()
        page.get_by_role("link", name="People who help you").click()
        expect(page.get_by_role("heading", name="Ines Duarte")).to_be_visible()
        expect(page.get_by_text("A person looks at this first")).to_be_visible()
        sound(page, "family")
        page.get_by_role("link", name="Ask for someone").press("Enter")
        page.get_by_label("Last 6 numbers").fill(code[-7:])
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Send it").click()
        expect(page.get_by_text("Write their name").first).to_be_visible()
        sound(page, "family-ask")
        for label, words in _NEW.items():
            page.get_by_label(label).fill(words)
        page.get_by_label("Family or friend").check()
        page.get_by_label("Where it stands, and what is next").check()
        page.get_by_role("button", name="Send it").click()
        expect(page.get_by_role("heading", name="We have what you sent")).to_be_visible()
        sound(page, "family-asked")
        page.get_by_role("link", name="Back to people who help you").click()
        page.get_by_role("button", name=re.compile("Stop this now.*Ines")).press("Enter")
        expect(page.get_by_role("heading", name="People who helped you before")).to_be_visible()
        page.context.clear_cookies()
        _sign_in(page, address, theirs)
        expect(page.get_by_text("You help Ada.")).to_be_visible()
        sound(page, "beside")
        page.get_by_role("link", name="Write to us").first.click()
        page.get_by_label("Your message").fill("May I come to court with her?")
        page.get_by_role("button", name="Send it").click()
        expect(page.get_by_text("We have your message.")).to_be_visible()
        sound(page, "beside-write")

    with served() as address, override_settings(VICTIMCARE_NOW=NOW):
        in_a_browser(look)


def _sign_in(page: Page, address: str, code: str) -> None:
    page.goto(f"{address}/sign-in")
    page.get_by_label("Your code").fill(code)
    page.get_by_role("button", name="Continue").click()
