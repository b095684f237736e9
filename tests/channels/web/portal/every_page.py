"""Every page of the victim's site and of the front door, in every state that the demonstration's people bring about:
pictures narrow, middling and wide, in large letters, at night and in forced colours, on sheets to be looked at.

    ./victimcare test tests/channels/web/portal/every_page.py

They are written to `SHEETS_TO` (else `every-page` beside other temporary files). `EVERY_PAGE_AT` names a demonstration
that runs already; `PAGES` a part of a page's name, `MODES` some of the modes, `READ_IN` another language (`ur`). With
`KEEP=1` some of them overwrite those in docs/pictures.
"""

from __future__ import annotations

import os
from contextlib import nullcontext
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from playwright.sync_api import Browser, Error, Page

from tests.channels.web import sheets
from tests.channels.web.desk.site import in_a_browser, served
from tests.channels.web.shots import write
from tests.demo.conftest import filled_once, loaded  # noqa: F401  fixtures
from victimcare.wording import say

TO = Path(os.environ.get("SHEETS_TO") or Path(gettempdir(), "every-page"))
READ_IN = os.environ.get("READ_IN", "")
# The pictures in docs/pictures, and in which modes.
KEPT: dict[str, tuple[str, ...]] = {
    "beside-write": ("320",),
    "call-me": ("320",),
    "call-promised": ("320",),
    "compensation-awarded": ("320",),
    "contact": ("320",),
    "contact-means": ("320", "1280"),
    "contact-question": ("320",),
    "court": ("320", "1280"),
    "court-calendar": ("320",),
    "menu": ("768",),
    "message-sent": ("320",),
    "messages": ("320", "1280"),
    "passport": ("320",),
    "print": ("320",),
    "property-comes-home": ("768",),
    "property-promised": ("320",),
    "second-step": ("320",),
    "second-step-wrong": ("320",),
    "statement-goes-on": ("1280",),
    "statement-write": ("320",),
    "tell-once": ("320",),
    "update": ("320",),
}
Step = tuple[str, ...]
Look = tuple[str, tuple[Step, ...]]

