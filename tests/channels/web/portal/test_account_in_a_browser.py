"""Where a victim's account was used and who looked, in a real browser, without script and with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import override_settings
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, expect

from tests.channels.web.desk.site import in_a_browser, served
from tests.channels.web.portal.test_asking import _is_sound
from tests.conftest import Database
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import AccessGrant
from victimcare.rules.access_codes.devices import BrowserFamily, DeviceKind, VisitDevice
from victimcare.services.access_codes import victim_codes
from victimcare.services.audit import note
from victimcare.services.sessions import victim_sessions


@pytest.mark.parametrize(("script", "width"), [(False, 320), (True, 1280)])
def test_a_victim_sees_their_visits_ends_the_others_and_reads_who_looked(
    real_database: Database, *, script: bool, width: int
) -> None:
    a_team()
    victim = load("44/20001/26", recorded(a_person()))["V1"]
    with transaction.atomic():
        for act, hours in (("timeline.see", 3), ("task.taken", 2), ("contact.begun", 50)):
            note(staff(), act, at=NOW - timedelta(hours=hours), case_id=victim.case_id, victim_id=victim.id)

    code = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW).code
    grant = AccessGrant.objects.get(ended_at=None)
    victim_sessions.begin_victim_session(
        grant=grant, now=NOW - timedelta(minutes=3), device=VisitDevice(DeviceKind.COMPUTER, BrowserFamily.FIREFOX)
    )

    def look(chromium: Chromium) -> None:
        page = chromium.new_page(java_script_enabled=script, viewport={"width": width, "height": 844})
        page.goto(f"{address}/sign-in")
        page.get_by_label("Your code").fill(code)
        page.get_by_role("button", name="Continue").click()
        _looks_at(page, _is_sound if script else lambda *_: None)

    with served() as address, override_settings(VICTIMCARE_NOW=NOW):
        in_a_browser(look)


def _looks_at(page: Page, is_sound: Callable[[Page, str], None]) -> None:
    page.get_by_role("link", name="Menu").click()
    expect(page.get_by_role("heading", name="All your pages")).to_be_visible()
    is_sound(page, "menu")
    page.get_by_role("link", name="Where your page was used").click()
    expect(page.get_by_text("May still be open")).to_be_visible()
    is_sound(page, "visits")
    page.get_by_role("button", name="End all other visits").press("Enter")
    expect(page.get_by_text("We have ended 1 other visit.")).to_be_visible()
    is_sound(page, "visits-ended")
    page.get_by_role("link", name="Menu").click()
    page.get_by_role("link", name="Who looked at your case").click()
    expect(page.get_by_text("To read what has happened")).to_be_visible()
    is_sound(page, "who-looked")
