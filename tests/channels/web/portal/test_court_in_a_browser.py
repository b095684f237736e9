"""Court, money and the victim's property in a browser without script."""

from __future__ import annotations

from datetime import date

from django.test import override_settings
from playwright.sync_api import Browser, Page, expect

from tests.channels.web.desk.site import in_a_browser, served
from tests.channels.web.portal.test_court import DAY, listing, told_of
from tests.channels.web.portal.test_property import _taken
from tests.conftest import Database
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import CompensationEntry, CourtSupportRequest, Staff, Statement, StatementVersion, Victim
from victimcare.rules.clock import end_of_day
from victimcare.services.access_codes import victim_codes


def _victim() -> Victim:
    """A trial is set, a screen is refused, a statement taken, money ordered, one item ready and one held."""
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
        CourtSupportRequest.objects.create(
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


def _visit(victim: Victim) -> None:
    code = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW).code

    def in_browser(chromium: Browser) -> None:
        page = chromium.new_page(java_script_enabled=False, viewport={"width": 390, "height": 844})
        page.goto(f"{address}/sign-in")
        page.get_by_label("Your code").fill(code)
        page.get_by_role("button", name="Continue").click()
        _walk(page, address)

    with served() as address, override_settings(VICTIMCARE_NOW=NOW):
        in_a_browser(in_browser)


def _walk(page: Page, address: str) -> None:
    page.goto(f"{address}/my/statement")
    page.get_by_role("link", name="Write another one").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Write something first, then save it").first).to_be_visible()
    page.get_by_label("What did this change for you?").fill("I do not sleep.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Saved today at 9am")
    page.get_by_role("button", name="Save and send").click()
    page.get_by_label("I want to read them out", exact=True).check()
    page.get_by_role("button", name="Send my words").click()
    page.get_by_role("link", name="Back to your words to the court").click()

    page.goto(f"{address}/my/court")
    page.get_by_role("button", name="Put it in a calendar").click()
    page.get_by_role("button", name="Get the file").click()
    expect(page.get_by_text("That did not work")).to_be_visible()
    page.get_by_label("Yes, it is safe").check()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Get the file").click()
    assert coming.value.suggested_filename == "day.ics"
    page.get_by_label("Maybe, or I do not know").check()
    page.get_by_role("button", name="Get the file").click()
    page.goto(f"{address}/my/court/expenses")

    page.goto(f"{address}/my/compensation")
    page.get_by_role("button", name="Ask a person to help me").click()

    page.goto(f"{address}/my/property")
    page.get_by_role("button", name="How do you want it back?").click()
    assert DAY.date().isoformat() not in page.url


def test_each_works_without_script(real_database: Database) -> None:
    _visit(_victim())
