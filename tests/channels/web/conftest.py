"""A browser, and a server of the gallery that needs no database."""

from __future__ import annotations

from collections.abc import Iterator
from socketserver import ThreadingMixIn
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings
from playwright.sync_api import Browser, expect, sync_playwright

from tests.channels.web.browsers import CHROMIUM, launch_browser

expect.set_options(timeout=60_000)  # a busy machine serves pages late


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        return None


@pytest.fixture(scope="module")  # a running loop and other addresses must not outlive these tests
def gallery() -> Iterator[str]:
    """The address of the gallery's server."""
    with override_settings(ROOT_URLCONF="tests.channels.web.gallery"):
        server = make_server("127.0.0.1", 0, WSGIHandler(), server_class=_Server, handler_class=_Quiet)
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")  # a running loop and other addresses must not outlive these tests
def chromium() -> Iterator[Browser]:
    """The whole of Chromium: the pictures that are kept of each piece were drawn by it, to the place."""
    with sync_playwright() as playwright:
        browser = launch_browser(playwright, CHROMIUM)
        yield browser
        browser.close()
