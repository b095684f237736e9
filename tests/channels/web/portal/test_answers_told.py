"""An answer counts as told only by a page that shows it: also in easy words, for young people, and on the journey."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.channels.web.portal.visiting import signed_in, text
from tests.services.challenges.conftest import as_victim
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import Complaint, Person, Task, Victim
from victimcare.rules.contact.communication_needs import CommunicationNeed
from victimcare.services.challenges.complaint_detail import read_complaint
from victimcare.services.challenges.complaint_lists import ComplaintOutcome
from victimcare.services.challenges.complaint_receipt import ComplaintWords, open_own_complaint
from victimcare.services.challenges.complaint_replies import answer_complaint
from victimcare.services.contact import communication_passports
from victimcare.services.desk import task_actions

pytestmark = pytest.mark.django_db
ANSWER = "We are sorry that no officer rang."


@pytest.fixture
def victim() -> Victim:
    """A victim whose complaint was answered, and who has not been told the answer."""
    a_team()
    victim = load("44/00001/26", recorded(a_person()))["V1"]
    open_own_complaint(actor=as_victim(victim), said=ComplaintWords("No officer rang."), now=NOW)
    colleague, row, task = staff("Sol Pereira"), Complaint.objects.get(), Task.objects.get(closed_at=None)
    task_actions.take_task(actor=colleague, task_id=task.public_id, now=NOW)
    read_complaint(actor=colleague, complaint_id=row.public_id, now=NOW)
    answer_complaint(
        actor=colleague, complaint_id=row.public_id, outcome=ComplaintOutcome.ANSWERED, words=ANSWER, now=NOW
    )
    return victim


def is_told() -> bool:
    return Complaint.objects.get().levels.get().told_at is not None


def test_in_easy_words_the_answer_is_on_the_page(victim: Victim) -> None:
    said = communication_passports.PassportContent(needs=(CommunicationNeed("easy_read"),))
    communication_passports.append_passport_version(victim.id, said, after=0, by=None, how="page", now=NOW)

    page = text(signed_in(victim).get("/my/case"))

    assert (ANSWER in page, is_told()) == (True, True)


def test_in_easy_words_on_paper_the_answer_is_there_too(victim: Victim) -> None:
    page = text(signed_in(victim).post("/my/print", {"words": "easy"}))

    assert (ANSWER in page, is_told()) == (True, True)


@pytest.mark.parametrize("born", [date(2012, 3, 2), date(2009, 12, 24)])
def test_young_people_read_the_answer(victim: Victim, born: date) -> None:
    Person.objects.update(date_of_birth=born)

    page = text(signed_in(victim).get("/my/case"))

    assert (ANSWER in page, is_told()) == (True, True)


def test_the_journey_tells_no_answer_and_leads_to_it(victim: Victim) -> None:
    browser = signed_in(victim)

    journey = browser.get("/my/journey")

    assert (ANSWER in text(journey), is_told()) == (False, False)
    assert f'href="{reverse("portal:case")}#asked"' in journey.content.decode()
    assert ANSWER in text(browser.get("/my/case"))
    assert is_told()
