"""The sign-in while many wrong codes come in: no victim is shut out, and no cookie or page tells who has a code."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from victimcare.records.models import CodeAttempt
from victimcare.rules.access_codes import attempt_limits
from victimcare.services.access_codes import attempt_sources, victim_codes

pytestmark = pytest.mark.django_db
HOME = "81.2.69.142"
HELD_BACK = "Wait one minute"
LATER = NOW + timedelta(hours=2)  # after the hour in which a new code opens in any case


@pytest.fixture
def code(settings: Any) -> str:
    settings.VICTIMCARE_NOW = LATER
    a_team()
    return victim_codes.make_victim_code(actor=staff(), victim_id=a_victim().id, opens="case", now=NOW).code


def test_without_a_script_the_page_asks_for_a_minute_and_then_the_code_opens(code: str, settings: Any) -> None:
    _flood()
    browser = _browser()
    browser.get("/sign-in")
    refused = browser.post("/sign-in", {"code": code}, follow=True).content.decode()

    assert HELD_BACK in refused
    settings.VICTIMCARE_NOW = LATER + timedelta(minutes=1)
    opened = browser.post("/sign-in", {"code": code, "challenge": _challenge(refused), "work": ""})
    assert (opened.status_code, opened["Location"]) == (303, reverse("portal:case"))


def test_with_a_script_the_code_opens_at_once(code: str) -> None:
    _flood()
    browser = _browser()
    challenge = _challenge(browser.get("/sign-in").content.decode())
    work = next(str(number) for number in count() if _is_found(f"{challenge}:{number}"))

    opened = browser.post("/sign-in", {"code": code, "challenge": challenge, "work": work})

    assert (opened.status_code, opened["Location"]) == (303, reverse("portal:case"))


def test_the_browser_that_opened_a_code_comes_in_again_and_another_at_the_same_address_does_not(code: str) -> None:
    first, other = _browser(), _browser()
    for browser in (first, other):
        browser.get("/sign-in")
    first.post("/sign-in", {"code": code})
    _flood()

    assert other.post("/sign-in", {"code": code})["Location"] == "/sign-in?answer=held-back"
    assert first.post("/sign-in", {"code": code})["Location"] == reverse("portal:case")


def test_every_visitor_gets_the_same_cookie_and_signing_in_changes_nothing_of_it(code: str) -> None:
    signs_in, looks_in = _browser(), _browser()
    cookies = [each.get("/sign-in").cookies["door"] for each in (signs_in, looks_in)]
    came_in = signs_in.post("/sign-in", {"code": code})
    renewed = [each.get("/").cookies["door"] for each in (signs_in, looks_in)]

    assert "door" not in came_in.cookies
    assert [one.value for one in renewed] == [one.value for one in cookies]
    assert [_without_value(one) for one in renewed] == [_without_value(renewed[0])] * 2
    assert {len(one.value) for one in cookies} == {43}
    assert renewed[0]["httponly"]
    assert renewed[0]["samesite"] == "Strict"


def test_with_https_no_neighbour_of_ours_can_set_it(code: str, settings: Any) -> None:
    settings.SESSION_COOKIE_SECURE = True

    cookie = _browser().get("/sign-in").cookies["__Host-door"]

    assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")


def _flood() -> None:
    source = attempt_sources.address_source(HOME)
    keys = {"source_key": attempt_sources.source_key(source), "network_key": attempt_sources.network_key(source)}
    for _ in range(attempt_sources.OF_AN_ADDRESS):
        CodeAttempt.objects.create(at=LATER, channel="web", was_right=False, **keys)


def _browser() -> Client:
    return Client(REMOTE_ADDR=HOME)


def _challenge(page: str) -> str:
    found = re.search(r'name="challenge" value="([^"]+)"', page)
    assert found
    return found[1]


def _is_found(said: str) -> bool:
    return int.from_bytes(hashlib.sha256(said.encode()).digest()) >> (256 - attempt_limits.LEAST_BITS) == 0


def _without_value(cookie: Any) -> dict[str, Any]:
    return {name: value for name, value in cookie.items() if name != "expires"}
