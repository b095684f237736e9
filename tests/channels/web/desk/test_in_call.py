"""Every page of the desk shows its officer that a call rings or goes on, and nothing about the caller."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.channels.web.desk.test_phone import (
    MemoryPhone,
    line,  # noqa: F401  the line as the desk asks it
    rings,
    sign_on,
    words,
)
from tests.services.people_and_cases import NOW
from victimcare.channels.web.desk.calls.phone import _OUTCOMES
from victimcare.records.models import Victim
from victimcare.services.access import Role
from victimcare.services.calls.agents import agent_duty
from victimcare.services.calls.agents.agent_duty import CallOutcome

PAGES = ("/desk/tasks", "/desk/look-up", "/desk/more")


@pytest.fixture(autouse=True)
def _line(line: MemoryPhone) -> None:  # noqa: F811
    """All of these tests have a line."""


@pytest.mark.parametrize("page", PAGES)
def test_a_call_that_rings_and_goes_on_is_said_on_every_page(sol: StaffBrowser, marta: Victim, page: str) -> None:
    sign_on(sol)
    assert "Open the call" not in words(sol.get(page).content)

    rings(sol, marta)
    assert "A call is ringing for you Open the call" in words(sol.get(page).content)

    sol.post("/desk/phone/answer")
    seen = words(sol.get(page).content)
    assert "On a call 00:00 Open the call End call" in seen
    assert "A call is ringing" not in seen

    sol.post("/desk/phone/end")
    seen = words(sol.get(page).content)
    assert "Writing down 00:00 Open the call" in seen
    assert "End call" not in seen


@pytest.mark.parametrize("is_proved", [False, True])
def test_a_record_and_its_gate_have_the_same_bar_as_every_page(
    sol: StaffBrowser,
    marta: Victim,
    is_proved: bool,
) -> None:
    sol.look_up(marta)
    if is_proved:
        sol.prove(marta)
    sign_on(sol)
    rings(sol)

    seen = sol.get(f"/desk/cases/{marta.public_id}").content

    assert "A call is ringing for you Open the call" in words(seen)
    assert f'name="record" value="{marta.public_id}"' in seen.decode()


def test_a_colleague_asked_into_a_call_reads_so_on_every_page(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser]
) -> None:
    ewa = sign_in("Ewa Tomala", Role.DESK)
    sign_on(sol)
    sign_on(ewa)
    rings(sol)
    sol.post("/desk/phone/answer")
    colleague = agent_duty.find_own_duty(actor=ewa.actor, now=NOW)
    assert colleague is not None

    sol.post("/desk/phone/bring", whom=f"colleague:{colleague.agent_id}", how="first_alone")

    assert "A colleague asks you into a call Open the call" in words(ewa.get("/desk/tasks").content)


def test_nothing_of_the_caller_is_in_it(sol: StaffBrowser, marta: Victim) -> None:
    sign_on(sol)
    rings(sol, marta)

    assert words(sol.get("/desk/phone/standing").content) == "A call is ringing for you Open the call"

    sol.post("/desk/phone/answer")
    bar = "On a call Open the call End call Somebody is in danger: bring in 999 F9"
    assert words(sol.get("/desk/phone/standing").content) == bar


def test_staff_who_take_no_calls_read_nothing_of_calls(sol: StaffBrowser) -> None:
    assert "in-call" not in sol.get("/desk/tasks").content.decode()
    assert sol.get("/desk/phone/standing").content.decode().strip() == ""


def test_every_outcome_has_its_button_and_danger_comes_first() -> None:
    outcomes = [outcome for group in _OUTCOMES for outcome in group]

    assert sorted(outcomes) == sorted(CallOutcome)
    assert outcomes[0] is CallOutcome.DANGER
