"""The calls page renews itself while its agent works on it: the text they have begun stays, and so does the focus."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from types import SimpleNamespace
from typing import cast

import pytest
from django.db import connections
from playwright.sync_api import APIResponse, Browser, Route, expect

from tests.channels.web.desk.site import Desk, _person, in_a_browser, served
from tests.channels.web.desk.test_in_a_browser import _page
from tests.channels.web.desk.test_phone import MemoryPhone, rings, sign_on
from tests.services.people_and_cases import a_team
from victimcare.services import port_registry


def test_what_is_begun_stays_while_colleagues_come(real_database: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(port_registry.ports, "desk_phone", MemoryPhone())
    a_team()
    sol, ewa, sam = (_person(name) for name in ("Sol Pereira", "Ewa Tomala", "Sam Okoye"))
    sign_on(sol)
    rings(sol)
    with served() as address:
        desk = cast(Desk, SimpleNamespace(address=address, cookie=sol.client.cookies["staff"].value))

        def look(browser: Browser) -> None:
            page = _page(browser, desk, width=1280)
            page.goto(f"{address}/desk/phone")
            answer = page.get_by_role("button", name="Answer")
            answer.focus()
            page.keyboard.press("Enter")
            expect(page.get_by_role("heading", name="Not proved yet")).to_be_focused()

            hold = page.get_by_role("button", name="Hold")
            hold.focus()
            _elsewhere(lambda: sign_on(ewa))
            bring = page.get_by_text("Bring somebody in")
            expect(page.get_by_role("option", name="Ewa Tomala")).to_be_attached()
            expect(hold).to_be_focused()

            bring.click()
            page.get_by_label("Whom").select_option(label="Ewa Tomala")
            page.get_by_label("All talk together").check()
            _elsewhere(lambda: sign_on(sam))
            expect(page.get_by_role("option", name="Sam Okoye")).to_be_attached()
            expect(page.get_by_role("button", name="Ring them")).to_be_visible()
            assert page.get_by_label("Whom").evaluate("each => each.selectedOptions[0].text") == "Ewa Tomala"
            assert page.get_by_label("All talk together").is_checked()

            answers: list[tuple[Route, APIResponse]] = []
            page.route("**/desk/phone/end", lambda route: answers.append((route, route.fetch())))
            page.get_by_role("button", name="End call").click()
            page.wait_for_timeout(2500)  # longer than two looks: none shows what the answer would take away again
            [(route, answer_to_it)] = answers
            expect(page.get_by_label("Note")).to_have_count(0)
            route.fulfill(response=answer_to_it)

            page.get_by_label("That was a heavy call").check()
            note = page.get_by_label("Note")
            note.fill("Wants a call.")
            note.press("Home")
            before = page.locator("[data-version]").get_attribute("data-version") or ""
            _elsewhere(lambda: sam.post("/desk/phone/change", to="away"))
            expect(page.locator("[data-version]")).not_to_have_attribute("data-version", before)
            assert page.get_by_label("That was a heavy call").is_checked()
            note.press("A")
            expect(note).to_have_value("AWants a call.")

        in_a_browser(look)


def _elsewhere(do: Callable[[], object]) -> None:
    """In a thread beside Playwright's loop."""

    def run() -> None:
        try:
            do()
        finally:
            connections.close_all()

    thread = Thread(target=run)
    thread.start()
    thread.join()
