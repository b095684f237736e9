"""The pages of care in a browser: no fault that axe finds, no sideways scroll, narrow and wide, and by keyboard."""

from __future__ import annotations

import os
from pathlib import Path

from django.db import transaction
from playwright.sync_api import Browser, Page, expect

from tests.channels.web.desk.site import Desk, busy_desk, in_a_browser, served
from tests.channels.web.desk.test_in_a_browser import _is_sound, _page
from tests.conftest import Database
from tests.services.care.test_closing import ends
from tests.services.people_and_cases import NOW
from victimcare.records.models import ClosingCall, Event, Leaving

WIDTHS = (390, 1280)


def test_needs_closing_and_leaving_at_the_desk(real_database: Database) -> None:
    with served() as address:
        desk = busy_desk(address)
        with transaction.atomic():
            ends(desk.marta)
        event = Event.objects.filter(case_id=desk.marta.case_id).order_by("id")[0]
        Leaving.objects.create(victim=desk.marta, event=event, leaves="support", noticed_at=NOW)
        call, left = ClosingCall.objects.get().public_id, Leaving.objects.get().public_id
        in_a_browser(lambda browser: _look(browser, desk, str(call), str(left)))


def _look(browser: Browser, desk: Desk, call: str, left: str) -> None:
    page = _page(browser, desk, width=WIDTHS[0])
    own = f"{desk.address}/desk/cases/{desk.marta.public_id}"
    page.goto(f"{own}/needs")
    expect(page.get_by_text("Nobody has asked yet")).to_be_visible()
    _sound(page, "desk-needs-none")
    page.get_by_label("Short: what matters first").check()
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="First: can they talk?")).to_be_visible()
    _sound(page, "desk-needs-safe")
    page.get_by_role("button", name="Yes, they can talk").press("Enter")
    expect(page.get_by_text("How has it been since it happened?")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    for group in page.locator("fieldset").all():
        group.get_by_label("Did not say").check()
    page.get_by_role("group", name="Do you feel safe where you are living?").get_by_label("No", exact=True).check()
    page.get_by_role("group", name="Is it easier when we go slowly").get_by_label("Yes").check()
    _sound(page, "desk-needs-ask")
    page.get_by_role("button", name="What becomes of it").press("Enter")
    expect(page.get_by_role("heading", name="What becomes of each")).to_be_visible()
    _sound(page, "desk-needs-ends")
    assert page.locator("input:checked").count() == 0
    for group in page.locator("fieldset:has(input[type=radio])").all():
        group.get_by_role("radio").first.check()
    page.get_by_role("button", name="Settle it").press("Enter")
    expect(page.get_by_text("Each need has somebody, or a reason.")).to_be_visible()
    _sound(page, "desk-needs-found")
    for name, path in (
        ("desk-closings", f"{desk.address}/desk/closings"),
        ("desk-closing", f"{desk.address}/desk/closings/{call}"),
        ("desk-victim-closing", f"{own}/closing"),
        ("desk-leaving", f"{desk.address}/desk/leaving/{left}"),
        ("desk-victim-leaving", f"{own}/leaving/{left}"),
        ("desk-leaving-figures", f"{desk.address}/desk/leaving"),
    ):
        page.goto(path)
        expect(page.locator("h1")).to_be_visible()
        _sound(page, name)


def _sound(page: Page, name: str) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if folder := os.environ.get("PICTURES_TO"):
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
        _is_sound(page, f"{name} at {width}")
