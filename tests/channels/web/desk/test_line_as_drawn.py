"""How pages of the line are drawn: a wallboard that needs no scrolling, nothing covered, and buttons that a thumb
hits."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import cast

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.channels.web.desk.call_backs import asked
from tests.channels.web.desk.conftest import news_for, task_of
from tests.channels.web.desk.site import Desk, _person, in_a_browser, served
from tests.channels.web.desk.test_brakes import a_brake
from tests.channels.web.desk.test_in_a_browser import _page
from tests.channels.web.desk.test_phone import MemoryPhone, rings, sign_on
from tests.services.calls.past_calls import past
from tests.services.calls.waiting import a_call, connect_headset, on_duty
from tests.services.people_and_cases import NOW, a_team
from victimcare.records.models import Task
from victimcare.services import port_registry
from victimcare.services.access import Role
from victimcare.services.calls.call_queue import caller_queue
from victimcare.services.calls.call_queue.caller_queue import QueueRequest
from victimcare.services.ports.desk_telephone import PhoneState

SCREENS = ((1280, 720), (1366, 768), (1920, 1080), (3840, 2160))
MINUTE = timedelta(minutes=1)
PHONE = ("/desk/phone",)
LINE = (
    *PHONE,
    "/desk/wallboard",
    "/desk/half-hours",
    "/desk/staffing",
    "/desk/opening",
    "/desk/sparing",
    "/desk/recordings",
    "/desk/call-backs?which=all",
)
THUMB = 44  # CSS pixels
TWICE = "document.documentElement.style.fontSize = '200%'"
PRESSED = "main :is(button, summary, select, a.govuk-button, .switches a), header button, .board__ways a"


@pytest.fixture
def looks(real_database: object, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    monkeypatch.setattr(port_registry.ports, "desk_phone", MemoryPhone())
    a_team()
    return SimpleNamespace(who=_person("Bartholomew Featherstonehaugh-Cholmondeley", Role.DESK, Role.SUPERVISOR))


def _desk(looks: SimpleNamespace, address: str) -> Desk:
    return cast(Desk, SimpleNamespace(address=address, cookie=looks.who.client.cookies["staff"].value))


def test_the_wallboard_fits_the_screen_on_the_wall(looks: SimpleNamespace) -> None:
    """When it is tallest: past its aims, with a caller who has waited long."""
    past(NOW.date(), days=1, a_day=(600,) * 7, gives_up=0.4)
    on_duty("Ewa Tomala")
    caller_queue.enter_queue(call_id=a_call(at=NOW - 40 * MINUTE), wants=QueueRequest(), now=NOW - 40 * MINUTE)
    with served() as address:
        in_a_browser(lambda browser: _fits(browser, _desk(looks, address)))


def _fits(browser: Browser, desk: Desk) -> None:
    page = _page(browser, desk, width=1280)
    page.goto(f"{desk.address}/desk/wallboard?still")
    assert page.locator(".board__tile--past").count() >= 3
    page.evaluate("document.querySelector('.banner').remove()")  # a wallboard never shows that the clock is stopped
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollHeight") <= height, f"{width} by {height}"
        (longest,) = page.locator(".board__tile", has_text="Longest wait").all()
        number = longest.locator(".board__figure strong").bounding_box()
        unit = longest.locator(".board__figure span").bounding_box()
        assert number is not None
        assert unit is not None
        assert unit["y"] < number["y"] + number["height"], f"minutes stand under their number at {width}"


def test_the_wallboard_fits_the_wall_with_a_victim_in_danger_and_no_officer_ready(looks: SimpleNamespace) -> None:
    past(NOW.date(), days=1, a_day=(600,) * 7, gives_up=0.4)
    caller_queue.enter_queue(call_id=a_call(at=NOW - 40 * MINUTE), wants=QueueRequest(), now=NOW - 40 * MINUTE)
    task_of(news_for())
    Task.objects.update(is_danger=True)
    with served() as address:
        in_a_browser(lambda browser: _fits_with_alerts(browser, _desk(looks, address)))


def _fits_with_alerts(browser: Browser, desk: Desk) -> None:
    page = _page(browser, desk, width=1280)
    page.goto(f"{desk.address}/desk/wallboard?still")
    assert page.locator(".board__closed--danger").count() == 1
    assert page.locator(".board__closed").count() == 2
    page.evaluate("document.querySelector('.banner').remove()")
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollHeight") <= height, f"{width} by {height}"
        for large in page.locator(".board__closed--danger strong, .board__tile .board__figure strong").all():
            assert large.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= width / 60


def test_minutes_of_two_figures_stand_beside_their_unit_on_a_phone(looks: SimpleNamespace) -> None:
    on_duty("Ewa Tomala")
    caller_queue.enter_queue(call_id=a_call(at=NOW - 40 * MINUTE), wants=QueueRequest(), now=NOW - 40 * MINUTE)
    with served() as address:
        in_a_browser(lambda browser: _in_one_line(browser, _desk(looks, address)))


def _in_one_line(browser: Browser, desk: Desk) -> None:
    page = _page(browser, desk, width=390)
    page.goto(f"{desk.address}/desk/wallboard?still")
    (figure,) = page.locator(".board__tile", has_text="Longest wait").locator(".board__figure").all()
    assert figure.inner_text().split() == ["40:00", "min"]
    for width in (320, 360, 390, 640):
        page.set_viewport_size({"width": width, "height": 844})
        number, unit = (figure.locator(part).bounding_box() for part in ("strong", "span"))
        assert number is not None
        assert unit is not None
        assert unit["y"] < number["y"] + number["height"], f"at {width}"


def test_the_half_hours_are_never_cut_off(looks: SimpleNamespace) -> None:
    past(NOW.date(), days=1, a_day=(600,) * 7)
    with served() as address:
        in_a_browser(lambda browser: _needs_no_scrolling(browser, _desk(looks, address)))


def _needs_no_scrolling(browser: Browser, desk: Desk) -> None:
    page = _page(browser, desk, width=1280)
    page.goto(f"{desk.address}/desk/half-hours")
    for width in (320, 390, 640, 768, 895, 896, 1024, 1100, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        beyond = page.locator(".table-scroll").evaluate("box => box.scrollWidth - box.clientWidth")
        assert beyond <= 0, f"{beyond} at {width}"


def test_the_day_never_lies_on_the_ways_of_the_wallboard(looks: SimpleNamespace) -> None:
    with served() as address:
        in_a_browser(lambda browser: _stands_clear(browser, _desk(looks, address)))


def _stands_clear(browser: Browser, desk: Desk) -> None:
    page = _page(browser, desk, width=1280)
    for ending in ("", "?still"):
        page.goto(f"{desk.address}/desk/wallboard{ending}")
        page.evaluate("document.querySelector('.board__when span').textContent = 'Wednesday 30 September, 10:00'")
        for width in (390, 640, 768, 960, 1100, 1200, 1280, 1920):
            page.set_viewport_size({"width": width, "height": width * 9 // 16})
            assert _stand_clear(*_day_and_last(page)), f"at {width}"
        page.set_viewport_size({"width": 1280, "height": 720})
        page.evaluate(TWICE)
        assert _stand_clear(*_day_and_last(page)), "at twice the size"


def _day_and_last(page: Page) -> tuple[Locator, Locator]:
    return page.locator(".board__when span"), page.locator(".board__ways li").last


def _stand_clear(one: Locator, other: Locator) -> bool:
    """Whether it is to the right of the other, or beneath it."""
    here, there = one.bounding_box(), other.bounding_box()
    assert here is not None
    assert there is not None
    return here["x"] >= there["x"] + there["width"] or here["y"] >= there["y"] + there["height"]


def test_letters_of_twice_the_size_do_not_lie_on_one_another_in_a_list(looks: SimpleNamespace) -> None:
    asked(number="07700 900333")
    with served() as address:
        in_a_browser(lambda browser: _lies_on_nothing(browser, _desk(looks, address)))


def _lies_on_nothing(browser: Browser, desk: Desk) -> None:
    page = _page(browser, desk, width=1280)
    for address in ("/desk/call-backs?which=all", "/desk/tasks?which=all"):
        page.goto(desk.address + address)
        page.evaluate(TWICE)
        for width in (390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            (row,) = page.locator(".work__item").all()
            assert _stand_clear(row.locator(".work__act"), row.locator(".chip")), f"{address} at {width}"


def test_the_microphone_is_asked_for_on_the_first_screen_of_a_phone_and_stands_out_without_colours(
    looks: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(port_registry.ports, "desk_phone", MemoryPhone(PhoneState()))
    sign_on(looks.who)
    connect_headset(looks.who.actor, until=NOW)
    with served() as address:
        in_a_browser(lambda browser: _is_seen_at_once(browser, _desk(looks, address)))


def _is_seen_at_once(browser: Browser, desk: Desk) -> None:
    page = _page(browser, desk, width=390)
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(forced_colors="active")
    page.goto(f"{desk.address}/desk/phone")
    first, other = (page.get_by_role("button", name=name) for name in ("Use this microphone", "I am away"))
    expect(first).to_be_in_viewport(ratio=1)
    fills = [each.evaluate("one => getComputedStyle(one).backgroundColor") for each in (first, other)]
    assert fills[0] != fills[1]


def test_a_thumb_hits_what_is_pressed_on_a_phone(looks: SimpleNamespace) -> None:
    """From signing on to the outcome of a call, and all other buttons that a supervisor presses."""
    with served() as address:
        desk = _desk(looks, address)
        a_brake()
        on_duty("Ewa Tomala")
        in_a_browser(lambda browser: _is_large_enough(browser, desk, LINE))
        sign_on(looks.who)
        in_a_browser(lambda browser: _is_large_enough(browser, desk, PHONE))
        rings(looks.who)
        in_a_browser(lambda browser: _is_large_enough(browser, desk, PHONE))
        looks.who.post("/desk/phone/answer")
        in_a_browser(lambda browser: _is_large_enough(browser, desk, PHONE))
        looks.who.post("/desk/phone/end")
        in_a_browser(lambda browser: _is_large_enough(browser, desk, PHONE))


def _is_large_enough(browser: Browser, desk: Desk, pages: tuple[str, ...]) -> None:
    page = _page(browser, desk, width=390)
    for address in pages:
        page.goto(desk.address + address)
        assert _small(page) == [], address


def _small(page: Page) -> list[str]:
    """Buttons and fields that are lower than a thumb needs, by their words."""
    found: list[str] = page.evaluate(
        """([pressed, thumb]) => [...document.querySelectorAll(pressed)]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < thumb)
        .map((one) => `${one.innerText.trim()} (${Math.round(one.getBoundingClientRect().height)})`)""",
        [PRESSED, THUMB],
    )
    return found
