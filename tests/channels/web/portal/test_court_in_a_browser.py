"""Court, money and her things in a browser: sound for those who do not see or point, narrow, and without script."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.test import override_settings
from playwright.sync_api import Browser, Page, expect

from tests.channels.web.desk.site import in_a_browser, served
from tests.channels.web.portal.test_asking import _picture
from tests.channels.web.portal.test_court import DAY, listing, told_of
from tests.channels.web.portal.test_property import _taken
from tests.conftest import Database
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import CompensationEntry, CourtAsk, Staff, Statement, StatementVersion, Victim
from victimcare.rules.clock import end_of_day
from victimcare.services.people import codes


def _victim() -> Victim:
    """A trial is set, a screen is refused, a statement taken, money ordered, one thing ready and one held."""
    a_team()
    long_ago = NOW.replace(month=9)
    load("44/20001/26", recorded(a_person(date_of_birth="1990-01-01"), group="violence", time=long_ago))
    listed = listing()
    things = [_taken("P1", "A blue bicycle", "V1"), _taken("P2", "A telephone", "V1")]
    victim = load("44/20001/26", listed, told_of(listed), *things, fact("property.ready", NOW, item_ref="P1"))["V1"]
    by = Staff.objects.get(id=staff().staff_id or 0)
    taken = Statement.objects.create(
        victim=victim, wish="somebody", begun_at=NOW, sent_at=NOW, answer_by=NOW, taken_at=NOW, taken_by=by
    )
    StatementVersion.objects.create(statement=taken, number=1, sealed=b"", saved_at=NOW)
    for kind, state in (("screens", "refused"), ("visit", "agreed"), ("link", "asked")):
        CourtAsk.objects.create(
            victim=victim,
            kind=kind,
            state=state,
            asked_at=NOW,
            answer_by=end_of_day(date(2026, 11, 30)),
            stated_at=NOW,
        )
    for step, pence in (("awarded", 45_000), ("paid", 5_000)):
        CompensationEntry.objects.create(
            victim=victim, route="court", step=step, on=date(2026, 11, 2), pence=pence, noted_at=NOW, noted_by=by
        )
    return victim


def _visit(victim: Victim, *widths: int, script: bool) -> None:
    code = codes.make_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW).code

    def in_browser(chromium: Browser) -> None:
        page = chromium.new_page(java_script_enabled=script, viewport={"width": widths[0], "height": 844})
        page.goto(f"{address}/sign-in")
        page.get_by_label("Your code").fill(code)
        page.get_by_role("button", name="Continue").click()
        _walk(page, address, widths if script else ())

    with served() as address, override_settings(VICTIMCARE_NOW=NOW):
        in_a_browser(in_browser)


def _sound_at(page: Page, name: str, widths: tuple[int, ...]) -> None:
    """No widths: it is only walked, since what looks at a page is a script itself."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 844})
        expect(page).to_have_title(re.compile("Your page$"))
        if folder := os.environ.get("PICTURES_TO"):
            _picture(page, Path(folder) / f"{name}-{width}.png")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
        found = Axe().run(page).response["violations"]
        assert not found, [name, *((one["id"], one["nodes"][0]["html"]) for one in found)]


def _walk(page: Page, address: str, widths: tuple[int, ...]) -> None:
    page.goto(f"{address}/my/statement")
    _sound_at(page, "statement", widths)
    page.get_by_role("link", name="Write another one").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Write something first, then save it").first).to_be_visible()
    _sound_at(page, "statement-error", widths)
    page.get_by_label("What did this change for you?").fill("I do not sleep.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Saved today at 9am")
    _sound_at(page, "statement-write", widths)
    page.get_by_role("button", name="Save and send").click()
    page.get_by_label("I want to read them out", exact=True).check()
    _sound_at(page, "statement-send", widths)
    page.get_by_role("button", name="Send my words").click()
    _sound_at(page, "statement-sent", widths)
    page.get_by_role("link", name="Back to your words to the court").click()
    _sound_at(page, "statement-promised", widths)

    page.goto(f"{address}/my/court")
    _sound_at(page, "court", widths)
    page.get_by_role("button", name="Put it in a calendar").click()
    page.get_by_role("button", name="Get the file").click()
    expect(page.get_by_text("That did not work")).to_be_visible()
    _sound_at(page, "calendar", widths)
    page.get_by_label("Yes, it is safe").check()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Get the file").click()
    assert coming.value.suggested_filename == "day.ics"
    page.get_by_label("Maybe, or I do not know").check()
    page.get_by_role("button", name="Get the file").click()
    _sound_at(page, "not-in-calendar", widths)
    page.goto(f"{address}/my/court/expenses")
    _sound_at(page, "expenses", widths)

    page.goto(f"{address}/my/compensation")
    _sound_at(page, "compensation", widths)
    page.get_by_role("button", name="Ask a person to help me").click()
    _sound_at(page, "asked", widths)

    page.goto(f"{address}/my/property")
    _sound_at(page, "property", widths)
    page.get_by_role("button", name="How do you want it back?").click()
    _sound_at(page, "property-back", widths)
    assert DAY.date().isoformat() not in page.url


def test_each_page_is_sound_narrow_and_wide(real_database: Database) -> None:
    _visit(_victim(), 320, 1280, script=True)


def test_each_works_without_script(real_database: Database) -> None:
    _visit(_victim(), 390, script=False)
