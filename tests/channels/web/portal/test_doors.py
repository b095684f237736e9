"""Signing in, looking, and leaving again, over HTTP with a real code."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.channels.web.portal.visiting import Browser
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from tests.services.plans import agreed
from victimcare.records.models import Challenge, Event, Victim, VictimSession
from victimcare.services.access import Actor, ActorKind
from victimcare.services.access_codes import victim_codes
from victimcare.services.challenges import challenge_receipt
from victimcare.services.challenges.challenge_shapes import SubmissionChannel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

_DRAWN = re.compile(rb'name="(?:csrfmiddlewaretoken|challenge)" value="[^"]+"')


@pytest.fixture
def victim() -> Victim:
    a_team()
    load("44/20001/26", recorded(a_person()))
    return load("44/20001/26", fact("suspect.arrested", NOW - timedelta(hours=2), suspect_ref="S1"))["V1"]


@pytest.fixture
def browser() -> Client:
    return Browser()


def a_code(victim: Victim, opens: str = "case") -> str:
    return victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens=opens, now=NOW).code


def _wrong(code: str) -> str:
    return code[:-1] + ("0" if code[-1] != "0" else "1")


def test_a_code_in_fours_opens_the_page(victim: Victim, browser: Client) -> None:
    answer = browser.post("/sign-in", {"code": a_code(victim)})

    assert (answer.status_code, answer["Location"]) == (303, reverse("portal:case"))
    page = browser.get("/my/case")
    assert page.status_code == 200
    assert "We have arrested the other person." in page.content.decode()


def test_asking_for_the_page_without_reading_it_counts_as_nothing_told(victim: Victim, browser: Client) -> None:
    browser.post("/sign-in", {"code": a_code(victim)})

    asked = browser.head("/my/case")
    told_by_asking = Event.objects.filter(type="victim.contacted").count()
    browser.get("/my/case")

    assert (asked.status_code, told_by_asking) == (405, 0)
    assert Event.objects.filter(type="victim.contacted").count() == 1


def test_the_page_has_no_name_and_no_number_of_the_victim(victim: Victim, browser: Client) -> None:
    browser.post("/sign-in", {"code": a_code(victim)})

    page = browser.get("/my/case").content.decode()

    for planted in ("Ada", "Marsh", "07700 900123", str(victim.public_id), "Burglary in a dwelling"):
        assert planted not in page


def test_the_visit_leaves_one_neutral_cookie_that_dies_with_the_browser(victim: Victim, browser: Client) -> None:
    answer = browser.post("/sign-in", {"code": a_code(victim)})

    cookie = answer.cookies["visit"]
    assert (cookie["max-age"], cookie["expires"], cookie["httponly"], cookie["samesite"]) == ("", "", True, "Strict")
    assert bytes(VictimSession.objects.get().token_hash) != cookie.value.encode()


def test_nothing_of_a_visit_stays_in_a_cache(victim: Victim, browser: Client) -> None:
    browser.post("/sign-in", {"code": a_code(victim)})

    page = browser.get("/my/case")

    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "same-origin"
    assert page["X-Frame-Options"] == "DENY"


def test_a_short_code_opens_the_short_page_and_tells_nothing(victim: Victim, browser: Client) -> None:
    browser.post("/sign-in", {"code": a_code(victim, opens="short")})

    page = browser.get("/my/case").content.decode()

    assert "We would like to talk to you" in page
    assert "arrest" not in page.lower()
    assert not Event.objects.filter(type="victim.contacted").exists()


@pytest.mark.parametrize(("opens", "is_offered"), [("case", True), ("short", False)])
def test_the_menu_offers_what_the_visit_opens(victim: Victim, browser: Client, opens: str, is_offered: bool) -> None:
    browser.post("/sign-in", {"code": a_code(victim, opens=opens)})

    menu = browser.get("/my/menu").content.decode()

    assert "Something was not done" in menu
    assert ("Ask for a second look" in menu) is is_offered


def test_a_second_factor_opens_the_case_where_the_code_alone_does_not(victim: Victim, browser: Client) -> None:
    browser.post("/sign-in", {"code": a_code(victim, opens="short")})

    VictimSession.objects.update(second_at=NOW)

    assert "arrested" in browser.get("/my/case").content.decode()


def test_an_old_challenge_about_two_offices_is_shown_and_offered_nowhere(victim: Victim, browser: Client) -> None:
    convicted = fact(
        "hearing.resulted", NOW - timedelta(hours=1), hearing_ref="H1", result="convicted", court="Ashmoor"
    )
    load("44/20001/26", convicted)
    own_victim = Actor(ActorKind.VICTIM, "grant:test", victim_id=victim.id, opens="case")
    challenge_receipt.open_challenge(
        actor=own_victim, victim_id=victim.id, channel=SubmissionChannel.WEB, words="No officer knew.", now=NOW
    )
    event = Event.objects.get(source_event_id=convicted.id)
    Challenge.objects.update(code="r9_court_to_wcu", triggered_by=event)  # as it could be entered before
    browser.post("/sign-in", {"code": a_code(victim)})

    page = browser.get("/my/case")

    assert page.status_code == 200
    assert page.content.decode().count("One office should have told another") == 1


@pytest.mark.parametrize("address", ["/my/case", "/my/menu"])
def test_without_a_visit_the_victims_page_is_the_sign_in(browser: Client, address: str) -> None:
    answer = browser.get(address)

    assert (answer.status_code, answer["Location"]) == (303, "/sign-in")


def test_ten_idle_minutes_end_a_visit(victim: Victim, browser: Client) -> None:
    browser.post("/sign-in", {"code": a_code(victim)})

    with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=10, seconds=1)):
        assert browser.get("/my/case")["Location"] == "/sign-in"


def test_thirty_minutes_end_a_visit_however_busy(victim: Victim, browser: Client) -> None:
    browser.post("/sign-in", {"code": a_code(victim)})

    for minutes in (9, 18, 27):
        with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=minutes)):
            assert browser.get("/my/case").status_code == 200
    with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=30, seconds=1)):
        assert browser.get("/my/case").status_code == 303


def test_signing_out_ends_the_visit_and_clears_the_cache(victim: Victim, browser: Client) -> None:
    browser.post("/sign-in", {"code": a_code(victim)})
    halves = [browser.cookies[name].value for name in ("visit", "here")]

    answer = browser.post("/sign-out")

    assert answer["Clear-Site-Data"] == '"cache"'
    browser.cookies["visit"], browser.cookies["here"] = halves  # like an attacker who had copied both
    assert browser.get("/my/case")["Location"] == "/sign-in"


def test_leaving_ends_the_visit_and_stands_somewhere_neutral(victim: Victim, browser: Client) -> None:
    browser.post("/sign-in", {"code": a_code(victim)})

    answer = browser.get("/leave")

    assert answer.status_code == 303
    assert not re.search("police|victim|care", answer["Location"])
    assert VictimSession.objects.get().ended_at == NOW
    assert browser.get("/my/case")["Location"] == "/sign-in"


def test_leaving_leads_where_the_force_has_chosen(browser: Client, settings: Any) -> None:
    settings.FORCE = replace(settings.FORCE, neutral_place="https://recipes.example/soup")

    assert browser.get("/leave")["Location"] == "https://recipes.example/soup"


def test_a_look_at_a_page_of_help_ends_no_visit(victim: Victim, browser: Client) -> None:
    browser.post("/sign-in", {"code": a_code(victim)})
    browser.get("/get-help")

    assert browser.get("/my/case").status_code == 200


def test_a_form_without_its_token_is_refused_calmly(victim: Victim) -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in", {"code": a_code(victim)})

    assert answer.status_code == 403
    assert "That took too long" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type the 12 numbers of your code"),
        ("1234 5678 901", "You typed 11"),
        ("1234 5678 90123", "You typed 13"),
        ("abcd 5678 9012", "A code has 12 numbers and nothing else"),
        ("1" * 61, "A code has 12 numbers and nothing else"),
    ],
)
def test_what_cannot_be_a_code_is_said_exactly_and_counts_as_no_try(browser: Client, typed: str, said: str) -> None:
    with CaptureQueriesContext(connection) as captured:
        page = browser.post("/sign-in", {"code": typed}).content.decode()

    assert page.count(said) == 2  # in the summary and beside the field
    assert typed == "" or typed not in page
    assert [query["sql"] for query in captured.captured_queries if "languagesignoff" not in query["sql"]] == []


def _answer(code: str) -> dict[str, Any]:
    browser = Client(enforce_csrf_checks=True)
    browser.get("/sign-in")
    token = browser.cookies["form"].value
    with CaptureQueriesContext(connection) as captured:
        sent = browser.post("/sign-in", {"code": code, "csrfmiddlewaretoken": token})
        answer = browser.get(sent["Location"])
    headers = [*sent.items(), *answer.items()]
    return {
        "status": (sent.status_code, answer.status_code),
        "headers": [(name, value) for name, value in headers if name != "Expires"],
        "cookies": sorted([*sent.cookies, *answer.cookies]),
        "body": _DRAWN.sub(b"", answer.content),
        "queries": [query["sql"].split()[0] for query in captured.captured_queries],
    }


def test_unknown_wrong_ended_sealed_and_a_page_that_shows_nothing_have_one_answer(victim: Victim) -> None:
    others = [load(f"44/2000{number}/26", recorded(a_person()))["V1"] for number in (2, 3, 4)]
    wrong = _wrong(a_code(victim))
    ended, sealed, shut = (a_code(other) for other in others)
    agreed(others[2], page_may_show="nothing")
    victim_codes.end_victim_codes(victim_id=others[0].id, reason="replaced", now=NOW)
    victim_codes.revoke_victim_code(actor=staff(), victim_id=others[1].id, now=NOW)

    unknown = _answer("0000 0000 0000")

    assert b"Check the 12 numbers and try again" in unknown["body"]
    assert [_answer(code) == unknown for code in (wrong, ended, sealed, shut)] == [True] * 4


@pytest.mark.parametrize("address", ["/my/case", "/my/menu", "/my/not-done", "/my/second-look"])
def test_a_plan_that_closes_the_page_during_the_visit_leaves_the_sign_in(
    victim: Victim, browser: Client, address: str
) -> None:
    browser.post("/sign-in", {"code": a_code(victim)})
    assert browser.get(address).status_code == 200
    agreed(victim, page_may_show="nothing")

    shut, nobodys = browser.get(address), Client().get(address)

    assert (shut.status_code, shut["Location"], shut.content) == (303, "/sign-in", nobodys.content)


def test_the_page_takes_six_queries(victim: Victim) -> None:
    browser = Client()
    browser.post("/sign-in", {"code": a_code(victim)})
    browser.get("/my/case")

    with CaptureQueriesContext(connection) as captured:
        browser.get("/my/case")

    asked = [query["sql"] for query in captured.captured_queries if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= 6, asked