_CHOSEN: tuple[Step, ...] = (("choose", "first"), ("press", "front-door-next"))
_ASKED: tuple[Step, ...] = (("choose", "first"), ("press", "contact-go-on"))
# Who looks (no one: the front door), and pages in the order in which they are reached: a name, and the steps to it.
WALKS: dict[str, tuple[Look, ...]] = {
    "": (
        ("front-door", (("go", "/"),)),
        ("sign-in", (("go", "/sign-in"),)),
        ("sign-in-wrong", (("fill", "portal-code", "1234 5678 901"), ("press", "portal-sign-in-go"))),
        (
            "sign-in-refused",
            (("go", "/sign-in"), ("fill", "portal-code", "1234 5678 9012"), ("press", "portal-sign-in-go")),
        ),
        ("get-help", (("go", "/get-help"),)),
        ("your-rights", (("go", "/your-rights"),)),
        ("your-rights-wrong", (("press", "front-door-next"),)),
        ("find-support", (("go", "/find-support"),)),
        ("find-support-found", (("press", "front-door-search"),)),
        ("ask-for-help", (("go", "/ask-for-help"),)),
        ("ask-for-help-wrong", (("press", "in-touch-send"),)),
        ("complain", (("go", "/complain"),)),
        ("complain-wrong", (("press", "front-door-send"),)),
        ("complain-sent", (("write", "No officer rings me back."), ("press", "front-door-send"))),
        ("feedback", (("go", "/feedback"),)),
        ("feedback-wrong", (("press", "front-door-send"),)),
        ("feedback-given", (("choose", "first"), ("press", "front-door-send"))),
        ("report", (("go", "/tell-us"),)),
        ("report-wrong", (("press", "front-door-next"),)),
        ("report-kind", (("choose", "first"), ("press", "front-door-next"))),
        ("report-words", (("choose", "first"), ("press", "front-door-next"))),
        ("report-place", (("write", "A man followed me home."), ("press", "front-door-next"))),
        ("report-people", (("press", "front-door-next"),)),
        ("report-reach", (("press", "front-door-next"),)),
        ("report-safe", (("fill", "report-email", "sam@mail.example"), ("press", "front-door-next"))),
        ("report-check", (("press", "front-door-next"),)),
        ("report-saved", (("press", "report-save"),)),
        ("report-open", (("go", "/tell-us/saved"),)),
        ("how-to-get-a-code", (("go", "/how-to-get-a-code"),)),
        ("use-this-more-safely", (("go", "/use-this-more-safely"),)),
        ("not-found", (("go", "/nothing-is-here"),)),
        ("front-easy", (("go", "/easy"),)),
        ("front-children", (("go", "/for-children"),)),
        ("find-support-chosen", (("go", "/find-support"), ("choose", "first"), ("press", "front-door-search"))),
        ("leaving", (("press", "front-door-site"),)),
        ("your-rights-answer", (("go", "/your-rights"), *(_CHOSEN * 4))),
    ),
    "denise": (
        ("case-trial", (("go", "/my/case"),)),
        ("easy", (("go", "/my/easy"),)),
        ("all-words", (("go", "/my/all-words"),)),
        ("young", (("go", "/my/young"),)),
        ("menu", (("go", "/my/menu"),)),
        ("journey", (("go", "/my/journey"),)),
        ("messages", (("go", "/my/messages"),)),
        ("messages-wrong", (("press", "writing-send"),)),
        ("message-sent", (("write", "Can my sister come with me?"), ("press", "writing-send"))),
        ("messages-waits", (("go", "/my/messages"),)),
        ("update", (("go", "/my/update"),)),
        ("call-me", (("go", "/my/call-me"),)),
        ("call-me-wrong", (("press", "callbacks-page-ask"),)),
        ("call-promised", (("choose", "first"), ("press", "callbacks-page-ask"))),
        ("call-me-promised", (("go", "/my/call-me"),)),
        ("more-help", (("go", "/my/more-help"),)),
        ("not-done", (("go", "/my/not-done"),)),
        ("not-done-wrong", (("press", "challenges-page-send"),)),
        ("not-done-sent", (("write", "No officer rang me about the new day."), ("press", "challenges-page-send"))),
        ("second-look", (("go", "/my/second-look"),)),
        ("court", (("go", "/my/court"),)),
        ("court-calendar", (("press", "court-calendar-put"),)),
        ("court-calendar-wrong", (("press", "court-calendar-go"),)),
        ("court-calendar-not", (("choose", "no"), ("press", "court-calendar-go"))),
        ("court-expenses", (("go", "/my/court/expenses"),)),
        ("statement-taken", (("go", "/my/statement"),)),
        ("statement-write", (("go", "/my/statement/write"),)),
        ("statement-write-wrong", (("press", "court-statement-save"),)),
        ("property", (("go", "/my/property"),)),
        ("property-list", (("go", "/my/property/list"),)),
        ("property-thing", (("go", "/my/property/thing"),)),
        ("complaint", (("go", "/my/complaint"),)),
        ("compensation", (("go", "/my/compensation"),)),
        ("contact", (("go", "/my/contact"),)),
        ("contact-question", (("press", "contact-begin"),)),
        ("contact-question-wrong", (("press", "contact-go-on"),)),
        ("contact-when", (*(_ASKED * 5),)),
        ("contact-means", (*(_ASKED * 5),)),
        ("contact-sent", (("press", "contact-send"),)),
        ("tell-once", (("go", "/my/tell-once"),)),
        ("tell-once-kept", (("write", "Do not ask about the door."), ("press", "of-herself-note-keep"))),
        ("passport", (("go", "/my/how-to-speak-with-me"),)),
        ("passport-kept", (("choose", "first"), ("press", "of-herself-passport-keep"))),
        ("family", (("go", "/my/family"),)),
        ("family-ask", (("go", "/my/family/ask"),)),
        ("family-ask-wrong", (("press", "supporters-ask-send"),)),
        ("support", (("go", "/my/support"),)),
        ("in-touch", (("press", "in-touch-read"),)),
        ("visits", (("go", "/my/visits"),)),
        ("who-looked", (("go", "/my/who-looked"),)),
        ("print", (("go", "/my/print"),)),
        ("print-shown", (("press", "account-print-yes"),)),
        ("reference", (("go", "/my/reference"),)),
        ("another", (("go", "/my/another"),)),
        ("another-wrong", (("fill", "portal-code", "1234 5678 901"), ("press", "portal-sign-in-go"))),
        ("second-step", (("go", "/my/second-step"),)),
        ("second-step-set-up", (("go", "/my/second-step/set-up"),)),
        ("second-step-set-up-wrong", (("press", "portal-sign-in-go"),)),
        ("court-wrong", (("go", "/my/court"), ("press", "court-ask-send"))),
        ("court-asked", (("go", "/my/court"), ("choose", "first"), ("press", "court-ask-send"))),
        ("sign-out", (("go", "/sign-out"),)),
    ),
    "elif": (
        ("short", (("go", "/my/case"),)),
        ("second-step-short", (("go", "/my/second-step"),)),
        ("second-step-wrong", (("press", "second-step-open"),)),
        ("contact-short", (("go", "/my/contact"),)),
        ("messages-short", (("go", "/my/messages"),)),
    ),
    "naomi": (
        ("case-robbery", (("go", "/my/case"),)),
        ("property-none", (("go", "/my/property"),)),
        ("court-none", (("go", "/my/court"),)),
        ("statement-begin", (("go", "/my/statement"),)),
        ("tell-once-begin", (("go", "/my/tell-once"),)),
        ("messages-sent", (("go", "/my/messages"),)),
        ("update-asked", (("go", "/my/update"), ("press", "writing-update-ask"))),
        ("compensation-help", (("go", "/my/compensation"), ("press", "court-money-help-ask"))),
        ("support-asked", (("go", "/my/support"), ("press", "front-door-near-ask"))),
    ),
    "grace": (
        ("case-sentenced", (("go", "/my/case"),)),
        ("property-comes-home", (("go", "/my/property"), ("open",))),
        ("property-back", (("press", "court-property-back"),)),
        ("property-back-wrong", (("press", "court-property-send"),)),
        ("property-promised", (("choose", "first"), ("press", "court-property-send"))),
        ("compensation-awarded", (("go", "/my/compensation"),)),
        ("support-in-touch", (("go", "/my/support"),)),
        ("more-help-ask", (("go", "/my/more-help"),)),
        ("more-help-asked", (("choose", "first"), ("press", "more-help-go"))),
        ("statement-used", (("go", "/my/statement"),)),
        (
            "statement-begun",
            (("go", "/my/statement/write"), ("write", "I sleep badly."), ("press", "court-statement-save")),
        ),
        ("statement-goes-on", (("go", "/my/statement"),)),
        ("statement-send", (("go", "/my/statement/send"),)),
        ("statement-sent", (("choose", "first"), ("press", "court-statement-send"))),
        ("journey-sentenced", (("go", "/my/journey"),)),
    ),
    "kai": (("short-child", (("go", "/my/case"),)),),
    "callum": (
        ("case-closed", (("go", "/my/case"),)),
        ("second-look-may", (("go", "/my/second-look"),)),
    ),
    "folake": (("case-murder", (("go", "/my/case"),)),),
    "orchard": (("case-shop", (("go", "/my/case"),)),),
    "theo": (
        ("beside-speaks", (("go", "/my/case"),)),
        ("beside-menu", (("go", "/my/menu"),)),
        ("beside-write", (("go", "/my/write"),)),
        ("beside-write-wrong", (("press", "writing-send"),)),
        ("beside-wrote", (("write", "Can you ring me instead?"), ("press", "writing-send"))),
    ),
    "ines": (("beside-guarded", (("go", "/my/case"),)),),
    "priya": (("beside-shop", (("go", "/my/case"),)), ("beside-statement", (("go", "/my/statement"),))),
    "omar": (("case-not-told", (("go", "/my/case"),)), ("contact-none", (("go", "/my/contact"),))),
}


