"""Leaving ends the visit by whichever part gets through: the press on the device, or our server's part."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.channels.web.portal.visiting import signed_in, text
from tests.services.people_and_cases import NOW
from victimcare.records.models import Victim, VictimSession

pytestmark = pytest.mark.usefixtures("clock")


def test_a_visit_without_the_half_that_leaving_takes_away_opens_nothing(victim: Victim) -> None:
    browser = signed_in(victim)

    del browser.cookies["here"]

    assert browser.get("/my/case")["Location"] == "/sign-in"
    assert VictimSession.objects.get().ended_at is None, "our server never heard"


def test_what_the_page_sends_beside_leaving_ends_the_visit_without_the_cookie_of_that_half(victim: Victim) -> None:
    browser = signed_in(victim)
    half = browser.cookies.pop("here").value

    answer = browser.post("/leave", {"half": half}, headers={"Sec-Fetch-Site": "same-origin"})

    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert VictimSession.objects.get().ended_at == NOW


def test_signing_out_ends_the_visit_with_the_half_in_its_form(victim: Victim) -> None:
    browser = signed_in(victim)
    half = browser.cookies.pop("here").value

    answer = browser.post("/sign-out", {"half": half})

    assert "You have signed out" in text(answer)
    assert VictimSession.objects.get().ended_at == NOW


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("GET", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}),
        ("GET", {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "no-cors"}),  # a picture, or a prefetched link
        ("HEAD", {}),
        ("POST", {"Sec-Fetch-Site": "cross-site"}),
        ("POST", {"Origin": "https://evil.example"}),
    ],
)
def test_another_site_ends_no_visit(victim: Victim, method: str, headers: dict[str, str]) -> None:
    browser: Client = signed_in(victim)

    browser.generic(method, "/leave", headers=headers)

    assert VictimSession.objects.get().ended_at is None
    assert browser.get("/my/case").status_code == 200
