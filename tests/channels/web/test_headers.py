"""What every answer carries, whatever it is: pages, refusals, files of ours, and answers to machines."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.http import HttpResponseBase
from django.test import Client, override_settings

from victimcare.channels.web.portal import front_door_pages

pytestmark = pytest.mark.django_db

PAGES = ("/", "/my/case", "/find-support", "/staff/sign-in", "/desk/tasks", "/officer/", "/partner/sign-in", "/nothing")
MACHINES = ("/api/v1/feed/events", "/api/v1/openapi.json", "/api/v1/directory/services", "/hooks/notify", "/live")
FILES = ("/static/page.css", "/static/leave.mjs", "/static/")
_POLICY = ("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "script-src 'self'")


@pytest.mark.parametrize("path", [*PAGES, *MACHINES, *FILES])
def test_every_answer_bears_the_same_guards(path: str) -> None:
    reply = Client().get(path)

    policy = reply.headers["Content-Security-Policy"]
    assert [part for part in _POLICY if part not in policy.split("; ")] == []
    assert "unsafe" not in policy
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert reply.headers["Referrer-Policy"] == "same-origin"
    assert reply.headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "path", ["/", "/staff/sign-in", "/api/v1/feed/events", "/live", "/static/page.css", "/nothing"]
)
def test_over_https_every_answer_says_that_it_stays_so_for_a_year(path: str) -> None:
    with override_settings(SECURE_HSTS_SECONDS=31536000):
        over_https, in_the_clear = (Client().get(path, secure=is_secure) for is_secure in (True, False))

    assert over_https.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert "Strict-Transport-Security" not in in_the_clear.headers


@pytest.mark.parametrize("path", [*PAGES, *MACHINES, *FILES])
def test_words_say_their_kind_and_charset(path: str) -> None:
    reply = Client().get(path)

    if not _body(reply):
        return
    kind = reply.headers["Content-Type"]
    assert "charset=utf-8" in kind.lower().replace('"', "") or kind.startswith("application/"), kind


@pytest.mark.parametrize("path", [*PAGES, "/api/v1/feed/events"])
def test_nothing_of_it_is_kept_on_the_way(path: str) -> None:
    assert "no-store" in Client().get(path).headers["Cache-Control"]


def test_other_sites_read_the_public_directory_and_nothing_else() -> None:
    def opened(path: str) -> str | None:
        return Client().get(path, headers={"Origin": "https://evil.example"}).headers.get("Access-Control-Allow-Origin")

    assert opened("/api/v1/directory/services") == "*"
    assert {opened(path) for path in (*PAGES, "/api/v1/feed/events", *FILES, "/live")} == {None}


@pytest.mark.parametrize("path", ["/", "/my/case", "/desk/tasks", "/api/v1/feed/events", "/live", "/static/page.css"])
def test_what_was_sent_is_never_sent_back_by_trace(path: str) -> None:
    reply = Client().generic("TRACE", path, headers={"Cookie": "visit=kept-from-scripts"})

    assert reply.status_code in (302, 303, 401, 404, 405)
    assert b"kept-from-scripts" not in _body(reply)


def test_no_folder_is_listed_and_no_file_beside_them_is_given() -> None:
    paths = (
        "/static/",
        "/static/build/",
        "/.git/config",
        "/static/../settings.py",
        "/static/%2e%2e/settings.py",
        "/.env",
    )

    assert {Client().get(path).status_code for path in paths} == {404}


def test_an_error_that_nobody_foresaw_says_nothing_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_args: object, **_more: object) -> None:
        raise RuntimeError("password=kettle in SELECT secret")

    monkeypatch.setattr(front_door_pages, "render_page", fails)
    client = Client(raise_request_exception=False)

    with override_settings(VICTIMCARE_ENV="production"):
        reply = client.get("/find-support")

    said = reply.content.decode()
    assert reply.status_code == 500
    assert re.search("RuntimeError|kettle|SELECT|Traceback|victimcare/", said) is None
    assert "no-store" in reply.headers["Cache-Control"]
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


def _body(reply: HttpResponseBase) -> bytes:
    return b"".join(reply) if reply.streaming else reply.content  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", MACHINES)
def test_a_machine_that_speaks_in_the_clear_is_never_led_on_to_https(path: str) -> None:
    """It would send its token in clear text again and again, and it would not be noticed."""
    assert not settings.SECURE_SSL_REDIRECT
    assert Client().get(path, secure=False).status_code not in (301, 302, 303, 307, 308)
