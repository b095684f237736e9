"""The front door without a code: the same for everybody, and nothing is kept but what is sent."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import product, starmap
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from victimcare.channels.web.portal import urls
from victimcare.records.models import (
    AuditEntry,
    Complaint,
    ComplaintLevel,
    PublicFeedback,
    PublicFormUse,
    SupportService,
    Task,
)
from victimcare.rules.access_codes.attempt_limits import FORM_LIMITS, PublicForm
from victimcare.rules.errors import NotFound
from victimcare.rules.force import ForceLine
from victimcare.rules.rights.rights_enquiry import EnquirerRole, EnquiryAnswers, EnquiryCrime, EnquiryStage, EnquiryTime
from victimcare.services.access import Actor
from victimcare.services.access_codes import victim_codes
from victimcare.services.calls import caller_actions
from victimcare.services.challenges.complaint_detail import read_complaint
from victimcare.services.challenges.complaint_lists import ComplaintOutcome
from victimcare.services.challenges.complaint_receipt import ComplaintWords
from victimcare.services.challenges.complaint_replies import answer_complaint
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import TaskOutcome
from victimcare.services.people import front_door
from victimcare.services.people import front_door as rights
from victimcare.wording import say, tell

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

ROBBED = {"who": "me", "kind": "property", "when": "week", "stage": "looked_into"}
PUBLIC = ("/", "/get-help", "/your-rights", "/find-support", "/complain", "/feedback", "/how-to-get-a-code")
WORDS = "No officer has rung me back since Tuesday"


@pytest.fixture
def browser() -> Client:
    return Client()


def _shown(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_four_questions_lead_to_what_is_owed(browser: Client) -> None:
    given: dict[str, str] = {}
    for number, (question, said) in enumerate(ROBBED.items(), start=1):
        page = browser.post("/your-rights", given) if given else browser.get("/your-rights")
        assert f"Question {number} of 4" in _shown(page)
        given = {**{name: ROBBED[name] for name in list(ROBBED)[: number - 1]}, "asked": question, "answer": said}

    answer = _shown(browser.post("/your-rights", given))

    assert (
        "To be told that someone was arrested Within 5 working days. With faster news, within 1 working day." in answer
    )
    assert "To be put in touch with people who help Within 2 working days." in answer


def test_a_question_without_an_answer_is_asked_again_and_one_can_go_back(browser: Client) -> None:
    again = _shown(browser.post("/your-rights", {"who": "me", "asked": "kind"}))
    back = _shown(browser.post("/your-rights", {"who": "me", "kind": "home", "asked": "when", "back": "yes"}))

    assert "Choose one of these" in again
    assert "Question 2 of 4" in again
    assert "Question 2 of 4" in back


def test_answers_leave_nothing_behind(browser: Client) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = browser.post("/your-rights", ROBBED)

    assert len(queries) == 0
    assert (dict(answer.cookies), answer.has_header("Location")) == ({}, False)
    assert "no-store" in answer["Cache-Control"]
    assert not AuditEntry.objects.exists()


def test_every_answer_has_its_words() -> None:
    for answers in starmap(EnquiryAnswers, product(EnquirerRole, EnquiryCrime, EnquiryTime, EnquiryStage)):
        shown = rights.explain_rights(actor=Actor.anonymous("web"), answers=answers, now=NOW)
        for one in [
            *shown.notes,
            *(each for owed in shown.owed for each in (owed.what, owed.within, owed.faster) if each),
        ]:
            assert tell(one, manner="page", today=NOW.date())


def test_support_is_found_by_need_and_area_and_leaving_is_said_first(browser: Client) -> None:
    found = _shown(browser.post("/find-support", {"need": "bereaved", "area": "CN"}))
    everywhere = _shown(browser.post("/find-support", {"need": "domestic_abuse", "area": ""}))
    harbour = SupportService.objects.get(name="Harbour House").public_id
    leaving = browser.post("/leaving", {"service": harbour})
    elsewhere = browser.post("/leaving", {"service": "https://evil.example"})

    assert "Northside Families" in found
    assert "Ask us, and we put you in touch" in found
    assert "Harbour House" in everywhere
    assert "You wait about 1 week." in everywhere
    assert "24 November" in everywhere
    assert "Go to harbour-house.example" in _shown(leaving)
    assert 'rel="noreferrer noopener external"' in leaving.content.decode()
    assert (elsewhere.status_code, elsewhere["Location"]) == (303, reverse("portal:find-support"))


def test_support_is_narrowed_by_age_language_and_cost_and_nothing_of_it_is_kept(browser: Client) -> None:
    SupportService.objects.filter(name="Harbour House").update(youngest=18, is_free=True, access=["step_free"])
    asked = {"need": "domestic_abuse", "area": ""}

    grown = _shown(browser.post("/find-support", asked | {"age": "30", "language": "ur", "free": "on"}))
    free = _shown(browser.post("/find-support", asked | {"need": "bereaved", "area": "CN", "free": "on"}))
    child = _shown(browser.post("/find-support", asked | {"age": "12"}))
    wrong = _shown(browser.post("/find-support", asked | {"age": "many"}))

    assert "From age 18. It is free. No steps" in grown
    assert "Cost not said" not in grown
    assert "They do not say what it costs. Ask them first. Northside Families" in free
    assert "Harbour House" not in child
    assert "Write an age from 0 to 120" in wrong
    assert not AuditEntry.objects.exists()


def test_one_press_says_that_an_entry_is_wrong_without_a_cookie_and_no_more_than_the_door_takes(
    browser: Client,
) -> None:
    a_team()
    harbour = SupportService.objects.get(name="Harbour House").public_id

    said = browser.post("/find-support/wrong", {"wrong": harbour})
    nothing = browser.post("/find-support/wrong", {"wrong": "x"})
    for _ in range(8):
        last = browser.post("/find-support/wrong", {"wrong": harbour}, REMOTE_ADDR="81.2.69.142")

    assert "Thank you. A person looks at it." in _shown(said)
    assert dict(said.cookies) == {}
    assert Task.objects.get().subject_key == f"service:{harbour}"
    assert "We could not take that" in _shown(nothing)
    assert "We could not take that" in _shown(last)


def test_a_complaint_is_kept_whole_sealed_and_becomes_work(browser: Client) -> None:
    answer = browser.post("/complain", {"words": WORDS, "way_back": "kim@post.example"})

    row, task = Complaint.objects.get(), Task.objects.get()
    assert "We have your complaint" in _shown(answer)
    assert WORDS.encode() not in bytes(row.words)
    assert (task.kind, task.victim_id, task.subject_key) == ("front_door", None, f"complaint:{row.public_id}")
    assert WORDS not in str(list(AuditEntry.objects.values_list("act", "detail")))


def test_a_number_that_is_known_and_one_that_is_not_show_the_same_page_but_for_a_new_number(browser: Client) -> None:
    """Byte for byte, except for what is new on every page: so a number does not show whether there is a complaint."""
    sol = staff("Sol Pereira")
    browser.post("/complain", {"words": WORDS, "way_back": "kim@post.example", "about": "service"})
    row, task = Complaint.objects.get(), Task.objects.get()
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    answer_complaint(
        actor=sol, complaint_id=row.public_id, outcome=ComplaintOutcome.ANSWERED, words="We are sorry.", now=NOW
    )

    pages = []
    for number in (row.number, "BBBB-BBBB"):
        answer = browser.post("/complain", {"words": WORDS, "about": "service", "earlier": number})
        page = re.sub(r'(nonce|name="csrfmiddlewaretoken" value)="[^"]*"', "", answer.content.decode())
        assert number not in page
        pages.append(re.sub(r"\b[2-9B-Z]{4}-[2-9B-Z]{4}\b", "NUMBER", page))

    assert row.levels.count() == 2
    assert "NUMBER" in pages[0]
    assert pages[0] == pages[1]


def test_only_the_owner_of_the_work_reads_a_complaint_and_answers_it() -> None:
    a_team()
    actor = staff()
    front_door.send_complaint(actor=Actor.anonymous("web"), said=ComplaintWords(WORDS), address="", now=NOW)
    complaint, task = Complaint.objects.get().public_id, Task.objects.get()

    with pytest.raises(NotFound):
        read_complaint(actor=actor, complaint_id=complaint, now=NOW)
    task_actions.take_task(actor=actor, task_id=task.public_id, now=NOW)
    shown = read_complaint(actor=actor, complaint_id=complaint, now=NOW)
    with pytest.raises(task_actions.NewsStillOwed):
        task_actions.close_task(actor=actor, task_id=task.public_id, outcome=TaskOutcome.DONE, note="", now=NOW)
    answer_complaint(
        actor=actor,
        complaint_id=complaint,
        outcome=ComplaintOutcome.NO_REPLY_ROUTE,
        words="The rota is mended",
        now=NOW,
    )

    assert (shown.words, shown.way_back, shown.step) == (WORDS, "", "answer")
    assert Task.objects.get().closed_at == NOW
    assert ComplaintLevel.objects.get().outcome == "nobody_to_answer"
    assert AuditEntry.objects.filter(act="complaint.read").count() == 1


def test_feedback_keeps_a_day_and_no_source(browser: Client) -> None:
    answer = browser.post("/feedback", {"score": "2", "words": "I waited an hour"}, REMOTE_ADDR="81.2.69.142")

    row = PublicFeedback.objects.get()
    assert "We have it" in _shown(answer)
    assert (row.given_on, row.score) == (NOW.date(), 2)
    assert front_door.list_feedback(actor=staff(), now=NOW).latest[0].words == "I waited an hour"


def test_low_scores_without_a_name_are_one_task_to_read_them(browser: Client) -> None:
    for score in "5121":
        browser.post("/feedback", {"score": score}, REMOTE_ADDR="81.2.69.142")

    assert [task.reason for task in Task.objects.all()] == ["low_score_unnamed"]


def test_call_after_call_with_one_code_is_one_task_to_ring_the_victim() -> None:
    own, first = a_victim(), uuid4()
    for call in (first, uuid4(), uuid4()):
        caller_actions.follow_up_low_call_score(call_id=call, victim_id=own.id, score=1, now=NOW)

    assert Task.objects.get().subject_key == f"call:{first}"

    caller_actions.follow_up_low_call_score(call_id=first, victim_id=own.id, score=5, now=NOW)
    assert not Task.objects.filter(closed_at=None).exists()


def test_a_flood_from_one_source_alone_is_stopped_and_its_words_stay_in_the_box(browser: Client) -> None:
    flood = [browser.post("/complain", {"words": WORDS}, REMOTE_ADDR="81.2.69.142") for _ in range(8)]
    other = browser.post("/complain", {"words": WORDS}, REMOTE_ADDR="81.2.69.143")

    assert Complaint.objects.count() == 7
    assert "More was sent than we can take just now. Try again in 60 minutes, or ring us" in _shown(flood[-1])
    assert WORDS in _shown(flood[-1])
    assert "We have your complaint" in _shown(other)


def test_a_flood_of_reports_of_wrong_entries_shuts_no_other_form(browser: Client) -> None:
    most = FORM_LIMITS[PublicForm.WRONG_ENTRY].of_all or 0
    PublicFormUse.objects.bulk_create(
        PublicFormUse(at=NOW, form=PublicForm.WRONG_ENTRY, source_key=b"%d" % number) for number in range(most)
    )

    assert "We have your complaint" in _shown(browser.post("/complain", {"words": WORDS}))


def test_a_flood_of_complaints_from_everywhere_is_passed_by_a_minutes_wait(browser: Client) -> None:
    most = FORM_LIMITS[PublicForm.COMPLAINT].of_all or 0
    PublicFormUse.objects.bulk_create(
        PublicFormUse(at=NOW, form=PublicForm.COMPLAINT, source_key=b"%d" % number) for number in range(most)
    )
    refused = browser.post("/complain", {"words": WORDS}).content.decode()
    assert "Try again in 1 minute, or ring us" in refused
    challenge = refused.partition('name="challenge" value="')[2].partition('"')[0]

    with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=1)):
        taken = browser.post("/complain", {"words": WORDS, "challenge": challenge, "work": ""})

    assert "We have your complaint" in _shown(taken)


@pytest.mark.parametrize("address", ["/find-support/wrong", "/find-support", "/your-rights", "/leaving"])
@pytest.mark.parametrize(
    ("headers", "is_taken"),
    [
        ({"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}, False),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}, True),
        ({}, True),
    ],
)
def test_a_form_without_a_token_is_taken_from_our_own_pages_alone(
    browser: Client, address: str, headers: dict[str, str], is_taken: bool
) -> None:
    answer = browser.post(address, {"wrong": str(uuid4())}, headers=headers)

    assert (answer.status_code != 403) is is_taken


def test_every_form_that_anybody_can_send_has_a_token_or_asks_where_it_was_sent_from() -> None:
    views = [one.callback for one in urls.urlpatterns]
    exempt = [view for view in views if getattr(view, "csrf_exempt", False)]

    assert len(exempt) == 5
    assert [view for view in exempt if not getattr(view, "is_sent_from_here", False)] == []


def test_where_something_was_sent_from_is_forgotten_after_a_day(browser: Client) -> None:
    browser.post("/feedback", {"score": "5"}, REMOTE_ADDR="81.2.69.142")
    with override_settings(VICTIMCARE_NOW=NOW + timedelta(days=1, hours=1)):
        browser.post("/feedback", {"score": "5"}, REMOTE_ADDR="81.2.69.143")

    assert PublicFormUse.objects.count() == 1


@pytest.mark.parametrize("address", PUBLIC)
def test_public_pages_have_a_neutral_title_and_say_so_little(browser: Client, address: str) -> None:
    page = browser.get(address)

    assert page.status_code == 200
    assert f"<title>{settings.FORCE.neutral_title}</title>" in page.content.decode()
    assert "Leave this page" in _shown(page)
    assert page.content.decode().count("<h1") == 1


def test_an_error_names_its_field(browser: Client) -> None:
    answer = browser.post("/complain", {"words": ""})

    assert say("front-door-complaint-words-needed") in _shown(answer)
    assert "<title>Error:" in answer.content.decode()


@pytest.mark.parametrize("address", PUBLIC)
def test_a_victim_in_a_visit_sees_the_same_bytes_at_the_front_door_as_a_stranger(address: str) -> None:
    a_team()
    victim = load("44/20001/26", recorded(a_person()))["V1"]
    own, strangers = Client(), Client()
    own.post(
        "/sign-in",
        {"code": victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW).code},
    )

    seen = [browser.get(address) for browser in (own, strangers)]

    bodies = [re.sub(rb'name="(csrfmiddlewaretoken|challenge)" value="[^"]+"', b"", answer.content) for answer in seen]
    headers = [
        {name: held for name, held in answer.items() if name not in ("Set-Cookie", "Expires")} for answer in seen
    ]
    assert bodies[0] == bodies[1]
    assert headers[0] == headers[1]


@pytest.mark.parametrize("address", ["/", "/get-help", "/easy", "/how-to-get-a-code"])
def test_a_person_day_and_night_is_promised_only_while_the_force_has_seen_to_it(
    browser: Client, address: str, settings: Any
) -> None:
    plain = _shown(browser.get(address))
    settings.FORCE = replace(settings.FORCE, line=ForceLine(overflow="0808 157 0160"))
    staffed = _shown(browser.get(address))

    assert "A person answers when one of us is here." in plain
    assert "A person answers, day and night." not in plain
    assert "A person answers, day and night." in staffed
