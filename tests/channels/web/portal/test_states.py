"""The victim's page in every state, in a real browser: sound, accessible, narrow, light, and without script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import html5lib
import pytest
from django.test import Client, override_settings
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.channels.web.browsers import found_by_axe
from tests.channels.web.gallery import PAGE_STATES
from victimcare.channels.web.portal.neutral_addresses import neutral_address
from victimcare.installation.static_file_copies import copy_static_files

PAGES = [
    *(f"/victim/{state}" for state in PAGE_STATES),
    *(f"/journey/{state}" for state in ("with-lawyers", "closed", "sentenced")),
    *(f"/in-easy/{state}" for state in ("just-told", "trial-set", "closed", "short-spoken-to")),
    *("/in-young/with-lawyers", "/in-older/trial-set", "/in-young/short-spoken-to", "/easy", "/for-children"),
    *(f"/more-help/{state}" for state in ("open", "asked", "has-it")),
    *(f"/second-step/{state}" for state in ("choose", "app", "phone", "passkey", "paper")),
    "/",
    "/sign-in",
    "/sign-out",
    "/get-help",
    "/how-to-get-a-code",
    "/use-this-more-safely",
    "/nothing-is-here",
    "/broken",
    "/expired",
]
# By test_every_page_in_a_browser.py, with axe.
WALKED = {
    "/",
    "/easy",
    "/for-children",
    "/sign-in",
    "/sign-out",
    "/get-help",
    "/how-to-get-a-code",
    "/use-this-more-safely",
    "/nothing-is-here",
}
LIGHT = 100_000  # bytes on first view
ZOOMED: ViewportSize = {"width": 320, "height": 256}  # 400 % of a window of 1280 by 1024


@pytest.fixture
def client() -> Iterator[Client]:
    with override_settings(ROOT_URLCONF="tests.channels.web.gallery"):
        yield Client()


def body(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_the_markup_has_no_fault(client: Client, address: str) -> None:
    parser = html5lib.HTMLParser(strict=True)

    parser.parse(body(client, address))


@pytest.mark.parametrize("address", PAGES)
def test_one_h1_a_language_and_a_title_that_says_nothing(client: Client, address: str) -> None:
    page = body(client, address)

    assert len(re.findall(r"<h1\b", page)) == 1
    assert '<html lang="en"' in page
    title = re.search(r"<title>(.*?)</title>", page)
    assert title is not None
    assert title.group(1) == "Your page"


@pytest.mark.parametrize("address", PAGES)
def test_only_the_front_door_names_the_force(client: Client, address: str) -> None:
    named = re.findall(
        r"Riverside (?:Police|Victim Care)|[Pp]olice|[Cc]rime\b", re.sub(r"<[^>]+>", " ", body(client, address))
    )

    allowed = {"Riverside Police", "Riverside Victim Care"} if address == "/" else {"crime", "police"}
    assert set(named) <= allowed


def test_what_stays_in_the_history_is_told_by_the_forces_own_title(client: Client, settings: Any) -> None:
    settings.FORCE = replace(settings.FORCE, neutral_title="My things")

    page = body(client, "/use-this-more-safely")

    assert "<title>My things</title>" in page
    assert "of each page only the name “⁨My things⁩”" in page or "of each page only the name “My things”" in page


@pytest.mark.parametrize("address", PAGES)
def test_addresses_and_file_names_say_nothing(client: Client, address: str) -> None:
    links = re.findall(r'(?:href|src|action)="([^"]+)"', body(client, address))

    assert not [link for link in links if re.search(r"police|crime|victim|offence|V-1", link, re.IGNORECASE)]


@pytest.mark.parametrize("address", PAGES)
def test_nothing_stays_in_a_cache(client: Client, address: str) -> None:
    answer = client.get(address)

    if not address.startswith(
        ("/victim/", "/in-", "/journey/", "/more-help/", "/second-step/")
    ):  # the gallery's own views have no decorator
        assert "no-store" in answer["Cache-Control"]
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", PAGES)
def test_inline_style_and_script_are_nowhere(client: Client, address: str) -> None:
    page = body(client, address)

    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page)
    assert not re.findall(r"<script(?![^>]*\bsrc=)", page)


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files as the web server serves them; tests/installation/test_up.py weighs a page over HTTP."""
    folder = copy_static_files(tmp_path_factory.mktemp("home"))
    assert folder is not None
    return folder


@pytest.mark.parametrize("address", PAGES)
def test_a_page_weighs_little(client: Client, laid_out: Path, address: str) -> None:
    page = client.get(address).content  # no page is ever compressed
    files = ["page.css", "leave.mjs", "errors.mjs", "mark.svg"]
    packed = sum((laid_out / f"{name}.gz").stat().st_size for name in files)
    font = (laid_out / "text.woff2").stat().st_size

    assert len(page) + packed + font <= LIGHT
    assert font <= 55_000


@pytest.fixture(scope="module")
def wide(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture(scope="module")
def at_night(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 360, "height": 760}, color_scheme="dark")
    yield context
    context.close()


def _open(context: BrowserContext, address: str, *, everything: bool = True) -> Page:
    page = context.new_page()
    page.goto(address)
    if everything:
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    return page


def _violations(page: Page) -> list[str]:
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found_by_axe(page)]


