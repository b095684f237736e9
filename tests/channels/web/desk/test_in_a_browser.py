"""The desk in a browser: no fault that axe finds, no sideways scroll, and a contact made by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Browser, Page, expect

from tests.channels.web.browsers import found_by_axe
from tests.channels.web.desk.site import Desk, busy_desk, in_a_browser, served
from victimcare.records.models import Contact, Task

WIDTHS = (320, 390, 768, 1440)  # 320: 400 % of a window of 1280
NARROW = 640  # from here on a wide table may scroll in its own box
PARTS = (
    "",
    "/reply",
    "/complaint",
    *("/tell-once", "/rights", "/follow-up", "/plan", "/messages", "/access", "/guard", "/links", "/looks"),
)


def test_every_page_is_accessible_and_fits(real_database: object) -> None:
    with served() as address:
        desk = busy_desk(address)
        in_a_browser(lambda browser: _look_at_all(browser, desk))


def _look_at_all(browser: Browser, desk: Desk) -> None:
    case = f"/desk/cases/{desk.marta.public_id}"
    page = _page(browser, desk, width=WIDTHS[0])
    for address in (
        "/staff/sign-in",
        "/desk/nothing",
        "/desk/look-up",
        "/desk/contact",
        "/desk/contact-times",
        "/desk/more",
        "/desk/messages",
        "/desk/messages?stage=waiting&channel=letter",
        "/desk/providers",
        "/desk/brakes",
        "/desk/code",
        "/desk/covers",
        "/desk/silence",
        "/desk/tasks?which=all",
        "/desk/tasks/order",
        "/desk/keys",
        "/desk/team",
        f"/desk/team/{desk.lead}",
        f"/desk/tasks?which=mine&task={desk.task.public_id}",
        f"/desk/tasks?which=all&task={desk.second.public_id}",
        f"/desk/tasks?which=all&task={desk.clash.public_id}",
        f"/desk/received/{desk.received.public_id}",
        f"/desk/complaints/{desk.complaint.public_id}",
        "/desk/complaints",
        "/desk/complaints/new",
        "/desk/feedback",
        *(case + part for part in PARTS),
    ):
        page.goto(desk.address + address)
        _is_sound_at(WIDTHS, page, address)
    page.goto(desk.address + case)
    page.get_by_role("button", name="Save", exact=True).click()
    _is_sound_at(WIDTHS, page, "errors")
    page.goto(desk.address + case)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    _is_sound_at((390, 768), page, "text of twice the size")
    page.get_by_role("button", name="Finish this contact").click()
    page.goto(desk.address + case)
    _is_sound(page, "what is finished")
    page.get_by_role("button", name="Begin a new contact").press("Enter")
    expect(page.get_by_role("heading", name="Not proved yet")).to_be_visible()
    _is_sound(page, "the gate")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    _is_sound_at((390,), page, "the gate with text of twice the size")


def test_a_contact_by_keyboard_alone(real_database: object) -> None:
    with served() as address:
        desk = busy_desk(address)
        in_a_browser(lambda browser: _by_keyboard(browser, desk))
    assert Contact.objects.filter(victim=desk.marta, reached=True).count() == 1
    assert Task.objects.get(id=desk.task.id).outcome == "told"


def _tell_by_keyboard(browser: Browser, desk: Desk) -> None:
    page = _page(browser, desk, width=1440, script=False)
    page.goto(f"{desk.address}/desk/cases/{desk.marta.public_id}")
    for news in ("Suspect arrested", "Hearing listed"):
        _tab_to(page, f"I told them this: {news}")
        page.keyboard.press("Space")
    _tab_to(page, "Told, understood")
    page.keyboard.press("Space")
    _tab_to(page, "How")
    page.keyboard.type("call")  # the identity check was in person
    _tab_to(page, "Save and finish")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/tasks?which=mine")


def _by_keyboard(browser: Browser, desk: Desk) -> None:
    _by_single_keys(browser, desk)
    _tell_by_keyboard(browser, desk)


def _by_single_keys(browser: Browser, desk: Desk) -> None:
    """The list of keys, down the list and into a task, handing on, the end of a contact, and the search."""
    page = _page(browser, desk, width=1440)
    page.goto(f"{desk.address}/desk/tasks?which=mine")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    _is_sound(page, "the list of keys")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#task")).to_be_visible()
    page.keyboard.press("h")
    expect(page.locator("#id_hand-note")).to_be_visible()
    page.set_viewport_size({"width": 1440, "height": 400})
    page.goto(f"{desk.address}/desk/tasks?which=all")
    page.locator(".work__act a").last.click()
    expect(page.locator(".work__item.chosen")).to_be_in_viewport()
    expect(page.locator("#task.follows")).to_have_css("overflow-y", "visible")  # it never scrolls by itself
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{desk.address}/desk/cases/{desk.marta.public_id}")
    page.keyboard.press("2")
    expect(page.get_by_label("Told, needs a second call")).to_be_checked()
    page.keyboard.press("F9")
    expect(page.locator("#danger-now")).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("heading", name="Find")).to_be_visible()
    page.goto(f"{desk.address}/desk/contact")
    page.locator("input[name=code]").press_sequentially("123456")
    expect(page.locator("input[name=code_last]")).to_be_focused()


def _tab_to(page: Page, name: str) -> None:
    """Press Tab until the focused element begins with these words."""
    for _ in range(80):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "() => { const here = document.activeElement;"
            " return (here.labels && here.labels.length ? here.labels[0].innerText : here.innerText || '')"
            ".replace(/\\s+/g, ' ').trim() }"
        )
        if str(said).startswith(name):
            return
    raise AssertionError(f"{name} can't be reached by Tab")


def _page(browser: Browser, desk: Desk, *, width: int, script: bool = True) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900})
    if not script:
        context.route("**/*.mjs", lambda route: route.abort())
    context.add_cookies([{"name": "staff", "value": desk.cookie, "url": desk.address}])
    return context.new_page()


def _is_sound_at(widths: Iterable[int], page: Page, where: str) -> None:
    """Checks the page at each of these widths: it is loaded once, and the window made wider or narrower. Axe looks at
    the narrowest and the widest, since each has parts that are hidden at the other."""
    every = sorted(widths)
    for width in every:
        page.set_viewport_size({"width": width, "height": 900})
        (_is_sound if width in (every[0], every[-1]) else _fits)(page, f"{where} at {width}")


def _is_sound(page: Page, where: str) -> None:
    found = [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found_by_axe(page)]
    assert not found, f"{where}: {found}"
    _fits(page, where)


def _fits(page: Page, where: str) -> None:
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, f"{where} scrolls sideways by {overflow}"
    inside = page.evaluate(
        "[...document.querySelectorAll('.table-scroll')].filter((one) => one.scrollWidth > one.clientWidth).length"
    )
    assert page.viewport_size is not None
    assert not inside or page.viewport_size["width"] >= NARROW, f"{where}: a table scrolls sideways"
    assert page.evaluate(_BEYOND_THEIR_ROWS) == [], f"{where}: a link lies over more than its row"


_BEYOND_THEIR_ROWS = """
[...document.querySelectorAll(".work__act a")].filter((link) => {
  let one = link
  while (one !== null && getComputedStyle(one).position === "static") one = one.parentElement
  return one === null || !link.closest("li").contains(one)
}).map((link) => link.innerText)
"""
