"""Very many silent calls at the desk: one row that counts them, a list to work through, and an alarm to supervisors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.people_and_cases import NOW
from victimcare.rules.calls.callback_times import MOST_SILENT
from victimcare.services.access import Role
from victimcare.services.calls import caller_actions
from victimcare.services.calls.callbacks import callback_tasks

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def test_they_are_counted_alarmed_of_and_each_opened(sol: StaffBrowser, sign_in: Callable[..., StaffBrowser]) -> None:
    for number in range(MOST_SILENT + 2):
        at = NOW - (MOST_SILENT + 2 - number) * MINUTE
        call_id = caller_actions.record_inbound_call(carrier_call_id=f"{number}@carrier", direction="in", now=at)
        caller_actions.request_callback(
            call_id=call_id, wish="silent", keyed_number="", caller_number=f"0770090{number:04}", now=at
        )
    lead = sign_in("Carys Vaughan", Role.DESK, Role.SUPERVISOR)
    task = callback_tasks.batched_callbacks().values_list("task__public_id", flat=True)[0]

    work_list = lead.get(f"/desk/tasks?which=all&task={task}").content.decode()
    listed = sol.get("/desk/call-backs?which=together").content.decode()

    assert "2 silent calls stand in one list, since" in work_list
    assert "2 calls wait." in work_list
    assert "The first of them came" in work_list
    for minute in ("08:58", "08:59"):
        assert f"nothing. They rang today {minute} and stayed silent" in listed
    assert "silent calls stand in one list" not in sol.get("/desk/tasks").content.decode()
    assert "2 silent calls stand in one list, since" in sol.get("/desk/wallboard").content.decode()
    for one in callback_tasks.batched_callbacks():
        address = f"/desk/call-backs/{one.public_id}"
        assert address in listed
        assert one.number_note not in listed
        assert f'action="{address}/hand-on"' not in sol.get(address).content.decode()
