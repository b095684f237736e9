"""Takes the pictures of the officers' two minutes: `./victimcare test tests/channels/web/officers/pictures.py`."""

from __future__ import annotations

from django.test import override_settings
from playwright.sync_api import Browser, Page

from tests.channels.web.desk.site import in_a_browser, served
from tests.channels.web.officers.test_in_a_browser import _page, _Site, _site
from tests.channels.web.shots import keep
from tests.services.people_and_cases import NOW


def test_take_pictures(real_database: object) -> None:
    with override_settings(VICTIMCARE_NOW=NOW), served() as address:
        site = _site(address)
        in_a_browser(lambda browser: _take(browser, site))


def _take(browser: Browser, site: _Site) -> None:
    page = _page(browser, site, site.officer)
    page.goto(f"{site.address}/officer/")
    page.get_by_label("Let go, still looking into it").check()
    _both(page, "officer-question")
    page.get_by_label("Cannot be told yet").check()
    _both(page, "officer-not-yet")
    page.get_by_label("Let go, still looking into it").check()
    page.get_by_role("button", name="Send answer").click()
    _both(page, "officer-answered")
    for place in ("cases", "away"):
        page.goto(f"{site.address}/officer/{place}")
        _both(page, f"officer-{place}")
    page.goto(f"{site.address}/officer/lists")
    _both(page, "officer-lists")
    page.get_by_role("link", name="44/10121/26").click()
    page.get_by_role("img").last.scroll_into_view_if_needed()
    _both(page, "officer-list")
    page = _page(browser, site, site.desk)
    page.goto(f"{site.address}/desk/tasks/{site.task.public_id}/officer")
    page.get_by_text("The officer says what is true").click()
    _both(page, "desk-from-officer")


def _both(page: Page, name: str) -> None:
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        keep(page, f"{name}-{width}")
