"""Takes the pictures of the desk in docs/pictures: `./victimcare test tests/channels/web/desk/pictures.py`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.channels.phone.conftest import prompts  # noqa: F401  what the line says
from tests.channels.phone.test_call_in_a_browser import take_a_call
from tests.channels.web.desk import test_directory_in_a_browser, test_supporters_in_a_browser
from tests.channels.web.desk.call_backs import asked, guarded_promise
from tests.channels.web.desk.centre_calls import take_calls_held_elsewhere
from tests.channels.web.desk.conftest import StaffBrowser
from tests.channels.web.desk.sights import pages_of
from tests.channels.web.desk.site import Desk, _person, busy_desk, in_a_browser, served
from tests.channels.web.desk.test_asked import (
    _press,  # noqa: F401  the papers are printed
    test_a_walk_in_a_browser,
)
from tests.channels.web.desk.test_in_a_browser import _page
from tests.channels.web.desk.test_phone import MemoryPhone, sign_on
from tests.channels.web.desk.test_rights_in_a_browser import rights_of
from tests.channels.web.shots import keep, write
from tests.conftest import Database
from tests.services.people_and_cases import NOW
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.records.models import Call, Callback
from victimcare.services import port_registry
from victimcare.services.calls.agents import callback_calls
from victimcare.services.calls.placed_calls import CallbackCallResult
from victimcare.services.ports.desk_telephone import ReturnCallProgress

# The pages that the walk of a challenge and a review passes, and their names here.
_WALK = {
    "desk-asked-all-390": "desk-asked-390",
    "desk-asked-all-1280": "desk-asked-1280",
    "desk-challenge-390": "desk-challenge-390",
    "desk-challenge-1280": "desk-challenge-1280",
    "desk-challenge-answered-1280": "desk-challenge-answered-1280",
    "desk-review-390": "desk-review-390",
    "desk-review-1280": "desk-review-1280",
}


def test_take_pictures(real_database: object) -> None:
    with served() as address:
        desk = busy_desk(address)
        in_a_browser(lambda browser: _take(browser, desk))


def test_take_pictures_of_rights(real_database: object) -> None:
    with served() as address:
        desk = busy_desk(address)
        pages = rights_of(desk)
        names = ("code", "late", "soon-late", "backlog", "waiting-for", "ledger", "duty", "clocks-in-a-row")
        views = {f"desk-{name}": page for name, page in zip(names, pages, strict=True) if name}
        in_a_browser(lambda browser: _take_each(browser, desk, views))


def test_take_pictures_of_messages_and_following_up(real_database: object, monkeypatch: pytest.MonkeyPatch) -> None:
    with served() as address:
        desk = busy_desk(address)
        views = pages_of(desk, monkeypatch)
        in_a_browser(lambda browser: _take_each(browser, desk, views))


def test_take_pictures_of_what_was_asked(
    real_database: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PICTURES_TO", str(tmp_path))
    test_a_walk_in_a_browser(real_database)
    for seen, name in _WALK.items():
        write((tmp_path / f"{seen}.png").read_bytes(), name)


def test_take_pictures_of_who_helps(real_database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PICTURES_TO", str(tmp_path))
    test_supporters_in_a_browser.test_who_helps_a_victim_at_the_desk(real_database)
    for name in ("desk-family-code-1280", "desk-family-390"):
        write((tmp_path / f"{name}.png").read_bytes(), name)


def test_take_pictures_of_the_directory(
    real_database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PICTURES_TO", str(tmp_path))
    walk = test_directory_in_a_browser
    walk.test_each_is_accessible_and_fits_and_a_service_is_found_by_keyboard_without_a_script(real_database)
    for name in ("desk-directory", "desk-directory-entry", "desk-unmet", "capacity-link"):
        for width in (390, 1280):
            write((tmp_path / f"{name}-{width}.png").read_bytes(), f"{name}-{width}")


def test_take_pictures_of_a_call(
    prompts: Prompts,  # noqa: F811
    real_database: object,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    def keep_both(name: str, page: Page) -> None:
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            keep(page, f"desk-phone-{name}-{width}")

    take_a_call(prompts, tmp_path, monkeypatch, keep_both)


def test_take_pictures_of_calls_held_elsewhere(real_database: object) -> None:
    def keep_both(name: str, page: Page) -> None:
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            if name != "record":  # is kept with the other pictures
                keep(page, f"desk-{'tell-once' if name == 'written' else f'centre-call-{name}'}-{width}")

    take_calls_held_elsewhere(keep_both)


def test_take_pictures_of_ringing_back(real_database: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """The victim's telephone rings, their code word is asked first, they talk; and another time no one answers."""
    line = MemoryPhone()
    monkeypatch.setattr(port_registry.ports, "desk_phone", line)
    with served() as address:
        desk = busy_desk(address)
        promise = guarded_promise(_person("Ada Brandt"))
        about = f"/desk/call-backs/{promise.public_id}"

        def look(by: StaffBrowser, **views: str) -> None:
            cookie = by.client.cookies["staff"].value
            named = {f"desk-ring-back-{name.replace('_', '-')}": page for name, page in views.items()}
            in_a_browser(lambda browser: _take_each(browser, replace(desk, cookie=cookie), named))

        robin = _person("Robin Ashdown")
        row = _rung_by_the_line(robin, promise)
        line.stands = replace(line.stands, back=ReturnCallProgress.VICTIM_PHONE_RINGS, is_joined=False)
        look(robin, rings="/desk/phone")
        line.stands = replace(line.stands, back=ReturnCallProgress.TALKS, is_joined=True, is_muted=True)
        look(robin, word=about)
        robin.post(f"{about}/word", word="heron")
        line.stands = replace(line.stands, is_muted=False)
        look(robin, talks="/desk/phone", word_said=about, on_another_page="/desk/tasks")
        robin.post("/desk/phone/end")
        callback_calls.end_callback_call(row=row, how=CallbackCallResult.SPOKE, now=NOW)

        kim = _person("Kim Osei")
        other = asked(number="07700 900335")
        callback_calls.end_callback_call(row=_rung_by_the_line(kim, other), how=CallbackCallResult.NO_ANSWER, now=NOW)
        look(kim, no_answer=f"/desk/call-backs/{other.public_id}")


