"""The agencies for which the desk waits: asked, asked again, answered, from one page."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.services.loading import fact, load
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import AgencyChase, AgencyRequest, AuditEntry, Duty, Task, Victim
from victimcare.records.models.other_agencies.handovers import AgencyRequestMethod
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.rights import DutyHolder
from victimcare.services.desk import agency_requests
from victimcare.services.follow_up import agency_chasing
from victimcare.services.sealed_columns import AGENCY_ANSWER, AGENCY_CHASE

ADDRESS = "/desk/waiting-for"


@pytest.fixture
def waiting(db: None) -> Victim:
    """The court owes witness care the result of a hearing by tomorrow."""
    victim = news_for("44/20001/26")
    load("44/20001/26", fact("hearing.resulted", NOW - timedelta(days=6), hearing_ref="H1", result="convicted"))
    agency_chasing.make_request_tasks(now=NOW)
    return victim


def text(desk: StaffBrowser, address: str = ADDRESS) -> str:
    return re.sub(r"\s+", " ", desk.get(address).content.decode())


def task() -> Task:
    return Task.objects.get(kind=TaskKind.ASK_AGENCY)


def ask(desk: StaffBrowser, **more: str) -> None:
    name = task().public_id
    typed = {"agency": "hmcts", "how": "phone", "words": "The list office rings back."} | more
    reply = desk.post(f"{ADDRESS}/{name}/ask", **{f"{name}-{key}": value for key, value in typed.items()})
    assert reply.status_code == 303, reply.content.decode()


def test_what_is_to_be_asked_for_stands_there_without_a_name(sol: StaffBrowser, waiting: Victim) -> None:
    page = text(sol)

    assert "Witness care told by the court how the case ended" in page
    assert "44/20001/26" in page
    assert "We wait for nobody" in page
    assert waiting.person.family_name not in page
    assert AuditEntry.objects.filter(act="agencies.see").count() == 1


def test_an_ask_moves_it_to_those_we_wait_for(sol: StaffBrowser, waiting: Victim) -> None:
    ask(sol)

    page = text(sol)
    assert "Nothing is left to ask for" in page
    assert "Waiting since 25 November 09:00, owed by 26 November" in page
    assert "Asked by Sol Pereira, Call" in page
    assert "The list office rings back." in page
    assert "ask again: tomorrow" in page


def test_asking_again_and_the_answer_are_kept(sol: StaffBrowser, waiting: Victim) -> None:
    ask(sol)
    name = AgencyRequest.objects.get().public_id

    sol.post(f"{ADDRESS}/{name}/chase", **{f"{name}-how": "email", f"{name}-words": "Again."})
    assert AGENCY_CHASE.open_words(AgencyChase.objects.get()) == "Again."
    assert "Asked again by Sol Pereira, E-mail" in text(sol)

    sol.post(f"{ADDRESS}/{name}/answered", **{f"answer-{name}-words": "Tomorrow."})
    assert "We wait for nobody" in text(sol)
    assert AGENCY_ANSWER.open_words(AgencyRequest.objects.get()) == "Tomorrow."


def test_an_answer_without_words_is_not_kept_and_the_form_stands_open(sol: StaffBrowser, waiting: Victim) -> None:
    ask(sol)
    name = AgencyRequest.objects.get().public_id

    page = sol.post(f"{ADDRESS}/{name}/answered", **{f"answer-{name}-words": ""}).content.decode()

    assert "Write it down. Without it, nothing is recorded" in page
    assert AgencyRequest.objects.get().closed_at is None


def test_what_a_colleague_has_done_meanwhile_is_said(sol: StaffBrowser, waiting: Victim) -> None:
    ask(sol)
    name = AgencyRequest.objects.get().public_id
    agency_requests.record_agency_answer(actor=staff(), request_id=name, words="Done.", now=NOW)

    late = sol.post(f"{ADDRESS}/{name}/chase", **{f"{name}-how": "phone"})

    assert late.status_code == 409
    assert "somebody was faster" in late.content.decode()


def test_the_task_says_what_to_do(sol: StaffBrowser, waiting: Victim) -> None:
    page = text(sol, f"/desk/tasks?which=all&task={task().public_id}")

    assert "Ask another agency for what it owes the victim" in page
    assert f'href="{ADDRESS}"' in text(sol, "/desk/more")


def test_one_and_three_take_the_same_number_of_queries(sol: StaffBrowser, waiting: Victim) -> None:
    ask(sol)
    with CaptureQueriesContext(connection) as one:
        sol.get(ADDRESS)
    for number in (2, 3):
        reference = f"44/2000{number}/26"
        victim = news_for(reference)
        load(reference, fact("hearing.resulted", NOW - timedelta(days=6), hearing_ref="H1", result="convicted"))
        agency_chasing.make_request_tasks(now=NOW)
        duty = Duty.objects.get(victim=victim, code="r9_court_to_wcu")
        agency_requests.ask_agency(
            actor=sol.actor,
            duty_id=duty.id,
            agency=DutyHolder.COURT,
            how=AgencyRequestMethod.PHONE,
            words="",
            now=NOW,
        )
    with CaptureQueriesContext(connection) as three:
        sol.get(ADDRESS)

    assert len(one) == len(three)
