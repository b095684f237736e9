"""Two crimes, one person, in a real browser: both pages in one visit, and both closed by leaving."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from tests.channels.web.desk.site import in_a_browser, served
from tests.channels.web.portal.test_asking import _is_sound
from tests.conftest import Database
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import VictimSession
from victimcare.services.access_codes import victim_codes


@pytest.mark.parametrize(("script", "width"), [(False, 390), (True, 1280)])
def test_both_crimes_are_read_in_one_visit_and_leaving_closes_both(
    real_database: Database, *, script: bool, width: int
) -> None:
    a_team()
    first = load("44/20001/26", recorded(a_person("V1"), group="burglary"))["V1"]
    second = load("44/20002/26", recorded(a_person("V2", mobile="07700 900124"), group="robbery"))["V2"]
    code, other = (
        victim_codes.make_victim_code(actor=staff(), victim_id=one.id, opens="case", now=NOW).code
        for one in (first, second)
    )

    def look(chromium: Browser) -> None:
        page = chromium.new_page(java_script_enabled=script, viewport={"width": width, "height": 844})
        page.goto(f"{address}/sign-in")
        page.get_by_label("Your code").fill(code)
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("link", name="Look up another crime").click()
        _seen(page, "another", script=script)
        page.get_by_label("Your code").fill(other)
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("link", name="Also open in this visit").click()
        expect(page.locator("#other-1").get_by_text("A burglary")).to_be_visible()
        _seen(page, "two-cases", script=script)
        page.get_by_role("button", name="Go to this page").press("Enter")
        expect(page.locator("#other-1").get_by_text("A robbery")).to_be_visible()
        expect(page).to_have_title("Your page")
        assert page.url == f"{address}{reverse('portal:case')}"
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", name="You have signed out")).to_be_visible()

    with served() as address, override_settings(VICTIMCARE_NOW=NOW):
        in_a_browser(look)

    assert not VictimSession.objects.filter(ended_at=None).exists()


def _seen(page: Page, name: str, *, script: bool) -> None:
    if script:
        _is_sound(page, name)
    elif to := os.environ.get("PICTURES_TO"):
        page.screenshot(path=Path(to) / f"{name}-390.png", full_page=True)
