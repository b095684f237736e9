"""The desk's pages of rights in a browser: no fault that axe finds, no sideways scroll, at every width and state."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.channels.web.desk.conftest import news_for
from tests.channels.web.desk.site import Desk, busy_desk, in_a_browser, served
from tests.channels.web.desk.test_in_a_browser import _is_sound, _is_sound_at, _page
from tests.services.loading import fact, load
from tests.services.people_and_cases import NOW, a_duty, a_victim, an_event, staff
from victimcare.records.models import Event, Task, Victim
from victimcare.records.models.other_agencies.handovers import AgencyRequestMethod
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import end_of_day
from victimcare.rules.rights import DutyHolder, EventRef
from victimcare.services.contact.rights_ledger import duty_key
from victimcare.services.desk import agency_requests
from victimcare.services.follow_up import agency_chasing, backlog_work

WIDTHS = (320, 1280)
LATER = Path("tests/services/rights/editions/2027").resolve()


def test_every_page_of_rights_is_accessible_and_fits(real_database: object, settings: Any, tmp_path: Path) -> None:
    shutil.copytree(settings.EDITIONS / "2021", tmp_path / "editions" / "2021")
    shutil.copytree(LATER, tmp_path / "editions" / "2027")
    settings.EDITIONS = tmp_path / "editions"
    with served() as address:
        desk = busy_desk(address)
        pages = rights_of(desk)
        in_a_browser(lambda browser: _look_at_all(browser, desk, pages))


def rights_of(desk: Desk) -> list[str]:
    """Makes late duties, and those that other agencies owe and were asked for; returns the pages that show them."""
    _court_result("44/10307/26")
    for number, asked in ((1, True), (2, False)):
        reference = f"44/3000{number}/26"
        news_for(reference, name="Ada")
        _court_result(reference)
        agency_chasing.make_request_tasks(now=NOW)
        if asked:
            _ask()
    _a_backlog()
    duties = (("r6_suspect_arrested", "suspect.arrested"), ("r9_court_to_wcu", "hearing.resulted"))
    return [
        "/desk/code",
        "/desk/late",
        "/desk/late?which=soon&whose=others",
        "/desk/backlog",
        "/desk/waiting-for",
        f"/desk/cases/{desk.marta.public_id}/rights",
        *(address_of(desk.marta, code, kind) for code, kind in duties),
    ]


def _a_backlog() -> None:
    """A few victims who have waited for weeks, and some who have waited for longer than there is work today."""
    for number in range(14):
        due_at = end_of_day((NOW - timedelta(days=35 + 11 * number)).date())
        victim = a_victim(is_guarded_by_facts=number % 5 == 0, is_enhanced=number % 3 == 0)
        event = an_event(victim.case, "suspect.arrested", time=due_at - timedelta(days=6))
        harm = 3 if number % 5 == 0 else 2 if number % 3 == 0 else 1
        a_duty(victim, event, due_on=due_at.date(), due_at=due_at, harm=harm)
    backlog_work.update_backlog(now=NOW)


def address_of(victim: Victim, code: str, kind: str) -> str:
    event = Event.objects.filter(case_id=victim.case_id, type=kind).latest("id")
    key = duty_key(victim.public_id, (code, EventRef(event.source, event.source_event_id)))
    return f"/desk/cases/{victim.public_id}/rights/{key}"


def _court_result(reference: str) -> None:
    load(
        reference,
        fact("hearing.resulted", NOW - timedelta(days=6), hearing_ref="H1", result="convicted"),
        fact("suspect.interviewed", NOW - timedelta(days=9), suspect_ref="S1"),
    )


def _ask() -> None:
    task = Task.objects.filter(kind=TaskKind.ASK_AGENCY).latest("id")
    agency_requests.ask_agency(
        actor=staff("Sol Pereira"),
        duty_id=int(task.subject_key.removeprefix("duty:")),
        agency=DutyHolder.COURT,
        how=AgencyRequestMethod.PHONE,
        words="The list office rings back.",
        now=NOW,
    )


def _look_at_all(browser: Browser, desk: Desk, pages: list[str]) -> None:
    page = _page(browser, desk, width=WIDTHS[0])
    for address in pages:
        page.goto(desk.address + address)
        _open_all(page)
        _is_sound_at(WIDTHS, page, address)
    page.goto(desk.address + pages[-2])
    page.locator("summary", has_text="Put on hold").click()
    page.get_by_role("button", name="Put on hold").click()
    expect(page.get_by_text("Write it down. Without it, nothing is recorded").first).to_be_visible()
    _is_sound(page, "a form with errors")


def _open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