def test_sheets_of_every_page(request: Any) -> None:
    at = os.environ.get("EVERY_PAGE_AT")
    if not at:
        request.getfixturevalue("loaded")
    missed: list[str] = []
    with nullcontext(at) if at else served() as address:
        in_a_browser(lambda chromium: _walk_all(chromium, str(address), missed))
    sheets.lay_out(TO)
    if os.environ.get("KEEP"):
        _keep()
    assert missed == []


def _keep() -> None:
    for name, modes in KEPT.items():
        for mode in modes:
            if (shot := TO / mode / f"{name}.png").exists():
                write(shot.read_bytes(), f"victims-{name}-{mode}")


def _walk_all(chromium: Browser, address: str, missed: list[str]) -> None:
    wanted = os.environ.get("PAGES", "")
    for who, pages in WALKS.items():
        if any(wanted in name for name, _ in pages):
            context = chromium.new_context(viewport={"width": 390, "height": 844})
            context.set_default_timeout(10_000)
            page = context.new_page()
            if who:
                page.goto(f"{address}/demo")
                page.locator(f"li#{who} form[action='/demo/sign-in'] button").click()
                if READ_IN:
                    page.goto(f"{address}/my/menu")
                    chosen = page.locator(f"button[name=language][value={READ_IN}]")
                    if chosen.count():  # otherwise the victim has it already, or it is hidden from a person beside them
                        chosen.click()
            _walk(page, address, pages, wanted, missed)
            context.close()


def _walk(page: Page, address: str, pages: tuple[Look, ...], wanted: str, missed: list[str]) -> None:
    for name, steps in pages:
        try:
            for step in steps:
                take(page, address, step)
        except Error as error:
            missed.append(f"{name}: {error.message.splitlines()[0]}")
            continue
        if wanted in name:
            sheets.shoot(page, TO, name)


def take(page: Page, address: str, step: Step) -> None:
    match step:
        case ("go", path):
            page.goto(f"{address}{path}?lang={READ_IN}" if READ_IN and not path.startswith("/my/") else address + path)
        case ("press", sentence):
            page.get_by_role("button", name=say(sentence, READ_IN or "en")).first.click()
            page.wait_for_load_state()
        case ("choose", which):
            choices = page.locator("main :is(input[type=radio], input[type=checkbox])")
            (choices.first if which == "first" else page.locator(f"main input[value={which}]")).check()
        case ("open",):
            page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
            page.wait_for_load_state("networkidle")  # its pictures
        case ("fill", label, words):
            page.get_by_label(say(label, READ_IN or "en")).first.fill(words)
        case ("write", words):
            page.locator("textarea").first.fill(words)