def _rung_by_the_line(by: StaffBrowser, promise: Callback) -> UUID:
    """The call that the line places."""
    sign_on(by)
    by.post(f"/desk/call-backs/{promise.public_id}/ring", **{"ring-has_looked": "on", "by": "line"})
    row = Call.objects.filter(direction="back").latest("id").public_id
    callback_calls.claim_callback_call(row=row, now=NOW)
    callback_calls.authorise_dialling(row=row, now=NOW)
    return row


def _take_each(browser: Browser, desk: Desk, views: dict[str, str]) -> None:
    for width in (390, 1280):
        page = _page(browser, desk, width=width)
        for name, address in views.items():
            page.goto(desk.address + address)
            keep(page, f"{name}-{width}")


def _take(browser: Browser, desk: Desk) -> None:
    case = f"/desk/cases/{desk.marta.public_id}"
    views = {
        "desk-work": f"/desk/tasks?which=all&task={desk.second.public_id}",
        "desk-clash": f"/desk/tasks?which=all&task={desk.clash.public_id}",
        "desk-find": "/desk/look-up",
        "desk-contact": case,
        "desk-rights": f"{case}/rights",
        "desk-plan": f"{case}/plan",
    }
    for width in (768, 1440):
        page = _page(browser, desk, width=width)
        for name, address in views.items():
            page.goto(desk.address + address)
            keep(page, f"{name}-{width}")
    on_a_phone = _page(browser, desk, width=390)
    on_a_phone.goto(desk.address + case)
    keep(on_a_phone, "desk-contact-390")
    page.goto(desk.address + case)
    page.get_by_role("button", name="Finish this contact").click()
    page.goto(desk.address + case)
    page.get_by_role("button", name="Begin a new contact").click()
    expect(page.get_by_role("heading", name="Not proved yet")).to_be_visible()
    keep(page, "desk-gate-1440")
