"""Which case this is: named only after the full check, and the crime reference number as a sheet for an insurer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.channels.web.portal.visiting import Browser, last_numbers_shown, signed_in, text
from tests.services.loading import a_person, fact, load
from tests.services.people_and_cases import NOW, a_team
from victimcare.records.models import AuditEntry, Victim, VictimSession

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

REFERENCE = "44/90009/26"
NAMED = "A burglary , Camden, Sunday 22 November"


def _victim(group: str = "burglary", reference: str = REFERENCE) -> Victim:
    a_team()
    happened = NOW - timedelta(days=3)
    recorded = fact(
        "case.recorded",
        NOW - timedelta(days=2),
        reported_at=(NOW - timedelta(days=2)).isoformat(),
        occurred_from=happened.isoformat(),
        offence={"group": group, "title": "Burglary in a dwelling"},
        area="CN",
        borough="Camden",
        victims=[a_person()],
    )
    return load(reference, recorded)["V1"]


def _with_second_step(browser: Browser) -> Browser:
    VictimSession.objects.update(second_at=NOW)
    return browser


def test_the_full_page_names_the_case_and_the_title_does_not() -> None:
    browser = signed_in(_victim())

    page = browser.get("/my/case")

    assert NAMED in text(page)
    assert REFERENCE not in text(page)
    assert "<title>Your page</title>" in page.content.decode()
    printed = text(browser.post("/my/print", {}))
    assert "A burglary" in printed
    assert REFERENCE not in printed


def test_the_reference_is_behind_the_last_numbers_of_the_code_also_on_paper() -> None:
    browser = signed_in(_victim())

    asked, printed = browser.get("/my/reference"), browser.post("/my/reference", {})

    for page in (asked, printed):
        assert "Enter the last 6 numbers of your code" in text(page)
        assert REFERENCE not in page.content.decode()
        assert "Burglary in a dwelling" not in page.content.decode()
    last_numbers_shown()
    assert REFERENCE in text(browser.get("/my/reference"))


def test_a_short_page_of_a_guarded_victim_stays_bare() -> None:
    browser = signed_in(_victim("sexual"), "short")

    for path in ("/my/case", "/my/easy", "/my/young", "/my/menu", "/my/visits"):
        shown = browser.get(path).content.decode()
        assert not any(part in shown for part in (REFERENCE, "Camden", "sexual", "reference")), path
    assert browser.get("/my/reference")["Location"] == "/sign-in"
    assert browser.post("/my/reference", {})["Location"] == "/sign-in"


def test_behind_the_second_step_it_is_named_to_a_guarded_victim() -> None:
    browser = _with_second_step(signed_in(_victim("sexual"), "short"))

    assert "A sexual crime , Camden, Sunday 22 November" in text(browser.get("/my/case"))
    last_numbers_shown()
    assert REFERENCE in text(browser.get("/my/reference"))


def test_the_sheet_for_an_insurer_says_what_where_and_when_and_that_it_was_asked_for() -> None:
    browser = signed_in(_victim())
    last_numbers_shown()

    screen, paper = text(browser.get("/my/reference")), browser.post("/my/reference", {})

    assert "Insurers, landlords and banks may ask you for this number." in screen
    for part in (
        REFERENCE,
        "A burglary",
        "Burglary in a dwelling",
        "Camden",
        "Sunday 22 November 2026",
        "Monday 23 November 2026",
    ):
        assert part in screen
        assert part in text(paper)
    assert "This sheet shows that this crime was reported to" in text(paper)
    assert 'class="victims-page"' not in paper.content.decode(), "it is printed"
    assert "Ada" not in text(paper), "a sheet that a stranger finds names no person"
    assert AuditEntry.objects.filter(act="own_reference.see").count() == 2


def test_before_a_code_there_is_no_sheet(client: Browser) -> None:
    answer = client.get("/my/reference")

    assert (answer.status_code, answer["Location"]) == (303, "/sign-in")
