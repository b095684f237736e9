"""The day in court on the victim's page: only days that were told, requests and how they stand, and a calendar only
after a yes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar, Event

from tests.channels.web.portal.visiting import signed_in, text
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team
from victimcare.records.models import AuditEntry, CourtSupportRequest, Duty, Task, Victim
from victimcare.rules.rights import Fact
from victimcare.services.desk.news_tasks import news_duty_codes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

DAY = datetime(2026, 12, 16, 10, tzinfo=UTC)
COURT = "Bexley Magistrates Court"


def listing(starts_at: datetime = DAY, *, ago: timedelta = timedelta(days=6)) -> Fact:
    return fact(
        "hearing.listed",
        NOW - ago,
        hearing_ref="H1",
        court=COURT,
        kind="trial",
        starts_at=starts_at.isoformat(),
        received_by_wcu_at=(NOW - ago).isoformat(),
        victim_must_attend=["V1"],
    )


def told_of(one: Fact) -> Fact:
    return fact(
        "victim.contacted", one.time + timedelta(hours=3), victim_id="V1", channel="phone", about=[one.id], reached=True
    )


def _event(file: object) -> Event:
    (event,) = Calendar.from_ical(cast(HttpResponse, file).content).events
    return event


@pytest.fixture
def victim() -> Victim:
    a_team()
    load("44/20001/26", recorded(a_person(), time=NOW - timedelta(days=60)))
    listed = listing()
    return load("44/20001/26", listed, told_of(listed))["V1"]


@pytest.fixture
def browser(victim: Victim) -> Client:
    return signed_in(victim)


def test_a_day_that_was_told_is_shown_and_that_the_victim_speaks(browser: Client) -> None:
    seen = text(browser.get("/my/court"))

    assert "Wednesday 16 December at 10am" in seen
    assert "You are asked to speak there" in seen


def test_a_new_date_is_read_on_the_page_first_and_the_old_one_is_not_shown(victim: Victim, browser: Client) -> None:
    load("44/20001/26", listing(DAY + timedelta(days=20), ago=timedelta(hours=2)))

    before = text(browser.get("/my/court"))
    browser.get("/my/case")
    after = text(browser.get("/my/court"))

    assert "There is news about court" in before
    assert "December" not in before
    assert "January" not in before
    assert "Tuesday 5 January" in after


def test_a_day_that_may_not_be_told_yet_is_neither_shown_nor_announced(victim: Victim, browser: Client) -> None:
    load("44/20001/26", listing(DAY + timedelta(days=20), ago=timedelta(hours=2)))
    held = {"ending": "held", "reason": "safety", "ending_at": NOW, "review_on": NOW.date() + timedelta(days=7)}
    Duty.objects.filter(victim=victim, met_at=None, code__in=news_duty_codes()).update(**held)

    seen = text(browser.get("/my/court"))

    assert "There is news about court" not in seen
    assert "There is no day in court to show you now" in seen
    assert "January" not in seen


def test_a_day_that_was_not_told_hastens_us_and_does_not_change_the_page(victim: Victim, browser: Client) -> None:
    load("44/20001/26", listing(NOW + timedelta(days=3), ago=timedelta(hours=2)))

    answer = browser.post("/my/court", {"kinds": ["screens"], "words": ""})

    assert "Monday 30 November" in text(answer)
    assert (Task.objects.get(kind="court_ask").due_at - NOW).days < 2


def test_what_is_ticked_is_one_task_with_a_day_and_shown_as_asked(browser: Client) -> None:
    answer = browser.post("/my/court", {"kinds": ["screens", "visit"], "words": "I cannot climb stairs."})

    assert "Monday 30 November" in text(answer)
    task = Task.objects.get()
    assert (task.kind, task.reason, task.subject_key) == ("court_ask", "court-asked", "court")
    seen = text(browser.get("/my/court"))
    assert "A screen beside you We answer by Monday 30 November" in seen
    assert {row.kind for row in CourtSupportRequest.objects.all()} == {"screens", "visit"}
    assert not any(b"stairs" in bytes(row.sealed_words) for row in CourtSupportRequest.objects.all())


def test_what_is_asked_is_not_asked_again(browser: Client) -> None:
    for _ in range(2):
        browser.post("/my/court", {"kinds": ["screens"]})

    assert CourtSupportRequest.objects.count() == 1


def test_ticking_nothing_says_what_to_do(browser: Client) -> None:
    assert "Tick at least one thing" in text(browser.post("/my/court", {"words": "Hello"}))


def test_a_request_that_is_withdrawn_ends_with_its_task(browser: Client) -> None:
    browser.post("/my/court", {"kinds": ["link"]})

    browser.post("/my/court/no-more", {"asked": str(CourtSupportRequest.objects.get().public_id)})

    assert CourtSupportRequest.objects.get().state == "ended"
    assert Task.objects.get().closed_at == NOW
    assert "What you asked for" not in text(browser.get("/my/court"))


def test_no_victim_ends_what_another_asked(browser: Client) -> None:
    other = load("44/20009/26", recorded(a_person("V9"), time=NOW - timedelta(days=9)))["V9"]
    signed_in(other).post("/my/court", {"kinds": ["link"]})

    browser.post("/my/court/no-more", {"asked": str(CourtSupportRequest.objects.get().public_id)})

    assert CourtSupportRequest.objects.get().state == "asked"


def test_the_calendar_asks_first_and_says_nothing_of_a_court(browser: Client) -> None:
    asked = browser.post("/my/court/calendar", {"day": DAY.isoformat()})
    assert "Is it safe if this day shows in the calendar of this phone?" in text(asked)

    file = browser.post("/my/court/calendar", {"day": DAY.isoformat(), "safe": "yes", "name": "appointment"})

    assert file["Content-Disposition"] == 'attachment; filename="day.ics"'
    assert "no-store" in file["Cache-Control"]
    event = _event(file)
    assert (str(event["SUMMARY"]), event.start) == ("Appointment", DAY)
    written = file.content.decode().lower()
    assert not any(word in written for word in ("court", "trial", "police", "bexley", "valarm", "location", "victim"))


def test_the_name_of_the_court_is_there_only_if_the_victim_asks_for_it(browser: Client) -> None:
    file = browser.post("/my/court/calendar", {"day": DAY.isoformat(), "safe": "yes", "name": "busy", "place": "on"})

    event = _event(file)
    assert (str(event["LOCATION"]), str(event["SUMMARY"])) == (COURT, "Busy")


@pytest.mark.parametrize("answer", ["maybe", "no"])
def test_without_a_yes_there_is_no_file_and_a_person_can_remind_the_victim(browser: Client, answer: str) -> None:
    page = browser.post("/my/court/calendar", {"day": DAY.isoformat(), "safe": answer, "name": "busy"})

    assert page["Content-Type"].startswith("text/html")
    assert "A person can remind you instead" in text(page)
    browser.post("/my/court/remind")
    assert Task.objects.get().reason == "reminder-asked"


@pytest.mark.parametrize("day", ["", "tomorrow", "2026-12-17T10:00:00+00:00", "2026-12-16T10:00:00"])
def test_a_day_of_another_victim_gives_nothing(browser: Client, day: str) -> None:
    answer = browser.post("/my/court/calendar", {"day": day, "safe": "yes", "name": "busy"})

    assert answer["Location"] == reverse("portal:court")


def test_expenses_are_told_and_the_form_is_asked_for(browser: Client) -> None:
    assert "Keep tickets and receipts" in text(browser.get("/my/court/expenses"))

    browser.post("/my/court", {"kinds": ["expenses"]})

    assert "You have asked us for help with this" in text(browser.get("/my/court/expenses"))


@pytest.mark.parametrize("address", ["/my/court", "/my/court/expenses", "/my/compensation"])
def test_the_short_level_opens_none_of_it(victim: Victim, address: str) -> None:
    assert signed_in(victim, opens="short").get(address)["Location"] == "/sign-in"


@pytest.mark.parametrize("address", ["/my/court", "/my/court/expenses", "/my/compensation"])
def test_six_queries_a_page_and_each_look_in_the_audit(browser: Client, address: str) -> None:
    browser.post("/my/court", {"kinds": ["screens", "link"]})
    before = AuditEntry.objects.count()
    with CaptureQueriesContext(connection) as captured:
        browser.get(address)

    asked = [
        query["sql"] for query in captured.captured_queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))
    ]
    assert len(asked) <= 6, [sql[:120] for sql in asked]
    assert AuditEntry.objects.count() == before + 1
