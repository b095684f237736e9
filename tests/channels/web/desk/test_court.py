"""Court on a victim's record: their words read by the task's owner, their requests decided, compensation kept."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.channels.web.desk.pages import text
from tests.channels.web.portal.test_statement import WORDS
from tests.channels.web.portal.visiting import signed_in
from tests.channels.web.portal.visiting import text as words_of
from tests.services import plans
from tests.services.people_and_cases import a_point
from victimcare.records.models import (
    AuditEntry,
    CompensationEntry,
    CourtSupportRequest,
    Notification,
    Statement,
    Task,
    Victim,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def marta() -> Victim:
    return news_for(name="Marta")


@pytest.fixture
def proved(sol: StaffBrowser, marta: Victim) -> StaffBrowser:
    sol.look_up(marta)
    sol.prove(marta)
    return sol


def page(victim: Victim) -> str:
    return f"/desk/cases/{victim.public_id}/court"


def do(person: StaffBrowser, victim: Victim, act: str, **typed: Any) -> Any:
    return person.save(page(victim), act=act, **typed)


def send_words(victim: Victim) -> Statement:
    browser = signed_in(victim)
    browser.post("/my/statement/write", {"words": WORDS})
    browser.post("/my/statement/send", {"wish": "somebody"})
    return Statement.objects.get()


def test_before_a_check_nothing_is_shown(sol: StaffBrowser, marta: Victim) -> None:
    statement = send_words(marta)
    sol.look_up(marta)

    answers = [sol.get(page(marta)), do(sol, marta, "read", statement=statement.public_id)]

    assert not any(WORDS in text(answer) or "What would make it easier" in text(answer) for answer in answers)
    do(sol, marta, "take", statement=statement.public_id)
    assert Statement.objects.get().taken_at is None


def test_a_draft_that_was_not_sent_is_not_read(proved: StaffBrowser, marta: Victim) -> None:
    signed_in(marta).post("/my/statement/write", {"words": WORDS})
    statement = Statement.objects.get()

    seen = text(do(proved, marta, "read", statement=statement.public_id))

    assert "They are writing it" in seen
    assert WORDS not in seen


def test_the_statement_opens_on_asking_and_each_look_is_kept(proved: StaffBrowser, marta: Victim) -> None:
    statement = send_words(marta)

    assert WORDS not in text(proved.get(page(marta)))
    assert WORDS in text(do(proved, marta, "read", statement=statement.public_id))
    assert AuditEntry.objects.filter(act="statement.read").count() == 1


def test_taken_its_task_ends_and_the_victim_reads_what_the_court_did(proved: StaffBrowser, marta: Victim) -> None:
    statement = send_words(marta)
    browser = signed_in(marta)

    do(proved, marta, "take", statement=statement.public_id)
    assert Task.objects.get(kind="take_statement").outcome == "done"
    assert "With the lawyers" in words_of(browser.get("/my/statement"))
    do(proved, marta, "use", statement=statement.public_id, use="read_for_her", on="24/11/2026")

    assert "It was read to the court for you" in words_of(browser.get("/my/statement"))
    assert "Somebody read it out for them, 24 November" in text(proved.get(page(marta)))


def test_without_a_day_the_form_says_so_and_nothing_is_kept(proved: StaffBrowser, marta: Victim) -> None:
    statement = send_words(marta)
    do(proved, marta, "take", statement=statement.public_id)

    answer = text(do(proved, marta, "use", statement=statement.public_id, use="not_used", on=""))

    assert "govuk-error-summary" in answer
    assert Statement.objects.get().use == ""


def test_a_request_is_passed_on_and_refused_and_the_victim_reads_it(proved: StaffBrowser, marta: Victim) -> None:
    browser = signed_in(marta)
    browser.post("/my/court", {"kinds": ["screens"], "words": "He stares."})
    asked = CourtSupportRequest.objects.get()
    assert "He stares." in text(proved.get(page(marta)))

    still = Task.objects.filter(kind="court_ask", closed_at=None)
    do(proved, marta, "state", asked=asked.public_id, state="passed_on")
    assert [task.subject_key for task in still.all()] == ["court"]
    why = {"words": "You can speak from another room instead."}
    do(proved, marta, "state", asked=asked.public_id, state="refused", **why)

    # No message may go to the victim: a person tells them, or they read it.
    assert [task.reason for task in still.all()] == ["court-answered"]
    assert "Tell them what became of what they asked about court" in text(proved.get("/desk/tasks?which=all"))
    assert "The court said no" in words_of(browser.get("/my/court"))
    assert "We have written to you" in words_of(browser.get("/my/case"))
    assert "You can speak from another room instead." in words_of(browser.get("/my/messages"))
    assert not still.all().exists()


def test_a_victim_who_may_get_messages_is_sent_the_courts_answer(proved: StaffBrowser, marta: Victim) -> None:
    plans.agreed(marta, plans.by("text", a_point(marta, "07700 900123")))
    do(proved, marta, "ask", kinds=["visit"], words="")

    do(proved, marta, "state", asked=CourtSupportRequest.objects.get().public_id, state="agreed")

    assert not Task.objects.filter(kind="court_ask", closed_at=None).exists()
    assert Notification.objects.filter(victim=marta, duties=[]).exists()


def test_a_colleague_writes_down_what_the_victim_asks(proved: StaffBrowser, marta: Victim) -> None:
    do(proved, marta, "ask", kinds=["interpreter"], words="Polish, a woman")

    assert CourtSupportRequest.objects.get().asked_by_id == proved.actor.staff_id
    assert "An interpreter, or sign language" in words_of(signed_in(marta).get("/my/court"))


def test_compensation_is_kept_and_a_mistake_taken_out(proved: StaffBrowser, marta: Victim) -> None:
    for step, pounds in (("awarded", "£450"), ("paid", "50"), ("paid", "7.50")):
        do(proved, marta, "money", route="court", step=step, on="20/11/2026", sum=pounds)
    assert "£392.50 is still to be paid." in text(proved.get(page(marta)))

    do(proved, marta, "take-out", entry=CompensationEntry.objects.order_by("id").last().public_id)  # type: ignore[union-attr]

    assert "£400 is still to be paid." in text(proved.get(page(marta)))
    assert CompensationEntry.objects.count() == 3


@pytest.mark.parametrize(
    "typed",
    [
        {"step": "paid", "on": "20/11/2026", "sum": ""},
        {"step": "refused", "on": "20/11/2026", "sum": "5"},
        {"step": "paid", "on": "20/12/2026", "sum": "5"},
        {"step": "paid", "on": "20/11/2026", "sum": "five"},
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(proved: StaffBrowser, marta: Victim, typed: dict[str, str]) -> None:
    answer = text(do(proved, marta, "money", route="court", **typed))

    assert re.search("govuk-error-summary", answer)
    assert not CompensationEntry.objects.exists()


def test_how_to_speak_with_the_victim_goes_to_court_too(proved: StaffBrowser, marta: Victim) -> None:
    assert "How to speak with them" not in text(proved.get(page(marta)))
    signed_in(marta).post(
        "/my/how-to-speak-with-me", {"language": "pl", "talk": ["interpreter"], "helps": "Breaks.", "after": "0"}
    )

    shown = text(proved.get(page(marta)))

    assert "Language: Polish" in shown
    assert "An interpreter." in shown
    assert "Breaks." in shown
