"""The answer to a victim's form is fetched once, by the window that sent the form: browsers keep what a form sent for
as long as the page that answered it has a place in their history."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import URLPattern, reverse

from tests.channels.web.portal.visiting import give_visit, signed_in, text
from tests.services.people_and_cases import NOW
from victimcare.channels.web.portal import urls
from victimcare.records.models import PostRedirectResponse, Victim, VictimSession
from victimcare.services.sessions import stored_responses, victim_sessions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
WORDS = "He waited at the school again."


def sent(browser: Client, words: str = WORDS, **more: Any) -> Any:
    """Sends a form as a browser does; returns where to ask for the answer."""
    return Client.post(browser, "/my/not-done", {"words": words, "send": "", **more})


@pytest.fixture
def browser(victim: Victim) -> Client:
    return signed_in(victim)


def test_the_answer_is_at_the_same_address_once_and_then_the_address_is_itself(browser: Client) -> None:
    answer = sent(browser)

    assert (answer.status_code, answer.content) == (303, b"")
    assert answer["Location"].startswith(f"{reverse('portal:not-done')}?answer=")
    assert "no-store" in answer["Cache-Control"]
    shown = browser.get(answer["Location"])
    assert "We have it" in text(shown)
    assert (shown.status_code, shown["X-Frame-Options"]) == (200, "DENY")
    assert shown["Refresh"].endswith("url=/over")
    assert "no-store" in shown["Cache-Control"]
    assert "Content-Security-Policy" in shown
    again = browser.get(answer["Location"])
    assert (again.status_code, text(again)) == (200, text(browser.get("/my/not-done")))
    assert "We have it" not in text(again)


def test_two_windows_each_get_their_own(browser: Client) -> None:
    first, second = sent(browser), sent(browser, words="")

    assert "Write what was not done" not in text(browser.get("/my/not-done")), "a third, which sent nothing"
    assert "We have it" not in text(browser.get(second["Location"]))
    assert "We have it" in text(browser.get(first["Location"]))


def test_it_is_for_the_visit_that_sent_it_alone(browser: Client, victim: Victim) -> None:
    address = sent(browser)["Location"]

    assert Client().get(address)["Location"] == "/sign-in"
    sessions = VictimSession.objects.get()
    elsewhere = Client()
    give_visit(elsewhere, victim_sessions.begin_victim_session(grant=sessions.grant, now=NOW))
    assert "We have it" not in text(elsewhere.get(address))
    assert "We have it" in text(browser.get(address))


def test_nothing_of_it_lies_in_the_clear_and_it_goes_by_itself(browser: Client) -> None:
    address = sent(browser, words=WORDS * 400)["Location"]  # too long: the typed words stay in the box
    kept = PostRedirectResponse.objects.get()

    assert b"school" not in bytes(kept.sealed)
    assert address.partition("=")[2].encode() not in bytes(kept.id_hash) + bytes(kept.sealed)
    assert stored_responses.delete_old_responses(now=NOW + timedelta(seconds=119)) == 0
    assert stored_responses.delete_old_responses(now=NOW + timedelta(minutes=2)) == 1
    assert "We have it" not in text(browser.get(address))


def test_it_waits_two_minutes_and_no_longer_than_the_visit(browser: Client) -> None:
    late, ended = sent(browser)["Location"], sent(browser)["Location"]

    with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=2)):
        assert "We have it" not in text(browser.get(late))
    VictimSession.objects.update(ended_at=NOW)
    assert browser.get(ended)["Location"] == "/sign-in"
    assert stored_responses.delete_old_responses(now=NOW) == 2, "also before its time, with the visit"


def test_a_mistake_keeps_its_status_and_what_was_typed(browser: Client, victim: Victim) -> None:
    strict = Client(enforce_csrf_checks=True)
    for name in ("visit", "here"):
        strict.cookies[name] = browser.cookies[name].value

    answer = sent(strict)

    assert answer.status_code == 303
    assert strict.get(answer["Location"]).status_code == 403
    assert strict.get(answer["Location"]).status_code == 200


def test_an_answer_loaded_again_leads_to_the_victims_page(browser: Client) -> None:
    address = Client.post(browser, "/my/second-step/text")["Location"]

    assert address.startswith(f"{reverse('portal:second-step-text')}?answer=")
    assert browser.get(address).status_code == 200
    assert browser.get(address)["Location"] == reverse("portal:case")


def _victims_own() -> list[str]:
    routes = [each.pattern for each in urls.urlpatterns if isinstance(each, URLPattern)]
    return [f"/{route}" for route in map(str, routes) if route.startswith("my/") and "<" not in route]


@pytest.mark.parametrize("opens", ["short", "case"])
def test_no_page_under_my_answers_a_form_itself(victim: Victim, opens: str) -> None:
    browser = signed_in(victim, opens)
    looked_at = 0
    for address in _victims_own():
        for data in ({}, {"send": ""}, {"act": "choose"}, {"words": WORDS, "send": ""}):
            answer = Client.post(browser, address, data)
            looked_at += 1
            assert answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"), address
    assert looked_at > 100
