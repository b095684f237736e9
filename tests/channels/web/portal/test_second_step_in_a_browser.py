"""The second step in a real browser: a passkey in a device that the browser simulates, and the other ways without
it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pyotp
from django.conf import settings
from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from tests.channels.web.browsers import found_by_axe
from tests.channels.web.desk.site import in_a_browser, served
from tests.channels.web.portal.test_asking import _is_sound
from tests.conftest import Database
from tests.services.access_codes.steps import proved
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import SecondFactor, Victim
from victimcare.services.access_codes import second_factor_setup, victim_codes

SHORT = "This is the short page"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def _victim() -> Victim:
    a_team()
    return load("44/20001/26", recorded(a_person(), group="domestic_abuse"))["V1"]


def _walk(victim: Victim, look: Callable[[Page, Callable[[], None], str], None], *, script: bool = True) -> None:
    """Walks at the address that passkeys are bound to. `look` is given the page, how to sign in there, and the number
    that a person says to the victim."""
    code = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="short", now=NOW).code
    said = second_factor_setup.open_setup_window(actor=proved(victim), victim_id=victim.id, now=NOW).number

    with served() as address:
        here = address.replace("127.0.0.1", "localhost")

        def in_browser(chromium: Browser) -> None:
            page = chromium.new_page(java_script_enabled=script, viewport={"width": 320, "height": 640})

            def sign_in() -> None:
                page.goto(f"{here}/sign-in")
                page.get_by_label("Your code").fill(code)
                page.get_by_role("button", name="Continue").click()
                expect(page.get_by_text(SHORT)).to_be_visible()

            sign_in()
            look(page, sign_in, said)

        environment = replace(settings.ENVIRONMENT, public_url=here)
        with override_settings(VICTIMCARE_NOW=NOW, ENVIRONMENT=environment):
            in_a_browser(in_browser)


def _to_choose(page: Page, said: str) -> None:
    page.get_by_role("link", name="See more of your page").first.click()
    page.get_by_role("link", name="Someone gave me a number to set it up").click()
    page.get_by_label("The number they gave you").fill(said)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Choose your second step")).to_be_visible()


def test_a_passkey_is_made_and_opens_the_page_in_the_next_visit(real_database: Database) -> None:
    victim = _victim()

    def look(page: Page, sign_in: Callable[[], None], said: str) -> None:
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        device = session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]
        page.goto(page.url.replace(reverse("portal:case"), reverse("portal:second-step-set-up")))
        _is_sound(page, "second-step-set-up")  # by a script: only where scripts run
        page.goto(page.url.replace(reverse("portal:second-step-set-up"), reverse("portal:case")))
        _to_choose(page, said)
        _is_sound(page, "second-step-choose")
        page.get_by_role("link", name="A passkey").click()
        _is_sound(page, "second-step-passkey")
        page.get_by_role("button", name="Make it now").click()
        expect(page).to_have_url(re.compile(f"{reverse('portal:case')}$"))
        expect(page.get_by_text(SHORT)).to_have_count(0)

        page.context.clear_cookies()
        sign_in()
        page.get_by_role("link", name="See more of your page").first.click()
        _is_sound(page, "second-step")
        session.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
        page.get_by_role("button", name="Use a passkey").click()
        expect(page.get_by_text("That did not open more")).to_be_visible()
        session.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": True})
        page.get_by_role("button", name="Use a passkey").click()
        expect(page).to_have_url(re.compile(f"{reverse('portal:case')}$"))
        expect(page.get_by_text(SHORT)).to_have_count(0)

    _walk(victim, look)
    factor = SecondFactor.objects.get()
    assert (factor.kind, factor.ended_at) == ("passkey", None)
    assert factor.last_used_at is not None


def test_without_script_an_app_is_set_up_and_the_passkey_says_what_it_needs(real_database: Database) -> None:
    victim = _victim()

    def look(page: Page, sign_in: Callable[[], None], said: str) -> None:
        _to_choose(page, said)
        page.get_by_role("link", name="A passkey").click()
        expect(page.get_by_text("This needs a newer browser, with scripts on")).to_be_visible()
        expect(page.get_by_role("button", name="Make it now")).to_have_count(0)
        page.get_by_role("link", name="Choose another way").click()
        page.get_by_role("link", name="A number by text").click()
        expect(page.get_by_role("heading", name="Get numbers by text")).to_be_visible()
        page.get_by_role("link", name="Choose another way").click()
        page.get_by_role("link", name="An app that shows numbers").click()
        key = page.get_by_role("link", name="On this phone, you can tap here instead").get_attribute("href")
        assert key is not None
        totp = pyotp.parse_uri(key)
        assert isinstance(totp, pyotp.TOTP)
        page.get_by_label("The number in the app").fill("12")
        page.get_by_role("button", name="Finish").click()
        expect(page.get_by_text("This number has 6 numbers").first).to_be_visible()
        page.get_by_label("The number in the app").fill(totp.at(NOW))
        page.get_by_role("button", name="Finish").click()
        expect(page.get_by_role("heading", name="Write these numbers down")).to_be_visible()
        expect(page.get_by_role("listitem")).to_have_count(8)
        page.get_by_role("link", name="Show my page").click()
        expect(page.get_by_text(SHORT)).to_have_count(0)

    _walk(victim, look, script=False)


def test_the_pages_for_an_app_and_for_paper_are_sound(real_database: Database) -> None:
    victim = _victim()

    def look(page: Page, sign_in: Callable[[], None], said: str) -> None:
        page.set_viewport_size({"width": 390, "height": 844})
        _to_choose(page, said)
        page.get_by_role("link", name="An app that shows numbers").click()
        page.get_by_text("Or take a picture of this square").click()
        _is_sound(page, "second-step-app")
        key = page.get_by_role("link", name="On this phone, you can tap here instead").get_attribute("href")
        totp = pyotp.parse_uri(key or "")
        assert isinstance(totp, pyotp.TOTP)
        page.get_by_label("The number in the app").fill("123456" if totp.at(NOW) != "123456" else "654321")
        page.get_by_role("button", name="Finish").click()
        expect(page.get_by_text("That number did not fit").first).to_be_visible()
        assert not found_by_axe(page)
        page.get_by_label("The number in the app").fill(totp.at(NOW))
        page.get_by_role("button", name="Finish").click()
        _is_sound(page, "second-step-paper")
        page.set_viewport_size({"width": 1280, "height": 844})
        _is_sound(page, "second-step-paper")

    _walk(victim, look)
