"""A number that was left without a code and that a plan forbids to ring: what a supervisor can do, on its page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.calls.waiting import a_call
from tests.services.people_and_cases import NOW
from victimcare.records.models import Callback, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access import Role
from victimcare.services.calls import caller_actions
from victimcare.services.contact_plans import guard_marks

pytestmark = pytest.mark.django_db
OFFERED = "Have them reached in their own safe way"


def test_a_supervisor_has_them_reached_and_the_page_names_no_victim(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim
) -> None:
    number = marta.person.contact_points.get(kind="mobile").value
    guard_marks.mark_guarded(actor=sol.actor, victim_id=marta.id, reason="He has her telephone", now=NOW)
    caller_actions.request_callback(call_id=a_call(), wish="back", keyed_number=number, caller_number="", now=NOW)
    about, lead = f"/desk/call-backs/{Callback.objects.get().public_id}", sign_in("Sam Okoye", Role.SUPERVISOR)
    assert OFFERED not in sol.get(about).content.decode()
    assert OFFERED in lead.get(about).content.decode()

    no_reason = lead.post(f"{about}/reach", **{"reach-note": ""})
    by_another = sol.post(f"{about}/reach", **{"reach-note": "I think so"})
    lead.post(f"{about}/reach", **{"reach-note": "He may have rung"})

    assert "Say why" in no_reason.content.decode()
    assert by_another.status_code == 404
    assert Task.objects.get(kind=TaskKind.REACH_VICTIM).victim == marta
    shown = lead.get(about).content.decode()
    assert "Not rung: whoever looks after the person whose number it may be has a task to reach them" in shown
    assert not any(word in shown for word in (marta.case.reference, marta.person.given_name))


def test_the_task_to_reach_them_leads_to_their_contact_and_not_to_the_call_back(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim
) -> None:
    number = marta.person.contact_points.get(kind="mobile").value
    guard_marks.mark_guarded(actor=sol.actor, victim_id=marta.id, reason="He has her telephone", now=NOW)
    caller_actions.request_callback(call_id=a_call(), wish="back", keyed_number=number, caller_number="", now=NOW)
    about = f"/desk/call-backs/{Callback.objects.get().public_id}"
    sign_in("Sam Okoye", Role.SUPERVISOR).post(f"{about}/reach", **{"reach-note": "He may have rung"})
    task = Task.objects.get(kind=TaskKind.REACH_VICTIM).public_id

    sol.post(f"/desk/tasks/{task}/take")
    shown = sol.get(f"/desk/tasks?which=mine&task={task}").content.decode()

    assert "Nobody rings it: reach them in their safe way." in shown
    assert "Open the contact" in shown
    assert about not in shown
    assert "Ring from its own page" not in shown
