"""Every page that a link leads to, of every victim and every kind of staff, on a phone: nothing scrolls sideways.

Each page is asked for, and drawn where the same was not drawn before: the same but for ids, tokens and nonces, which
nobody sees. More than half of the pages of victims are the same as another victim's.
"""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Page, ViewportSize

from tests.journeys.test_one_crime import (
    World,
    _in_a_browser,
)
from victimcare.channels.web.portal.neutral_addresses import neutral_address, page_address
from victimcare.demo import cast

PHONE: ViewportSize = {"width": 390, "height": 844}
ALIKE = 2  # pages of one shape that are looked at, such as two tasks
_SIDEWAYS = """() => {
  document.querySelectorAll("details").forEach(each => each.open = true)
  const wide = [document.documentElement, ...document.querySelectorAll(".table-scroll")]
  return Math.max(...wide.map(each => each.scrollWidth - each.clientWidth))
}"""
# Of the languages the longest way of all: the one that runs from the right.
_FILES = "|".join(page_address(name).partition("<")[0] for name in ("message-file", "property-file"))
_A_FILE = rf"{_FILES}|/losses/[0-9a-f]{{8}}-"  # given to keep: no page
# The number of a victim's page (`/my/p/12`) says which page it is; all others name one thing of many.
_OF_ONE_SHAPE = re.compile(r"[0-9a-f]{8}-[-0-9a-f]+|(?<!/p/)(?<!\d)\d+|(?<==)[^&]+")
_NOT_FOLLOWED = re.compile(rf"/(leave|sign-out|demo|static)\b|\blang=(?!ur)|\.csv\b|{_A_FILE}")
_UNSEEN = re.compile(r"[0-9a-f]{8}-[-0-9a-f]+|nonce=\S+|value=\S{30,}")
_LINK = re.compile(r"""<a\b[^>]*?\bhref="([^"]+)\"""")


def test_no_page_of_a_victim_scrolls_sideways(world: World) -> None:
    found: dict[str, int] = {}
    drawn: dict[str, int] = {}

    def look(page: Page) -> None:
        show = PageDrawer(page)
        for member in cast.MEMBERS:
            if member.role == "victim":
                _be(world, page, member.id)
                found.update(_widths(world, show, [page.url], Counter(), drawn))

    _in_a_browser(look)
    assert {neutral_address(path) for path in ("/my/case", "/my/not-done", "/get-help")} <= {
        address.partition("?")[0] for address in found
    }
    assert {address: wide for address, wide in found.items() if wide > 0} == {}


def test_no_page_of_staff_scrolls_sideways(world: World) -> None:
    found: dict[str, int] = {}
    drawn: dict[str, int] = {}
    lists, records = Counter[str](), Counter[str]()  # of both together: a supervisor reads most pages as their staff do

    def look(page: Page) -> None:
        show = PageDrawer(page)
        for role in ("desk", "supervisor"):
            _be(world, page, next(member.id for member in cast.MEMBERS if member.role == role))
            found.update(_widths(world, show, [page.url], lists, drawn))
            found.update(_widths(world, show, list(_cases(world, page)), records, drawn))

    _in_a_browser(look)
    seen = {re.sub(r"[0-9a-f]{8}-[-0-9a-f]+", "ID", address.partition("?")[0]) for address in found}
    assert {"/desk/messages", "/desk/late", "/desk/providers", "/desk/cases/ID/rights/ID"} <= seen
    assert {address: wide for address, wide in found.items() if wide > 0} == {}


def _be(world: World, page: Page, who: str) -> None:
    page.context.clear_cookies()
    page.set_viewport_size(PHONE)
    page.goto(f"{world.running.ready['web']}/demo")
    page.locator(f"#{who} button").first.click()


def _cases(world: World, page: Page) -> Iterator[str]:
    """Two cases whose victims have proved themselves, one guarded and one not."""
    for who in ("elif", "denise"):
        member = next(member for member in cast.MEMBERS if member.id == who)
        page.goto(f"{world.running.ready['web']}/desk/look-up")
        page.get_by_label("Crime reference").fill(member.crime_reference or "")
        page.get_by_label("Why you are looking").fill("She rang us")
        page.get_by_role("button", name="Find").click()
        page.locator("input[name=code]").fill(world.code(member.crime_reference or "", member.victim_id or ""))
        page.get_by_role("button", name="Check").click()
        yield page.url


def _widths(
    world: World,
    show: PageDrawer,
    start: list[str],
    shapes: Counter[str],
    drawn: dict[str, int],
) -> dict[str, int]:
    """How many pixels each page that links lead to is too wide, by its path. `shapes`: how many of each shape were
    looked at, here and before. `drawn`: how much too wide each page without what is unseen is, here
    and before."""
    web = world.running.ready["web"]
    waiting, found = list(start), dict[str, int]()
    while waiting:
        address = waiting.pop(0).partition("#")[0]
        path = address.removeprefix(web)
        shape = _OF_ONE_SHAPE.sub("", path)
        if path in found or not address.startswith(web) or _NOT_FOLLOWED.search(path) or shapes[shape] >= ALIKE:
            continue
        shapes[shape] += 1
        reply = show.page.request.get(address)
        seen = _UNSEEN.sub("", reply.text())
        if seen not in drawn:
            drawn[seen] = show.pixels_too_wide(address, reply.body())
        found[path] = drawn[seen]
        waiting += [urljoin(reply.url, unescape(link)) for link in _LINK.findall(reply.text())]
    return found


class PageDrawer:
    """Draws pages that were asked for already, without asking for them again: a second look may read otherwise."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._given: dict[str, bytes] = {}
        self._browser = page.context.new_cdp_session(page)
        self._browser.on("Fetch.requestPaused", self._answer)
        # Pages alone: what they bring with them stays in the browser's cache, which `page.route` would turn off.
        self._browser.send("Fetch.enable", {"patterns": [{"resourceType": "Document"}]})

    def pixels_too_wide(self, address: str, content: bytes) -> int:
        self._given[address] = content
        self.page.goto(address)
        assert address not in self._given
        return int(self.page.evaluate(_SIDEWAYS))

    def _answer(self, paused: dict[str, Any]) -> None:
        number, content = paused["requestId"], self._given.pop(paused["request"]["url"], None)
        if content is None:
            self._browser.send("Fetch.continueRequest", {"requestId": number})
            return
        headers = [{"name": "Content-Type", "value": "text/html; charset=utf-8"}]
        body = base64.b64encode(content).decode()
        self._browser.send(
            "Fetch.fulfillRequest",
            {"requestId": number, "responseCode": 200, "responseHeaders": headers, "body": body},
        )
