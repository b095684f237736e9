"""Chromium for the tests: one for each test process, in a thread of its own, so that Playwright's loop and the database
keep out of each other's way. It starts when it is first needed: that costs as much as ten pages."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from django.db import connections
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

CHROMIUM = "/usr/bin/chromium"
HEADLESS = "/usr/bin/chromium-headless-shell"  # the same pages, without the window around them: a third less work
ARGUMENTS = [
    "--no-sandbox",  # there is no sandbox as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def launch_browser(playwright: Playwright, *paths: str) -> Browser:
    """The first of these that is installed, otherwise Playwright's own."""
    path = next((path for path in paths if Path(path).exists()), None)
    return playwright.chromium.launch(executable_path=path, args=ARGUMENTS)


def in_a_browser(look: Callable[[Browser], object]) -> None:
    """Runs this with a browser that remembers nothing from earlier use. Raises what it raises."""
    _shared.run(look)


class _Shared:
    def __init__(self) -> None:
        self._thread: ThreadPoolExecutor | None = None
        self._held = ExitStack()
        self._browser: Browser | None = None

    def run(self, look: Callable[[Browser], object]) -> None:
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="browser")
        self._thread.submit(self._look, look).result()

    def _look(self, look: Callable[[Browser], object]) -> None:
        browser = self._running()
        try:
            look(browser)
        finally:
            for context in browser.contexts:  # its cookies, pages and connections go with it
                context.close()
            connections.close_all()

    def _running(self) -> Browser:
        """The running browser, started anew where a test has ended it."""
        if self._browser is None or not self._browser.is_connected():
            self._held.close()
            playwright = self._held.enter_context(sync_playwright())
            self._browser = launch_browser(playwright, HEADLESS, CHROMIUM)
            self._held.callback(self._browser.close)
        return self._browser

    def close(self) -> None:
        if self._thread is not None:
            self._thread.submit(self._held.close).result()
            self._thread.shutdown()


_shared = _Shared()


def close_shared() -> None:
    """Closes the browser when the last test is over."""
    _shared.close()


def found_by_axe(page: Page) -> list[dict[str, Any]]:
    """Only the violations: listing all that passes takes as long again."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]] = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return found
