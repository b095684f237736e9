"""An officer on the telephone with the victim takes over a colleague's work about them in one press; its owner is
told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.channels.web.desk.conftest import StaffBrowser, task_of
from tests.channels.web.desk.pages import text
from tests.channels.web.desk.test_asked import challenged
from tests.channels.web.desk.test_danger import danger_about
from tests.services.people_and_cases import NOW
from victimcare.records.models import AuditEntry, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access import Role
from victimcare.services.conversations.written_answers import WRITTEN_MATTER
from victimcare.services.desk import task_actions
from victimcare.services.follow_up import unanswered_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def yaw(sign_in: Callable[..., StaffBrowser]) -> StaffBrowser:
    return sign_in("Yaw Boateng")


def wrote(victim: Victim, of: StaffBrowser) -> Task:
    """A colleague's task to answer what a victim wrote."""
    made = task_actions.make_task(
        kind=TaskKind.READ_WRITTEN,
        victim_id=victim.id,
        reason="written_care",
        harm=1,
        due_at=None,
        now=NOW,
        subject_key=WRITTEN_MATTER,
    )
    task = Task.objects.get(id=made)
    task_actions.take_task(actor=of.actor, task_id=task.public_id, now=NOW)
    return task


def test_a_page_says_before_anyone_types_that_a_colleague_has_it(
    sol: StaffBrowser, yaw: StaffBrowser, marta: Victim
) -> None:
    task = wrote(marta, yaw)
    sol.look_up(marta)
    sol.prove(marta)

    for address in (f"/desk/cases/{marta.public_id}/written", f"/desk/cases/{marta.public_id}/reply"):
        page = text(sol.get(address))
        assert "Yaw Boateng has it." in page
        assert "Take it over" in page
        assert "<textarea" not in page
    answer = sol.post(f"/desk/tasks/{task.public_id}/take-over", here=f"/desk/cases/{marta.public_id}/written")

    assert answer["Location"] == f"/desk/cases/{marta.public_id}/written"
    assert "<textarea" in text(sol.get(f"/desk/cases/{marta.public_id}/written"))
    assert Task.objects.get(id=task.id).owner_id == sol.actor.staff_id
    assert AuditEntry.objects.filter(act="task.taken_over", actor=sol.actor.id, victim_id=marta.id).count() == 1


def test_its_owner_is_told_until_they_have_seen_it(sol: StaffBrowser, yaw: StaffBrowser, marta: Victim) -> None:
    task = wrote(marta, yaw)
    sol.look_up(marta)
    sol.prove(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take-over")

    told = text(yaw.get("/desk/tasks"))
    yaw.post("/desk/tasks/taken-over")

    assert "Sol Pereira took this over from you" in told
    assert "44/10307/26" in told
    assert "took this over from you" not in text(yaw.get("/desk/tasks"))


def test_the_record_offers_it_for_all_that_is_open(sol: StaffBrowser, yaw: StaffBrowser, marta: Victim) -> None:
    task_actions.take_task(actor=yaw.actor, task_id=task_of(marta).public_id, now=NOW)
    sol.look_up(marta)
    sol.prove(marta)

    assert "Take it over" in text(sol.get(f"/desk/cases/{marta.public_id}"))


def test_without_a_check_it_stays_and_the_page_says_why(sol: StaffBrowser, yaw: StaffBrowser, marta: Victim) -> None:
    task = wrote(marta, yaw)

    page = text(sol.get(f"/desk/tasks?which=all&task={task.public_id}"))
    refused = sol.post(f"/desk/tasks/{task.public_id}/take-over")

    assert "Once the victim has proved who they are to you, you can take it over" in page
    assert refused.status_code == 409
    assert Task.objects.get(id=task.id).owner_id == yaw.actor.staff_id


def test_a_challenge_about_ones_own_work_is_not_taken_over(sol: StaffBrowser, yaw: StaffBrowser, marta: Victim) -> None:
    task_actions.take_task(actor=sol.actor, task_id=task_of(marta).public_id, now=NOW)  # to tell them
    row = challenged(marta)
    task = Task.objects.get(kind=TaskKind.CHALLENGE)
    task_actions.take_task(actor=yaw.actor, task_id=task.public_id, now=NOW)
    sol.look_up(marta)
    sol.prove(marta)

    page = text(sol.get(f"/desk/asked/{row.public_id}"))
    refused = sol.post(f"/desk/tasks/{task.public_id}/take-over")

    assert "This is about your own work." in page
    assert "Take it over" not in page
    assert "It is about your own work, so another person answers it" in text(refused)
    assert Task.objects.get(id=task.id).owner_id == yaw.actor.staff_id


def test_what_takes_a_second_person_is_not_taken_over(sol: StaffBrowser, yaw: StaffBrowser, marta: Victim) -> None:
    made = task_actions.make_task(
        kind=TaskKind.SECOND_PERSON,
        victim_id=marta.id,
        reason="second_override",
        harm=1,
        due_at=None,
        now=NOW,
        subject_key="override:1",
    )
    Task.objects.filter(id=made).update(owner=yaw.actor.staff_id)
    sol.look_up(marta)
    sol.prove(marta)

    refused = sol.post(f"/desk/tasks/{Task.objects.get(id=made).public_id}/take-over")

    assert "A second person or a supervisor decides this" in text(refused)


def test_escalated_danger_may_be_taken_over_by_all_on_duty(sol: StaffBrowser, yaw: StaffBrowser, marta: Victim) -> None:
    task = danger_about(marta)
    task_actions.take_task(actor=yaw.actor, task_id=task.public_id, now=NOW)
    before = sol.post(f"/desk/tasks/{task.public_id}/take-over")
    unanswered_work.raise_unanswered(now=NOW + timedelta(minutes=15))

    sol.post(f"/desk/tasks/{task.public_id}/take-over")

    assert before.status_code == 409
    assert Task.objects.get(id=task.id).owner_id == sol.actor.staff_id


def test_back_leads_to_a_page_of_the_desk_and_nowhere_else(sol: StaffBrowser, yaw: StaffBrowser, marta: Victim) -> None:
    task = wrote(marta, yaw)
    sol.look_up(marta)
    sol.prove(marta)

    answer = sol.post(f"/desk/tasks/{task.public_id}/take-over", here="https://elsewhere.example/desk/")

    assert answer["Location"].startswith("/desk/tasks?")


def test_a_supervisor_is_refused_nothing(
    sign_in: Callable[..., StaffBrowser], yaw: StaffBrowser, marta: Victim
) -> None:
    lead = sign_in("Nia Reyes", Role.DESK, Role.SUPERVISOR)
    wrote(marta, yaw)
    lead.look_up(marta)
    lead.prove(marta)

    assert "<textarea" in text(lead.get(f"/desk/cases/{marta.public_id}/written"))
