"""Every page of the victim's site and of the front door, in every state, errors too: for visitors who use a screen
reader, only keys, letters four times as large, or colours of their own. One browser walks them all, as the
demonstration's people do."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

from playwright.sync_api import Browser, Error, Page, expect

from tests.channels.web.browsers import found_by_axe
from tests.channels.web.desk.site import in_a_browser, served
from tests.channels.web.portal.every_page import WALKS, take
from tests.channels.web.portal.trees import TREES, begins
from tests.demo.conftest import filled_once, loaded  # noqa: F401  fixtures

PHONE, NARROW, WIDE = (390, 844), (320, 844), (1280, 1024)
ZOOMED = (320, 256)  # the wide window at 400 %
# Walked from the top to the end by Tab alone: one page of each kind, where the leave bar covers the end of the page.
BY_KEYS = {
    "front-door",
    "sign-in-wrong",
    "your-rights",
    "case-trial",
    "short",
    "menu",
    "easy",
    "messages-wrong",
    "contact-question-wrong",
    "court",
    "family-ask-wrong",
    "statement-write-wrong",
    "second-step-wrong",
}

_OUTLINE = """() => ({
  h1: document.querySelectorAll('h1').length,
  main: document.querySelectorAll('main').length,
  levels: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(one => one.checkVisibility())
    .map(one => Number(one.tagName[1])),
  isWrong: document.querySelector('.govuk-error-summary') !== null,
  isReadFirst: document.activeElement?.matches('.govuk-error-summary') ?? false,
  title: document.title,
  language: document.documentElement.lang,
})"""
# Elements that can be pressed or typed into: with a border of their own where colours are forced, since all fills are
# gone there. A radio button and a file field are drawn beside themselves.
_WITHOUT_BORDER = """() => {
  const drawn = one => one.matches('[type=radio], [type=checkbox]')
    ? getComputedStyle(one.labels[0], '::before')
    : getComputedStyle(one, one.type === 'file' ? '::file-selector-button' : null)
  return [...document.querySelectorAll(
      'button, input:not([type=hidden]), select, textarea, .govuk-button, .leave')]
    .filter(one => one.checkVisibility() && one.offsetWidth > 1)
    .filter(one => !(parseFloat(drawn(one).borderTopWidth) >= 1 && drawn(one).borderTopStyle !== 'none')
      && getComputedStyle(one).textDecorationLine !== 'underline')
    .map(one => one.outerHTML.slice(0, 120))
}"""
# Where the keyboard focus is: whether it can be seen, and is not covered anywhere.
_AT = """() => {
  const one = document.activeElement
  if (!one || one === document.body) return null
  const box = one.getBoundingClientRect(), drawn = getComputedStyle(one)
  const target = box.width > 1 ? one : one.labels?.[0] ?? one
  const seen = target.getBoundingClientRect()
  const x = seen.left + seen.width / 2, y = seen.top + Math.min(seen.height / 2, 20)
  const top = document.elementFromPoint(x, y)
  const ring = target === one ? drawn : getComputedStyle(target, '::before')
  window.walked = window.walked ?? []
  const before = window.walked.at(-1)
  const goesOn = !before || Boolean(before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)
  window.walked.push(one)
  return {
    name: one.outerHTML.slice(0, 100),
    href: one.getAttribute('href'),
    goesOn,
    inWindow: seen.top >= 0 && (one.matches('textarea') ? seen.top + 60 : seen.bottom) <= innerHeight + 1,
    isOnTop: top !== null && (one.contains(top) || top.contains(one) || one.labels !== undefined
      && one.labels !== null && [...one.labels].some(label => label.contains(top))),
    hasRing: drawn.outlineStyle !== 'none' || drawn.boxShadow !== 'none' || ring.boxShadow !== 'none',
  }
}"""
# From before the first element of the page, wherever the page itself has put the focus.
_FROM_THE_TOP = """() => {
  window.walked = []
  document.body.tabIndex = -1
  document.body.focus()
  document.body.removeAttribute('tabindex')
  window.scrollTo(0, 0)
}"""
_NAMELESS = re.compile(r"^\s*- (?:link|button|textbox|radio|checkbox|combobox|region|form)(?::|$| \[)", re.M)


def test_every_state_is_sound_by_screen_reader_by_keys_alone_and_in_large_letters(
    loaded: None,  # noqa: F811
    settings: Any,
) -> None:
    faults: list[str] = []
    with served() as address:
        settings.FORCE = replace(settings.FORCE, neutral_place=f"{address}/live")  # one that needs no internet
        in_a_browser(lambda chromium: _walk_all(chromium, address, faults))

    assert not faults, "\n".join(faults)


def _walk_all(chromium: Browser, address: str, faults: list[str]) -> None:
    for who, pages in WALKS.items():
        context = chromium.new_context(viewport=_size(PHONE))
        context.set_default_timeout(30_000)
        page = context.new_page()
        if who:
            page.goto(f"{address}/demo")
            page.locator(f"li#{who} form[action='/demo/sign-in'] button").click()
        for name, steps in pages:
            try:
                for step in steps:
                    take(page, address, step)
                found = _faults_of(page, name)
            except Error as error:
                found = [error.message.splitlines()[0]]
            faults += [f"{name}: {fault}" for fault in found]
        page.keyboard.press("Escape")
        page.wait_for_url(f"{address}/live")
        faults += [f"{who or 'anonymous'}: still signed in" for _ in _left_of_a_visit(page)]
        context.close()


def _left_of_a_visit(page: Page) -> list[str]:
    """The cookies of a visit that are still there. The neutral place waits for no network: our server is told at the
    same time, and its answer removes the other half."""
    for _ in range(100):
        left = [one["name"] for one in page.context.cookies() if one["name"] in ("visit", "here")]
        if not left:
            return []
        page.wait_for_timeout(100)
    return left


def _faults_of(page: Page, name: str) -> list[str]:
    return [
        *_to_the_ear(page, name),
        *_to_the_eye(page),
        *(_by_keys(page) if name in BY_KEYS else []),
    ]


def _to_the_ear(page: Page, name: str) -> list[str]:
    outline: dict[str, Any] = page.evaluate(_OUTLINE)
    found = _out_of_line(outline)
    found += [f"axe {one['id']}: {one['nodes'][0]['html'][:160]}" for one in found_by_axe(page)]
    body = page.locator("body")
    heard = body.aria_snapshot()
    found += [f"nameless {one.strip()}" for one in _NAMELESS.findall(heard)]
    for tree in (begins(page.locator("html").get_attribute("lang") or "en"), TREES.get(name)):
        if tree is not None:
            try:
                expect(body).to_match_aria_snapshot(tree, timeout=500)
            except AssertionError:
                found.append(f"heard otherwise than\n{tree}\nnamely\n{heard}")
    return found


def _out_of_line(outline: dict[str, Any]) -> list[str]:
    found = []
    if (outline["h1"], outline["main"]) != (1, 1):
        found.append(f"{outline['h1']} h1 and {outline['main']} main")
    if outline["language"] == "en" and outline["title"].removeprefix("Error: ") != "Your page":
        found.append(f"its name says something: {outline['title']}")
    levels = outline["levels"]
    found += [f"h{after} after h{before}" for before, after in pairwise(levels) if after > before + 1]
    if outline["isWrong"] and not (outline["isReadFirst"] and outline["title"].startswith("Error: ")):
        found.append("what was wrong is not read first")
    return found


def _to_the_eye(page: Page) -> list[str]:
    found = []
    for width, height in (WIDE, NARROW, ZOOMED):
        page.set_viewport_size(_size((width, height)))
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            found.append(f"{wide} wide at {width} by {height}")
    page.set_viewport_size(_size(PHONE))
    page.emulate_media(forced_colors="active")
    found += [f"no border in forced colours: {one}" for one in page.evaluate(_WITHOUT_BORDER)]
    page.emulate_media(forced_colors="none")
    return found


def _by_keys(page: Page) -> list[str]:
    """From the top to the end by Tab alone."""
    page.evaluate(_FROM_THE_TOP)
    walked: list[dict[str, Any]] = []
    found = []
    for _ in range(150):
        page.keyboard.press("Tab")
        at = page.evaluate(_AT)
        if at is None or (walked and at["href"] == "#content"):
            break
        walked.append(at)
        for claim in ("goesOn", "inWindow", "isOnTop", "hasRing"):
            if not at[claim]:
                found.append(f"key {len(walked)} not {claim}: {at['name']}")
    if [one["href"] for one in walked[:2]] != ["#content", "/leave"]:
        found.append(f"by keys first {[one['name'] for one in walked[:2]]}")
    return found


def _size(size: tuple[int, int]) -> Any:
    return {"width": size[0], "height": size[1]}