@pytest.mark.parametrize("address", [address for address in PAGES if address not in WALKED])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge_at_400_percent(
    gallery: str, wide: BrowserContext, address: str
) -> None:
    page = _open(wide, gallery + address)

    assert _violations(page) == []
    page.set_viewport_size(ZOOMED)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()


@pytest.mark.parametrize("address", ["/victim/just-told", "/victim/two-persons", "/sign-in"])
def test_axe_finds_nothing_at_night(gallery: str, at_night: BrowserContext, address: str) -> None:
    page = _open(at_night, gallery + address)

    assert _violations(page) == []
    page.close()


def test_the_way_out_does_not_cover_a_low_window(gallery: str, wide: BrowserContext) -> None:
    page = _open(wide, f"{gallery}/victim/trial-set")
    page.set_viewport_size(ZOOMED)

    assert page.eval_on_selector(".leave-bar", "one => getComputedStyle(one).position") == "static"
    page.close()


def test_status_and_promise_stand_on_the_first_phone_screen(gallery: str, at_night: BrowserContext) -> None:
    page = _open(at_night, f"{gallery}/victim/with-lawyers", everything=False)

    box = page.locator(".promise__what").first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 760 - 72  # above the way out
    page.close()


def test_what_was_not_done_is_not_counted_as_merely_late(client: Client) -> None:
    page = body(client, "/victim/just-told")

    assert "1 kept, 1 not done, 7 still to come" in page
    assert "1 late" not in page


def test_each_column_of_a_wide_screen_closes_up(gallery: str, wide: BrowserContext) -> None:
    """The first card on the left is longer than the one on the right; the cards below do not wait for both."""
    page = _open(wide, f"{gallery}/victim/just-told", everything=False)
    boxes = [page.locator(f".columns__{name}").bounding_box() for name in ("next", "journey", "who", "talk")]
    tops = [box["y"] for box in boxes if box]
    bottoms = [box["y"] + box["height"] for box in boxes if box]

    assert [round(tops[1] - bottoms[0]), round(tops[3] - bottoms[2])] == [40, 40]  # the space between sections
    page.close()


def test_targets_are_large_enough_for_a_thumb(gallery: str, at_night: BrowserContext) -> None:
    page = _open(at_night, f"{gallery}/sign-in")
    heights = page.eval_on_selector_all(
        ".leave, .govuk-button, .govuk-input", "all => all.map(one => one.offsetHeight)"
    )

    assert min(heights) >= 48
    page.close()


def test_a_screen_reader_is_told_which_step_is_now(gallery: str, wide: BrowserContext) -> None:
    page = _open(wide, f"{gallery}/victim/with-lawyers")

    assert page.locator("[aria-current=step] h3").inner_text() == "A lawyer is deciding"
    page.close()


def test_a_form_with_an_error_is_read_from_its_summary(gallery: str, wide: BrowserContext) -> None:
    page = _open(wide, f"{gallery}/sign-in")
    page.get_by_label("Your code").fill("1234 5678 901")
    page.keyboard.press("Enter")

    summary = page.get_by_role("alert")
    summary.wait_for()
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    expect(page).to_have_title("Error: Your page")
    assert page.get_by_label("Your code").input_value() == ""
    assert _violations(page) == []
    summary.get_by_role("link").click()
    assert page.evaluate("document.activeElement.id") == "id_code"
    page.close()


@pytest.fixture
def elsewhere(gallery: str, settings: Any) -> str:
    """A neutral place that needs no internet."""
    settings.FORCE = replace(settings.FORCE, neutral_place=f"{gallery}{neutral_address('/how-to-get-a-code')}")
    return str(settings.FORCE.neutral_place)


def test_leaving_takes_the_place_of_the_page_in_the_history(gallery: str, elsewhere: str, chromium: Browser) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{gallery}/get-help")
    page.goto(f"{gallery}/victim/with-lawyers")

    page.keyboard.press("Escape")
    page.wait_for_url(elsewhere)
    page.go_back()

    expect(page).to_have_url(f"{gallery}{neutral_address('/get-help')}")
    context.close()


def test_without_script_all_is_there_and_the_way_out_leads_out(gallery: str, elsewhere: str, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{gallery}/victim/with-lawyers")
    expect(page.get_by_role("heading", name="A lawyer is deciding")).to_be_visible()
    page.get_by_text("Show 3 earlier steps").click()
    expect(page.get_by_role("heading", name="You told us what happened")).to_be_visible()

    page.get_by_role("link", name="Leave this page").click()

    expect(page).to_have_url(elsewhere)
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_wherever_999_is_written_a_press_rings_it(client: Client, address: str) -> None:
    """The service named 999 BSL is an app, not a number."""
    read = re.sub(r"<head>.*?</head>|<!--.*?-->", "", body(client, address), flags=re.DOTALL)
    linked = re.sub(r'<a href="(tel|sms):999">999</a>|999 BSL', "", read)

    assert "999" not in re.sub(r"<[^>]*>", "", linked)


def test_the_first_screen_of_a_phone_holds_each_rule_of_bail_and_what_to_do_in_danger(
    gallery: str, chromium: Browser
) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{gallery}/victim/bailed")

    for words in ("They must not contact you.", "They must not go into Dock Lane.", "If you are in danger, ring 999."):
        box = page.get_by_text(words).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 700, words  # above the button to leave
    page.close()
