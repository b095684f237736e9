"""Referrals in a browser, at the desk and at a service: no fault that axe finds, no sideways scroll, without a script,
and an answer given by keyboard alone."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.channels.web.desk.conftest import StaffBrowser, _clock  # noqa: F401  a fixture
from tests.channels.web.desk.site import _person, in_a_browser, served
from tests.channels.web.desk.test_in_a_browser import _is_sound_at
from tests.channels.web.desk.test_rights_in_a_browser import _open_all
from tests.services.people_and_cases import NOW, a_victim
from tests.services.referrals.world import Service, a_partner, a_service, another, referred
from victimcare.records.models import PartnerUser, Referral, SelfReferral
from victimcare.rules.access_codes.devices import BrowserFamily, DeviceKind, VisitDevice
from victimcare.rules.referrals.referral_course import ReferralMove, ReferralRefusal
from victimcare.services.access import Actor, Role
from victimcare.services.referrals import partner_referrals, partner_sign_in, self_referrals
from victimcare.services.referrals.referral_course import MoveDetails

WIDTHS = (320, 1280)
PICTURES = os.environ.get("SHEETS_TO", "")  # where to keep pictures, for a person to look at


def test_each_page_is_sound_and_one_is_answered_by_keyboard(real_database: object) -> None:
    with served() as address:
        service = a_partner()
        sol = _person("Sol Pereira", Role.DESK, Role.SUPERVISOR)
        visit, pages, refused = _world(service, sol)
        cookie = sol.client.cookies["staff"].value
        in_a_browser(lambda browser: _look_at_all(browser, address, cookie, visit, pages, refused))
    assert Referral.objects.filter(state="accepted").count() == 1


def _world(service: Service, sol: StaffBrowser) -> tuple[str, dict[str, str], str]:
    other = a_partner()
    another(service)
    victim = a_victim(given_name="Ada", mobile="07700 900123")
    row = referred(service, victim=victim, words="Ring slowly.")
    no = referred(other, victim=victim)
    said = MoveDetails(refusal=ReferralRefusal.FULL, words="Nothing before spring.")
    partner_referrals.record_partner_answer(
        actor=other.user, referral_id=no.public_id, move=ReferralMove.REFUSE, said=said, now=NOW
    )
    sealed = referred(a_service(), victim=victim)
    partner_referrals.write_to_officer(actor=service.user, referral_id=row.public_id, words="She is safe.", now=NOW)
    asked = {"name": "Jo", "reach": "07700 900177", "words": "A woman, if you can."}
    self_referrals.create_self_referral(
        actor=Actor.anonymous("web"), service=service.row.public_id, said=asked, police_may_know=False, now=NOW
    )
    sol.look_up(victim)
    sol.prove(victim)
    user = PartnerUser.objects.select_related("partner").get(email=service.email)
    pages = {
        "partner-referrals": "/partner",
        "partner-referral": f"/partner/referrals/{row.public_id}",
        "partner-asked": "/partner/asked",
        "partner-asked-one": f"/partner/asked/{SelfReferral.objects.get().public_id}",
        "partner-places": "/partner/places",
        "partner-people": "/partner/people",
        "partner-sessions": "/partner/sessions",
        "desk-referrals": "/desk/referrals",
        "desk-referral-refused": f"/desk/referrals/{no.public_id}",
        "desk-referral-to-hand-over": f"/desk/referrals/{sealed.public_id}",
        "desk-referral": f"/desk/referrals/{row.public_id}",
        "desk-partners": "/desk/partners",
        "desk-partner": f"/desk/partners/{service.partner.public_id}",
        "partner-sign-in": "/partner/sign-in",
        "ask-for-help": "/ask-for-help",
    }
    partner_sign_in.begin_partner_session(user, now=NOW, device=VisitDevice(DeviceKind.COMPUTER, BrowserFamily.CHROME))
    return partner_sign_in.begin_partner_session(user, now=NOW), pages, f"/desk/cases/{victim.public_id}/support"


def _look_at_all(browser: Browser, address: str, cookie: str, visit: str, pages: dict[str, str], support: str) -> None:
    context = browser.new_context(java_script_enabled=True, viewport={"width": 1280, "height": 900})
    context.add_cookies(
        [
            {"name": "staff", "value": cookie, "url": address},
            {"name": "partner", "value": visit, "url": f"{address}/partner"},
        ]
    )
    page = context.new_page()
    for name, path in pages.items():
        page.goto(address + path)
        _open_all(page)
        _is_sound_at(WIDTHS, page, name)
        for width in (390, 1280) if PICTURES else ():
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=Path(PICTURES, f"{name}-{width}.png"), full_page=True)
    page.goto(f"{address}{pages['partner-referral']}")
    page.get_by_role("button", name="We accept", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kept. Thank you.")).to_be_visible()
    context.close()
    _refer_without_script(browser, address, cookie, support)


def _refer_without_script(browser: Browser, address: str, cookie: str, support: str) -> None:
    """Refers a victim, up to the words that are read to them."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": "staff", "value": cookie, "url": address}])
    page = context.new_page()
    page.goto(address + support)
    page.get_by_role("button", name="Find services").click()
    if PICTURES:
        page.screenshot(path=Path(PICTURES, "desk-refer-choose-1280.png"), full_page=True)
    page.get_by_role("radio").first.check()
    page.locator("input[name=way]").first.check()
    page.get_by_role("button", name="See the words").click()
    expect(page.get_by_role("heading", name="Read this to them")).to_be_visible()
    if PICTURES:
        page.screenshot(path=Path(PICTURES, "desk-refer-words-1280.png"), full_page=True)
    context.close()
