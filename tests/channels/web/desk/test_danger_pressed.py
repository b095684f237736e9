"""Danger that a colleague pressed (F9) for a caller without an identity check: help at once, and nothing about the
victim."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.channels.web.desk.pages import text
from tests.services.people_and_cases import NOW
from victimcare.records.models import AuditEntry, Call, ReachAttempt, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.conversations import contact_sessions, identity_checks, immediate_danger
from victimcare.services.conversations.immediate_danger import ImmediateDanger
from victimcare.services.desk import direct_assignment, task_actions

pytestmark = pytest.mark.django_db


def test_pressed_danger_shows_nothing_of_the_victim_before_a_check(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim
) -> None:
    """A caller who says that they are in danger may be the person whom the victim fears."""
    sol.look_up(marta)
    sol.post("/desk/contact/danger", beside=marta.public_id)
    task = Task.objects.get(kind=TaskKind.DANGER_NOW)
    pages = [f"/desk/cases/{marta.public_id}", f"/desk/tasks?which=mine&task={task.public_id}"]

    def shown(who: StaffBrowser) -> list[bool]:
        return [word in "".join(text(who.get(page)) for page in pages) for word in ("07700 900123", "Marta")]

    assert shown(sol) == [False, False]
    assert sol.get(f"/desk/cases/{marta.public_id}/written").status_code in (302, 303, 403, 404)
    mine = text(sol.get(pages[1]))
    assert "ask for a patrol" in mine
    assert "which reads the address from the record system" in mine
    attempt = {"attempt": str(uuid4()), "way": "control_room", "about": "", "came_of": "under_way"}
    sol.post(f"/desk/tasks/{task.public_id}/reach", **attempt, note="A car goes", next_in=15)
    assert ReachAttempt.objects.filter(task=task).exists(), "help needs no proof"
    kasia = sign_in("Kasia Berg")
    direct_assignment.hand_on_task(
        actor=sol.actor, task_id=task.public_id, note="Yours", to_team="victim-care", now=NOW
    )
    sol.post(f"/desk/tasks/{task.public_id}/take")
    assert shown(sol) == [False, False], "nor when it was handed on and back"
    direct_assignment.hand_on_task(
        actor=sol.actor, task_id=task.public_id, note="Yours", to_team="victim-care", now=NOW
    )
    kasia.post(f"/desk/tasks/{task.public_id}/take")
    assert shown(kasia) == [True, True], "a second person has its ways"


def test_pressed_danger_shows_the_ways_after_a_check(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)
    sol.post("/desk/contact/danger", beside=marta.public_id)
    task = Task.objects.get(kind=TaskKind.DANGER_NOW)

    sol.prove(marta)

    assert "07700 900123" in text(sol.get(f"/desk/tasks?which=mine&task={task.public_id}"))


def test_a_note_of_a_try_shows_its_writer_nothing_of_the_victim_either(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim
) -> None:
    sol.look_up(marta)
    note = "He is outside her house with a knife and says he will kill her"
    sol.post(f"/desk/cases/{marta.public_id}/try", channel="phone", note=note, contact_id=uuid4())
    task = Task.objects.get(kind=TaskKind.DANGER_WORDS)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    pages = [f"/desk/cases/{marta.public_id}", f"/desk/tasks?which=mine&task={task.public_id}"]

    assert not any("07700 900123" in text(sol.get(page)) for page in pages)
    direct_assignment.hand_on_task(
        actor=sol.actor, task_id=task.public_id, note="Yours", to_team="victim-care", now=NOW
    )
    kasia = sign_in("Kasia Berg")
    kasia.post(f"/desk/tasks/{task.public_id}/take")
    assert "07700 900123" in text(kasia.get(pages[1]))


def test_danger_pressed_after_a_check_keeps_its_ways_after_the_contact(sol: StaffBrowser, marta: Victim) -> None:
    """The line was cut, and the colleague rings back."""
    sol.look_up(marta)
    sol.prove(marta)
    sol.post("/desk/contact/danger", beside=marta.public_id)
    task = Task.objects.get(kind=TaskKind.DANGER_NOW)
    later = NOW + timedelta(minutes=1)
    identity_checks.finish_contact(actor=sol.actor, victim_id=marta.id, now=later)

    assert not identity_checks.is_checked(sol.actor, marta.id, now=later)
    assert immediate_danger.may_see_danger_victim(sol.actor, task.public_id, marta.id, now=later)


def test_danger_that_came_in_writing_keeps_its_ways_for_its_owner(sol: StaffBrowser, marta: Victim) -> None:
    made = task_actions.make_task(
        kind=TaskKind.DANGER_WORDS,
        victim_id=marta.id,
        reason="danger_weapon",
        harm=3,
        is_danger=True,
        due_at=NOW + timedelta(minutes=15),
        now=NOW,
    )
    task = Task.objects.get(id=made)
    sol.post(f"/desk/tasks/{task.public_id}/take")

    assert "07700 900123" in text(sol.get(f"/desk/tasks?which=mine&task={task.public_id}"))


def test_danger_of_a_caller_becomes_that_of_a_victim_who_proves_themselves_in_the_same_call(
    sol: StaffBrowser, marta: Victim
) -> None:
    call = Call.objects.create(carrier_call_id="test:1", started_at=NOW)
    immediate_danger.report_danger(actor=sol.actor, call_id=call.public_id, now=NOW)
    contact_sessions.begin_contact_session(actor=sol.actor, victim_id=marta.id, call_id=call.public_id, now=NOW)

    def stands() -> ImmediateDanger | None:
        return immediate_danger.find_danger_of_contact(
            actor=sol.actor, victim_id=marta.id, call_id=call.public_id, now=NOW
        )

    before = stands()
    assert before is not None
    assert before.is_victim_unclear, "a reference that a caller gives is no proof"
    task = Task.objects.get(kind=TaskKind.DANGER_NOW)
    assert task.victim is None
    sol.prove(marta)
    proved = stands()

    assert proved is not None
    assert not proved.is_victim_unclear
    task.refresh_from_db()
    assert task.victim == marta
    entry = AuditEntry.objects.get(act="danger.said", victim_id=marta.id)
    assert entry.detail == {"task": str(task.public_id), "is_theirs": True}
