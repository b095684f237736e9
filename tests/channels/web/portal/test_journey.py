"""The whole way and how long it takes, in the victim's own visit: what is shown, to whom, and what it costs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.channels.web.portal.visiting import signed_in, text
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import StageDurationStats, Victim
from victimcare.rules.cases.case_waits import WaitKind
from victimcare.services.contact_plans import guard_marks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def victim() -> Victim:
    """A victim whose case has been with the lawyers for nine days."""
    a_team()
    begun = recorded(a_person(), time=NOW - timedelta(days=30))
    asked = fact("suspect.interviewed", NOW - timedelta(days=20), suspect_ref="S1")
    sent = fact("case.sent_to_cps", NOW - timedelta(days=9))
    for wait, kind in ((WaitKind.LAWYERS, "burglary"), (WaitKind.LAWYERS, "robbery"), (WaitKind.COURT, "burglary")):
        low = 14 if kind == "burglary" else 2
        StageDurationStats.objects.create(
            kind=kind, wait=wait, count=40, low=low, high=41, share=50, worked_out_at=NOW - timedelta(hours=6)
        )
    return load("44/20001/26", begun, asked, sent)["V1"]


def test_the_page_says_how_long_cases_of_this_kind_wait_at_this_stage(victim: Victim) -> None:
    page = text(signed_in(victim).get("/my/case"))

    assert "How long do the lawyers take?" in page
    assert "Half of cases like this take 14 to 41 days. Yours has taken 9 days so far." in page


def test_the_drawing_says_its_sentences_to_a_screen_reader(victim: Victim) -> None:
    page = signed_in(victim).get("/my/case").content.decode()

    sentence = "Half of cases like this take 14 to 41 days. Yours has taken 9 days so far."
    assert page.count(f'role="img" aria-label="{sentence}"') == 2  # for narrow and for wide; one is shown
    assert "style=" not in page


def test_the_whole_way_has_a_page_of_its_own(victim: Victim) -> None:
    page = text(signed_in(victim).get("/my/journey"))

    for part in ("It is told", "We look into it", "It is decided if it goes to court", "Leaving prison"):
        assert part in page
    assert "You do not need to do anything now." in text(signed_in(victim).get("/my/case"))


def test_the_whole_way_is_not_for_the_short_level(victim: Victim) -> None:
    client = signed_in(victim)
    guard_marks.mark_guarded(actor=staff(), victim_id=victim.id, reason="home", now=NOW)

    answer = client.get("/my/journey")

    assert (answer.status_code, answer["Location"]) == (303, "/sign-in")
    assert "The whole way" not in text(client.get("/my/menu"))


@pytest.mark.parametrize("address", ["/my/case", "/my/journey"])
def test_six_queries_each(victim: Victim, address: str) -> None:
    client = signed_in(victim)
    client.get(address)  # tells the news

    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)

    asked = [query["sql"] for query in captured.captured_queries if "SAVEPOINT" not in query["sql"]]
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert len(asked) <= 6, asked
