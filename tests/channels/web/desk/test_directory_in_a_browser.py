"""The directory's pages: sound in every width, by keyboard, and with scripts off."""

from __future__ import annotations

import os

from playwright.sync_api import Browser, Page, expect

from tests.channels.web.desk.site import _person, in_a_browser, served
from tests.channels.web.desk.test_directory import an_entry
from tests.channels.web.desk.test_in_a_browser import _is_sound_at
from tests.services.people_and_cases import NOW
from victimcare.records.models import SupportService
from victimcare.rules.referrals.listed_services import CapacityStatus
from victimcare.services.access import Role
from victimcare.services.referrals import directory_reviews, service_capacity, service_directory
from victimcare.services.referrals.directory_reviews import EntryReporter
from victimcare.services.referrals.service_capacity import CapacityReporter
from victimcare.services.referrals.service_directory import UnmetNeedReason

WIDTHS = (390, 1280)


def test_each_is_accessible_and_fits_and_a_service_is_found_by_keyboard_without_a_script(real_database: object) -> None:
    with served() as address:
        lead = _person("Ines Moreau", Role.DESK, Role.SUPERVISOR)
        weir, harbour = an_entry(), SupportService.objects.get(name="Harbour House")
        directory_reviews.report_entry(actor=lead.actor, service_id=weir.public_id, by=EntryReporter.ANYBODY, now=NOW)
        service_capacity.state_capacity(
            actor=lead.actor,
            service_id=harbour.public_id,
            said=CapacityStatus.OPEN,
            places=3,
            weeks=None,
            by=CapacityReporter.STAFF,
            now=NOW,
        )
        for area, times in (("CE", 14), ("CN", 6), ("AS", 2)):
            for _ in range(times):
                service_directory.report_unmet_need(
                    actor=lead.actor, need="housing", area=area, why=UnmetNeedReason.NONE_FITS, now=NOW
                )
        link = service_capacity.find_capacity_link(actor=lead.actor, service_id=weir.public_id).rpartition("/partner/")[
            2
        ]
        pages = {
            "desk-directory": "/desk/directory",
            "desk-directory-entry": f"/desk/directory/{weir.public_id}",
            "desk-directory-wrong": "/desk/directory/wrong",
            "desk-directory-refused": "/desk/directory/refused",
            "desk-unmet": "/desk/directory/unmet",
            "capacity-link": f"/partner/{link}",
            "find-support": "/find-support",
        }
        cookie = lead.client.cookies["staff"].value
        in_a_browser(lambda browser: _look(browser, address, cookie, pages))


def _look(browser: Browser, address: str, cookie: str, pages: dict[str, str]) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": "staff", "value": cookie, "url": address}])
    page = context.new_page()
    for name, place in pages.items():
        reply = page.goto(address + place)
        assert reply, name
        assert reply.ok, name
        _keep(page, name)
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        _is_sound_at(WIDTHS, page, name)
    plain = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900})
    plain.add_cookies([{"name": "staff", "value": cookie, "url": address}])
    _search(plain.new_page(), f"{address}/desk/directory")


def _search(page: Page, place: str) -> None:
    page.goto(place)
    need = page.get_by_label("Need")
    need.focus()
    page.keyboard.type("Domestic")
    page.keyboard.press("Tab")
    page.keyboard.type("Central East")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Show who can help").press("Enter")
    expect(page.get_by_role("link", name="Harbour House")).to_be_visible()
    expect(page.get_by_text("3 places open, said today")).to_be_visible()
    _keep(page, "desk-directory-found")


def _keep(page: Page, name: str) -> None:
    """A picture in each width where PICTURES_TO says so."""
    folder = os.environ.get("PICTURES_TO")
    for width in WIDTHS if folder else ():
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
