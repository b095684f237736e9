"""An agent who rings a victim back hands them to a colleague, who then reads and writes down what became of the
promise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.channels.web.desk.test_phone import MemoryPhone, promised, sign_on, words
from tests.services.people_and_cases import NOW
from victimcare.records.models import Call
from victimcare.services import port_registry
from victimcare.services.access import Role
from victimcare.services.calls.agents import agent_duty, callback_calls
from victimcare.services.ports.desk_telephone import PhoneProblem, ReturnCallProgress


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> MemoryPhone:
    made = MemoryPhone()
    monkeypatch.setattr(port_registry.ports, "desk_phone", made)
    return made


def test_asked_first_a_colleague_takes_over_and_says_how_it_went(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], line: MemoryPhone
) -> None:
    ewa = sign_in("Ewa Tomala", Role.DESK)
    sign_on(sol)
    about = _talks(sol, line)
    colleague = _to(ewa)

    assert "Ewa Tomala" in words(sol.get("/desk/phone").content)
    sol.post("/desk/phone/bring", whom=colleague, how="first_alone")
    sol.post("/desk/phone/sound", act="leave")

    assert "Writing down" in words(sol.get("/desk/phone").content)
    own = words(ewa.get("/desk/phone").content)
    assert "Ringing them back You hear one another." in own
    ewa.post("/desk/phone/end")
    assert Call.objects.get(direction="back").outcome == "spoke"
    ewa.post(f"{about}/went", **{"went-outcome": "done", "went-time": "", "went-note": ""})
    assert "They were reached" in words(sol.get(about).content)


def test_where_the_line_does_not_answer_the_victim_stays_with_the_agent(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], line: MemoryPhone
) -> None:
    ewa = sign_in("Ewa Tomala", Role.DESK)
    sign_on(sol)
    _talks(sol, line)
    colleague = _to(ewa)
    line.problem = PhoneProblem.LINE_AWAY

    refused = sol.post("/desk/phone/bring", whom=colleague, how="hand_over")

    assert refused.status_code == 409
    states = [agent_duty.find_own_duty(actor=each.actor, now=NOW) for each in (sol, ewa)]
    assert [state.state for state in states if state] == ["on_a_call", "ready"]


def _talks(sol: StaffBrowser, line: MemoryPhone) -> str:
    """A victim is rung back, and has picked up: the page of the promise."""
    about = f"/desk/call-backs/{promised('07700 900333').public_id}"
    sol.post(f"{about}/ring", by="line")
    row = Call.objects.get(direction="back").public_id
    callback_calls.claim_callback_call(row=row, now=NOW)
    callback_calls.authorise_dialling(row=row, now=NOW)
    callback_calls.record_callback_answer(row=row, now=NOW)
    line.stands = replace(line.stands, back=ReturnCallProgress.TALKS, is_joined=True)
    return about


def _to(colleague: StaffBrowser) -> str:
    sign_on(colleague)
    mine = agent_duty.find_own_duty(actor=colleague.actor, now=NOW)
    assert mine is not None
    return f"colleague:{mine.agent_id}"
