"""A whole visit in a real browser on a real database: in by code, the news, out, and nothing left by going back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from tests.channels.web.desk.site import in_a_browser, served
from tests.conftest import Database
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import Event, VictimSession
from victimcare.services.access_codes import victim_codes


def _visit(look: Callable[[Page, str, str], None], *, script: bool) -> None:
    """A suspect was arrested; the victim has a code, and looks."""
    a_team()
    load("44/20001/26", recorded(a_person()))
    victim = load("44/20001/26", fact("suspect.arrested", NOW - timedelta(hours=2), suspect_ref="S1"))["V1"]
    code = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW).code

    def in_browser(chromium: Browser) -> None:
        page = chromium.new_page(java_script_enabled=script)
        look(page, address, code)

    with (
        served() as address,
        override_settings(VICTIMCARE_NOW=NOW, FORCE=replace(settings.FORCE, neutral_place=f"{address}/live")),
    ):
        in_a_browser(in_browser)


def _sign_in(page: Page, address: str, code: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="I have a code").click()
    page.get_by_label("Your code").fill(code)
    page.get_by_role("button", name="Continue").click()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_from_the_front_door_to_the_news_and_out(real_database: Database, script: bool) -> None:
    def look(page: Page, address: str, code: str) -> None:
        _sign_in(page, address, code)
        expect(page).to_have_title("Your page")
        assert page.url == f"{address}{reverse('portal:case')}"
        expect(page.get_by_text("We have arrested the other person.")).to_be_visible()
        if script:
            expect(page.locator("[data-module=page-seen]")).to_have_count(0)
        else:
            page.get_by_role("button", name="I have read this").click()
            expect(page.get_by_role("button", name="I have read this")).to_have_count(0)
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", name="You have signed out")).to_be_visible()
        page.goto(f"{address}/my/case")
        expect(page).to_have_url(f"{address}/sign-in")

    _visit(look, script=script)

    assert Event.objects.filter(type="victim.contacted", source="urn:victimcare:page").count() == 1


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_after_leaving_going_back_shows_nothing_of_the_victims(real_database: Database, script: bool) -> None:
    def look(page: Page, address: str, code: str) -> None:
        _sign_in(page, address, code)
        page.get_by_role("link", name="Leave this page").click()
        page.wait_for_url(f"{address}/live")
        for _ in range(3):
            page.go_back()
            expect(page.get_by_text("arrested")).to_have_count(0)
            assert not page.url.endswith(reverse("portal:case"))
            if page.url.rstrip("/") == address:
                break

    _visit(look, script=script)

    assert VictimSession.objects.get().ended_at == NOW
