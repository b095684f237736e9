"""Headers of a proxy are believed only from the proxies that the force has named."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings as of_django
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from victimcare.channels.web.ui.browser_requests import trust_named_proxies
from victimcare.rules.check_key import HEADER, is_check_key, make_check_key

PROXY, STRANGER = "10.1.0.7", "81.2.69.142"
SAID: dict[str, Any] = {
    "HTTP_X_FORWARDED_FOR": "203.0.113.9",
    "HTTP_X_FORWARDED_PROTO": "https",
    "HTTP_X_FORWARDED_HOST": "evil.example",
    "HTTP_X_FORWARDED_PORT": "444",
    "HTTP_X_REAL_IP": "203.0.113.9",
    "HTTP_FORWARDED": "for=203.0.113.9;proto=https",
}


@pytest.fixture(autouse=True)
def _named(settings: Any) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, trusted_proxies=("10.1.0.0/29",))
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")


@pytest.mark.parametrize(
    ("peer", "is_believed"), [(PROXY, True), (f"::ffff:{PROXY}", True), (STRANGER, False), ("127.0.0.1", False)]
)
def test_only_named_proxies_say_who_visits_and_over_what(peer: str, is_believed: bool) -> None:
    seen: list[HttpRequest] = []

    def page(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    trust_named_proxies(page)(RequestFactory().get("/", REMOTE_ADDR=peer, **SAID))

    assert {name in seen[0].META for name in SAID} == {is_believed}
    assert seen[0].is_secure() is is_believed


def test_it_stands_before_everything_that_reads_a_request() -> None:
    assert of_django.MIDDLEWARE[0] == "victimcare.channels.web.ui.browser_requests.trust_named_proxies"


def test_only_a_check_with_its_key_is_told_what_arrived(client: Client) -> None:
    key = make_check_key(of_django.SECRET_KEY, at=int(time.time()))
    by_proxy: dict[str, Any] = {"REMOTE_ADDR": PROXY, **SAID}

    assert client.get("/live", headers={HEADER: key}, **by_proxy).json() == {
        "by_named_proxy": True,
        "visitors_address": True,
        "https": True,
    }
    assert not any(client.get("/live", headers={HEADER: key}, REMOTE_ADDR=STRANGER, **SAID).json().values())
    for forged in ("", "1", f"{int(time.time())}.00", "é.é"):
        assert client.get("/live", headers={HEADER: forged}, **by_proxy).text == "live\n"


def test_a_key_is_good_for_a_minute() -> None:
    key = make_check_key("secret", at=1_000)

    assert [is_check_key(key, "secret", at=at) for at in (1_000, 1_060, 1_061, 900)] == [True, True, False, False]
    assert not is_check_key(key, "another", at=1_000)
