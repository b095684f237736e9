"""Being fetched is not being told: news counts as told once its page stands before a person."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client, override_settings

from tests.channels.web.portal.visiting import signed_in, text
from tests.services.loading import fact, load
from tests.services.people_and_cases import NOW
from victimcare.records.models import Event, Victim, VictimSession
from victimcare.services.rights.queries import duties_of

pytestmark = pytest.mark.usefixtures("clock")
BY_A_PRESS = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "document"}


@pytest.fixture
def browser(victim: Victim) -> Client:
    load("44/20001/26", fact("suspect.arrested", NOW - timedelta(hours=2), suspect_ref="S1"))
    return signed_in(victim)


def _arrest_duty(victim: Victim) -> str:
    return next(one.status for one in duties_of(victim.id, now=NOW) if one.duty.id == "r6_suspect_arrested")


def _to_confirm(page: str) -> dict[str, str]:
    return {"mark": re.findall(r'name="mark" value="(\w+)"', page)[0], "of": "case"}


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Purpose": "prefetch;prerender"},
        {"Sec-Purpose": "prefetch"},
        {"Purpose": "prefetch"},
        {"X-Purpose": "preview"},
        {"X-Moz": "prefetch"},
    ],
)
@pytest.mark.parametrize("path", ["/my/case", "/my/messages", "/leave"])
def test_what_a_browser_fetches_ahead_tells_nothing_and_keeps_no_visit_open(
    victim: Victim, browser: Client, path: str, headers: dict[str, str]
) -> None:
    with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=5)):
        answer = browser.get(path, headers=headers)

    assert (answer.status_code, answer.content) == (503, b"")
    assert "no-store" in answer["Cache-Control"]
    assert "Sec-Purpose" in answer["Vary"]
    assert _arrest_duty(victim) == "due"
    visit = VictimSession.objects.get()
    assert (visit.last_seen_at, visit.ended_at) == (NOW, None)


def test_a_page_in_a_browser_tells_its_news_when_it_says_that_it_is_seen(victim: Victim, browser: Client) -> None:
    page = browser.get("/my/case", headers=BY_A_PRESS).content.decode()
    shown = _arrest_duty(victim)
    answer = browser.post("/my/seen", {**_to_confirm(page), "by": "page"})

    assert "We have arrested the other person." in page
    assert shown == "due"
    assert (answer.status_code, _arrest_duty(victim)) == (204, "met")
    assert Event.objects.get(type="victim.contacted").source == "urn:victimcare:page"
    again = browser.get("/my/case", headers=BY_A_PRESS).content.decode()
    assert 'name="mark"' not in again, "nothing waits to be told any more"


def test_without_script_one_press_says_that_it_was_read(victim: Victim, browser: Client) -> None:
    page = browser.get("/my/case", headers=BY_A_PRESS)
    answer = browser.post("/my/seen", _to_confirm(page.content.decode()))

    assert "Have you read this page? I have read this" in text(page)
    assert answer.status_code == 303
    assert _arrest_duty(victim) == "met"


def test_only_what_was_shown_can_be_confirmed(victim: Victim, browser: Client) -> None:
    page = browser.get("/my/case", headers=BY_A_PRESS).content.decode()
    load("44/20001/26", fact("suspect.charged", NOW - timedelta(hours=1), suspect_ref="S1"))

    browser.post("/my/seen", {**_to_confirm(page), "by": "page"})
    browser.post("/my/seen", {"mark": "", "of": "case"})

    assert _arrest_duty(victim) == "due"


def test_what_asks_without_being_a_browser_is_told_by_the_page_itself(victim: Victim, browser: Client) -> None:
    """Another program that reads the page as a door (contracts/doors.md) has asked for it, and shows it."""
    browser.get("/my/case")

    assert _arrest_duty(victim) == "met"
