"""Where a victim's account was used, who looked at their case, and the end of visits, over HTTP with a real code."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from tests.channels.web.portal.visiting import Browser
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import AuditEntry, CodeAttempt, Staff, Team, Victim, VictimSession
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.rules.force import StaffNaming, VictimPageSettings
from victimcare.services.access import Actor
from victimcare.services.access_codes import codes_at_desk, victim_codes
from victimcare.services.audit import note

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36"

_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


def a_code(victim: Victim, opens: str = "case") -> str:
    return victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens=opens, now=NOW).code


def signed_in(code: str, device: str = IPHONE) -> Client:
    browser = Browser(headers={"User-Agent": device})
    assert browser.post("/sign-in", {"code": code}).status_code == 303
    return browser


def read(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_visits_are_listed_by_time_and_kind_of_device_and_this_one_is_named(victim: Victim) -> None:
    code = a_code(victim)
    with override_settings(VICTIMCARE_NOW=NOW - timedelta(days=2)):
        signed_in(code, WINDOWS)
    browser = signed_in(code)

    page = read(browser, "/my/visits")

    assert page.index("A phone, with Safari") < page.index("You are here now") < page.index("A computer, with Chrome")
    assert "May still be open" not in page


def test_of_what_a_browser_says_two_words_are_kept(victim: Victim) -> None:
    signed_in(a_code(victim), WINDOWS)

    kept = VictimSession.objects.values().get()
    assert (kept["device"], kept["browser"]) == ("computer", "chrome")
    assert not [value for value in kept.values() if "Mozilla" in str(value) or "131" in str(value)]


def test_calls_that_the_code_opened_are_listed_and_wrong_tries_are_not(victim: Victim) -> None:
    code = a_code(victim)
    digits = code.replace(" ", "")
    victim_codes.verify_code(code=AccessCode(digits), channel="phone", now=NOW - timedelta(hours=3))
    victim_codes.verify_code(
        code=AccessCode(digits[:-1] + str((int(digits[-1]) + 1) % 10)), channel="phone", now=NOW - timedelta(hours=2)
    )
    codes_at_desk.check_identity_by_code(actor=staff(), victim_id=victim.id, typed=code, now=NOW - timedelta(hours=1))

    page = read(signed_in(code), "/my/visits")

    assert page.count("A call, with your code typed on the phone") == 1
    assert page.count("Your code, said to one of us") == 1
    assert CodeAttempt.objects.filter(was_right=False).count() == 1


def test_another_victims_visits_are_never_listed(victim: Victim) -> None:
    other = load("44/20002/26", recorded(a_person()))["V1"]
    signed_in(a_code(other), WINDOWS)

    assert "A computer" not in read(signed_in(a_code(victim)), "/my/visits")


def test_the_short_level_lists_no_visit_and_ends_the_others_all_the_same(victim: Victim) -> None:
    code = a_code(victim, opens="short")
    other, this = signed_in(code, WINDOWS), signed_in(code)

    page = read(this, "/my/visits")
    with_another_open = this.post("/my/visits/end").content
    with_none_open = this.post("/my/visits/end").content

    # otherwise it would show whether the victim is there
    assert _TOKEN.sub(b"", with_another_open) == _TOKEN.sub(b"", with_none_open)
    assert "A computer" not in page
    assert "with Safari" not in page
    assert other.get("/my/case").status_code == 303
    assert this.get("/my/case").status_code == 200


def test_all_other_visits_end_at_once_and_this_one_goes_on(victim: Victim) -> None:
    code = a_code(victim)
    first, second, this = signed_in(code, WINDOWS), signed_in(code, WINDOWS), signed_in(code)

    assert read(this, "/my/visits").count("May still be open") == 2
    answer = this.post("/my/visits/end")

    assert "We have ended 2 other visits." in answer.content.decode()
    assert [browser.get("/my/case").status_code for browser in (first, second, this)] == [303, 303, 200]
    assert AuditEntry.objects.filter(act="own_visits.end", victim_id=victim.id).count() == 1


def test_ending_all_ends_this_one_too_and_leaves_nothing_in_the_browser(victim: Victim) -> None:
    code = a_code(victim)
    other, this = signed_in(code, WINDOWS), signed_in(code)

    answer = this.post("/my/visits/end", {"this": "yes"})

    assert "You have signed out" in answer.content.decode()
    assert answer["Clear-Site-Data"] == '"cache"'
    assert not VictimSession.objects.filter(ended_at=None).exists()
    assert [browser.get("/my/case").status_code for browser in (other, this)] == [303, 303]


@pytest.fixture
def nia() -> Actor:
    return staff("Nia Bevan")


def _looked(actor: Actor, victim: Victim, act: str, *, ago: timedelta = timedelta(hours=5)) -> None:
    note(actor, act, at=NOW - ago, case_id=victim.case_id, victim_id=victim.id)


def _names_shown(settings: Any, by: StaffNaming) -> None:
    settings.FORCE = replace(settings.FORCE, victim_pages=VictimPageSettings(by))


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (StaffNaming.NAME, "Nia Bevan, Harbour team"),
        (StaffNaming.TEAM, "Someone in Harbour team"),
        (StaffNaming.NONE, "Someone who works for us"),
    ],
)
def test_who_looked_and_why_is_told_with_names_as_the_force_decides(
    victim: Victim, nia: Actor, settings: Any, by: StaffNaming, said: str
) -> None:
    _names_shown(settings, by)
    _looked(nia, victim, "timeline.see")
    Staff.objects.filter(name="Nia Bevan").update(team=Team.objects.create(code="harbour", name="Harbour team"))

    page = read(signed_in(a_code(victim)), "/my/who-looked")

    assert said in page
    assert "To read what has happened" in page
    assert ("Nia Bevan" in page) is (by is StaffNaming.NAME)


def test_what_one_person_did_in_a_day_is_one_row_and_another_day_another(
    victim: Victim, nia: Actor, settings: Any
) -> None:
    _names_shown(settings, StaffNaming.NAME)
    for act, hours in (("timeline.see", 5), ("task.taken", 4), ("timeline.see", 3), ("timeline.see", 60)):
        _looked(nia, victim, act, ago=timedelta(hours=hours))

    page = read(signed_in(a_code(victim)), "/my/who-looked")

    assert page.count("<bdi>Nia Bevan") == 2
    assert page.count("To do work that is due for you") == 1


def test_acts_on_the_people_a_victim_is_kept_safe_from_are_work_on_the_case(victim: Victim, nia: Actor) -> None:
    for act in ("links.entered", "clash.first", "guard.marked", "override.asked", "links.asked", "event.redacted"):
        _looked(nia, victim, act)

    page = read(signed_in(a_code(victim)), "/my/who-looked")

    assert page.count("To work on your case") == 1
    assert not [word for word in ("clash", "guard", "linked", "override", "redact") if word in page.lower()]


def test_looks_for_another_victim_of_the_case_and_the_products_own_jobs_are_not_listed(
    victim: Victim, nia: Actor, settings: Any
) -> None:
    _names_shown(settings, StaffNaming.NAME)
    both = load("44/20003/26", recorded(a_person("V8"), a_person("V9")))
    _looked(nia, both["V9"], "timeline.see")
    _looked(Actor.system("messages"), both["V8"], "messages.planned")
    note(staff("Owen Reed"), "case.seen", at=NOW, case_id=both["V8"].case_id)

    page = read(signed_in(a_code(both["V8"])), "/my/who-looked")

    assert "Nia Bevan" not in page
    assert "To check what we sent you" not in page
    assert "Owen Reed" in page


def test_many_days_are_paged_and_no_number_stands_in_the_address(victim: Victim, nia: Actor) -> None:
    for days in range(1, 41):
        _looked(nia, victim, "timeline.see", ago=timedelta(days=days))
    browser = signed_in(a_code(victim))

    first = read(browser, "/my/who-looked")
    second = browser.post("/my/who-looked", {"page": "2"}).content.decode()

    assert "Show earlier days" in first
    assert "Show later days" in second
    assert "Show earlier days" not in second


def test_with_the_short_level_who_looked_is_not_there(victim: Victim) -> None:
    answer = signed_in(a_code(victim, opens="short")).get("/my/who-looked")

    assert (answer.status_code, answer["Location"]) == (303, "/sign-in")


@pytest.mark.parametrize("address", ["/my/visits", "/my/who-looked"])
def test_each_takes_six_queries_however_much_there_is(victim: Victim, address: str) -> None:
    code = a_code(victim)
    for number in range(3):
        _looked(staff(f"Colleague {number}"), victim, "timeline.see", ago=timedelta(days=number + 1))
        signed_in(code, WINDOWS)
    browser = signed_in(code)

    with CaptureQueriesContext(connection) as captured:
        read(browser, address)

    asked = [query["sql"] for query in captured.captured_queries if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= 6, asked


def test_the_page_says_how_long_it_stays_and_the_browser_leaves_it_when_the_visit_is_over(victim: Victim) -> None:
    browser = signed_in(a_code(victim))

    with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=9)):
        answer = browser.get("/my/case")
    page = answer.content.decode()

    assert answer["Refresh"] == "1260; url=/over"
    assert '<noscript><meta http-equiv="refresh" content="600; url=/over"></noscript>' in page
    assert "closes by itself after 10 minutes" in page
    assert "Refresh" not in browser.get("/get-help")


@pytest.mark.parametrize("address", ["/my/messages", "/my/statement/write"])
def test_the_browser_leaves_a_page_too_on_which_a_victim_writes(victim: Victim, address: str) -> None:
    assert signed_in(a_code(victim)).get(address)["Refresh"] == "1800; url=/over"


def test_pressing_to_stay_is_use_and_shows_nothing(victim: Victim) -> None:
    browser = signed_in(a_code(victim))

    with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=9)):
        stayed = browser.post("/my/stay")
    with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=18)):
        later = browser.get("/my/case")
    with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=29)):
        too_late = browser.post("/my/stay")

    assert (stayed.status_code, stayed.content, later.status_code) == (204, b"", 200)
    assert (too_late.status_code, too_late["Location"]) == (303, "/sign-in")


def test_an_idle_page_leads_somewhere_neutral_and_ends_no_other_window(victim: Victim) -> None:
    browser = signed_in(a_code(victim))

    answer = browser.get("/over")

    assert answer["Location"] == Client().get("/leave")["Location"]
    assert browser.get("/my/case").status_code == 200


@pytest.mark.parametrize("way", ["/leave", "/sign-out"])
def test_leaving_leaves_nothing_that_the_browser_kept(victim: Victim, way: str) -> None:
    """Nor the cookie of our forms: a browser lists the sites from which it has any."""
    browser = signed_in(a_code(victim))
    answer = browser.get(way) if way == "/leave" else browser.post(way)

    assert answer["Clear-Site-Data"] == '"cache"'
    assert {name: (cookie.value, cookie["max-age"]) for name, cookie in answer.cookies.items()} == {
        "visit": ("", 0),
        "here": ("", 0),
        "form": ("", 0),
        "door": ("", 0),
    }


@pytest.mark.parametrize(("opens", "has_steps"), [("case", True), ("short", False)])
def test_what_is_printed_is_asked_for_first(victim: Victim, opens: str, has_steps: bool) -> None:
    load("44/20001/26", fact("suspect.arrested", NOW - timedelta(hours=2), suspect_ref="S1"))
    browser = signed_in(a_code(victim, opens=opens))

    asked = read(browser, "/my/print")
    printed = browser.post("/my/print").content.decode()

    assert "Print or save this page?" in asked
    assert "arrested" not in asked
    assert ("We have arrested the other person." in printed) is has_steps
    assert "Where things stand" in printed
    assert ('<body class="victims-page">' in asked, '<body class="victims-page">' in printed) == (True, False)
